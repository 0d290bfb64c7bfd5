#include "core/alerts/alertplan.h"
#include "tests/support/samplemessages.h"

#include <QTest>

#include <functional>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString kAnna = QStringLiteral("Anna@Example.org");
const QDateTime kNow({2026, 3, 5}, {14, 0}, Qt::UTC);

using Change = std::function<void(MessageSummary&, AlertRules&)>;

QList<MessageSummary> messages(int first, int count)
{
    QList<MessageSummary> found;
    for (int i = 0; i < count; ++i)
        found << sampleMessage(first + i);
    return found;
}

QList<Guid> guidsOf(const QList<MessageSummary>& list)
{
    QList<Guid> guids;
    for (const MessageSummary& message : list)
        guids << message.guid;
    return guids;
}

} // namespace

class AlertPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsAlertedUnlessThereIsAReasonAgainstIt_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, Change change, const char* reason) {
            QTest::newRow(name) << change << QString::fromLatin1(reason);
        };
        row("nothing special", [](auto&, auto&) {}, "");
        row("protected by a password",
            [](auto& m, auto&) { m.options.fyeoType = FyeoType::UniquePassword; }, "");
        row("expires later", [](auto& m, auto&) { m.expiryDate = kNow.addSecs(1); }, "");
        row("sent by the person, in another case",
            [](auto& m, auto&) { m.sender.email = QStringLiteral("aNNA@example.ORG"); },
            "own-message");
        row("read elsewhere already", [](auto& m, auto&) { m.retrieved = true; }, "already-read");
        row("recalled", [](auto& m, auto&) { m.recallDate = kNow; }, "no-access");
        row("expired", [](auto& m, auto&) { m.expiryDate = kNow; }, "no-access");
        row("expired by its status",
            [](auto& m, auto&) { m.status = QStringLiteral("expired"); }, "no-access");
        row("withdrawn", [](auto& m, auto&) { m.hasAccess = false; }, "no-access");
        row("alerts are not wanted", [](auto&, auto& rules) { rules.allowed = false; },
            "not-wanted");
        row("a pause that is over",
            [](auto&, auto& rules) { rules.pausedUntil = kNow.addSecs(-1); }, "");
    }
    void aMessageIsAlertedUnlessThereIsAReasonAgainstIt()
    {
        QFETCH(Change, change);
        QFETCH(QString, reason);
        MessageSummary message = sampleMessage(1);
        AlertRules rules;
        change(message, rules);

        AlertPlanner planner;
        const AlertPlan plan = planner.plan({message}, rules, kAnna, kNow);

        QVERIFY(plan.later.isEmpty());
        if (reason.isEmpty()) {
            QCOMPARE(plan.raise.size(), 1);
            QVERIFY(!plan.raise.first().isBurst);
            QCOMPARE(guidsOf(plan.raise.first().messages), QList<Guid>{guidOf(1)});
            QVERIFY(plan.suppress.isEmpty());
        } else {
            QVERIFY(plan.raise.isEmpty());
            QCOMPARE(plan.suppress.size(), 1);
            QCOMPARE(plan.suppress.first().messageGuid, guidOf(1));
            QCOMPARE(plan.suppress.first().reason, reason);
        }
    }

    void aPauseHoldsMessagesBackAndSuppressesNone()
    {
        AlertRules rules;
        rules.pausedUntil = kNow.addSecs(60);
        AlertPlanner planner;
        const AlertPlan plan = planner.plan(messages(1, 8), rules, kAnna, kNow);
        QVERIFY(plan.raise.isEmpty());
        QVERIFY(plan.suppress.isEmpty());
        QCOMPARE(plan.later.size(), 8);
    }

    void alertsComeInTheOrderInWhichTheMessagesWereSent()
    {
        AlertPlanner planner;
        const AlertPlan plan = planner.plan({sampleMessage(3), sampleMessage(1), sampleMessage(2)},
                                            {}, kAnna, kNow);
        QCOMPARE(plan.raise.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(plan.raise.at(i).messages.first().guid, guidOf(i + 1));
    }

    void fiveInTenSecondsAreFiveAlertsAndSixOneSummary()
    {
        AlertPlanner five;
        QCOMPARE(five.plan(messages(1, 5), {}, kAnna, kNow).raise.size(), 5);

        AlertPlanner six;
        const AlertPlan plan = six.plan(messages(1, 6), {}, kAnna, kNow);
        QCOMPARE(plan.raise.size(), 1);
        QVERIFY(plan.raise.first().isBurst);
        QCOMPARE(plan.raise.first().messages.size(), 6);
    }

    void theSummaryGrowsWhileTheBurstLasts()
    {
        AlertPlanner planner;
        for (int i = 1; i <= 5; ++i)
            QCOMPARE(planner.plan({sampleMessage(i)}, {}, kAnna, kNow.addSecs(i)).raise.size(), 1);
        for (int i = 6; i <= 8; ++i) {
            const AlertPlan plan = planner.plan({sampleMessage(i)}, {}, kAnna, kNow.addSecs(i));
            QCOMPARE(plan.raise.size(), 1);
            QVERIFY(plan.raise.first().isBurst);
            // The five before have alerts of their own; the summary is about the rest.
            QCOMPARE(plan.raise.first().messages.size(), i - 5);
        }
    }

    void afterTenQuietSecondsAMessageHasAnAlertOfItsOwnAgain()
    {
        AlertPlanner planner;
        QVERIFY(planner.plan(messages(1, 6), {}, kAnna, kNow).raise.first().isBurst);
        const AlertPlan plan = planner.plan({sampleMessage(7)}, {}, kAnna,
                                            kNow.addMSecs(10'000));
        QCOMPARE(plan.raise.size(), 1);
        QVERIFY(!plan.raise.first().isBurst);
    }

    void aClockSetBackEndsABurstInsteadOfKeepingItForHours()
    {
        AlertPlanner planner;
        QVERIFY(planner.plan(messages(1, 6), {}, kAnna, kNow).raise.first().isBurst);
        const AlertPlan plan = planner.plan({sampleMessage(7)}, {}, kAnna, kNow.addSecs(-3600));
        QVERIFY(!plan.raise.first().isBurst);
    }

    void suppressedMessagesDoNotCountTowardsABurst()
    {
        AlertPlanner planner;
        QList<MessageSummary> news = messages(1, 8);
        for (int i = 0; i < 4; ++i)
            news[i].retrieved = true;
        const AlertPlan plan = planner.plan(news, {}, kAnna, kNow);
        QCOMPARE(plan.suppress.size(), 4);
        QCOMPARE(plan.raise.size(), 4);
    }

    void whatWasReadElsewhereLeavesTheSummary()
    {
        AlertPlanner planner;
        (void)planner.plan(messages(1, 6), {}, kAnna, kNow);
        QVERIFY(planner.dropFromBurst(guidOf(3)));
        QVERIFY(!planner.dropFromBurst(guidOf(3)));
        QVERIFY(!planner.dropFromBurst(guidOf(99)));
        QCOMPARE(planner.burst().size(), 5);
        planner.endBurst();
        QVERIFY(planner.burst().isEmpty());
    }

    void ofThousandsAtOnceEveryOneIsInTheSummary()
    {
        AlertPlanner planner;
        const AlertPlan plan = planner.plan(messages(1, 5000), {}, kAnna, kNow);
        QCOMPARE(plan.raise.size(), 1);
        QCOMPARE(plan.raise.first().messages.size(), 5000);
    }
};

QTEST_GUILESS_MAIN(AlertPlanTest)
#include "tst_alertplan.moc"

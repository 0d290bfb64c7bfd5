#include "core/alerts/alertplan.h"
#include "tests/support/samplemessages.h"

#include <QElapsedTimer>
#include <QTest>

#include <functional>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QString kAnna = QStringLiteral("Anna@Example.org");
const QDateTime kNow({2026, 3, 5}, {14, 0}, Qt::UTC);
using Form = PlannedAlert::Form;

News sampleNews(int number)
{
    return newsOf(sampleMessage(number), kAnna, kNow);
}

QList<News> sampleNews(int first, int count)
{
    QList<News> found;
    for (int i = 0; i < count; ++i)
        found << sampleNews(first + i);
    return found;
}

QList<Guid> idsOf(const QList<News>& list)
{
    QList<Guid> ids;
    for (const News& piece : list)
        ids << piece.id;
    return ids;
}

AlertSituation situation(const QDateTime& now = kNow, const AlertRules& rules = {})
{
    return AlertSituation(rules, {}, now, QTimeZone::utc());
}

} // namespace

class AlertPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheInboxKnowsOfAMessageDecidesAboutIt_data()
    {
        using Change = std::function<void(MessageSummary&)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("rule");
        const auto row = [](const char* name, Change change, const char* rule) {
            QTest::newRow(name) << change << QString::fromLatin1(rule);
        };
        row("nothing special", [](auto&) {}, "");
        row("protected by a password",
            [](auto& m) { m.options.fyeoType = FyeoType::UniquePassword; }, "");
        row("expires later", [](auto& m) { m.expiryDate = kNow.addSecs(1); }, "");
        row("sent by the person, in another case",
            [](auto& m) { m.sender.email = QStringLiteral("aNNA@example.ORG"); }, "own-message");
        row("read elsewhere already", [](auto& m) { m.retrieved = true; }, "already-read");
        row("recalled", [](auto& m) { m.recallDate = kNow; }, "no-access");
        row("expired", [](auto& m) { m.expiryDate = kNow; }, "no-access");
        row("expired by its status", [](auto& m) { m.status = QStringLiteral("expired"); },
            "no-access");
        row("withdrawn", [](auto& m) { m.hasAccess = false; }, "no-access");
    }
    void whatTheInboxKnowsOfAMessageDecidesAboutIt()
    {
        QFETCH(std::function<void(MessageSummary&)>, change);
        QFETCH(QString, rule);
        MessageSummary message = sampleMessage(1);
        change(message);
        AlertPlanner planner;
        const AlertPlan plan = planner.plan({newsOf(message, kAnna, kNow)}, situation());
        QVERIFY(plan.later.isEmpty());
        QCOMPARE(plan.raise.size(), rule.isEmpty() ? 1 : 0);
        QCOMPARE(plan.never.size(), rule.isEmpty() ? 0 : 1);
        if (!rule.isEmpty())
            QCOMPARE(plan.never.first().rule, rule);
    }

    void aPauseHoldsNewsBackAndKnowsWhenToAskAgain()
    {
        AlertRules rules;
        rules.habits.pausedUntil = kNow.addSecs(60);
        QList<News> news = sampleNews(1, 8);
        news[2].postponed = kNow.addSecs(30);
        news[3].heldBackBy = AlertRule::kPaused;
        AlertPlanner planner;
        const AlertPlan plan = planner.plan(news, situation(kNow, rules));
        QVERIFY(plan.raise.isEmpty());
        QVERIFY(plan.never.isEmpty());
        QCOMPARE(plan.later.size(), 8);
        QCOMPARE(plan.askAgain, kNow.addSecs(30));
        QVERIFY(plan.later.at(0).isNew);
        QVERIFY(!plan.later.at(3).isNew);
    }

    void alertsComeInTheOrderInWhichTheMessagesWereSent()
    {
        AlertPlanner planner;
        const AlertPlan plan
            = planner.plan({sampleNews(3), sampleNews(1), sampleNews(2)}, situation());
        QCOMPARE(plan.raise.size(), 3);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(plan.raise.at(i).news.first().id, guidOf(i + 1));
    }

    void fiveInTenSecondsAreFiveAlertsAndSixOneSummary()
    {
        AlertPlanner five;
        QCOMPARE(five.plan(sampleNews(1, 5), situation()).raise.size(), 5);

        AlertPlanner six;
        const AlertPlan plan = six.plan(sampleNews(1, 6), situation());
        QCOMPARE(plan.raise.size(), 1);
        QVERIFY(plan.raise.first().form == Form::Burst);
        QCOMPARE(plan.raise.first().news.size(), 6);
    }

    void whatFollowsWhileABurstLastsComesToTheSummary()
    {
        AlertPlanner planner;
        for (int i = 1; i <= 5; ++i)
            QVERIFY(planner.plan({sampleNews(i)}, situation(kNow.addSecs(i))).raise.first().form
                    == Form::Single);
        for (int i = 6; i <= 8; ++i) {
            const AlertPlan plan = planner.plan({sampleNews(i)}, situation(kNow.addSecs(i)));
            QCOMPARE(plan.raise.size(), 1);
            QVERIFY(plan.raise.first().form == Form::Burst);
            QCOMPARE(idsOf(plan.raise.first().news), QList<Guid>{guidOf(i)});
        }
    }

    void afterTenQuietSecondsAMessageHasAnAlertOfItsOwnAgain()
    {
        AlertPlanner planner;
        QVERIFY(planner.plan(sampleNews(1, 6), situation()).raise.first().form == Form::Burst);
        const AlertPlan plan
            = planner.plan({sampleNews(7)}, situation(kNow.addMSecs(10'000)));
        QCOMPARE(plan.raise.size(), 1);
        QVERIFY(plan.raise.first().form == Form::Single);
    }

    void aClockSetBackEndsABurstInsteadOfKeepingItForHours()
    {
        AlertPlanner planner;
        QVERIFY(planner.plan(sampleNews(1, 6), situation()).raise.first().form == Form::Burst);
        const AlertPlan plan = planner.plan({sampleNews(7)}, situation(kNow.addSecs(-3600)));
        QVERIFY(plan.raise.first().form == Form::Single);
    }

    void whatIsNotShownDoesNotCountTowardsABurst()
    {
        AlertPlanner planner;
        QList<News> news = sampleNews(1, 8);
        for (int i = 0; i < 4; ++i)
            news[i].isRead = true;
        const AlertPlan plan = planner.plan(news, situation());
        QCOMPARE(plan.never.size(), 4);
        QCOMPARE(plan.raise.size(), 4);
    }

    void whatQuietHoursHeldBackComesAsOneDigest()
    {
        QList<News> news = sampleNews(1, 3);
        for (News& piece : news)
            piece.heldBackBy = AlertRule::kQuietHours;
        news << sampleNews(9);
        AlertPlanner planner;
        const AlertPlan plan = planner.plan(news, situation());
        QCOMPARE(plan.raise.size(), 2);
        QVERIFY(plan.raise.first().form == Form::Digest);
        QCOMPARE(idsOf(plan.raise.first().news),
                 (QList<Guid>{guidOf(1), guidOf(2), guidOf(3)}));
        QVERIFY(plan.raise.last().form == Form::Single);
    }

    void aSingleMessageOfTheNightNeedsNoDigest()
    {
        News news = sampleNews(1);
        news.heldBackBy = AlertRule::kQuietHours;
        AlertPlanner planner;
        QVERIFY(planner.plan({news}, situation()).raise.first().form == Form::Single);
    }

    void withoutADigestTheNightIsToldMessageByMessage()
    {
        QList<News> news = sampleNews(1, 3);
        for (News& piece : news)
            piece.heldBackBy = AlertRule::kQuietHours;
        AlertRules rules;
        rules.habits.digest = false;
        AlertPlanner planner;
        QCOMPARE(planner.plan(news, situation(kNow, rules)).raise.size(), 3);
    }

    void whatAPauseHeldBackIsNoDigest()
    {
        QList<News> news = sampleNews(1, 3);
        for (News& piece : news)
            piece.heldBackBy = AlertRule::kPaused;
        AlertPlanner planner;
        QCOMPARE(planner.plan(news, situation()).raise.size(), 3);
    }

    void ofThousandsAtOnceEveryOneIsInTheSummaryWithoutAStall()
    {
        const QList<News> news = sampleNews(1, 10'000);
        AlertRules rules;
        rules.habits.quietHours = usualQuietHours();
        rules.habits.quietHours.enabled = true;
        AlertPlanner planner;
        QElapsedTimer timer;
        timer.start();
        const AlertPlan plan = planner.plan(news, situation(kNow, rules));
        // Generous: sanitizers, and others on the same machine.
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(plan.raise.size(), 1);
        QCOMPARE(plan.raise.first().news.size(), 10'000);
    }
};

QTEST_GUILESS_MAIN(AlertPlanTest)
#include "tst_alertplan.moc"

#include "core/model/chase.h"

#include <QTest>

using namespace waxwing;
using What = ChaseStep::What;

Q_DECLARE_METATYPE(waxwing::Chase)
Q_DECLARE_METATYPE(waxwing::SentState)
Q_DECLARE_METATYPE(waxwing::ChaseStep::What)

namespace {

const QDateTime kSent({2026, 3, 5}, {14, 7, 9}, Qt::UTC);

Chase threeDays()
{
    Chase chase;
    chase.days = 3;
    chase.since = kSent;
    return chase;
}

SentState seenBy(const QList<bool>& read)
{
    SentState state;
    state.trackingShown = true;
    for (const bool one : read)
        state.readers << SentState::Reader{QStringLiteral("R%1").arg(state.readers.size() + 1),
                                           one};
    return state;
}

} // namespace

class ChaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timeAloneSaysWhenToLook_data()
    {
        QTest::addColumn<Chase>("chase");
        QTest::addColumn<QDateTime>("now");
        QTest::addColumn<ChaseStep::What>("what");
        const Chase chase = threeDays();
        QTest::newRow("just sent") << chase << kSent << What::Wait;
        QTest::newRow("a second before") << chase << kSent.addDays(3).addSecs(-1) << What::Wait;
        QTest::newRow("the moment") << chase << kSent.addDays(3) << What::Look;
        QTest::newRow("program not running at the time")
            << chase << kSent.addDays(40) << What::Look;
        QTest::newRow("clock corrected by minutes") << chase << kSent.addSecs(-600) << What::Wait;
        QTest::newRow("clock set back by years") << chase << kSent.addYears(-4) << What::Begin;
        Chase reminded = chase;
        reminded.reminded = kSent.addDays(3);
        QTest::newRow("reminded before") << reminded << kSent.addDays(9) << What::Wait;
        QTest::newRow("reminded, clock set back") << reminded << kSent.addYears(-4) << What::Wait;
        Chase endless = chase;
        endless.days = 2'000'000;
        QTest::newRow("no more than a year")
            << endless << kSent.addDays(kMostChaseDays) << What::Look;
        Chase broken = chase;
        broken.days = 0;
        QTest::newRow("at least a day") << broken << kSent.addSecs(60) << What::Wait;
    }
    void timeAloneSaysWhenToLook()
    {
        QFETCH(Chase, chase);
        QFETCH(QDateTime, now);
        QFETCH(ChaseStep::What, what);
        QCOMPARE(chaseStep(chase, now).what, what);
    }

    void saysUntilWhenItWaits()
    {
        QCOMPARE(chaseStep(threeDays(), kSent.addDays(1)).until, kSent.addDays(3));
    }

    void whatThePortalSaysDecides_data()
    {
        QTest::addColumn<SentState>("state");
        QTest::addColumn<int>("day");
        QTest::addColumn<ChaseStep::What>("what");
        QTest::addColumn<QStringList>("waiting");
        const QStringList nobody;
        QTest::newRow("unread") << seenBy({false}) << 3 << What::Remind
                                << QStringList{QStringLiteral("R1")};
        QTest::newRow("read meanwhile") << seenBy({true}) << 3 << What::Settle << nobody;
        QTest::newRow("read early") << seenBy({true}) << 1 << What::Settle << nobody;
        QTest::newRow("unread, too early") << seenBy({false}) << 1 << What::Wait << nobody;
        QTest::newRow("several, partly read")
            << seenBy({true, false, true, false}) << 5 << What::Remind
            << QStringList{QStringLiteral("R2"), QStringLiteral("R4")};
        QTest::newRow("several, all read") << seenBy({true, true}) << 5 << What::Settle << nobody;
        QTest::newRow("nobody has access any more") << seenBy({}) << 5 << What::Settle << nobody;
        SentState recalled = seenBy({false});
        recalled.isRecalled = true;
        QTest::newRow("recalled") << recalled << 3 << What::Settle << nobody;
        SentState expired = seenBy({false});
        expired.isExpired = true;
        QTest::newRow("expired") << expired << 3 << What::Settle << nobody;
        SentState ends = seenBy({false});
        ends.expiryDate = kSent.addDays(3);
        QTest::newRow("expires in this moment") << ends << 3 << What::Settle << nobody;
        ends.expiryDate = kSent.addDays(4);
        QTest::newRow("expires tomorrow")
            << ends << 3 << What::Remind << QStringList{QStringLiteral("R1")};
        SentState untracked = seenBy({false});
        untracked.trackingShown = false;
        QTest::newRow("nobody can tell") << untracked << 3 << What::Settle << nobody;
        SentState draft = seenBy({false});
        draft.isSent = false;
        QTest::newRow("still a draft") << draft << 1 << What::Wait << nobody;
    }
    void whatThePortalSaysDecides()
    {
        QFETCH(SentState, state);
        QFETCH(int, day);
        QFETCH(ChaseStep::What, what);
        QFETCH(QStringList, waiting);
        const ChaseStep step = chaseStep(threeDays(), state, kSent.addDays(day));
        QCOMPARE(step.what, what);
        QCOMPARE(step.waiting, waiting);
    }

    void whatWasRemindedOfIsSettledOnceItIsRead()
    {
        Chase chase = threeDays();
        chase.reminded = kSent.addDays(3);
        QCOMPARE(chaseStep(chase, seenBy({true}), kSent.addDays(4)).what, What::Settle);
        const ChaseStep fewer = chaseStep(chase, seenBy({true, false}), kSent.addDays(4));
        QCOMPARE(fewer.what, What::Remind);
        QCOMPARE(fewer.waiting, QStringList{QStringLiteral("R2")});
    }
};

QTEST_GUILESS_MAIN(ChaseTest)
#include "tst_chase.moc"

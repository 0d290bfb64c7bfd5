#include "core/alerts/selftestrhythm.h"
#include "tests/support/manualclock.h"

#include <QTest>

using namespace waxwing;
using namespace std::chrono_literals;

/// When alerts are tested without anybody asking.
class SelfTestRhythmTest : public QObject
{
    Q_OBJECT

private:
    struct Run
    {
        test::ManualClock clock;
        QDateTime last;
        bool unwelcome = false;
        int tests = 0;
        SelfTestRhythm rhythm{{clock, clock, [this] { return last; }, [this] { return unwelcome; },
                               [this] {
                                   ++tests;
                                   last = clock.now();
                               }}};
    };

private Q_SLOTS:
    void aFirstStartTestsOnceItHasSettled()
    {
        Run run;
        run.rhythm.begin();
        run.clock.advance(1min);
        QCOMPARE(run.tests, 0);
        run.clock.advance(1min);
        QCOMPARE(run.tests, 1);
    }

    void onceAWeekIsOften()
    {
        Run run;
        run.rhythm.begin();
        run.clock.advance(24h);
        QCOMPARE(run.tests, 1);
        run.clock.advance(5 * 24h);
        QCOMPARE(run.tests, 1);
        run.clock.advance(2 * 24h);
        QCOMPARE(run.tests, 2);
        run.clock.advance(7 * 24h);
        QCOMPARE(run.tests, 3);
    }

    void aRestartWithinTheWeekTestsNothing()
    {
        Run run;
        run.last = run.clock.now().addDays(-6);
        run.rhythm.begin();
        run.clock.advance(3min);
        QCOMPARE(run.tests, 0);
        run.clock.advance(25h);
        QCOMPARE(run.tests, 1);
    }

    void whatIsUnwelcomeIsMadeUpForSoonAfterwards()
    {
        Run run;
        run.unwelcome = true;
        run.rhythm.begin();
        run.clock.advance(48h);
        QCOMPARE(run.tests, 0);
        run.unwelcome = false;
        run.clock.advance(6h);
        QCOMPARE(run.tests, 1);
    }

    void aClockThatWasPutBackDoesNotEndTheTests()
    {
        Run run;
        run.last = run.clock.now().addYears(3);
        run.rhythm.begin();
        run.clock.advance(3min);
        QCOMPARE(run.tests, 1);
    }
};

QTEST_GUILESS_MAIN(SelfTestRhythmTest)
#include "tst_selftestrhythm.moc"

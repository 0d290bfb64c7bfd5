#include "core/async/backoff.h"
#include "core/async/completer.h"
#include "core/async/launch.h"
#include "core/async/scheduler.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <array>
#include <memory>
#include <thread>
#include <vector>

using namespace waxwing;
using namespace std::chrono_literals;

class AsyncTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void completerDeliversFromAnotherThread()
    {
        Completer<int> completer;
        auto answer = completer.result();
        std::thread worker([completer = std::move(completer)]() mutable { completer.complete(42); });
        const auto result = test::await(std::move(answer));
        worker.join();
        QVERIFY(result);
        QCOMPARE(*result, 42);
    }

    void droppedCompleterCancelsInsteadOfHanging()
    {
        std::optional<Completer<int>> completer(std::in_place);
        auto answer = completer->result();
        completer.reset();
        const auto result = test::await(std::move(answer));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    }

    void onlyTheFirstAnswerCounts()
    {
        Completer<int> completer;
        auto answer = completer.result();
        completer.complete(1);
        completer.complete(2);
        QCOMPARE(*test::await(std::move(answer)), 1);
    }

    void launchSaysWhatFailedButNotWhenCancelled()
    {
        Completer<int> failing;
        launch(failing.result(), "count sheep");
        QTest::ignoreMessage(QtWarningMsg, "count sheep failed: network: gone");
        failing.complete(failure(ErrorKind::Network, QStringLiteral("gone")));
        QCoreApplication::processEvents();

        Completer<int> cancelled;
        launch(cancelled.result(), "count sheep");
        cancelled.complete(failure(ErrorKind::Cancelled));
        QCoreApplication::processEvents();
    }

    void waitEndsEarlyWhenStopped()
    {
        test::ManualClock clock;
        std::stop_source stop;
        auto waiting = clock.wait(1h, stop.get_token());
        stop.request_stop();
        const auto result = test::await(std::move(waiting));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
        QCOMPARE(clock.waiting(), std::size_t(0));
    }

    void scheduledCallCanBeCalledOffAndMayDestroyItself()
    {
        TimerScheduler scheduler;
        bool called = false;
        auto calledOff = scheduler.after(0ms, [&] { called = true; });
        calledOff.reset();
        std::unique_ptr<ScheduledCall> self;
        bool ran = false;
        self = scheduler.after(0ms, [&] {
            self.reset();
            ran = true;
        });
        QTRY_VERIFY(ran);
        QVERIFY(!called);
    }

    /// Qt's coarse timers do, by up to a twentieth.
    void scheduledCallsAreNeverMadeTooEarly()
    {
        TimerScheduler scheduler;
        QElapsedTimer since;
        since.start();
        std::vector<std::unique_ptr<ScheduledCall>> calls;
        std::chrono::milliseconds earliest{0};
        int made = 0;
        for (auto delay = 2000ms; delay < 2200ms; delay += 7ms) {
            calls.push_back(scheduler.after(delay, [&, delay] {
                earliest = std::min(earliest, std::chrono::milliseconds(since.elapsed()) - delay);
                ++made;
            }));
        }
        QTRY_COMPARE(made, static_cast<int>(calls.size()));
        QCOMPARE(earliest.count(), 0);
    }

    void backoffGrowsRepeatsItsLastStepAndStaysWithinJitter()
    {
        static constexpr std::array<std::chrono::milliseconds, 3> kPauses{1000ms, 2000ms, 4000ms};
        double random = 0.5;
        Backoff backoff(kPauses, 0.2, [&] { return random; });
        QCOMPARE(backoff.next(), 1000ms);
        random = 0.0;
        QCOMPARE(backoff.next(), 1600ms);
        random = 1.0;
        QCOMPARE(backoff.next(), 4800ms);
        random = 0.5;
        QCOMPARE(backoff.next(), 4000ms);
        backoff.reset();
        QCOMPARE(backoff.next(), 1000ms);
    }
};

QTEST_GUILESS_MAIN(AsyncTest)
#include "tst_async.moc"

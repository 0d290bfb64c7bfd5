#include "core/async/scheduler.h"

#include "core/async/completer.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <optional>

namespace waxwing {

namespace {

class TimerCall final : public ScheduledCall
{
public:
    TimerCall(std::chrono::milliseconds delay, std::function<void()> call)
        : m_deadline(delay), m_call(std::move(call))
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { onTimeout(); });
        start(delay);
    }

private:
    void start(std::chrono::milliseconds delay)
    {
        m_timer.setTimerType(delay < std::chrono::seconds(2) ? Qt::PreciseTimer
                                                             : Qt::CoarseTimer);
        m_timer.start(delay);
    }

    /// Coarse timers come up to a twentieth too early; whoever asked would find that nothing is due yet.
    void onTimeout()
    {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(
            m_deadline.remainingTimeAsDuration());
        if (left.count() > 0)
            return start(left);
        // The call may destroy this object, and with it the closure that is running.
        const auto call = std::move(m_call);
        call();
    }

    QTimer m_timer;
    QDeadlineTimer m_deadline;
    std::function<void()> m_call;
};

} // namespace

AsyncResult<void> Scheduler::wait(std::chrono::milliseconds delay, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    const auto completer = std::make_shared<Completer<void>>();
    auto answer = completer->result();
    const auto timer = after(delay, [completer] { completer->complete({}); });
    const std::stop_callback onStop(
        stop, [completer] { completer->complete(failure(ErrorKind::Cancelled)); });
    co_return co_await answer;
}

std::unique_ptr<ScheduledCall> TimerScheduler::after(std::chrono::milliseconds delay,
                                                     std::function<void()> call)
{
    return std::make_unique<TimerCall>(delay, std::move(call));
}

} // namespace waxwing

#include "core/async/scheduler.h"

#include "core/async/completer.h"

#include <QTimer>

#include <optional>

namespace waxwing {

namespace {

class TimerCall final : public ScheduledCall
{
public:
    TimerCall(std::chrono::milliseconds delay, std::function<void()> call)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(delay < std::chrono::seconds(2) ? Qt::PreciseTimer
                                                             : Qt::CoarseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [call = std::move(call)] {
            // The call may destroy this object, and with it the closure that is running.
            const auto keep = call;
            keep();
        });
        m_timer.start(delay);
    }

private:
    QTimer m_timer;
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

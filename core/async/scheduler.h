#pragma once

#include "core/async/asyncresult.h"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace waxwing {

/// A call that will be made later; destroying it calls it off.
class ScheduledCall
{
public:
    virtual ~ScheduledCall() = default;
};

/// Timers as a dependency: the program uses TimerScheduler, tests move time by hand
/// (tests/support/manualscheduler.h). Main thread only.
class Scheduler
{
public:
    virtual ~Scheduler() = default;
    /// Calls `call` once after `delay`, never before, unless the returned object has died by then.
    [[nodiscard]] virtual std::unique_ptr<ScheduledCall> after(std::chrono::milliseconds delay,
                                                               std::function<void()> call) = 0;
    /// Waits; ends early with ErrorKind::Cancelled when `stop` is asked for.
    [[nodiscard]] AsyncResult<void> wait(std::chrono::milliseconds delay, std::stop_token stop);
};

/// The scheduler of the program, over QTimer.
class TimerScheduler final : public Scheduler
{
public:
    [[nodiscard]] std::unique_ptr<ScheduledCall> after(std::chrono::milliseconds delay,
                                                       std::function<void()> call) override;
};

} // namespace waxwing

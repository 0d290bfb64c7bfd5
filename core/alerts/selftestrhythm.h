#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"

#include <QDateTime>

#include <functional>
#include <memory>

namespace waxwing {

/// When alerts are tested without anybody asking: a little after the start and then once a week,
/// never while it is unwelcome, but soon after. A clock that was put back starts the week anew.
/// Main thread.
class SelfTestRhythm
{
public:
    struct Needs
    {
        const Clock& clock;
        Scheduler& scheduler;
        std::function<QDateTime()> last;    ///< when alerts were tested; invalid: never
        std::function<bool()> isUnwelcome;  ///< whoever has paused alerts wants to see none
        std::function<void()> test;
    };
    explicit SelfTestRhythm(Needs needs);

    void begin();

private:
    void look();
    [[nodiscard]] bool isDue() const;

    Needs m_needs;
    std::unique_ptr<ScheduledCall> m_next;
};

} // namespace waxwing

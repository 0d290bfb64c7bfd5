#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"

#include <QObject>

#include <memory>

namespace waxwing {

/// Notices that nobody has used the program for a while: no key, click, wheel or touch in any of
/// its windows. Watches the whole application. Main thread.
class IdleWatch : public QObject
{
    Q_OBJECT

public:
    IdleWatch(const Clock& clock, Scheduler& scheduler, QObject* parent = nullptr);
    /// Zero: never.
    void setPatience(std::chrono::minutes patience);
    /// Begins to count anew, as if something had been typed.
    void restart();

Q_SIGNALS:
    void idle();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void check();

    const Clock& m_clock;
    Scheduler& m_scheduler;
    std::chrono::minutes m_patience{0};
    std::chrono::milliseconds m_lastInput{0};
    std::unique_ptr<ScheduledCall> m_check;
};

} // namespace waxwing

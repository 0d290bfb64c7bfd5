#pragma once

#include "core/async/scheduler.h"
#include "core/base/error.h"
#include "ui/slip/slipsource.h"
#include "ui/slip/slipstate.h"

#include <QObject>

namespace waxwing {

/// Decides when the delivery slip of the message on screen is asked for: only while it is shown,
/// again when something happens to the message, several events as one. What was known stays on
/// screen meanwhile. Answers for an earlier message are dropped. Main thread; what it is given must
/// outlive it, except the source: see drop().
class SlipController : public QObject
{
    Q_OBJECT

public:
    explicit SlipController(Scheduler& scheduler, QObject* parent = nullptr);

    [[nodiscard]] const SlipState& state() const { return m_state; }
    /// The same message again only takes over what changed of it.
    void show(SlipSource& source, const MessageSummary& message);
    /// Nothing is on screen.
    void clear();
    void drop(const SlipSource& source);
    /// Whether anybody sees it.
    void setWatched(bool watched);
    /// Something happened to a message or attachment.
    void noteTouched(const Guid& asset);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void start();
    void ask();
    void take(const Result<DeliverySlip>& answer);

    Scheduler& m_scheduler;
    SlipSource* m_source = nullptr;
    SlipState m_state;
    bool m_watched = false;
    bool m_started = false; ///< the cache was asked for this message
    bool m_asking = false;
    bool m_dirty = false;
    std::unique_ptr<ScheduledCall> m_soon;
    quint64 m_generation = 0;
};

} // namespace waxwing

#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/store/messagestore.h"

#include <QObject>

namespace waxwing {

/// Destroys cached content at the moment a message expires, also without the portal (design
/// rule 3). Main thread.
class ExpiryWatch final : public QObject
{
    Q_OBJECT

public:
    ExpiryWatch(MessageStore& store, const Clock& clock, Scheduler& scheduler);
    /// Looks for the next expiry; call when the stored messages have changed.
    void update();

Q_SIGNALS:
    void contentDestroyed(const QList<waxwing::Guid>& guids);

private:
    AsyncResult<void> destroyAndPlan();

    MessageStore& m_store;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    std::unique_ptr<ScheduledCall> m_next;
};

} // namespace waxwing

#pragma once

#include "core/alerts/alertcenter.h"
#include "core/store/chases.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <stop_token>

namespace waxwing {

/// What the portal says of sent messages, as a port.
class SentStates
{
public:
    virtual ~SentStates() = default;
    /// nullopt: the portal has no such message for us.
    [[nodiscard]] virtual AsyncResult<std::optional<SentState>> of(Guid message,
                                                                   std::stop_token stop) = 0;
};

/// Reminds of sent messages that stay unread for as many days as the person chose: the portal is
/// asked once the time is up, and only what it says then counts. Without it, and while the program
/// does not run, the reminder waits; it never comes twice for one waiting. Main thread; ends its
/// calls when it dies.
class Chaser final : public QObject
{
    Q_OBJECT

public:
    /// How the reminder is worded belongs to the message: who and what, from the cache.
    using Describe = std::function<AsyncResult<News>(Guid message)>;

    Chaser(SentStates& states, Chases& store, AlertCenter& alerts, Describe describe,
           const Clock& clock, Scheduler& scheduler);
    ~Chaser() override;

    /// Reads what is kept. Once.
    void load();
    /// Whether the portal can be asked.
    void setReachable(bool reachable);
    /// From now on; 0 days: not at all.
    void chase(const Guid& message, int days);
    /// The reminder was seen: the same time once more.
    void remindAgain(const Guid& message);
    /// Somebody did something with it: it may be settled.
    void look(const Guid& message);

    [[nodiscard]] std::optional<Chase> of(const Guid& message) const;

Q_SIGNALS:
    void changed();

private:
    AsyncResult<void> read();
    AsyncResult<void> lookAtDue();
    AsyncResult<void> lookAt(Guid message);
    AsyncResult<void> remind(Chase chase);
    void put(const Chase& chase);
    void settle(const Guid& message);
    void plan();
    [[nodiscard]] Chase* find(const Guid& message);

    SentStates& m_states;
    Chases& m_store;
    AlertCenter& m_alerts;
    Describe m_describe;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    QList<Chase> m_chases;
    QSet<Guid> m_wanted; ///< to be looked at whatever the time
    bool m_reachable = false;
    bool m_looking = false;
    std::unique_ptr<ScheduledCall> m_next;
    std::stop_source m_stop;
};

/// The identifier of the reminder of one waiting: always the same.
[[nodiscard]] Guid reminderIdOf(const Chase& chase);

} // namespace waxwing

#pragma once

#include "core/async/backoff.h"
#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/realtime/pushchannel.h"
#include "core/sync/notificationsessions.h"

#include <memory>

namespace waxwing {

/// Learns that something happened at the portal, by the quickest way there is: the push channel of
/// a notification session kept alive by heartbeats, or, when that has been down for 60 s, by asking
/// now and then (notifications.md sections 1 and 5). Says *that* lists should be refreshed, never
/// what is in them. Main thread.
class LiveUpdates final : public QObject
{
    Q_OBJECT

public:
    enum class Mode {
        Stopped,
        Connecting, ///< push is on its way, not yet given up
        Live,
        Polling,
    };
    Q_ENUM(Mode)

    LiveUpdates(NotificationSessions& sessions, PushChannel& channel, const Clock& clock,
                Scheduler& scheduler);
    ~LiveUpdates() override;

    /// Opens the way to live events while it is not known yet whether start() may use it; nothing
    /// unless stopped.
    void connectAhead();
    /// `allowed` is notificationServices.enabled: without it there is only polling.
    void start(bool allowed, std::chrono::minutes notificationSessionTimeout);
    /// What start() was told was a guess: this is how long the portal's sessions live.
    void setTimeout(std::chrono::minutes notificationSessionTimeout);
    void stop();
    /// Polls more often while somebody looks (60 s instead of 5 min).
    void setWindowActive(bool active);
    /// Polling counts as activity of the session, so it ends 60 minutes after the last input.
    void noteUserInput();
    /// After sleep or a change of network: heartbeat, reconnect and refresh at once.
    void wakeUp();
    /// Events of these messages are wanted too: read elsewhere, recalled.
    void watch(QList<Guid> messageGuids);
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// The channel's name, to be removed at sign-out; empty without a session.
    [[nodiscard]] Secret notificationSession() const { return m_session; }

Q_SIGNALS:
    void modeChanged(waxwing::LiveUpdates::Mode mode);
    void inboxChanged();
    void everythingMayHaveChanged();
    void messageTouched(const waxwing::Guid& guid);
    /// An event came; what it calls for is signalled next.
    void pushed();
    /// Somebody may have done something with what the person sent.
    void deedsMayHaveHappened();

private:
    void halt();
    AsyncResult<void> createSession();
    AsyncResult<void> beat();
    AsyncResult<void> sendWatches();
    void onChannelState(PushChannel::State state);
    void onSubscribed();
    void onNewAsset(const NewAssetEvent& event);
    void pollUnlessLiveSoon();
    void schedulePolling();
    void poll();
    void scheduleHeartbeat(std::chrono::milliseconds delay);
    void setMode(Mode mode);
    [[nodiscard]] std::chrono::milliseconds heartbeatInterval() const;

    NotificationSessions& m_sessions;
    PushChannel& m_channel;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    Mode m_mode = Mode::Stopped;
    bool m_pushAllowed = true;
    bool m_windowActive = false;
    std::chrono::minutes m_timeout{50};
    std::chrono::milliseconds m_lastInput{0};
    std::chrono::milliseconds m_lastBeat{0};
    Secret m_session;
    QList<Guid> m_watched;
    QList<Guid> m_unsent; ///< of those
    Backoff m_createPauses;
    Backoff m_lookPauses;
    std::unique_ptr<ScheduledCall> m_lookAfterLoss;
    std::unique_ptr<ScheduledCall> m_giveUpOnPush;
    std::unique_ptr<ScheduledCall> m_nextPoll;
    std::unique_ptr<ScheduledCall> m_nextBeat;
    std::unique_ptr<ScheduledCall> m_createLater;
    std::stop_source m_stop;
};

} // namespace waxwing

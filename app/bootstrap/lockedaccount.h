#pragma once

#include "app/bootstrap/carriedaccount.h"
#include "app/bootstrap/liveaccount.h"
#include "core/alerts/lockedalerts.h"

namespace waxwing {

/// An account while the program is locked: keeps its session and the push channel and alerts
/// without content; no cache, no key, no message is held. Main thread.
class LockedAccount final : public QObject
{
    Q_OBJECT

public:
    /// `wording` should tell nothing of a message.
    LockedAccount(CarriedAccount carried, const AccountServices& services,
                  const AlertWording& wording, const QString& portalName);
    ~LockedAccount() override;

    void start();
    void wakeUp()
    {
        if (!isQuiet())
            m_live.wakeUp();
    }
    void setHabits(const AlertHabits& habits);
    void setPresence(const Presence& presence);
    /// What the unlocked account goes on with.
    [[nodiscard]] CarriedAccount carried() const;
    [[nodiscard]] const AccountRecord& record() const { return m_carried.record; }
    /// False once the session has ended and cannot be renewed while locked.
    [[nodiscard]] bool alertsGoOn() const { return m_alertsGoOn; }
    /// Paused, signed out or not allowed: there is nothing to go on with.
    [[nodiscard]] bool isQuiet() const;

Q_SIGNALS:
    void alertsStopped();
    void openRequested(const waxwing::Guid& messageGuid, const QString& activationToken);
    void inboxRequested(const QString& activationToken);

private:
    void look();
    void lookAt(const QDateTime& moment);
    AsyncResult<void> lookOnce();
    void stopAlerts();

    CarriedAccount m_carried;
    const AccountServices& m_services;
    SignInClient m_signIn;
    Session m_session;
    PortalClient m_portal;
    PortalMessageSource m_source;
    PortalNotificationSessions m_sessions;
    std::unique_ptr<PushChannel> m_channel;
    LiveUpdates m_live;
    LockedAlerts m_alerts;
    bool m_alertsGoOn = true;
    bool m_looking = false;
    bool m_lookAgain = false;
    std::unique_ptr<ScheduledCall> m_lookLater;
    std::stop_source m_stop;
};

} // namespace waxwing

#pragma once

#include "core/account/cachekeeper.h"
#include "core/account/liveness.h"
#include "core/account/signinflow.h"
#include "core/alerts/alertcenter.h"
#include "core/store/accountregistry.h"
#include "core/sync/expirywatch.h"
#include "core/sync/liveupdates.h"
#include "core/sync/mailboxsync.h"

#include <QObject>

#include <memory>

namespace waxwing {

/// What every account is built on; made once by the program.
struct AccountServices
{
    HttpTransport& transport;
    SecretStore& secrets;
    Notifier& notifier;
    const AlertWording& wording;
    const Clock& clock;
    Scheduler& scheduler;
    ClientIdentity identity;
    std::function<std::unique_ptr<PushChannel>()> pushChannel;
};

/// One account at work: owns its cache, session, sync, live updates and alerts, wires them, and
/// knows how live it is. Built around an opened cache, so that the inbox can be painted before the
/// portal has been asked anything. Main thread; destroyed in reverse.
class LiveAccount final : public QObject
{
    Q_OBJECT

public:
    LiveAccount(AccountRecord record, OpenedCache cache, const AccountServices& services);
    ~LiveAccount() override;

    /// Restores alerts and connects with the kept token, or waits for connectWith().
    void start();
    /// Goes on with a session from the sign-in window; keeps a token if `keep`.
    void connectWith(Secret sessionToken, bool keep);
    /// Revokes and forgets everything at the portal, best effort.
    [[nodiscard]] AsyncResult<void> signOut();

    void syncNow();
    void wakeUp();
    void setWindowActive(bool active) { m_live.setWindowActive(active); }
    void noteUserInput() { m_live.noteUserInput(); }
    void setAlertsPausedUntil(const QDateTime& until);
    void setPortalName(const QString& name) { m_alerts.setPortalName(name); }
    /// Opened here: its alert goes, the row is read.
    void noteOpened(const Guid& messageGuid);
    void noteReadExplained() { m_record.firstReadExplained = true; }

    [[nodiscard]] const AccountRecord& record() const { return m_record; }
    [[nodiscard]] const AccountStatus& status() const { return m_status; }
    [[nodiscard]] const UserSettings& user() const { return m_user; }
    [[nodiscard]] QList<Folder> folders() const { return m_folders; }
    /// Folders whose first sync is done: what looks empty is empty.
    [[nodiscard]] const QSet<Folder>& syncedFolders() const { return m_synced; }
    [[nodiscard]] AsyncResult<void> giveBackMemory() { return m_cache.database->giveBackMemory(); }
    [[nodiscard]] MessageStore& messages() { return m_messages; }
    [[nodiscard]] PortalClient& portal() { return m_portal; }

Q_SIGNALS:
    void statusChanged();
    void listsChanged();
    void foldersChanged();
    void signInNeeded();
    void contentDestroyed(const QList<waxwing::Guid>& guids);
    void openRequested(const waxwing::Guid& messageGuid, const QString& activationToken);
    void inboxRequested(const QString& activationToken);

private:
    AsyncResult<void> connectPortal();
    AsyncResult<void> loadDetails();
    AsyncResult<void> findArchive();
    AsyncResult<void> loadSyncedFolders();
    AsyncResult<void> keepToken();
    AsyncResult<void> probeMaintenance();
    AsyncResult<void> reloadServiceSettings();
    AsyncResult<void> reloadUserSettings();
    void wireSync();
    void wireLive();
    void onFailed(const Error& error);
    void applySettings();
    void updateStatus();

    AccountRecord m_record;
    OpenedCache m_cache;
    const AccountServices& m_services;
    SignInClient m_signIn;
    Session m_session;
    PortalClient m_portal;
    MessageStore m_messages;
    AlertLedger m_ledger;
    PortalMessageSource m_source;
    PortalNotificationSessions m_sessions;
    std::unique_ptr<PushChannel> m_channel;
    MailboxSync m_sync;
    LiveUpdates m_live;
    ExpiryWatch m_expiry;
    AlertCenter m_alerts;

    AccountStatus m_status;
    LivenessFacts m_facts;
    UserSettings m_user;
    ServiceSettings m_service;
    QList<Folder> m_folders{Folder::Inbox, Folder::Sent, Folder::Draft, Folder::Trash};
    QSet<Folder> m_synced;
    QDateTime m_pausedUntil;
    bool m_connecting = false;
    bool m_tokenWanted = false; ///< staying signed in needs a (new) token
    Backoff m_connectPauses;
    std::unique_ptr<ScheduledCall> m_connectLater;
    Backoff m_detailPauses;
    std::unique_ptr<ScheduledCall> m_detailsLater;
    std::stop_source m_stop;
};

} // namespace waxwing

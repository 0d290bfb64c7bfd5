#pragma once

#include "app/bootstrap/accountalerts.h"
#include "app/bootstrap/accountchaser.h"
#include "app/bootstrap/accountwriting.h"
#include "app/bootstrap/carriedaccount.h"
#include "core/account/cachekeeper.h"
#include "core/account/liveness.h"
#include "core/account/passwordchange.h"
#include "core/account/signinflow.h"
#include "core/store/accountregistry.h"
#include "core/store/searchindexer.h"
#include "core/sync/fileendings.h"
#include "core/sync/expirywatch.h"
#include "core/sync/liveupdates.h"
#include "core/sync/mailboxsync.h"

#include <QObject>

#include <memory>

namespace waxwing {

class DirectoryClient;

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
    /// False: the organisation does not allow this portal. None: everything is allowed.
    std::function<bool(const AccountRecord&)> mayConnect{};
    const DirectoryClient* directory = nullptr; ///< asked again when a portal cannot be reached
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

    /// Takes over the alerts of the run before; what is due and not paused is raised.
    void restore();
    /// Connects with the kept token, or waits for connectWith().
    void start();
    /// Goes on with a session from the sign-in window; keeps a token if `keep`.
    void connectWith(Secret sessionToken, bool keep);
    /// Goes on with what another object carried here; call it before start().
    [[nodiscard]] AsyncResult<void> resume(CarriedAccount carried);
    /// What goes on while the cache is closed. Destroy this right after.
    [[nodiscard]] AsyncResult<CarriedAccount> carry();
    /// Forgets the kept token here and at the portal; the session goes on.
    [[nodiscard]] AsyncResult<void> forgetKeptSignIn();
    /// Changes the password at the portal. That ends other sessions and all kept tokens; a new one
    /// is fetched where one was kept, over a new session if this one has ended with them.
    [[nodiscard]] AsyncResult<PasswordChangeOutcome> changePassword(Secret oldPassword,
                                                                    Secret newPassword);
    /// What the portal tells everybody.
    [[nodiscard]] AsyncResult<ServicePublicSettings> publicSettings();
    /// The rules for new passwords of this portal.
    [[nodiscard]] AsyncResult<PasswordManagement> passwordRules();
    /// Revokes and forgets everything at the portal, best effort.
    [[nodiscard]] AsyncResult<void> signOut();

    /// Neither connection nor alerts until resumed; what is stored stays readable.
    void setPaused(bool paused);
    void setOwnName(const QString& name) { m_record.ownName = name; }
    /// This computer's network address may be another now.
    void noteNetworkChange() { m_session.noteAddressChange(); }

    void syncNow();
    void wakeUp();
    void setWindowActive(bool active) { m_live.setWindowActive(active); }
    void noteUserInput() { m_live.noteUserInput(); }
    void setPortalName(const QString& name) { m_alerts.center().setPortalName(name); }
    /// Opened here: its alert goes, the row is read.
    void noteOpened(const Guid& messageGuid);
    /// Events about this message arrive from now on, also where it is somebody else's.
    void watchMessage(const Guid& messageGuid) { m_live.watch({messageGuid}); }
    void noteReadExplained() { m_record.firstReadExplained = true; }
    void noteSignedInBy(std::optional<SsoRecord> sso) { m_record.sso = std::move(sso); }

    [[nodiscard]] const AccountRecord& record() const { return m_record; }
    [[nodiscard]] AccountStatus status() const;
    [[nodiscard]] const UserSettings& user() const { return m_user; }
    /// Where the portal says that its web application is; empty until it was asked.
    [[nodiscard]] const QString& webAppLink() const { return m_service.webAppLink; }
    [[nodiscard]] QList<Folder> folders() const { return m_folders; }
    /// The portal lets people make labels; false until it was asked.
    [[nodiscard]] bool offersLabels() const { return m_service.enableLabels; }
    /// Empty until the portal was asked.
    [[nodiscard]] const QList<Label>& labels() const { return m_labels; }
    /// Messages lie in other folders now: looks at all of them.
    void noteMoved();
    /// Folders whose first sync is done: what looks empty is empty.
    [[nodiscard]] const QSet<Folder>& syncedFolders() const { return m_synced; }
    [[nodiscard]] AsyncResult<void> giveBackMemory() { return m_cache.database->giveBackMemory(); }
    /// What is written here goes with the program.
    [[nodiscard]] bool isInMemory() const { return m_cache.place != CachePlace::Disk; }
    [[nodiscard]] MessageStore& messages() { return m_messages; }
    [[nodiscard]] AccountDatabase& database() { return *m_cache.database; }
    [[nodiscard]] PortalClient& portal() { return m_portal; }
    [[nodiscard]] AccountAlerts& alerts() { return m_alerts; }
    [[nodiscard]] FileEndings& fileEndings() { return m_fileEndings; }
    [[nodiscard]] Chaser& chaser() { return m_chaser.chaser(); }
    [[nodiscard]] AccountWriting& writing() { return m_writing; }
    [[nodiscard]] const AccountWriting& writing() const { return m_writing; }

Q_SIGNALS:
    void statusChanged();
    void listsChanged();
    void foldersChanged();
    void labelsChanged();
    /// Something of record() that is kept: the portal has moved.
    void recordChanged();
    void signInNeeded();
    void contentDestroyed(const QList<waxwing::Guid>& guids);
    /// Somebody did something with a message or an attachment.
    void messageTouched(const waxwing::Guid& asset);
    void openRequested(const waxwing::Guid& messageGuid, const QString& activationToken);
    void inboxRequested(const QString& activationToken);
    void outboxRequested(const QString& activationToken);
    void replyRequested(const waxwing::Guid& messageGuid, const QString& activationToken);

private:
    AsyncResult<void> connectPortal();
    AsyncResult<ServiceSettings> askPortal(bool early);
    AsyncResult<void> loadDetails();
    AsyncResult<void> findArchive();
    AsyncResult<void> loadSyncedFolders();
    AsyncResult<void> keepToken();
    AsyncResult<void> replaceToken();
    AsyncResult<void> dropKeptToken();
    AsyncResult<void> findPortalAgain();
    AsyncResult<void> probeSession();
    AsyncResult<void> goOnAfterPasswordChange(Secret newPassword);
    AsyncResult<void> probeMaintenance();
    AsyncResult<void> reloadServiceSettings();
    AsyncResult<void> reloadUserSettings();
    void startNews(bool early);
    void wireSession();
    void wireSync();
    void wireLive();
    void wireChaser();
    void onFailed(const Error& error);
    void applySettings();
    void updateStatus();
    void goQuiet();
    void lookForPortalLater();
    void moveTo(const QUrl& messageApi, const QUrl& webApp);
    void watchSessionEnd();

    AccountRecord m_record;
    OpenedCache m_cache;
    const AccountServices& m_services;
    SignInClient m_signIn;
    Session m_session;
    PortalClient m_portal;
    MessageStore m_messages;
    PortalMessageSource m_source;
    PortalNotificationSessions m_sessions;
    std::unique_ptr<PushChannel> m_channel;
    MailboxSync m_sync;
    LiveUpdates m_live;
    ExpiryWatch m_expiry;
    SearchIndexer m_indexer;
    AccountAlerts m_alerts;
    AccountWriting m_writing;
    AccountChaser m_chaser;
    FileEndings m_fileEndings;

    AccountStatus m_status;
    LivenessFacts m_facts;
    UserSettings m_user;
    ServiceSettings m_service;
    QList<Folder> m_folders{Folder::Inbox, Folder::Sent, Folder::Draft, Folder::Trash};
    QList<Label> m_labels;
    QSet<Folder> m_synced;
    bool m_connecting = false;
    bool m_keepingToken = false;
    bool m_tokenWanted = false; ///< staying signed in needs a (new) token
    Backoff m_connectPauses;
    std::unique_ptr<ScheduledCall> m_connectLater;
    Backoff m_detailPauses;
    std::unique_ptr<ScheduledCall> m_detailsLater;
    Backoff m_lookUpPauses;
    std::unique_ptr<ScheduledCall> m_lookUpLater;
    std::unique_ptr<ScheduledCall> m_sessionEndWatch;
    std::stop_source m_stop;
};

} // namespace waxwing

#include "app/bootstrap/liveaccount.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 6> kConnectPauses{2s, 4s, 8s, 16s, 30s, 60s};
constexpr auto kMaintenanceProbe = 60s;
constexpr int kKeepDays = 14;

bool isMaintenance(const Error& error)
{
    return error.hasCode(u"50") || error.httpStatus == 503;
}

/// The names are not public (settings.md): a list without one that we know, or none at all, says
/// nothing against alerts.
bool namesNewMessages(const QStringList& events)
{
    static const QStringList kOthers{QStringLiteral("NewAttachment"),
                                     QStringLiteral("MessageTracking"),
                                     QStringLiteral("AttachmentTracking"),
                                     QStringLiteral("ESignature")};
    if (events.contains(QStringLiteral("NewMessage"), Qt::CaseInsensitive))
        return true;
    return std::none_of(events.begin(), events.end(), [](const QString& event) {
        return kOthers.contains(event, Qt::CaseInsensitive);
    });
}

bool isWanted(const ServiceSettings& service, const UserSettings& user)
{
    // Kinds come from the portal's lists, never from guessing by role (design rule 13).
    return namesNewMessages(service.allowedInAppNotificationEvents)
           && namesNewMessages(user.inAppNotificationEvents);
}

} // namespace

LiveAccount::LiveAccount(AccountRecord record, OpenedCache cache, const AccountServices& services)
    : m_record(std::move(record)),
      m_cache(std::move(cache)),
      m_services(services),
      m_signIn(services.transport, m_record.messageApi, services.identity),
      m_session(m_record.id, m_signIn, services.secrets, services.clock),
      m_portal(services.transport, m_session, m_record.messageApi, services.identity),
      m_messages(*m_cache.database, m_record.emailAddress),
      m_ledger(*m_cache.database),
      m_source(m_portal),
      m_sessions(m_portal),
      m_channel(services.pushChannel()),
      m_sync(m_source, m_messages, services.clock, services.scheduler),
      m_live(m_sessions, *m_channel, services.clock, services.scheduler),
      m_expiry(m_messages, services.clock, services.scheduler),
      m_alerts(m_record.id, m_record.emailAddress, m_ledger, services.notifier, services.wording,
               services.clock, services.scheduler),
      m_connectPauses(kConnectPauses, 0.2, systemRandom()),
      m_detailPauses(kConnectPauses, 0.2, systemRandom())
{
    m_status.cacheInMemory = m_cache.place != CachePlace::Disk;
    m_status.since = services.clock.now();
    wireSync();
    wireLive();
    connect(&m_session, &Session::stateChanged, this, [this](Session::State state) {
        m_facts.session = state;
        updateStatus();
    });
    connect(&m_session, &Session::signInNeeded, this, [this] {
        m_sync.stop();
        m_live.stop();
        Q_EMIT signInNeeded();
    });
    connect(&m_alerts, &AlertCenter::openRequested, this, &LiveAccount::openRequested);
    connect(&m_alerts, &AlertCenter::inboxRequested, this, &LiveAccount::inboxRequested);
    connect(&m_alerts, &AlertCenter::alerted, &m_live, &LiveUpdates::watch);
    m_portal.onServiceSettingsChanged(
        [this] { launch(reloadServiceSettings(), "reload service settings"); });
    m_portal.onUserSettingsChanged(
        [this] { launch(reloadUserSettings(), "reload user settings"); });
}

LiveAccount::~LiveAccount()
{
    m_stop.request_stop();
    // Calls under way may outlive this object; they must not come back to it.
    m_portal.onServiceSettingsChanged({});
    m_portal.onUserSettingsChanged({});
}

void LiveAccount::wireSync()
{
    connect(&m_sync, &MailboxSync::messagesArrived, &m_alerts, &AlertCenter::raise);
    connect(&m_sync, &MailboxSync::listsChanged, this, [this] {
        m_expiry.update();
        Q_EMIT listsChanged();
    });
    connect(&m_sync, &MailboxSync::readElsewhere, this, [this](const QList<Guid>& guids) {
        m_alerts.withdraw(guids, QStringLiteral("read-elsewhere"));
    });
    const auto destroyed = [this](const QList<Guid>& guids) {
        m_alerts.withdraw(guids, QStringLiteral("content-gone"));
        Q_EMIT contentDestroyed(guids);
        Q_EMIT listsChanged();
    };
    connect(&m_sync, &MailboxSync::contentDestroyed, this, destroyed);
    connect(&m_sync, &MailboxSync::vanished, this, destroyed);
    connect(&m_expiry, &ExpiryWatch::contentDestroyed, this, destroyed);
    connect(&m_sync, &MailboxSync::progressed, this, [this](const QList<FolderProgress>& progress) {
        m_status.progress.clear();
        m_synced = QSet<Folder>(m_folders.begin(), m_folders.end());
        for (const FolderProgress& folder : progress) {
            m_status.progress << SyncProgress{folder.folder, folder.done, folder.total};
            m_synced.remove(folder.folder);
        }
        Q_EMIT statusChanged();
    });
    connect(&m_sync, &MailboxSync::succeeded, this, [this] {
        m_facts.everTried = m_facts.portalReached = true;
        m_facts.maintenance = m_facts.suspended = false;
        updateStatus();
    });
    connect(&m_sync, &MailboxSync::failed, this, &LiveAccount::onFailed);
}

void LiveAccount::wireLive()
{
    connect(&m_live, &LiveUpdates::inboxChanged, &m_sync, &MailboxSync::refreshInbox);
    connect(&m_live, &LiveUpdates::everythingMayHaveChanged, &m_sync, &MailboxSync::refreshAll);
    connect(&m_live, &LiveUpdates::messageTouched, &m_sync,
            [this](const Guid& guid) { m_sync.recheck({guid}); });
    connect(&m_live, &LiveUpdates::modeChanged, this, [this](LiveUpdates::Mode mode) {
        m_facts.pushLive = mode == LiveUpdates::Mode::Live;
        updateStatus();
    });
}

void LiveAccount::start()
{
    m_alerts.restore();
    m_expiry.update();
    launch(loadSyncedFolders(), "load sync state");
    launch(connectPortal(), "connect account");
}

AsyncResult<void> LiveAccount::loadSyncedFolders()
{
    const QPointer<LiveAccount> self(this);
    const QList<Folder> folders = m_folders;
    for (const Folder folder : folders) {
        const Result<SyncCursor> cursor = co_await m_messages.cursor(folder);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (cursor && cursor->firstSyncDone)
            m_synced.insert(folder);
    }
    Q_EMIT statusChanged();
    co_return Result<void>();
}

void LiveAccount::connectWith(Secret sessionToken, bool keep)
{
    m_session.adopt(std::move(sessionToken));
    m_record.keepSignedIn = keep;
    m_tokenWanted = keep;
    launch(connectPortal(), "connect account");
}

AsyncResult<void> LiveAccount::keepToken()
{
    const QPointer<LiveAccount> self(this);
    Result<AuthenticationToken> token = co_await m_portal.newAuthenticationToken(kKeepDays);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!token) {
        // Refused is refused; everything else passes.
        const Error& error = token.error();
        m_tokenWanted = error.is(ErrorKind::Network) || error.is(ErrorKind::Portal)
                        || error.is(ErrorKind::Protocol);
        co_return failure(error);
    }
    m_tokenWanted = false;
    Secret secret = std::move(token->token);
    co_return co_await m_session.keepSignedIn(secret, kKeepDays);
}

/// Settings, then sync and live events. One at a time; a failure that passes is tried again.
AsyncResult<void> LiveAccount::connectPortal()
{
    if (m_connecting)
        co_return Result<void>();
    const QPointer<LiveAccount> self(this);
    m_connecting = true;
    m_connectLater.reset();
    const std::stop_token stop = m_stop.get_token();
    const Result<ServiceSettings> service = co_await m_portal.serviceSettings(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    m_connecting = false;
    if (!service) {
        onFailed(service.error());
        // A fresh session that is refused passes as well, unless the person was asked to sign in.
        const bool passes = m_session.state() != Session::State::SignInNeeded &&
                            !service.error().hasCode(u"31") && !isMaintenance(service.error());
        if (passes) {
            m_connectLater = m_services.scheduler.after(
                m_connectPauses.next(), [this] { launch(connectPortal(), "connect account"); });
        }
        co_return failure(service.error());
    }
    m_connectPauses.reset();
    m_facts.everTried = m_facts.portalReached = true;
    m_facts.maintenance = m_facts.suspended = false;
    m_service = *service;

    // News first: what follows is not needed for the inbox and its alerts.
    m_sync.start(m_folders);
    m_live.start(m_service.notificationServices,
                 std::chrono::minutes(m_service.notificationSessionTimeoutMinutes));
    updateStatus();

    m_tokenWanted = m_tokenWanted || m_session.keptTokenNeedsReplacement();
    co_return co_await loadDetails();
}

/// What the inbox does not wait for; tried again until it is here.
AsyncResult<void> LiveAccount::loadDetails()
{
    const QPointer<LiveAccount> self(this);
    m_detailsLater.reset();
    Result<void> result;
    if (m_tokenWanted)
        result = co_await keepToken();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<void> folders = co_await findArchive();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<void> user = co_await reloadUserSettings();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    for (const Result<void>& step : {folders, user}) {
        if (!step)
            result = step;
    }
    if (result)
        m_detailPauses.reset();
    else if (m_live.mode() != LiveUpdates::Mode::Stopped)
        m_detailsLater = m_services.scheduler.after(
            m_detailPauses.next(), [this] { launch(loadDetails(), "load account details"); });
    co_return result;
}

AsyncResult<void> LiveAccount::findArchive()
{
    const QPointer<LiveAccount> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<QList<Label>> labels = co_await m_portal.labels(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!labels)
        co_return failure(labels.error());
    const bool archive = std::any_of(labels->begin(), labels->end(), [](const Label& label) {
        return label.systemType.compare(u"Archive", Qt::CaseInsensitive) == 0;
    });
    if (archive && !m_folders.contains(Folder::Archive)) {
        m_folders.insert(3, Folder::Archive);
        m_sync.start(m_folders);
        Q_EMIT foldersChanged();
    }
    co_return Result<void>();
}

AsyncResult<void> LiveAccount::reloadServiceSettings()
{
    const QPointer<LiveAccount> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<ServiceSettings> service = co_await m_portal.serviceSettings(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!service)
        co_return failure(service.error());
    m_service = *service;
    applySettings();
    co_return Result<void>();
}

AsyncResult<void> LiveAccount::reloadUserSettings()
{
    const QPointer<LiveAccount> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<UserSettings> user = co_await m_portal.userSettings(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!user)
        co_return failure(user.error());
    m_user = *user;
    applySettings();
    co_return Result<void>();
}

void LiveAccount::applySettings()
{
    m_alerts.setRules(AlertRules{isWanted(m_service, m_user), m_pausedUntil});
}

void LiveAccount::setAlertsPausedUntil(const QDateTime& until)
{
    m_pausedUntil = until;
    applySettings();
}

void LiveAccount::onFailed(const Error& error)
{
    if (error.is(ErrorKind::Cancelled))
        return;
    m_facts.everTried = true;
    if (error.is(ErrorKind::Network) || error.is(ErrorKind::Tls)) {
        m_facts.portalReached = false;
    } else if (error.hasCode(u"31")) {
        m_facts.suspended = true;
        m_sync.stop();
        m_live.stop();
    } else if (isMaintenance(error)) {
        m_facts.maintenance = true;
        m_sync.stop();
        m_live.stop();
        m_connectLater = m_services.scheduler.after(
            kMaintenanceProbe, [this] { launch(probeMaintenance(), "probe maintenance"); });
    }
    updateStatus();
}

AsyncResult<void> LiveAccount::probeMaintenance()
{
    const QPointer<LiveAccount> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<PingAnswer> ping = co_await m_signIn.ping(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!ping) {
        m_connectLater = m_services.scheduler.after(
            kMaintenanceProbe, [this] { launch(probeMaintenance(), "probe maintenance"); });
        co_return failure(ping.error());
    }
    co_return co_await connectPortal();
}

void LiveAccount::syncNow()
{
    m_live.noteUserInput();
    if (m_live.mode() == LiveUpdates::Mode::Stopped)
        launch(connectPortal(), "connect account");
    else
        m_sync.refreshAll();
}

void LiveAccount::wakeUp()
{
    if (m_live.mode() == LiveUpdates::Mode::Stopped)
        launch(connectPortal(), "connect account");
    else
        m_live.wakeUp();
}

void LiveAccount::noteOpened(const Guid& messageGuid)
{
    m_alerts.withdraw({messageGuid}, QStringLiteral("read-here"));
    launch(m_messages.markRead(messageGuid), "mark read");
    Q_EMIT listsChanged();
}

AsyncResult<void> LiveAccount::signOut()
{
    const QPointer<LiveAccount> self(this);
    m_sync.stop();
    const Secret channel = m_live.notificationSession();
    m_live.stop();
    // The order of authentication.md section 3; whatever the answers are, it is forgotten here.
    if (!channel.isEmpty()) {
        const Result<void> removed = co_await m_portal.removeNotificationSession(channel);
        (void)removed;
    }
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<std::optional<Secret>> kept = co_await m_session.keptToken();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (kept && *kept) {
        const Secret token = **kept;
        const Result<void> expired = co_await m_portal.expireAuthenticationToken(token);
        (void)expired;
    }
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!m_session.sessionToken().isEmpty()) {
        const Result<void> loggedOut = co_await m_portal.logout();
        (void)loggedOut;
    }
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    m_session.end();
    co_return co_await m_session.forgetKeptToken();
}

void LiveAccount::updateStatus()
{
    const Liveness liveness = livenessOf(m_facts);
    if (liveness == m_status.liveness)
        return;
    m_status.liveness = liveness;
    m_status.since = m_services.clock.now();
    Q_EMIT statusChanged();
}

} // namespace waxwing

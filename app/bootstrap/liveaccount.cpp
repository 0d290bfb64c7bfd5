#include "app/bootstrap/liveaccount.h"

#include "app/bootstrap/trace.h"
#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 6> kConnectPauses{2s, 4s, 8s, 16s, 30s, 60s};
// Spread widely: when a portal goes away, not all its clients may ask the directory at once.
constexpr std::array<std::chrono::milliseconds, 3> kLookUpPauses{5s, 60s, 5min};
constexpr double kLookUpSpread = 0.6;
constexpr auto kMaintenanceProbe = 60s;
constexpr int kKnownWhileLocked = 500;

bool isMaintenance(const Error& error)
{
    return error.hasCode(u"50") || error.httpStatus == 503;
}

/// Nothing that the portal itself would say (directory.md section 3 step 2).
bool isOutOfReach(const Error& error)
{
    const bool elsewhere = (error.httpStatus >= 300 && error.httpStatus < 400)
                           || error.httpStatus == 410
                           || (error.httpStatus == 404 && error.code.isEmpty());
    return error.is(ErrorKind::Network) || error.is(ErrorKind::Tls) || elsewhere;
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
      m_source(m_portal),
      m_sessions(m_portal),
      m_channel(services.pushChannel()),
      m_sync(m_source, m_messages, services.clock, services.scheduler),
      m_live(m_sessions, *m_channel, services.clock, services.scheduler),
      m_expiry(m_messages, services.clock, services.scheduler),
      m_indexer(*m_cache.database, services.scheduler),
      m_alerts(m_record, *m_cache.database, m_portal, services),
      m_writing(m_portal, *m_cache.database, services.clock, services.scheduler),
      m_chaser(m_portal, *m_cache.database, m_messages, m_alerts.center(), services.clock,
               services.scheduler),
      m_fileEndings(EndingsClient(m_portal.caller()), *m_cache.database, services.clock),
      m_connectPauses(kConnectPauses, 0.2, systemRandom()),
      m_detailPauses(kConnectPauses, 0.2, systemRandom()),
      m_lookUpPauses(kLookUpPauses, kLookUpSpread, systemRandom())
{
    m_status.cacheInMemory = m_cache.place != CachePlace::Disk;
    m_status.since = services.clock.now();
    m_facts.paused = m_record.paused;
    m_session.setHome({m_record.messageApi, m_record.serviceGuid, m_record.serviceCode});
    if (m_record.signedOut)
        m_session.end();
    m_facts.session = m_session.state();
    m_status.liveness = livenessOf(m_facts);
    m_status.ended = m_session.ended();
    wireSession();
    wireSync();
    wireLive();
    wireChaser();
    AlertCenter* center = &m_alerts.center();
    connect(center, &AlertCenter::openRequested, this, &LiveAccount::openRequested);
    connect(center, &AlertCenter::inboxRequested, this, &LiveAccount::inboxRequested);
    connect(center, &AlertCenter::alerted, &m_live, &LiveUpdates::watch);
    connect(&m_writing.outbox(), &Outbox::sent, &m_sync, &MailboxSync::refreshAll);
    connect(&m_writing.outbox(), &Outbox::refused, &m_alerts, [this](const Guid& item) {
        m_alerts.noteRefused(m_writing.outbox(), item);
    });
    connect(center, &AlertCenter::outboxRequested, this, &LiveAccount::outboxRequested);
    connect(center, &AlertCenter::replyRequested, this, &LiveAccount::replyRequested);
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

void LiveAccount::wireSession()
{
    connect(&m_session, &Session::stateChanged, this, [this](Session::State state) {
        m_facts.session = state;
        watchSessionEnd();
        updateStatus();
    });
    connect(&m_session, &Session::signInNeeded, this, [this] {
        goQuiet();
        Q_EMIT signInNeeded();
    });
}

void LiveAccount::wireSync()
{
    connect(&m_sync, &MailboxSync::messagesArrived, &m_alerts, &AccountAlerts::raise);
    connect(&m_sync, &MailboxSync::listsChanged, this, [this] {
        m_expiry.update();
        Q_EMIT listsChanged();
    });
    connect(&m_sync, &MailboxSync::readElsewhere, this, [this](const QList<Guid>& guids) {
        m_alerts.center().withdraw(guids, QStringLiteral("read-elsewhere"));
    });
    const auto destroyed = [this](const QList<Guid>& guids) {
        m_alerts.center().withdraw(guids, QStringLiteral("content-gone"));
        m_alerts.noteDestroyed(m_messages, guids);
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
        m_lookUpLater.reset();
        m_lookUpPauses.reset();
        updateStatus();
        if (m_facts.pushLive)
            trace("live-and-synced");
        // The program may run longer than the token lives.
        if (m_session.keptTokenNeedsReplacement())
            launch(keepToken(), "replace kept token");
    });
    connect(&m_sync, &MailboxSync::failed, this, &LiveAccount::onFailed);
}

void LiveAccount::wireLive()
{
    connect(&m_live, &LiveUpdates::pushed, &m_sync, &MailboxSync::notePush);
    connect(&m_live, &LiveUpdates::pushed, &m_alerts, &AccountAlerts::notePush);
    connect(&m_live, &LiveUpdates::deedsMayHaveHappened, &m_alerts, &AccountAlerts::lookForDeeds);
    connect(&m_live, &LiveUpdates::everythingMayHaveChanged, &m_alerts,
            &AccountAlerts::lookForDeeds);
    connect(&m_live, &LiveUpdates::inboxChanged, &m_sync, &MailboxSync::refreshInbox);
    connect(&m_live, &LiveUpdates::everythingMayHaveChanged, &m_sync, &MailboxSync::refreshAll);
    connect(&m_live, &LiveUpdates::messageTouched, &m_sync,
            [this](const Guid& guid) { m_sync.recheck({guid}); });
    connect(&m_live, &LiveUpdates::messageTouched, this, &LiveAccount::messageTouched);
    connect(&m_live, &LiveUpdates::modeChanged, this, [this](LiveUpdates::Mode mode) {
        m_facts.pushLive = mode == LiveUpdates::Mode::Live;
        updateStatus();
    });
}

/// A reminder is kept before the outbox forgets the message it belongs to.
void LiveAccount::wireChaser()
{
    Chaser* chaser = &m_chaser.chaser();
    connect(&m_writing.outbox(), &Outbox::sent, chaser,
            [this, chaser](const Guid& id, const Guid& messageGuid) {
                const std::optional<OutboxItem> item = m_writing.outbox().item(id);
                if (item && item->draft.chaseDays > 0)
                    chaser->chase(messageGuid, item->draft.chaseDays);
            });
    connect(&m_live, &LiveUpdates::messageTouched, chaser, &Chaser::look);
}

void LiveAccount::restore()
{
    m_alerts.restore();
    m_chaser.chaser().load();
    launch(m_indexer.run(), "index messages");
    m_expiry.update();
    launch(loadSyncedFolders(), "load sync state");
}

void LiveAccount::start()
{
    if (!m_record.signedOut)
        launch(connectPortal(), "connect account");
}

void LiveAccount::setPaused(bool paused)
{
    if (m_record.paused == paused)
        return;
    m_record.paused = m_facts.paused = paused;
    applySettings();
    if (paused) {
        const Secret channel = m_live.notificationSession();
        if (!channel.isEmpty() && m_session.state() == Session::State::Live)
            launch(m_portal.removeNotificationSession(channel), "remove notification session");
        goQuiet();
    } else {
        m_facts.everTried = false;
        start();
    }
    updateStatus();
}

/// No calls and no events until connectPortal() begins anew.
void LiveAccount::goQuiet()
{
    m_sync.stop();
    m_live.stop();
    m_connectLater.reset();
    m_detailsLater.reset();
    m_lookUpLater.reset();
    m_sessionEndWatch.reset();
}

AsyncResult<void> LiveAccount::resume(CarriedAccount carried)
{
    if (!carried.session.isEmpty())
        m_session.adopt(std::move(carried.session));
    // Staying signed in was asked for where nothing could be kept.
    m_tokenWanted = carried.inMemory && m_record.keepSignedIn && !m_status.cacheInMemory;
    co_return co_await m_alerts.ledger().takeOver(std::move(carried.ledger));
}

AsyncResult<CarriedAccount> LiveAccount::carry()
{
    const QPointer<LiveAccount> self(this);
    CarriedAccount carried;
    carried.record = m_record;
    carried.inMemory = m_status.cacheInMemory;
    carried.pushAllowed = m_service.notificationServices;
    carried.pushTimeout = std::chrono::minutes(m_service.notificationSessionTimeoutMinutes);
    carried.rules = m_alerts.rules();
    const Result<QList<Guid>> known
        = co_await m_messages.guidsAt(Folder::Inbox, 0, kKnownWhileLocked);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (known)
        carried.known = QSet<Guid>(known->begin(), known->end());
    if (carried.inMemory) {
        const Result<QList<LedgerEntry>> ledger = co_await m_alerts.ledger().settled();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (ledger)
            carried.ledger = *ledger;
    }
    carried.session = m_session.sessionToken();
    carried.signInNeeded = m_session.state() == Session::State::SignInNeeded;
    co_return carried;
}

AsyncResult<void> LiveAccount::forgetKeptSignIn()
{
    const QPointer<LiveAccount> self(this);
    m_tokenWanted = false;
    m_record.keepSignedIn = false;
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
    co_return co_await m_session.forgetKeptToken();
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
    m_record.signedOut = false;
    m_record.paused = m_facts.paused = false;
    m_tokenWanted = keep;
    applySettings();
    updateStatus();
    if (!keep)
        launch(dropKeptToken(), "drop kept token");
    launch(connectPortal(), "connect account");
}

/// Settings, then sync and live events. One at a time; a failure that passes is tried again.
AsyncResult<void> LiveAccount::connectPortal()
{
    if (m_connecting || m_record.paused)
        co_return Result<void>();
    // Whatever led here: sign-in, wake-up, the person. What is stored stays readable.
    if (m_services.mayConnect && !m_services.mayConnect(m_record)) {
        m_facts.notAllowed = true;
        updateStatus();
        Error refused(ErrorKind::Forbidden, QStringLiteral("not allowed by the policy"));
        refused.code = QStringLiteral("policy-portal");
        co_return failure(std::move(refused));
    }
    const QPointer<LiveAccount> self(this);
    m_connecting = true;
    m_connectLater.reset();
    // What it allowed before it is likely to allow still: news need not wait for its settings.
    const bool early = m_record.liveEvents && m_live.mode() == LiveUpdates::Mode::Stopped;
    const Result<ServiceSettings> service = co_await askPortal(early);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    m_connecting = false;
    if (m_record.paused)
        co_return failure(ErrorKind::Cancelled);
    if (!service) {
        if (early) {
            m_sync.stop();
            m_live.stop();
        }
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
    startNews(early);
    updateStatus();

    m_tokenWanted = m_tokenWanted || m_session.keptTokenNeedsReplacement();
    co_return co_await loadDetails();
}

/// `early`: the way of the events is opened while the session is renewed, and then news and settings
/// are asked for at once.
AsyncResult<ServiceSettings> LiveAccount::askPortal(bool early)
{
    const QPointer<LiveAccount> self(this);
    const std::stop_token stop = m_stop.get_token();
    if (early) {
        if (m_facts.portalReached || !m_facts.everTried) // else it is likely to be in vain
            m_live.connectAhead();
        if (m_session.sessionToken().isEmpty()) {
            const Result<Secret> session = co_await m_session.renew(Secret());
            if (!self)
                co_return failure(ErrorKind::Cancelled);
            if (!session)
                co_return failure(session.error());
        }
        if (m_record.paused)
            co_return failure(ErrorKind::Cancelled);
        if (m_session.sessionToken().isEmpty()) // ended meanwhile
            co_return failure(ErrorKind::SignInNeeded);
        m_live.start(true, std::chrono::minutes(m_service.notificationSessionTimeoutMinutes));
        m_sync.start(m_folders);
    }
    co_return co_await m_portal.serviceSettings(stop);
}

/// News first: what follows is not needed for the inbox and its alerts.
void LiveAccount::startNews(bool early)
{
    const bool allowed = m_service.notificationServices;
    const std::chrono::minutes timeout(m_service.notificationSessionTimeoutMinutes);
    if (std::exchange(m_record.liveEvents, allowed) != allowed)
        Q_EMIT recordChanged();
    if (early && allowed && m_live.mode() != LiveUpdates::Mode::Stopped) {
        m_live.setTimeout(timeout);
        return;
    }
    m_sync.start(m_folders);
    m_live.start(allowed, timeout);
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
    m_labels = *labels;
    Q_EMIT labelsChanged();
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
    m_writing.noteSettingsChanged();
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
    m_writing.noteSettingsChanged();
    applySettings();
    co_return Result<void>();
}

void LiveAccount::applySettings()
{
    m_alerts.setAccountPaused(m_record.paused);
    m_alerts.setPortalLists(m_service.allowedInAppNotificationEvents,
                            m_user.inAppNotificationEvents);
}

void LiveAccount::onFailed(const Error& error)
{
    if (error.is(ErrorKind::Cancelled))
        return;
    m_facts.everTried = true;
    if (isOutOfReach(error))
        lookForPortalLater();
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
    if (m_record.paused)
        return;
    m_live.noteUserInput();
    if (m_live.mode() == LiveUpdates::Mode::Stopped)
        launch(connectPortal(), "connect account");
    else
        m_sync.refreshAll();
}

void LiveAccount::wakeUp()
{
    if (m_record.paused)
        return;
    m_lookUpPauses.reset();
    if (m_live.mode() == LiveUpdates::Mode::Stopped)
        launch(connectPortal(), "connect account");
    else
        m_live.wakeUp();
    m_alerts.center().reconsider();
}

void LiveAccount::noteOpened(const Guid& messageGuid)
{
    m_alerts.center().withdraw({messageGuid}, QStringLiteral("read-here"));
    launch(m_messages.markRead(messageGuid), "mark read");
    Q_EMIT listsChanged();
}

void LiveAccount::noteMoved()
{
    m_sync.refreshAll();
    Q_EMIT listsChanged();
}

AccountStatus LiveAccount::status() const
{
    AccountStatus status = m_status;
    const bool connected = status.liveness == Liveness::Live
                           || status.liveness == Liveness::Polling;
    if (connected)
        status.sessionEnds = m_session.endsUnused().value_or(QDateTime());
    return status;
}

void LiveAccount::updateStatus()
{
    const Liveness liveness = livenessOf(m_facts);
    const SessionEnd ended = m_session.ended();
    if (liveness == m_status.liveness && ended == m_status.ended)
        return;
    m_status.liveness = liveness;
    m_status.ended = ended;
    m_status.since = m_services.clock.now();
    const bool reachable = liveness == Liveness::Live || liveness == Liveness::Polling;
    m_writing.setReachable(reachable);
    m_chaser.chaser().setReachable(reachable);
    Q_EMIT statusChanged();
}

} // namespace waxwing

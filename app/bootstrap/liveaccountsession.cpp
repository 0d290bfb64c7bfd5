#include "app/bootstrap/liveaccount.h"

#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/portal/directoryclient.h"

#include <QPointer>

/// The part of LiveAccount that keeps, finds again and ends its session.
namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr auto kSessionEndMargin = 1min;
constexpr int kKeepDays = 14;

} // namespace

AsyncResult<void> LiveAccount::keepToken()
{
    if (m_keepingToken)
        co_return Result<void>();
    const QPointer<LiveAccount> self(this);
    m_keepingToken = true;
    const Result<void> done = co_await replaceToken();
    if (self)
        m_keepingToken = false;
    co_return done;
}

/// A new token in place of the one that is kept, if any.
AsyncResult<void> LiveAccount::replaceToken()
{
    const QPointer<LiveAccount> self(this);
    const Result<std::optional<Secret>> before = co_await m_session.keptToken();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
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
    const Secret secret = token->token;
    const Result<void> kept = co_await m_session.keepSignedIn(secret, kKeepDays);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    // Whichever is not in the store is of no use to anybody but a thief.
    const Secret older = before && *before ? **before : Secret();
    const Secret spare = kept ? older : secret;
    if (!spare.isEmpty() && !(kept && spare.equals(secret)))
        launch(m_portal.expireAuthenticationToken(spare), "revoke spare token");
    watchSessionEnd();
    co_return kept;
}

/// Forgets the kept token here, then at the portal.
AsyncResult<void> LiveAccount::dropKeptToken()
{
    const QPointer<LiveAccount> self(this);
    const Result<std::optional<Secret>> kept = co_await m_session.keptToken();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!kept || !*kept)
        co_return Result<void>();
    const Secret token = **kept;
    const Result<void> forgotten = co_await m_session.forgetKeptToken();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    watchSessionEnd();
    const Result<void> expired = co_await m_portal.expireAuthenticationToken(token);
    (void)expired;
    co_return forgotten;
}

void LiveAccount::lookForPortalLater()
{
    if (m_lookUpLater || !m_services.directory || m_record.paused)
        return;
    m_lookUpLater = m_services.scheduler.after(
        m_lookUpPauses.next(), [this] { launch(findPortalAgain(), "look up portal"); });
}

/// A portal that cannot be reached may have moved; who knows is the directory, asked over TLS.
AsyncResult<void> LiveAccount::findPortalAgain()
{
    const QPointer<LiveAccount> self(this);
    m_lookUpLater.reset();
    const QString address = m_record.emailAddress;
    const std::stop_token stop = m_stop.get_token();
    const Result<QList<DirectoryEntry>> entries
        = co_await m_services.directory->discover(address, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!entries) {
        if (!m_facts.portalReached)
            lookForPortalLater();
        co_return failure(entries.error());
    }
    for (const DirectoryEntry& entry : *entries) {
        if (entry.serviceGuid != m_record.serviceGuid)
            continue;
        const PortalChoice choice = choiceOf(entry);
        const QUrl api
            = withoutTrailingSlash(entry.urls.value(QStringLiteral("SecMsgAPI")));
        const bool usable = choice.obstacle == PortalChoice::Obstacle::None && isSafeAddress(api);
        if (usable && api != m_record.messageApi) {
            moveTo(api, entry.urls.value(QStringLiteral("Webapp")));
            co_return Result<void>();
        }
    }
    if (!m_facts.portalReached)
        lookForPortalLater();
    co_return Result<void>();
}

void LiveAccount::moveTo(const QUrl& messageApi, const QUrl& webApp)
{
    qCInfo(lcAccount) << "the portal has moved";
    m_record.messageApi = messageApi;
    m_record.webApp = webApp;
    goQuiet();
    m_lookUpPauses.reset();
    m_signIn.moveTo(messageApi);
    m_portal.moveTo(messageApi);
    m_session.moveTo(messageApi);
    Q_EMIT recordChanged();
    launch(connectPortal(), "connect account");
}

/// A session that nothing renews ends without a word. When it should have, one call finds out.
void LiveAccount::watchSessionEnd()
{
    m_sessionEndWatch.reset();
    const auto ends = m_session.endsUnused();
    if (!ends || m_record.paused)
        return;
    const std::chrono::milliseconds left(m_services.clock.now().msecsTo(*ends));
    const auto delay = std::max<std::chrono::milliseconds>(left, 0ms) + kSessionEndMargin;
    m_sessionEndWatch = m_services.scheduler.after(
        delay, [this] { launch(probeSession(), "probe session"); });
}

AsyncResult<void> LiveAccount::probeSession()
{
    const QPointer<LiveAccount> self(this);
    const auto ends = m_session.endsUnused();
    if (!ends || *ends > m_services.clock.now()) {
        watchSessionEnd();
        co_return Result<void>();
    }
    const std::stop_token stop = m_stop.get_token();
    const Result<UserSettings> user = co_await m_portal.userSettings(stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (user)
        m_session.noteOutlived(); // this portal waits longer: so do we, that nothing is kept alive
    watchSessionEnd();
    if (!user)
        co_return failure(user.error());
    co_return Result<void>();
}

AsyncResult<void> LiveAccount::signOut()
{
    const QPointer<LiveAccount> self(this);
    m_record.signedOut = true;
    const Secret channel = m_live.notificationSession();
    goQuiet();
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

} // namespace waxwing

#include "core/account/session.h"

#include "core/account/secretnames.h"
#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

namespace waxwing {

namespace {

// README section 10. A service may set another value, which no operation tells.
constexpr std::chrono::minutes kUnusedLimit(60);

/// What a refusal of the kept token says (authentication.md section 2).
SessionEnd endOf(const Error& refusal)
{
    const bool closedOut = refusal.hasCode(u"918") || refusal.hasCode(u"905");
    return closedOut ? SessionEnd::Disabled : SessionEnd::Refused;
}

} // namespace

Session::Session(Guid accountId, SignInClient client, SecretStore& store, const Clock& clock)
    : m_accountId(accountId), m_client(std::move(client)), m_store(store), m_clock(clock),
      m_unusedLimit(kUnusedLimit)
{}

Session::~Session()
{
    m_stop.request_stop();
}

QString Session::storeKey() const
{
    return authenticationTokenEntry(m_accountId.toString());
}

AsyncResult<Secret> Session::renew(Secret refused)
{
    // Somebody else has renewed in the meantime: the new token is the answer.
    const bool alreadyFresh = m_state == State::Live && !m_sessionToken.equals(refused);
    Completer<Secret> completer;
    auto answer = completer.result();
    if (alreadyFresh) {
        completer.complete(m_sessionToken);
        return answer;
    }
    if (m_state == State::SignInNeeded) {
        completer.complete(failure(ErrorKind::SignInNeeded));
        return answer;
    }
    m_waiting.push_back(std::move(completer));
    if (m_state != State::Renewing) {
        if (!refused.isEmpty())
            m_refusal = causeOfRefusal();
        m_sessionToken.wipe();
        setState(State::Renewing);
        launch(renewAndAnswerAll(), "renew session");
    }
    return answer;
}

AsyncResult<void> Session::renewAndAnswerAll()
{
    const QPointer<Session> self(this);
    Result<Secret> renewed = co_await authenticateWithKeptToken();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    // The person may have signed in by hand meanwhile; that session counts.
    if (m_state == State::Renewing) {
        if (renewed) {
            m_sessionToken = *renewed;
            beginUse();
            setState(State::Live);
        } else if (renewed.error().is(ErrorKind::SignInNeeded)) {
            if (m_ended == SessionEnd::None)
                m_ended = m_refusal;
            setState(State::SignInNeeded);
            Q_EMIT signInNeeded();
        } else {
            setState(State::NoSession);
        }
    } else if (m_state == State::Live) {
        renewed = m_sessionToken;
    }
    auto waiting = std::exchange(m_waiting, {});
    for (auto& completer : waiting)
        completer.complete(renewed);
    co_return Result<void>();
}

AsyncResult<Secret> Session::authenticateWithKeptToken()
{
    const QPointer<Session> self(this);
    const std::stop_token stop = m_stop.get_token();
    const QString key = storeKey();
    const Result<std::optional<KeptToken>> kept = co_await readKept(m_store, key);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!kept) {
        // A locked store is not a lost token, and no store means that nothing was kept.
        if (kept.error().is(ErrorKind::Storage))
            co_return failure(ErrorKind::SignInNeeded, QStringLiteral("no credential store"));
        co_return failure(kept.error());
    }
    if (!*kept)
        co_return failure(ErrorKind::SignInNeeded, QStringLiteral("no kept token"));
    m_keptIssued = (*kept)->issued;
    m_keptExpires = (*kept)->expires;

    const Secret token = (*kept)->token;
    Result<Secret> session = co_await m_client.authenticate(token, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (session)
        co_return session;
    const Error refusal = session.error();
    // Whoever has signed in by hand meanwhile is told nothing, and may have kept a new token.
    if (m_state != State::Renewing)
        co_return failure(refusal);
    if (refusal.is(ErrorKind::Forbidden) || refusal.is(ErrorKind::NotFound)) {
        qCInfo(lcAccount).noquote() << "kept token refused:" << toLogString(refusal);
        m_ended = endOf(refusal);
        m_keptIssued = m_keptExpires = QDateTime();
        const Result<void> removed = co_await m_store.remove(key);
        if (!removed)
            qCWarning(lcAccount).noquote() << "token not removed:" << toLogString(removed.error());
        co_return failure(ErrorKind::SignInNeeded, QStringLiteral("kept token refused"));
    }
    if (refusal.is(ErrorKind::SignInNeeded))
        m_ended = SessionEnd::Refused; // 401: the person is asked, the token stays
    co_return failure(refusal);
}

void Session::adopt(Secret sessionToken)
{
    m_sessionToken = std::move(sessionToken);
    beginUse();
    setState(State::Live);
}

void Session::beginUse()
{
    m_ended = SessionEnd::None;
    m_refusal = SessionEnd::Unknown;
    m_addressChanged = false;
    m_unusedLimit = kUnusedLimit;
    noteUse();
}

void Session::noteUse()
{
    m_lastUse = m_clock.elapsed();
    m_lastUseAt = m_clock.now();
    m_addressChanged = false;
}

/// By both clocks: one stands still while the machine sleeps, the other may be set.
std::chrono::milliseconds Session::unusedFor() const
{
    const std::chrono::milliseconds byWall(m_lastUseAt.msecsTo(m_clock.now()));
    return std::max(byWall, m_clock.elapsed() - m_lastUse);
}

SessionEnd Session::causeOfRefusal() const
{
    if (m_addressChanged)
        return SessionEnd::AddressChanged;
    return unusedFor() >= m_unusedLimit ? SessionEnd::Unused : SessionEnd::Unknown;
}

std::optional<QDateTime> Session::endsUnused() const
{
    if (m_state != State::Live || m_keptExpires.isValid())
        return std::nullopt;
    const auto left = m_unusedLimit - (m_clock.elapsed() - m_lastUse);
    return m_clock.now().addMSecs(left.count());
}

void Session::noteOutlived()
{
    m_unusedLimit *= 2;
}

void Session::moveTo(const QUrl& messageApi)
{
    m_client.moveTo(messageApi);
    m_home.messageApi = messageApi;
    m_refusal = SessionEnd::Moved;
    m_ended = SessionEnd::None;
    m_sessionToken.wipe();
    // What was refused there may be taken here, but for what the person ended.
    setState(State::NoSession);
}

AsyncResult<void> Session::keepSignedIn(Secret authenticationToken, int days)
{
    const QPointer<Session> self(this);
    KeptToken kept;
    kept.token = std::move(authenticationToken);
    kept.issued = m_clock.now();
    kept.expires = kept.issued.addDays(days);
    kept.home = m_home;
    const QString key = storeKey();
    const Secret entry = encode(kept);
    const Result<void> written = co_await m_store.write(key, entry);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (written) {
        m_keptIssued = kept.issued;
        m_keptExpires = kept.expires;
    }
    co_return written;
}

AsyncResult<std::optional<KeptToken>> Session::readKept(SecretStore& store, QString key)
{
    const Result<std::optional<Secret>> stored = co_await store.read(key);
    if (!stored)
        co_return failure(stored.error());
    if (!*stored)
        co_return std::nullopt;
    co_return decodeKeptToken(**stored);
}

AsyncResult<std::optional<Secret>> Session::keptToken()
{
    const QString key = storeKey();
    const Result<std::optional<KeptToken>> kept = co_await readKept(m_store, key);
    if (!kept)
        co_return failure(kept.error());
    if (!*kept)
        co_return std::nullopt;
    co_return (*kept)->token;
}

AsyncResult<void> Session::forgetKeptToken()
{
    m_keptIssued = m_keptExpires = QDateTime();
    return m_store.remove(storeKey());
}

void Session::end()
{
    m_sessionToken.wipe();
    m_ended = SessionEnd::SignedOut;
    setState(State::SignInNeeded);
}

bool Session::keptTokenNeedsReplacement() const
{
    if (!m_keptExpires.isValid())
        return false;
    const qint64 life = m_keptIssued.secsTo(m_keptExpires);
    const qint64 left = m_clock.now().secsTo(m_keptExpires);
    return left * 3 < life || left > life;
}

void Session::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace waxwing

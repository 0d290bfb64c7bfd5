#include "core/account/session.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

namespace waxwing {

Session::Session(Guid accountId, SignInClient client, SecretStore& store, const Clock& clock)
    : m_accountId(accountId), m_client(std::move(client)), m_store(store), m_clock(clock)
{}

Session::~Session()
{
    m_stop.request_stop();
}

QString Session::storeKey() const
{
    return QStringLiteral("authentication-token/") + m_accountId.toString();
}

QByteArray Session::encode(const KeptToken& kept)
{
    return QByteArray::number(kept.issued.toSecsSinceEpoch()) + ' '
           + QByteArray::number(kept.expires.toSecsSinceEpoch()) + ' ' + kept.token.reveal();
}

std::optional<Session::KeptToken> Session::decode(const Secret& stored)
{
    const QByteArray& bytes = stored.reveal();
    const qsizetype first = bytes.indexOf(' ');
    const qsizetype second = bytes.indexOf(' ', first + 1);
    if (first <= 0 || second <= first)
        return std::nullopt;
    KeptToken kept;
    kept.issued = QDateTime::fromSecsSinceEpoch(bytes.left(first).toLongLong(), Qt::UTC);
    kept.expires = QDateTime::fromSecsSinceEpoch(
        bytes.mid(first + 1, second - first - 1).toLongLong(), Qt::UTC);
    kept.token = Secret(bytes.mid(second + 1));
    if (kept.token.isEmpty())
        return std::nullopt;
    return kept;
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
            setState(State::Live);
        } else if (renewed.error().is(ErrorKind::SignInNeeded)) {
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
    if (refusal.is(ErrorKind::Forbidden) || refusal.is(ErrorKind::NotFound)
        || refusal.is(ErrorKind::SignInNeeded)) {
        qCInfo(lcAccount).noquote() << "kept token refused:" << toLogString(refusal);
        m_keptIssued = m_keptExpires = QDateTime();
        const Result<void> removed = co_await m_store.remove(key);
        if (!removed)
            qCWarning(lcAccount).noquote() << "token not removed:" << toLogString(removed.error());
        co_return failure(ErrorKind::SignInNeeded, QStringLiteral("kept token refused"));
    }
    co_return failure(refusal);
}

void Session::adopt(Secret sessionToken)
{
    m_sessionToken = std::move(sessionToken);
    setState(State::Live);
}

AsyncResult<void> Session::keepSignedIn(Secret authenticationToken, int days)
{
    KeptToken kept;
    kept.token = std::move(authenticationToken);
    kept.issued = m_clock.now();
    kept.expires = kept.issued.addDays(days);
    m_keptIssued = kept.issued;
    m_keptExpires = kept.expires;
    return m_store.write(storeKey(), Secret(encode(kept)));
}

AsyncResult<std::optional<Session::KeptToken>> Session::readKept(SecretStore& store, QString key)
{
    const Result<std::optional<Secret>> stored = co_await store.read(key);
    if (!stored)
        co_return failure(stored.error());
    if (!*stored)
        co_return std::nullopt;
    co_return decode(**stored);
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
    setState(State::SignInNeeded);
}

bool Session::keptTokenNeedsReplacement() const
{
    if (!m_keptExpires.isValid())
        return false;
    const qint64 life = m_keptIssued.secsTo(m_keptExpires);
    return m_clock.now().secsTo(m_keptExpires) * 3 < life;
}

void Session::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace waxwing

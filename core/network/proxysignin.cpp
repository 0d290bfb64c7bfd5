#include "core/network/proxysignin.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

#include <algorithm>

namespace waxwing {

namespace {

/// Kept as the user's name, a line break and the password.
std::optional<std::pair<QString, Secret>> decode(const Secret& stored)
{
    const qsizetype end = stored.reveal().indexOf('\n');
    if (end < 0)
        return std::nullopt;
    return std::pair(QString::fromUtf8(stored.reveal().left(end)),
                     Secret(stored.reveal().mid(end + 1)));
}

} // namespace

ProxySignIn::ProxySignIn(ProxyRoutes& routes, SecretStore& store) : m_routes(routes), m_store(store)
{
}

ProxySignIn::~ProxySignIn() = default;

QString ProxySignIn::storeKey(const QString& proxy)
{
    return QStringLiteral("proxy/") + proxy;
}

AsyncResult<bool> ProxySignIn::ask(ProxyChallenge challenge, std::stop_token stop)
{
    const QPointer<ProxySignIn> self(this);
    const QString proxy = challenge.route.name();
    const int tried = challenge.route.attempt;
    // Another connection has been given something newer than what was refused here.
    if (m_routes.attemptOf(proxy) > tried)
        co_return true;
    Case& known = m_cases[proxy];
    known.challenge = std::move(challenge);
    known.challenge.route.password.wipe();
    if (tried > 0 && m_routes.attemptOf(proxy) == tried) {
        // Wrong, and repeating it could lock the person out of more than this proxy.
        m_routes.forgetSignIn(proxy);
        known.refused = true;
        launch(m_store.remove(storeKey(proxy)), "forget the sign-in of a proxy");
    }
    if (known.declined)
        co_return false;
    if (!known.storeAsked && tried == 0) {
        const Result<bool> found = co_await lookUp(proxy);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (found && *found)
            co_return true;
        if (m_cases[proxy].declined)
            co_return false;
    }
    co_return co_await wait(proxy, stop);
}

/// Several connections look together; the first answer counts for all.
AsyncResult<bool> ProxySignIn::lookUp(QString proxy)
{
    const QPointer<ProxySignIn> self(this);
    const QString key = storeKey(proxy);
    const Result<std::optional<Secret>> stored = co_await m_store.read(key);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (m_routes.attemptOf(proxy) > 0)
        co_return true;
    Case& known = m_cases[proxy];
    const bool first = !std::exchange(known.storeAsked, true);
    if (!stored || !*stored)
        co_return false;
    auto signIn = decode(**stored);
    if (!signIn || !first)
        co_return false;
    m_routes.setSignIn(proxy, signIn->first, signIn->second);
    co_return true;
}

AsyncResult<bool> ProxySignIn::wait(QString proxy, std::stop_token stop)
{
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    const auto owed = std::make_shared<Completer<bool>>();
    auto answered = owed->result();
    Case& known = m_cases[proxy];
    known.waiting.push_back(owed);
    if (!std::exchange(known.open, true)) {
        qCInfo(lcHttp) << "a proxy wants a sign-in";
        Q_EMIT questionChanged();
    }
    const std::stop_callback onStop(stop,
                                    [owed] { owed->complete(failure(ErrorKind::Cancelled)); });
    co_return co_await answered;
}

std::optional<ProxyChallenge> ProxySignIn::question() const
{
    const auto open = std::find_if(m_cases.begin(), m_cases.end(),
                                   [](const auto& entry) { return entry.second.open; });
    return open == m_cases.end() ? std::nullopt : std::optional(open->second.challenge);
}

bool ProxySignIn::wasRefused() const
{
    const auto asked = question();
    return asked && m_cases.at(asked->route.name()).refused;
}

void ProxySignIn::answer(QString user, Secret password, bool keep)
{
    const auto asked = question();
    if (!asked)
        return;
    const QString proxy = asked->route.name();
    m_routes.setSignIn(proxy, user, password);
    if (keep) {
        Secret stored(user.toUtf8() + '\n' + password.reveal());
        launch(m_store.write(storeKey(proxy), std::move(stored)), "keep the sign-in of a proxy");
    }
    settle(m_cases[proxy], true);
    Q_EMIT signedIn();
}

void ProxySignIn::decline()
{
    const auto asked = question();
    if (!asked)
        return;
    Case& known = m_cases[asked->route.name()];
    known.declined = true;
    settle(known, false);
}

void ProxySignIn::settle(Case& settled, bool again)
{
    settled.open = false;
    settled.refused = false;
    const auto waiting = std::exchange(settled.waiting, {});
    for (const auto& owed : waiting)
        owed->complete(again);
    Q_EMIT questionChanged();
}

bool ProxySignIn::isDeclined() const
{
    return std::any_of(m_cases.begin(), m_cases.end(),
                       [](const auto& entry) { return entry.second.declined; });
}

void ProxySignIn::reconsider()
{
    for (auto& [proxy, known] : m_cases) {
        known.declined = false;
        known.storeAsked = known.storeAsked && known.open;
    }
}

} // namespace waxwing

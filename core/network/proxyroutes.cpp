#include "core/network/proxyroutes.h"

#include "core/async/completer.h"

#include <QHostAddress>
#include <QMutexLocker>
#include <QThreadPool>

namespace waxwing {

namespace {

/// Splits "host:port"; nullopt stands for any port. Addresses of IPv6 need brackets for a port.
std::pair<QString, std::optional<int>> entryOf(const QString& written)
{
    const QString entry = written.trimmed().toLower();
    const qsizetype colon = entry.lastIndexOf(u':');
    const bool bracketed = entry.startsWith(u'[');
    const bool hasPort =
        colon > 0 && (bracketed ? entry.at(colon - 1) == u']' : entry.count(u':') == 1);
    bool isNumber = false;
    const int port = hasPort ? entry.mid(colon + 1).toInt(&isNumber) : 0;
    QString host = isNumber ? entry.left(colon) : entry;
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    return {host, isNumber ? std::optional(port) : std::nullopt};
}

bool matches(const QString& pattern, const QString& host)
{
    if (pattern.isEmpty())
        return false;
    if (pattern == u"*")
        return true;
    const QHostAddress address(host);
    if (pattern == u"<local>")
        return !host.contains(u'.') && address.isNull();
    if (pattern.contains(u'/')) {
        const auto subnet = QHostAddress::parseSubnet(pattern);
        return !address.isNull() && !subnet.first.isNull() && address.isInSubnet(subnet);
    }
    if (pattern.startsWith(u"*."))
        return host.endsWith(pattern.mid(1));
    if (pattern.startsWith(u'.'))
        return host.endsWith(pattern);
    return host == pattern || (!address.isNull() && address == QHostAddress(pattern));
}

} // namespace

bool bypasses(const QStringList& list, const QString& host, int port)
{
    const QString wanted = host.toLower();
    return std::any_of(list.begin(), list.end(), [&](const QString& written) {
        const auto [pattern, onlyPort] = entryOf(written);
        return matches(pattern, wanted) && (!onlyPort || *onlyPort == port);
    });
}

struct ProxyRoutes::State
{
    SystemLookup system;
    mutable QMutex mutex; ///< guards what follows
    ProxySettings settings;
    QHash<QString, SignIn> signIns;

    [[nodiscard]] ProxyRoute withSignIn(ProxyRoute route) const
    {
        const QMutexLocker lock(&mutex);
        const auto known = signIns.constFind(route.name());
        if (known != signIns.constEnd() && known->holds) {
            route.user = known->user;
            route.password = known->password;
            route.attempt = known->attempt;
        }
        return route;
    }

    [[nodiscard]] ProxyRoute routeFor(const QUrl& url) const
    {
        // The web socket goes the way of the other connections, whatever its scheme is called.
        QUrl https = url;
        https.setScheme(QStringLiteral("https"));
        ProxySettings wanted;
        {
            const QMutexLocker lock(&mutex);
            wanted = settings;
        }
        switch (wanted.mode) {
        case ProxySettings::Mode::None:
            return {};
        case ProxySettings::Mode::Manual: {
            if (bypasses(wanted.bypass, https.host(), https.port(443)))
                return {};
            ProxyRoute route;
            route.kind = ProxyRoute::Kind::Http;
            route.host = wanted.host;
            route.port = wanted.port;
            return withSignIn(std::move(route));
        }
        case ProxySettings::Mode::System:
            break;
        }
        return system ? withSignIn(system(https)) : ProxyRoute();
    }
};

ProxyRoutes::ProxyRoutes(SystemLookup system) : m_state(std::make_shared<State>())
{
    m_state->system = std::move(system);
}

ProxyRoutes::~ProxyRoutes() = default;

void ProxyRoutes::setSettings(ProxySettings settings)
{
    const QMutexLocker lock(&m_state->mutex);
    m_state->settings = std::move(settings);
}

void ProxyRoutes::setSignIn(const QString& proxy, const QString& user, const Secret& password)
{
    const QMutexLocker lock(&m_state->mutex);
    SignIn& signIn = m_state->signIns[proxy];
    signIn.user = user;
    signIn.password = password;
    signIn.holds = true;
    ++signIn.attempt;
}

void ProxyRoutes::forgetSignIn(const QString& proxy)
{
    const QMutexLocker lock(&m_state->mutex);
    const auto known = m_state->signIns.find(proxy);
    if (known == m_state->signIns.end())
        return;
    known->user.clear();
    known->password.wipe();
    known->holds = false;
}

int ProxyRoutes::attemptOf(const QString& proxy) const
{
    const QMutexLocker lock(&m_state->mutex);
    const SignIn known = m_state->signIns.value(proxy);
    return known.holds ? known.attempt : 0;
}

ProxyRoute ProxyRoutes::routeFor(const QUrl& url) const
{
    return m_state->routeFor(url);
}

AsyncResult<ProxyRoute> ProxyRoutes::route(QUrl url) const
{
    const std::shared_ptr<State> state = m_state;
    bool waits = false;
    {
        const QMutexLocker lock(&state->mutex);
        waits = state->settings.mode == ProxySettings::Mode::System;
    }
    if (!waits)
        co_return state->routeFor(url);
    Completer<ProxyRoute> completer;
    auto found = completer.result();
    const auto owed = std::make_shared<Completer<ProxyRoute>>(std::move(completer));
    QThreadPool::globalInstance()->start(
        [state, url, owed] { owed->complete(state->routeFor(url)); });
    co_return co_await found;
}

} // namespace waxwing

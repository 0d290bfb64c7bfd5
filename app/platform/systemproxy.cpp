#include "app/platform/systemproxy.h"

#include <QMutexLocker>
#include <QNetworkProxyFactory>
#include <QUrl>

#include <optional>

namespace waxwing {

namespace {

constexpr auto kGoodFor = std::chrono::minutes(5);

std::optional<ProxyRoute> routeOf(const QNetworkProxy& proxy)
{
    ProxyRoute route;
    switch (proxy.type()) {
    case QNetworkProxy::NoProxy: return route;
    case QNetworkProxy::HttpProxy:
    case QNetworkProxy::HttpCachingProxy: route.kind = ProxyRoute::Kind::Http; break;
    case QNetworkProxy::Socks5Proxy: route.kind = ProxyRoute::Kind::Socks5; break;
    default: return std::nullopt;
    }
    route.host = proxy.hostName();
    route.port = proxy.port();
    // Some write the sign-in into the address of the proxy.
    route.user = proxy.user();
    route.password = Secret(proxy.password().toUtf8());
    return route;
}

} // namespace

ProxyRoute firstUsable(const QList<QNetworkProxy>& proxies)
{
    for (const QNetworkProxy& proxy : proxies) {
        if (const auto route = routeOf(proxy))
            return *route;
    }
    if (proxies.isEmpty())
        return {};
    ProxyRoute unusable;
    unusable.kind = ProxyRoute::Kind::Http;
    unusable.host = QStringLiteral("proxy.invalid");
    unusable.port = 1;
    return unusable;
}

ProxyRoute systemRouteFor(const QUrl& url)
{
    return firstUsable(QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)));
}

ProxyRoute SystemProxy::routeFor(const QUrl& url)
{
    const QString host = url.scheme() + QStringLiteral("://") + url.authority();
    const auto now = std::chrono::steady_clock::now();
    {
        const QMutexLocker lock(&m_mutex);
        const auto known = m_known.constFind(host);
        if (known != m_known.constEnd() && now - known->asked < kGoodFor)
            return known->route;
    }
    const ProxyRoute route = systemRouteFor(url);
    const QMutexLocker lock(&m_mutex);
    m_known.insert(host, Known{route, now});
    return route;
}

void SystemProxy::forget()
{
    const QMutexLocker lock(&m_mutex);
    m_known.clear();
}

} // namespace waxwing

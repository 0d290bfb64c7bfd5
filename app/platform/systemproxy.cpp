#include "app/platform/systemproxy.h"

#include <QMutexLocker>
#include <QNetworkProxyFactory>
#include <QUrl>

namespace waxwing {

namespace {

constexpr auto kGoodFor = std::chrono::minutes(5);

QString forCurl(const QNetworkProxy& proxy)
{
    QUrl address;
    switch (proxy.type()) {
    case QNetworkProxy::HttpProxy:
    case QNetworkProxy::HttpCachingProxy:
        address.setScheme(QStringLiteral("http"));
        break;
    case QNetworkProxy::Socks5Proxy:
        address.setScheme(QStringLiteral("socks5h")); // names are resolved by the proxy
        break;
    default:
        return {};
    }
    address.setHost(proxy.hostName());
    address.setPort(proxy.port());
    address.setUserName(proxy.user());
    address.setPassword(proxy.password());
    return address.toString(QUrl::FullyEncoded);
}

} // namespace

QString systemProxyFor(const QUrl& url)
{
    const QNetworkProxyQuery query(url);
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
    return proxies.isEmpty() ? QString() : forCurl(proxies.first());
}

QString SystemProxy::proxyFor(const QUrl& url)
{
    const QString host = url.scheme() + QStringLiteral("://") + url.authority();
    const auto now = std::chrono::steady_clock::now();
    {
        const QMutexLocker lock(&m_mutex);
        const auto known = m_known.constFind(host);
        if (known != m_known.constEnd() && now - known->asked < kGoodFor)
            return known->proxy;
    }
    const QString proxy = systemProxyFor(url);
    const QMutexLocker lock(&m_mutex);
    m_known.insert(host, Known{proxy, now});
    return proxy;
}

void SystemProxy::forget()
{
    const QMutexLocker lock(&m_mutex);
    m_known.clear();
}

} // namespace waxwing

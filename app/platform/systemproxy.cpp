#include "app/platform/platform.h"

#include <QNetworkProxyFactory>
#include <QUrl>

namespace waxwing {

QString systemProxyFor(const QUrl& url)
{
    const QNetworkProxyQuery query(url);
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
    if (proxies.isEmpty())
        return {};
    const QNetworkProxy& first = proxies.first();
    QUrl address;
    switch (first.type()) {
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
    address.setHost(first.hostName());
    address.setPort(first.port());
    address.setUserName(first.user());
    address.setPassword(first.password());
    return address.toString(QUrl::FullyEncoded);
}

} // namespace waxwing

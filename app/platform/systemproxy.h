#pragma once

#include "core/http/proxyroute.h"

#include <QHash>
#include <QMutex>
#include <QNetworkProxy>
#include <QString>

#include <chrono>

class QUrl;

namespace waxwing {

/// The way that the system wants for this address: the first that it names and we can go, or none at
/// all if it names only others. May run a script of the organisation (PAC) and wait for the network:
/// never on the main thread. On Windows and macOS the system resolves everything; on Linux Qt asks
/// libproxy where it was built with it (the variables of the environment, the settings of GNOME and
/// KDE, PAC if libproxy has a script engine), else the environment alone.
[[nodiscard]] ProxyRoute systemRouteFor(const QUrl& url);

/// The first of what the system names; direct if there is nothing. A proxy of a kind we do not speak
/// (FTP, SOCKS4) is passed over, and nothing but such ends in a proxy that cannot be reached: going
/// directly would not be what the organisation wants. Pure.
[[nodiscard]] ProxyRoute firstUsable(const QList<QNetworkProxy>& proxies);

/// The answers of systemRouteFor(), remembered per host. Any thread but the main one.
class SystemProxy
{
public:
    /// Waits when a host is new or five minutes have passed.
    [[nodiscard]] ProxyRoute routeFor(const QUrl& url);
    /// After a change of the network everything is asked anew.
    void forget();

private:
    struct Known
    {
        ProxyRoute route;
        std::chrono::steady_clock::time_point asked;
    };

    QMutex m_mutex;
    QHash<QString, Known> m_known; ///< by scheme, host and port
};

} // namespace waxwing

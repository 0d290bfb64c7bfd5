#pragma once

#include <QHash>
#include <QMutex>
#include <QString>

#include <chrono>

class QUrl;

namespace waxwing {

/// The proxy that the system wants for this address, as libcurl writes it ("http://host:port",
/// "socks5h://host:port"), or empty for a direct connection. May run a script of the organisation
/// (PAC) and wait for the network: never on the main thread.
[[nodiscard]] QString systemProxyFor(const QUrl& url);

/// The answers of systemProxyFor(), remembered per host. Any thread but the main one.
class SystemProxy
{
public:
    /// Waits when a host is new or five minutes have passed.
    [[nodiscard]] QString proxyFor(const QUrl& url);
    /// After a change of the network everything is asked anew.
    void forget();

private:
    struct Known
    {
        QString proxy;
        std::chrono::steady_clock::time_point asked;
    };

    QMutex m_mutex;
    QHash<QString, Known> m_known; ///< by scheme, host and port
};

} // namespace waxwing

#pragma once

#include "core/base/secret.h"

#include <QString>
#include <QStringList>

namespace waxwing {

/// Which way a connection goes: directly, or through one proxy, with the sign-in that this proxy
/// and nobody else is to get. The same value steers libcurl and the web socket.
struct ProxyRoute
{
    enum class Kind {
        Direct,
        Http,   ///< CONNECT: the proxy sees the name of the server and no content
        Socks5, ///< names are resolved by the proxy
    };

    Kind kind = Kind::Direct;
    QString host;
    quint16 port = 0;
    QString user;
    Secret password;
    int attempt = 0; ///< counts the sign-ins given for this proxy; 0: none

    /// "proxy.example.org:3128"; names the proxy in the credential store and to the person.
    [[nodiscard]] QString name() const
    {
        const QString address = host.contains(u':') ? u'[' + host + u']' : host;
        return kind == Kind::Direct ? QString() : address + u':' + QString::number(port);
    }
};

/// What a proxy said instead of letting us through (407).
struct ProxyChallenge
{
    ProxyRoute route;    ///< as it was tried
    QString realm;       ///< its own words, from a stranger
    QStringList schemes; ///< "Basic", "Digest", "NTLM", "Negotiate"
};

} // namespace waxwing

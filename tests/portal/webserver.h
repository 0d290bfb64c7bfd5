#pragma once

#include "tests/portal/http.h"

#include <QSslConfiguration>
#include <QTcpServer>

#include <memory>
#include <vector>

namespace waxwing::portal {

/// Listens on the loopback addresses and gives every connection to the right version of HTTP:
/// with TLS what ALPN agreed on, without TLS HTTP/1.1. Lives on the portal's thread.
class WebServer : public QObject
{
    Q_OBJECT

public:
    explicit WebServer(HttpHandler handler, QObject* parent = nullptr);
    ~WebServer() override;

    /// Port 0 lets the system choose. The IPv6 loopback is used with the same port if it can be.
    bool listenSecurely(quint16 port, const QSslConfiguration& configuration);
    bool listenPlainly(quint16 port);
    quint16 port() const;
    QString errorString() const;
    const HttpLimits& limits() const { return m_limits; }
    void setLimits(const HttpLimits& limits) { m_limits = limits; }

    /// Drops every open connection, as a restart of the server would.
    void dropConnections();

private:
    bool listen(std::unique_ptr<QTcpServer> ipv4, std::unique_ptr<QTcpServer> ipv6, quint16 port);
    void acceptFrom(QTcpServer* server);

    HttpHandler m_handler;
    HttpLimits m_limits;
    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    QString m_error;
};

} // namespace waxwing::portal

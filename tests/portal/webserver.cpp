#include "tests/portal/webserver.h"

#include "tests/portal/http1connection.h"
#include "tests/portal/http2connection.h"
#include "tests/portal/tlsserver.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpSocket>

namespace waxwing::portal {

namespace {

/// The service answers plain HTTP with status 500, whatever is asked.
void refusePlain(QTcpSocket* socket)
{
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    socket->readAll();
    socket->write("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n"
                  "Connection: close\r\n\r\n");
    socket->disconnectFromHost();
}

} // namespace

WebServer::WebServer(HttpHandler handler, QObject* parent)
    : QObject(parent), m_handler(std::move(handler))
{
}

WebServer::~WebServer() = default;

bool WebServer::listenSecurely(quint16 port, const QSslConfiguration& configuration)
{
    const auto make = [&configuration] {
        return std::make_unique<TlsServer>(configuration, refusePlain);
    };
    return listen(make(), make(), port);
}

bool WebServer::listenPlainly(quint16 port)
{
    return listen(std::make_unique<QTcpServer>(), nullptr, port);
}

bool WebServer::listen(std::unique_ptr<QTcpServer> ipv4, std::unique_ptr<QTcpServer> ipv6,
                       quint16 port)
{
    m_servers.clear();
    ipv4->setListenBacklogSize(512);
    if (!ipv4->listen(QHostAddress(QHostAddress::LocalHost), port)) {
        m_error = ipv4->errorString();
        return false;
    }
    const quint16 chosen = ipv4->serverPort();
    m_servers.push_back(std::move(ipv4));
    if (ipv6 && ipv6->listen(QHostAddress(QHostAddress::LocalHostIPv6), chosen))
        m_servers.push_back(std::move(ipv6));
    for (const auto& server : m_servers) {
        QTcpServer* raw = server.get();
        connect(raw, &QTcpServer::pendingConnectionAvailable, this,
                [this, raw] { acceptFrom(raw); });
    }
    return true;
}

quint16 WebServer::port() const
{
    return m_servers.empty() ? quint16(0) : m_servers.front()->serverPort();
}

QString WebServer::errorString() const
{
    return m_error;
}

void WebServer::acceptFrom(QTcpServer* server)
{
    while (QTcpSocket* socket = server->nextPendingConnection()) {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        const auto* secure = qobject_cast<QSslSocket*>(socket);
        const bool http2 = secure && secure->sslConfiguration().nextNegotiatedProtocol() ==
                                         QByteArrayLiteral("h2");
        // Both are children of the socket, and the socket deletes itself when it is disconnected.
        if (http2)
            new Http2Connection(socket, m_handler, m_limits);
        else
            new Http1Connection(socket, m_handler, m_limits);
    }
}

void WebServer::dropConnections()
{
    for (const auto& server : m_servers) {
        const auto sockets = server->findChildren<QTcpSocket*>();
        for (QTcpSocket* socket : sockets)
            socket->abort();
    }
}

} // namespace waxwing::portal

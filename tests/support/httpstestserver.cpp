#include "tests/support/httpstestserver.h"

#include <QUrl>

#include <memory>

namespace waxwing::test {

HttpsTestServer::HttpsTestServer(const QSslConfiguration& configuration, Handler handler)
    : m_handler(std::move(handler))
{
    m_server.setSslConfiguration(configuration);
    QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this] {
        while (QTcpSocket* socket = m_server.nextPendingConnection())
            serve(socket);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the test server cannot listen");
}

QUrl HttpsTestServer::url(const QString& path, const QString& host) const
{
    QUrl url(QStringLiteral("https://%1:%2").arg(host).arg(m_server.serverPort()));
    const qsizetype query = path.indexOf(u'?');
    url.setPath(path.left(query));
    if (query >= 0)
        url.setQuery(path.mid(query + 1));
    return url;
}

QByteArray HttpsTestServer::answer(int status, const QByteArray& body, const QByteArray& headers)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

void HttpsTestServer::serve(QTcpSocket* socket)
{
    ++m_connections;
    ++m_open;
    const auto received = std::make_shared<QByteArray>();
    QObject::connect(socket, &QTcpSocket::disconnected, &m_server, [this, socket] {
        --m_open;
        socket->deleteLater();
    });
    QObject::connect(socket, &QTcpSocket::readyRead, &m_server,
                     [this, socket, received] { read(socket, *received); });
    read(socket, *received);
}

void HttpsTestServer::read(QTcpSocket* socket, QByteArray& received)
{
    received += socket->readAll();
    for (;;) {
        const qsizetype end = received.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Request request;
        request.head = received.left(end);
        qsizetype length = 0;
        for (const QByteArray& line : request.head.split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
        }
        if (received.size() < end + 4 + length)
            return;
        request.body = received.mid(end + 4, length);
        received.remove(0, end + 4 + length);
        m_requests.push_back(request);
        const Reply reply = m_handler(request);
        if (!reply.bytes.isEmpty())
            socket->write(reply.bytes);
        if (reply.closeAfter) {
            socket->disconnectFromHost();
            return;
        }
    }
}

} // namespace waxwing::test

#include "core/account/loopbacklistener.h"

#include "core/base/log.h"

#include <QNetworkProxy>
#include <QTcpSocket>

#include <algorithm>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostConnections = 16;
constexpr std::chrono::milliseconds kHeadPatience = 10s;

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200: return QByteArrayLiteral("OK");
    case 404: return QByteArrayLiteral("Not Found");
    case 405: return QByteArrayLiteral("Method Not Allowed");
    default: return QByteArrayLiteral("Bad Request");
    }
}

QByteArray responseOf(int status, const QByteArray& page)
{
    const QByteArray body = status == 200 ? page : QByteArray();
    QByteArray text = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonOf(status) + "\r\n";
    if (status == 405)
        text += "Allow: GET\r\n";
    if (!body.isEmpty())
        text += "Content-Type: text/html; charset=utf-8\r\n";
    text += "Content-Length: " + QByteArray::number(body.size())
            + "\r\n"
              "Cache-Control: no-store\r\n"
              "Referrer-Policy: no-referrer\r\n"
              "Content-Security-Policy: default-src 'none'\r\n"
              "X-Content-Type-Options: nosniff\r\n"
              "Connection: close\r\n\r\n";
    return text + body;
}

} // namespace

LoopbackListener::LoopbackListener(Scheduler& scheduler, QByteArray page)
    : m_scheduler(scheduler), m_page(std::move(page))
{
    // A proxy of the system would be asked to listen in our place.
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackListener::accept);
}

LoopbackListener::~LoopbackListener()
{
    for (Connection& connection : m_connections) {
        connection.socket->disconnect(this);
        wipeBytes(connection.received);
    }
}

Result<void> LoopbackListener::listen()
{
    if (m_server.listen(QHostAddress::LocalHost) || m_server.listen(QHostAddress::LocalHostIPv6))
        return {};
    Error error(ErrorKind::Network, QStringLiteral("no loopback address to listen on"));
    error.code = QStringLiteral("no-port");
    return failure(std::move(error));
}

QByteArray LoopbackListener::authority() const
{
    const bool six = m_server.serverAddress().protocol() == QAbstractSocket::IPv6Protocol;
    return (six ? QByteArrayLiteral("[::1]:") : QByteArrayLiteral("127.0.0.1:"))
           + QByteArray::number(m_server.serverPort());
}

QUrl LoopbackListener::redirectAddress() const
{
    return QUrl(QStringLiteral("http://%1/callback").arg(QString::fromLatin1(authority())));
}

AsyncResult<std::optional<Callback>>
LoopbackListener::firstCallback(Secret state, QString issuer, std::chrono::milliseconds patience,
                                std::stop_token stop)
{
    m_expected.authority = authority();
    m_expected.state = std::move(state);
    m_expected.issuer = std::move(issuer);
    m_waiting.emplace();
    auto answer = m_waiting->result();
    m_deadline = m_scheduler.after(patience, [this] { finish(std::optional<Callback>()); });
    m_onStop.emplace(std::move(stop), [this] { finish(failure(ErrorKind::Cancelled)); });
    return answer;
}

void LoopbackListener::accept()
{
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        if (m_connections.size() >= kMostConnections)
            drop(m_connections.front().socket);
        socket->setReadBufferSize(kMostCallbackHead + 1);
        auto patience = m_scheduler.after(kHeadPatience, [this, socket] { drop(socket); });
        m_connections.push_back(Connection{socket, {}, std::move(patience)});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { drop(socket); });
    }
}

void LoopbackListener::read(QTcpSocket* socket)
{
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&](const Connection& one) { return one.socket == socket; });
    if (found == m_connections.end())
        return;
    Connection& connection = *found;
    const qsizetype room = kMostCallbackHead + 1 - connection.received.size();
    connection.received += socket->read(std::max<qsizetype>(room, 0));
    CallbackReply reply = m_waiting ? replyTo(connection.received, m_expected)
                                    : CallbackReply{404, std::nullopt};
    if (reply.status == 0)
        return;
    if (!reply.callback)
        qCInfo(lcAccount) << "a request to the sign-in listener was refused with" << reply.status;
    answer(connection, reply.status);
    if (reply.callback)
        finish(std::optional<Callback>(std::move(*reply.callback)));
}

void LoopbackListener::answer(Connection& connection, int status)
{
    QTcpSocket* socket = connection.socket;
    wipeBytes(connection.received);
    // One request a connection: what else it says is not listened to.
    QObject::disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
    socket->write(responseOf(status, m_page));
    socket->flush();
    socket->disconnectFromHost();
}

void LoopbackListener::drop(QTcpSocket* socket)
{
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&](const Connection& one) { return one.socket == socket; });
    if (found == m_connections.end())
        return;
    Connection gone = std::move(*found);
    m_connections.erase(found);
    wipeBytes(gone.received);
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

/// Nobody can connect from here on; the last answer is on its way already.
void LoopbackListener::finish(Result<std::optional<Callback>> result)
{
    if (!m_waiting)
        return;
    m_server.close();
    m_deadline.reset();
    m_expected = {};
    auto waiting = std::move(*m_waiting);
    m_waiting.reset();
    waiting.complete(std::move(result));
}

} // namespace waxwing

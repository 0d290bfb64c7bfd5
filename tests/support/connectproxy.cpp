#include "tests/support/connectproxy.h"

#include <QCryptographicHash>
#include <QHash>
#include <QPointer>
#include <QRegularExpression>
#include <QSslServer>
#include <QTcpSocket>

#include <memory>

namespace waxwing::test {

namespace {

constexpr char kNonce[] = "bm9uY2UtNDcxMQ";

QByteArray headerOf(const QByteArray& head, const QByteArray& name)
{
    for (const QByteArray& line : head.split('\n')) {
        if (line.toLower().startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QByteArray md5(const QByteArray& text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

/// The parameters of a Digest answer, quotes removed.
QHash<QByteArray, QByteArray> parametersOf(const QByteArray& value)
{
    static const QRegularExpression kPair(QStringLiteral("(\\w+)=(?:\"([^\"]*)\"|([^,\\s]+))"));
    QHash<QByteArray, QByteArray> parameters;
    auto pairs = kPair.globalMatch(QString::fromUtf8(value));
    while (pairs.hasNext()) {
        const auto pair = pairs.next();
        const QString text = pair.captured(2).isEmpty() ? pair.captured(3) : pair.captured(2);
        parameters.insert(pair.captured(1).toLatin1(), text.toUtf8());
    }
    return parameters;
}

} // namespace

ConnectProxy::ConnectProxy(SignIn signIn, Answer answer) : m_signIn(signIn), m_answer(answer)
{
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket* client = m_server.nextPendingConnection())
            serve(client);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("the test proxy cannot listen");
}

ConnectProxy::~ConnectProxy()
{
    const auto sockets = m_server.findChildren<QTcpSocket*>();
    for (QTcpSocket* socket : sockets)
        socket->disconnect();
}

QString ConnectProxy::name() const
{
    return QStringLiteral("127.0.0.1:%1").arg(m_server.serverPort());
}

void ConnectProxy::serve(QTcpSocket* client)
{
    client->setParent(&m_server);
    const auto received = std::make_shared<QByteArray>();
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    QObject::connect(client, &QTcpSocket::readyRead, client, [this, client, received] {
        if (client->property("tunnel").toBool())
            return;
        const QByteArray bytes = client->readAll();
        m_clear += bytes;
        *received += bytes;
        for (qsizetype end = received->indexOf("\r\n\r\n"); end >= 0;
             end = received->indexOf("\r\n\r\n")) {
            const QByteArray head = received->left(end);
            received->remove(0, end + 4);
            onRequest(client, head);
        }
    });
}

void ConnectProxy::onRequest(QTcpSocket* client, const QByteArray& head)
{
    m_requests.push_back(head);
    if (m_signIn != SignIn::None && !isSignedIn(head)) {
        if (!headerOf(head, "proxy-authorization").isEmpty())
            ++m_refusals;
        demandSignIn(client);
        return;
    }
    const QList<QByteArray> line = head.split('\n').value(0).trimmed().split(' ');
    if (line.value(0) != "CONNECT" || m_answer == Answer::Refuse) {
        client->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        client->disconnectFromHost();
    } else if (m_answer == Answer::Redirect) {
        client->write("HTTP/1.1 302 Found\r\nLocation: " + redirectTo +
                      "\r\nContent-Length: 0\r\n\r\n");
        client->disconnectFromHost();
    } else if (m_answer == Answer::Impersonate) {
        impersonate(client);
    } else {
        tunnel(client, line.value(1));
    }
}

bool ConnectProxy::isSignedIn(const QByteArray& head)
{
    const QByteArray given = headerOf(head, "proxy-authorization");
    if (m_signIn != SignIn::Digest)
        return given == "Basic " + (user + ':' + password).toBase64();
    if (!given.startsWith("Digest "))
        return false;
    const auto parameters = parametersOf(given.mid(7));
    const QByteArray first = md5(user + ":Waxwing test proxy:" + password);
    const QByteArray second = md5("CONNECT:" + parameters.value("uri"));
    const QByteArray expected = md5(first + ':' + kNonce + ':' + parameters.value("nc") + ':' +
                                    parameters.value("cnonce") + ":auth:" + second);
    return parameters.value("username") == user && parameters.value("nonce") == kNonce &&
           parameters.value("response") == expected;
}

void ConnectProxy::demandSignIn(QTcpSocket* client)
{
    QByteArray challenge = "Basic realm=\"Waxwing test proxy\"";
    if (m_signIn == SignIn::NegotiateOrBasic)
        challenge = "Negotiate\r\nProxy-Authenticate: " + challenge;
    if (m_signIn == SignIn::Digest)
        challenge = "Digest realm=\"Waxwing test proxy\", nonce=\"" + QByteArray(kNonce) +
                    "\", qop=\"auth\", algorithm=MD5";
    client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: " + challenge +
                  "\r\nContent-Length: 0\r\n\r\n");
}

void ConnectProxy::tunnel(QTcpSocket* client, const QByteArray& target)
{
    ++m_tunnels;
    const qsizetype colon = target.lastIndexOf(':');
    auto* server = new QTcpSocket(client);
    const QPointer<QTcpSocket> guarded(client);
    QObject::connect(server, &QTcpSocket::connected, client, [this, client, server] {
        client->setProperty("tunnel", true);
        client->write("HTTP/1.1 200 Connection established\r\n\r\n");
        QObject::connect(client, &QTcpSocket::readyRead, server, [this, client, server] {
            const QByteArray bytes = client->readAll();
            m_tunnelled += bytes;
            server->write(bytes);
        });
        QObject::connect(server, &QTcpSocket::readyRead, client,
                         [client, server] { client->write(server->readAll()); });
    });
    QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    QObject::connect(server, &QTcpSocket::errorOccurred, client, [guarded] {
        if (guarded && !guarded->property("tunnel").toBool()) {
            guarded->write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
            guarded->disconnectFromHost();
        }
    });
    server->connectToHost(QString::fromLatin1(target.left(colon)),
                          target.mid(colon + 1).toUShort());
}

/// The client's bytes go to a TLS server of our own instead of the one that was meant.
void ConnectProxy::impersonate(QTcpSocket* client)
{
    client->setProperty("tunnel", true);
    auto* inner = new QSslServer(client);
    inner->setSslConfiguration(impostor);
    inner->listen(QHostAddress::LocalHost);
    QObject::connect(inner, &QTcpServer::pendingConnectionAvailable, client, [this, inner] {
        QTcpSocket* secure = inner->nextPendingConnection();
        QObject::connect(secure, &QTcpSocket::readyRead, secure,
                         [this, secure] { m_toldImpostor += secure->readAll(); });
    });
    auto* relay = new QTcpSocket(client);
    QObject::connect(relay, &QTcpSocket::connected, client, [this, client, relay] {
        client->write("HTTP/1.1 200 Connection established\r\n\r\n");
        QObject::connect(client, &QTcpSocket::readyRead, relay, [this, client, relay] {
            const QByteArray bytes = client->readAll();
            m_tunnelled += bytes;
            relay->write(bytes);
        });
        QObject::connect(relay, &QTcpSocket::readyRead, client,
                         [client, relay] { client->write(relay->readAll()); });
    });
    relay->connectToHost(QHostAddress::LocalHost, inner->serverPort());
}

} // namespace waxwing::test

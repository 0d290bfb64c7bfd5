#include "tests/portal/pushserver.h"

#include "tests/portal/text.h"
#include "tests/portal/tlsserver.h"

#include <QDateTime>
#include <QHostAddress>
#include <QRegularExpression>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

#include <chrono>

namespace waxwing::portal {

namespace {

constexpr qint64 kPongPatienceMs = 30'000;

/// Pusher's names for our payload members are PascalCase; the switch turns them round.
Json recased(const Json& payload, bool camelCase)
{
    if (!camelCase)
        return payload;
    Json result;
    for (const auto& [key, value] : payload.items()) {
        std::string name = key;
        name[0] = lowered(name.substr(0, 1))[0];
        result[name] = value;
    }
    return result;
}

} // namespace

PushServer::PushServer(QObject* parent) : QObject(parent)
{
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &PushServer::checkActivity);
    timer->start(1000);
}

PushServer::~PushServer()
{
    for (const auto& entry : m_connections) {
        entry.first->disconnect(this);
        entry.first->abort();
        delete entry.first;
    }
}

bool PushServer::listen(quint16 port, const QSslConfiguration& configuration)
{
    m_configuration = configuration;
    m_port = port;
    setListening(true);
    return !m_servers.empty();
}

void PushServer::setListening(bool listening)
{
    if (!listening) {
        m_servers.clear();
        return;
    }
    if (!m_servers.empty())
        return;
    for (const auto address : {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        auto server = std::make_unique<QWebSocketServer>(QStringLiteral("pusher"),
                                                         QWebSocketServer::NonSecureMode);
        QWebSocketServer* raw = server.get();
        // On the loopback live events are to be had without TLS as well.
        const auto greet = [raw](QTcpSocket* socket) {
            socket->setParent(raw);
            raw->handleConnection(socket);
        };
        auto listener = std::make_unique<TlsServer>(m_configuration, greet);
        if (!listener->listen(QHostAddress(address), m_port)) {
            m_error = listener->errorString();
            if (address == QHostAddress::LocalHost)
                return;
            continue;
        }
        m_port = listener->serverPort();
        connect(listener.get(), &TlsServer::pendingConnectionAvailable, raw,
                [from = listener.get(), greet] {
                    while (QTcpSocket* socket = from->nextPendingConnection())
                        greet(socket);
                });
        connect(raw, &QWebSocketServer::newConnection, this, [this, raw] { accept(raw); });
        m_servers.push_back({std::move(server), std::move(listener)});
    }
}

void PushServer::accept(QWebSocketServer* server)
{
    while (QWebSocket* socket = server->nextPendingConnection()) {
        // The server may go away while its connections stay.
        socket->setParent(nullptr);
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            m_connections.erase(socket);
            socket->deleteLater();
        });
        m_connections[socket].lastHeard = QDateTime::currentMSecsSinceEpoch();
        QString reason;
        if (const int code = refusalOf(*socket, reason)) {
            refuse(socket, code, reason);
            continue;
        }
        Connection& connection = m_connections[socket];
        connection.socketId = std::to_string(1000 + m_nextSocketId) + '.' +
                              std::to_string(100000 + m_nextSocketId * 7919 % 900000);
        ++m_nextSocketId;
        connect(socket, &QWebSocket::textMessageReceived, this,
                [this, socket](const QString& text) { handleFrame(socket, text); });
        connect(socket, &QWebSocket::binaryMessageReceived, socket,
                [socket] { socket->close(QWebSocketProtocol::CloseCodeDatatypeNotSupported); });
        if (!faults.silent)
            send(
                socket, "pusher:connection_established", {},
                {{"socket_id", connection.socketId}, {"activity_timeout", activityTimeoutSeconds}});
    }
}

int PushServer::refusalOf(const QWebSocket& socket, QString& reason) const
{
    const QUrl url = socket.requestUrl();
    const QUrlQuery query(url);
    const auto refusal = [&reason](int code, QString why) {
        reason = std::move(why);
        return code;
    };
    if (faults.refuseWithCode != 0)
        return refusal(faults.refuseWithCode, QStringLiteral("Refused on purpose"));
    if (!url.path().startsWith(QStringLiteral("/app/")))
        return refusal(4005, QStringLiteral("Path not found"));
    if (url.path().mid(5).toStdString() != applicationKey)
        return refusal(4001, QStringLiteral("App key does not exist"));
    if (!applicationEnabled)
        return refusal(4003, QStringLiteral("Application disabled"));
    if (!query.hasQueryItem(QStringLiteral("protocol")) ||
        query.queryItemValue(QStringLiteral("protocol")).isEmpty())
        return refusal(4008, QStringLiteral("No protocol version supplied"));
    if (query.queryItemValue(QStringLiteral("protocol")) != QStringLiteral("7"))
        return refusal(4007, QStringLiteral("Unsupported protocol version"));
    static const QRegularExpression versionForm(QStringLiteral("^[0-9]+(\\.[0-9A-Za-z+-]+)*$"));
    const QString version = query.queryItemValue(QStringLiteral("version"));
    if (!version.isEmpty() && !versionForm.match(version).hasMatch())
        return refusal(4006, QStringLiteral("Invalid version string format"));
    return 0;
}

void PushServer::refuse(QWebSocket* socket, int code, const QString& reason)
{
    send(socket, "pusher:error", {}, {{"message", reason.toStdString()}, {"code", code}});
    socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void PushServer::send(QWebSocket* socket, const std::string& event, const std::string& channel,
                      const Json& data)
{
    Json frame;
    frame["event"] = event;
    if (!channel.empty())
        frame["channel"] = channel;
    // The service encodes data twice, except in errors and pongs.
    const bool plain = event == "pusher:error" || event == "pusher:pong" || event == "pusher:ping";
    if (plain)
        frame["data"] = data;
    else
        frame["data"] = dump(data);
    socket->sendTextMessage(QString::fromStdString(dump(frame)));
}

void PushServer::handleFrame(QWebSocket* socket, const QString& text)
{
    Connection& connection = m_connections[socket];
    ++m_framesHeard;
    connection.lastHeard = QDateTime::currentMSecsSinceEpoch();
    connection.pinged = false;
    if (faults.silent)
        return;
    const Json frame = parseJson(text.toStdString());
    if (!frame.is_object() || !frame.contains("event") || !frame["event"].is_string()) {
        send(socket, "pusher:error", {}, {{"message", "Invalid frame"}, {"code", nullptr}});
        return;
    }
    const std::string event = frame["event"];
    Json data = frame.value("data", Json::object());
    if (data.is_string())
        data = parseJson(data.get<std::string>());
    std::string channel;
    if (data.is_object() && data.contains("channel") && data["channel"].is_string())
        channel = data["channel"];
    if (event == "pusher:ping") {
        send(socket, "pusher:pong", {}, Json::object());
    } else if (event == "pusher:subscribe") {
        subscribe(socket, channel);
    } else if (event == "pusher:unsubscribe") {
        connection.channels.erase(channel);
    } else if (event.starts_with("client-")) {
        send(socket, "pusher:error", {},
             {{"message", "Client events are not allowed on public channels"}, {"code", 4301}});
    }
}

void PushServer::subscribe(QWebSocket* socket, const std::string& channel)
{
    if (channel.empty()) {
        send(socket, "pusher:error", {}, {{"message", "Missing channel"}, {"code", nullptr}});
        return;
    }
    if (channel.starts_with("private-") || channel.starts_with("presence-")) {
        send(socket, "pusher:subscription_error", channel,
             {{"type", "AuthError"}, {"error", "Only public channels here"}, {"status", 403}});
        return;
    }
    m_connections[socket].channels.insert(channel);
    send(socket, "pusher_internal:subscription_succeeded", channel, Json::object());
}

std::size_t PushServer::subscriberCount(const std::string& channel) const
{
    return static_cast<std::size_t>(
        std::count_if(m_connections.begin(), m_connections.end(),
                      [&](const auto& entry) { return entry.second.channels.contains(channel); }));
}

void PushServer::publish(const PushEvent& event, const Switches& switches)
{
    if (faults.silent)
        return;
    if (faults.lostEvents != 0) {
        if (faults.lostEvents > 0)
            --faults.lostEvents;
        return;
    }
    int copies = 1;
    if (faults.duplicateEvents != 0) {
        copies = 2;
        if (faults.duplicateEvents > 0)
            --faults.duplicateEvents;
    }
    std::string name = event.name;
    if (switches.correctPushSpelling && name == "UserTrackingPayloed")
        name = "UserTrackingPayload";
    const Json payload = recased(event.payload, switches.camelCasePush);
    for (const auto& [socket, connection] : m_connections) {
        if (!connection.channels.contains(event.channel))
            continue;
        for (int i = 0; i < copies; ++i) {
            m_eventTimes.push_back(
                std::chrono::nanoseconds(std::chrono::steady_clock::now().time_since_epoch())
                    .count());
            send(socket, name, event.channel, payload);
        }
    }
}

void PushServer::closeAll(int code, const QString& reason)
{
    std::vector<QWebSocket*> sockets;
    for (const auto& entry : m_connections)
        sockets.push_back(entry.first);
    for (QWebSocket* socket : sockets)
        socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void PushServer::dropAll()
{
    std::vector<QWebSocket*> sockets;
    for (const auto& entry : m_connections)
        sockets.push_back(entry.first);
    for (QWebSocket* socket : sockets)
        socket->abort();
}

void PushServer::checkActivity()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<QWebSocket*> late;
    for (auto& [socket, connection] : m_connections) {
        const qint64 quiet = now - connection.lastHeard;
        if (quiet > activityTimeoutSeconds * 1000LL + 2 * kPongPatienceMs) {
            late.push_back(socket);
        } else if (quiet > activityTimeoutSeconds * 1000LL + kPongPatienceMs &&
                   !connection.pinged) {
            connection.pinged = true;
            if (!faults.silent)
                send(socket, "pusher:ping", {}, Json::object());
        }
    }
    for (QWebSocket* socket : late)
        socket->close(static_cast<QWebSocketProtocol::CloseCode>(4201),
                      QStringLiteral("Pong reply not received in time"));
}

} // namespace waxwing::portal

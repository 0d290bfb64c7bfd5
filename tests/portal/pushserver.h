#pragma once

#include "tests/portal/json.h"
#include "tests/portal/world.h"

#include <QObject>
#include <QSslConfiguration>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

class QWebSocket;
class QWebSocketServer;

namespace waxwing::portal {

class TlsServer;

/// What goes wrong with live events on purpose.
struct PushFaults
{
    int duplicateEvents = 0; ///< the next n events are sent twice; negative: all
    int lostEvents = 0;      ///< the next n events are not sent at all; negative: all
    int refuseWithCode = 0;  ///< new connections are closed with this code
    bool silent = false;     ///< no pong, no events, no confirmations
};

/// The stand-in for Pusher Channels, protocol 7: connections, public channels, pings. It knows
/// nothing of messages: what `publish` is given goes to whoever subscribed to the channel. Lives on
/// the portal's thread.
class PushServer : public QObject
{
    Q_OBJECT

public:
    explicit PushServer(QObject* parent = nullptr);
    ~PushServer() override;

    bool listen(quint16 port, const QSslConfiguration& configuration);
    quint16 port() const { return m_port; }
    QString errorString() const { return m_error; }

    /// Refuses new connections at the level of TCP, or takes them again on the same port.
    void setListening(bool listening);
    void closeAll(int code, const QString& reason);
    /// Cuts all connections without a close frame.
    void dropAll();

    void publish(const PushEvent& event, const Switches& switches);

    PushFaults faults;
    std::string applicationKey = "637003f8185c4a167178";
    bool applicationEnabled = true;
    int activityTimeoutSeconds = 120;

    std::size_t connectionCount() const { return m_connections.size(); }
    std::size_t framesHeard() const { return m_framesHeard; }
    std::size_t subscriberCount(const std::string& channel) const;
    /// When each event was handed to its socket: nanoseconds of the system's monotonic clock.
    const std::vector<qint64>& eventTimes() const { return m_eventTimes; }
    void forgetEventTimes() { m_eventTimes.clear(); }

private:
    struct Connection
    {
        std::string socketId;
        std::set<std::string> channels;
        qint64 lastHeard = 0;
        bool pinged = false;
    };

    void accept(QWebSocketServer* server);
    /// The close code for a request that is wrong; 0 if it is right.
    int refusalOf(const QWebSocket& socket, QString& reason) const;
    void refuse(QWebSocket* socket, int code, const QString& reason);
    void handleFrame(QWebSocket* socket, const QString& text);
    void subscribe(QWebSocket* socket, const std::string& channel);
    void send(QWebSocket* socket, const std::string& event, const std::string& channel,
              const Json& data);
    void checkActivity();

    struct Listener
    {
        std::unique_ptr<QWebSocketServer> server;
        std::unique_ptr<TlsServer> listener; ///< gone before the server it feeds
    };

    std::vector<Listener> m_servers;
    std::unordered_map<QWebSocket*, Connection> m_connections;
    QSslConfiguration m_configuration;
    quint16 m_port = 0;
    QString m_error;
    std::uint64_t m_nextSocketId = 1;
    std::vector<qint64> m_eventTimes;
    std::size_t m_framesHeard = 0;
};

} // namespace waxwing::portal

#include "core/realtime/pusherchannel.h"

#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/realtime/pusherframe.h"

#include <QAuthenticator>
#include <QNetworkProxy>
#include <QPointer>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketProtocol>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr auto kEstablishedWithin = 30s;
constexpr auto kSubscribedWithin = 10s;
constexpr auto kWantedWithin = 60s; ///< longer a connection without a channel is not kept
constexpr auto kPongWithin = 30s;
constexpr auto kQuickPongWithin = 5s;
constexpr auto kCloseWithin = 5s;
constexpr int kDefaultActivitySeconds = 120;
constexpr quint64 kLargestFrame = 64 * 1024;
constexpr int kPongMissing = 4201; // "pong not received in time": reconnect at once

QNetworkProxy socketProxy(const ProxyRoute& route)
{
    // Not the default, which would ask the system a second time, and on the main thread.
    if (route.kind == ProxyRoute::Kind::Direct)
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto type = route.kind == ProxyRoute::Kind::Http ? QNetworkProxy::HttpProxy
                                                           : QNetworkProxy::Socks5Proxy;
    // Qt writes Basic and Digest in Latin-1; this way the proxy reads UTF-8, as from libcurl.
    return QNetworkProxy(type, route.host, route.port, QString::fromLatin1(route.user.toUtf8()),
                         QString::fromLatin1(route.password.reveal()));
}

} // namespace

PusherChannel::PusherChannel(PushEndpoint endpoint, PushNetwork network, QByteArray clientVersion,
                             const Clock& clock, Scheduler& scheduler, Backoff::Random random)
    : m_endpoint(std::move(endpoint)), m_network(std::move(network)),
      m_clientVersion(std::move(clientVersion)), m_clock(clock), m_scheduler(scheduler),
      m_rules(std::move(random))
{}

PusherChannel::~PusherChannel()
{
    if (m_socket) {
        m_socket->disconnect(this);
        delete m_socket;
    }
}

QUrl PusherChannel::address() const
{
    QUrl url = m_endpoint.url;
    url.setPath(QStringLiteral("/app/") + m_endpoint.appKey);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("protocol"), QStringLiteral("7"));
    query.addQueryItem(QStringLiteral("client"), QStringLiteral("waxwing"));
    query.addQueryItem(QStringLiteral("version"), QString::fromLatin1(m_clientVersion));
    query.addQueryItem(QStringLiteral("flash"), QStringLiteral("false"));
    url.setQuery(query);
    return url;
}

void PusherChannel::connectAhead()
{
    if (m_state != State::Closed)
        return;
    setState(State::Ahead);
    connectSocket();
}

void PusherChannel::open(Secret channel)
{
    const bool ahead = m_state == State::Ahead;
    if (!ahead)
        close();
    m_channel = std::move(channel);
    m_rules.reset();
    if (!ahead)
        return connectNow();
    setState(State::Connecting);
    if (m_established)
        subscribe();
}

void PusherChannel::close()
{
    m_nextAttempt.reset();
    abandonSocket(QWebSocketProtocol::CloseCodeNormal);
    m_channel.wipe();
    setState(State::Closed);
}

void PusherChannel::connectNow()
{
    m_nextAttempt.reset();
    abandonSocket(QWebSocketProtocol::CloseCodeGoingAway);
    setState(State::Connecting);
    connectSocket();
}

void PusherChannel::connectSocket()
{
    expectWithin(kEstablishedWithin, 0);
    ++m_generation;
    if (m_network.route)
        launch(connectByRoute(), "connect to the push service");
    else
        openSocket(ProxyRoute());
}

AsyncResult<void> PusherChannel::connectByRoute()
{
    const QPointer<PusherChannel> self(this);
    const int generation = m_generation;
    const QUrl url = address();
    const Result<ProxyRoute> route = co_await m_network.route(url);
    if (!self || generation != m_generation
        || (m_state != State::Connecting && m_state != State::Ahead))
        co_return failure(ErrorKind::Cancelled);
    if (!route)
        co_return failure(route.error());
    openSocket(*route);
    co_return Result<void>();
}

void PusherChannel::openSocket(const ProxyRoute& route)
{
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setSslConfiguration(m_network.tls());
    m_socket->setProxy(socketProxy(route));
    m_socket->setMaxAllowedIncomingMessageSize(kLargestFrame);
    m_socket->setMaxAllowedIncomingFrameSize(kLargestFrame);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &PusherChannel::onText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this] {
        abandonSocket(QWebSocketProtocol::CloseCodeDatatypeNotSupported);
        lose(0);
    });
    connect(m_socket, &QWebSocket::proxyAuthenticationRequired, this,
            [this, route](const QNetworkProxy&, const QAuthenticator* asked) {
                // Left unanswered: the socket fails, and the next one knows what to say.
                if (m_network.proxySignIn)
                    m_network.proxySignIn(ProxyChallenge{route, asked->realm(), {}});
            });
    connect(m_socket, &QWebSocket::disconnected, this, [this] {
        // 1000 also stands for refused connections and failed handshakes; both mean "pause".
        lose(m_socket ? int(m_socket->closeCode()) : 0);
    });
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this](QAbstractSocket::SocketError error) {
                qCInfo(lcRealtime) << "socket error" << error;
                // A closed connection says so by disconnected(), with its code.
                if (error != QAbstractSocket::RemoteHostClosedError)
                    lose(m_socket ? int(m_socket->closeCode()) : 0);
            });
    m_socket->open(address());
}

void PusherChannel::expectWithin(std::chrono::milliseconds limit, int codeIfNot)
{
    m_deadline = m_scheduler.after(limit, [this, codeIfNot] {
        qCInfo(lcRealtime) << "no answer in time";
        lose(codeIfNot);
    });
}

void PusherChannel::onText(const QString& text)
{
    const auto frame = parsePusherFrame(text);
    if (m_established)
        restartActivityTimer();
    if (!frame) {
        qCWarning(lcRealtime) << "a frame of" << text.size() << "characters cannot be read";
        return;
    }
    if (frame->event == u"pusher:connection_established") {
        onEstablished(*frame);
    } else if (frame->event == u"pusher:ping") {
        m_socket->sendTextMessage(pongFrame());
    } else if (frame->event == u"pusher:pong") {
        return;
    } else if (frame->event == u"pusher_internal:subscription_succeeded") {
        if (!m_established || m_state != State::Connecting
            || frame->channel != QString::fromUtf8(m_channel.reveal()))
            return;
        m_deadline.reset();
        m_liveSince = m_clock.elapsed();
        setState(State::Live);
        restartActivityTimer();
        Q_EMIT subscribed();
    } else if (frame->event == u"pusher:subscription_error") {
        lose(0);
    } else if (frame->event == u"pusher:error") {
        const int code = memberOf(frame->data, u"code").toInt();
        qCInfo(lcRealtime) << "push service reports error" << code;
        // 4301 is about a rate and closes nothing; without a code it is for the log only.
        if (code >= 4000 && code < 4300)
            lose(code);
    } else if (!frame->event.startsWith(u"pusher:")
               && !frame->event.startsWith(u"pusher_internal:")) {
        onApplicationEvent(*frame);
    }
}

void PusherChannel::onEstablished(const PusherFrame& frame)
{
    if (m_established)
        return;
    m_established = true;
    const int offered = memberOf(frame.data, u"activity_timeout").toInt(kDefaultActivitySeconds);
    const int seconds = offered > 0 ? std::min(offered, kDefaultActivitySeconds)
                                    : kDefaultActivitySeconds;
    m_activityTimeout = std::chrono::seconds(seconds);
    restartActivityTimer();
    if (m_state == State::Ahead)
        expectWithin(kWantedWithin, 0);
    else
        subscribe();
}

void PusherChannel::subscribe()
{
    m_socket->sendTextMessage(subscribeFrame(QString::fromUtf8(m_channel.reveal())));
    expectWithin(kSubscribedWithin, 0);
}

void PusherChannel::onApplicationEvent(const PusherFrame& frame)
{
    if (m_channel.isEmpty() || frame.channel != QString::fromUtf8(m_channel.reveal()))
        return;
    if (!frame.dataReadable) {
        qCWarning(lcRealtime) << "an event's payload cannot be read";
        Q_EMIT unreadableEvent();
    } else if (const auto news = newAssetOf(frame)) {
        Q_EMIT newAsset(*news);
    } else if (const auto event = trackingOf(frame)) {
        Q_EMIT tracking(*event);
    }
}

void PusherChannel::restartActivityTimer()
{
    // A frame of any kind is the answer a ping waits for.
    if (m_state == State::Live)
        m_deadline.reset();
    m_activity = m_scheduler.after(m_activityTimeout, [this] { askWhetherAlive(kPongWithin); });
}

void PusherChannel::askWhetherAlive(std::chrono::milliseconds patience)
{
    m_activity.reset();
    if (!m_socket || !m_established)
        return;
    m_socket->sendTextMessage(pingFrame());
    expectWithin(patience, kPongMissing);
}

void PusherChannel::checkNow()
{
    if (m_state == State::Live)
        askWhetherAlive(kQuickPongWithin);
    else if (m_state == State::Waiting || m_state == State::Connecting)
        connectNow();
}

void PusherChannel::lose(int code)
{
    if (m_state == State::Closed || m_state == State::Waiting || m_state == State::Refused)
        return;
    const auto now = m_clock.elapsed();
    if (m_state == State::Live)
        m_rules.noteLifetime(m_liveSince, now);
    abandonSocket(QWebSocketProtocol::CloseCodeGoingAway);
    if (m_state == State::Ahead) {
        setState(State::Closed);
        return;
    }
    const auto pause = m_rules.pauseAfter(code, now);
    if (!pause) {
        qCWarning(lcRealtime) << "the push service refuses us, code" << code;
        setState(State::Refused);
        return;
    }
    m_nextAttempt = m_scheduler.after(*pause, [this] { connectNow(); });
    setState(State::Waiting);
}

void PusherChannel::abandonSocket(int closeCode)
{
    m_deadline.reset();
    m_activity.reset();
    m_established = false;
    if (!m_socket)
        return;
    QWebSocket* old = std::exchange(m_socket, nullptr);
    old->disconnect(this);
    if (old->state() != QAbstractSocket::ConnectedState) {
        old->abort();
        old->deleteLater();
        return;
    }
    // The close frame must leave before the socket goes; a peer that never answers it must not
    // keep the socket for ever.
    connect(old, &QWebSocket::disconnected, old, &QObject::deleteLater);
    QTimer::singleShot(kCloseWithin, old, &QObject::deleteLater);
    old->close(static_cast<QWebSocketProtocol::CloseCode>(closeCode));
}

void PusherChannel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace waxwing

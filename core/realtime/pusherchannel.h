#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/http/proxyroute.h"
#include "core/realtime/pushchannel.h"
#include "core/realtime/reconnectrules.h"

#include <QSslConfiguration>

#include <functional>
#include <memory>

class QWebSocket;

namespace waxwing {

struct PusherFrame;

/// How the channel's sockets reach the network, asked anew for every connection.
struct PushNetwork
{
    PushNetwork() = default;
    /// Directly, under this TLS configuration.
    PushNetwork(QSslConfiguration configuration)
        : tls([configuration = std::move(configuration)] { return configuration; })
    {}

    std::function<QSslConfiguration()> tls;
    /// The way to the push service; none: directly.
    std::function<AsyncResult<ProxyRoute>(QUrl)> route;
    /// The proxy wants a sign-in, or another one.
    std::function<void(ProxyChallenge)> proxySignIn;
};

/// PushChannel over Pusher Channels, protocol 7 (notifications.md section 4):
///
///     Connecting ─established─► subscribing ─succeeded─► Live ─closed─► Waiting ─► Connecting
///
/// An open() that finds it Ahead goes on from where that connection is, else it begins anew.
///
/// QWebSocket has no time-outs of its own, so every step has one here. A socket that was given up
/// is cut off from this object at once: nothing of it reaches a newer connection.
class PusherChannel final : public PushChannel
{
    Q_OBJECT

public:
    /// `network` carries the extra authorities; verification is never touched. References must
    /// outlive the channel.
    PusherChannel(PushEndpoint endpoint, PushNetwork network, QByteArray clientVersion,
                  const Clock& clock, Scheduler& scheduler, Backoff::Random random);
    ~PusherChannel() override;

    void connectAhead() override;
    void open(Secret channel) override;
    void close() override;
    void checkNow() override;
    [[nodiscard]] State state() const override { return m_state; }

private:
    void connectNow();
    void connectSocket();
    AsyncResult<void> connectByRoute();
    void openSocket(const ProxyRoute& route);
    void onText(const QString& text);
    void onEstablished(const PusherFrame& frame);
    void subscribe();
    void onApplicationEvent(const PusherFrame& frame);
    void lose(int code);
    void abandonSocket(int closeCode);
    void expectWithin(std::chrono::milliseconds limit, int codeIfNot);
    void restartActivityTimer();
    void askWhetherAlive(std::chrono::milliseconds patience);
    void setState(State state);
    [[nodiscard]] QUrl address() const;

    PushEndpoint m_endpoint;
    PushNetwork m_network;
    QByteArray m_clientVersion;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    ReconnectRules m_rules;
    Secret m_channel;
    State m_state = State::Closed;
    QWebSocket* m_socket = nullptr;
    int m_generation = 0; ///< of connections: a route that comes too late is for none
    bool m_established = false;
    std::chrono::milliseconds m_liveSince{0};
    std::chrono::milliseconds m_activityTimeout{0};
    std::unique_ptr<ScheduledCall> m_deadline; ///< for the step that is awaited
    std::unique_ptr<ScheduledCall> m_activity;
    std::unique_ptr<ScheduledCall> m_nextAttempt;
};

} // namespace waxwing

#pragma once

#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/realtime/pushchannel.h"
#include "core/realtime/reconnectrules.h"

#include <QSslConfiguration>

#include <memory>

class QWebSocket;

namespace waxwing {

struct PusherFrame;

/// PushChannel over Pusher Channels, protocol 7 (notifications.md section 4):
///
///     Connecting ─established─► subscribing ─succeeded─► Live ─closed─► Waiting ─► Connecting
///
/// QWebSocket has no time-outs of its own, so every step has one here. A socket that was given up
/// is cut off from this object at once: nothing of it reaches a newer connection.
class PusherChannel final : public PushChannel
{
    Q_OBJECT

public:
    /// `tls` carries the extra authorities; verification is never touched. References must outlive
    /// the channel.
    PusherChannel(PushEndpoint endpoint, QSslConfiguration tls, QByteArray clientVersion,
                  const Clock& clock, Scheduler& scheduler, Backoff::Random random);
    ~PusherChannel() override;

    void open(Secret channel) override;
    void close() override;
    void checkNow() override;
    [[nodiscard]] State state() const override { return m_state; }

private:
    void connectNow();
    void onText(const QString& text);
    void onEstablished(const PusherFrame& frame);
    void onApplicationEvent(const PusherFrame& frame);
    void lose(int code);
    void abandonSocket(int closeCode);
    void expectWithin(std::chrono::milliseconds limit, int codeIfNot);
    void restartActivityTimer();
    void askWhetherAlive(std::chrono::milliseconds patience);
    void setState(State state);
    [[nodiscard]] QUrl address() const;

    PushEndpoint m_endpoint;
    QSslConfiguration m_tls;
    QByteArray m_clientVersion;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    ReconnectRules m_rules;
    Secret m_channel;
    State m_state = State::Closed;
    QWebSocket* m_socket = nullptr;
    bool m_established = false;
    std::chrono::milliseconds m_liveSince{0};
    std::chrono::milliseconds m_activityTimeout{0};
    std::unique_ptr<ScheduledCall> m_deadline; ///< for the step that is awaited
    std::unique_ptr<ScheduledCall> m_activity;
    std::unique_ptr<ScheduledCall> m_nextAttempt;
};

} // namespace waxwing

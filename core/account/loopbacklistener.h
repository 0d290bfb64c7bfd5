#pragma once

#include "core/account/callbackrequest.h"
#include "core/async/completer.h"
#include "core/async/scheduler.h"

#include <QTcpServer>
#include <QUrl>

#include <list>

namespace waxwing {

/// Waits on this computer's loopback address for the browser to come back from a sign-in
/// (authentication.md 6.4 step 1). Answers strangers with an error and goes on waiting; is closed
/// after the first complete callback, when stopped, and when the patience ends. However many
/// connections are opened and however slowly they speak, the newest are served. Main thread.
class LoopbackListener final : public QObject
{
    Q_OBJECT

public:
    /// `page` is the HTML that tells the person that the window can be closed; it is sent with
    /// headers that allow it nothing. `scheduler` must outlive the listener.
    LoopbackListener(Scheduler& scheduler, QByteArray page);
    ~LoopbackListener() override;

    /// 127.0.0.1 on a port the system chooses, else [::1]; Network with code "no-port".
    [[nodiscard]] Result<void> listen();
    [[nodiscard]] QUrl redirectAddress() const;
    /// The first complete callback with this state; nullopt if none came in time. Once.
    [[nodiscard]] AsyncResult<std::optional<Callback>> firstCallback(Secret state, QString issuer,
                                                                     std::chrono::milliseconds patience,
                                                                     std::stop_token stop);

private:
    struct Connection
    {
        QTcpSocket* socket;
        QByteArray received;
        std::unique_ptr<ScheduledCall> patience;
    };
    using Connections = std::list<Connection>;

    [[nodiscard]] QByteArray authority() const;
    void accept();
    void read(QTcpSocket* socket);
    void answer(Connection& connection, int status);
    void drop(QTcpSocket* socket);
    void finish(Result<std::optional<Callback>> result);

    Scheduler& m_scheduler;
    QByteArray m_page;
    QTcpServer m_server;
    Connections m_connections;
    ExpectedCallback m_expected;
    std::optional<Completer<std::optional<Callback>>> m_waiting;
    std::unique_ptr<ScheduledCall> m_deadline;
    std::optional<std::stop_callback<std::function<void()>>> m_onStop;
};

} // namespace waxwing

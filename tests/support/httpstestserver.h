#pragma once

#include <QByteArray>
#include <QList>
#include <QSslServer>
#include <QSslSocket>

#include <functional>
#include <vector>

namespace waxwing::test {

/// A small HTTP/1.1 server over TLS that says exactly what the test wants, also what no server
/// should. Lives on the test's thread.
class HttpsTestServer
{
public:
    struct Request
    {
        QByteArray head; ///< request line and headers
        QByteArray body;
        [[nodiscard]] QByteArray path() const { return head.split(' ').value(1); }
    };
    struct Reply
    {
        QByteArray bytes;       ///< as they go on the wire; nothing: silence
        bool closeAfter = false;
    };
    using Handler = std::function<Reply(const Request&)>;

    HttpsTestServer(const QSslConfiguration& configuration, Handler handler);

    [[nodiscard]] QUrl url(const QString& path,
                           const QString& host = QStringLiteral("localhost")) const;
    [[nodiscard]] const std::vector<Request>& requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; } ///< so far
    [[nodiscard]] int open() const { return m_open; }

    /// A whole, correct answer.
    [[nodiscard]] static QByteArray answer(int status, const QByteArray& body,
                                           const QByteArray& headers = {});

private:
    void serve(QTcpSocket* socket);
    void read(QTcpSocket* socket, QByteArray& received);

    QSslServer m_server;
    Handler m_handler;
    std::vector<Request> m_requests;
    int m_connections = 0;
    int m_open = 0;
};

} // namespace waxwing::test

#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace waxwing::portal {

/// What came back. `status` 0: nothing, or not all of it.
struct WebAnswer
{
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const;
};

/// One request over HTTP/1.0 on a connection of its own, answered once by answered(), later, on the
/// thread of its maker; deletes itself then. The thread matters: QNetworkAccessManager works on one
/// of its own and does not wait for the very end of it, so that what OpenSSL keeps for that thread
/// is sometimes never freed when the program ends meanwhile.
class WebCall : public QObject
{
    Q_OBJECT

public:
    using Headers = QList<QPair<QByteArray, QByteArray>>;

    WebCall(const QUrl& url, const QSslConfiguration& tls, QObject* parent);
    ~WebCall() override;

    void get(const Headers& headers) { send("GET", headers, {}); }
    void postForm(Headers headers, const QByteArray& form);
    void setTimeout(std::chrono::milliseconds timeout) { m_patience.setInterval(timeout); }
    [[nodiscard]] const QUrl& url() const { return m_url; }

Q_SIGNALS:
    void answered(const waxwing::portal::WebAnswer& answer);

private:
    void send(const QByteArray& method, const Headers& headers, const QByteArray& body);
    void end();
    [[nodiscard]] WebAnswer parsed() const;

    QUrl m_url;
    QSslSocket m_socket;
    QTimer m_patience;
    QByteArray m_request;
    QByteArray m_received;
    bool m_inTime = true;
    bool m_ended = false;
};

} // namespace waxwing::portal

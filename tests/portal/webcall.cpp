#include "tests/portal/webcall.h"

#include <QNetworkProxy>

namespace waxwing::portal {

namespace {

constexpr std::chrono::seconds kPatience{30};

} // namespace

QByteArray WebAnswer::header(QByteArrayView lowerCaseName) const
{
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

WebCall::WebCall(const QUrl& url, const QSslConfiguration& tls, QObject* parent)
    : QObject(parent), m_url(url)
{
    m_socket.setParent(this);
    m_patience.setParent(this);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_socket.setSslConfiguration(tls);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_socket, &QSslSocket::readyRead, this, [this] { m_received += m_socket.readAll(); });
    connect(&m_socket, &QSslSocket::disconnected, this, &WebCall::end);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &WebCall::end);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_inTime = false;
        end();
    });
}

WebCall::~WebCall()
{
    m_socket.disconnect(this); // its end is no answer
}

void WebCall::postForm(Headers headers, const QByteArray& form)
{
    headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    headers.emplace_back("Content-Length", QByteArray::number(form.size()));
    send("POST", headers, form);
}

void WebCall::send(const QByteArray& method, const Headers& headers, const QByteArray& body)
{
    const bool secure = m_url.scheme() == QStringLiteral("https");
    const auto port = static_cast<quint16>(m_url.port(secure ? 443 : 80));
    const QByteArray target =
        m_url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    m_request = method + ' ' + (target.startsWith('/') ? target : '/' + target) + " HTTP/1.0\r\n" +
                "Host: " + m_url.authority(QUrl::FullyEncoded).toLatin1() + "\r\n";
    for (const auto& [name, value] : headers)
        m_request += name + ": " + value + "\r\n";
    m_request += "\r\n" + body;
    // What fails at once is answered later all the same.
    m_patience.start();
    connect(&m_socket, secure ? &QSslSocket::encrypted : &QSslSocket::connected, this,
            [this] { m_socket.write(m_request); });
    QMetaObject::invokeMethod(
        this,
        [this, secure, port] {
            if (secure)
                m_socket.connectToHostEncrypted(m_url.host(), port);
            else
                m_socket.connectToHost(m_url.host(), port);
        },
        Qt::QueuedConnection);
}

void WebCall::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_patience.stop();
    m_received += m_socket.readAll();
    m_socket.disconnect(this);
    m_socket.abort();
    deleteLater();
    Q_EMIT answered(m_inTime ? parsed() : WebAnswer());
}

WebAnswer WebCall::parsed() const
{
    const qsizetype end = m_received.indexOf("\r\n\r\n");
    if (end < 0 || !m_received.startsWith("HTTP/1."))
        return {};
    WebAnswer answer;
    answer.body = m_received.mid(end + 4);
    const QList<QByteArray> lines = m_received.left(end).split('\n');
    answer.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            answer.headers.emplace_back(line.left(colon).trimmed().toLower(),
                                        line.mid(colon + 1).trimmed());
    }
    const QByteArray length = answer.header("content-length");
    if (!length.isEmpty() && answer.body.size() != length.toLongLong())
        return {};
    return answer;
}

} // namespace waxwing::portal

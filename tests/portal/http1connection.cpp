#include "tests/portal/http1connection.h"

#include "tests/portal/outgoing.h"
#include "tests/portal/text.h"

#include <QDateTime>
#include <QHostAddress>
#include <QLocale>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace waxwing::portal {

namespace {

/// How long a peer that was refused may pause before it is left.
constexpr std::chrono::seconds kConnectionPatience{5};

} // namespace

Http1Connection::Http1Connection(QTcpSocket* socket, HttpHandler handler, HttpLimits limits)
    : QObject(socket), m_socket(socket), m_handler(std::move(handler)), m_limits(limits)
{
    connect(m_socket, &QTcpSocket::readyRead, this, &Http1Connection::readMore);
    onBytesLeft(m_socket, this, [this] { sendMore(); });
    connect(m_socket, &QTcpSocket::disconnected, m_socket, &QObject::deleteLater);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kConnectionPatience);
    connect(&m_patience, &QTimer::timeout, m_socket, &QTcpSocket::disconnectFromHost);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Http1Connection::readMore, Qt::QueuedConnection);
}

void Http1Connection::readMore()
{
    const QByteArray bytes = m_socket->readAll();
    if (m_refused) {
        if (m_patience.isActive())
            m_patience.start();
        return;
    }
    m_buffer.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    while (!m_answering && m_socket->state() == QAbstractSocket::ConnectedState && advance()) {
    }
}

bool Http1Connection::advance()
{
    switch (m_reading) {
    case Reading::Head:
        return readHead();
    case Reading::ChunkSize:
        return readChunkSize();
    case Reading::Body:
    case Reading::ChunkData: {
        const auto count = std::min(m_bytesLeft, m_buffer.size());
        m_request.body.append(m_buffer, 0, count);
        m_buffer.erase(0, count);
        m_bytesLeft -= count;
        if (dropsHere() || m_bytesLeft > 0)
            return false;
        if (m_reading == Reading::Body)
            handleRequest();
        else
            m_reading = Reading::ChunkEnd;
        return true;
    }
    case Reading::ChunkEnd:
        if (!takeLine(2))
            return false;
        m_reading = Reading::ChunkSize;
        return true;
    case Reading::Trailer: {
        const auto line = takeLine(m_limits.headerBytes);
        if (!line)
            return false;
        if (line->empty())
            handleRequest();
        return true;
    }
    }
    return false;
}

bool Http1Connection::dropsHere()
{
    if (!m_dropAfter || m_request.body.size() < *m_dropAfter)
        return false;
    m_socket->abort();
    return true;
}

std::optional<std::string> Http1Connection::takeLine(std::size_t limit)
{
    const auto end = m_buffer.find('\n');
    if (end == std::string::npos) {
        if (m_buffer.size() > limit)
            refuse(400);
        return std::nullopt;
    }
    std::string line = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 1);
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    return line;
}

bool Http1Connection::readHead()
{
    // Blank lines before a request are allowed and mean nothing.
    while (m_buffer.starts_with("\r\n"))
        m_buffer.erase(0, 2);
    const auto end = m_buffer.find("\r\n\r\n");
    if (end == std::string::npos || end > m_limits.headerBytes) {
        if (m_buffer.size() > m_limits.headerBytes)
            refuse(431);
        return false;
    }
    const std::string head = m_buffer.substr(0, end + 2);
    m_buffer.erase(0, end + 4);
    m_request = HttpRequest();
    m_request.peerAddress = m_socket->peerAddress().toString().toStdString();
    m_request.localPort = m_socket->localPort();

    const auto lineEnd = head.find("\r\n");
    const std::string_view line = std::string_view(head).substr(0, lineEnd);
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || last == first) {
        refuse(400);
        return false;
    }
    m_request.method = std::string(line.substr(0, first));
    m_request.protocol = std::string(line.substr(last + 1));
    std::string_view target = line.substr(first + 1, last - first - 1);
    // A proxy's form of the target names the server once more.
    if (!target.starts_with('/')) {
        const auto host = target.find("://");
        const auto path = host == std::string_view::npos ? host : target.find('/', host + 3);
        target = path == std::string_view::npos ? target : target.substr(path);
    }
    const auto question = target.find('?');
    m_request.path = std::string(target.substr(0, question));
    if (question != std::string_view::npos)
        m_request.query = std::string(target.substr(question + 1));
    if (!m_request.protocol.starts_with("HTTP/1.")) {
        refuse(400);
        return false;
    }
    return readHeaderLines(std::string_view(head).substr(lineEnd + 2));
}

bool Http1Connection::readHeaderLines(std::string_view lines)
{
    while (!lines.empty()) {
        const auto end = lines.find("\r\n");
        const auto line = lines.substr(0, end);
        lines = lines.substr(end + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) {
            refuse(400);
            return false;
        }
        m_request.headers.emplace_back(lowered(line.substr(0, colon)),
                                       std::string(trimmed(line.substr(colon + 1))));
    }
    const auto* connection = m_request.header("connection");
    const auto wish = connection ? lowered(*connection) : std::string();
    m_close = m_request.protocol == "HTTP/1.0" ? wish.find("keep-alive") == std::string::npos
                                               : wish.find("close") != std::string::npos;
    m_dropAfter =
        m_limits.dropAfterBodyBytes ? m_limits.dropAfterBodyBytes(m_request) : std::nullopt;
    const auto* encoding = m_request.header("transfer-encoding");
    const auto* length = m_request.header("content-length");
    if (encoding) {
        if (!equalsIgnoringCase(*encoding, "chunked") || length) {
            refuse(400);
            return false;
        }
        welcomeBody();
        m_reading = Reading::ChunkSize;
        return true;
    }
    m_bytesLeft = 0;
    if (length) {
        const auto stop = length->data() + length->size();
        const auto [at, error] = std::from_chars(length->data(), stop, m_bytesLeft);
        if (error != std::errc() || at != stop) {
            refuse(400);
            return false;
        }
    }
    if (m_bytesLeft > m_limits.bodyBytes) {
        refuse(413);
        return false;
    }
    welcomeBody();
    m_reading = Reading::Body;
    return true;
}

void Http1Connection::welcomeBody()
{
    const auto* expect = m_request.header("expect");
    if (expect && equalsIgnoringCase(*expect, "100-continue"))
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

bool Http1Connection::readChunkSize()
{
    const auto line = takeLine(1024);
    if (!line)
        return false;
    const auto digits = line->substr(0, line->find(';'));
    const auto size = trimmed(digits);
    const auto [at, error] =
        std::from_chars(size.data(), size.data() + size.size(), m_bytesLeft, 16);
    if (size.empty() || error != std::errc() || at != size.data() + size.size()) {
        refuse(400);
        return false;
    }
    if (m_request.body.size() + m_bytesLeft > m_limits.bodyBytes) {
        refuse(413);
        return false;
    }
    m_reading = m_bytesLeft == 0 ? Reading::Trailer : Reading::ChunkData;
    return true;
}

void Http1Connection::handleRequest()
{
    m_reading = Reading::Head;
    m_answering = true;
    m_handler(m_request, HttpResponder([self = QPointer(this)](HttpResponse response) {
                  if (self && self->m_socket->state() == QAbstractSocket::ConnectedState)
                      self->answer(std::move(response));
              }));
}

void Http1Connection::answer(HttpResponse response)
{
    const int delay = response.misdelivery.delayMilliseconds;
    if (delay > 0) {
        QTimer::singleShot(delay, this,
                           [this, late = std::move(response)]() mutable { send(std::move(late)); });
        return;
    }
    send(std::move(response));
}

void Http1Connection::refuse(int status)
{
    m_close = true;
    m_refused = true;
    m_answering = true;
    m_buffer.clear();
    HttpResponse response;
    response.status = status;
    send(std::move(response));
}

void Http1Connection::send(HttpResponse response)
{
    const auto& misdelivery = response.misdelivery;
    if (misdelivery.dropInsteadOfAnswering) {
        m_socket->abort();
        return;
    }
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ' +
                       reasonPhrase(response.status) + "\r\n";
    const QString date = QLocale::c().toString(QDateTime::currentDateTimeUtc(),
                                               QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"));
    head += "Date: " + date.toStdString() + " GMT\r\n";
    for (const auto& [name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    head += "Content-Length: " + std::to_string(response.bodySize()) + "\r\n";
    if (m_close)
        head += "Connection: close\r\n";
    else if (m_request.protocol == "HTTP/1.0")
        head += "Connection: keep-alive\r\n";
    head += "\r\n";
    if (m_request.method == "HEAD")
        response.dropBody();
    m_toSend = response.bodySize();
    if (misdelivery.cutAfterBytes) {
        m_toSend = std::min(*misdelivery.cutAfterBytes, m_toSend);
        m_close = true;
    }
    m_sent = 0;
    m_response = std::move(response);
    // Small answers go out in one piece with their head.
    if (m_response.misdelivery.bytesPerSecond == 0 && m_toSend <= kMostUnsent) {
        head += m_response.bodyBytes(0, static_cast<std::size_t>(m_toSend));
        m_sent = m_toSend;
    }
    m_socket->write(head.data(), static_cast<qint64>(head.size()));
    if (m_sent == m_toSend) {
        finishAnswer();
    } else if (m_response.misdelivery.bytesPerSecond > 0) {
        sendSlowly(m_response.misdelivery.bytesPerSecond);
    } else {
        m_sending = true;
        sendMore();
    }
}

void Http1Connection::sendPiece(std::size_t most)
{
    const std::string piece = m_response.bodyBytes(
        m_sent, static_cast<std::size_t>(std::min<std::uint64_t>(most, m_toSend - m_sent)));
    if (piece.empty()) {
        m_socket->abort(); // the file has gone
        return;
    }
    m_sent += piece.size();
    m_socket->write(piece.data(), static_cast<qint64>(piece.size()));
}

void Http1Connection::sendMore()
{
    if (!m_sending)
        return;
    m_sending = false; // writing says that bytes have left
    while (m_sent < m_toSend && m_socket->state() == QAbstractSocket::ConnectedState) {
        if (unsentBytes(m_socket) > kMostUnsent)
            m_socket->flush();
        if (unsentBytes(m_socket) > kMostUnsent) {
            m_sending = true;
            return;
        }
        sendPiece(kMostUnsent);
    }
    if (m_sent == m_toSend)
        finishAnswer();
}

void Http1Connection::sendSlowly(int bytesPerSecond)
{
    static constexpr int kPiecesPerSecond = 20;
    const auto piece = static_cast<std::size_t>(std::max(1, bytesPerSecond / kPiecesPerSecond));
    m_slowTimer.disconnect();
    connect(&m_slowTimer, &QTimer::timeout, this, [this, piece] {
        sendPiece(piece);
        if (m_sent == m_toSend) {
            m_slowTimer.stop();
            finishAnswer();
        }
    });
    m_slowTimer.start(1000 / kPiecesPerSecond);
}

void Http1Connection::finishAnswer()
{
    m_socket->flush();
    m_answering = false;
    m_response = HttpResponse();
    if (m_refused) {
        m_patience.start();
        return;
    }
    if (m_close) {
        m_socket->disconnectFromHost();
        return;
    }
    if (!m_buffer.empty())
        QMetaObject::invokeMethod(this, &Http1Connection::readMore, Qt::QueuedConnection);
}

} // namespace waxwing::portal

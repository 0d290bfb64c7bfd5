#pragma once

#include "tests/portal/http.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace waxwing::portal {

/// Speaks HTTP/1.1 on one socket: keep-alive, bodies with a length or in chunks, one request at a
/// time. Owned by its socket and gone with it; lives on the portal's thread.
class Http1Connection : public QObject
{
    Q_OBJECT

public:
    Http1Connection(QTcpSocket* socket, HttpHandler handler, HttpLimits limits);

private:
    enum class Reading { Head, Body, ChunkSize, ChunkData, ChunkEnd, Trailer };

    void readMore();
    /// Goes one step forward; false if more bytes are needed.
    bool advance();
    bool readHead();
    bool readHeaderLines(std::string_view lines);
    /// Tells a client that waits to be asked for the body of its request.
    void welcomeBody();
    bool readChunkSize();
    std::optional<std::string> takeLine(std::size_t limit);
    void handleRequest();
    /// Answers and closes, but first lets the peer finish what it is sending: the answer would be
    /// lost with the connection otherwise.
    void refuse(int status);
    void answer(HttpResponse response);
    void send(HttpResponse response);
    /// Writes as much of the body as the socket takes without piling it up.
    void sendMore();
    void sendPiece(std::size_t most);
    void sendSlowly(int bytesPerSecond);
    bool dropsHere();
    void finishAnswer();

    QTcpSocket* m_socket;
    HttpHandler m_handler;
    HttpLimits m_limits;
    HttpRequest m_request;
    std::string m_buffer;
    Reading m_reading = Reading::Head;
    std::size_t m_bytesLeft = 0;
    bool m_answering = false;
    bool m_close = false;
    bool m_refused = false;
    HttpResponse m_response; ///< on its way
    std::uint64_t m_sent = 0;
    std::uint64_t m_toSend = 0;
    bool m_sending = false;
    std::optional<std::size_t> m_dropAfter; ///< bytes of the body that is being received
    QTimer m_slowTimer;
    QTimer m_patience;
};

} // namespace waxwing::portal

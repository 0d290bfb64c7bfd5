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
    bool readChunkSize();
    std::optional<std::string> takeLine(std::size_t limit);
    void handleRequest();
    void refuse(int status);
    void answer(HttpResponse response);
    void send(HttpResponse response);
    void sendSlowly(std::string bytes, int bytesPerSecond);
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
    QTimer m_slowTimer;
};

} // namespace waxwing::portal

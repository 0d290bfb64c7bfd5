#pragma once

#include "tests/portal/http.h"

#include <QObject>
#include <QTcpSocket>

#include <memory>
#include <unordered_map>

struct nghttp2_session;

namespace waxwing::portal {

/// Speaks HTTP/2 on one TLS socket by libnghttp2: many streams at a time, each answered as soon as
/// its request is complete. Owned by its socket and gone with it; lives on the portal's thread.
class Http2Connection : public QObject
{
    Q_OBJECT

public:
    Http2Connection(QTcpSocket* socket, HttpHandler handler, HttpLimits limits);
    ~Http2Connection() override;

private:
    struct Stream;
    struct Callbacks;

    void readMore();
    void flush();
    void handleRequest(int streamId);
    void drop(Stream& stream);
    void answer(int streamId, HttpResponse response);
    void send(int streamId, HttpResponse response);
    void sendSlowly(int streamId);

    QTcpSocket* m_socket;
    HttpHandler m_handler;
    HttpLimits m_limits;
    nghttp2_session* m_session = nullptr;
    std::unordered_map<int, std::unique_ptr<Stream>> m_streams;
    bool m_flushing = false;
    bool m_reading = false; ///< nghttp2 is not to be asked for output within its callbacks
};

} // namespace waxwing::portal

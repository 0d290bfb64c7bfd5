#include "tests/portal/http2connection.h"

#include "tests/portal/outgoing.h"
#include "tests/portal/text.h"

#include <QHostAddress>
#include <QPointer>
#include <QTimer>

#include <nghttp2/nghttp2.h>

#include <algorithm>
#include <cstring>

namespace waxwing::portal {

struct Http2Connection::Stream
{
    HttpRequest request;
    std::size_t headerBytes = 0;
    HttpResponse response;
    std::uint64_t sent = 0;
    std::uint64_t released = 0; ///< how much of the body may go out yet; a slow body grows it
    bool tooLarge = false;
    std::optional<std::size_t> dropAfter; ///< bytes of the request's body
    bool dropped = false;
    std::string piece; ///< of the body, read ahead
    std::uint64_t pieceStart = 0;

    /// Up to `length` bytes of the body from `sent` on.
    std::string_view nextBytes(std::size_t length)
    {
        if (sent < pieceStart || sent >= pieceStart + piece.size()) {
            piece = response.bodyBytes(sent, kMostUnsent);
            pieceStart = sent;
        }
        return std::string_view(piece).substr(static_cast<std::size_t>(sent - pieceStart), length);
    }
};

/// The C callbacks of nghttp2; `user` is always the connection.
struct Http2Connection::Callbacks
{
    static Stream* streamOf(void* user, int id)
    {
        auto* self = static_cast<Http2Connection*>(user);
        const auto found = self->m_streams.find(id);
        return found == self->m_streams.end() ? nullptr : found->second.get();
    }

    static int beginHeaders(nghttp2_session*, const nghttp2_frame* frame, void* user)
    {
        if (frame->hd.type == NGHTTP2_HEADERS && frame->headers.cat == NGHTTP2_HCAT_REQUEST) {
            auto* self = static_cast<Http2Connection*>(user);
            auto stream = std::make_unique<Stream>();
            stream->request.protocol = "HTTP/2";
            stream->request.peerAddress = self->m_socket->peerAddress().toString().toStdString();
            stream->request.localPort = self->m_socket->localPort();
            self->m_streams[frame->hd.stream_id] = std::move(stream);
        }
        return 0;
    }

    static int header(nghttp2_session*, const nghttp2_frame* frame, const uint8_t* name,
                      size_t nameLength, const uint8_t* value, size_t valueLength, uint8_t,
                      void* user)
    {
        Stream* stream = streamOf(user, frame->hd.stream_id);
        if (!stream)
            return 0;
        const std::string key(reinterpret_cast<const char*>(name), nameLength);
        std::string text(reinterpret_cast<const char*>(value), valueLength);
        stream->headerBytes += nameLength + valueLength + 32;
        if (stream->headerBytes > static_cast<Http2Connection*>(user)->m_limits.headerBytes)
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
        if (key == ":method") {
            stream->request.method = text;
        } else if (key == ":path") {
            const auto question = text.find('?');
            stream->request.path = text.substr(0, question);
            if (question != std::string::npos)
                stream->request.query = text.substr(question + 1);
        } else if (key == ":authority") {
            stream->request.headers.emplace_back("host", std::move(text));
        } else if (key.front() != ':') {
            stream->request.headers.emplace_back(key, std::move(text));
        }
        return 0;
    }

    static int data(nghttp2_session*, uint8_t, int32_t id, const uint8_t* bytes, size_t length,
                    void* user)
    {
        Stream* stream = streamOf(user, id);
        if (!stream)
            return 0;
        const auto limit = static_cast<Http2Connection*>(user)->m_limits.bodyBytes;
        stream->tooLarge = stream->tooLarge || stream->request.body.size() + length > limit;
        if (!stream->tooLarge)
            stream->request.body.append(reinterpret_cast<const char*>(bytes), length);
        if (stream->dropAfter && stream->request.body.size() >= *stream->dropAfter)
            static_cast<Http2Connection*>(user)->drop(*stream);
        return 0;
    }

    static int frameReceived(nghttp2_session*, const nghttp2_frame* frame, void* user)
    {
        const bool ends = (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0;
        Stream* stream = streamOf(user, frame->hd.stream_id);
        const auto& asked = static_cast<Http2Connection*>(user)->m_limits.dropAfterBodyBytes;
        if (!ends && stream && asked && frame->hd.type == NGHTTP2_HEADERS)
            stream->dropAfter = asked(stream->request);
        if (ends && (frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA))
            static_cast<Http2Connection*>(user)->handleRequest(frame->hd.stream_id);
        return 0;
    }

    static int streamClosed(nghttp2_session*, int32_t id, uint32_t, void* user)
    {
        static_cast<Http2Connection*>(user)->m_streams.erase(id);
        return 0;
    }

    static ssize_t readBody(nghttp2_session* session, int32_t id, uint8_t* buffer, size_t length,
                            uint32_t* flags, nghttp2_data_source*, void* user)
    {
        Stream* stream = streamOf(user, id);
        if (!stream)
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
        const auto size = stream->response.bodySize();
        const auto most = std::min<std::uint64_t>(length, stream->released - stream->sent);
        const auto bytes = stream->nextBytes(static_cast<std::size_t>(most));
        if (bytes.empty() && most > 0)
            return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE; // the file has gone
        const auto count = bytes.size();
        std::memcpy(buffer, bytes.data(), count);
        stream->sent += count;
        const auto& cut = stream->response.misdelivery.cutAfterBytes;
        if (cut && stream->sent >= std::min(*cut, size)) {
            // The promised length is not kept: the stream is torn down after these bytes.
            *flags |= NGHTTP2_DATA_FLAG_EOF | NGHTTP2_DATA_FLAG_NO_END_STREAM;
            nghttp2_submit_rst_stream(session, NGHTTP2_FLAG_NONE, id, NGHTTP2_INTERNAL_ERROR);
        } else if (stream->sent == size) {
            *flags |= NGHTTP2_DATA_FLAG_EOF;
        } else if (count == 0) {
            return NGHTTP2_ERR_DEFERRED;
        }
        return static_cast<ssize_t>(count);
    }
};

Http2Connection::Http2Connection(QTcpSocket* socket, HttpHandler handler, HttpLimits limits)
    : QObject(socket), m_socket(socket), m_handler(std::move(handler)), m_limits(limits)
{
    nghttp2_session_callbacks* callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    nghttp2_session_callbacks_set_on_begin_headers_callback(callbacks, &Callbacks::beginHeaders);
    nghttp2_session_callbacks_set_on_header_callback(callbacks, &Callbacks::header);
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks, &Callbacks::data);
    nghttp2_session_callbacks_set_on_frame_recv_callback(callbacks, &Callbacks::frameReceived);
    nghttp2_session_callbacks_set_on_stream_close_callback(callbacks, &Callbacks::streamClosed);
    nghttp2_session_server_new(&m_session, callbacks, this);
    nghttp2_session_callbacks_del(callbacks);
    const nghttp2_settings_entry settings[] = {
        {NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 128},
        {NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, 1 << 20},
    };
    nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, settings, std::size(settings));
    nghttp2_session_set_local_window_size(m_session, NGHTTP2_FLAG_NONE, 0, 1 << 22);
    connect(m_socket, &QTcpSocket::readyRead, this, &Http2Connection::readMore);
    onBytesLeft(m_socket, this, [this] { flush(); });
    connect(m_socket, &QTcpSocket::disconnected, m_socket, &QObject::deleteLater);
    flush();
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Http2Connection::readMore, Qt::QueuedConnection);
}

Http2Connection::~Http2Connection()
{
    nghttp2_session_del(m_session);
}

void Http2Connection::readMore()
{
    const QByteArray bytes = m_socket->readAll();
    m_reading = true;
    const auto read =
        nghttp2_session_mem_recv(m_session, reinterpret_cast<const uint8_t*>(bytes.constData()),
                                 static_cast<std::size_t>(bytes.size()));
    m_reading = false;
    if (read < 0) {
        m_socket->abort();
        return;
    }
    flush();
}

void Http2Connection::flush()
{
    if (m_flushing || m_reading || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_flushing = true;
    std::string outgoing;
    const uint8_t* piece = nullptr;
    ssize_t length = 0;
    const auto write = [&] {
        m_socket->write(outgoing.data(), static_cast<qint64>(outgoing.size()));
        m_socket->flush();
        outgoing.clear();
    };
    // Writing may bring in the next request, whose answer finds us flushing: so another round until
    // nothing is left. What the socket does not take yet stays with nghttp2, and flush() comes
    // again.
    for (bool again = true; again;) {
        while (unsentBytes(m_socket) <= kMostUnsent &&
               (length = nghttp2_session_mem_send(m_session, &piece)) > 0) {
            outgoing.append(reinterpret_cast<const char*>(piece), static_cast<std::size_t>(length));
            if (outgoing.size() > kMostUnsent)
                write();
        }
        again = !outgoing.empty();
        if (again)
            write();
    }
    m_flushing = false;
    if (length > 0)
        return;
    if (length < 0)
        m_socket->abort();
    else if (!nghttp2_session_want_read(m_session) && !nghttp2_session_want_write(m_session))
        m_socket->disconnectFromHost();
}

void Http2Connection::handleRequest(int streamId)
{
    const auto found = m_streams.find(streamId);
    if (found == m_streams.end())
        return;
    Stream& stream = *found->second;
    if (stream.dropped)
        return;
    if (stream.tooLarge) {
        HttpResponse refusal;
        refusal.status = 413;
        send(streamId, std::move(refusal));
        return;
    }
    m_handler(stream.request,
              HttpResponder([self = QPointer(this), streamId](HttpResponse response) {
                  if (self && self->m_socket->state() == QAbstractSocket::ConnectedState)
                      self->answer(streamId, std::move(response));
              }));
}

void Http2Connection::drop(Stream& stream)
{
    stream.dropped = true;
    QMetaObject::invokeMethod(
        m_socket, [socket = m_socket] { socket->abort(); }, Qt::QueuedConnection);
}

void Http2Connection::answer(int streamId, HttpResponse response)
{
    const int delay = response.misdelivery.delayMilliseconds;
    if (delay > 0) {
        QTimer::singleShot(delay, this, [this, streamId, late = std::move(response)]() mutable {
            send(streamId, std::move(late));
            flush();
        });
        return;
    }
    send(streamId, std::move(response));
    flush();
}

void Http2Connection::send(int streamId, HttpResponse response)
{
    const auto found = m_streams.find(streamId);
    if (found == m_streams.end())
        return;
    Stream& stream = *found->second;
    if (response.misdelivery.dropInsteadOfAnswering) {
        // Not while nghttp2 is still reading: the session must outlive its own callback.
        drop(stream);
        return;
    }
    stream.response = std::move(response);
    HeaderList headers;
    headers.emplace_back(":status", std::to_string(stream.response.status));
    for (const auto& [name, value] : stream.response.headers)
        headers.emplace_back(lowered(name), value);
    headers.emplace_back("content-length", std::to_string(stream.response.bodySize()));
    if (stream.request.method == "HEAD")
        stream.response.dropBody();
    std::vector<nghttp2_nv> pairs;
    pairs.reserve(headers.size());
    for (auto& [name, value] : headers) {
        pairs.push_back({reinterpret_cast<uint8_t*>(name.data()),
                         reinterpret_cast<uint8_t*>(value.data()), name.size(), value.size(),
                         NGHTTP2_NV_FLAG_NONE});
    }
    const auto& misdelivery = stream.response.misdelivery;
    stream.released = misdelivery.bytesPerSecond > 0 ? 0 : stream.response.bodySize();
    if (misdelivery.cutAfterBytes)
        stream.released = std::min(stream.released, *misdelivery.cutAfterBytes);
    nghttp2_data_provider provider{};
    provider.read_callback = &Callbacks::readBody;
    const bool bodiless = stream.response.bodySize() == 0;
    nghttp2_submit_response(m_session, streamId, pairs.data(), pairs.size(),
                            bodiless ? nullptr : &provider);
    if (misdelivery.bytesPerSecond > 0 && !bodiless)
        sendSlowly(streamId);
}

void Http2Connection::sendSlowly(int streamId)
{
    static constexpr int kPiecesPerSecond = 20;
    QTimer::singleShot(1000 / kPiecesPerSecond, this, [this, streamId] {
        const auto found = m_streams.find(streamId);
        if (found == m_streams.end())
            return;
        Stream& stream = *found->second;
        const auto piece =
            std::max(1, stream.response.misdelivery.bytesPerSecond / kPiecesPerSecond);
        stream.released = std::min(stream.released + static_cast<std::uint64_t>(piece),
                                   stream.response.bodySize());
        const bool more = stream.released < stream.response.bodySize();
        nghttp2_session_resume_data(m_session, streamId);
        if (more)
            sendSlowly(streamId);
        flush();
    });
}

} // namespace waxwing::portal

#include "app/bootstrap/transportimages.h"

#include "core/async/completer.h"
#include "core/portal/portalcaller.h"

#include <QBuffer>
#include <QImageReader>
#include <QThreadPool>

namespace waxwing {

namespace {

constexpr int kMostRedirects = 3;
constexpr int kMostPixels = 4096;

Result<QImage> decode(QByteArray bytes)
{
    static const QList<QByteArray> kFormats{"png", "jpeg", "jpg", "gif", "webp", "ico", "bmp"};
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::ReadOnly);
    const QByteArray format = QImageReader::imageFormat(&buffer);
    if (!kFormats.contains(format))
        return failure(ErrorKind::Protocol, QStringLiteral("not a known raster format"));
    buffer.seek(0);
    QImageReader reader(&buffer, format);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.width() > kMostPixels || size.height() > kMostPixels)
        return failure(ErrorKind::Protocol, QStringLiteral("the picture is too large"));
    const QImage image = reader.read();
    if (image.isNull())
        return failure(ErrorKind::Protocol, QStringLiteral("the picture cannot be read"));
    return image;
}

AsyncResult<QImage> decodeElsewhere(QByteArray bytes)
{
    const auto completer = std::make_shared<Completer<QImage>>();
    auto decoded = completer->result();
    QThreadPool::globalInstance()->start([completer, bytes] { completer->complete(decode(bytes)); });
    co_return co_await decoded;
}

} // namespace

AsyncResult<QImage> TransportImages::load(QUrl address)
{
    if (!isSafeAddress(address))
        co_return failure(ErrorKind::Protocol, QStringLiteral("not a safe address"));
    HttpRequest request(HttpMethod::Get, address);
    request.maxAnswerBytes = m_mostBytes;
    request.maxRedirects = kMostRedirects;
    const std::stop_token never;
    Result<HttpResponse> response = co_await m_transport.send(std::move(request), never);
    if (!response)
        co_return failure(std::move(response.error()));
    if (response->status != 200)
        co_return failure(ErrorKind::NotFound);
    QByteArray bytes = std::move(response->body);
    co_return co_await decodeElsewhere(bytes);
}

} // namespace waxwing

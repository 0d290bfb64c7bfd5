#pragma once

#include "core/http/transport.h"
#include "ui/common/imageloader.h"

namespace waxwing {

/// Pictures over https, without any header of ours: portal logos (directory.md section 3 step 6)
/// and, after the person agreed, those of a message. Only raster formats are decoded.
class TransportImages final : public ImageLoader
{
public:
    /// `transport` must outlive this and its calls.
    TransportImages(HttpTransport& transport, qint64 mostBytes)
        : m_transport(transport), m_mostBytes(mostBytes)
    {}
    [[nodiscard]] AsyncResult<QImage> load(QUrl address) override;

private:
    HttpTransport& m_transport;
    qint64 m_mostBytes;
};

} // namespace waxwing

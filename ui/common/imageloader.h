#pragma once

#include "core/async/asyncresult.h"

#include <QImage>
#include <QUrl>

namespace waxwing {

/// Pictures from the network as a port: portal logos, and remote images of a message after the
/// person agreed. The other side checks address, size and format; an error means "no picture".
class ImageLoader
{
public:
    virtual ~ImageLoader() = default;
    [[nodiscard]] virtual AsyncResult<QImage> load(QUrl address) = 0;
};

} // namespace waxwing

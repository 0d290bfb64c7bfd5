#include "app/platform/linux/notificationimage.h"

#include <QDBusArgument>
#include <QImage>

namespace waxwing {

namespace {

constexpr int kLargestSide = 96;

} // namespace

void insertImage(QVariantMap& hints, const QByteArray& png)
{
    QImage image = QImage::fromData(png, "PNG");
    if (image.isNull())
        return;
    if (image.width() > kLargestSide || image.height() > kLargestSide)
        image = image.scaled(kLargestSide, kLargestSide, Qt::KeepAspectRatio,
                             Qt::SmoothTransformation);
    image.convertTo(QImage::Format_RGBA8888);
    const QByteArray pixels(reinterpret_cast<const char*>(image.constBits()),
                            static_cast<qsizetype>(image.sizeInBytes()));
    constexpr int kBitsPerSample = 8;
    constexpr int kChannels = 4;
    QDBusArgument data;
    data.beginStructure();
    data << image.width() << image.height() << static_cast<int>(image.bytesPerLine()) << true
         << kBitsPerSample << kChannels << pixels;
    data.endStructure();
    hints.insert(QStringLiteral("image-data"), QVariant::fromValue(data));
}

} // namespace waxwing

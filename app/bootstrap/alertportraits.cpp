#include "app/bootstrap/alertportraits.h"

#include "ui/common/avatar.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

namespace waxwing {

namespace {

constexpr int kSide = 64;

} // namespace

QByteArray AlertPortraits::of(const QString& name) const
{
    if (const QByteArray* painted = m_painted.object(name))
        return *painted;
    if (!qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return {};
    QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    // Of the desktop's alerts nobody knows whether they are dark: this one is readable on both.
    paintAvatar(painter, image.rect(), name, AvatarShape::Circle, false);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    if (!buffer.open(QBuffer::WriteOnly) || !image.save(&buffer, "PNG"))
        return {};
    m_painted.insert(name, new QByteArray(png));
    return png;
}

} // namespace waxwing

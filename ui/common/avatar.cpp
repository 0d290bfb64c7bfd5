#include "ui/common/avatar.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace waxwing {

namespace {

QPainterPath outlineOf(const QRectF& rect, AvatarShape shape)
{
    QPainterPath path;
    if (shape == AvatarShape::Circle)
        path.addEllipse(rect);
    else
        path.addRoundedRect(rect, rect.width() * 0.22, rect.width() * 0.22);
    return path;
}

} // namespace

void paintAvatar(QPainter& painter, const QRect& rect, const QString& name, AvatarShape shape,
                 bool dark)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const AvatarColors colors = avatarColors(name, dark);
    painter.fillPath(outlineOf(rect, shape), colors.background);
    QFont font = textFont(TextStyle::Strong);
    font.setPixelSize(qRound(rect.height() * 0.38));
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(rect, Qt::AlignCenter, initials(name));
    painter.restore();
}

Avatar::Avatar(int side, AvatarShape shape, QWidget* parent)
    : QWidget(parent), m_side(side), m_shape(shape)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Avatar::setName(const QString& name)
{
    m_name = name;
    update();
}

void Avatar::setImage(const QImage& image)
{
    m_image = image;
    update();
}

void Avatar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect square(0, 0, m_side, m_side);
    if (m_image.isNull())
        return paintAvatar(painter, square, m_name, m_shape, Theme::of(palette()).dark);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setClipPath(outlineOf(square, m_shape));
    const qreal scale = devicePixelRatioF();
    QImage scaled = m_image.scaled(square.size() * scale, Qt::KeepAspectRatio,
                                   Qt::SmoothTransformation);
    scaled.setDevicePixelRatio(scale);
    QRectF target(QPointF(), QSizeF(scaled.size()) / scale);
    target.moveCenter(QRectF(square).center());
    painter.drawImage(target, scaled);
}

} // namespace waxwing

#include "ui/signin/portaldelegate.h"

#include "ui/common/avatar.h"
#include "ui/common/iconset.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace waxwing {

namespace {

constexpr int kLogo = 40;
constexpr int kMargin = 12;

void paintLogo(QPainter& painter, const QRect& rect, const QImage& logo, const QString& name,
               bool dark)
{
    if (logo.isNull())
        return paintAvatar(painter, rect, name, AvatarShape::Square, dark);
    QPainterPath clip;
    clip.addRoundedRect(rect, 9, 9);
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.setClipPath(clip);
    QSize size = logo.size();
    size.scale(rect.size(), Qt::KeepAspectRatio);
    QRect target(QPoint(), size);
    target.moveCenter(rect.center());
    painter.drawImage(target, logo);
    painter.restore();
}

} // namespace

void PortalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool rightToLeft = option.direction == Qt::RightToLeft;
    const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
    const bool chosen = enabled && option.state.testFlag(QStyle::State_Selected);
    const QRect card = option.rect.adjusted(1, 4, -1, -4);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool hovered = enabled && option.state.testFlag(QStyle::State_MouseOver);
    painter->setBrush(hovered ? theme.hover : theme.raised);
    painter->setPen(QPen(chosen ? theme.accent : theme.border, chosen ? 2 : 1));
    painter->drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 10, 10);
    if (!enabled)
        painter->setOpacity(0.75);

    QRect inner = card.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    QRect logo(inner.x(), inner.center().y() - kLogo / 2, kLogo, kLogo);
    QRect chevron(inner.right() - 18, inner.center().y() - 9, 18, 18);
    QRect text = inner.adjusted(kLogo + kMargin, 0, enabled ? -26 : 0, 0);
    if (rightToLeft) {
        const auto mirror = [&](QRect& rect) {
            rect.moveLeft(inner.left() + inner.right() - rect.right());
        };
        mirror(logo);
        mirror(chevron);
        mirror(text);
    }
    const QString name = index.data(NameRole).toString();
    paintLogo(*painter, logo, index.data(LogoRole).value<QImage>(), name, theme.dark);
    if (enabled)
        paintIcon(*painter, chevron, Icon::Forward, theme.secondaryText);

    const QString obstacle = index.data(ObstacleRole).toString();
    const QString detail = obstacle.isEmpty() ? index.data(DetailRole).toString() : obstacle;
    const QFont nameFont = textFont(TextStyle::Strong);
    const QFontMetrics nameMetrics(nameFont);
    const QFont detailFont = textFont(TextStyle::Caption);
    const QFontMetrics detailMetrics(detailFont);
    const int height = nameMetrics.height() + (detail.isEmpty() ? 0 : detailMetrics.height() + 2);
    QRect line(text.x(), text.center().y() - height / 2, text.width(), nameMetrics.height());
    painter->setFont(nameFont);
    painter->setPen(theme.text);
    paintTextLine(*painter, line, name, option.direction);
    line.translate(0, nameMetrics.height() + 2);
    line.setHeight(detailMetrics.height());
    painter->setFont(detailFont);
    painter->setPen(obstacle.isEmpty() ? theme.secondaryText : theme.danger);
    paintTextLine(*painter, line, detail, option.direction);
    painter->restore();
}

QSize PortalDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int lines = QFontMetrics(textFont(TextStyle::Strong)).height()
                      + QFontMetrics(textFont(TextStyle::Caption)).height() + 2;
    return {200, std::max(kLogo, lines) + 2 * kMargin + 8};
}

} // namespace waxwing

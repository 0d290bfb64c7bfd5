#include "ui/slip/slipdelegate.h"

#include "ui/common/avatar.h"
#include "ui/common/iconset.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"
#include "ui/slip/sliptree.h"

#include <QPainter>
#include <QTreeWidget>

namespace waxwing {

namespace {

constexpr int kMargin = 14;
constexpr int kAvatar = 26;
constexpr int kIcon = 14;
constexpr int kIndent = kMargin + kAvatar + 10;
constexpr int kFactLines = 4;

QString text(const QModelIndex& index)
{
    return index.data(Qt::DisplayRole).toString();
}

QString detail(const QModelIndex& index)
{
    return index.data(SlipTree::DetailRole).toString();
}

/// How much room a view gives the text of a fact.
int factWidth(const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QTreeWidget*>(option.widget);
    return std::max(60, (view ? view->viewport()->width() : 280) - 2 * kMargin);
}

int factHeight(const QString& value, int width)
{
    const QFontMetrics metrics(textFont(TextStyle::Body));
    const QRect all = metrics.boundingRect(QRect(0, 0, width, 10'000),
                                           Qt::TextWordWrap | Qt::TextWrapAnywhere, value);
    return std::min(all.height(), kFactLines * metrics.lineSpacing());
}

void paintPerson(QPainter& painter, const QRect& frame, const QStyleOptionViewItem& option,
                 const QModelIndex& index, const Theme& theme)
{
    const auto place = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, frame, rect);
    };
    const QFontMetrics name(textFont(TextStyle::Strong));
    const QFontMetrics second(textFont(TextStyle::Caption));
    paintAvatar(painter, place(QRect(frame.x(), frame.center().y() - kAvatar / 2, kAvatar, kAvatar)),
                text(index), AvatarShape::Circle, theme.dark);
    const bool opens = index.model()->hasChildren(index);
    const int arrow = opens ? kIcon + 4 : 0;
    const int left = frame.x() + kAvatar + 10;
    const int top = frame.center().y() - (name.height() + second.height()) / 2;
    const int width = frame.right() - left - arrow;
    painter.setFont(textFont(TextStyle::Strong));
    painter.setPen(theme.text);
    paintTextLine(painter, place(QRect(left, top, width, name.height())), text(index),
                  option.direction);
    painter.setFont(textFont(TextStyle::Caption));
    painter.setPen(index.data(SlipTree::StrongRole).toBool() ? theme.positive : theme.secondaryText);
    paintTextLine(painter, place(QRect(left, top + name.height(), width, second.height())),
                  detail(index), option.direction);
    if (opens) {
        const bool open = option.state.testFlag(QStyle::State_Open);
        paintIcon(painter,
                  place(QRect(frame.right() - kIcon, frame.center().y() - kIcon / 2, kIcon, kIcon)),
                  open ? Icon::Up : Icon::Down, theme.secondaryText);
    }
}

void paintDeed(QPainter& painter, const QRect& frame, const QStyleOptionViewItem& option,
               const QModelIndex& index, const Theme& theme)
{
    const auto place = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, frame, rect);
    };
    const QFontMetrics metrics(textFont(TextStyle::Caption));
    const int left = frame.x() + kIndent - kMargin;
    const int from = left + kIcon + 8;
    const bool linked = index.data(SlipTree::RelatedRole).isValid();
    QRect line(from, frame.y() + 3, frame.right() - from, metrics.height());
    paintIcon(painter, place(QRect(left, line.center().y() - kIcon / 2, kIcon, kIcon)),
              static_cast<Icon>(index.data(SlipTree::IconRole).toInt()), theme.secondaryText);
    painter.setFont(textFont(TextStyle::Caption));
    painter.setPen(linked ? theme.accent : theme.text);
    paintTextLine(painter, place(line), text(index), option.direction, Qt::ElideMiddle);
    painter.setPen(theme.secondaryText);
    line.translate(0, metrics.height());
    paintTextLine(painter, place(line), detail(index), option.direction);
}

void paintFact(QPainter& painter, const QRect& frame, const QStyleOptionViewItem& option,
               const QModelIndex& index, const Theme& theme)
{
    const QFontMetrics name(textFont(TextStyle::Caption));
    painter.setFont(textFont(TextStyle::Caption));
    painter.setPen(theme.secondaryText);
    paintTextLine(painter, QRect(frame.x(), frame.y() + 3, frame.width(), name.height()),
                  text(index), option.direction);
    painter.setFont(textFont(TextStyle::Body));
    painter.setPen(theme.text);
    const QRect value = frame.adjusted(0, 3 + name.height(), 0, 0);
    const auto edge = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(value,
                     int(edge | Qt::AlignAbsolute | Qt::AlignTop) | Qt::TextWordWrap
                         | Qt::TextWrapAnywhere | textDirectionFlag(detail(index)),
                     detail(index));
}

} // namespace

void SlipDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    const Theme theme = Theme::of(option.palette);
    const bool current = option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    if (current || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(current ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
        painter->setBrush(theme.hover);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4.5, 0.5, -4.5, -0.5), 6, 6);
    }
    const QRect frame = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    switch (index.data(SlipTree::KindRole).toInt()) {
    case SlipTree::Person: paintPerson(*painter, frame, option, index, theme); break;
    case SlipTree::Deed: paintDeed(*painter, frame, option, index, theme); break;
    case SlipTree::Fact: paintFact(*painter, frame, option, index, theme); break;
    default:
        painter->setFont(textFont(TextStyle::Strong));
        painter->setPen(theme.secondaryText);
        paintTextLine(*painter, frame.adjusted(0, 8, 0, 0), text(index), option.direction);
    }
    painter->restore();
}

QSize SlipDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int line = QFontMetrics(textFont(TextStyle::Body)).height();
    const int caption = QFontMetrics(textFont(TextStyle::Caption)).height();
    switch (index.data(SlipTree::KindRole).toInt()) {
    case SlipTree::Person: return {100, std::max(kAvatar, line + caption) + 10};
    case SlipTree::Deed: return {100, 2 * caption + 8};
    case SlipTree::Fact: return {100, caption + factHeight(detail(index), factWidth(option)) + 8};
    default: return {100, line + 16};
    }
}

} // namespace waxwing

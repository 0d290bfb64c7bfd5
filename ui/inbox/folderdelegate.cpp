#include "ui/inbox/folderdelegate.h"

#include "ui/common/avatar.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"
#include "ui/inbox/foldermodel.h"
#include "ui/inbox/inboxtexts.h"

#include <QPainter>

namespace waxwing {

namespace {

constexpr int kFolderMargin = 10;
constexpr int kAccountAvatar = 30;

QColor dotColor(const Theme& theme, Liveness liveness)
{
    switch (liveness) {
    case Liveness::Live: return theme.positive;
    case Liveness::Polling:
    case Liveness::Maintenance: return theme.dark ? theme.warning : QColor(0xd9, 0x9a, 0x1c);
    case Liveness::SignInNeeded:
    case Liveness::Suspended:
    case Liveness::NotAllowed: return theme.danger;
    case Liveness::Starting:
    case Liveness::Paused:
    case Liveness::Offline: return theme.strongBorder;
    }
    return theme.strongBorder;
}

/// Mirrors `rect` inside `frame` for right-to-left layouts.
QRect placed(const QRect& rect, const QRect& frame, Qt::LayoutDirection direction)
{
    return QStyle::visualRect(direction, frame, rect);
}

} // namespace

void FolderDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(FolderModel::FolderRole).isValid())
        paintFolder(*painter, option, index);
    else
        paintAccount(*painter, option, index);
    painter->restore();
}

void FolderDelegate::paintAccount(QPainter& painter, const QStyleOptionViewItem& option,
                                  const QModelIndex& index) const
{
    const Theme theme = Theme::of(option.palette);
    const QRect frame = option.rect.adjusted(kFolderMargin, 10, -kFolderMargin, -4);
    const QString name = index.data(Qt::DisplayRole).toString();
    const QRect avatar(frame.x(), frame.center().y() - kAccountAvatar / 2, kAccountAvatar, kAccountAvatar);
    paintAvatar(painter, placed(avatar, frame, option.direction), name, AvatarShape::Square,
                theme.dark);
    const QRect dot(avatar.right() - 6, avatar.bottom() - 6, 10, 10);
    painter.setPen(QPen(theme.sidebar, 2));
    painter.setBrush(dotColor(theme, static_cast<Liveness>(
                                         index.data(FolderModel::LivenessRole).toInt())));
    painter.drawEllipse(placed(dot, frame, option.direction));

    const QFont nameFont = textFont(TextStyle::Strong);
    const QFontMetrics nameMetrics(nameFont);
    const QFont detailFont = textFont(TextStyle::Caption);
    const QFontMetrics detailMetrics(detailFont);
    const int height = nameMetrics.height() + detailMetrics.height();
    QRect line(avatar.right() + 11, frame.center().y() - height / 2,
               frame.right() - avatar.right() - 11, nameMetrics.height());
    painter.setFont(nameFont);
    painter.setPen(theme.text);
    paintTextLine(painter, placed(line, frame, option.direction), name, option.direction);
    line.translate(0, nameMetrics.height());
    line.setHeight(detailMetrics.height());
    painter.setFont(detailFont);
    painter.setPen(theme.secondaryText);
    paintTextLine(painter, placed(line, frame, option.direction),
                  index.data(FolderModel::DetailRole).toString(), option.direction);
}

void FolderDelegate::paintFolder(QPainter& painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const
{
    const Theme theme = Theme::of(option.palette);
    const QRect frame = option.rect.adjusted(kFolderMargin, 1, -kFolderMargin, -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(selected ? theme.accentSoft : (theme.dark ? theme.surface : theme.border));
        painter.drawRoundedRect(frame, 7, 7);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)
        && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter.setPen(QPen(theme.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(frame).adjusted(1, 1, -1, -1), 7, 7);
    }
    const QRect inner = frame.adjusted(10, 0, -10, 0);
    const QRect icon(inner.x(), inner.center().y() - 9, 18, 18);
    const auto folder = static_cast<Folder>(index.data(FolderModel::FolderRole).toInt());
    paintIcon(painter, placed(icon, inner, option.direction), folderIcon(folder),
              selected ? theme.accent : theme.secondaryText);

    const qint64 unread = index.data(FolderModel::UnreadRole).toLongLong();
    int badgeWidth = 0;
    if (unread > 0) {
        const QString text = unread > 99999 ? QStringLiteral("99999+")
                                            : QLocale().toString(unread);
        const QFont font = textFont(TextStyle::Caption);
        const QFontMetrics metrics(font);
        badgeWidth = std::max(22, metrics.horizontalAdvance(text) + 14);
        const QRect badge(inner.right() - badgeWidth + 3, inner.center().y() - 9, badgeWidth, 19);
        painter.setPen(Qt::NoPen);
        painter.setBrush(folder == Folder::Inbox ? theme.accent : theme.border);
        painter.drawRoundedRect(placed(badge, inner, option.direction), 9.5, 9.5);
        painter.setFont(font);
        painter.setPen(folder == Folder::Inbox ? theme.accentText : theme.text);
        painter.drawText(placed(badge, inner, option.direction), Qt::AlignCenter, text);
    }
    const QFont font = textFont(unread > 0 ? TextStyle::Strong : TextStyle::Body);
    const QRect text(icon.right() + 12, inner.y(),
                     inner.right() - icon.right() - 12 - badgeWidth - 6, inner.height());
    painter.setFont(font);
    painter.setPen(theme.text);
    paintTextLine(painter, placed(text, inner, option.direction),
                  index.data(Qt::DisplayRole).toString(), option.direction);
}

QSize FolderDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int line = option.fontMetrics.height();
    if (index.data(FolderModel::FolderRole).isValid())
        return {120, std::max(32, line + 14)};
    return {120, std::max(kAccountAvatar, 2 * line) + 22};
}

} // namespace waxwing

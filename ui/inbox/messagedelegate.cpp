#include "ui/inbox/messagedelegate.h"

#include "ui/common/avatar.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"
#include "ui/inbox/messagelistmodel.h"

#include <QPainter>

namespace waxwing {

namespace {

constexpr int kAvatar = 38;
constexpr int kIcon = 16;
constexpr int kSide = 14;
constexpr int kChip = 18;

QList<Icon> marksOf(const MessageRow& row)
{
    QList<Icon> marks;
    if (row.isRecalled)
        marks.append(Icon::Recalled);
    else if (row.isExpired)
        marks.append(Icon::Expired);
    else if (!row.hasAccess)
        marks.append(Icon::Withdrawn);
    if (row.isProtected)
        marks.append(Icon::Lock);
    if (row.hasAttachments)
        marks.append(Icon::Attachment);
    return marks;
}

/// Places things from the leading edge as if the layout ran left to right, and mirrors them.
struct Frame
{
    QRect rect;
    Qt::LayoutDirection direction;
    [[nodiscard]] QRect at(const QRect& wanted) const
    {
        return QStyle::visualRect(direction, rect, wanted);
    }
};

void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter.fillRect(option.rect, theme.accentSoft);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, theme.hover);
    const QRect& r = option.rect;
    const QRect line(r.x() + kSide + 6 + kAvatar + 13, r.bottom(), r.width(), 1);
    painter.fillRect(QStyle::visualRect(option.direction, r, line).intersected(r), theme.border);
    if (selected) {
        const QRect bar(option.rect.x(), option.rect.y(), 3, option.rect.height());
        const bool active = option.state.testFlag(QStyle::State_Active)
                            && option.state.testFlag(QStyle::State_HasFocus);
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                         active ? theme.accent : theme.strongBorder);
    }
}

void paintPlaceholder(QPainter& painter, const Frame& frame, const Theme& theme)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.hover);
    const QRect& r = frame.rect;
    painter.drawEllipse(frame.at(QRect(r.x(), r.center().y() - kAvatar / 2, kAvatar, kAvatar)));
    painter.drawRoundedRect(frame.at(QRect(r.x() + kAvatar + 12, r.center().y() - 14, 120, 9)), 4, 4);
    painter.drawRoundedRect(frame.at(QRect(r.x() + kAvatar + 12, r.center().y() + 5, 190, 9)), 4, 4);
}

} // namespace

void MessageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const Theme theme = Theme::of(option.palette);
    const Frame whole{option.rect, option.direction};
    const Frame frame{whole.at(option.rect.adjusted(kSide + 6, 0, -kSide, -1)), option.direction};
    const QVariant data = index.data(MessageListModel::RowRole);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintBackground(*painter, option, theme);
    if (!data.isValid()) {
        paintPlaceholder(*painter, frame, theme);
        painter->restore();
        return;
    }
    const auto row = data.value<MessageRow>();
    const QRect& r = frame.rect;
    const QString who = singleLine(row.correspondent);
    if (row.unread) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accent);
        painter->drawEllipse(frame.at(QRect(r.x() - 13, r.center().y() - 3, 7, 7)));
    }
    const QRect avatar(r.x(), r.center().y() - kAvatar / 2, kAvatar, kAvatar);
    paintAvatar(*painter, frame.at(avatar), who, AvatarShape::Circle, theme.dark);

    const QFont whoFont = textFont(row.unread ? TextStyle::Strong : TextStyle::Body);
    const QFont dateFont = textFont(TextStyle::Caption);
    const QFontMetrics whoMetrics(whoFont);
    const QFontMetrics dateMetrics(dateFont);
    const QString date = index.data(MessageListModel::DateTextRole).toString();
    const int left = avatar.right() + 13;
    const int dateWidth = dateMetrics.horizontalAdvance(date) + 2;
    const int lineHeight = whoMetrics.height();
    const int top = r.center().y() - lineHeight - 1;

    painter->setFont(dateFont);
    painter->setPen(row.unread ? theme.accent : theme.secondaryText);
    painter->drawText(frame.at(QRect(r.right() - dateWidth, top, dateWidth, lineHeight)),
                      static_cast<int>(Qt::AlignCenter) | Qt::TextSingleLine
                          | textDirectionFlag(date),
                      date);
    const QRect whoRect(left, top, r.right() - dateWidth - 10 - left, lineHeight);
    painter->setFont(whoFont);
    painter->setPen(theme.text);
    paintTextLine(*painter, frame.at(whoRect),
                  who.isEmpty() ? MessageListModel::tr("Unknown") : who, option.direction);

    const int second = r.center().y() + 3;
    int right = r.right();
    const auto marks = marksOf(row);
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        const QRect place(right - kIcon + 1, second + (lineHeight - kIcon) / 2, kIcon, kIcon);
        const bool gone = *mark == Icon::Recalled || *mark == Icon::Expired
                          || *mark == Icon::Withdrawn;
        paintIcon(*painter, frame.at(place), *mark, gone ? theme.danger : theme.secondaryText);
        right -= kIcon + 6;
    }
    const QString portal = index.data(MessageListModel::PortalRole).toString();
    if (!portal.isEmpty()) {
        const QFontMetrics portalMetrics(dateFont);
        const int width = std::min(portalMetrics.horizontalAdvance(portal) + 18,
                                   (right - left) * 2 / 5);
        const QRect chip = frame.at(
            QRect(right - width + 1, second + (lineHeight - kChip) / 2, width, kChip));
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.dark ? theme.hover : theme.border);
        painter->drawRoundedRect(chip, kChip / 2.0, kChip / 2.0);
        painter->setFont(dateFont);
        painter->setPen(theme.secondaryText);
        paintTextLine(*painter, chip.adjusted(7, 0, -7, 0), portal, option.direction);
        right -= width + 8;
    }
    const QString subject = singleLine(row.subject);
    QFont subjectFont = textFont(row.unread ? TextStyle::Strong : TextStyle::Body);
    const bool unavailable = row.isRecalled || row.isExpired || !row.hasAccess;
    subjectFont.setItalic(subject.isEmpty());
    subjectFont.setStrikeOut(unavailable);
    const QRect subjectRect(left, second, right - left - (marks.isEmpty() ? 0 : 4), lineHeight);
    painter->setFont(subjectFont);
    painter->setPen(row.unread && !unavailable ? theme.text : theme.secondaryText);
    paintTextLine(*painter, frame.at(subjectRect),
                  subject.isEmpty() ? MessageListModel::tr("No subject") : subject,
                  option.direction);
    painter->restore();
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int lines = 2 * QFontMetrics(textFont(TextStyle::Strong)).height();
    return {200, std::max(kAvatar, lines) + 26};
}

} // namespace waxwing

#include "ui/thread/threadlist.h"

#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kMargin = 20;
constexpr int kStep = 14;
constexpr int kDeepest = 6; ///< drawn: further answers stand below each other
constexpr int kMostRows = 6;

int rowHeight()
{
    return QFontMetrics(textFont(TextStyle::Body)).height() + 10;
}

class ThreadDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        const Theme theme = Theme::of(option.palette);
        const int state = index.data(ThreadList::StateRole).toInt();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        const bool here = state & ThreadList::Current;
        if (here || focused || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(focused ? QPen(theme.accent, 1) : QPen(Qt::NoPen));
            painter->setBrush(here ? theme.accentSoft : theme.hover);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(12.5, 0.5, -12.5, -0.5), 6, 6);
        }
        const QRect frame = option.rect.adjusted(kMargin, 0, -kMargin, 0);
        const auto place = [&](const QRect& rect) {
            return QStyle::visualRect(option.direction, frame, rect);
        };
        const int indent = std::min(index.data(ThreadList::DepthRole).toInt(), kDeepest) * kStep;
        const QRect mark(frame.x() + indent, frame.center().y() - 7, 14, 14);
        const Icon icon = state & ThreadList::Closed   ? Icon::Withdrawn
                          : state & ThreadList::Unread ? Icon::Mail
                                                       : Icon::MailOpen;
        paintIcon(*painter, place(mark), icon,
                  state & ThreadList::Unread ? theme.accent : theme.secondaryText);
        const QFont font
            = textFont(state & ThreadList::Unread ? TextStyle::Strong : TextStyle::Body);
        const QString date = index.data(ThreadList::DetailRole).toString();
        const QFont small = textFont(TextStyle::Caption);
        const int dateWidth = QFontMetrics(small).horizontalAdvance(date) + 4;
        const int left = mark.right() + 9;
        painter->setFont(font);
        painter->setPen(state & ThreadList::Closed ? theme.secondaryText : theme.text);
        paintTextLine(*painter,
                      place(QRect(left, frame.y(), frame.right() - left - dateWidth - 8,
                                  frame.height())),
                      index.data(Qt::DisplayRole).toString(), option.direction);
        painter->setFont(small);
        painter->setPen(theme.secondaryText);
        paintTextLine(*painter,
                      place(QRect(frame.right() - dateWidth, frame.y(), dateWidth, frame.height())),
                      date, option.direction);
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return {100, rowHeight()};
    }
};

} // namespace

ThreadList::ThreadList(QWidget* parent) : QListWidget(parent)
{
    setAccessibleName(tr("Messages of this conversation"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new ThreadDelegate(this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::NoSelection);
    connect(this, &QListWidget::itemClicked, this, &ThreadList::follow);
}

void ThreadList::setNodes(const QList<ThreadNode>& nodes, const Guid& current, const QDateTime& now)
{
    const bool focused = hasFocus();
    clear();
    for (const ThreadNode& node : nodes) {
        const QString name = singleLine(node.sender.displayName());
        const QString subject = singleLine(node.subject);
        const QString when = formatHeaderDate(node.date, now, QLocale());
        int state = Plain;
        QString spoken;
        if (node.unread) {
            state |= Unread;
            spoken = tr("new");
        }
        if (node.guid == current) {
            state |= Current;
            spoken = tr("on screen");
        }
        if (node.gone || !node.reachable) {
            state |= Closed;
            spoken = tr("cannot be opened");
        }
        auto* item = new QListWidgetItem(
            tr("%1 – %2", "sender and subject").arg(name.isEmpty() ? tr("Unknown") : name, subject),
            this);
        item->setData(GuidRole, node.guid.toString());
        item->setData(DepthRole, node.depth);
        item->setData(DetailRole, when);
        item->setData(StateRole, state);
        item->setData(Qt::AccessibleTextRole,
                      QStringList{item->text(), when, spoken}.join(QStringLiteral(", ")));
        item->setToolTip(plainToolTip(QStringLiteral("%1\n%2").arg(
            item->text(), formatFullDate(node.date, QLocale()))));
        if (node.guid == current)
            setCurrentItem(item);
    }
    setFixedHeight(sizeHint().height());
    if (currentItem())
        scrollToItem(currentItem());
    if (focused)
        setFocus();
}

QSize ThreadList::sizeHint() const
{
    return {200, std::min(count(), kMostRows) * rowHeight() + 4};
}

QSize ThreadList::minimumSizeHint() const
{
    return {100, std::min(count(), 2) * rowHeight() + 4};
}

void ThreadList::follow(const QListWidgetItem* item)
{
    if (!item || (item->data(StateRole).toInt() & (Closed | Current)) != 0)
        return;
    if (const auto guid = Guid::parse(item->data(GuidRole).toString()))
        Q_EMIT messageRequested(*guid);
}

void ThreadList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return follow(currentItem());
    QListWidget::keyPressEvent(event);
}

} // namespace waxwing

#include "ui/inbox/messagelistview.h"

#include "ui/inbox/messagedelegate.h"
#include "ui/inbox/messagelistmodel.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace waxwing {

namespace {

/// Choosing several is not looking at each of them.
bool extends(Qt::KeyboardModifiers modifiers)
{
    return (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
}

} // namespace

MessageListView::MessageListView(MessageListModel& model, QWidget* parent)
    : QListView(parent), m_messages(model)
{
    setAccessibleName(tr("Messages"));
    setModel(&model);
    setItemDelegate(new MessageDelegate(this));
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MessageListView::reportVisible);
    connect(&model, &MessageListModel::aboutToChange, this, &MessageListView::rememberPlace);
    connect(&model, &MessageListModel::changed, this, &MessageListView::restorePlace);
    connect(&model, &MessageListModel::countChanged, this, &MessageListView::reportVisible);
    connect(&model, &MessageListModel::dataChanged, this, &MessageListView::afterData);
}

void MessageListView::showMessage(Guid guid, Guid account)
{
    const QModelIndex index = m_messages.indexOf(guid, account);
    const RowId wanted{account, guid};
    m_showWhenLoaded = index.isValid() ? std::nullopt : std::optional(wanted);
    if (!index.isValid())
        return;
    m_announceWhenLoaded = false;
    setCurrentIndex(index);
    m_announced = wanted;
    scrollTo(index);
}

void MessageListView::afterData()
{
    if (m_showWhenLoaded)
        showMessage(m_showWhenLoaded->guid, m_showWhenLoaded->account);
    if (m_announceWhenLoaded && currentIndex().isValid()
        && m_messages.messageAt(currentIndex().row()))
        announce(currentIndex());
}

void MessageListView::reportVisible()
{
    const int count = m_messages.rowCount();
    if (count == 0)
        return m_messages.setVisibleRange(0, 40);
    const int height = std::max(1, sizeHintForRow(0));
    const int first = verticalScrollBar()->value() / height;
    m_messages.setVisibleRange(first, first + viewport()->height() / height + 1);
}

void MessageListView::rememberPlace()
{
    const bool atTop = verticalScrollBar()->value() == 0;
    const QModelIndex top = atTop ? QModelIndex() : indexAt(QPoint(viewport()->width() / 2, 1));
    m_topRow = top;
    m_topOffset = top.isValid() ? visualRect(top).top() : 0;
}

void MessageListView::restorePlace()
{
    executeDelayedItemsLayout();
    if (m_topRow.isValid()) {
        const int height = std::max(1, sizeHintForRow(0));
        verticalScrollBar()->setValue(m_topRow.row() * height - m_topOffset);
    }
    m_topRow = QPersistentModelIndex();
    reportVisible();
}

void MessageListView::announce(const QModelIndex& index)
{
    const MessageRow* row = m_messages.messageAt(index.row());
    m_announceWhenLoaded = row == nullptr;
    if (!row)
        return;
    m_announced = row->id();
    Q_EMIT messageSelected(row->id());
}

bool MessageListView::isAnnounced(const QModelIndex& index) const
{
    const MessageRow* row = index.isValid() ? m_messages.messageAt(index.row()) : nullptr;
    return row && row->id() == m_announced;
}

void MessageListView::openCurrent()
{
    const QModelIndex index = currentIndex();
    const MessageRow* row = index.isValid() ? m_messages.messageAt(index.row()) : nullptr;
    if (row)
        Q_EMIT messageOpened(row->id());
}

void MessageListView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    m_announceWhenLoaded = false;
    m_announced = {};
    if (m_byPerson && current.isValid())
        announce(current);
}

void MessageListView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    const int row = currentIndex().row();
    if (row >= start && row <= end)
        setCurrentIndex({});
    QListView::rowsAboutToBeRemoved(parent, start, end);
}

void MessageListView::updateGeometries()
{
    QListView::updateGeometries();
    verticalScrollBar()->setSingleStep(std::max(1, sizeHintForRow(0)) / 2);
}

void MessageListView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    reportVisible();
}

QList<RowId> MessageListView::selectedMessages() const
{
    QModelIndexList indexes = selectionModel()->selectedIndexes();
    std::sort(indexes.begin(), indexes.end());
    QList<RowId> messages;
    for (const QModelIndex& index : std::as_const(indexes)) {
        if (const MessageRow* row = m_messages.messageAt(index.row()))
            messages << row->id();
    }
    return messages;
}

void MessageListView::keyPressEvent(QKeyEvent* event)
{
    const QScopedValueRollback guard(m_byPerson, !extends(event->modifiers()));
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter: return openCurrent();
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
        // The focus alone makes the first row current, which nobody has seen yet: begin with it.
        if (m_byPerson && currentIndex().isValid() && !isAnnounced(currentIndex())) {
            selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect);
            return announce(currentIndex());
        }
        return QListView::keyPressEvent(event);
    case Qt::Key_J:
    case Qt::Key_K: {
        const bool down = event->key() == Qt::Key_J;
        const int row = std::clamp(currentIndex().row() + (down ? 1 : -1), 0,
                                   std::max(0, m_messages.rowCount() - 1));
        return setCurrentIndex(m_messages.index(row));
    }
    default: return QListView::keyPressEvent(event);
    }
}

void MessageListView::mousePressEvent(QMouseEvent* event)
{
    // A right click asks for the menu, and must not open what it is to be put away unread.
    const bool looks = event->button() == Qt::LeftButton && !extends(event->modifiers());
    const QScopedValueRollback guard(m_byPerson, looks);
    QListView::mousePressEvent(event);
    if (!looks)
        return;
    const QModelIndex pressed = indexAt(event->pos());
    if (pressed.isValid() && pressed == currentIndex() && !isAnnounced(pressed))
        announce(pressed);
}

void MessageListView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QListView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        openCurrent();
}

void MessageListView::contextMenuEvent(QContextMenuEvent* event)
{
    if (selectedMessages().isEmpty())
        return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QRect current = visualRect(currentIndex()).intersected(viewport()->rect());
    Q_EMIT menuRequested(byKey ? viewport()->mapToGlobal(current.center()) : event->globalPos());
}

} // namespace waxwing

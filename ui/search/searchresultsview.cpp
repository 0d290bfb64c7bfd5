#include "ui/search/searchresultsview.h"

#include "ui/search/searchdelegate.h"
#include "ui/search/searchresultsmodel.h"

#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace waxwing {

SearchResultsView::SearchResultsView(SearchResultsModel& model, QWidget* parent)
    : QListView(parent), m_results(model)
{
    setAccessibleName(tr("Search results"));
    setObjectName(QStringLiteral("results"));
    setModel(&model);
    setItemDelegate(new SearchDelegate(this));
    setUniformItemSizes(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &SearchResultsView::watchEnd);
    connect(&model, &SearchResultsModel::rowsInserted, this, &SearchResultsView::watchEnd,
            Qt::QueuedConnection);
}

void SearchResultsView::watchEnd()
{
    const QScrollBar& bar = *verticalScrollBar();
    if (bar.maximum() > 0 && bar.value() + 2 * bar.pageStep() >= bar.maximum())
        Q_EMIT nearEnd();
}

void SearchResultsView::enterList()
{
    setFocus();
    if (m_results.rowCount() == 0)
        return;
    const QScopedValueRollback guard(m_byPerson, true);
    const QModelIndex target = currentIndex().isValid() ? currentIndex() : m_results.index(0);
    if (target == currentIndex())
        announce(target);
    setCurrentIndex(target);
}

void SearchResultsView::announce(const QModelIndex& index)
{
    const FoundMessage* found = m_results.at(index.row());
    if (!found || found->row.id() == m_announced)
        return;
    m_announced = found->row.id();
    Q_EMIT messageSelected(m_announced);
}

void SearchResultsView::openCurrent()
{
    if (const FoundMessage* found = m_results.at(currentIndex().row()))
        Q_EMIT messageOpened(found->row.id());
}

void SearchResultsView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (m_byPerson && current.isValid())
        announce(current);
    else
        m_announced = {};
}

void SearchResultsView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    const int row = currentIndex().row();
    if (row >= start && row <= end)
        setCurrentIndex({});
    QListView::rowsAboutToBeRemoved(parent, start, end);
}

bool SearchResultsView::event(QEvent* event)
{
    // Escape ends the search; the window's own use of the key comes after.
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void SearchResultsView::keyPressEvent(QKeyEvent* event)
{
    const QScopedValueRollback guard(m_byPerson, true);
    switch (event->key()) {
    case Qt::Key_Escape: Q_EMIT left(false); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: openCurrent(); return;
    case Qt::Key_Up:
        if (currentIndex().row() <= 0) {
            Q_EMIT left(true);
            return;
        }
        break;
    case Qt::Key_J:
    case Qt::Key_K: {
        const int row = currentIndex().row() + (event->key() == Qt::Key_J ? 1 : -1);
        setCurrentIndex(m_results.index(std::clamp(row, 0, std::max(0, m_results.rowCount() - 1))));
        return;
    }
    default: break;
    }
    QListView::keyPressEvent(event);
}

void SearchResultsView::mousePressEvent(QMouseEvent* event)
{
    const QScopedValueRollback guard(m_byPerson, true);
    QListView::mousePressEvent(event);
    const QModelIndex pressed = indexAt(event->pos());
    if (pressed.isValid() && pressed == currentIndex())
        announce(pressed);
}

void SearchResultsView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QListView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->pos()).isValid())
        openCurrent();
}

} // namespace waxwing

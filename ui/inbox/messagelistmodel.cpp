#include "ui/inbox/messagelistmodel.h"

#include "core/async/launch.h"
#include "ui/common/draggedmessages.h"
#include "ui/common/format.h"

#include <QPointer>
#include <QSet>

namespace waxwing {

namespace {

constexpr int kRowsBeyond = 40;       ///< rows loaded beyond the visible ones
constexpr int kHead = 1000;       ///< this near to the top a refresh simply reads from there
constexpr int kModelStride = 1000;

QList<RowId> idsOf(const QList<RowWindow::Held>& held)
{
    QList<RowId> ids;
    ids.reserve(held.size());
    for (const auto& entry : held)
        ids.append(entry.row.id());
    return ids;
}

QList<RowId> idsOf(const MessageRows& rows)
{
    QList<RowId> ids;
    ids.reserve(rows.rows.size());
    for (const auto& row : rows.rows)
        ids.append(row.id());
    return ids;
}

} // namespace

MessageListModel::MessageListModel(const Clock& clock, QObject* parent)
    : QAbstractListModel(parent), m_clock(clock)
{}

void MessageListModel::setSource(MessageRowsSource* source, const ListQuery& query)
{
    ++m_generation;
    beginResetModel();
    m_source = source;
    m_query = query;
    m_window.reset(0);
    m_first = 0;
    m_last = kRowsBeyond;
    m_reading = m_refreshing = m_refreshAgain = false;
    m_counting = source != nullptr;
    endResetModel();
    if (source)
        launch(start(m_generation), "read message list");
    else
        Q_EMIT countChanged(0);
}

void MessageListModel::setPortals(const QHash<Guid, QString>& portals)
{
    if (m_portals == portals)
        return;
    m_portals = portals;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {PortalRole});
}

void MessageListModel::setAlwaysInclude(std::optional<Guid> guid)
{
    if (m_query.alwaysInclude == guid)
        return;
    m_query.alwaysInclude = guid;
    if (m_query.filter.unread)
        refresh();
}

AsyncResult<void> MessageListModel::start(quint64 generation)
{
    const QPointer<MessageListModel> self(this);
    auto counting = m_source->count(m_query);
    const Result<qint64> count = co_await counting;
    if (!self || generation != m_generation)
        co_return Result<void>{};
    m_counting = false;
    if (!count) {
        Q_EMIT failed(count.error());
        co_return Result<void>{};
    }
    setTotal(*count);
    Q_EMIT countChanged(*count);
    pump();
    if (std::exchange(m_refreshAgain, false))
        refresh();
    co_return Result<void>{};
}

void MessageListModel::setVisibleRange(int first, int last)
{
    m_first = std::max(0, first);
    m_last = std::max(m_first, last);
    pump();
}

void MessageListModel::pump()
{
    if (m_reading || m_refreshing || m_counting || !m_source)
        return;
    const auto step = m_window.next(m_first - kRowsBeyond, m_last + kRowsBeyond);
    if (!step)
        return;
    m_reading = true;
    const ListQuery query = step->backwards ? reversed() : m_query;
    QCoro::connect(m_source->rows(query, step->after, step->limit), this,
                   [this, generation = m_generation, step = *step](Result<MessageRows> answer) {
                       if (generation == m_generation)
                           takePage(step, answer);
                   });
}

void MessageListModel::takePage(const RowWindow::Step& step, const Result<MessageRows>& answer)
{
    m_reading = false;
    if (!answer) {
        Q_EMIT failed(answer.error());
        return;
    }
    const auto trueCount = m_window.take(step, *answer, m_first, m_last);
    if (trueCount) {
        if (step.backwards)
            m_window.forgetFrom(0);
        setTotal(*trueCount);
        Q_EMIT countChanged(*trueCount);
    }
    const auto size = static_cast<int>(answer->rows.size());
    const int from = static_cast<int>(step.firstRow) - (step.backwards ? size : 0);
    const int to = std::min(from + size, rowCount()) - 1;
    if (to >= std::max(from, 0))
        Q_EMIT dataChanged(index(std::max(from, 0)), index(to));
    pump();
}

void MessageListModel::refresh()
{
    if (!m_source)
        return;
    if (m_refreshing || m_counting) {
        m_refreshAgain = true;
        return;
    }
    // Pages under way belong to the state before the change.
    ++m_generation;
    m_reading = false;
    m_refreshing = true;
    launch(bringUpToDate(m_generation), "refresh message list");
}

AsyncResult<void> MessageListModel::bringUpToDate(quint64 generation)
{
    const QPointer<MessageListModel> self(this);
    auto counting = m_source->count(m_query);
    const Result<qint64> count = co_await counting;
    if (!self || generation != m_generation)
        co_return Result<void>{};
    if (!count) {
        finishRefresh();
        co_return Result<void>{};
    }
    const qint64 difference = std::abs(*count - m_window.count());
    const bool nearTop = (m_last < kHead && m_window.at(0)) || !m_window.at(m_first);
    const qint64 first = nearTop ? 0 : m_first;
    const QList<RowWindow::Held> before = m_window.run(first, m_last + kRowsBeyond);
    const QList<RowId> wanted = nearTop ? QList<RowId>() : idsOf(before);
    const qint64 reach = nearTop ? std::min<qint64>(m_last, kHead) + kRowsBeyond + 1
                                       + std::min<qint64>(difference, kHead)
                                 : m_last + difference + kModelStride;
    qint64 foundAt = 0;
    auto walking = walkTo(generation, wanted, reach, &foundAt);
    const Result<MessageRows> now = co_await walking;
    if (!self || generation != m_generation)
        co_return Result<void>{};
    if (now) {
        Q_EMIT aboutToChange();
        const qint64 moved = foundAt - first;
        if (moved > 0)
            insertRowsAt(0, moved);
        else if (moved < 0)
            removeRowsAt(0, -moved);
        applyRows(foundAt, before, *now);
        setTotal(*count);
        Q_EMIT changed();
        Q_EMIT countChanged(*count);
    }
    finishRefresh();
    co_return Result<void>{};
}

AsyncResult<MessageRows> MessageListModel::walkTo(quint64 generation, QList<RowId> wanted,
                                                  qint64 limit, qint64* foundAt)
{
    const QPointer<MessageListModel> self(this);
    const QSet<RowId> targets(wanted.begin(), wanted.end());
    std::optional<RowKey> after;
    qint64 position = 0;
    MessageRows found;
    while (position < limit || position == 0) {
        const int size = targets.isEmpty() ? static_cast<int>(limit) : kModelStride;
        auto reading = m_source->rows(m_query, after, size);
        Result<MessageRows> page = co_await reading;
        if (!self || generation != m_generation)
            co_return failure(ErrorKind::Cancelled);
        if (!page)
            co_return page;
        const auto hit = std::find_if(page->rows.begin(), page->rows.end(), [&](const auto& row) {
            return targets.isEmpty() || targets.contains(row.id());
        });
        if (hit != page->rows.end()) {
            // Those of `wanted` that stood before the hit are gone.
            const auto from = hit - page->rows.begin();
            *foundAt = position + from;
            found.rows = page->rows.mid(from);
            found.keys = page->keys.mid(from);
            co_return found;
        }
        if (page->rows.size() < size || page->keys.isEmpty())
            break;
        position += page->rows.size();
        after = page->keys.last();
    }
    *foundAt = targets.isEmpty() ? 0 : m_first;
    co_return found;
}

void MessageListModel::finishRefresh()
{
    m_refreshing = false;
    if (std::exchange(m_refreshAgain, false))
        refresh();
    else
        pump();
}

void MessageListModel::applyRows(qint64 offset, const QList<RowWindow::Held>& before,
                                 const MessageRows& now)
{
    QList<RowId> old = idsOf(before);
    const QList<RowId> current = idsOf(now);
    removeMissing(offset, old, current);
    insertNew(offset, old, current);
    const qint64 rows = std::min<qint64>(now.rows.size(), now.keys.size());
    // Beyond what was read again, places are only certain if nothing moved; so they are read anew.
    m_window.forgetFrom(0);
    const qint64 needed = offset + rows;
    if (needed > m_window.count())
        insertRowsAt(m_window.count(), needed - m_window.count());
    for (qint64 i = 0; i < rows; ++i)
        m_window.put(offset + i, {now.rows.at(i), now.keys.at(i)});
    if (rows > 0)
        Q_EMIT dataChanged(index(static_cast<int>(offset)),
                           index(static_cast<int>(offset + rows - 1)));
}

void MessageListModel::removeMissing(qint64 offset, QList<RowId>& before, const QList<RowId>& now)
{
    QHash<RowId, qsizetype> places;
    for (qsizetype i = 0; i < now.size(); ++i)
        places.insert(now.at(i), i);
    // Rows that changed their order count as gone and come back where they belong.
    qsizetype lastPlace = -1;
    QList<bool> keep(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const qsizetype place = places.value(before.at(i), -1);
        keep[i] = place > lastPlace;
        lastPlace = std::max(lastPlace, place);
    }
    for (qsizetype i = before.size() - 1; i >= 0; --i) {
        if (keep.at(i))
            continue;
        removeRowsAt(offset + i, 1);
        before.removeAt(i);
    }
}

void MessageListModel::insertNew(qint64 offset, QList<RowId>& before, const QList<RowId>& now)
{
    for (qsizetype i = 0; i < now.size() && i < before.size();) {
        qsizetype end = i;
        while (end < now.size() && now.at(end) != before.at(i))
            ++end;
        if (end > i) {
            insertRowsAt(offset + i, end - i);
            for (qsizetype k = i; k < end; ++k)
                before.insert(k, now.at(k));
        }
        i = end + 1;
    }
}

void MessageListModel::insertRowsAt(qint64 row, qint64 number)
{
    if (number <= 0)
        return;
    beginInsertRows({}, static_cast<int>(row), static_cast<int>(row + number - 1));
    m_window.insert(row, number);
    endInsertRows();
}

void MessageListModel::removeRowsAt(qint64 row, qint64 number)
{
    number = std::min(number, m_window.count() - row);
    if (number <= 0)
        return;
    beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row + number - 1));
    m_window.remove(row, number);
    endRemoveRows();
}

void MessageListModel::setTotal(qint64 total)
{
    const qint64 now = m_window.count();
    if (total > now)
        insertRowsAt(now, total - now);
    else
        removeRowsAt(total, now - total);
}

ListQuery MessageListModel::reversed() const
{
    ListQuery query = m_query;
    query.order = m_query.order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
    return query;
}

QModelIndex MessageListModel::indexOf(Guid guid, Guid account) const
{
    const auto row = m_window.rowOf(RowId{account, guid});
    return row ? index(static_cast<int>(*row)) : QModelIndex();
}

const MessageRow* MessageListModel::messageAt(int row) const
{
    const auto* held = m_window.at(row);
    return held ? &held->row : nullptr;
}

int MessageListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_window.count());
}

QVariant MessageListModel::data(const QModelIndex& index, int role) const
{
    const MessageRow* row = index.isValid() ? messageAt(index.row()) : nullptr;
    if (!row) {
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return tr("Loading…");
        return {};
    }
    const auto dateText = [&] { return formatMessageDate(row->date, m_clock.now(), QLocale()); };
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return spokenRow(*row, dateText(), m_portals.value(row->account));
    case GuidRole: return row->guid.toString();
    case RowRole: return QVariant::fromValue(*row);
    case DateTextRole: return dateText();
    case PortalRole: return m_portals.value(row->account);
    default: return {};
    }
}

Qt::ItemFlags MessageListModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() && messageAt(index.row()) ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList MessageListModel::mimeTypes() const
{
    return {draggedMessagesType()};
}

QMimeData* MessageListModel::mimeData(const QModelIndexList& indexes) const
{
    QList<RowId> messages;
    for (const QModelIndex& index : indexes) {
        if (const MessageRow* row = messageAt(index.row()))
            messages << row->id();
    }
    return messages.isEmpty() ? nullptr : dragOf(messages);
}

QString spokenRow(const MessageRow& row, const QString& date, const QString& portal)
{
    const QString subject = singleLine(row.subject);
    QStringList parts;
    if (row.unread)
        parts.append(MessageListModel::tr("Unread"));
    const bool outgoing = row.folder == Folder::Sent || row.folder == Folder::Draft;
    const QString who = singleLine(row.correspondent);
    if (!who.isEmpty())
        parts.append(outgoing ? MessageListModel::tr("to %1").arg(who)
                              : MessageListModel::tr("from %1").arg(who));
    parts.append(subject.isEmpty() ? MessageListModel::tr("No subject") : subject);
    parts.append(date);
    if (!portal.isEmpty())
        parts.append(portal);
    if (row.isRecalled)
        parts.append(MessageListModel::tr("recalled"));
    else if (row.isExpired)
        parts.append(MessageListModel::tr("expired"));
    else if (!row.hasAccess)
        parts.append(MessageListModel::tr("no access any more"));
    if (row.isProtected)
        parts.append(MessageListModel::tr("password protected"));
    if (row.hasAttachments)
        parts.append(MessageListModel::tr("has attachments"));
    return parts.join(QStringLiteral(", "));
}

} // namespace waxwing

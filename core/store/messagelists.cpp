#include "core/store/accountdatabase.h"
#include "core/store/mailbox.h"
#include "core/store/messagestore.h"
#include "core/store/messagewriter.h"

#include <map>
#include <mutex>

/// The reading of lists of MessageStore.
namespace waxwing {

namespace {

#define ROW_COLUMNS \
    "guid, folder, date, correspondent, subject, unread, flags, correspondent_key, subject_key"
#define QUALIFIED_ROW_COLUMNS \
    "messages.guid, folder, messages.date, correspondent, subject, unread, flags, " \
    "correspondent_key, subject_key"

RowKey readKey(const Statement& statement, SortKey sort)
{
    RowKey key;
    key.date = statement.number(2);
    key.guid = statement.guid(0);
    if (sort == SortKey::Correspondent)
        key.text = statement.text(7);
    else if (sort == SortKey::Subject)
        key.text = statement.text(8);
    return key;
}

/// The statements of one list. They live as long as the program, as prepare() wants it.
struct ListSql
{
    QByteArray first;
    QByteArray next;  ///< after a row
    QByteArray count;
    QByteArray extra; ///< the row that stays although it was read
};

QByteArray filterOf(const ListFilter& filter)
{
    QByteArray sql;
    if (filter.attachments)
        sql += " AND flags & 1";
    if (filter.isProtected)
        sql += " AND flags & 2";
    if (filter.needsSignature)
        sql += " AND flags & 32";
    return sql;
}

// One statement per order, each a walk along one index: never an OFFSET, and a sort only of a label's messages by text.
// Ties go newest first, then by guid, which is the portal's order. The last condition starts the walk; the one before
// it drops the rows of the same key that came already.
ListSql makeSql(const ListQuery& query)
{
    const bool byDate = query.sortKey == SortKey::Date;
    const bool descending = query.order == Qt::DescendingOrder;
    const bool labelWalk = query.label && byDate;
    const QByteArray table = labelWalk ? QByteArrayLiteral(" FROM labelled CROSS JOIN messages")
                                       : QByteArrayLiteral(" FROM messages");
    const QByteArray place = labelWalk ? QByteArrayLiteral("labelled.") : QByteArray();
    const QByteArray date = place + "date";
    const QByteArray guid = place + "guid";
    QByteArray list;
    if (labelWalk)
        list = " WHERE label = ?1 AND messages.id = message_id";
    else if (query.label)
        list = " WHERE id IN (SELECT message_id FROM labelled WHERE label = ?1)";
    else
        list = " WHERE folder = ?1";
    const QByteArray filter = filterOf(query.filter);
    const QByteArray unread = query.filter.unread ? QByteArrayLiteral(" AND unread = 1")
                                                  : QByteArray();
    // Dates run the other way than texts: newest first within one text.
    const bool newestFirst = byDate ? descending : !descending;
    const QByteArray dateAfter = date + (newestFirst ? " < ?4" : " > ?4");
    const QByteArray guidAfter = guid + (newestFirst ? " > ?5" : " < ?5");
    const QByteArray sameDay = "(" + dateAfter + " OR (" + date + " = ?4 AND " + guidAfter + "))";
    QByteArray after;
    QByteArray order;
    if (byDate) {
        after = " AND " + sameDay + " AND " + date + (newestFirst ? " <= ?4" : " >= ?4");
    } else {
        const QByteArray column = query.sortKey == SortKey::Subject
                                      ? QByteArrayLiteral("subject_key")
                                      : QByteArrayLiteral("correspondent_key");
        after = " AND (" + column + (descending ? " < ?3" : " > ?3") + " OR (" + column
                + " = ?3 AND " + sameDay + ")) AND " + column + (descending ? " <= ?3" : " >= ?3");
        order = column + (descending ? " DESC, " : ", ");
    }
    order += newestFirst ? date + " DESC, " + guid : date + ", " + guid + " DESC";
    const QByteArray columns = labelWalk ? QByteArrayLiteral(QUALIFIED_ROW_COLUMNS)
                                         : QByteArrayLiteral(ROW_COLUMNS);
    const QByteArray select = "SELECT " + columns + table + list + unread + filter;
    const QByteArray rest = " ORDER BY " + order + " LIMIT ?2";
    return {select + rest, select + after + rest,
            "SELECT count(*)" + table + list + unread + filter,
            "SELECT " + columns + table + list + " AND unread = 0 AND messages.guid = ?2" + filter};
}

const ListSql& sqlOf(const ListQuery& query)
{
    static std::mutex mutex;
    static std::map<int, ListSql> made;
    const ListFilter& filter = query.filter;
    int key = static_cast<int>(query.sortKey) * 2 + (query.order == Qt::DescendingOrder ? 1 : 0);
    for (const bool bit : {query.label.has_value(), filter.unread, filter.attachments,
                           filter.isProtected, filter.needsSignature})
        key = key * 2 + (bit ? 1 : 0);
    const std::lock_guard lock(mutex);
    const auto found = made.find(key);
    return found != made.end() ? found->second : made.emplace(key, makeSql(query)).first->second;
}

void bindList(Statement& statement, const ListQuery& query)
{
    if (query.label)
        statement.bind(*query.label);
    else
        statement.bind(qint64(query.folder.value_or(Folder::Inbox)));
}

[[nodiscard]] bool includesReadRow(const ListQuery& query)
{
    return query.filter.unread && query.alwaysInclude && (query.folder || query.label);
}

/// The row that stays in an unread list although it has been read meanwhile.
void includeReadRow(Connection& connection, const ListQuery& query,
                    const std::optional<RowKey>& after, int limit, MessageRows& page)
{
    Statement statement = connection.prepare(sqlOf(query).extra.constData());
    bindList(statement, query);
    statement.bind(*query.alwaysInclude);
    if (!statement.step())
        return;
    const RowKey key = readKey(statement, query.sortKey);
    if (after && !comesBefore(query, *after, key))
        return;
    qsizetype place = 0;
    while (place < page.keys.size() && comesBefore(query, page.keys[place], key))
        ++place;
    if (place == page.keys.size() && !page.atEnd)
        return; // on a later page
    page.rows.insert(place, readRow(statement));
    page.keys.insert(place, key);
    if (page.rows.size() > limit) {
        page.rows.removeLast();
        page.keys.removeLast();
        page.atEnd = false;
    }
}

} // namespace

MessageRow readRow(const Statement& statement)
{
    MessageRow row;
    row.guid = statement.guid(0);
    row.folder = static_cast<Folder>(statement.number(1));
    row.date = statement.date(2);
    row.correspondent = statement.text(3);
    row.subject = statement.text(4);
    row.unread = statement.number(5) != 0;
    const qint64 flags = statement.number(6);
    row.hasAttachments = flags & kHasAttachments;
    row.isProtected = flags & kProtected;
    row.isRecalled = flags & kRecalled;
    row.isExpired = flags & kExpired;
    row.hasAccess = !(flags & kNoAccess);
    return row;
}

bool comesBefore(const ListQuery& query, const RowKey& a, const RowKey& b)
{
    const bool byDate = query.sortKey == SortKey::Date;
    const bool reversed = byDate ? query.order == Qt::AscendingOrder
                                 : query.order == Qt::DescendingOrder;
    const RowKey& x = reversed ? b : a;
    const RowKey& y = reversed ? a : b;
    const int text = x.text.toUtf8().compare(y.text.toUtf8());
    if (text != 0)
        return text < 0;
    if (x.date != y.date)
        return x.date > y.date;
    return x.guid == y.guid ? x.account < y.account : x.guid < y.guid;
}

MessageRows readRows(Connection& connection, const ListQuery& query,
                     const std::optional<RowKey>& after, int limit)
{
    const ListSql& sql = sqlOf(query);
    Statement statement = connection.prepare((after ? sql.next : sql.first).constData());
    bindList(statement, query);
    statement.bind(qint64(limit) + 1);
    if (after)
        statement.bind(after->text).bind(after->date).bind(after->guid);
    MessageRows page;
    page.atEnd = true;
    while (statement.step()) {
        if (page.rows.size() == limit) {
            page.atEnd = false;
            break;
        }
        page.rows << readRow(statement);
        page.keys << readKey(statement, query.sortKey);
    }
    if (includesReadRow(query))
        includeReadRow(connection, query, after, limit, page);
    return page;
}

AsyncResult<MessageRows> MessageStore::rows(ListQuery query, std::optional<RowKey> after, int limit)
{
    return m_database.read<MessageRows>(
        [query, after, limit](Connection& connection) -> Result<MessageRows> {
            return readRows(connection, query, after, limit);
        });
}

namespace {

/// Folders are counted as they change, which is at once; everything else is counted now.
qint64 countRows(Connection& connection, const ListQuery& query)
{
    ListFilter counted;
    counted.unread = query.filter.unread;
    if (!query.label && query.filter == counted) {
        Statement statement
            = connection.prepare("SELECT total, unread FROM folder_counts WHERE folder = ?");
        bindList(statement, query);
        return statement.step() ? statement.number(counted.unread ? 1 : 0) : 0;
    }
    Statement statement = connection.prepare(sqlOf(query).count.constData());
    bindList(statement, query);
    return statement.step() ? statement.number(0) : 0;
}

} // namespace

AsyncResult<qint64> MessageStore::count(ListQuery query)
{
    return m_database.read<qint64>([query](Connection& connection) -> Result<qint64> {
        const qint64 count = countRows(connection, query);
        if (!includesReadRow(query))
            return count;
        Statement extra = connection.prepare(sqlOf(query).extra.constData());
        bindList(extra, query);
        extra.bind(*query.alwaysInclude);
        return extra.step() ? count + 1 : count;
    });
}

} // namespace waxwing

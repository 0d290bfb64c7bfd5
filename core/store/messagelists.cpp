#include "core/store/accountdatabase.h"
#include "core/store/mailbox.h"
#include "core/store/messagestore.h"
#include "core/store/messagewriter.h"

#include <array>

/// The reading of lists of MessageStore.
namespace waxwing {

namespace {

#define ROW_COLUMNS \
    "guid, folder, date, correspondent, subject, unread, flags, correspondent_key, subject_key"

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

// One statement per order, each a walk along one index: never a sort, never an OFFSET. Ties go newest first, then by
// guid, which is the portal's order. The last condition starts the walk; the one before it drops the rows of the
// same key that came already.
struct ListSql
{
    const char* first;
    const char* next;
};

#define LIST_BY_DATE(filter) \
    ListSql{"SELECT " ROW_COLUMNS " FROM messages WHERE folder = ?1 " filter \
            " ORDER BY date DESC, guid LIMIT ?2", \
            "SELECT " ROW_COLUMNS " FROM messages WHERE folder = ?1 " filter \
            " AND (date < ?4 OR (date = ?4 AND guid > ?5)) AND date <= ?4" \
            " ORDER BY date DESC, guid LIMIT ?2"}
#define LIST_BY_DATE_ASCENDING(filter) \
    ListSql{"SELECT " ROW_COLUMNS " FROM messages WHERE folder = ?1 " filter \
            " ORDER BY date, guid DESC LIMIT ?2", \
            "SELECT " ROW_COLUMNS " FROM messages WHERE folder = ?1 " filter \
            " AND (date > ?4 OR (date = ?4 AND guid < ?5)) AND date >= ?4" \
            " ORDER BY date, guid DESC LIMIT ?2"}
#define LIST_BY_TEXT(column, filter) \
    ListSql{"SELECT " ROW_COLUMNS " FROM messages WHERE folder = ?1 " filter \
            " ORDER BY " column ", date DESC, guid LIMIT ?2", \
            "SELECT " ROW_COLUMNS " FROM messages WHERE folder = ?1 " filter " AND (" column \
            " > ?3 OR (" column " = ?3 AND (date < ?4 OR (date = ?4 AND guid > ?5)))) AND " column \
            " >= ?3 ORDER BY " column ", date DESC, guid LIMIT ?2"}
#define LIST_BY_TEXT_DESCENDING(column, filter) \
    ListSql{"SELECT " ROW_COLUMNS " FROM messages WHERE folder = ?1 " filter \
            " ORDER BY " column " DESC, date, guid DESC LIMIT ?2", \
            "SELECT " ROW_COLUMNS " FROM messages WHERE folder = ?1 " filter " AND (" column \
            " < ?3 OR (" column " = ?3 AND (date > ?4 OR (date = ?4 AND guid < ?5)))) AND " column \
            " <= ?3 ORDER BY " column " DESC, date, guid DESC LIMIT ?2"}
#define ALL_ORDERS(filter) \
    std::array<ListSql, 6> \
    { \
        LIST_BY_DATE_ASCENDING(filter), LIST_BY_DATE(filter), \
            LIST_BY_TEXT("correspondent_key", filter), \
            LIST_BY_TEXT_DESCENDING("correspondent_key", filter), \
            LIST_BY_TEXT("subject_key", filter), LIST_BY_TEXT_DESCENDING("subject_key", filter) \
    }

constexpr std::array<ListSql, 6> kAllRows = ALL_ORDERS("");
constexpr std::array<ListSql, 6> kUnreadRows = ALL_ORDERS("AND unread = 1");

const ListSql& sqlOf(const ListQuery& query)
{
    const auto& list = query.unreadOnly ? kUnreadRows : kAllRows;
    const auto sort = static_cast<std::size_t>(query.sortKey) * 2;
    return list[sort + (query.order == Qt::DescendingOrder ? 1 : 0)];
}

/// The row that stays in an unread list although it has been read meanwhile.
void includeReadRow(Connection& connection, const ListQuery& query,
                    const std::optional<RowKey>& after, int limit, MessageRows& page)
{
    Statement statement = connection.prepare("SELECT " ROW_COLUMNS " FROM messages "
                                             "WHERE guid = ? AND folder = ? AND unread = 0");
    statement.bind(*query.alwaysInclude).bind(qint64(*query.folder));
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
    Statement statement = connection.prepare(after ? sql.next : sql.first);
    statement.bind(qint64(query.folder.value_or(Folder::Inbox))).bind(qint64(limit) + 1);
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
    if (query.unreadOnly && query.alwaysInclude && query.folder)
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

AsyncResult<qint64> MessageStore::count(ListQuery query)
{
    return m_database.read<qint64>([query](Connection& connection) -> Result<qint64> {
        Statement statement
            = connection.prepare("SELECT total, unread FROM folder_counts WHERE folder = ?");
        statement.bind(qint64(query.folder.value_or(Folder::Inbox)));
        if (!statement.step())
            return 0;
        if (!query.unreadOnly)
            return statement.number(0);
        qint64 count = statement.number(1);
        if (query.alwaysInclude && query.folder) {
            Statement extra = connection.prepare(
                "SELECT count(*) FROM messages WHERE guid = ? AND folder = ? AND unread = 0");
            extra.bind(*query.alwaysInclude).bind(qint64(*query.folder));
            if (extra.step())
                count += extra.number(0);
        }
        return count;
    });
}

} // namespace waxwing

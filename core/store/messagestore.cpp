#include "core/store/messagestore.h"

#include "core/store/accountdatabase.h"
#include "core/store/mailbox.h"
#include "core/store/messagewriter.h"
#include "core/store/searchindex.h"
#include "core/store/summaryblob.h"

namespace waxwing {

namespace {

SyncCursor readCursor(Connection& connection, Folder folder)
{
    Statement statement = connection.prepare(
        "SELECT first_sync_done, next_page, total_items, watermark, last_full_pass "
        "FROM cursors WHERE folder = ?");
    statement.bind(qint64(folder));
    SyncCursor cursor;
    if (statement.step()) {
        cursor.firstSyncDone = statement.number(0) != 0;
        cursor.nextPage = static_cast<int>(statement.number(1));
        cursor.totalItems = statement.number(2);
        cursor.watermark = statement.date(3);
        cursor.lastFullPass = statement.date(4);
    }
    return cursor;
}

void writeCursor(Connection& connection, Folder folder, const SyncCursor& cursor)
{
    connection
        .prepare("INSERT INTO cursors VALUES(?,?,?,?,?,?) ON CONFLICT(folder) DO UPDATE SET "
                 "first_sync_done = excluded.first_sync_done, next_page = excluded.next_page, "
                 "total_items = excluded.total_items, watermark = excluded.watermark, "
                 "last_full_pass = excluded.last_full_pass")
        .bind(qint64(folder))
        .bind(qint64(cursor.firstSyncDone))
        .bind(qint64(cursor.nextPage))
        .bind(cursor.totalItems)
        .bind(cursor.watermark)
        .bind(cursor.lastFullPass)
        .run();
}

std::optional<qint64> idOf(Connection& connection, const Guid& guid)
{
    Statement statement = connection.prepare("SELECT id FROM messages WHERE guid = ?");
    statement.bind(guid);
    return statement.step() ? std::optional<qint64>(statement.number(0)) : std::nullopt;
}

} // namespace

StoredPage writePage(Connection& connection, const QString& ownAddress, Folder folder,
                     const QList<MessageSummary>& page, const SyncCursor& cursor,
                     NewsPolicy policy, const Arrival& arrival)
{
    MessageWriter writer(connection, ownAddress);
    for (const MessageSummary& message : page)
        writer.store(folder, message);
    writer.recordNews(folder, cursor, policy, arrival);
    writeCursor(connection, folder, cursor);
    return writer.take();
}

Result<void> writeBody(Connection& connection, const Guid& guid, const QString& body,
                       BodyFormat format, const QString& plainText)
{
    Statement known = connection.prepare("SELECT id, indexed, flags, search_row FROM messages "
                                         "WHERE guid = ?");
    known.bind(guid);
    if (!known.step())
        return failure(ErrorKind::NotFound);
    const qint64 id = known.number(0);
    const bool indexed = known.number(1) != 0;
    if (known.number(2) & (kProtected | kRecalled | kExpired | kNoAccess))
        return failure(ErrorKind::Forbidden, QStringLiteral("this content is not kept"));
    const bool inIndex = !known.isNull(3);
    known.reset();
    if (inIndex)
        removeFromIndex(connection, id);
    connection
        .prepare("INSERT INTO bodies VALUES(?,?,?,?) ON CONFLICT(message_id) DO UPDATE SET "
                 "format = excluded.format, body = excluded.body, plain = excluded.plain")
        .bind(id)
        .bind(qint64(format))
        .bind(body)
        .bind(plainText)
        .run();
    if (inIndex)
        addToIndex(connection, id);
    else
        indexFirst(connection, id);
    if (!indexed)
        connection.prepare("UPDATE messages SET indexed = 1 WHERE id = ?").bind(id).run();
    return {};
}

MessageStore::MessageStore(AccountDatabase& database, QString ownAddress)
    : m_database(database), m_ownAddress(std::move(ownAddress))
{}

AsyncResult<StoredPage> MessageStore::storePage(Folder folder, QList<MessageSummary> page,
                                                SyncCursor cursor, NewsPolicy policy,
                                                Arrival arrival)
{
    return m_database.write<StoredPage>(
        Durability::Normal,
        [folder, page = std::move(page), cursor = std::move(cursor), policy,
         arrival = std::move(arrival), own = m_ownAddress](
            Connection& connection) -> Result<StoredPage> {
            return writePage(connection, own, folder, page, cursor, policy, arrival);
        });
}

AsyncResult<StoredPage> MessageStore::update(QList<MessageSummary> messages)
{
    return m_database.write<StoredPage>(
        Durability::Normal,
        [messages = std::move(messages), own = m_ownAddress](
            Connection& connection) -> Result<StoredPage> {
            MessageWriter writer(connection, own);
            for (const MessageSummary& message : messages)
                writer.update(message);
            return writer.take();
        });
}

AsyncResult<SyncCursor> MessageStore::cursor(Folder folder)
{
    return m_database.read<SyncCursor>([folder](Connection& connection) -> Result<SyncCursor> {
        return readCursor(connection, folder);
    });
}

AsyncResult<void> MessageStore::setCursor(Folder folder, SyncCursor cursor)
{
    return m_database.write<void>(Durability::Normal,
                                  [folder, cursor](Connection& connection) -> Result<void> {
                                      writeCursor(connection, folder, cursor);
                                      return {};
                                  });
}

AsyncResult<QList<Guid>> MessageStore::guidsAt(Folder folder, qint64 first, int count)
{
    return m_database.read<QList<Guid>>(
        [folder, first, count](Connection& connection) -> Result<QList<Guid>> {
            Statement statement = connection.prepare(
                "SELECT guid FROM messages INDEXED BY messages_by_date WHERE folder = ? "
                "ORDER BY date DESC, guid LIMIT ? OFFSET ?");
            statement.bind(qint64(folder)).bind(qint64(count)).bind(first);
            QList<Guid> guids;
            while (statement.step())
                guids << statement.guid(0);
            return guids;
        });
}

AsyncResult<void> MessageStore::remove(QList<Guid> guids)
{
    return m_database.write<void>(
        Durability::Normal, [guids = std::move(guids)](Connection& connection) -> Result<void> {
            for (const Guid& guid : guids) {
                Statement known
                    = connection.prepare("SELECT id, indexed FROM messages WHERE guid = ?");
                known.bind(guid);
                if (!known.step())
                    continue;
                const qint64 id = known.number(0);
                // The ledger keeps its row: should the message come back, it is not news.
                destroyContent(connection, id, known.number(1) != 0);
                connection.prepare("DELETE FROM messages WHERE id = ?").bind(id).run();
            }
            return {};
        });
}

AsyncResult<QList<Guid>> MessageStore::destroyExpired(QDateTime now)
{
    return m_database.write<QList<Guid>>(
        Durability::Full, [now](Connection& connection) -> Result<QList<Guid>> {
            struct Row
            {
                qint64 id;
                Guid guid;
                bool indexed;
            };
            QList<Row> rows;
            Statement due = connection.prepare("SELECT id, guid, indexed FROM messages "
                                               "WHERE expiry <= ? AND flags & 8 = 0");
            due.bind(now);
            while (due.step())
                rows << Row{due.number(0), due.guid(1), due.number(2) != 0};
            due.reset();
            QList<Guid> guids;
            for (const Row& row : std::as_const(rows)) {
                destroyContent(connection, row.id, row.indexed);
                connection.prepare("UPDATE messages SET flags = flags | 8 WHERE id = ?")
                    .bind(row.id)
                    .run();
                guids << row.guid;
            }
            return guids;
        });
}

AsyncResult<std::optional<QDateTime>> MessageStore::nextExpiry()
{
    using Moment = std::optional<QDateTime>;
    return m_database.read<Moment>([](Connection& connection) -> Result<Moment> {
        Statement statement = connection.prepare(
            "SELECT min(expiry) FROM messages WHERE expiry IS NOT NULL AND flags & 8 = 0");
        if (!statement.step() || statement.isNull(0))
            return Moment();
        return Moment(statement.date(0));
    });
}

AsyncResult<QHash<Folder, FolderCount>> MessageStore::counts()
{
    using Counts = QHash<Folder, FolderCount>;
    return m_database.read<Counts>([](Connection& connection) -> Result<Counts> {
        Statement statement = connection.prepare("SELECT folder, total, unread FROM folder_counts");
        Counts counts;
        while (statement.step())
            counts.insert(static_cast<Folder>(statement.number(0)),
                          FolderCount{statement.number(1), statement.number(2)});
        return counts;
    });
}

AsyncResult<std::optional<MessageSummary>> MessageStore::summary(Guid guid)
{
    using Summary = std::optional<MessageSummary>;
    return m_database.read<Summary>([guid](Connection& connection) -> Result<Summary> {
        Statement statement
            = connection.prepare("SELECT summary, unread FROM messages WHERE guid = ?");
        statement.bind(guid);
        if (!statement.step())
            return Summary();
        return fromBlob(statement.blob(0));
    });
}

AsyncResult<std::optional<Folder>> MessageStore::folderOf(Guid guid)
{
    using Place = std::optional<Folder>;
    return m_database.read<Place>([guid](Connection& connection) -> Result<Place> {
        Statement statement = connection.prepare("SELECT folder FROM messages WHERE guid = ?");
        statement.bind(guid);
        return statement.step() ? Place(static_cast<Folder>(statement.number(0))) : Place();
    });
}

AsyncResult<std::optional<QString>> MessageStore::body(Guid guid)
{
    using Body = std::optional<QString>;
    return m_database.read<Body>([guid](Connection& connection) -> Result<Body> {
        Statement statement = connection.prepare(
            "SELECT body FROM bodies WHERE message_id = (SELECT id FROM messages WHERE guid = ?)");
        statement.bind(guid);
        return statement.step() ? Body(statement.text(0)) : Body();
    });
}

AsyncResult<void> MessageStore::storeBody(Guid guid, QString body, BodyFormat format,
                                          QString plainText)
{
    return m_database.write<void>(
        Durability::Normal,
        [guid, body = std::move(body), format, plain = std::move(plainText)](
            Connection& connection) -> Result<void> {
            return writeBody(connection, guid, body, format, plain);
        });
}

AsyncResult<void> MessageStore::markRead(Guid guid)
{
    return m_database.write<void>(
        Durability::Normal, [guid](Connection& connection) -> Result<void> {
            const auto id = idOf(connection, guid);
            if (!id)
                return {};
            Statement stored = connection.prepare("SELECT summary FROM messages WHERE id = ?");
            stored.bind(*id);
            auto summary = stored.step() ? fromBlob(stored.blob(0)) : std::nullopt;
            stored.reset();
            if (!summary)
                return {};
            summary->retrieved = true;
            connection.prepare("UPDATE messages SET unread = 0, summary = ? WHERE id = ?")
                .bind(toBlob(*summary))
                .bind(*id)
                .run();
            return {};
        });
}

} // namespace waxwing

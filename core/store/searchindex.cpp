#include "core/store/searchindex.h"

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kDateBits = 43; ///< milliseconds until the year 2248
constexpr int kRestBits = 20; ///< tells messages of one millisecond apart
static_assert(kDateBits + kRestBits == 63);

qint64 freeRow(Connection& connection, qint64 date, const Guid& guid)
{
    const auto& bytes = guid.bytes();
    const qint64 rest = (qint64(bytes[13] & 0x0f) << 16) | (qint64(bytes[14]) << 8) | bytes[15];
    const qint64 first = firstSearchRow(date);
    for (qint64 step = 0; step < (qint64(1) << kRestBits); ++step) {
        const qint64 row = first | ((rest + step) & ((qint64(1) << kRestBits) - 1));
        Statement taken = connection.prepare("SELECT 1 FROM messages WHERE search_row = ?");
        taken.bind(row);
        if (!taken.step())
            return row;
    }
    throw SqlError(Error(ErrorKind::Storage, QStringLiteral("no row is left in the index")));
}

} // namespace

qint64 firstSearchRow(qint64 msecsSinceEpoch)
{
    const qint64 latest = (qint64(1) << kDateBits) - 1;
    return std::clamp<qint64>(msecsSinceEpoch, 0, latest) << kRestBits;
}

void addToIndex(Connection& connection, qint64 id)
{
    Statement message = connection.prepare("SELECT date, guid FROM messages WHERE id = ?");
    message.bind(id);
    if (!message.step())
        return;
    const qint64 row = freeRow(connection, message.number(0), message.guid(1));
    message.reset();
    connection.prepare("UPDATE messages SET search_row = ? WHERE id = ?").bind(row).bind(id).run();
    connection
        .prepare("INSERT INTO search(rowid, subject, sender, recipients, body) "
                 "SELECT id, subject, sender, recipients, body FROM findable WHERE id = ?")
        .bind(row)
        .run();
}

void removeFromIndex(Connection& connection, qint64 id)
{
    connection
        .prepare("INSERT INTO search(search, rowid, subject, sender, recipients, body) "
                 "SELECT 'delete', id, subject, sender, recipients, body FROM findable "
                 "WHERE id = (SELECT search_row FROM messages WHERE id = ?)")
        .bind(id)
        .run();
    connection.prepare("UPDATE messages SET search_row = NULL WHERE id = ?").bind(id).run();
}

} // namespace waxwing

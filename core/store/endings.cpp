#include "core/store/endings.h"

#include "core/store/accountdatabase.h"
#include "core/store/mailbox.h"
#include "core/store/messagewriter.h"
#include "core/store/summaryblob.h"

namespace waxwing {

AsyncResult<QList<EndingMessage>> Endings::between(QDateTime now, QDateTime until)
{
    using Found = QList<EndingMessage>;
    return m_database.read<Found>([now, until](Connection& connection) -> Result<Found> {
        Statement rows = connection.prepare(
            "SELECT guid, folder, date, correspondent, subject, unread, flags, expiry, summary "
            "FROM messages INDEXED BY messages_by_expiry WHERE expiry > ? AND expiry <= ? "
            "AND flags & 28 = 0 AND folder IN (0, 3) AND (unread = 1 OR flags & 33) "
            "ORDER BY expiry, guid LIMIT ?");
        rows.bind(now).bind(until).bind(qint64(kMost));
        Found found;
        while (rows.step()) {
            EndingMessage message;
            message.row = readRow(rows);
            message.ends = rows.date(7);
            message.toSign = rows.number(6) & kNeedsSignature;
            if (const auto summary = fromBlob(rows.blob(8)))
                message.files = static_cast<int>(summary->attachments.size());
            found << message;
        }
        return found;
    });
}

} // namespace waxwing

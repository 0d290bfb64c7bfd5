#include "core/store/endings.h"

#include "core/store/accountdatabase.h"
#include "core/store/mailbox.h"
#include "core/store/messagewriter.h"
#include "core/store/summaryblob.h"

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kNewestWithFiles = 500; ///< of a folder; older ones are not asked for

QList<EndingMessage> endingMessages(Connection& connection, const QDateTime& now,
                                    const QDateTime& until)
{
    Statement rows = connection.prepare(
        "SELECT guid, folder, date, correspondent, subject, unread, flags, expiry, summary "
        "FROM messages INDEXED BY messages_by_expiry WHERE expiry > ? AND expiry <= ? "
        "AND flags & 28 = 0 AND folder IN (0, 3) AND (unread = 1 OR flags & 33) "
        "ORDER BY expiry, guid LIMIT ?");
    rows.bind(now).bind(until).bind(qint64(Endings::kMost));
    QList<EndingMessage> found;
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
}

QList<EndingMessage> endingFiles(Connection& connection, const QDateTime& now,
                                 const QDateTime& until)
{
    Statement rows = connection.prepare(
        "SELECT m.guid, m.folder, m.date, m.correspondent, m.subject, m.unread, m.flags, f.ends, "
        "m.summary, f.file, f.to_sign FROM file_endings f JOIN messages m ON m.id = f.message_id "
        "WHERE f.ends > ? AND f.ends <= ? AND m.flags & 28 = 0 AND m.folder IN (0, 3) "
        "AND (m.expiry IS NULL OR f.ends < m.expiry) ORDER BY f.ends, m.guid LIMIT ?");
    rows.bind(now).bind(until).bind(qint64(Endings::kMost));
    QList<EndingMessage> found;
    while (rows.step()) {
        EndingMessage ending;
        ending.row = readRow(rows);
        ending.ends = rows.date(7);
        ending.file = rows.guid(9);
        ending.toSign = rows.number(10) != 0;
        const auto summary = fromBlob(rows.blob(8));
        for (const AttachmentSummary& file : summary ? summary->attachments
                                                     : QList<AttachmentSummary>()) {
            if (file.guid != *ending.file)
                continue;
            // Signed meanwhile, as the list of messages knows already.
            if (ending.toSign && !file.eSignatureRequired)
                continue;
            ending.fileName = file.fileName;
            found << ending;
        }
    }
    return found;
}

} // namespace

AsyncResult<QList<EndingMessage>> Endings::between(QDateTime now, QDateTime until)
{
    using Found = QList<EndingMessage>;
    return m_database.read<Found>([now, until](Connection& connection) -> Result<Found> {
        Found found = endingMessages(connection, now, until) + endingFiles(connection, now, until);
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return a.ends < b.ends; });
        return found.mid(0, kMost);
    });
}

AsyncResult<QList<Guid>> Endings::notLookedAt(QDateTime now)
{
    using Found = QList<Guid>;
    return m_database.read<Found>([now](Connection& connection) -> Result<Found> {
        Found found;
        for (const Folder folder : {Folder::Inbox, Folder::Archive}) {
            // A look in the future is one by a clock that was wrong.
            Statement rows = connection.prepare(
                "SELECT m.guid FROM (SELECT id, guid, flags FROM messages WHERE folder = ? "
                "AND flags & 1 ORDER BY date DESC, guid LIMIT ?) m "
                "LEFT JOIN file_looks l ON l.message_id = m.id WHERE m.flags & 28 = 0 "
                "AND (l.at IS NULL OR l.at < ? OR l.at > ?)");
            rows.bind(qint64(folder)).bind(qint64(kNewestWithFiles)).bind(now.addDays(-1)).bind(now);
            while (rows.step())
                found << rows.guid(0);
        }
        return found;
    });
}

AsyncResult<void> Endings::keepFiles(QList<Guid> messages, QList<FileEnding> endings, QDateTime now)
{
    return m_database.write<void>(
        Durability::Normal,
        [messages = std::move(messages), endings = std::move(endings),
         now](Connection& connection) -> Result<void> {
            for (const Guid& message : messages) {
                connection.prepare("DELETE FROM file_endings WHERE message_id = "
                                   "(SELECT id FROM messages WHERE guid = ?)")
                    .bind(message)
                    .run();
                connection.prepare("INSERT OR REPLACE INTO file_looks "
                                   "SELECT id, ?2 FROM messages WHERE guid = ?1")
                    .bind(message)
                    .bind(now)
                    .run();
            }
            for (const FileEnding& ending : endings) {
                if (!messages.contains(ending.message))
                    continue;
                connection.prepare("INSERT OR REPLACE INTO file_endings "
                                   "SELECT id, ?2, ?3, ?4 FROM messages WHERE guid = ?1")
                    .bind(ending.message)
                    .bind(ending.file)
                    .bind(qint64(ending.toSign))
                    .bind(ending.ends)
                    .run();
            }
            return {};
        });
}

} // namespace waxwing

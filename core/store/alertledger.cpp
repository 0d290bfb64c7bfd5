#include "core/store/alertledger.h"

#include "core/store/accountdatabase.h"
#include "core/store/summaryblob.h"

namespace waxwing {

AlertLedger::AlertLedger(AccountDatabase& database) : m_database(database) {}

AsyncResult<QList<MessageSummary>> AlertLedger::due()
{
    using Due = QList<MessageSummary>;
    return m_database.read<Due>([](Connection& connection) -> Result<Due> {
        Statement statement = connection.prepare(
            "SELECT m.summary FROM alerts a JOIN messages m ON m.guid = a.message_guid "
            "WHERE a.state = 0 ORDER BY m.date, m.guid");
        Due due;
        while (statement.step()) {
            if (const auto message = fromBlob(statement.blob(0)))
                due << *message;
        }
        return due;
    });
}

AsyncResult<void> AlertLedger::mark(QList<Guid> guids, AlertState state, QString reason,
                                    quint32 notificationId, QDateTime at)
{
    return m_database.write<void>(
        Durability::Full,
        [guids = std::move(guids), state, reason = std::move(reason), notificationId,
         at](Connection& connection) -> Result<void> {
            for (const Guid& guid : guids) {
                // Forward only: what has been clicked or closed is never on screen again.
                connection
                    .prepare("UPDATE alerts SET state = ?1, reason = ?2, notification_id = ?3, "
                             "changed = ?4 WHERE message_guid = ?5 AND (state <= ?1 OR state < 2)")
                    .bind(qint64(state))
                    .bind(reason)
                    .bind(qint64(notificationId))
                    .bind(at.isValid() ? at.toMSecsSinceEpoch() : 0)
                    .bind(guid)
                    .run();
            }
            return {};
        });
}

AsyncResult<QList<LedgerEntry>> AlertLedger::shown()
{
    using Entries = QList<LedgerEntry>;
    return m_database.read<Entries>([](Connection& connection) -> Result<Entries> {
        Statement statement
            = connection.prepare("SELECT message_guid, reason, notification_id, changed "
                                 "FROM alerts WHERE state = 1 ORDER BY changed, message_guid");
        Entries entries;
        while (statement.step()) {
            LedgerEntry entry;
            entry.messageGuid = statement.guid(0);
            entry.state = AlertState::Shown;
            entry.reason = statement.text(1);
            entry.notificationId = static_cast<quint32>(statement.number(2));
            entry.changed = statement.date(3);
            entries << entry;
        }
        return entries;
    });
}

AsyncResult<void> AlertLedger::takeOver(QList<LedgerEntry> entries)
{
    return m_database.write<void>(
        Durability::Full, [entries = std::move(entries)](Connection& connection) -> Result<void> {
            for (const LedgerEntry& entry : entries) {
                connection
                    .prepare("INSERT INTO alerts VALUES(?,?,?,?,?) ON CONFLICT(message_guid) DO "
                             "UPDATE SET state = excluded.state, reason = excluded.reason, "
                             "notification_id = excluded.notification_id, "
                             "changed = excluded.changed WHERE alerts.state = 0")
                    .bind(entry.messageGuid)
                    .bind(qint64(entry.state))
                    .bind(entry.reason)
                    .bind(qint64(entry.notificationId))
                    .bind(entry.changed.isValid() ? entry.changed.toMSecsSinceEpoch() : 0)
                    .run();
            }
            return {};
        });
}

AsyncResult<QList<LedgerEntry>> AlertLedger::settled()
{
    using Entries = QList<LedgerEntry>;
    return m_database.read<Entries>([](Connection& connection) -> Result<Entries> {
        Statement statement
            = connection.prepare("SELECT message_guid, state, reason, notification_id, changed "
                                 "FROM alerts WHERE state > 0");
        Entries entries;
        while (statement.step()) {
            LedgerEntry entry;
            entry.messageGuid = statement.guid(0);
            entry.state = static_cast<AlertState>(statement.number(1));
            entry.reason = statement.text(2);
            entry.notificationId = static_cast<quint32>(statement.number(3));
            entry.changed = statement.date(4);
            entries << entry;
        }
        return entries;
    });
}

AsyncResult<std::optional<LedgerEntry>> AlertLedger::entry(Guid guid)
{
    using Entry = std::optional<LedgerEntry>;
    return m_database.read<Entry>([guid](Connection& connection) -> Result<Entry> {
        Statement statement = connection.prepare(
            "SELECT state, reason, notification_id, changed FROM alerts WHERE message_guid = ?");
        statement.bind(guid);
        if (!statement.step())
            return Entry();
        LedgerEntry entry;
        entry.messageGuid = guid;
        entry.state = static_cast<AlertState>(statement.number(0));
        entry.reason = statement.text(1);
        entry.notificationId = static_cast<quint32>(statement.number(2));
        entry.changed = statement.date(3);
        return Entry(entry);
    });
}

} // namespace waxwing

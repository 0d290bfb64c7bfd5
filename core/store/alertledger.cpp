#include "core/store/alertledger.h"

#include "core/store/accountdatabase.h"
#include "core/store/newsrows.h"

namespace waxwing {

namespace {

AlertStep stepOf(AlertState state)
{
    switch (state) {
    case AlertState::Due: return AlertStep::HeldBack;
    case AlertState::Shown: return AlertStep::Shown;
    case AlertState::Clicked: return AlertStep::Clicked;
    case AlertState::Closed: return AlertStep::Closed;
    case AlertState::Suppressed: break;
    }
    return AlertStep::Suppressed;
}

qint64 milliseconds(const QDateTime& at)
{
    return at.isValid() ? at.toMSecsSinceEpoch() : 0;
}

LedgerEntry entryOf(const Statement& row)
{
    LedgerEntry entry;
    entry.messageGuid = row.guid(0);
    entry.state = static_cast<AlertState>(row.number(1));
    entry.reason = row.text(2);
    entry.notificationId = static_cast<quint32>(row.number(3));
    entry.changed = row.date(4);
    return entry;
}

} // namespace

AlertLedger::AlertLedger(AccountDatabase& database) : m_database(database) {}

AsyncResult<QList<News>> AlertLedger::due(QDateTime now)
{
    return m_database.read<QList<News>>([now](Connection& connection) -> Result<QList<News>> {
        return readDueNews(connection, now);
    });
}

AsyncResult<std::optional<News>> AlertLedger::news(Guid id, QDateTime now)
{
    using Found = std::optional<News>;
    return m_database.read<Found>([id, now](Connection& connection) -> Result<Found> {
        return readNews(connection, id, now);
    });
}

AsyncResult<bool> AlertLedger::add(News news, QDateTime at, QDateTime pushed)
{
    return m_database.write<bool>(
        Durability::Full,
        [news = std::move(news), at, pushed](Connection& connection) -> Result<bool> {
            Statement row = connection.prepare(
                "INSERT INTO alerts(message_guid, state, reason, notification_id, changed) "
                "VALUES(?,0,'',0,?) ON CONFLICT DO NOTHING RETURNING state");
            row.bind(news.id).bind(milliseconds(at));
            if (!row.step())
                return false;
            row.step();
            writeNews(connection, news);
            if (pushed.isValid())
                writeAlertStep(connection, {news.id, AlertStep::Pushed, {}, pushed, {}});
            writeAlertStep(connection, {news.id, AlertStep::Arrived, {}, at, {}});
            return true;
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
                Statement marked = connection.prepare(
                    "UPDATE alerts SET state = ?1, reason = ?2, notification_id = ?3, "
                    "changed = ?4, postponed = NULL WHERE message_guid = ?5 "
                    "AND (state <= ?1 OR state < 2) RETURNING state");
                marked.bind(qint64(state))
                    .bind(reason)
                    .bind(qint64(notificationId))
                    .bind(milliseconds(at))
                    .bind(guid);
                if (!marked.step())
                    continue;
                marked.step();
                writeAlertStep(connection, {guid, stepOf(state), reason, at, {}});
            }
            return {};
        });
}

AsyncResult<void> AlertLedger::holdBack(QList<LedgerStep> steps)
{
    return m_database.write<void>(
        Durability::Full, [steps = std::move(steps)](Connection& connection) -> Result<void> {
            for (const LedgerStep& step : steps) {
                Statement held = connection.prepare(
                    "UPDATE alerts SET reason = ?1, changed = ?2 WHERE message_guid = ?3 "
                    "AND state = 0 AND reason <> ?1 RETURNING state");
                held.bind(step.reason).bind(milliseconds(step.at)).bind(step.news);
                if (!held.step())
                    continue;
                held.step();
                writeAlertStep(connection, step);
            }
            return {};
        });
}

AsyncResult<void> AlertLedger::postpone(QList<Guid> guids, QDateTime until, QDateTime at)
{
    return m_database.write<void>(
        Durability::Full,
        [guids = std::move(guids), until, at](Connection& connection) -> Result<void> {
            for (const Guid& guid : guids) {
                connection
                    .prepare("UPDATE alerts SET state = 0, reason = 'later', notification_id = 0, "
                             "changed = ?, postponed = ? WHERE message_guid = ?")
                    .bind(milliseconds(at))
                    .bind(until)
                    .bind(guid)
                    .run();
                writeAlertStep(connection, {guid, AlertStep::Postponed, {}, at, until});
            }
            return {};
        });
}

AsyncResult<void> AlertLedger::reopen(QList<Guid> guids, QDateTime at)
{
    return m_database.write<void>(
        Durability::Full, [guids = std::move(guids), at](Connection& connection) -> Result<void> {
            for (const Guid& guid : guids)
                connection
                    .prepare("UPDATE alerts SET state = 0, reason = '', notification_id = 0, "
                             "changed = ? WHERE message_guid = ? AND state = 1")
                    .bind(milliseconds(at))
                    .bind(guid)
                    .run();
            return {};
        });
}

AsyncResult<QList<LedgerEntry>> AlertLedger::shown()
{
    using Entries = QList<LedgerEntry>;
    return m_database.read<Entries>([](Connection& connection) -> Result<Entries> {
        Statement statement
            = connection.prepare("SELECT a.message_guid, a.state, a.reason, a.notification_id, "
                                 "a.changed, coalesce(n.kind, 0), "
                                 "coalesce(n.message_guid, a.message_guid) FROM alerts a "
                                 "LEFT JOIN news n ON n.id = a.message_guid "
                                 "WHERE a.state = 1 ORDER BY a.changed, a.message_guid");
        Entries entries;
        while (statement.step()) {
            entries << entryOf(statement);
            entries.last().kind = static_cast<NewsKind>(statement.number(5));
            entries.last().target = statement.guid(6);
        }
        return entries;
    });
}

AsyncResult<void> AlertLedger::takeOver(QList<LedgerEntry> entries)
{
    return m_database.write<void>(
        Durability::Full, [entries = std::move(entries)](Connection& connection) -> Result<void> {
            for (const LedgerEntry& entry : entries) {
                Statement taken = connection.prepare(
                    "INSERT INTO alerts(message_guid, state, reason, notification_id, changed) "
                    "VALUES(?,?,?,?,?) ON CONFLICT(message_guid) DO "
                    "UPDATE SET state = excluded.state, reason = excluded.reason, "
                    "notification_id = excluded.notification_id, "
                    "changed = excluded.changed WHERE alerts.state = 0 RETURNING state");
                taken.bind(entry.messageGuid)
                    .bind(qint64(entry.state))
                    .bind(entry.reason)
                    .bind(qint64(entry.notificationId))
                    .bind(milliseconds(entry.changed));
                if (!taken.step())
                    continue;
                taken.step();
                writeAlertStep(connection, {entry.messageGuid, stepOf(entry.state), entry.reason,
                                            entry.changed, {}});
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
        while (statement.step())
            entries << entryOf(statement);
        return entries;
    });
}

AsyncResult<std::optional<LedgerEntry>> AlertLedger::entry(Guid guid)
{
    using Entry = std::optional<LedgerEntry>;
    return m_database.read<Entry>([guid](Connection& connection) -> Result<Entry> {
        Statement statement
            = connection.prepare("SELECT message_guid, state, reason, notification_id, changed "
                                 "FROM alerts WHERE message_guid = ?");
        statement.bind(guid);
        if (!statement.step())
            return Entry();
        return Entry(entryOf(statement));
    });
}

} // namespace waxwing

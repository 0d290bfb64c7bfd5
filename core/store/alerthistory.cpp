#include "core/store/alerthistory.h"

#include "core/store/accountdatabase.h"
#include "core/store/newsrows.h"

namespace waxwing {

namespace {

QList<LedgerStep> stepsOf(Connection& connection, const Guid& id)
{
    Statement rows = connection.prepare(
        "SELECT step, reason, at, until FROM alert_steps WHERE news = ? ORDER BY position");
    rows.bind(id);
    QList<LedgerStep> steps;
    while (rows.step())
        steps << LedgerStep{id, static_cast<AlertStep>(rows.number(0)), rows.text(1), rows.date(2),
                            rows.date(3)};
    return steps;
}

std::optional<AlertRecord> recordOf(Connection& connection, const Guid& id)
{
    Statement row = connection.prepare(
        "SELECT state, reason, postponed FROM alerts WHERE message_guid = ?");
    row.bind(id);
    if (!row.step())
        return std::nullopt;
    AlertRecord record;
    record.state = static_cast<AlertState>(row.number(0));
    record.reason = row.text(1);
    record.postponed = row.date(2);
    row.reset();
    if (auto news = readNews(connection, id, {}))
        record.news = *std::move(news);
    else
        record.news.id = id;
    record.steps = stepsOf(connection, id);
    return record;
}

QList<AlertRecord> recordsOf(Connection& connection, const QList<Guid>& ids)
{
    QList<AlertRecord> records;
    for (const Guid& id : ids) {
        if (auto record = recordOf(connection, id))
            records << *std::move(record);
    }
    return records;
}

} // namespace

AsyncResult<QList<AlertRecord>> AlertHistory::ofMessage(Guid message)
{
    using Records = QList<AlertRecord>;
    return m_database.read<Records>([message](Connection& connection) -> Result<Records> {
        QList<Guid> ids{message};
        Statement others
            = connection.prepare("SELECT id FROM news WHERE message_guid = ? ORDER BY date");
        others.bind(message);
        while (others.step())
            ids << others.guid(0);
        others.reset();
        return recordsOf(connection, ids);
    });
}

AsyncResult<QList<AlertRecord>> AlertHistory::between(QDateTime from, QDateTime to, int most)
{
    using Records = QList<AlertRecord>;
    return m_database.read<Records>([from, to, most](Connection& connection) -> Result<Records> {
        Statement rows = connection.prepare(
            "SELECT news FROM alert_steps WHERE at >= ? AND at < ? GROUP BY news "
            "ORDER BY max(position) DESC LIMIT ?");
        rows.bind(from.toMSecsSinceEpoch()).bind(to.toMSecsSinceEpoch()).bind(qint64(most));
        QList<Guid> ids;
        while (rows.step())
            ids << rows.guid(0);
        rows.reset();
        return recordsOf(connection, ids);
    });
}

AsyncResult<void> AlertHistory::forgetBefore(QDateTime moment)
{
    return m_database.write<void>(
        Durability::Normal, [moment](Connection& connection) -> Result<void> {
            connection.prepare("DELETE FROM alert_steps WHERE at < ?")
                .bind(moment.toMSecsSinceEpoch())
                .run();
            return {};
        });
}

} // namespace waxwing

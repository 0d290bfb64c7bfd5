#include "core/store/chases.h"

#include "core/store/accountdatabase.h"

namespace waxwing {

AsyncResult<QList<Chase>> Chases::all()
{
    using Found = QList<Chase>;
    return m_database.read<Found>([](Connection& connection) -> Result<Found> {
        Statement rows = connection.prepare(
            "SELECT message, days, since, reminded, waiting FROM chases ORDER BY since, message");
        Found found;
        while (rows.step()) {
            Chase chase;
            chase.message = rows.guid(0);
            chase.days = static_cast<int>(rows.number(1));
            chase.since = rows.date(2);
            chase.reminded = rows.date(3);
            chase.waiting = rows.text(4).split(u'\n', Qt::SkipEmptyParts);
            found << chase;
        }
        return found;
    });
}

/// Flushed: a message just sent may be all that knew of it.
AsyncResult<void> Chases::put(Chase chase)
{
    return m_database.write<void>(
        Durability::Full, [chase = std::move(chase)](Connection& connection) -> Result<void> {
            QStringList names;
            for (const QString& name : chase.waiting)
                names << name.simplified();
            connection.prepare("INSERT OR REPLACE INTO chases VALUES(?,?,?,?,?)")
                .bind(chase.message)
                .bind(qint64(chase.days))
                .bind(chase.since)
                .bind(chase.reminded)
                .bind(names.join(u'\n'))
                .run();
            return {};
        });
}

AsyncResult<void> Chases::remove(Guid message)
{
    return m_database.write<void>(
        Durability::Normal, [message](Connection& connection) -> Result<void> {
            connection.prepare("DELETE FROM chases WHERE message = ?").bind(message).run();
            return {};
        });
}

} // namespace waxwing

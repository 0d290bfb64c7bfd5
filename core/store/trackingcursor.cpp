#include "core/store/trackingcursor.h"

#include "core/store/accountdatabase.h"

namespace waxwing {

AsyncResult<QDateTime> TrackingCursor::load()
{
    return m_database.read<QDateTime>([](Connection& connection) -> Result<QDateTime> {
        Statement row = connection.prepare("SELECT max(seen_until) FROM tracking_cursor");
        return row.step() && !row.isNull(0) ? row.date(0) : QDateTime();
    });
}

AsyncResult<void> TrackingCursor::store(QDateTime seenUntil)
{
    return m_database.write<void>(
        Durability::Full, [seenUntil](Connection& connection) -> Result<void> {
            connection.execute("DELETE FROM tracking_cursor");
            if (!seenUntil.isValid())
                return {};
            connection.prepare("INSERT INTO tracking_cursor VALUES(?)")
                .bind(seenUntil.toMSecsSinceEpoch())
                .run();
            return {};
        });
}

} // namespace waxwing

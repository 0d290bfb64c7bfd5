#include "core/store/savedsearches.h"

#include "core/store/accountdatabase.h"

namespace waxwing {

namespace {

constexpr qint64 kRecent = 20;

} // namespace

AsyncResult<SavedSearches::Lists> SavedSearches::lists()
{
    return m_database.read<Lists>([](Connection& connection) -> Result<Lists> {
        Lists lists;
        Statement statement = connection.prepare(
            "SELECT text, saved, used FROM searches ORDER BY used DESC, text");
        while (statement.step()) {
            if (statement.number(1) != 0)
                lists.saved << statement.text(0);
            if (!statement.isNull(2))
                lists.recent << statement.text(0);
        }
        return lists;
    });
}

AsyncResult<void> SavedSearches::noteUsed(QString text, QDateTime now)
{
    return m_database.write<void>(
        Durability::Normal,
        [text = std::move(text), now = std::move(now)](Connection& connection) -> Result<void> {
            connection
                .prepare("INSERT INTO searches VALUES(?,0,?) "
                         "ON CONFLICT(text) DO UPDATE SET used = excluded.used")
                .bind(text)
                .bind(now)
                .run();
            connection
                .prepare("DELETE FROM searches WHERE saved = 0 AND text NOT IN "
                         "(SELECT text FROM searches ORDER BY used DESC LIMIT ?)")
                .bind(kRecent)
                .run();
            return {};
        });
}

AsyncResult<void> SavedSearches::setSaved(QString text, bool saved, QDateTime now)
{
    return m_database.write<void>(
        Durability::Normal,
        [text = std::move(text), saved,
         now = std::move(now)](Connection& connection) -> Result<void> {
            connection
                .prepare("INSERT INTO searches VALUES(?,?,?) "
                         "ON CONFLICT(text) DO UPDATE SET saved = excluded.saved")
                .bind(text)
                .bind(qint64(saved))
                .bind(now)
                .run();
            return {};
        });
}

AsyncResult<void> SavedSearches::forgetRecent()
{
    return m_database.write<void>(
        Durability::Normal, [](Connection& connection) -> Result<void> {
            connection.execute("DELETE FROM searches WHERE saved = 0;"
                               "UPDATE searches SET used = NULL");
            return {};
        });
}

} // namespace waxwing

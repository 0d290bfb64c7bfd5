#include "core/store/labelrows.h"

#include "core/store/accountdatabase.h"
#include "core/store/derivedrows.h"
#include "core/store/summaryblob.h"

namespace waxwing {

namespace {

enum Allowed : qint64 { kDelete = 1, kRename = 2, kAdd = 4, kRemove = 8 };

qint64 allowedOf(const UserLabel& label)
{
    return (label.allowDelete ? kDelete : 0) | (label.allowRename ? kRename : 0)
           | (label.allowAssetAdd ? kAdd : 0) | (label.allowAssetRemove ? kRemove : 0);
}

/// Takes the change into the summary as well: what the portal says next must be no news.
void change(Connection& connection, qint64 id, const std::function<void(QList<Guid>&)>& act)
{
    Statement stored = connection.prepare("SELECT summary FROM messages WHERE id = ?");
    stored.bind(id);
    auto message = stored.step() ? fromBlob(stored.blob(0)) : std::nullopt;
    stored.reset();
    if (!message)
        return;
    act(message->labelGuids);
    connection.prepare("UPDATE messages SET summary = ? WHERE id = ?")
        .bind(toBlob(*message))
        .bind(id)
        .run();
    writeDerivedRows(connection, id, *message);
}

} // namespace

AsyncResult<QList<UserLabel>> LabelRows::load()
{
    using Labels = QList<UserLabel>;
    return m_database.read<Labels>([](Connection& connection) -> Result<Labels> {
        Statement rows
            = connection.prepare("SELECT guid, name, parent, allowed FROM labels ORDER BY position");
        Labels labels;
        while (rows.step()) {
            const qint64 allowed = rows.number(3);
            UserLabel label;
            label.guid = rows.guid(0);
            label.name = rows.text(1);
            if (!rows.isNull(2))
                label.parent = rows.guid(2);
            label.allowDelete = allowed & kDelete;
            label.allowRename = allowed & kRename;
            label.allowAssetAdd = allowed & kAdd;
            label.allowAssetRemove = allowed & kRemove;
            labels << label;
        }
        return labels;
    });
}

AsyncResult<void> LabelRows::store(QList<UserLabel> labels)
{
    return m_database.write<void>(
        Durability::Normal, [labels = std::move(labels)](Connection& connection) -> Result<void> {
            connection.prepare("DELETE FROM labels").run();
            for (const UserLabel& label : labels) {
                Statement row = connection.prepare(
                    "INSERT OR IGNORE INTO labels(guid, name, parent, allowed) VALUES(?,?,?,?)");
                row.bind(label.guid).bind(label.name);
                if (label.parent)
                    row.bind(*label.parent);
                else
                    row.bindNull();
                row.bind(allowedOf(label)).run();
            }
            return {};
        });
}

AsyncResult<QHash<Guid, QList<Guid>>> LabelRows::labelsOf(QList<Guid> messages)
{
    return guidsFor("SELECT label FROM labelled WHERE message_id = "
                    "(SELECT id FROM messages WHERE guid = ?)",
                    std::move(messages));
}

AsyncResult<QHash<Guid, QList<Guid>>> LabelRows::carriers(QList<Guid> labels)
{
    return guidsFor("SELECT guid FROM labelled WHERE label = ? ORDER BY date DESC, guid",
                    std::move(labels));
}

/// What `sql` finds for each of `keys`.
AsyncResult<QHash<Guid, QList<Guid>>> LabelRows::guidsFor(const char* sql, QList<Guid> keys)
{
    using Found = QHash<Guid, QList<Guid>>;
    return m_database.read<Found>(
        [sql, keys = std::move(keys)](Connection& connection) -> Result<Found> {
            Found found;
            for (const Guid& key : keys) {
                Statement rows = connection.prepare(sql);
                rows.bind(key);
                QList<Guid>& guids = found[key];
                while (rows.step())
                    guids << rows.guid(0);
            }
            return found;
        });
}

AsyncResult<void> LabelRows::mark(Guid label, QList<Guid> messages, bool on)
{
    return m_database.write<void>(
        Durability::Normal,
        [label, messages = std::move(messages), on](Connection& connection) -> Result<void> {
            for (const Guid& message : messages) {
                Statement known = connection.prepare("SELECT id FROM messages WHERE guid = ?");
                known.bind(message);
                if (!known.step())
                    continue;
                const qint64 id = known.number(0);
                known.reset();
                change(connection, id, [&](QList<Guid>& labels) {
                    labels.removeAll(label);
                    if (on)
                        labels << label;
                });
            }
            return {};
        });
}

AsyncResult<void> LabelRows::takeOff(QList<Guid> labels)
{
    return m_database.write<void>(
        Durability::Normal, [labels = std::move(labels)](Connection& connection) -> Result<void> {
            for (const Guid& label : labels) {
                QList<qint64> ids;
                Statement rows
                    = connection.prepare("SELECT message_id FROM labelled WHERE label = ?");
                rows.bind(label);
                while (rows.step())
                    ids << rows.number(0);
                rows.reset();
                for (const qint64 id : std::as_const(ids))
                    change(connection, id, [&](QList<Guid>& carried) { carried.removeAll(label); });
            }
            return {};
        });
}

} // namespace waxwing

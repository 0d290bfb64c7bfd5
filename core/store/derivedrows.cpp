#include "core/store/derivedrows.h"

#include "core/store/messagewriter.h"
#include "core/store/summaryblob.h"

namespace waxwing {

void addDerivedRows(Connection& connection, qint64 id, const MessageSummary& message)
{
    const QDateTime date = message.date.isValid() ? message.date
                                                  : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    for (const Guid& label : message.labelGuids)
        connection.prepare("INSERT OR IGNORE INTO labelled VALUES(?,?,?,?)")
            .bind(label)
            .bind(date)
            .bind(message.guid)
            .bind(id)
            .run();
}

void writeDerivedRows(Connection& connection, qint64 id, const MessageSummary& message)
{
    connection.prepare("DELETE FROM labelled WHERE message_id = ?").bind(id).run();
    addDerivedRows(connection, id, message);
}

void fillDerivedRows(Connection& connection)
{
    Statement stored = connection.prepare("SELECT id, flags, summary FROM messages");
    while (stored.step()) {
        const auto message = fromBlob(stored.blob(2));
        if (!message)
            continue;
        const qint64 id = stored.number(0);
        addDerivedRows(connection, id, *message);
        connection.prepare("UPDATE messages SET flags = ?, conversation = ? WHERE id = ?")
            .bind(stored.number(1) | (flagsOf(*message) & kNeedsSignature))
            .bind(message->conversationGuid)
            .bind(id)
            .run();
    }
}

} // namespace waxwing

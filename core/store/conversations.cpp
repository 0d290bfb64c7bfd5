#include "core/store/conversations.h"

#include "core/store/accountdatabase.h"
#include "core/store/summaryblob.h"

namespace waxwing {

namespace {

constexpr qint64 kMost = 1000;

} // namespace

AsyncResult<QList<MessageSummary>> Conversations::messages(Guid conversation)
{
    using Messages = QList<MessageSummary>;
    return m_database.read<Messages>([conversation](Connection& connection) -> Result<Messages> {
        Statement rows = connection.prepare("SELECT summary FROM messages WHERE conversation = ? "
                                            "ORDER BY date DESC, guid LIMIT ?");
        rows.bind(conversation).bind(kMost);
        Messages messages;
        while (rows.step()) {
            if (auto message = fromBlob(rows.blob(0)))
                messages.prepend(*std::move(message));
        }
        return messages;
    });
}

} // namespace waxwing

#pragma once

#include "core/store/connection.h"
#include "core/store/messagestore.h"

namespace waxwing {

// What MessageStore does once it is on the storage thread. Apart, so that benches measure the very
// same code without the hop between threads. All of them may throw SqlError.

/// Stores a page with its news and the cursor, within the transaction that is open.
[[nodiscard]] StoredPage writePage(Connection& connection, const QString& ownAddress, Folder folder,
                                   const QList<MessageSummary>& page, const SyncCursor& cursor,
                                   NewsPolicy policy, const Arrival& arrival = {});

/// Keeps and indexes a body, within the transaction that is open.
[[nodiscard]] Result<void> writeBody(Connection& connection, const Guid& guid, const QString& body,
                                     BodyFormat format, const QString& plainText);

[[nodiscard]] MessageRows readRows(Connection& connection, const ListQuery& query,
                                   const std::optional<RowKey>& after, int limit);

/// From the columns guid, folder, date, correspondent, subject, unread, flags.
[[nodiscard]] MessageRow readRow(const Statement& statement);

} // namespace waxwing

#pragma once

#include "core/store/connection.h"

namespace waxwing {

// The full-text index of a mailbox, on the storage thread within the transaction that is open. A row
// of the index stands at messages.search_row, which is made of the date: the newest have the highest
// numbers, so finding the newest first needs no sorting. Without search_row a message is not in it.

/// The first row that a message of this date can have.
[[nodiscard]] qint64 firstSearchRow(qint64 msecsSinceEpoch);

/// Puts a message in, or anew after its words or its date have changed; take it out before.
void addToIndex(Connection& connection, qint64 id);
/// While its words are still the old ones.
void removeFromIndex(Connection& connection, qint64 id);

} // namespace waxwing

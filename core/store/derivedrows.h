#pragma once

#include "core/model/types.h"
#include "core/store/connection.h"

namespace waxwing {

// What lists need of a summary besides the columns of its row: the labels it carries.
// Always within the transaction that writes the row. Storage thread only.

/// Of a row that is new.
void addDerivedRows(Connection& connection, qint64 id, const MessageSummary& message);
/// In place of what was there for this row.
void writeDerivedRows(Connection& connection, qint64 id, const MessageSummary& message);
/// For a file of a version that did not have them: reads every summary once.
void fillDerivedRows(Connection& connection);

} // namespace waxwing

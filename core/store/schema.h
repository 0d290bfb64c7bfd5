#pragma once

#include "core/store/connection.h"

namespace waxwing {

/// What a database file is for; a file of another kind is refused.
enum class DatabaseKind { Mailbox, Profile };

/// Brings the schema up to date, one step a version, all in one transaction. Throws SqlError with
/// code "newer" if a later version of the program wrote the file, "wrong-kind" if it is for
/// something else.
void migrate(Connection& connection, DatabaseKind kind);

} // namespace waxwing

#pragma once

#include "core/async/asyncresult.h"
#include "core/model/draft.h"

namespace waxwing {

class AccountDatabase;

/// Messages that are written or on their way, in the encrypted cache of their account. What this
/// has answered survives a power cut. Passwords are not part of it. Main thread; never blocks it.
class OutboxStore
{
public:
    /// `database` must outlive the store.
    explicit OutboxStore(AccountDatabase& database) : m_database(database) {}

    /// Keeps the item as it is now, whether it is known or not. Later calls win over earlier ones.
    [[nodiscard]] AsyncResult<void> put(OutboxItem item);
    [[nodiscard]] AsyncResult<void> remove(Guid id);
    /// All of them, in the order in which they were begun.
    [[nodiscard]] AsyncResult<QList<OutboxItem>> items();

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

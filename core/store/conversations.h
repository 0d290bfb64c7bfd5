#pragma once

#include "core/async/asyncresult.h"
#include "core/model/types.h"

namespace waxwing {

class AccountDatabase;

/// The conversations of one account as far as its cache knows them. Main thread.
class Conversations
{
public:
    /// `database` must outlive it.
    explicit Conversations(AccountDatabase& database) : m_database(database) {}

    /// Oldest first; the newest where there are very many.
    [[nodiscard]] AsyncResult<QList<MessageSummary>> messages(Guid conversation);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

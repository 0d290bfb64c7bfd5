#pragma once

#include "core/async/asyncresult.h"
#include "core/model/chase.h"

#include <QList>

namespace waxwing {

class AccountDatabase;

/// Which sent messages one wants to be reminded of, in the account's encrypted file. Main thread.
class Chases
{
public:
    /// `database` must outlive it.
    explicit Chases(AccountDatabase& database) : m_database(database) {}

    [[nodiscard]] AsyncResult<QList<Chase>> all();
    /// In place of what was known of this message.
    [[nodiscard]] AsyncResult<void> put(Chase chase);
    [[nodiscard]] AsyncResult<void> remove(Guid message);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

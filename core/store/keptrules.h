#pragma once

#include "core/async/asyncresult.h"
#include "core/model/draft.h"

#include <optional>

namespace waxwing {

class AccountDatabase;

/// What the portal let this person write when it was asked last, so that one can write before it
/// answers again. In the account's encrypted file: a signature is part of it. Main thread.
class KeptRules
{
public:
    /// `database` must outlive it.
    explicit KeptRules(AccountDatabase& database) : m_database(database) {}

    /// nullopt: never asked, or written by a program that knew other rules.
    [[nodiscard]] AsyncResult<std::optional<WritingRules>> load();
    [[nodiscard]] AsyncResult<void> keep(WritingRules rules, QDateTime asked);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

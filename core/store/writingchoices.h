#pragma once

#include "core/async/asyncresult.h"
#include "core/model/writingdefaults.h"
#include "core/spelling/spellingchoice.h"

#include <optional>

namespace waxwing {

class AccountDatabase;

/// What a person decided about writing from one account, in its encrypted file: the words that no
/// dictionary knows are names and secrets. Main thread.
class WritingChoices
{
public:
    /// `database` must outlive it.
    explicit WritingChoices(AccountDatabase& database) : m_database(database) {}

    /// nullopt: no new message was sent yet.
    [[nodiscard]] AsyncResult<std::optional<WritingDefaults>> defaults();
    [[nodiscard]] AsyncResult<void> setDefaults(WritingDefaults defaults);
    [[nodiscard]] AsyncResult<SpellingChoice> spelling();
    [[nodiscard]] AsyncResult<void> setSpelling(SpellingChoice choice);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

#pragma once

#include "core/async/asyncresult.h"

#include <QDateTime>
#include <QStringList>

namespace waxwing {

class AccountDatabase;

/// What was searched before, newest first, and what the person keeps. It tells as much as the
/// messages do, so it lies in the encrypted file with them. Main thread.
class SavedSearches
{
public:
    struct Lists
    {
        QStringList recent;
        QStringList saved;
    };
    /// `database` must outlive it.
    explicit SavedSearches(AccountDatabase& database) : m_database(database) {}

    [[nodiscard]] AsyncResult<Lists> lists();
    /// Only the newest are kept.
    [[nodiscard]] AsyncResult<void> noteUsed(QString text, QDateTime now);
    [[nodiscard]] AsyncResult<void> setSaved(QString text, bool saved, QDateTime now);
    /// Forgets the recent ones; saved ones stay.
    [[nodiscard]] AsyncResult<void> forgetRecent();

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

#pragma once

#include "core/async/asyncresult.h"

#include <QDateTime>

namespace waxwing {

class AccountDatabase;

/// How far the person's activity stream was read.
class TrackingCursor
{
public:
    explicit TrackingCursor(AccountDatabase& database) : m_database(database) {}

    /// Invalid: never.
    [[nodiscard]] AsyncResult<QDateTime> load();
    /// Invalid: forgotten, as if it had never been read.
    [[nodiscard]] AsyncResult<void> store(QDateTime seenUntil);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

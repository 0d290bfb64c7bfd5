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
    [[nodiscard]] AsyncResult<void> store(QDateTime seenUntil);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

#pragma once

#include "core/async/asyncresult.h"
#include "core/store/messagestore.h"

namespace waxwing {

/// A message whose content ends soon, with what is left to be done with it before.
struct EndingMessage
{
    MessageRow row; ///< unread or not
    QDateTime ends;
    int files = 0;
    bool toSign = false; ///< a file waits for the person's signature
};

/// What of one account ends soon, as far as its cache knows. Main thread.
class Endings
{
public:
    static constexpr int kMost = 200;

    /// `database` must outlive it.
    explicit Endings(AccountDatabase& database) : m_database(database) {}

    /// Messages of the inbox and the archive that can still be read, end after `now` and not after
    /// `until`, and are unread, carry files or wait for a signature. What ends first comes first.
    [[nodiscard]] AsyncResult<QList<EndingMessage>> between(QDateTime now, QDateTime until);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

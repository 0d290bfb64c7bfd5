#pragma once

#include "core/async/asyncresult.h"
#include "core/model/fileending.h"
#include "core/store/messagestore.h"

namespace waxwing {

/// A message that ends soon, or a file of one that ends before it, with what is left to be done.
struct EndingMessage
{
    MessageRow row; ///< unread or not
    QDateTime ends;
    int files = 0;
    bool toSign = false; ///< a file waits for the person's signature
    std::optional<Guid> file{}; ///< that ends; none: the message with all that belongs to it
    QString fileName{};  ///< hostile until cleaned
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
    /// So do their files that expire, or want to be signed, before the message ends.
    [[nodiscard]] AsyncResult<QList<EndingMessage>> between(QDateTime now, QDateTime until);

    /// The newest messages with files of which nobody knows when those end, or not since yesterday.
    [[nodiscard]] AsyncResult<QList<Guid>> notLookedAt(QDateTime now);
    /// What was found for all of these `messages`.
    [[nodiscard]] AsyncResult<void> keepFiles(QList<Guid> messages, QList<FileEnding> endings,
                                              QDateTime now);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

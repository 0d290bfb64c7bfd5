#pragma once

#include "core/async/asyncresult.h"
#include "core/model/draftfile.h"

namespace waxwing {

class AccountDatabase;

/// The files of messages that are written or on their way, beside the outbox in the encrypted cache
/// of their account. What this has answered survives a power cut. Main thread; never blocks it.
class DraftFileStore
{
public:
    /// `database` must outlive the store.
    explicit DraftFileStore(AccountDatabase& database) : m_database(database) {}

    /// New ones, with the content of those without a path, in their order.
    [[nodiscard]] AsyncResult<void> add(QList<DraftFile> files, QList<QByteArray> contents);
    /// Keeps how far a file is.
    [[nodiscard]] AsyncResult<void> put(DraftFile file);
    [[nodiscard]] AsyncResult<void> remove(Guid id);
    /// All files of all drafts in the order in which they were added, without those whose draft the
    /// outbox does not have any more; those are forgotten.
    [[nodiscard]] AsyncResult<QList<DraftFile>> files();
    /// The content of a file without a path.
    [[nodiscard]] AsyncResult<QByteArray> content(Guid id);
    [[nodiscard]] AsyncResult<void> removeAllOf(Guid draft);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

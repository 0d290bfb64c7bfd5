#pragma once

#include "core/store/accountdatabase.h"
#include "core/vault/secretstore.h"

#include <QString>

namespace waxwing {

/// Why a cache is where it is.
enum class CachePlace {
    Disk,
    MemoryNoStore,     ///< no credential store on this desktop: nothing is kept
    MemoryStoreLocked, ///< the credential store is locked: the file is left alone
    MemoryDiskTrouble, ///< the file cannot be written or is in use
};

struct OpenedCache
{
    std::unique_ptr<AccountDatabase> database;
    CachePlace place = CachePlace::Disk;
    bool setAside = false; ///< an older file could not be read and lies beside the new one
};

/// Opens encrypted databases with keys from the credential store (design section 6 and rule 14).
///
/// A file is called `<owner>.<cache id>.db`, its key `cache-key/<cache id>`: key and file carry the
/// same identifier. A key is made before its file, never for a file that is already there. A file
/// whose key is lost or does not fit is renamed, not deleted; a locked store proves nothing and
/// changes nothing. Main thread.
class CacheKeeper
{
public:
    /// `directory` is created with mode 0700. References must outlive the keeper.
    CacheKeeper(QString directory, StorageThread& thread, SecretStore& secrets);

    /// `owner`: the account's id, or "profile".
    [[nodiscard]] AsyncResult<OpenedCache> open(QString owner,
                                                DatabaseKind kind = DatabaseKind::Mailbox);
    /// Deletes the files and keys of `owner`; close its database first.
    [[nodiscard]] AsyncResult<void> destroy(QString owner);

private:
    [[nodiscard]] QStringList filesOf(const QString& owner) const;
    AsyncResult<OpenedCache> openInMemory(DatabaseKind kind, CachePlace place);
    AsyncResult<OpenedCache> create(QString owner, DatabaseKind kind, bool olderSetAside);
    [[nodiscard]] bool setAside(const QString& fileName) const;

    QString m_directory;
    StorageThread& m_thread;
    SecretStore& m_secrets;
};

} // namespace waxwing

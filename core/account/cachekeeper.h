#pragma once

#include "core/store/accountdatabase.h"
#include "core/vault/secretstore.h"

#include <QString>

#include <map>
#include <optional>

namespace waxwing {

/// Why a cache is where it is.
enum class CachePlace {
    Disk,
    MemoryNoStore,     ///< no credential store on this desktop: nothing is kept
    MemoryStoreLocked, ///< the credential store is locked: the file is left alone
    MemoryDiskTrouble, ///< the file cannot be written or is in use
    MemoryByChoice,    ///< the person, or their organisation, wants nothing kept here
};

/// What became of the key of what is stored, as far as can be known without a prompt.
enum class KeyFinding {
    NoFile, ///< nothing is stored yet
    Here,
    OtherStore, ///< this is not the store the key was put into: a desktop switched, a sandbox
    Lost,       ///< it is that store, and the key is no longer in it
    Locked,
    NoStore,
};

/// The owner of what belongs to no account: which accounts there are.
[[nodiscard]] QString profileOwner();

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
/// whose key is lost or does not fit is renamed, not deleted; one that was set aside for want of its
/// key comes back when the key does. A locked store proves nothing and changes nothing. Main thread.
class CacheKeeper
{
public:
    /// `directory` is created with mode 0700. References must outlive the keeper.
    CacheKeeper(QString directory, StorageThread& thread, SecretStore& secrets);

    /// From now on caches are opened in memory, for the reason given; nullopt: on the disk again.
    void setMemoryOnly(std::optional<CachePlace> reason) { m_memoryOnly = reason; }
    /// Gives up the key that findKey() found: nobody is to open anything now.
    void forgetFoundKey();
    [[nodiscard]] std::optional<CachePlace> memoryOnly() const { return m_memoryOnly; }
    /// Something of `owner` is on the disk, whether or not it can be opened.
    [[nodiscard]] bool holds(const QString& owner) const { return !filesOf(owner).isEmpty(); }
    /// What open() would find. Changes nothing; keeps the key it found for the next open(). Asks for
    /// the keys of all other owners meanwhile, whose open() need not wait for them then.
    [[nodiscard]] AsyncResult<KeyFinding> findKey(QString owner);
    /// `owner`: the account's id, or profileOwner().
    [[nodiscard]] AsyncResult<OpenedCache> open(QString owner,
                                                DatabaseKind kind = DatabaseKind::Mailbox);
    /// Deletes the files and keys of `owner`; close its database first.
    [[nodiscard]] AsyncResult<void> destroy(QString owner);
    /// The same for all owners, and with it what keeps them signed in: an organisation, or a person,
    /// wants nothing kept here. What a locked store does not give away is noted beside the caches, by
    /// the names of its entries, and removed by the next call.
    [[nodiscard]] AsyncResult<void> destroyAll();
    /// The names that destroyAll() has noted.
    [[nodiscard]] QStringList leftEntries() const;
    /// Removes what is noted, and nothing else; Locked if something is left again.
    [[nodiscard]] AsyncResult<void> removeLeft();

private:
    struct Found
    {
        QString file;
        Secret key;
    };
    struct Ready
    {
        QString owner;
        Found found;
    };
    [[nodiscard]] QStringList filesOf(const QString& owner) const;
    void askAhead(const QStringList& known);
    [[nodiscard]] AsyncResult<std::optional<Secret>> keyOf(QString file);
    [[nodiscard]] AsyncResult<std::optional<Found>> firstWithKey(QStringList files);
    [[nodiscard]] AsyncResult<std::optional<Found>> keyFor(QString owner, QStringList files);
    AsyncResult<OpenedCache> openFound(QString owner, Found found, DatabaseKind kind);
    AsyncResult<OpenedCache> openInMemory(DatabaseKind kind, CachePlace place);
    AsyncResult<OpenedCache> create(QString owner, DatabaseKind kind, bool olderSetAside);
    AsyncResult<void> noteStore();
    AsyncResult<void> destroyFiles(QStringList files);
    AsyncResult<void> removeEntries(QStringList entries);
    [[nodiscard]] bool deleteFiles(const QStringList& files) const;
    [[nodiscard]] QString nameOfStore() const;
    [[nodiscard]] bool setAside(const QString& fileName, const QString& why) const;
    [[nodiscard]] bool takeBack(const QString& fileName) const;
    [[nodiscard]] bool rename(const QString& from, const QString& to) const;

    QString m_directory;
    StorageThread& m_thread;
    SecretStore& m_secrets;
    std::optional<CachePlace> m_memoryOnly;
    std::optional<Ready> m_ready; ///< from findKey() to the open() that follows
    std::map<QString, AsyncResult<std::optional<Secret>>> m_ahead; ///< by file, the same
};

} // namespace waxwing

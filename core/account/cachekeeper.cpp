#include "core/account/cachekeeper.h"

#include "core/base/log.h"
#include "core/crypto/random.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace waxwing {

namespace {

QString keyEntry(const QString& cacheId)
{
    return QStringLiteral("cache-key/") + cacheId;
}

/// What belongs to one database file.
const QStringList& fileSuffixes()
{
    static const QStringList kSuffixes{QString(), QStringLiteral("-wal"), QStringLiteral("-shm")};
    return kSuffixes;
}

/// "<owner>.<cache id>.db" → cache id.
QString cacheIdOf(const QString& fileName)
{
    return fileName.section(u'.', 1, 1);
}

} // namespace

CacheKeeper::CacheKeeper(QString directory, StorageThread& thread, SecretStore& secrets)
    : m_directory(std::move(directory)), m_thread(thread), m_secrets(secrets)
{
    QDir().mkpath(m_directory);
    QFile::setPermissions(m_directory,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QStringList CacheKeeper::filesOf(const QString& owner) const
{
    return QDir(m_directory).entryList({owner + QStringLiteral(".*.db")}, QDir::Files, QDir::Time);
}

AsyncResult<OpenedCache> CacheKeeper::open(QString owner, DatabaseKind kind)
{
    const Result<SecretStoreState> state = co_await m_secrets.state();
    if (!state || *state == SecretStoreState::Absent)
        co_return co_await openInMemory(kind, CachePlace::MemoryNoStore);

    const QStringList files = filesOf(owner);
    if (files.isEmpty()) {
        if (*state == SecretStoreState::Locked)
            co_return co_await openInMemory(kind, CachePlace::MemoryStoreLocked);
        co_return co_await create(owner, kind, false);
    }
    const QString file = files.first();
    const QString entry = keyEntry(cacheIdOf(file));
    const Result<std::optional<Secret>> key = co_await m_secrets.read(entry);
    if (!key) {
        co_return co_await openInMemory(kind, key.error().is(ErrorKind::Locked)
                                            ? CachePlace::MemoryStoreLocked
                                            : CachePlace::MemoryNoStore);
    }
    if (!*key) {
        qCWarning(lcAccount) << "the key of a cache file is gone; the file is set aside";
        if (!setAside(file))
            co_return co_await openInMemory(kind, CachePlace::MemoryDiskTrouble);
        co_return co_await create(owner, kind, true);
    }
    const QString path = QDir(m_directory).filePath(file);
    const Secret rawKey = **key;
    Result<std::unique_ptr<AccountDatabase>> database
        = co_await AccountDatabase::open(m_thread, path, rawKey, kind);
    if (database) {
        OpenedCache cache;
        cache.database = *std::move(database);
        co_return cache;
    }
    const Error& error = database.error();
    qCWarning(lcAccount).noquote() << "a cache file cannot be opened:" << toLogString(error);
    const bool unreadable = error.hasCode(u"wrong-key") || error.hasCode(u"corrupt");
    if (unreadable && setAside(file))
        co_return co_await create(owner, kind, true);
    if (error.hasCode(u"newer"))
        co_return failure(error);
    co_return co_await openInMemory(kind, CachePlace::MemoryDiskTrouble);
}

AsyncResult<OpenedCache> CacheKeeper::create(QString owner, DatabaseKind kind,
                                             bool olderSetAside)
{
    Result<Secret> key = randomKey256();
    const Result<Guid> cacheId = randomGuid();
    if (!key || !cacheId)
        co_return failure(!key ? key.error() : cacheId.error());
    const Secret rawKey = *key;
    const QString entry = keyEntry(cacheId->toString());
    const Result<void> kept = co_await m_secrets.write(entry, rawKey);
    if (!kept) {
        qCWarning(lcAccount).noquote() << "no key can be kept:" << toLogString(kept.error());
        co_return co_await openInMemory(kind, kept.error().is(ErrorKind::Locked)
                                            ? CachePlace::MemoryStoreLocked
                                            : CachePlace::MemoryNoStore);
    }
    const QString path = QDir(m_directory)
                             .filePath(owner + u'.' + cacheId->toString() + QStringLiteral(".db"));
    Result<std::unique_ptr<AccountDatabase>> database
        = co_await AccountDatabase::open(m_thread, path, rawKey, kind);
    if (!database) {
        qCWarning(lcAccount).noquote()
            << "no cache file can be made:" << toLogString(database.error());
        const Result<void> removed = co_await m_secrets.remove(entry);
        (void)removed;
        co_return co_await openInMemory(kind, CachePlace::MemoryDiskTrouble);
    }
    OpenedCache cache;
    cache.database = *std::move(database);
    cache.setAside = olderSetAside;
    co_return cache;
}

AsyncResult<OpenedCache> CacheKeeper::openInMemory(DatabaseKind kind, CachePlace place)
{
    const Result<Secret> key = randomKey256();
    if (!key)
        co_return failure(key.error());
    const QString path = QStringLiteral(":memory:");
    const Secret rawKey = *key;
    Result<std::unique_ptr<AccountDatabase>> database
        = co_await AccountDatabase::open(m_thread, path, rawKey, kind);
    if (!database)
        co_return failure(std::move(database.error()));
    OpenedCache cache;
    cache.database = *std::move(database);
    cache.place = place;
    co_return cache;
}

bool CacheKeeper::setAside(const QString& fileName) const
{
    QDir directory(m_directory);
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddHHmmss"));
    bool renamed = false;
    const QString aside = fileName + QStringLiteral(".set-aside-") + stamp;
    for (const QString& suffix : fileSuffixes()) {
        if (directory.exists(fileName + suffix)
            && directory.rename(fileName + suffix, aside + suffix))
            renamed = true;
    }
    return renamed;
}

AsyncResult<void> CacheKeeper::destroy(QString owner)
{
    QDir directory(m_directory);
    const QStringList files = filesOf(owner);
    for (const QString& file : files) {
        const QString entry = keyEntry(cacheIdOf(file));
        // The key first: without it the file is noise already.
        const Result<void> removed = co_await m_secrets.remove(entry);
        if (!removed)
            qCWarning(lcAccount).noquote() << "key not removed:" << toLogString(removed.error());
        for (const QString& suffix : fileSuffixes())
            directory.remove(file + suffix);
    }
    co_return Result<void>();
}

} // namespace waxwing

#include "core/account/cachekeeper.h"

#include "core/account/secretnames.h"
#include "core/base/log.h"
#include "core/crypto/random.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <utility>

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

/// "<owner>.<cache id>.db…" → cache id.
QString cacheIdOf(const QString& fileName)
{
    return fileName.section(u'.', 1, 1);
}

// What a file that was set aside is called after ".db", and a time.
const QString kAside = QStringLiteral(".set-aside-");
const QString kAsideWithoutKey = QStringLiteral(".set-aside-key-");

// Names the store: an entry in it, and what it says in a file beside the caches. Not a secret.
const QString kStoreEntry = QStringLiteral("store-id");
const QString kStoreFile = QStringLiteral(".store-id");

// Names of entries that could not be removed, one a line.
const QString kLeftFile = QStringLiteral(".entries-to-remove");

bool isActive(const QString& fileName)
{
    return fileName.endsWith(u".db");
}

} // namespace

CacheKeeper::CacheKeeper(QString directory, StorageThread& thread, SecretStore& secrets)
    : m_directory(std::move(directory)), m_thread(thread), m_secrets(secrets)
{
    QDir().mkpath(m_directory);
    QFile::setPermissions(m_directory,
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString profileOwner()
{
    return QStringLiteral("profile");
}

/// Those in use first, then those that wait for their key; the newest first.
QStringList CacheKeeper::filesOf(const QString& owner) const
{
    const QDir directory(m_directory);
    return directory.entryList({owner + QStringLiteral(".*.db")}, QDir::Files, QDir::Time)
           + directory.entryList({owner + QStringLiteral(".*.db") + kAsideWithoutKey + u'?'
                                  + QStringLiteral("*Z")},
                                 QDir::Files, QDir::Time);
}

void CacheKeeper::forgetFoundKey()
{
    m_ready.reset();
    m_ahead.clear();
}

/// The store takes its time for each key: they come while the first file is opened.
void CacheKeeper::askAhead(const QStringList& known)
{
    m_ahead.clear();
    const QStringList files = QDir(m_directory).entryList({QStringLiteral("*.db")}, QDir::Files);
    for (const QString& file : files) {
        if (!known.contains(file))
            m_ahead.emplace(file, m_secrets.read(keyEntry(cacheIdOf(file))));
    }
}

AsyncResult<std::optional<Secret>> CacheKeeper::keyOf(QString file)
{
    const QString entry = keyEntry(cacheIdOf(file));
    if (auto asked = m_ahead.extract(file)) {
        Result<std::optional<Secret>> key = co_await asked.mapped();
        if (key && *key)
            co_return key;
    }
    co_return co_await m_secrets.read(entry);
}

AsyncResult<std::optional<CacheKeeper::Found>> CacheKeeper::firstWithKey(QStringList files)
{
    for (const QString& file : files) {
        Result<std::optional<Secret>> key = co_await keyOf(file);
        if (!key)
            co_return failure(std::move(key.error()));
        if (*key) {
            Found found;
            found.file = file;
            found.key = **std::move(key);
            co_return found;
        }
    }
    co_return std::nullopt;
}

AsyncResult<KeyFinding> CacheKeeper::findKey(QString owner)
{
    forgetFoundKey();
    const QStringList files = filesOf(owner);
    if (files.isEmpty()) {
        const Result<SecretStoreState> state = co_await m_secrets.state();
        if (!state || *state == SecretStoreState::Absent)
            co_return KeyFinding::NoStore;
        co_return *state == SecretStoreState::Locked ? KeyFinding::Locked : KeyFinding::NoFile;
    }
    AsyncResult<std::optional<Found>> finding = firstWithKey(files);
    askAhead(files);
    Result<std::optional<Found>> found = co_await finding;
    if (!found)
        co_return found.error().is(ErrorKind::Locked) ? KeyFinding::Locked : KeyFinding::NoStore;
    if (*found) {
        m_ready = Ready{owner, **std::move(found)};
        co_return KeyFinding::Here;
    }
    const QString entry = kStoreEntry;
    const Result<std::optional<Secret>> id = co_await m_secrets.read(entry);
    if (!id)
        co_return id.error().is(ErrorKind::Locked) ? KeyFinding::Locked : KeyFinding::NoStore;
    const bool sameStore = *id && QString::fromLatin1((*id)->reveal()) == nameOfStore();
    co_return sameStore ? KeyFinding::Lost : KeyFinding::OtherStore;
}

/// What findKey() has just found, if that was for this owner: the store takes its time for each question.
AsyncResult<std::optional<CacheKeeper::Found>> CacheKeeper::keyFor(QString owner, QStringList files)
{
    std::optional<Ready> ready = std::exchange(m_ready, std::nullopt);
    if (ready && ready->owner == owner && files.contains(ready->found.file))
        co_return std::move(ready->found);
    co_return co_await firstWithKey(files);
}

AsyncResult<OpenedCache> CacheKeeper::open(QString owner, DatabaseKind kind)
{
    if (m_memoryOnly)
        co_return co_await openInMemory(kind, *m_memoryOnly);
    const QStringList files = filesOf(owner);
    if (files.isEmpty()) {
        const Result<SecretStoreState> state = co_await m_secrets.state();
        if (!state || *state == SecretStoreState::Absent)
            co_return co_await openInMemory(kind, CachePlace::MemoryNoStore);
        if (*state == SecretStoreState::Locked)
            co_return co_await openInMemory(kind, CachePlace::MemoryStoreLocked);
    }
    Result<std::optional<Found>> found = co_await keyFor(owner, files);
    if (!found) {
        co_return co_await openInMemory(kind, found.error().is(ErrorKind::Locked)
                                            ? CachePlace::MemoryStoreLocked
                                            : CachePlace::MemoryNoStore);
    }
    const QString chosen = *found ? (*found)->file : QString();
    bool olderSetAside = false;
    for (const QString& file : files) {
        if (!isActive(file) || file == chosen)
            continue;
        qCWarning(lcAccount) << "the key of a cache file is not here; the file is set aside";
        if (!setAside(file, kAsideWithoutKey))
            co_return co_await openInMemory(kind, CachePlace::MemoryDiskTrouble);
        olderSetAside = true;
    }
    if (!*found)
        co_return co_await create(owner, kind, olderSetAside);
    Found known = **std::move(found);
    if (!isActive(known.file)) {
        qCWarning(lcAccount) << "the key of a cache file is back; the file is in use again";
        if (!takeBack(known.file))
            co_return co_await openInMemory(kind, CachePlace::MemoryDiskTrouble);
        known.file = known.file.section(kAsideWithoutKey, 0, 0);
    }
    co_return co_await openFound(owner, known, kind);
}

AsyncResult<OpenedCache> CacheKeeper::openFound(QString owner, Found found, DatabaseKind kind)
{
    const QString path = QDir(m_directory).filePath(found.file);
    const Secret rawKey = found.key;
    Result<std::unique_ptr<AccountDatabase>> database
        = co_await AccountDatabase::open(m_thread, path, rawKey, kind);
    if (database) {
        OpenedCache cache;
        cache.database = *std::move(database);
        const Result<void> noted = co_await noteStore();
        if (!noted)
            qCWarning(lcAccount).noquote() << "store not noted:" << toLogString(noted.error());
        co_return cache;
    }
    const Error& error = database.error();
    qCWarning(lcAccount).noquote() << "a cache file cannot be opened:" << toLogString(error);
    const bool unreadable = error.hasCode(u"wrong-key") || error.hasCode(u"corrupt");
    if (unreadable && setAside(found.file, kAside))
        co_return co_await create(owner, kind, true);
    if (error.hasCode(u"newer"))
        co_return failure(error);
    co_return co_await openInMemory(kind, CachePlace::MemoryDiskTrouble);
}

QString CacheKeeper::nameOfStore() const
{
    QFile file(QDir(m_directory).filePath(kStoreFile));
    return file.open(QFile::ReadOnly) ? QString::fromLatin1(file.read(64)) : QString();
}

/// So that a key that is missing one day can be told from another store.
AsyncResult<void> CacheKeeper::noteStore()
{
    if (!nameOfStore().isEmpty()) // the keys of what is open are in this store
        co_return Result<void>();
    const QString entry = kStoreEntry;
    const Result<std::optional<Secret>> known = co_await m_secrets.read(entry);
    if (!known)
        co_return failure(known.error());
    QByteArray id = *known ? (*known)->reveal() : QByteArray();
    if (id.isEmpty()) {
        const Result<Guid> made = randomGuid();
        if (!made)
            co_return failure(made.error());
        id = made->toString().toLatin1();
        const Secret value{QByteArray(id)};
        const Result<void> kept = co_await m_secrets.write(entry, value);
        if (!kept)
            co_return failure(kept.error());
    }
    QSaveFile file(QDir(m_directory).filePath(kStoreFile));
    if (!file.open(QFile::WriteOnly) || file.write(id) != id.size() || !file.commit())
        co_return failure(ErrorKind::Storage, QStringLiteral("the store's name cannot be written"));
    co_return Result<void>();
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
    if (olderSetAside) // it may be another store from now on
        QFile::remove(QDir(m_directory).filePath(kStoreFile));
    const Result<void> noted = co_await noteStore();
    if (!noted)
        qCWarning(lcAccount).noquote() << "store not noted:" << toLogString(noted.error());
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

bool CacheKeeper::rename(const QString& from, const QString& to) const
{
    QDir directory(m_directory);
    bool renamed = false;
    for (const QString& suffix : fileSuffixes()) {
        if (directory.exists(from + suffix) && directory.rename(from + suffix, to + suffix))
            renamed = true;
    }
    return renamed;
}

bool CacheKeeper::setAside(const QString& fileName, const QString& why) const
{
    // The letter at the end tells the file itself from its log.
    const QString stamp
        = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddHHmmsszzz"));
    return rename(fileName, fileName + why + stamp + u'Z');
}

bool CacheKeeper::takeBack(const QString& fileName) const
{
    return rename(fileName, fileName.section(kAsideWithoutKey, 0, 0));
}

AsyncResult<void> CacheKeeper::destroy(QString owner)
{
    // With what was set aside: it is the same person's mail.
    const QStringList files = QDir(m_directory).entryList(
        {owner + QStringLiteral(".*.db"), owner + QStringLiteral(".*.db") + kAside + u'*'},
        QDir::Files);
    return destroyFiles(files);
}

AsyncResult<void> CacheKeeper::destroyAll()
{
    const QStringList files = QDir(m_directory).entryList(
        {QStringLiteral("*.db"), QStringLiteral("*.db") + kAside + u'*'}, QDir::Files);
    QStringList entries = QStringList{kStoreEntry} + leftEntries();
    for (const QString& file : files) {
        // Files of the profile have no token; removing what is not there is a success.
        entries << keyEntry(cacheIdOf(file)) << authenticationTokenEntry(file.section(u'.', 0, 0));
    }
    entries.removeDuplicates();
    // The keys first: without them the files are noise already.
    const Result<void> removed = co_await removeEntries(entries);
    QFile::remove(QDir(m_directory).filePath(kStoreFile));
    if (!deleteFiles(files))
        co_return failure(ErrorKind::Storage, QStringLiteral("a cache file cannot be deleted"));
    co_return removed;
}

QStringList CacheKeeper::leftEntries() const
{
    QFile left(QDir(m_directory).filePath(kLeftFile));
    if (!left.open(QFile::ReadOnly))
        return {};
    return QString::fromUtf8(left.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

AsyncResult<void> CacheKeeper::removeLeft()
{
    return removeEntries(leftEntries());
}

AsyncResult<void> CacheKeeper::removeEntries(QStringList entries)
{
    QStringList left;
    for (const QString& entry : entries) {
        const Result<void> removed = co_await m_secrets.remove(entry);
        if (removed)
            continue;
        qCWarning(lcAccount).noquote() << "entry not removed:" << toLogString(removed.error());
        if (entry != kStoreEntry) // no secret
            left << entry;
    }
    const QString path = QDir(m_directory).filePath(kLeftFile);
    if (left.isEmpty()) {
        QFile::remove(path);
        co_return Result<void>();
    }
    const QByteArray lines = left.join(u'\n').toUtf8();
    QSaveFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(lines) != lines.size() || !file.commit())
        qCWarning(lcAccount) << "what is left in the store cannot be noted";
    co_return failure(ErrorKind::Locked, QStringLiteral("entries are left in the store"));
}

AsyncResult<void> CacheKeeper::destroyFiles(QStringList files)
{
    for (const QString& file : files) {
        const QString entry = keyEntry(cacheIdOf(file));
        // The key first: without it the file is noise already.
        const Result<void> removed = co_await m_secrets.remove(entry);
        if (!removed)
            qCWarning(lcAccount).noquote() << "key not removed:" << toLogString(removed.error());
    }
    if (!deleteFiles(files))
        co_return failure(ErrorKind::Storage, QStringLiteral("a cache file cannot be deleted"));
    co_return Result<void>();
}

bool CacheKeeper::deleteFiles(const QStringList& files) const
{
    QDir directory(m_directory);
    bool gone = true;
    for (const QString& file : files) {
        for (const QString& suffix : fileSuffixes()) {
            directory.remove(file + suffix);
            gone = gone && !QFile::exists(directory.filePath(file + suffix));
        }
    }
    return gone;
}

} // namespace waxwing

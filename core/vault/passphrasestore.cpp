#include "core/vault/passphrasestore.h"

#include "core/async/completer.h"
#include "core/crypto/random.h"
#include "core/crypto/sealed.h"
#include "core/crypto/threadend.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QSaveFile>
#include <QtEndian>

namespace waxwing {

namespace {

// File: magic, memory in KiB, passes, lanes (big endian), salt; sealed entries; SHA-256 of all that.
constexpr char kMagic[] = "WAXVLT01";
constexpr qsizetype kMagicBytes = 8;
constexpr qsizetype kMagicNameBytes = 6; // the last two are the version
constexpr qsizetype kSaltBytes = 16;
constexpr qsizetype kHeaderBytes = kMagicBytes + 3 * 4 + kSaltBytes;
constexpr qsizetype kChecksumBytes = 32;
constexpr qsizetype kMostFileBytes = 4 * 1024 * 1024;

void append(QByteArray& bytes, quint32 number)
{
    const quint32 big = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char*>(&big), sizeof big);
}

quint32 numberAt(const QByteArray& bytes, qsizetype offset)
{
    return qFromBigEndian<quint32>(bytes.constData() + offset);
}

QByteArray headerOf(const KdfCost& cost, const QByteArray& salt)
{
    QByteArray header(kMagic, kMagicBytes);
    append(header, cost.memoryKib);
    append(header, cost.passes);
    append(header, cost.lanes);
    return header + salt;
}

tl::unexpected<Error> troubleOf(ErrorKind kind, const char* code)
{
    Error error(kind, QStringLiteral("passphrase file"));
    error.code = QString::fromLatin1(code);
    return failure(std::move(error));
}

Secret packed(const std::map<QString, Secret>& entries)
{
    qsizetype size = 0;
    for (const auto& [key, value] : entries)
        size += 8 + key.toUtf8().size() + value.reveal().size();
    QByteArray bytes;
    bytes.reserve(size); // growing would leave copies behind
    for (const auto& [key, value] : entries) {
        const QByteArray name = key.toUtf8();
        append(bytes, static_cast<quint32>(name.size()));
        append(bytes, static_cast<quint32>(value.reveal().size()));
        bytes += name;
        bytes += value.reveal();
    }
    return Secret(std::move(bytes));
}

std::optional<std::map<QString, Secret>> unpacked(const Secret& content)
{
    const QByteArray& bytes = content.reveal();
    std::map<QString, Secret> entries;
    for (qsizetype at = 0; at < bytes.size();) {
        if (bytes.size() - at < 8)
            return std::nullopt;
        const qint64 name = numberAt(bytes, at);
        const qint64 value = numberAt(bytes, at + 4);
        at += 8;
        if (name + value > bytes.size() - at)
            return std::nullopt;
        entries.emplace(QString::fromUtf8(bytes.constData() + at, name),
                        Secret(bytes.mid(at + name, value)));
        at += name + value;
    }
    return entries;
}

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return troubleOf(ErrorKind::Storage, "cannot-open");
    const QByteArray bytes = file.read(kMostFileBytes + 1);
    if (bytes.size() <= kMostFileBytes && bytes.size() >= kMagicBytes
        && bytes.startsWith(QByteArray(kMagic, kMagicNameBytes))
        && !bytes.startsWith(QByteArray(kMagic, kMagicBytes)))
        return troubleOf(ErrorKind::Storage, "newer");
    const QByteArray body = bytes.chopped(std::min(kChecksumBytes, bytes.size()));
    if (bytes.size() > kMostFileBytes || body.size() < kHeaderBytes
        || !body.startsWith(kMagic) || checksum(body) != bytes.right(kChecksumBytes))
        return troubleOf(ErrorKind::Storage, "damaged");
    return body;
}

} // namespace

PassphraseStore::PassphraseStore(QString path, CostMeasure measure)
    : m_path(std::move(path)), m_measure(std::move(measure))
{
    m_worker.setMaxThreadCount(1);
}

PassphraseStore::~PassphraseStore()
{
    m_worker.waitForDone();
}

template<typename T>
AsyncResult<T> PassphraseStore::onWorker(std::function<Result<T>()> work)
{
    const auto completer = std::make_shared<Completer<T>>();
    auto answer = completer->result();
    m_worker.start([completer, work = std::move(work)] {
        Result<T> done = work();
        endCryptoOnThisThread();
        completer->complete(std::move(done));
    });
    return answer;
}

bool PassphraseStore::exists() const
{
    return QFile::exists(m_path);
}

Result<PassphraseStore::Opened> PassphraseStore::openFile(const QString& path,
                                                          const Secret& passphrase)
{
    const Result<QByteArray> body = bytesOf(path);
    if (!body)
        return failure(body.error());
    Opened opened;
    opened.cost = {numberAt(*body, kMagicBytes), numberAt(*body, kMagicBytes + 4),
                   numberAt(*body, kMagicBytes + 8)};
    opened.salt = body->mid(kMagicBytes + 12, kSaltBytes);
    if (!isAcceptable(opened.cost))
        return troubleOf(ErrorKind::Storage, "damaged");
    Result<Secret> key = deriveKey(passphrase, opened.salt, opened.cost);
    if (!key)
        return failure(std::move(key.error()));
    opened.key = *std::move(key);
    const Result<Secret> content = unseal(opened.key, body->left(kHeaderBytes),
                                          body->mid(kHeaderBytes));
    if (!content)
        return troubleOf(ErrorKind::Locked, "wrong-passphrase");
    auto entries = unpacked(*content);
    if (!entries)
        return troubleOf(ErrorKind::Storage, "damaged");
    opened.entries = *std::move(entries);
    return opened;
}

Result<void> PassphraseStore::save(const QString& path, const Opened& opened)
{
    const QByteArray header = headerOf(opened.cost, opened.salt);
    const Result<QByteArray> sealed = seal(opened.key, header, packed(opened.entries));
    if (!sealed)
        return failure(sealed.error());
    const QByteArray body = header + *sealed;
    QDir().mkpath(QFileInfo(path).path());
    QSaveFile file(path); // flushes to the medium, then renames
    file.setDirectWriteFallback(false);
    const QByteArray bytes = body + checksum(body);
    if (!file.open(QFile::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(bytes) != bytes.size() || !file.commit())
        return troubleOf(ErrorKind::Storage, "cannot-write");
    return {};
}

Result<PassphraseStore::Opened> PassphraseStore::makeFile(const QString& path,
                                                          const Secret& passphrase,
                                                          const Entries& entries,
                                                          const CostMeasure& measure)
{
    Opened opened;
    const Result<QByteArray> salt = randomBytes(kSaltBytes);
    if (!salt)
        return failure(salt.error());
    opened.salt = *salt;
    opened.cost = measure();
    Result<Secret> key = deriveKey(passphrase, opened.salt, opened.cost);
    if (!key)
        return failure(std::move(key.error()));
    opened.key = *std::move(key);
    opened.entries = entries;
    const Result<void> saved = save(path, opened);
    if (!saved)
        return failure(saved.error());
    return opened;
}

AsyncResult<void> PassphraseStore::create(Secret passphrase)
{
    const QPointer<PassphraseStore> self(this);
    if (exists())
        co_return troubleOf(ErrorKind::Storage, "exists");
    const std::function<Result<Opened>()> work
        = [path = m_path, passphrase = std::move(passphrase), measure = m_measure] {
              return makeFile(path, passphrase, Entries(), measure);
          };
    Result<Opened> made = co_await onWorker<Opened>(work);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!made)
        co_return failure(std::move(made.error()));
    m_opened = *std::move(made);
    m_open = true;
    co_return Result<void>();
}

AsyncResult<void> PassphraseStore::unlockWith(Secret passphrase)
{
    const QPointer<PassphraseStore> self(this);
    const std::function<Result<Opened>()> work
        = [path = m_path, passphrase = std::move(passphrase)] { return openFile(path, passphrase); };
    Result<Opened> opened = co_await onWorker<Opened>(work);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!opened)
        co_return failure(std::move(opened.error()));
    m_opened = *std::move(opened);
    m_open = true;
    co_return Result<void>();
}

AsyncResult<void> PassphraseStore::change(Secret current, Secret passphrase)
{
    const QPointer<PassphraseStore> self(this);
    const std::function<Result<Opened>()> work
        = [path = m_path, current = std::move(current), passphrase = std::move(passphrase),
           measure = m_measure]() -> Result<Opened> {
        // From the file, so that entries whose writing is still waiting here are in it too.
        Result<Opened> opened = openFile(path, current);
        if (!opened)
            return opened;
        return makeFile(path, passphrase, opened->entries, measure);
    };
    Result<Opened> changed = co_await onWorker<Opened>(work);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!changed)
        co_return failure(std::move(changed.error()));
    if (!m_open)
        co_return Result<void>();
    // Entries may have come, and been written under the old key, while it was being sealed.
    Entries entries = std::move(m_opened.entries);
    m_opened = *std::move(changed);
    m_opened.entries = std::move(entries);
    co_return co_await saveNow();
}

void PassphraseStore::lock()
{
    m_open = false;
    m_opened = Opened();
}

Result<void> PassphraseStore::setAside()
{
    lock();
    m_worker.waitForDone();
    const QString stamp = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMddHHmmsszzz"));
    if (exists() && !QFile::rename(m_path, m_path + QStringLiteral(".set-aside-") + stamp))
        return troubleOf(ErrorKind::Storage, "cannot-write");
    return {};
}

Result<void> PassphraseStore::destroy()
{
    lock();
    m_worker.waitForDone();
    const QFileInfo file(m_path);
    QDir directory(file.path());
    const QStringList names = directory.entryList(
        {file.fileName(), file.fileName() + QStringLiteral(".set-aside-*")}, QDir::Files);
    bool gone = true;
    for (const QString& name : names)
        gone = directory.remove(name) && gone;
    if (!gone)
        return troubleOf(ErrorKind::Storage, "cannot-write");
    return {};
}

AsyncResult<SecretStoreState> PassphraseStore::state()
{
    if (m_open)
        co_return SecretStoreState::Usable;
    co_return exists() ? SecretStoreState::Locked : SecretStoreState::Absent;
}

AsyncResult<void> PassphraseStore::unlock()
{
    if (!m_open)
        co_return failure(ErrorKind::Locked, QStringLiteral("the passphrase is wanted"));
    co_return Result<void>();
}

AsyncResult<std::optional<Secret>> PassphraseStore::read(QString key)
{
    if (!m_open)
        co_return failure(ErrorKind::Locked, QStringLiteral("the passphrase is wanted"));
    const auto entry = m_opened.entries.find(key);
    if (entry == m_opened.entries.end())
        co_return std::nullopt;
    co_return std::optional<Secret>(entry->second);
}

AsyncResult<void> PassphraseStore::saveNow()
{
    const std::function<Result<void>()> work
        = [path = m_path, opened = m_opened] { return save(path, opened); };
    return onWorker<void>(work);
}

AsyncResult<void> PassphraseStore::write(QString key, Secret value)
{
    if (!m_open)
        co_return failure(ErrorKind::Locked, QStringLiteral("the passphrase is wanted"));
    m_opened.entries.insert_or_assign(key, std::move(value));
    co_return co_await saveNow();
}

AsyncResult<void> PassphraseStore::remove(QString key)
{
    if (!m_open)
        co_return failure(ErrorKind::Locked, QStringLiteral("the passphrase is wanted"));
    if (m_opened.entries.erase(key) == 0)
        co_return Result<void>();
    co_return co_await saveNow();
}

} // namespace waxwing

#include "core/store/connection.h"

#include "core/store/foldingtokenizer.h"

#include <QFile>

#include <sqlite3.h>

namespace waxwing {

namespace {

constexpr int kBusyTimeoutMs = 2000;

/// What the person or the keeper of the file can do something about; else empty.
QString codeOf(int extended)
{
    switch (extended & 0xff) {
    case SQLITE_NOTADB: return QStringLiteral("wrong-key");
    case SQLITE_CORRUPT: return QStringLiteral("corrupt");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return QStringLiteral("busy");
    case SQLITE_FULL: return QStringLiteral("full");
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: return QStringLiteral("cannot-open");
    default: return {};
    }
}

SqlError sqlError(sqlite3* database)
{
    const int extended = sqlite3_extended_errcode(database);
    if ((extended & 0xff) == SQLITE_INTERRUPT)
        return SqlError(Error(ErrorKind::Cancelled));
    // The message of SQLite may quote values; the number says enough for a log.
    Error error(ErrorKind::Storage, QStringLiteral("SQLite error %1").arg(extended));
    error.code = codeOf(extended);
    return SqlError(std::move(error));
}

} // namespace

Statement::Statement(sqlite3* database, sqlite3_stmt* statement)
    : m_database(database), m_statement(statement)
{}

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr)),
      m_next(other.m_next)
{}

Statement::~Statement()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

Statement& Statement::bind(qint64 value)
{
    sqlite3_bind_int64(m_statement, m_next++, value);
    return *this;
}

Statement& Statement::bind(const QString& text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement, m_next++, utf8.constData(),
                        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(const QByteArray& blob)
{
    sqlite3_bind_blob64(m_statement, m_next++, blob.constData(),
                        static_cast<sqlite3_uint64>(blob.size()), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(const Guid& guid)
{
    const auto& bytes = guid.bytes();
    sqlite3_bind_blob(m_statement, m_next++, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind(const QDateTime& date)
{
    return date.isValid() ? bind(date.toMSecsSinceEpoch()) : bindNull();
}

Statement& Statement::bindNull()
{
    sqlite3_bind_null(m_statement, m_next++);
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    throw sqlError(m_database);
}

void Statement::run()
{
    while (step()) {
    }
    reset();
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    m_next = 1;
}

qint64 Statement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

QString Statement::text(int column) const
{
    const auto* utf8 = reinterpret_cast<const char*>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement, column));
}

QByteArray Statement::blob(int column) const
{
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
    return QByteArray(bytes, sqlite3_column_bytes(m_statement, column));
}

Guid Statement::guid(int column) const
{
    return Guid::fromBytes(blob(column));
}

QDateTime Statement::date(int column) const
{
    return isNull(column) ? QDateTime()
                          : QDateTime::fromMSecsSinceEpoch(number(column), Qt::UTC);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& path, const Secret& key,
                                                     Cipher cipher)
{
    const bool inMemory = path == u":memory:";
    if (!inMemory && !QFile::exists(path)) {
        // Made by us first, so that it is private from its first byte on.
        QFile file(path);
        if (!file.open(QFile::WriteOnly | QFile::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
            Error error(ErrorKind::Storage, QStringLiteral("the file cannot be made"));
            error.code = QStringLiteral("cannot-open");
            return failure(std::move(error));
        }
    }
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(path.toUtf8().constData(), &database,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                         | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                     nullptr);
    std::unique_ptr<Connection> connection(new Connection(database));
    try {
        if (code != SQLITE_OK)
            throw sqlError(database);
        connection->configure(key, inMemory ? Cipher::None : cipher);
    } catch (const SqlError& problem) {
        return failure(problem.error);
    }
    return connection;
}

void Connection::configure(const Secret& key, Cipher cipher)
{
    sqlite3_busy_timeout(m_database, kBusyTimeoutMs);
    if (cipher == Cipher::Aegis256) {
        execute("PRAGMA cipher = 'aegis'; PRAGMA algorithm = 'aegis-256'");
        Secret raw(QByteArrayLiteral("raw:") + key.reveal());
        if (sqlite3_key_v2(m_database, "main", raw.reveal().constData(),
                           static_cast<int>(raw.reveal().size()))
            != SQLITE_OK)
            throw sqlError(m_database);
    }
    // One process at a time: the lock is taken with the first read and held. Without shared memory
    // the write-ahead log's index stays in our heap.
    execute("PRAGMA locking_mode = EXCLUSIVE");
    execute("SELECT count(*) FROM sqlite_schema");
    if (!registerFoldingTokenizer(m_database))
        throw SqlError(Error(ErrorKind::Storage, QStringLiteral("no full-text index")));
    execute("PRAGMA journal_mode = WAL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;"
            "PRAGMA foreign_keys = ON; PRAGMA cache_size = -4096; PRAGMA wal_autocheckpoint = 1000;"
            "PRAGMA journal_size_limit = 4194304; PRAGMA trusted_schema = OFF");
    setDurability(Durability::Normal);
}

Connection::~Connection()
{
    for (const auto& [sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_database);
}

Statement Connection::prepare(const char* sql)
{
    sqlite3_stmt*& statement = m_statements[sql];
    if (!statement
        && sqlite3_prepare_v3(m_database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
               != SQLITE_OK)
        throw sqlError(m_database);
    return Statement(m_database, statement);
}

void Connection::execute(const char* sql)
{
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        throw sqlError(m_database);
}

void Connection::setDurability(Durability durability)
{
    const int wanted = durability == Durability::Full ? 2 : 1;
    if (m_durability == wanted)
        return;
    execute(durability == Durability::Full ? "PRAGMA synchronous = FULL"
                                           : "PRAGMA synchronous = NORMAL");
    m_durability = wanted;
}

void Connection::scrubIfRequested(bool committed)
{
    if (!std::exchange(m_scrubWanted, false) || !committed)
        return;
    sqlite3_wal_checkpoint_v2(m_database, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

qint64 Connection::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_database);
}

Interruption::Interruption(Connection& connection, std::stop_token stop)
    : m_database(connection.m_database), m_stop(std::move(stop))
{
    constexpr int kOperations = 2000; // well below a millisecond
    sqlite3_progress_handler(
        m_database, kOperations,
        [](void* token) {
            return static_cast<const std::stop_token*>(token)->stop_requested() ? 1 : 0;
        },
        &m_stop);
}

Interruption::~Interruption()
{
    sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
}

Result<void> inTransaction(Connection& connection, Durability durability,
                           const std::function<Result<void>(Connection&)>& job)
{
    connection.setDurability(durability);
    connection.execute("BEGIN IMMEDIATE");
    Result<void> result;
    try {
        result = job(connection);
        if (result) {
            connection.execute("COMMIT");
            connection.scrubIfRequested(true);
            return result;
        }
    } catch (const SqlError& problem) {
        result = failure(problem.error);
    }
    connection.scrubIfRequested(false);
    try {
        connection.execute("ROLLBACK");
    } catch (const SqlError&) { // SQLite has rolled back by itself
    }
    return result;
}

} // namespace waxwing

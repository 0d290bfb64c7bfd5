#pragma once

#include "core/base/guid.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace waxwing {

/// When a transaction is on the medium. Normal may lose the last moments in a power cut, never the
/// file's integrity; a kill of the program loses nothing either way.
enum class Durability { Normal, Full };

/// Thrown inside core/store when SQLite refuses; caught where a job of the storage thread ends.
class SqlError
{
public:
    explicit SqlError(Error sqlError) : error(std::move(sqlError)) {}
    Error error;
};

/// A prepared statement, bound from 1 in the order of its question marks. Returned to the
/// connection's cache, reset and unbound, when it goes out of scope.
class Statement
{
public:
    Statement(sqlite3* database, sqlite3_stmt* statement);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    Statement& bind(qint64 value);
    Statement& bind(const QString& text);
    Statement& bind(const QByteArray& blob);
    Statement& bind(const Guid& guid);
    Statement& bind(const QDateTime& date); ///< milliseconds since 1970; NULL if invalid
    Statement& bindNull();

    /// True while there is a row. Throws SqlError.
    bool step();
    /// Runs a statement that gives no rows.
    void run();
    /// Makes the statement ready for the next set of values.
    void reset();

    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray blob(int column) const;
    [[nodiscard]] Guid guid(int column) const;
    [[nodiscard]] QDateTime date(int column) const;

private:
    sqlite3* m_database;
    sqlite3_stmt* m_statement;
    int m_next = 1;
};

/// One open database file with its statement cache. Storage thread only.
class Connection
{
public:
    enum class Cipher { Aegis256, None /* benches only */ };

    /// Fails with Storage and a code: "wrong-key", "corrupt", "newer", "busy", "cannot-open".
    [[nodiscard]] static Result<std::unique_ptr<Connection>>
    open(const QString& path, const Secret& key, Cipher cipher = Cipher::Aegis256);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// A cached statement; `sql` must be a string literal. Throws SqlError.
    [[nodiscard]] Statement prepare(const char* sql);
    /// Runs one or more statements without values. Throws SqlError.
    void execute(const char* sql);
    void setDurability(Durability durability);
    [[nodiscard]] qint64 lastRowId() const;

    /// Content was destroyed in the transaction under way: once that is committed, older versions
    /// of its pages have to leave the main file and the write-ahead log too.
    void requestScrub() { m_scrubWanted = true; }
    /// Does it, outside of transactions; after a rollback with `committed` false there is nothing
    /// to do. A log that cannot be emptied now is emptied by a later checkpoint.
    void scrubIfRequested(bool committed);

    friend class Interruption;

private:
    explicit Connection(sqlite3* database) : m_database(database) {}
    void configure(const Secret& key, Cipher cipher);

    sqlite3* m_database;
    std::unordered_map<const char*, sqlite3_stmt*> m_statements;
    int m_durability = -1;
    bool m_scrubWanted = false;
};

/// While it lives, statements of the connection break off with Cancelled once `stop` is asked for.
/// For reading only.
class Interruption
{
public:
    Interruption(Connection& connection, std::stop_token stop);
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

private:
    sqlite3* m_database;
    std::stop_token m_stop;
};

/// Runs `job` inside BEGIN IMMEDIATE … COMMIT; its failure or a SqlError rolls back.
[[nodiscard]] Result<void> inTransaction(Connection& connection, Durability durability,
                                         const std::function<Result<void>(Connection&)>& job);

} // namespace waxwing

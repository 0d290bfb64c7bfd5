#include "core/store/accountdatabase.h"

#include "core/store/storagethread.h"

#include <atomic>

namespace waxwing {

struct AccountDatabase::Open
{
    std::unique_ptr<Connection> connection; ///< storage thread only
    std::atomic<bool> closed = false;
};

AccountDatabase::AccountDatabase(StorageThread& thread, std::shared_ptr<Open> open)
    : m_thread(thread), m_open(std::move(open))
{}

AccountDatabase::~AccountDatabase()
{
    m_open->closed = true;
    m_thread.post([open = m_open] { open->connection.reset(); });
}

AsyncResult<std::unique_ptr<AccountDatabase>>
AccountDatabase::open(StorageThread& thread, QString path, Secret key, DatabaseKind kind)
{
    const auto open = std::make_shared<Open>();
    const auto completer = std::make_shared<Completer<void>>();
    auto opened = completer->result();
    thread.post([open, completer, path, key = std::move(key), kind] {
        auto connection = Connection::open(path, key);
        if (!connection) {
            completer->complete(failure(std::move(connection.error())));
            return;
        }
        try {
            migrate(**connection, kind);
        } catch (const SqlError& problem) {
            completer->complete(failure(problem.error));
            return;
        }
        open->connection = *std::move(connection);
        completer->complete({});
    });
    const Result<void> result = co_await opened;
    if (!result)
        co_return failure(result.error());
    co_return std::unique_ptr<AccountDatabase>(new AccountDatabase(thread, open));
}

void AccountDatabase::post(std::optional<Durability> durability, Job job, Done done)
{
    m_thread.post([open = m_open, durability, job = std::move(job), done = std::move(done)] {
        const bool unwanted = open->closed && !durability; // nobody waits for what would be read
        if (unwanted || !open->connection) {
            done(failure(ErrorKind::Cancelled));
            return;
        }
        Connection& connection = *open->connection;
        try {
            done(durability ? inTransaction(connection, *durability, job) : job(connection));
        } catch (const SqlError& problem) {
            done(failure(problem.error));
        }
    });
}

AsyncResult<void> AccountDatabase::giveBackMemory()
{
    return read<void>([](Connection& connection) -> Result<void> {
        connection.execute("PRAGMA shrink_memory");
        return {};
    });
}

} // namespace waxwing

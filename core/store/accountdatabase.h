#pragma once

#include "core/async/completer.h"
#include "core/base/secret.h"
#include "core/store/connection.h"
#include "core/store/schema.h"

#include <functional>
#include <memory>
#include <optional>

namespace waxwing {

class StorageThread;

/// One encrypted database file (or one in memory) and the only way to its connection. Work is a
/// function that runs on the storage thread, in a transaction if it writes, and answers on the
/// main thread. Destroying it waits for nothing: pending reads are answered with Cancelled, what is
/// to be written is written before the file is closed.
class AccountDatabase
{
public:
    /// Opens or creates `path` (":memory:" for one in memory) with a raw 256-bit key and brings its
    /// schema up to date. Fails with Storage; code "wrong-key" if the key does not fit, "corrupt"
    /// if the file is damaged, "newer" if a later version wrote it, "wrong-kind" if it is another
    /// sort of file, "busy" if another process has it. Never deletes or overwrites anything.
    [[nodiscard]] static AsyncResult<std::unique_ptr<AccountDatabase>>
    open(StorageThread& thread, QString path, Secret key,
         DatabaseKind kind = DatabaseKind::Mailbox);
    ~AccountDatabase();

    /// Runs `work` on the storage thread without a transaction. It may throw SqlError.
    template<typename T>
    [[nodiscard]] AsyncResult<T> read(std::function<Result<T>(Connection&)> work)
    {
        return run<T>(std::nullopt, std::move(work));
    }

    /// The same inside BEGIN IMMEDIATE … COMMIT; an error rolls back.
    template<typename T>
    [[nodiscard]] AsyncResult<T> write(Durability durability,
                                       std::function<Result<T>(Connection&)> work)
    {
        return run<T>(durability, std::move(work));
    }

    /// Frees what the cache of pages holds; the next reading fetches it from the file again.
    [[nodiscard]] AsyncResult<void> giveBackMemory();

private:
    struct Open; ///< shared with the jobs under way
    AccountDatabase(StorageThread& thread, std::shared_ptr<Open> open);

    using Job = std::function<Result<void>(Connection&)>;
    using Done = std::function<void(Result<void>)>;
    void post(std::optional<Durability> durability, Job job, Done done);

    template<typename T>
    AsyncResult<T> run(std::optional<Durability> durability,
                       std::function<Result<T>(Connection&)> work)
    {
        struct State
        {
            Completer<T> completer;
            std::optional<Result<T>> result;
        };
        const auto state = std::make_shared<State>();
        auto answer = state->completer.result();
        post(
            durability,
            [state, work = std::move(work)](Connection& connection) -> Result<void> {
                state->result.emplace(work(connection));
                if (!*state->result)
                    return failure(state->result->error());
                return {};
            },
            [state](Result<void> ran) {
                // A commit that failed outweighs what the work had to say.
                if (ran && state->result)
                    state->completer.complete(*std::move(state->result));
                else
                    state->completer.complete(failure(ran ? Error() : std::move(ran.error())));
            });
        return answer;
    }

    StorageThread& m_thread;
    std::shared_ptr<Open> m_open;
};

} // namespace waxwing

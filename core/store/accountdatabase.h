#pragma once

#include "core/async/completer.h"
#include "core/base/secret.h"

#include <functional>
#include <memory>

namespace waxwing {

class StorageThread;
class Connection; ///< core/store/connection.h: one open SQLite handle with its statement cache

/// When a transaction is on the medium. Normal may lose the last moments in a power cut, never the
/// file's integrity; a kill of the program loses nothing either way.
enum class Durability { Normal, Full };

/// One encrypted database file (or one in memory) and the only way to its connection. Work is a
/// function that runs on the storage thread, in a transaction if it writes, and answers on the
/// main thread. Closing waits for nothing: pending work is answered with Cancelled.
class AccountDatabase
{
public:
    /// Opens or creates `path` (":memory:" for one in memory) with a raw 256-bit key and brings its
    /// schema up to date. Fails with Storage; code "wrong-key" if the key does not fit, "corrupt"
    /// if the file is damaged, "newer" if a later version wrote it, "busy" if another process has
    /// it. Never deletes or overwrites anything.
    [[nodiscard]] static AsyncResult<std::unique_ptr<AccountDatabase>>
    open(StorageThread& thread, QString path, Secret key);
    ~AccountDatabase();

    /// Runs `work(Connection&) -> Result<T>` on the storage thread without a transaction.
    template<typename T>
    [[nodiscard]] AsyncResult<T> read(std::function<Result<T>(Connection&)> work);
    /// The same inside BEGIN IMMEDIATE … COMMIT; an error rolls back.
    template<typename T>
    [[nodiscard]] AsyncResult<T> write(Durability durability,
                                       std::function<Result<T>(Connection&)> work);

private:
    struct Private;
    explicit AccountDatabase(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace waxwing

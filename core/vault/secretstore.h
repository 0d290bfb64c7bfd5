#pragma once

#include "core/async/asyncresult.h"
#include "core/base/secret.h"

#include <optional>

namespace waxwing {

enum class SecretStoreState {
    Usable,
    Locked, ///< there, but locked: never taken for "the secret is lost" (design rule 14)
    Absent, ///< no credential store answers on this desktop
};

/// Where secrets are kept, as a port: the operating system's credential store, or a file sealed
/// with a passphrase. One call at a time is sent to the store, and every call ends. Only unlock()
/// may put a question to the person; the others fail with Locked. Main thread.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    [[nodiscard]] virtual AsyncResult<SecretStoreState> state() = 0;
    /// Lets the system ask the person to unlock the store. Fails with Locked, code "cancelled" if
    /// they refused, "unanswered" if nobody answered in time; with Storage without a store.
    [[nodiscard]] virtual AsyncResult<void> unlock() = 0;
    /// No such entry is a value. Fails with Locked, or Storage when there is no store.
    [[nodiscard]] virtual AsyncResult<std::optional<Secret>> read(QString key) = 0;
    [[nodiscard]] virtual AsyncResult<void> write(QString key, Secret value) = 0;
    /// Removing what is not there is a success.
    [[nodiscard]] virtual AsyncResult<void> remove(QString key) = 0;
};

} // namespace waxwing

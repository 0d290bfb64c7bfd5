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

/// The operating system's credential store as a port. One call at a time is sent to the store,
/// and every call ends: a prompt nobody answers ends as ErrorKind::Locked. Main thread.
class SecretStore
{
public:
    virtual ~SecretStore() = default;
    [[nodiscard]] virtual AsyncResult<SecretStoreState> state() = 0;
    /// No such entry is a value. Fails with Locked, or Storage when there is no store.
    [[nodiscard]] virtual AsyncResult<std::optional<Secret>> read(QString key) = 0;
    [[nodiscard]] virtual AsyncResult<void> write(QString key, Secret value) = 0;
    /// Removing what is not there is a success.
    [[nodiscard]] virtual AsyncResult<void> remove(QString key) = 0;
};

} // namespace waxwing

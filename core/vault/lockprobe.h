#pragma once

#include "core/async/asyncresult.h"
#include "core/vault/secretstore.h"

#include <chrono>
#include <memory>

namespace waxwing {

/// How the system's prompt for unlocking ended.
enum class UnlockOutcome { Unlocked, Cancelled, Unanswered, NoStore };

/// Asks the system whether its credential store is there and unlocked, without raising a prompt,
/// and raises that prompt when told to. QtKeychain cannot tell: to it a locked store whose prompt
/// was cancelled reads as "no such entry", and it waits for ever. One file per system in
/// core/vault/platform.
class LockProbe
{
public:
    virtual ~LockProbe() = default;
    [[nodiscard]] virtual AsyncResult<SecretStoreState> state() = 0;
    /// Ends after `patience` at the latest, and takes the prompt away then where the system can.
    [[nodiscard]] virtual AsyncResult<UnlockOutcome> unlock(std::chrono::milliseconds patience) = 0;
};

[[nodiscard]] std::unique_ptr<LockProbe> makeLockProbe();

} // namespace waxwing

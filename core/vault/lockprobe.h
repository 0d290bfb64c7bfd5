#pragma once

#include "core/async/asyncresult.h"
#include "core/vault/secretstore.h"

#include <memory>

namespace waxwing {

/// Asks the system whether its credential store is there and unlocked, without raising a prompt.
/// QtKeychain cannot tell: a locked store reads as "no such entry". One file per system in
/// core/vault/platform.
class LockProbe
{
public:
    virtual ~LockProbe() = default;
    [[nodiscard]] virtual AsyncResult<SecretStoreState> state() = 0;
};

[[nodiscard]] std::unique_ptr<LockProbe> makeLockProbe();

} // namespace waxwing

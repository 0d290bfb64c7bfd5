#pragma once

#include "core/vault/lockprobe.h"

namespace waxwing {

/// KWallet 5: where it is in use, QtKeychain goes there instead of the Secret Service. An open
/// wallet is an unlocked one; opening it raises its prompt. Main thread.
class KWalletProbe final : public LockProbe
{
public:
    [[nodiscard]] AsyncResult<SecretStoreState> state() override;
    [[nodiscard]] AsyncResult<UnlockOutcome> unlock(std::chrono::milliseconds patience) override;
};

} // namespace waxwing

#include "core/vault/lockprobe.h"

namespace waxwing {

namespace {

/// The Windows Credential Manager is unlocked whenever its user is signed in (wincred.h, CredRead).
class AlwaysUsableProbe final : public LockProbe
{
public:
    [[nodiscard]] AsyncResult<SecretStoreState> state() override { return usable(); }
    [[nodiscard]] AsyncResult<UnlockOutcome> unlock(std::chrono::milliseconds) override
    {
        return unlocked();
    }

private:
    static AsyncResult<SecretStoreState> usable() { co_return SecretStoreState::Usable; }
    static AsyncResult<UnlockOutcome> unlocked() { co_return UnlockOutcome::Unlocked; }
};

} // namespace

std::unique_ptr<LockProbe> makeLockProbe()
{
    return std::make_unique<AlwaysUsableProbe>();
}

} // namespace waxwing

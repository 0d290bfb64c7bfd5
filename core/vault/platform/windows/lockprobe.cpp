#include "core/vault/lockprobe.h"

namespace waxwing {

namespace {

/// The Windows Credential Manager is unlocked whenever its user is signed in (wincred.h, CredRead).
class AlwaysUsableProbe final : public LockProbe
{
public:
    [[nodiscard]] AsyncResult<SecretStoreState> state() override { return usable(); }

private:
    static AsyncResult<SecretStoreState> usable() { co_return SecretStoreState::Usable; }
};

} // namespace

std::unique_ptr<LockProbe> makeLockProbe()
{
    return std::make_unique<AlwaysUsableProbe>();
}

} // namespace waxwing

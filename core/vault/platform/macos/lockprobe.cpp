#include "core/vault/lockprobe.h"

namespace waxwing {

namespace {

/// The login keychain is unlocked at login; where it is not, the system asks by itself (Keychain Services).
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

#include "core/vault/lockprobe.h"

#include "core/vault/platform/linux/kwalletprobe.h"
#include "core/vault/platform/linux/secretserviceprobe.h"

namespace waxwing {

std::unique_ptr<LockProbe> makeLockProbe()
{
    // The same question QtKeychain asks before it chooses its back end.
    const bool plasma = qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(u"KDE")
                        || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
    if (plasma)
        return std::make_unique<KWalletProbe>();
    return std::make_unique<SecretServiceProbe>();
}

} // namespace waxwing

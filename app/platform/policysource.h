#pragma once

#include "core/policy/managedsettings.h"

#include <QString>

namespace waxwing {

/// The policy in the place where only an administrator can put one: /etc/waxwing/policy.json,
/// HKEY_LOCAL_MACHINE\Software\Policies\Waxwing, forced preferences of org.waxwing.Waxwing.
[[nodiscard]] ManagedSettings systemPolicy();

/// What a policy file says; a missing file is no policy, and every other trouble with it is an
/// unreadable one.
[[nodiscard]] ManagedSettings policyOfFile(const QString& path);

/// The policy this start runs under. `tried` is a file for trying a policy out. It counts only
/// where the system's place is empty: whoever starts the program can take more upon themselves this
/// way, but can shake off nothing that an administrator has set.
[[nodiscard]] ManagedSettings effectivePolicy(const ManagedSettings& system, const QString& tried);

} // namespace waxwing

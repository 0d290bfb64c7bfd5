#include "app/platform/policysource.h"

namespace waxwing {

ManagedSettings systemPolicy()
{
    return policyOfFile(QStringLiteral("/etc/waxwing/policy.json"));
}

} // namespace waxwing

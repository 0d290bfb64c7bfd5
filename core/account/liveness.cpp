#include "core/account/liveness.h"

namespace waxwing {

Liveness livenessOf(const LivenessFacts& facts)
{
    if (facts.notAllowed)
        return Liveness::NotAllowed;
    if (facts.paused)
        return Liveness::Paused;
    if (facts.suspended)
        return Liveness::Suspended;
    if (facts.session == Session::State::SignInNeeded)
        return Liveness::SignInNeeded;
    if (facts.maintenance)
        return Liveness::Maintenance;
    if (!facts.everTried)
        return Liveness::Starting;
    if (!facts.portalReached)
        return Liveness::Offline;
    return facts.pushLive ? Liveness::Live : Liveness::Polling;
}

} // namespace waxwing

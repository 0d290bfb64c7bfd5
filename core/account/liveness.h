#pragma once

#include "core/account/accountstatus.h"
#include "core/account/session.h"

namespace waxwing {

/// What is known of an account's connection, from its parts.
struct LivenessFacts
{
    Session::State session = Session::State::NoSession;
    bool pushLive = false;
    bool portalReached = false; ///< the last exchange with the portal ended with an answer
    bool everTried = false;
    bool suspended = false;
    bool maintenance = false;
    bool notAllowed = false; ///< the organisation does not allow the portal
    bool paused = false;
};

/// The one word for a person, what they must care about most first. Pure.
[[nodiscard]] Liveness livenessOf(const LivenessFacts& facts);

} // namespace waxwing

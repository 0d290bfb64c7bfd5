#pragma once

#include "core/async/asyncresult.h"
#include "core/base/secret.h"

namespace waxwing {

/// Where PortalClient gets its session token from, and whom it asks when one is refused
/// (protocol README section 7). Implemented by the session state machine.
class SessionTokens
{
public:
    virtual ~SessionTokens() = default;
    /// Empty while there is no session.
    [[nodiscard]] virtual Secret sessionToken() const = 0;
    /// The portal refused `refused` with 811 or 401: gives a token to repeat the call with once, or
    /// fails with SignInNeeded. However many calls fail together, it is renewed once and the
    /// person is asked once.
    [[nodiscard]] virtual AsyncResult<Secret> renew(Secret refused) = 0;
    /// The portal has answered a call of this session that counts as use (a heartbeat does not).
    virtual void noteUse() {}
};

} // namespace waxwing

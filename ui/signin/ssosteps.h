#pragma once

#include "core/account/singlesignon.h"

namespace waxwing {

/// What single sign-on asks of the core: the functions of SingleSignOn, so that tests can hand in
/// answers of their own. Main thread; one call at a time.
class SsoSteps
{
public:
    virtual ~SsoSteps() = default;
    [[nodiscard]] virtual AsyncResult<SsoEnd> signIn(SsoRequest request,
                                                     SingleSignOn::Progress progress) = 0;
    virtual void openAgain() = 0;
    /// Ends a session that the person does not want after all.
    virtual void giveUp(PortalChoice portal, Secret sessionToken) = 0;
    /// The identity provider this computer used last at a portal, if an account of it is here.
    [[nodiscard]] virtual std::optional<Guid> usedHere(const Guid& service) const = 0;
    virtual void cancel() = 0;
};

} // namespace waxwing

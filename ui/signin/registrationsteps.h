#pragma once

#include "core/account/registrationflow.h"

namespace waxwing {

/// What the forms for registering and for a new password ask of the core: the functions of
/// RegistrationFlow (see there for their meaning). Main thread; one call at a time.
class RegistrationSteps
{
public:
    virtual ~RegistrationSteps() = default;
    [[nodiscard]] virtual AsyncResult<RegistrationOutcome>
    registerUser(PortalChoice choice, Registration registration, QString invitation) = 0;
    [[nodiscard]] virtual AsyncResult<RegistrationOutcome> confirm(PortalChoice choice,
                                                                   QString pasted) = 0;
    [[nodiscard]] virtual AsyncResult<void> resendConfirmation(PortalChoice choice,
                                                               QString address) = 0;
    [[nodiscard]] virtual AsyncResult<void> requestInvitation(PortalChoice choice,
                                                              QString address) = 0;
    [[nodiscard]] virtual AsyncResult<void> forgotPassword(PortalChoice choice,
                                                           QString address) = 0;
    [[nodiscard]] virtual AsyncResult<RegistrationOutcome>
    resetPassword(PortalChoice choice, QString pasted, Secret newPassword) = 0;
    /// Stops what is under way, here and in the sign-in.
    virtual void cancel() = 0;
};

} // namespace waxwing

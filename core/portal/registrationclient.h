#pragma once

#include "core/model/registration.h"
#include "core/portal/portalcaller.h"

namespace waxwing {

/// The operations for people who have no session yet, or forgot how to get one (authentication.md
/// sections 4 and 5). Asking for mail (forgotpassword, resendconfirmation by address) is
/// SignInClient's. None is repeated by itself: each may send a mail or use up a token.
class RegistrationClient
{
public:
    RegistrationClient(HttpTransport& transport, QUrl messageApi, ClientIdentity identity);

    /// GetQuickRegistration: the address an invitation was sent to.
    [[nodiscard]] AsyncResult<QString> invitedAddress(Secret quickRegistrationToken,
                                                      std::stop_token stop) const;
    /// RegisterUser: a session if the invitation proved the address, else an empty Secret.
    [[nodiscard]] AsyncResult<Secret> registerUser(Registration registration,
                                                   std::stop_token stop) const;
    /// ConfirmRegistration: a session; an empty Secret if the portal gives none.
    [[nodiscard]] AsyncResult<Secret> confirm(Secret confirmationToken, std::stop_token stop) const;
    /// By the token of an earlier mail, also one that is too old.
    [[nodiscard]] AsyncResult<void> resendConfirmation(Secret confirmationToken,
                                                       std::stop_token stop) const;
    /// InviteServiceUserPublic: asks for an invitation oneself.
    [[nodiscard]] AsyncResult<void> requestInvitation(QString emailAddress,
                                                      std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> resetPassword(Secret forgotPasswordToken, Secret newPassword,
                                                  std::stop_token stop) const;

private:
    PortalCaller m_caller;
};

} // namespace waxwing

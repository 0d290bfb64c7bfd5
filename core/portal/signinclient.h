#pragma once

#include "core/portal/portalcaller.h"
#include "core/model/types.h"

namespace waxwing {

/// Answer of Login: a session, or the second factors one must be chosen from.
struct LoginAnswer
{
    Secret sessionToken; ///< empty: no session yet
    QList<UserMfa> availableMfa;
};

struct MfaAnswer
{
    int id = 0;
    QString code;
};

/// The operations of a portal that need no session (authentication.md sections 1, 2, 4, 5): what
/// the sign-in window and the silent renewal use. Keeps no password.
class SignInClient
{
public:
    SignInClient(HttpTransport& transport, QUrl messageApi, ClientIdentity identity);

    [[nodiscard]] AsyncResult<PingAnswer> ping(std::stop_token stop) const;
    [[nodiscard]] AsyncResult<ServicePublicSettings> publicSettings(std::stop_token stop) const;
    [[nodiscard]] AsyncResult<LoginAnswer> login(QString username, Secret password,
                                                 std::optional<MfaAnswer> mfa,
                                                 std::stop_token stop) const;
    /// Authenticate: a session for an authentication token.
    [[nodiscard]] AsyncResult<Secret> authenticate(Secret authenticationToken,
                                                   std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> forgotPassword(QString address, std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> resendConfirmation(QString address,
                                                       std::stop_token stop) const;
    /// Ends a session that nobody has taken over.
    [[nodiscard]] AsyncResult<void> logout(Secret sessionToken, std::stop_token stop) const;
    /// Who a fresh session belongs to: the answer to a sign-in does not say.
    [[nodiscard]] AsyncResult<UserSettings> userSettings(Secret sessionToken,
                                                         std::stop_token stop) const;
    /// The portal has another address now.
    void moveTo(const QUrl& messageApi) { m_caller.moveTo(messageApi); }

private:
    PortalCaller m_caller;
};

} // namespace waxwing

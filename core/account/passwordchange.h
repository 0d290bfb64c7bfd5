#pragma once

#include "core/account/registrationflow.h"

namespace waxwing {

class PortalClient;

/// How a signed-in person's change of password ended (authentication.md section 5).
struct PasswordChangeOutcome
{
    enum class Kind {
        Changed,
        WrongOldPassword, ///< 803
        FieldsRefused,    ///< 928: `problems`
    };
    Kind kind = Kind::Changed;
    QList<FieldProblem> problems;
    QString portalMessage;
};

/// The outcome a refusal stands for; nullopt for everything else.
[[nodiscard]] std::optional<PasswordChangeOutcome> passwordChangeOutcomeOf(const Error& error);

/// UpdatePassword at the portal, which may go before the answer comes. What follows from it for
/// session and kept token is the caller's.
[[nodiscard]] AsyncResult<PasswordChangeOutcome> changePassword(const PortalClient& portal,
                                                                Secret oldPassword,
                                                                Secret newPassword,
                                                                std::stop_token stop);

} // namespace waxwing

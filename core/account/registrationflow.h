#pragma once

#include "core/account/signinflow.h"
#include "core/model/registration.h"

namespace waxwing {

class HttpTransport;
struct ClientIdentity;

/// The fields of the forms for registering and for a new password.
enum class FormField { EmailAddress, FirstName, LastName, CompanyName, Language, Password,
                       OldPassword, Terms, CraAnswer, Token, Other };

/// What the portal said about a field (928).
struct FieldProblem
{
    FormField field = FormField::Other;
    QString portalMessage;
};

/// The members of `error.fields` as fields of our forms, each field once.
[[nodiscard]] QList<FieldProblem> problemsOf(const Error& error);

/// How a registration, its confirmation or a password reset ended, as far as the portal answered.
struct RegistrationOutcome
{
    enum class Kind {
        SignedIn,          ///< `session` holds the session
        ConfirmationSent,  ///< registered, to be confirmed by the mail
        Confirmed,         ///< confirmed, but the portal gave no session: sign in
        PasswordSet,       ///< the new password counts from now on
        AlreadyRegistered, ///< Portal.AlreadyRegistered: sign in instead
        NotAdmitted,       ///< 905
        Disabled,          ///< 918
        CraAnswerWrong,    ///< 46: missing or wrong
        TokenInvalid,      ///< bad, used, too old
        TokenUnreadable,   ///< what was pasted holds no token; nothing was sent
        OtherPortal,       ///< the link leads to another server; nothing was sent
        OtherAddress,      ///< the invitation is for another address; nothing was registered
        FieldsRefused,     ///< 928: `problems`
        Suspended,         ///< 31
        Maintenance,       ///< 50, 503
    };
    Kind kind = Kind::SignedIn;
    SignInOutcome session;
    QList<FieldProblem> problems;
    QString portalMessage;
};

/// The outcome a refusal stands for (authentication.md sections 4 and 5); nullopt if the error is
/// no answer of the portal, or one without a meaning here.
[[nodiscard]] std::optional<RegistrationOutcome> registrationOutcomeOf(const Error& error);

/// From an invitation, or from a forgotten password, to a session, as far as the protocol goes.
/// Tokens are what the person pasted: the token or the whole link (mailtoken.h); a link to another
/// server is refused before anything is sent. Keeps no password. One call at a time; a new one
/// cancels the one before. Errors of the Result are no answers of the portal. Main thread.
class RegistrationFlow
{
public:
    /// `transport` must outlive the flow.
    RegistrationFlow(HttpTransport& transport, const ClientIdentity& identity);
    ~RegistrationFlow();

    /// With an `invitation` the address is checked against it first, and the registration is
    /// complete at once. `quickRegistrationKey` of the registration is set from it.
    [[nodiscard]] AsyncResult<RegistrationOutcome>
    registerUser(PortalChoice choice, Registration registration, QString invitation);
    [[nodiscard]] AsyncResult<RegistrationOutcome> confirm(PortalChoice choice, QString pasted);
    [[nodiscard]] AsyncResult<void> resendConfirmation(PortalChoice choice, QString address);
    /// Success says nothing about the address.
    [[nodiscard]] AsyncResult<void> requestInvitation(PortalChoice choice, QString address);
    [[nodiscard]] AsyncResult<RegistrationOutcome> resetPassword(PortalChoice choice,
                                                                 QString pasted,
                                                                 Secret newPassword);
    void cancel();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace waxwing

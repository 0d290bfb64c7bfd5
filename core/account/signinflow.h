#pragma once

#include "core/async/asyncresult.h"
#include "core/base/secret.h"
#include "core/model/types.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace waxwing {

class DirectoryClient;
class SignInClient;
struct AccountRecord;

/// The version of the interface that this program speaks (answer of ping).
inline constexpr int kSpokenVersion = 1;

/// Makes the client that signs in at a portal, by its message API address.
using SignInClientFactory = std::function<std::unique_ptr<SignInClient>(QUrl messageApi)>;

/// A portal as the sign-in window offers it (directory.md sections 2.1 and 3).
struct PortalChoice
{
    enum class Use {
        Password,
        Browser,      ///< single sign-on in the web application only
        SingleSignOn, ///< by one of `methods`
        Unavailable,  ///< shown, disabled, with the reason
    };
    enum class Obstacle { None, Provisioning, TrialExpired, Suspended, Cancelled, Blocked,
                          NoAddress, UnsafeAddress, SignInNotConfigured,
                          NotAllowed }; ///< the last: by the policy of the organisation
    DirectoryEntry entry;
    Use use = Use::Password;
    Obstacle obstacle = Obstacle::None;
    /// With SingleSignOn, in the order delivered; one without a loginUrl stands for the password.
    QList<Authenticator> methods;
};

/// How far a sign-in has come. Exactly one of the outcomes of authentication.md section 1.
struct SignInOutcome
{
    enum class Kind {
        SignedIn,
        SecondFactorNeeded,  ///< answer with one of `factors`
        WrongCredentials,    ///< 803 and 810 alike
        WrongCode,           ///< Portal.MfaInvalid
        LockedOut,           ///< 55: for a while; offer a password reset
        PasswordExpired,     ///< 56
        RegistrationPending, ///< 804: offer to send the confirmation again
        NotRegistered,       ///< 920: offer registration
        Disabled,            ///< 918
        NotAdmitted,         ///< 905
        RecipientQuestion,   ///< 46: to be answered in the web application
        SsoRequired,         ///< the portal takes only single sign-on for this person
        Suspended,           ///< 31
        Maintenance,         ///< 50, 503
        UpdateNeeded,        ///< minSupportedVersion above 1
    };
    Kind kind = Kind::SignedIn;
    QList<UserMfa> factors;
    QString portalMessage; ///< the portal's sentence, only for codes without one of ours
    /// With SignedIn: the session and who it belongs to.
    Secret sessionToken;
    UserSettings user;
    ServicePublicSettings publicSettings;
    std::optional<Authenticator> signedInBy; ///< with single sign-on
};

/// From an address to a session, one step after the other; used by the sign-in window. Holds the
/// password only while an exchange needs it. One call at a time; a new one cancels the one before.
/// Errors of the Result are those that are not an answer of the portal (network, TLS, protocol).
class SignInFlow
{
public:
    /// `directory` must outlive the flow.
    SignInFlow(DirectoryClient& directory, SignInClientFactory portals,
               SsoHandover handover = SsoHandover::None);
    ~SignInFlow();
    /// Portals for which this is false are Unavailable, and nothing is sent to them.
    void allowOnly(std::function<bool(const DirectoryEntry&)> allowed);

    /// True if `typed` can be an address: one '@' with something on both sides after trimming.
    [[nodiscard]] static bool isAddress(QStringView typed);

    /// The portals of an address, in the order delivered; empty if none is known.
    [[nodiscard]] AsyncResult<QList<PortalChoice>> discover(QString address);
    /// The portal with this service code; nullopt if there is none.
    [[nodiscard]] AsyncResult<std::optional<PortalChoice>> findByCode(QString serviceCode);
    /// The portal of an account as the directory knows it today; what was last known if the
    /// directory cannot be reached (directory.md section 5).
    [[nodiscard]] AsyncResult<PortalChoice> refresh(AccountRecord account);
    /// Ping and public settings of a chosen portal, before the password is asked for.
    [[nodiscard]] AsyncResult<ServicePublicSettings> prepare(PortalChoice choice);
    [[nodiscard]] AsyncResult<SignInOutcome> signIn(PortalChoice choice, QString address,
                                                    Secret password);
    /// Answers SecondFactorNeeded; repeats the whole sign-in with the code.
    [[nodiscard]] AsyncResult<SignInOutcome> answerSecondFactor(int mfaId, QString code);
    /// Repeats the sign-in without a code, so that a portal that sends codes sends a new one. The
    /// answer is SecondFactorNeeded again, unless something has changed meanwhile.
    [[nodiscard]] AsyncResult<SignInOutcome> requestNewCode();
    /// Asks the portal to send the mail; success says nothing about the address.
    [[nodiscard]] AsyncResult<void> forgotPassword(PortalChoice choice, QString address);
    /// Forgets the password and stops what is under way.
    void cancel();

private:
    struct Private;
    std::shared_ptr<Private> d;
};

/// What can be done with an entry of the directory (directory.md 2.1, 2.2 and section 3).
[[nodiscard]] PortalChoice choiceOf(DirectoryEntry entry,
                                    SsoHandover handover = SsoHandover::None);
/// The methods in the order to offer them: first the one used last, by the portal's word or else by
/// this computer's memory (`usedHere`, an idProviderGuid).
[[nodiscard]] QList<Authenticator> lastUsedFirst(QList<Authenticator> methods,
                                                 std::optional<Guid> usedHere);
/// From a fresh session to SignedIn: who it belongs to, and what the portal allows.
[[nodiscard]] AsyncResult<SignInOutcome> completeSignIn(std::shared_ptr<SignInClient> client,
                                                        Secret sessionToken, std::stop_token stop);
/// The outcome a refused sign-in stands for (authentication.md section 1); nullopt if the error is
/// not an answer to the sign-in (network, TLS, protocol …).
[[nodiscard]] std::optional<SignInOutcome> outcomeOf(const Error& error);

} // namespace waxwing

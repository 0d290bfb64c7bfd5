#pragma once

#include "core/account/signinflow.h"
#include "core/async/scheduler.h"
#include "core/base/clock.h"

namespace waxwing {

class HttpTransport;

/// What a single sign-on starts from.
struct SsoRequest
{
    PortalChoice portal;
    Authenticator method;
    QString address;   ///< who is expected to sign in, and a hint for the identity proxy
    QString uiLocales; ///< language of the program, as a BCP 47 name
    QByteArray page;   ///< HTML that tells the person that the browser's window can be closed
};

/// How far it is; told again when it begins anew by itself.
struct SsoProgress
{
    enum class Step { Browser, Exchange };
    Step step = Step::Browser;
    QUrl address;              ///< what the browser was opened with; holds no secret
    bool browserStarted = true;
    bool again = false;        ///< what came back had expired: once more
    QDateTime until;           ///< how long the browser is waited for
};

/// How it ended: the rows of authentication.md 6.7, told apart where a person is told otherwise.
struct SsoEnd
{
    enum class Kind {
        SignedIn,
        OtherAddress,  ///< 25: signed in as somebody else; `outcome` is a session to confirm or end
        PortalRefused, ///< 23, 24 and an old program: see `outcome`
        NoPort,        ///< 2
        NothingCame,   ///< 4, 5
        WrongServer,   ///< 8
        InvalidAnswer, ///< 9, 21
        Refused,       ///< 10, 13
        NotSetUp,      ///< 11 and 19: configuration or program; see `description`
        TryLater,      ///< 12, 20
        NotProvisioned,///< 14, and 810 at the portal
        WrongPerson,   ///< 15: signed in to the organisation as somebody else
        Unreachable,   ///< 17, 26: see `cause`
        Expired,       ///< 18, 22: for the second time
    };
    Kind kind = Kind::SignedIn;
    SignInOutcome outcome{};
    QString description{}; ///< of the identity proxy, hostile
    Error cause{};
};

/// Single sign-on through the system browser (authentication.md 6.4): listens, sends the browser to
/// the identity proxy, waits up to five minutes, exchanges the code and authenticates. Begins anew
/// by itself once if what came back had expired. All secrets live as long as one attempt. One at a
/// time: a new call ends the one before. Main thread.
class SingleSignOn
{
public:
    struct Needs
    {
        HttpTransport& transport;
        SignInClientFactory portals;
        Scheduler& scheduler;
        const Clock& clock;
        std::function<bool(const QUrl&)> openBrowser; ///< false if none could be started
    };
    using Progress = std::function<void(const SsoProgress&)>;

    explicit SingleSignOn(Needs needs);
    ~SingleSignOn();

    /// Fails with Cancelled, or with Storage if the system has no random numbers.
    [[nodiscard]] AsyncResult<SsoEnd> signIn(SsoRequest request, Progress progress);
    /// Sends the browser to the same page once more; nothing happens when none is waited for.
    void openAgain();
    /// Ends a session that the person does not want after all; best effort.
    [[nodiscard]] AsyncResult<void> giveUp(PortalChoice portal, Secret sessionToken);
    void cancel();

private:
    struct Private;
    std::shared_ptr<Private> d;
};

/// The public name of this client towards identity proxies (authentication.md 6.4 step 3).
inline constexpr char kSsoClientId[] = "secure-desktop";

/// Where the browser is sent: `loginUrl` with its own query first, then ours.
struct AuthorizationQuery
{
    QUrl redirectAddress;
    Secret state;
    QByteArray codeChallenge;
    QString loginHint;
    QString uiLocales;
};
[[nodiscard]] QUrl authorizationAddress(QUrl loginUrl, const AuthorizationQuery& query);

/// Where the browser signs out of the organisation (6.6); empty if the portal has no such address.
[[nodiscard]] QUrl organisationSignOutAddress(QUrl logoutUrl);
/// urls.IdProxyLogout, or ssoProxyLogoutUrl; empty if there is none that may be used.
[[nodiscard]] QUrl logoutUrlOf(const DirectoryEntry& entry);

} // namespace waxwing

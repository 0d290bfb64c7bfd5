#pragma once

#include "core/account/signinflow.h"
#include "ui/signin/ssostate.h"

#include <QUrl>

namespace waxwing {

enum class SignInStep {
    Address, ServiceCode, Portals, Password, Browser, SingleSignOn, SecondFactor,
    Registration, Confirmation, NewPassword, Done,
};

/// A sentence in place, and the one thing that can be done about it.
struct SignInNotice
{
    enum class Tone { None, Info, Warning, Danger };
    enum class Action {
        None,
        Retry,
        EnterServiceCode,
        ResetPassword,
        Register,
        OpenWebApp,
        SignOutOfOrganisation,
    };
    Tone tone = Tone::None;
    QString text;
    Action action = Action::None;
    bool aboutInput = false; ///< what was typed is wrong: its field is marked
};

/// Everything the sign-in window shows, as one value.
struct SignInState
{
    SignInStep step = SignInStep::Address;
    bool busy = false;
    QString busyText;
    bool canGoBack = false;
    QString address;
    QString serviceCode; ///< proposed, for the person to look at
    bool addressAsked = false; ///< with Password: its portal was found by a code, before anybody said who they are
    bool addressFixed = false; ///< signing in again to an account that is here already
    QString reason;            ///< why the person is asked again
    QList<PortalChoice> portals;
    std::optional<PortalChoice> portal;
    bool prepared = false; ///< public settings of the portal are known
    bool offerKeepSignedIn = false;
    bool offerPasswordReset = false;
    bool offerRegistration = false;
    QUrl webApp;
    QList<UserMfa> factors;
    SignInNotice notice;
    SsoState sso; ///< with SingleSignOn
};

} // namespace waxwing

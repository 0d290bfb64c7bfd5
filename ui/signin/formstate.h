#pragma once

#include "core/account/registrationflow.h"
#include "core/base/secret.h"
#include "ui/signin/signinstate.h"

namespace waxwing {

/// A sentence at a field.
struct FieldNotice
{
    FormField field = FormField::Other;
    QString text;
};

/// Everything the pages for registering and for a new password show besides what is typed.
struct FormState
{
    bool busy = false;
    QString busyText;
    SignInNotice notice;
    QList<FieldNotice> fields;
    PortalChoice portal;
    QString address;
    ServicePublicSettings settings;
    bool askCra = false;          ///< the recipient question is to be answered
    bool keepSignedIn = false;
    bool invitationAsked = false; ///< an invitation has been asked for
    bool signInKnown = false;     ///< the password is known: confirming leads straight in
    int resendPause = 0;          ///< seconds until the mail may be asked for again
};

/// What the registration form holds.
struct RegistrationInput
{
    Registration registration; ///< without address and key
    QString invitation;        ///< as pasted: link or code, or empty
    bool keepSignedIn = false;
};

} // namespace waxwing

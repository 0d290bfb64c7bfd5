#pragma once

#include "core/account/singlesignon.h"
#include "ui/signin/signinstate.h"

namespace waxwing {

/// The sentence for every way in which a single sign-on can end without a session, and what is
/// offered with it. `expected` is the address that should have signed in.
[[nodiscard]] SignInNotice noticeOf(const SsoEnd& end, const QString& portalName,
                                    const QString& expected);
/// The same where it could not even begin.
[[nodiscard]] SignInNotice noticeOf(const Error& error);
[[nodiscard]] SignInNotice cancelledNotice();
/// The person does not want the account that the browser came back with.
[[nodiscard]] SignInNotice declinedNotice(const QString& expected, SignInNotice::Action action);
/// The browser has been sent to sign out of the organisation.
[[nodiscard]] SignInNotice signingOutNotice();

/// The page the browser shows when it has come back: that its window can be closed. In the
/// program's language, without anything that the page would have to load or run.
[[nodiscard]] QByteArray callbackPage();

} // namespace waxwing

#pragma once

#include "core/account/signinflow.h"
#include "ui/signin/signinstate.h"

namespace waxwing {

/// The sentence for every way a sign-in can end, and what is offered with it. SignedIn and
/// SecondFactorNeeded are no failures and give an empty notice.
[[nodiscard]] SignInNotice noticeOf(const SignInOutcome& outcome, const QString& portalName);

/// Why a portal cannot be chosen; empty for None.
[[nodiscard]] QString obstacleSentence(PortalChoice::Obstacle obstacle);

/// The label of the button for an action; empty for None.
[[nodiscard]] QString actionLabel(SignInNotice::Action action);

/// "Switzerland", from "CH"; other values as delivered.
[[nodiscard]] QString jurisdictionName(const QString& jurisdiction);

/// How a second factor is called: its name, or a description of its type.
[[nodiscard]] QString factorName(const UserMfa& factor);

} // namespace waxwing

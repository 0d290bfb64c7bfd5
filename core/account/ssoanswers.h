#pragma once

#include "core/account/callbackrequest.h"
#include "core/account/singlesignon.h"

namespace waxwing {

/// The rows of authentication.md 6.7 as functions: how an answer that is not the hoped-for one ends
/// a single sign-on. Expired may be tried again by the program, everything else is told.

/// Rows 8 to 15; the callback holds no code.
[[nodiscard]] SsoEnd endOfCallback(const Callback& callback);
/// Rows 17 to 21: `refusal` is what the token endpoint left us with.
[[nodiscard]] SsoEnd endOfExchange(const Error& refusal);
/// Rows 22 to 24.
[[nodiscard]] SsoEnd endOfAuthenticate(const Error& refusal);

} // namespace waxwing

#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

namespace waxwing {

/// 32 random bytes as base64url without padding, 43 characters: the `state` and the `code_verifier`
/// of a single sign-on (authentication.md 6.4 step 2).
[[nodiscard]] Result<Secret> randomUrlToken();

/// The `code_challenge` of method S256 (RFC 7636 section 4.2) for a verifier.
[[nodiscard]] Result<QByteArray> codeChallengeOf(const Secret& verifier);

/// Takes as long for a wrong text as for the right one of the same length; other lengths are told
/// at once, which gives nothing away where the length is known to everybody.
[[nodiscard]] bool equalInConstantTime(QByteArrayView one, QByteArrayView other);

} // namespace waxwing

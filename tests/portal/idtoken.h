#pragma once

#include "tests/portal/json.h"

#include <cstdint>
#include <string>
#include <tl/expected.hpp>

namespace waxwing::portal {

/// What an id_token has to say to be believed.
struct IdTokenExpectation
{
    std::string issuer;
    std::string clientId;
    std::string nonce;
    std::int64_t now = 0; ///< seconds since 1970 by the machine's clock, as the provider counts
};

enum class IdTokenFault {
    Unreadable,
    WrongAlgorithm, ///< only RS256 and ES256 are taken, and only from a key of that kind
    UnknownKey,
    BadSignature,
    WrongIssuer,
    WrongAudience,
    Expired,
    FromTheFuture,
    WrongNonce,
    NoSubject,
};
const char* idTokenFaultName(IdTokenFault fault);

/// Checks an id_token as OpenID Connect Core 3.1.3.7 wants it: signature by one of the provider's
/// `keys` (a JWKS), issuer, audience, times, nonce. Returns its claims. The address in them is for
/// the caller to judge by email_verified.
tl::expected<Json, IdTokenFault> checkIdToken(const std::string& token, const Json& keys,
                                              const IdTokenExpectation& expected);

} // namespace waxwing::portal

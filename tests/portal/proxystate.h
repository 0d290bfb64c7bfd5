#pragma once

#include "tests/portal/model.h"

#include <deque>
#include <map>
#include <string>
#include <unordered_map>

namespace waxwing::portal {

/// A sign-in that went to the organisation and has not come back yet.
struct SignInAttempt
{
    std::string portal;        ///< service code
    std::string authenticator; ///< its key
    // What the client asked for.
    std::string clientId, redirectUri, state, codeChallenge, loginHint, uiLocales;
    // What ties the organisation's answer to it.
    std::string providerState, nonce, verifier, browser;
    Ticks expires = 0;
};

/// A code that was given to a client. It is kept for a while after its use, to notice a second one.
struct ProxyCode
{
    std::string portal;
    PersonId user = kNone;
    std::string authenticator, clientId, redirectUri, codeChallenge;
    Ticks expires = 0;
    bool used = false;
    std::string token; ///< made from it
};

/// What the proxy is to get wrong in its next answers, for a client's tests. Members that are empty
/// or false are not done.
struct ProxyFaults
{
    int count = 0; ///< callbacks and exchanges still to be spoiled; negative: all
    // Of the callback.
    std::string error, errorDescription; ///< instead of a code
    std::string issuer;                  ///< another `iss`
    std::string state;                   ///< another `state`
    std::string omit;                    ///< a parameter or a member of the token's answer
    std::string twice;                   ///< a parameter
    bool errorBesidesCode = false;
    bool replayCode = false; ///< the code of the sign-in before, which is used
    // Of the exchange.
    std::string tokenType, serviceCode, emailAddress;
    bool deadToken = false; ///< a token that authenticate refuses
};

/// What the identity proxies remember. Belongs to the world, which forgets it on a reset.
struct ProxyState
{
    std::unordered_map<std::string, SignInAttempt> attempts; ///< by providerState
    std::unordered_map<std::string, ProxyCode> codes;
    std::string lastUsedCode;
    std::deque<Ticks> recentExchanges; ///< for the rate limit
    ProxyFaults faults;
};

} // namespace waxwing::portal

#pragma once

#include "core/http/transport.h"

namespace waxwing {

/// What the identity proxy gives for a code: a token that one sign-in can use once.
struct IdentityProxyToken
{
    Secret authenticationToken;
    QString serviceCode;
    QString emailAddress;
};

/// Everything of one exchange. Has a constructor: aggregates are not safe inside co_await (g++ 12).
class CodeExchange
{
public:
    CodeExchange(Secret proxyCode, Secret codeVerifier, QUrl redirect, QString client)
        : code(std::move(proxyCode)), verifier(std::move(codeVerifier)),
          redirectAddress(std::move(redirect)), clientId(std::move(client))
    {}

    Secret code;
    Secret verifier;
    QUrl redirectAddress; ///< exactly as the browser was sent with
    QString clientId;
};

/// The token endpoint of an identity proxy (authentication.md 6.4 step 5). Nothing is sent on by a
/// redirect and nothing is repeated here.
class IdentityProxyClient
{
public:
    /// `identityProxy` is urls.IdProxy; `transport` must outlive this.
    IdentityProxyClient(HttpTransport& transport, QUrl identityProxy);

    /// Fails with Network or Tls; with Portal and the OAuth name of the error as code for a
    /// refusal; with Protocol for a redirect ("redirect") and an answer that cannot be understood.
    [[nodiscard]] AsyncResult<IdentityProxyToken> exchange(CodeExchange exchange,
                                                           std::stop_token stop) const;

private:
    HttpTransport& m_transport;
    QUrl m_tokenAddress;
};

} // namespace waxwing

#pragma once

#include "tests/portal/identityprovider.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace waxwing::portal {

/// What OAuth says about a failure; `code` is one of the words of RFC 6749 or of
/// authentication.md 6.7.
struct OAuthError
{
    std::string code;
    std::string description;
};

/// What the discovery document of an OpenID Provider says, as far as it is needed.
struct ProviderMetadata
{
    std::string issuer;
    std::string authorizationEndpoint;
    std::string tokenEndpoint;
    std::string jwksUri;
    std::string endSessionEndpoint; ///< empty if there is none
    bool namesItself = false;       ///< its answers carry `iss` (RFC 9207)
};

/// Whom the provider vouches for.
struct Identity
{
    std::string subject;
    std::string address;   ///< as the provider has it
    bool verified = false; ///< email_verified is not false
};

/// A code of the provider and what it has to belong to.
struct ProviderCode
{
    std::string code, redirectUri, verifier, nonce;
};

/// The identity proxy as a client of an organisation's OpenID Provider: discovery, exchange of the
/// code, keys, the check of the id_token. Asks anew each time, so keys may change. Every call is
/// answered once, later, on the portal's thread, unless this object goes first.
class RelyingParty : public QObject
{
    Q_OBJECT

public:
    static constexpr const char* kClientId = "secure-messaging";

    template<typename T>
    using Answer = std::function<void(tl::expected<T, OAuthError>)>;

    RelyingParty(IdentityProvider& provider, const std::string& authorityPem,
                 QObject* parent = nullptr);

    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    void discover(const std::string& organisation, Answer<ProviderMetadata> answer);
    void identify(const ProviderMetadata& provider, const ProviderCode& code,
                  Answer<Identity> answer);

private:
    /// Without a form it is a GET; `authorization` may be empty.
    void fetch(const std::string& address, const std::optional<QByteArray>& form,
               const QByteArray& authorization, Answer<Json> answer);
    void checkWithKeys(const ProviderMetadata& provider, const std::string& idToken,
                       const std::string& nonce, Answer<Identity> answer);

    IdentityProvider& m_provider;
    QSslConfiguration m_tls;
    std::chrono::milliseconds m_timeout{10'000};
};

} // namespace waxwing::portal

#include "tests/portal/relyingparty.h"

#include "tests/portal/idtoken.h"
#include "tests/portal/text.h"
#include "tests/portal/webcall.h"

#include <QDateTime>
#include <QSslCertificate>

namespace waxwing::portal {

namespace {

OAuthError unreachable()
{
    return {"temporarily_unavailable", "The organisation's sign-in service cannot be reached."};
}

OAuthError unusable(const std::string& why)
{
    return {"server_error", "The organisation's sign-in service gave an unusable answer: " + why};
}

bool isHttps(const std::string& address)
{
    const QUrl url(QString::fromStdString(address));
    return url.isValid() && url.scheme() == QStringLiteral("https") && !url.host().isEmpty();
}

tl::expected<ProviderMetadata, OAuthError> metadataOf(const Json& document,
                                                      const std::string& issuer)
{
    const auto text = [&](const char* name) {
        const auto found = document.find(name);
        return found != document.end() && found->is_string() ? found->get<std::string>()
                                                             : std::string();
    };
    ProviderMetadata metadata{
        text("issuer"),
        text("authorization_endpoint"),
        text("token_endpoint"),
        text("jwks_uri"),
        text("end_session_endpoint"),
        document.value("authorization_response_iss_parameter_supported", Json(false)) == true};
    if (metadata.issuer != issuer)
        return tl::unexpected(unusable("another issuer"));
    for (const auto& address :
         {metadata.authorizationEndpoint, metadata.tokenEndpoint, metadata.jwksUri}) {
        if (!isHttps(address))
            return tl::unexpected(unusable("an address is missing"));
    }
    return metadata;
}

} // namespace

RelyingParty::RelyingParty(IdentityProvider& provider, const std::string& authorityPem,
                           QObject* parent)
    : QObject(parent), m_provider(provider), m_tls(QSslConfiguration::defaultConfiguration())
{
    m_tls.setCaCertificates(
        QSslCertificate::fromData(QByteArray::fromStdString(authorityPem), QSsl::Pem));
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
}

void RelyingParty::fetch(const std::string& address, const std::optional<QByteArray>& form,
                         const QByteArray& authorization, Answer<Json> answer)
{
    // A connection for each: a provider that was restarted knows nothing of those of before.
    auto* call = new WebCall(QUrl(QString::fromStdString(address)), m_tls, this);
    call->setTimeout(m_timeout);
    connect(call, &WebCall::answered, this, [answer = std::move(answer)](const WebAnswer& reply) {
        if (reply.status == 0 || reply.status == 503) {
            answer(tl::unexpected(unreachable()));
            return;
        }
        Json body = parseJson(reply.body.toStdString());
        if (reply.status != 200 || !body.is_object())
            answer(tl::unexpected(unusable("status " + std::to_string(reply.status))));
        else
            answer(std::move(body));
    });
    WebCall::Headers headers{{"Accept", "application/json"}};
    if (!authorization.isEmpty())
        headers.emplace_back("Authorization", authorization);
    if (form)
        call->postForm(headers, *form);
    else
        call->get(headers);
}

void RelyingParty::discover(const std::string& organisation, Answer<ProviderMetadata> answer)
{
    m_provider.whenReady([this, organisation, answer = std::move(answer)](bool ready) {
        if (!ready) {
            answer(tl::unexpected(unreachable()));
            return;
        }
        const auto issuer = m_provider.issuer(organisation);
        fetch(issuer + "/.well-known/openid-configuration", std::nullopt, {},
              [issuer, answer](const tl::expected<Json, OAuthError>& document) {
                  answer(document.and_then(
                      [&](const Json& json) { return metadataOf(json, issuer); }));
              });
    });
}

void RelyingParty::identify(const ProviderMetadata& provider, const ProviderCode& code,
                            Answer<Identity> answer)
{
    const std::string form = "grant_type=authorization_code&code=" + percentEncoded(code.code) +
                             "&redirect_uri=" + percentEncoded(code.redirectUri) +
                             "&code_verifier=" + code.verifier;
    const std::string credentials =
        percentEncoded(kClientId) + ":" + percentEncoded(m_provider.clientSecret());
    const QByteArray authorization = "Basic " + QByteArray::fromStdString(credentials).toBase64();
    fetch(provider.tokenEndpoint, QByteArray::fromStdString(form), authorization,
          [this, provider, nonce = code.nonce,
           answer = std::move(answer)](const tl::expected<Json, OAuthError>& tokens) {
              if (!tokens) {
                  answer(tl::unexpected(tokens.error()));
                  return;
              }
              const Json idToken = tokens->value("id_token", Json());
              if (!idToken.is_string())
                  answer(tl::unexpected(unusable("no id_token")));
              else
                  checkWithKeys(provider, idToken.get<std::string>(), nonce, answer);
          });
}

void RelyingParty::checkWithKeys(const ProviderMetadata& provider, const std::string& idToken,
                                 const std::string& nonce, Answer<Identity> answer)
{
    fetch(provider.jwksUri, std::nullopt, {},
          [provider, idToken, nonce,
           answer = std::move(answer)](const tl::expected<Json, OAuthError>& keys) {
              if (!keys) {
                  answer(tl::unexpected(keys.error()));
                  return;
              }
              // The machine's clock, not the portal's: tests move only the latter.
              const auto claims = checkIdToken(
                  idToken, *keys,
                  {provider.issuer, kClientId, nonce, QDateTime::currentSecsSinceEpoch()});
              if (!claims) {
                  answer(tl::unexpected(
                      unusable(std::string("id_token, ") + idTokenFaultName(claims.error()))));
                  return;
              }
              const Json address = claims->value("email", Json());
              answer(Identity{(*claims)["sub"].get<std::string>(),
                              address.is_string() ? address.get<std::string>() : std::string(),
                              claims->value("email_verified", Json()) != false});
          });
}

} // namespace waxwing::portal

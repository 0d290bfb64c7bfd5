#include "tests/portal/relyingparty.h"

#include "tests/portal/idtoken.h"
#include "tests/portal/text.h"

#include <QDateTime>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

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

QNetworkRequest requestTo(const std::string& address)
{
    QNetworkRequest request(QUrl(QString::fromStdString(address)));
    request.setRawHeader("Accept", "application/json");
    return request;
}

} // namespace

RelyingParty::RelyingParty(IdentityProvider& provider, const std::string& authorityPem,
                           QObject* parent)
    : QObject(parent), m_provider(provider), m_tls(QSslConfiguration::defaultConfiguration())
{
    m_network.setParent(this);
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_tls.setCaCertificates(
        QSslCertificate::fromData(QByteArray::fromStdString(authorityPem), QSsl::Pem));
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
}

void RelyingParty::fetch(QNetworkRequest request, std::optional<QByteArray> form,
                         Answer<Json> answer)
{
    request.setSslConfiguration(m_tls);
    request.setTransferTimeout(static_cast<int>(m_timeout.count()));
    // A provider that was restarted knows nothing of the connections of before.
    request.setRawHeader("Connection", "close");
    if (form)
        request.setHeader(QNetworkRequest::ContentTypeHeader,
                          QStringLiteral("application/x-www-form-urlencoded"));
    QNetworkReply* reply = form ? m_network.post(request, *form) : m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [reply, answer = std::move(answer)] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status == 0 || status == 503) {
            answer(tl::unexpected(unreachable()));
            return;
        }
        Json body = Json::parse(reply->readAll().toStdString(), nullptr, false);
        if (status != 200 || !body.is_object())
            answer(tl::unexpected(unusable("status " + std::to_string(status))));
        else
            answer(std::move(body));
    });
}

void RelyingParty::discover(const std::string& organisation, Answer<ProviderMetadata> answer)
{
    m_provider.whenReady([this, organisation, answer = std::move(answer)](bool ready) {
        if (!ready) {
            answer(tl::unexpected(unreachable()));
            return;
        }
        const auto issuer = m_provider.issuer(organisation);
        fetch(requestTo(issuer + "/.well-known/openid-configuration"), std::nullopt,
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
    QNetworkRequest request = requestTo(provider.tokenEndpoint);
    request.setRawHeader("Authorization",
                         "Basic " + QByteArray::fromStdString(credentials).toBase64());
    fetch(request, QByteArray::fromStdString(form),
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
    fetch(requestTo(provider.jwksUri), std::nullopt,
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

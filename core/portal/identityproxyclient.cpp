#include "core/portal/identityproxyclient.h"

#include "core/portal/jsonreader.h"
#include "core/portal/portalcaller.h"
#include "core/portal/responseerror.h"

namespace waxwing {

namespace {

constexpr qint64 kMostAnswerBytes = 64 * 1024;
/// Short enough for a second attempt while the code still holds.
constexpr std::chrono::milliseconds kSilence = std::chrono::seconds(15);

void addField(QByteArray& form, const char* name, const QByteArray& value)
{
    if (!form.isEmpty())
        form += '&';
    QByteArray encoded = value.toPercentEncoding();
    form += name;
    form += '=';
    form += encoded;
    wipeBytes(encoded);
}

QByteArray formOf(const CodeExchange& exchange)
{
    QByteArray form;
    form.reserve(2048); // no copies of the secrets are left behind by growing
    addField(form, "grant_type", QByteArrayLiteral("authorization_code"));
    addField(form, "code", exchange.code.reveal());
    addField(form, "redirect_uri", exchange.redirectAddress.toEncoded());
    addField(form, "client_id", exchange.clientId.toUtf8());
    addField(form, "code_verifier", exchange.verifier.reveal());
    return form;
}

tl::unexpected<Error> notUnderstood(const char* why)
{
    Error error(ErrorKind::Protocol, QLatin1String(why));
    error.code = QStringLiteral("invalid-answer");
    return failure(std::move(error));
}

/// JSON keeps texts where nothing wipes them by itself.
void wipeTexts(Json& object)
{
    for (Json& member : object) {
        if (auto* text = member.get_ptr<std::string*>())
            std::fill(text->begin(), text->end(), '\0');
    }
}

Result<IdentityProxyToken> tokenOf(const Json& json)
{
    const JsonReader reader(json);
    IdentityProxyToken token;
    token.authenticationToken = Secret::fromText(reader.text("authenticationToken"));
    token.serviceCode = reader.text("serviceCode");
    token.emailAddress = reader.text("emailAddress");
    if (reader.text("tokenType") != u"sm-authentication-token")
        return notUnderstood("another type of token");
    if (token.authenticationToken.isEmpty() || token.serviceCode.isEmpty()
        || token.emailAddress.isEmpty() || reader.number("expiresIn", 0) <= 0)
        return notUnderstood("a field is missing in the identity proxy's answer");
    return token;
}

Result<IdentityProxyToken> readToken(HttpResponse& response)
{
    Result<Json> json = parseObject(response.body);
    wipeBytes(response.body);
    if (!json)
        return notUnderstood("the identity proxy's answer is no JSON");
    Result<IdentityProxyToken> token = tokenOf(*json);
    wipeTexts(*json);
    return token;
}

Error refusalOf(const HttpResponse& response)
{
    Error error(ErrorKind::Portal, QStringLiteral("refused by the identity proxy"));
    error.httpStatus = response.status;
    error.retryAfter = retryAfterOf(response);
    if (response.status >= 300 && response.status < 400) {
        error.kind = ErrorKind::Protocol;
        error.code = QStringLiteral("redirect");
        return error;
    }
    if (const Result<Json> json = parseObject(response.body)) {
        const JsonReader reader(*json);
        error.code = reader.text("error").left(64);
        error.portalMessage = reader.text("error_description").left(300);
    }
    return error;
}

AsyncResult<IdentityProxyToken> exchangeAt(HttpTransport& transport, QUrl address,
                                           CodeExchange exchange, std::stop_token stop)
{
    HttpRequest request(HttpMethod::Post, std::move(address));
    request.headers.push_back({QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json")});
    request.headers.push_back({QByteArrayLiteral("Content-Type"),
                               QByteArrayLiteral("application/x-www-form-urlencoded")});
    request.body = formOf(exchange);
    request.secretBody = true;
    request.maxRedirects = 0;
    request.maxAnswerBytes = kMostAnswerBytes;
    request.silenceTimeout = kSilence;
    Result<HttpResponse> response = co_await transport.send(std::move(request), std::move(stop));
    if (!response)
        co_return failure(std::move(response.error()));
    if (response->status != 200)
        co_return failure(refusalOf(*response));
    co_return readToken(*response);
}

} // namespace

IdentityProxyClient::IdentityProxyClient(HttpTransport& transport, QUrl identityProxy)
    : m_transport(transport), m_tokenAddress(withoutTrailingSlash(std::move(identityProxy)))
{
    m_tokenAddress.setPath(m_tokenAddress.path(QUrl::FullyEncoded) + QStringLiteral("/token"),
                           QUrl::StrictMode);
}

AsyncResult<IdentityProxyToken> IdentityProxyClient::exchange(CodeExchange exchange,
                                                              std::stop_token stop) const
{
    return exchangeAt(m_transport, m_tokenAddress, std::move(exchange), std::move(stop));
}

} // namespace waxwing

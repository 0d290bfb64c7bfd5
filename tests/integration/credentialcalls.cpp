#include "tests/integration/credentialcalls.h"

#include "core/portal/signinclient.h"
#include "tests/support/await.h"

namespace waxwing::test {

namespace {

const QByteArray kPassword = "Corr3ct-Horse-PASSW0RD";
const QByteArray kToken = "authentication-TOKEN-4711";
const QByteArray kVerifier = "code-VERIFIER-0815";
const QByteArray kSession = "session-TOKEN-2342";
const QByteArray kMessagePassword = "Schwan-MESSAGE-12";

template<typename T>
Result<void> outcome(Result<T> result)
{
    if (!result)
        return failure(std::move(result.error()));
    return {};
}

SignInClient clientOf(HttpTransport& transport, const QUrl& base)
{
    return SignInClient(transport, base, ClientIdentity());
}

Result<void> login(HttpTransport& transport, const QUrl& base)
{
    return outcome(
        await(clientOf(transport, base)
                  .login(QStringLiteral("zoe@example.org"), Secret(kPassword), std::nullopt, {})));
}

Result<void> authenticate(HttpTransport& transport, const QUrl& base)
{
    return outcome(await(clientOf(transport, base).authenticate(Secret(kToken), {})));
}

Result<void> exchangeToken(HttpTransport& transport, const QUrl& base)
{
    HttpRequest request(HttpMethod::Post, base.resolved(QUrl(QStringLiteral("/token"))));
    request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    request.body = "grant_type=authorization_code&code_verifier=" + kVerifier;
    request.secretBody = true;
    const auto answer = await(transport.send(request, {}));
    if (answer && answer->status / 100 == 3)
        return failure(ErrorKind::Protocol);
    return outcome(answer);
}

Result<void> sendSession(HttpTransport& transport, const QUrl& base)
{
    return outcome(await(clientOf(transport, base).userSettings(Secret(kSession), {})));
}

Result<void> openProtected(HttpTransport& transport, const QUrl& base)
{
    const PortalCaller caller(transport, base, ClientIdentity());
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/messages/1"));
    call.sessionToken = Secret(kSession);
    call.messagePassword = Secret(kMessagePassword);
    return outcome(await(caller.send(call, {})));
}

} // namespace

std::vector<CredentialCall> credentialCalls()
{
    return {{"login", {kPassword}, &login},
            {"authenticate", {kToken}, &authenticate},
            {"token exchange", {kVerifier}, &exchangeToken},
            {"session header", {kSession}, &sendSession},
            {"message password", {kSession, kMessagePassword}, &openProtected}};
}

bool holdsSecret(const QByteArray& bytes, const QList<QByteArray>& secrets)
{
    return std::any_of(secrets.begin(), secrets.end(), [&](const QByteArray& secret) {
        return bytes.contains(secret) || bytes.contains(secret.toBase64()) ||
               bytes.contains(secret.toPercentEncoding()) || bytes.contains(secret.toHex());
    });
}

} // namespace waxwing::test

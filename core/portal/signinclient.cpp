#include "core/portal/signinclient.h"

#include "core/portal/readers.h"

namespace waxwing {

namespace {

/// Runs a call and reads its answer with a plain function that cannot fail.
template<typename T>
AsyncResult<T> callAndRead(PortalCaller caller, PortalCall call, T (*read)(const Json&),
                           std::stop_token stop)
{
    const Result<PortalAnswer> answer = co_await caller.send(std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    co_return read(answer->json);
}

LoginAnswer readLogin(const Json& json)
{
    LoginAnswer answer;
    answer.sessionToken = Secret::fromText(JsonReader(json).text("sessionToken"));
    answer.availableMfa = readAvailableMfa(json);
    return answer;
}

AsyncResult<Secret> authenticateAt(PortalCaller caller, PortalCall call, std::stop_token stop)
{
    const Result<PortalAnswer> answer = co_await caller.send(std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    Secret token = Secret::fromText(JsonReader(answer->json).text("sessionToken"));
    if (token.isEmpty())
        co_return failure(ErrorKind::Protocol, QStringLiteral("authenticate gave no session"));
    co_return token;
}

AsyncResult<UserSettings> userSettingsAt(PortalCaller caller, PortalCall call, std::stop_token stop)
{
    const Result<PortalAnswer> answer = co_await caller.send(std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    co_return readUserSettings(answer->json);
}

} // namespace

SignInClient::SignInClient(HttpTransport& transport, QUrl messageApi, ClientIdentity identity)
    : m_caller(transport, std::move(messageApi), std::move(identity))
{}

AsyncResult<PingAnswer> SignInClient::ping(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/public/ping"));
    return callAndRead(m_caller, std::move(call), &readPing, std::move(stop));
}

AsyncResult<ServicePublicSettings> SignInClient::publicSettings(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/public/service/settings"));
    return callAndRead(m_caller, std::move(call), &readServicePublicSettings, std::move(stop));
}

AsyncResult<LoginAnswer> SignInClient::login(QString username, Secret password,
                                             std::optional<MfaAnswer> mfa,
                                             std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/login"));
    call.secretBody = true;
    call.body["username"] = username.toStdString();
    call.body["password"] = utf8(password);
    call.body["cookieless"] = true;
    if (mfa) {
        call.body["mfaId"] = mfa->id;
        call.body["mfaCode"] = mfa->code.toStdString();
    }
    return callAndRead(m_caller, std::move(call), &readLogin, std::move(stop));
}

AsyncResult<Secret> SignInClient::authenticate(Secret authenticationToken,
                                               std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/authenticate"));
    call.secretBody = true;
    call.body["authenticationToken"] = utf8(authenticationToken);
    call.body["cookieless"] = true;
    return authenticateAt(m_caller, std::move(call), std::move(stop));
}

AsyncResult<void> SignInClient::forgotPassword(QString address, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/public/users/forgotpassword"));
    call.body["emailAddress"] = address.toStdString();
    return callOnly(m_caller, std::move(call), std::move(stop));
}

AsyncResult<void> SignInClient::resendConfirmation(QString address, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post,
                    QStringLiteral("/v1/public/users/registration/resendconfirmation"));
    call.body["emailAddress"] = address.toStdString();
    return callOnly(m_caller, std::move(call), std::move(stop));
}

AsyncResult<void> SignInClient::logout(Secret sessionToken, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/logout"));
    call.sessionToken = std::move(sessionToken);
    return callOnly(m_caller, std::move(call), std::move(stop));
}

AsyncResult<UserSettings> SignInClient::userSettings(Secret sessionToken,
                                                     std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/user/settings"));
    call.sessionToken = std::move(sessionToken);
    return userSettingsAt(m_caller, std::move(call), std::move(stop));
}

} // namespace waxwing

#include "core/portal/registrationclient.h"

namespace waxwing {

namespace {

PortalCall secretCall(HttpMethod method, const char* path)
{
    PortalCall call(method, QString::fromLatin1(path));
    call.secretBody = true;
    return call;
}

AsyncResult<Secret> callForSession(PortalCaller caller, PortalCall call, std::stop_token stop)
{
    const Result<PortalAnswer> answer = co_await caller.send(std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    co_return Secret::fromText(JsonReader(answer->json).text("sessionToken"));
}

AsyncResult<QString> callForAddress(PortalCaller caller, PortalCall call, std::stop_token stop)
{
    const Result<PortalAnswer> answer = co_await caller.send(std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    QString address = JsonReader(answer->json).text("emailAddress");
    if (address.isEmpty())
        co_return failure(ErrorKind::Protocol, QStringLiteral("invitation without an address"));
    co_return address;
}

} // namespace

RegistrationClient::RegistrationClient(HttpTransport& transport, QUrl messageApi,
                                       ClientIdentity identity)
    : m_caller(transport, std::move(messageApi), std::move(identity))
{}

AsyncResult<QString> RegistrationClient::invitedAddress(Secret quickRegistrationToken,
                                                        std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/public/users/quickregistration"));
    call.query.emplace_back(QStringLiteral("quickRegistrationToken"),
                            QString::fromUtf8(quickRegistrationToken.reveal()));
    return callForAddress(m_caller, std::move(call), std::move(stop));
}

AsyncResult<Secret> RegistrationClient::registerUser(Registration registration,
                                                     std::stop_token stop) const
{
    PortalCall call = secretCall(HttpMethod::Post, "/v1/public/users/registration");
    const auto addText = [&call](const char* name, const QString& text) {
        if (!text.isEmpty())
            call.body[name] = text.toStdString();
    };
    call.body["emailAddress"] = registration.emailAddress.toStdString();
    call.body["firstName"] = registration.firstName.toStdString();
    call.body["lastName"] = registration.lastName.toStdString();
    call.body["password"] = utf8(registration.password);
    call.body["termsAccepted"] = registration.termsAccepted;
    call.body["cookieless"] = true;
    addText("companyName", registration.companyName);
    addText("language", registration.language);
    if (!registration.craAnswer.isEmpty())
        call.body["craCode"] = utf8(registration.craAnswer);
    if (!registration.quickRegistrationKey.isEmpty())
        call.body["quickRegistrationKey"] = utf8(registration.quickRegistrationKey);
    return callForSession(m_caller, std::move(call), std::move(stop));
}

AsyncResult<Secret> RegistrationClient::confirm(Secret confirmationToken,
                                                std::stop_token stop) const
{
    PortalCall call = secretCall(HttpMethod::Put, "/v1/public/users/registration");
    call.body["registrationConfirmationToken"] = utf8(confirmationToken);
    call.body["cookieless"] = true;
    return callForSession(m_caller, std::move(call), std::move(stop));
}

AsyncResult<void> RegistrationClient::resendConfirmation(Secret confirmationToken,
                                                         std::stop_token stop) const
{
    PortalCall call
        = secretCall(HttpMethod::Post, "/v1/public/users/registration/resendconfirmation");
    call.body["registrationConfirmationToken"] = utf8(confirmationToken);
    return callOnly(m_caller, std::move(call), std::move(stop));
}

AsyncResult<void> RegistrationClient::requestInvitation(QString emailAddress,
                                                        std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/public/users/invite"));
    call.body["emailAddress"] = emailAddress.toStdString();
    return callOnly(m_caller, std::move(call), std::move(stop));
}

AsyncResult<void> RegistrationClient::resetPassword(Secret forgotPasswordToken, Secret newPassword,
                                                    std::stop_token stop) const
{
    PortalCall call = secretCall(HttpMethod::Post, "/v1/public/users/resetpassword");
    call.body["forgotPasswordToken"] = utf8(forgotPasswordToken);
    call.body["newPassword"] = utf8(newPassword);
    return callOnly(m_caller, std::move(call), std::move(stop));
}

} // namespace waxwing

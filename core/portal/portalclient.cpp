#include "core/portal/portalclient.h"

#include "core/portal/readers.h"

namespace waxwing {

namespace {

Result<Secret> readNotificationSession(const Json& json)
{
    Secret token = Secret::fromText(JsonReader(json).text("notificationSessionToken"));
    if (token.isEmpty())
        return failure(ErrorKind::Protocol, QStringLiteral("no notification session in the answer"));
    return token;
}

Result<ServiceSettings> readServiceSettingsResult(const Json& json)
{
    return readServiceSettings(json);
}

Result<AuthenticationToken> readAuthenticationToken(const Json& json)
{
    AuthenticationToken answer;
    answer.token = Secret::fromText(JsonReader(json).text("authenticationToken"));
    if (answer.token.isEmpty())
        return failure(ErrorKind::Protocol, QStringLiteral("no authentication token in the answer"));
    return answer;
}

AsyncResult<AuthenticationToken> withDays(AsyncResult<AuthenticationToken> task, int days)
{
    Result<AuthenticationToken> answer = co_await task;
    if (answer)
        answer->days = days;
    co_return answer;
}

} // namespace

PortalClient::~PortalClient()
{
    m_caller.detach();
}

PortalClient::PortalClient(HttpTransport& transport, SessionTokens& tokens, QUrl messageApi,
                           ClientIdentity identity)
    : m_caller(transport, tokens, std::move(messageApi), std::move(identity))
{}

AsyncResult<ServiceSettings> PortalClient::serviceSettings(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/service/settings"));
    return m_caller.sendAndRead(std::move(call), &readServiceSettingsResult,
                               std::move(stop));
}

AsyncResult<UserSettings> PortalClient::userSettings(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/user/settings"));
    return m_caller.sendAndRead(std::move(call), &readUserSettings, std::move(stop));
}

AsyncResult<QList<Label>> PortalClient::labels(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/labels"));
    return m_caller.sendAndRead(std::move(call), &readLabels, std::move(stop));
}

AsyncResult<Page<MessageSummary>> PortalClient::searchMessages(MessageFilter filter, int page,
                                                               int pageSize,
                                                               std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/messages/search"));
    call.query.emplace_back(QStringLiteral("page"), QString::number(page));
    call.query.emplace_back(QStringLiteral("pageSize"), QString::number(pageSize));
    const QString filterText = toJsv(filter);
    if (!filterText.isEmpty())
        call.query.emplace_back(QStringLiteral("filter"), filterText);
    call.query.emplace_back(QStringLiteral("sort"), toJsv(SearchSort::Date, Qt::DescendingOrder));
    return m_caller.sendAndRead(std::move(call), &readMessagePage, std::move(stop));
}

AsyncResult<Message> PortalClient::retrieveMessage(Guid guid, std::optional<Secret> password,
                                                   std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/messages/") + guid.toString());
    call.messagePassword = std::move(password);
    return m_caller.sendAndRead(std::move(call), &readMessage, std::move(stop));
}

AsyncResult<AuthenticationToken> PortalClient::newAuthenticationToken(int days) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/user/authenticationtoken"));
    call.query.emplace_back(QStringLiteral("authenticationTokenMaxDays"), QString::number(days));
    auto task = m_caller.sendAndRead(std::move(call), &readAuthenticationToken, {});
    return withDays(std::move(task), days);
}

AsyncResult<void> PortalClient::expireAuthenticationToken(Secret token) const
{
    PortalCall call(HttpMethod::Delete, QStringLiteral("/v1/user/authenticationtoken"));
    call.query.emplace_back(QStringLiteral("authenticationToken"),
                            QString::fromUtf8(token.reveal()));
    return m_caller.sendOnly(std::move(call), {});
}

AsyncResult<void> PortalClient::logout() const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/logout"));
    call.repeatable = true;
    return m_caller.sendOnly(std::move(call), {});
}

AsyncResult<void> PortalClient::updatePassword(Secret oldPassword, Secret newPassword,
                                               std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, QStringLiteral("/v1/user/updatepassword"));
    call.secretBody = true;
    call.body["oldPassword"] = utf8(oldPassword);
    call.body["newPassword"] = utf8(newPassword);
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> PortalClient::sendActivationMessage(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/user/activationmessage"));
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<Secret> PortalClient::createNotificationSession(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/notifications"));
    call.repeatable = true;
    call.body["deviceType"] = "InApp";
    call.body["enableUserTrackingNotifications"] = true;
    call.body["newAssetNotificationFilters"]
        = Json::array({"Message", "Attachment", "Esignature", "Tracking"});
    return m_caller.sendAndRead(std::move(call), &readNotificationSession,
                               std::move(stop));
}

AsyncResult<void> PortalClient::heartbeat(Secret notificationSession, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, QStringLiteral("/v1/notifications/heartbeat"));
    call.repeatable = true;
    call.countsAsUse = false;
    call.secretBody = true;
    call.body["notificationSessionToken"] = utf8(notificationSession);
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> PortalClient::subscribe(Secret notificationSession, QList<Guid> messageGuids,
                                          std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/notifications/subscription"));
    call.repeatable = true;
    call.secretBody = true;
    call.body["notificationSessionToken"] = utf8(notificationSession);
    Json subscriptions = Json::array();
    for (const Guid& guid : messageGuids) {
        Json subscription = Json::object();
        subscription["subscriptionType"] = "Message";
        subscription["subscriptionGuid"] = guid.toString().toStdString();
        subscriptions.push_back(std::move(subscription));
    }
    call.body["subscriptions"] = std::move(subscriptions);
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

AsyncResult<void> PortalClient::removeNotificationSession(Secret notificationSession) const
{
    PortalCall call(HttpMethod::Delete, QStringLiteral("/v1/notifications"));
    call.repeatable = true;
    call.query.emplace_back(QStringLiteral("notificationSessionToken"),
                            QString::fromUtf8(notificationSession.reveal()));
    return m_caller.sendOnly(std::move(call), {});
}

void PortalClient::moveTo(const QUrl& messageApi)
{
    m_caller.moveTo(messageApi);
}

void PortalClient::onServiceSettingsChanged(std::function<void()> call)
{
    m_caller.onServiceSettingsChanged(std::move(call));
}

void PortalClient::onUserSettingsChanged(std::function<void()> call)
{
    m_caller.onUserSettingsChanged(std::move(call));
}

} // namespace waxwing

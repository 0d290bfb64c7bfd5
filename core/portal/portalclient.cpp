#include "core/portal/portalclient.h"

#include "core/portal/readers.h"

namespace waxwing {

/// What calls need even if the client dies before they answer.
struct PortalClient::Shared
{
    Shared(HttpTransport& transport, SessionTokens& sessionTokens, QUrl base,
           ClientIdentity identity)
        : caller(transport, std::move(base), std::move(identity)), tokens(&sessionTokens)
    {}

    /// Tells a changed version header; the first value seen and a missing one are no change.
    static bool noteVersion(QByteArray& known, const QByteArray& seen)
    {
        if (seen.isEmpty() || seen == known)
            return false;
        const bool changed = !known.isEmpty();
        known = seen;
        return changed;
    }

    void noteVersions(const PortalAnswer& answer)
    {
        if (noteVersion(serviceVersion, answer.serviceSettingsVersion) && serviceSettingsChanged)
            serviceSettingsChanged();
        if (noteVersion(userVersion, answer.userSettingsVersion) && userSettingsChanged)
            userSettingsChanged();
    }

    PortalCaller caller;
    SessionTokens* tokens; ///< null once the client is gone
    QByteArray serviceVersion;
    QByteArray userVersion;
    std::function<void()> serviceSettingsChanged;
    std::function<void()> userSettingsChanged;

    static AsyncResult<PortalAnswer> send(std::shared_ptr<Shared> shared, PortalCall call,
                                          std::stop_token stop);
    static AsyncResult<void> sendOnly(std::shared_ptr<Shared> shared, PortalCall call,
                                      std::stop_token stop);
    template<typename T>
    static AsyncResult<T> sendAndRead(std::shared_ptr<Shared> shared, PortalCall call,
                                      Result<T> (*read)(const Json&), std::stop_token stop);
};

AsyncResult<PortalAnswer> PortalClient::Shared::send(std::shared_ptr<Shared> shared,
                                                     PortalCall call, std::stop_token stop)
{
    if (!shared->tokens)
        co_return failure(ErrorKind::Cancelled);
    Secret token = shared->tokens->sessionToken();
    if (token.isEmpty()) {
        Result<Secret> fresh = co_await shared->tokens->renew(token);
        if (!fresh)
            co_return failure(std::move(fresh.error()));
        token = *std::move(fresh);
    }
    call.sessionToken = token;
    Result<PortalAnswer> answer = co_await shared->caller.send(call, stop);
    if (!answer && answer.error().is(ErrorKind::SignInNeeded) && shared->tokens) {
        Result<Secret> fresh = co_await shared->tokens->renew(token);
        if (!fresh)
            co_return failure(std::move(fresh.error()));
        call.sessionToken = *std::move(fresh);
        answer = co_await shared->caller.send(call, stop);
    }
    if (answer)
        shared->noteVersions(*answer);
    const bool taken = answer
                       || (answer.error().httpStatus > 0 && answer.error().httpStatus < 500
                           && !answer.error().is(ErrorKind::SignInNeeded));
    if (taken && call.countsAsUse && shared->tokens)
        shared->tokens->noteUse();
    co_return answer;
}

AsyncResult<void> PortalClient::Shared::sendOnly(std::shared_ptr<Shared> shared, PortalCall call,
                                                 std::stop_token stop)
{
    const Result<PortalAnswer> answer = co_await send(shared, std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    co_return Result<void>();
}

template<typename T>
AsyncResult<T> PortalClient::Shared::sendAndRead(std::shared_ptr<Shared> shared, PortalCall call,
                                                 Result<T> (*read)(const Json&),
                                                 std::stop_token stop)
{
    const Result<PortalAnswer> answer = co_await send(shared, std::move(call), std::move(stop));
    if (!answer)
        co_return failure(answer.error());
    co_return read(answer->json);
}

namespace {

std::string utf8(const Secret& secret)
{
    return secret.reveal().toStdString();
}

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
    m_shared->tokens = nullptr;
}

PortalClient::PortalClient(HttpTransport& transport, SessionTokens& tokens, QUrl messageApi,
                           ClientIdentity identity)
    : m_shared(std::make_shared<Shared>(transport, tokens, std::move(messageApi),
                                        std::move(identity)))
{}

AsyncResult<ServiceSettings> PortalClient::serviceSettings(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/service/settings"));
    return Shared::sendAndRead(m_shared, std::move(call), &readServiceSettingsResult,
                               std::move(stop));
}

AsyncResult<UserSettings> PortalClient::userSettings(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/user/settings"));
    return Shared::sendAndRead(m_shared, std::move(call), &readUserSettings, std::move(stop));
}

AsyncResult<QList<Label>> PortalClient::labels(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/labels"));
    return Shared::sendAndRead(m_shared, std::move(call), &readLabels, std::move(stop));
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
    return Shared::sendAndRead(m_shared, std::move(call), &readMessagePage, std::move(stop));
}

AsyncResult<Message> PortalClient::retrieveMessage(Guid guid, std::optional<Secret> password,
                                                   std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/messages/") + guid.toString());
    call.messagePassword = std::move(password);
    return Shared::sendAndRead(m_shared, std::move(call), &readMessage, std::move(stop));
}

AsyncResult<AuthenticationToken> PortalClient::newAuthenticationToken(int days) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/user/authenticationtoken"));
    call.query.emplace_back(QStringLiteral("authenticationTokenMaxDays"), QString::number(days));
    auto task = Shared::sendAndRead(m_shared, std::move(call), &readAuthenticationToken, {});
    return withDays(std::move(task), days);
}

AsyncResult<void> PortalClient::expireAuthenticationToken(Secret token) const
{
    PortalCall call(HttpMethod::Delete, QStringLiteral("/v1/user/authenticationtoken"));
    call.query.emplace_back(QStringLiteral("authenticationToken"),
                            QString::fromUtf8(token.reveal()));
    return Shared::sendOnly(m_shared, std::move(call), {});
}

AsyncResult<void> PortalClient::logout() const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/logout"));
    call.repeatable = true;
    return Shared::sendOnly(m_shared, std::move(call), {});
}

AsyncResult<void> PortalClient::updatePassword(Secret oldPassword, Secret newPassword,
                                               std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, QStringLiteral("/v1/user/updatepassword"));
    call.secretBody = true;
    call.body["oldPassword"] = utf8(oldPassword);
    call.body["newPassword"] = utf8(newPassword);
    return Shared::sendOnly(m_shared, std::move(call), std::move(stop));
}

AsyncResult<void> PortalClient::sendActivationMessage(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/user/activationmessage"));
    return Shared::sendOnly(m_shared, std::move(call), std::move(stop));
}

AsyncResult<Secret> PortalClient::createNotificationSession(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/notifications"));
    call.repeatable = true;
    call.body["deviceType"] = "InApp";
    call.body["enableUserTrackingNotifications"] = true;
    call.body["newAssetNotificationFilters"]
        = Json::array({"Message", "Attachment", "Esignature", "Tracking"});
    return Shared::sendAndRead(m_shared, std::move(call), &readNotificationSession,
                               std::move(stop));
}

AsyncResult<void> PortalClient::heartbeat(Secret notificationSession, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, QStringLiteral("/v1/notifications/heartbeat"));
    call.repeatable = true;
    call.countsAsUse = false;
    call.secretBody = true;
    call.body["notificationSessionToken"] = utf8(notificationSession);
    return Shared::sendOnly(m_shared, std::move(call), std::move(stop));
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
    return Shared::sendOnly(m_shared, std::move(call), std::move(stop));
}

AsyncResult<void> PortalClient::removeNotificationSession(Secret notificationSession) const
{
    PortalCall call(HttpMethod::Delete, QStringLiteral("/v1/notifications"));
    call.repeatable = true;
    call.query.emplace_back(QStringLiteral("notificationSessionToken"),
                            QString::fromUtf8(notificationSession.reveal()));
    return Shared::sendOnly(m_shared, std::move(call), {});
}

void PortalClient::moveTo(const QUrl& messageApi)
{
    m_shared->caller.moveTo(messageApi);
}

void PortalClient::onServiceSettingsChanged(std::function<void()> call)
{
    m_shared->serviceSettingsChanged = std::move(call);
}

void PortalClient::onUserSettingsChanged(std::function<void()> call)
{
    m_shared->userSettingsChanged = std::move(call);
}

} // namespace waxwing

#pragma once

#include "core/portal/jsv.h"
#include "core/portal/sessioncaller.h"
#include "core/model/types.h"

#include <functional>
#include <memory>

namespace waxwing {

struct AuthenticationToken
{
    Secret token;
    int days = 14; ///< as asked for
};

/// The operations of one portal for one signed-in user, one function each, in the words of
/// messages.md, notifications.md and settings.md. A call refused for its session is repeated once
/// with a renewed one. Calls may outlive the client. Main thread.
class PortalClient
{
public:
    /// `transport` must outlive the client and its calls, `tokens` the client: a call that outlives
    /// it asks them for nothing any more.
    PortalClient(HttpTransport& transport, SessionTokens& tokens, QUrl messageApi,
                 ClientIdentity identity);
    ~PortalClient();
    PortalClient(const PortalClient&) = delete;
    PortalClient& operator=(const PortalClient&) = delete;

    [[nodiscard]] AsyncResult<ServiceSettings> serviceSettings(std::stop_token stop) const;
    [[nodiscard]] AsyncResult<UserSettings> userSettings(std::stop_token stop) const;
    [[nodiscard]] AsyncResult<QList<Label>> labels(std::stop_token stop) const;

    /// SearchMessages, newest first. `page` from 1. Never fetches a body, marks nothing read.
    [[nodiscard]] AsyncResult<Page<MessageSummary>> searchMessages(MessageFilter filter, int page,
                                                                   int pageSize,
                                                                   std::stop_token stop) const;
    /// GetMessage with the body: the sender will see that it was read. `password` for protected
    /// messages only and used for this one request.
    [[nodiscard]] AsyncResult<Message> retrieveMessage(Guid guid, std::optional<Secret> password,
                                                       std::stop_token stop) const;

    [[nodiscard]] AsyncResult<AuthenticationToken> newAuthenticationToken(int days) const;
    [[nodiscard]] AsyncResult<void> expireAuthenticationToken(Secret token) const;
    [[nodiscard]] AsyncResult<void> logout() const;
    /// UpdatePassword. Afterwards other sessions and all authentication tokens of the user are gone.
    [[nodiscard]] AsyncResult<void> updatePassword(Secret oldPassword, Secret newPassword,
                                                   std::stop_token stop) const;
    /// SendActivationMessage: sends the activation mail again.
    [[nodiscard]] AsyncResult<void> sendActivationMessage(std::stop_token stop) const;

    /// CreateNotificationSession for InApp: the channel's name, a secret.
    [[nodiscard]] AsyncResult<Secret> createNotificationSession(std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> heartbeat(Secret notificationSession,
                                              std::stop_token stop) const;
    /// Subscribe to what happens to single messages (read elsewhere, recalled).
    [[nodiscard]] AsyncResult<void> subscribe(Secret notificationSession, QList<Guid> messageGuids,
                                              std::stop_token stop) const;
    [[nodiscard]] AsyncResult<void> removeNotificationSession(Secret notificationSession) const;

    /// The portal has another address now; calls under way end at the old one.
    void moveTo(const QUrl& messageApi);

    /// Called when an answer's version header shows that settings changed (README section 6).
    void onServiceSettingsChanged(std::function<void()> call);
    void onUserSettingsChanged(std::function<void()> call);

    /// For the clients of other operations of this portal; ends with this client.
    [[nodiscard]] const SessionCaller& caller() const { return m_caller; }

private:
    SessionCaller m_caller;
};

} // namespace waxwing

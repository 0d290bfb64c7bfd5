#pragma once

#include "core/portal/portalclient.h"

namespace waxwing {

/// Notification sessions of a portal as a port (notifications.md section 1).
class NotificationSessions
{
public:
    virtual ~NotificationSessions() = default;
    [[nodiscard]] virtual AsyncResult<Secret> create(std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<void> heartbeat(Secret token, std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<void> subscribe(Secret token, QList<Guid> messageGuids,
                                                      std::stop_token stop) = 0;
};

class PortalNotificationSessions final : public NotificationSessions
{
public:
    explicit PortalNotificationSessions(PortalClient& client) : m_client(client) {}
    [[nodiscard]] AsyncResult<Secret> create(std::stop_token stop) override
    {
        return m_client.createNotificationSession(std::move(stop));
    }
    [[nodiscard]] AsyncResult<void> heartbeat(Secret token, std::stop_token stop) override
    {
        return m_client.heartbeat(std::move(token), std::move(stop));
    }
    [[nodiscard]] AsyncResult<void> subscribe(Secret token, QList<Guid> messageGuids,
                                              std::stop_token stop) override
    {
        return m_client.subscribe(std::move(token), std::move(messageGuids), std::move(stop));
    }

private:
    PortalClient& m_client;
};

} // namespace waxwing

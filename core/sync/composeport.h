#pragma once

#include "core/portal/composeclient.h"
#include "core/portal/portalclient.h"

namespace waxwing {

/// The calls that bring a message on its way, as a port. What they promise is said at
/// ComposeClient.
class ComposePort
{
public:
    virtual ~ComposePort() = default;
    [[nodiscard]] virtual AsyncResult<Guid> preCreate(DraftAction action, std::optional<Guid> parent,
                                                      std::optional<Secret> parentPassword,
                                                      Guid externalId, std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<void> save(Guid messageGuid, Draft draft,
                                                 std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<void> send(Guid messageGuid, Draft draft,
                                                 std::optional<Secret> password,
                                                 std::optional<Secret> craCode,
                                                 std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<MessageSummary> messageState(Guid messageGuid,
                                                                   std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<Page<MessageSummary>>
    searchMessages(MessageFilter filter, int page, int pageSize, std::stop_token stop) = 0;
};

class PortalComposePort final : public ComposePort
{
public:
    /// Both must outlive the port.
    PortalComposePort(PortalClient& portal, const ComposeClient& client)
        : m_portal(portal), m_client(client)
    {}

    [[nodiscard]] AsyncResult<Guid> preCreate(DraftAction action, std::optional<Guid> parent,
                                              std::optional<Secret> parentPassword, Guid externalId,
                                              std::stop_token stop) override
    {
        return m_client.preCreate(action, parent, std::move(parentPassword), externalId,
                                  std::move(stop));
    }
    [[nodiscard]] AsyncResult<void> save(Guid messageGuid, Draft draft,
                                         std::stop_token stop) override
    {
        return m_client.save(messageGuid, std::move(draft), std::move(stop));
    }
    [[nodiscard]] AsyncResult<void> send(Guid messageGuid, Draft draft,
                                         std::optional<Secret> password,
                                         std::optional<Secret> craCode,
                                         std::stop_token stop) override
    {
        return m_client.send(messageGuid, std::move(draft), std::move(password),
                             std::move(craCode), std::move(stop));
    }
    [[nodiscard]] AsyncResult<MessageSummary> messageState(Guid messageGuid,
                                                           std::stop_token stop) override
    {
        return m_client.messageState(messageGuid, std::move(stop));
    }
    [[nodiscard]] AsyncResult<Page<MessageSummary>>
    searchMessages(MessageFilter filter, int page, int pageSize, std::stop_token stop) override
    {
        return m_portal.searchMessages(std::move(filter), page, pageSize, std::move(stop));
    }

private:
    PortalClient& m_portal;
    const ComposeClient& m_client;
};

} // namespace waxwing

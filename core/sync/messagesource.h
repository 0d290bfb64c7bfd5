#pragma once

#include "core/portal/portalclient.h"

namespace waxwing {

/// The one call that sync makes, as a port: summaries only, never a body (design rule 1).
class MessageSource
{
public:
    virtual ~MessageSource() = default;
    [[nodiscard]] virtual AsyncResult<Page<MessageSummary>>
    searchMessages(MessageFilter filter, int page, int pageSize, std::stop_token stop) = 0;
};

class PortalMessageSource final : public MessageSource
{
public:
    explicit PortalMessageSource(PortalClient& client) : m_client(client) {}
    [[nodiscard]] AsyncResult<Page<MessageSummary>>
    searchMessages(MessageFilter filter, int page, int pageSize, std::stop_token stop) override
    {
        return m_client.searchMessages(std::move(filter), page, pageSize, std::move(stop));
    }

private:
    PortalClient& m_client;
};

} // namespace waxwing

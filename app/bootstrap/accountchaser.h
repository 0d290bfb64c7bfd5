#pragma once

#include "core/alerts/chaser.h"
#include "core/portal/slipclient.h"

namespace waxwing {

class MessageStore;
class PortalClient;

class PortalSentStates final : public SentStates
{
public:
    explicit PortalSentStates(SlipClient client) : m_client(std::move(client)) {}
    [[nodiscard]] AsyncResult<std::optional<SentState>> of(Guid message,
                                                           std::stop_token stop) override
    {
        return m_client.sentState(message, std::move(stop));
    }

private:
    SlipClient m_client;
};

/// The reminders of one account with what they ask and where they are kept. What it is given must
/// outlive it. Main thread.
class AccountChaser final
{
public:
    AccountChaser(PortalClient& portal, AccountDatabase& database, MessageStore& messages,
                  AlertCenter& alerts, const Clock& clock, Scheduler& scheduler);
    [[nodiscard]] Chaser& chaser() { return m_chaser; }

private:
    PortalSentStates m_states;
    Chases m_store;
    Chaser m_chaser;
};

} // namespace waxwing

#include "app/bootstrap/accountchaser.h"

#include "core/portal/portalclient.h"
#include "core/store/messagestore.h"

namespace waxwing {

namespace {

/// What the cache knows of the message; it may not have come back from the portal yet.
AsyncResult<News> describe(MessageStore* messages, Guid message)
{
    const Result<std::optional<MessageSummary>> known = co_await messages->summary(message);
    if (!known)
        co_return failure(known.error());
    News news;
    if (*known) {
        news.conversationGuid = (*known)->conversationGuid;
        news.subject = (*known)->subject;
        news.isProtected = (*known)->isProtected();
    }
    co_return news;
}

} // namespace

AccountChaser::AccountChaser(PortalClient& portal, AccountDatabase& database,
                             MessageStore& messages, AlertCenter& alerts, const Clock& clock,
                             Scheduler& scheduler)
    : m_states(SlipClient(portal.caller())), m_store(database),
      m_chaser(m_states, m_store, alerts,
               [&messages](Guid message) { return describe(&messages, message); }, clock, scheduler)
{}

} // namespace waxwing

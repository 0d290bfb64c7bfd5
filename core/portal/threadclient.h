#pragma once

#include "core/model/thread.h"
#include "core/portal/sessioncaller.h"

namespace waxwing {

/// Conversations and the trees of replies and forwards (messages.md 2.4). Summaries only: asking
/// counts as nothing. Main thread.
class ThreadClient
{
public:
    explicit ThreadClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    /// GetConversation: the messages of a thread that the person has.
    [[nodiscard]] AsyncResult<QList<MessageSummary>> conversation(Guid conversation,
                                                                  std::stop_token stop) const;
    /// GetMessageTree from the oldest ancestor, flat.
    [[nodiscard]] AsyncResult<QList<ThreadNode>> tree(Guid message, std::stop_token stop) const;

private:
    SessionCaller m_caller;
};

} // namespace waxwing

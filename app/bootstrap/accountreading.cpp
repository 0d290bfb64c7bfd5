#include "app/bootstrap/accountreading.h"

namespace waxwing {

AccountReading::AccountReading(LiveAccount& account, const Clock& clock)
    : m_account(account), m_clock(clock),
      m_client(account.portal().caller()), m_slips(m_client, account.database(), clock)
{}

AccountReading::~AccountReading()
{
    m_stop.request_stop();
}

AsyncResult<QList<ThreadNode>> AccountReading::thread(Guid message, Guid conversation)
{
    return loadThread(ThreadClient(m_account.portal().caller()),
                      Conversations(m_account.database()), message, conversation,
                      m_account.record().emailAddress, m_clock.now(), m_stop.get_token());
}

/// What the person has, and what the tree tells beyond; without the tree the rest is still true.
/// Without the portal, what the cache has of it.
AsyncResult<QList<ThreadNode>> AccountReading::loadThread(ThreadClient client, Conversations stored,
                                                          Guid message, Guid conversation,
                                                          QString ownAddress, QDateTime now,
                                                          std::stop_token stop)
{
    const Result<QList<MessageSummary>> messages = co_await client.conversation(conversation, stop);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!messages) {
        const Result<QList<MessageSummary>> known = co_await stored.messages(conversation);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!known || known->isEmpty())
            co_return failure(messages.error());
        const QList<ThreadNode> noTree;
        Result<QList<ThreadNode>> answer(threadOf(*known, noTree, ownAddress, now));
        co_return answer;
    }
    const Result<QList<ThreadNode>> tree = co_await client.tree(message, stop);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    Result<QList<ThreadNode>> answer(
        threadOf(*messages, tree.value_or(QList<ThreadNode>()), ownAddress, now));
    co_return answer;
}

AsyncResult<void> AccountReading::trackPrint(Guid message)
{
    const std::stop_token never;
    return m_client.trackPrint(message, never);
}

} // namespace waxwing

#include "core/sync/messagemoves.h"

namespace waxwing {

struct MessageMoves::Shared
{
    LabelClient client;
    MessageStore& store;
    QString ownAddress;
    std::stop_source stop;
};

namespace {

Folder originOf(const MessageSummary& message, const QString& ownAddress)
{
    if (message.status.compare(u"Draft", Qt::CaseInsensitive) == 0
        || message.status.compare(u"PreCreated", Qt::CaseInsensitive) == 0)
        return Folder::Draft;
    const bool own = message.sender.email.compare(ownAddress, Qt::CaseInsensitive) == 0;
    return own ? Folder::Sent : Folder::Inbox;
}

Folder folderOf(MoveTarget target)
{
    switch (target) {
    case MoveTarget::Archive: return Folder::Archive;
    case MoveTarget::Trash: return Folder::Trash;
    case MoveTarget::Restore: break;
    }
    return Folder::Inbox;
}

} // namespace

MessageMoves::MessageMoves(LabelClient client, MessageStore& store, QString ownAddress)
    : m_shared(std::make_shared<Shared>(
        Shared{std::move(client), store, std::move(ownAddress), {}}))
{}

MessageMoves::~MessageMoves()
{
    m_shared->stop.request_stop();
}

AsyncResult<MoveOutcome> MessageMoves::move(QList<Guid> messages, MoveTarget target,
                                            QList<Label> labels)
{
    return plan(m_shared, std::move(messages), target, std::move(labels));
}

AsyncResult<MoveOutcome> MessageMoves::plan(std::shared_ptr<Shared> shared, QList<Guid> messages,
                                            MoveTarget target, QList<Label> labels)
{
    const std::stop_token stop = shared->stop.get_token();
    QList<Step> steps;
    for (const Guid& guid : messages) {
        const Result<std::optional<Folder>> folder = co_await shared->store.folderOf(guid);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!folder)
            co_return failure(folder.error());
        if (!*folder || !isMoveOf(**folder, target))
            continue;
        Step step;
        step.guid = guid;
        step.from = **folder;
        step.label = folderOf(target);
        if (target != MoveTarget::Restore)
            step.to = step.label;
        steps << step;
    }
    co_return co_await run(shared, steps, labels);
}

AsyncResult<MoveOutcome> MessageMoves::undo(QList<MovedMessage> moved, QList<Label> labels)
{
    QList<Step> steps;
    for (const MovedMessage& one : std::as_const(moved)) {
        const bool kept = one.from == Folder::Archive || one.from == Folder::Trash;
        Step step;
        step.guid = one.guid;
        step.from = one.from;
        step.label = kept ? one.from : Folder::Inbox;
        step.to = one.from;
        steps << step;
    }
    return run(m_shared, std::move(steps), std::move(labels));
}

AsyncResult<MoveOutcome> MessageMoves::run(std::shared_ptr<Shared> shared, QList<Step> steps,
                                           QList<Label> labels)
{
    const std::stop_token stop = shared->stop.get_token();
    MoveOutcome outcome;
    for (const Step& step : steps) {
        const std::optional<Guid> label = folderLabel(labels, step.label);
        Result<void> done = failure(ErrorKind::Forbidden);
        if (label) {
            const Guid message = step.guid;
            done = co_await shared->client.add(*label, message, stop);
        }
        // The account may be gone, and its store with it.
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!done) {
            outcome.error = done.error();
            outcome.left = steps.size() - outcome.moved.size();
            break;
        }
        outcome.moved << MovedMessage{step.guid, step.from};
        const Step placed = step;
        const Result<void> stored = co_await place(shared, placed);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        (void)stored; // the next sync finds it where the portal has it
    }
    Result<MoveOutcome> answer(std::move(outcome));
    co_return answer;
}

AsyncResult<void> MessageMoves::place(std::shared_ptr<Shared> shared, Step step)
{
    const std::stop_token stop = shared->stop.get_token();
    const Result<std::optional<MessageSummary>> known = co_await shared->store.summary(step.guid);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!known || !*known)
        co_return failure(ErrorKind::NotFound);
    const MessageSummary message = **known;
    const Folder folder = step.to.value_or(originOf(message, shared->ownAddress));
    const Result<SyncCursor> cursor = co_await shared->store.cursor(folder);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!cursor)
        co_return failure(cursor.error());
    const SyncCursor unmoved = *cursor;
    const QList<MessageSummary> page{message};
    const Result<StoredPage> stored
        = co_await shared->store.storePage(folder, page, unmoved, NewsPolicy::History);
    if (!stored)
        co_return failure(stored.error());
    co_return Result<void>();
}

} // namespace waxwing

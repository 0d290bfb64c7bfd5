#include "core/sync/messagelabels.h"

namespace waxwing {

struct MessageLabels::Shared
{
    LabelClient client;
    LabelRows& rows;
    std::stop_source stop;
};

MessageLabels::MessageLabels(LabelClient client, LabelRows& rows)
    : m_shared(std::make_shared<Shared>(Shared{std::move(client), rows, {}}))
{}

MessageLabels::~MessageLabels()
{
    m_shared->stop.request_stop();
}

AsyncResult<LabellingOutcome> MessageLabels::mark(QList<Guid> messages, Guid label, bool on)
{
    return run(m_shared, std::move(messages), label, on);
}

AsyncResult<LabellingOutcome> MessageLabels::run(std::shared_ptr<Shared> shared,
                                                 QList<Guid> messages, Guid label, bool on)
{
    const std::stop_token stop = shared->stop.get_token();
    const Result<QHash<Guid, QList<Guid>>> carried = co_await shared->rows.labelsOf(messages);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!carried)
        co_return failure(carried.error());
    QList<Guid> concerned;
    for (const Guid& message : std::as_const(messages)) {
        if (carried->value(message).contains(label) != on)
            concerned << message;
    }
    LabellingOutcome outcome;
    for (const Guid& one : std::as_const(concerned)) {
        const Guid message = one;
        Result<void> done;
        if (on)
            done = co_await shared->client.add(label, message, stop);
        else
            done = co_await shared->client.remove(label, message, stop);
        // The account may be gone, and its store with it.
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!done) {
            outcome.error = done.error();
            outcome.left = concerned.size() - outcome.changed.size();
            break;
        }
        outcome.changed << message;
    }
    const QList<Guid> changed = outcome.changed;
    if (!changed.isEmpty()) {
        const Result<void> stored = co_await shared->rows.mark(label, changed, on);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        (void)stored; // the next sync finds it as the portal has it
    }
    Result<LabellingOutcome> answer(std::move(outcome));
    co_return answer;
}

} // namespace waxwing

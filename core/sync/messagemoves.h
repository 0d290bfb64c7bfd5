#pragma once

#include "core/model/messagemove.h"
#include "core/portal/labelclient.h"
#include "core/store/messagestore.h"

#include <memory>

namespace waxwing {

/// A message and the folder it lay in before it was moved.
struct MovedMessage
{
    Guid guid;
    Folder from = Folder::Inbox;
};

struct MoveOutcome
{
    QList<MovedMessage> moved;
    qsizetype left = 0;         ///< not moved, because of `error`
    std::optional<Error> error;
};

/// Puts messages of one account into other folders: at the portal, then in the cache, one after the
/// other, so that a loss in between leaves each message in one place that the next sync confirms.
/// Stops at the first failure. Main thread; ends its calls when it dies.
class MessageMoves
{
public:
    /// `store` must outlive it.
    MessageMoves(LabelClient client, MessageStore& store, QString ownAddress);
    ~MessageMoves();
    MessageMoves(const MessageMoves&) = delete;
    MessageMoves& operator=(const MessageMoves&) = delete;

    /// Messages that have no business there are left out without a word.
    [[nodiscard]] AsyncResult<MoveOutcome> move(QList<Guid> messages, MoveTarget target,
                                                QList<Label> labels);
    /// Back to where each lay before.
    [[nodiscard]] AsyncResult<MoveOutcome> undo(QList<MovedMessage> moved, QList<Label> labels);

private:
    struct Shared;
    struct Step
    {
        Guid guid;
        Folder from;
        Folder label; ///< whose label is added
        std::optional<Folder> to; ///< none: where it came from
    };
    static AsyncResult<MoveOutcome> plan(std::shared_ptr<Shared> shared, QList<Guid> messages,
                                         MoveTarget target, QList<Label> labels);
    static AsyncResult<MoveOutcome> run(std::shared_ptr<Shared> shared, QList<Step> steps,
                                        QList<Label> labels);
    static AsyncResult<void> place(std::shared_ptr<Shared> shared, Step step);

    std::shared_ptr<Shared> m_shared; ///< with the calls under way
};

} // namespace waxwing

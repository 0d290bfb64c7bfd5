#pragma once

#include "core/model/types.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace waxwing {

/// A message within its conversation.
struct ThreadNode
{
    Guid guid;
    std::optional<Guid> parent;
    User sender;
    QString subject;
    QDateTime date;
    QString branch; ///< "Reply", "Forward" … as on the wire
    bool unread = false;
    bool reachable = true; ///< false: the portal names it, but it is not ours to open
    bool gone = false;     ///< recalled, expired or withdrawn
    int depth = 0;         ///< 0: begins the conversation, as far as we may see
};

/// A conversation in the order it is read: each message followed by what came of it, oldest first.
/// `conversation` are those the person has, `tree` what the portal tells beyond. Circles and
/// parents that are not there do no harm.
[[nodiscard]] QList<ThreadNode> threadOf(const QList<MessageSummary>& conversation,
                                         const QList<ThreadNode>& tree, const QString& ownAddress,
                                         const QDateTime& now);

} // namespace waxwing

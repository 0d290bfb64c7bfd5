#pragma once

#include "core/model/types.h"

#include <QDateTime>

namespace waxwing {

/// How live an account is, in the order of what a person must care about.
enum class Liveness {
    Starting,     ///< not known yet; the cache is on screen
    Live,         ///< events arrive as they happen
    Polling,      ///< reachable, but new messages are only looked for now and then
    Offline,      ///< the portal cannot be reached
    SignInNeeded, ///< alerts stop until the person signs in again
    Maintenance,
    Suspended,
};

/// First sync of a folder: messages stored of those the portal has.
struct SyncProgress
{
    Folder folder = Folder::Inbox;
    qint64 done = 0;
    qint64 total = 0;
};

struct AccountStatus
{
    Liveness liveness = Liveness::Starting;
    QDateTime since;          ///< of this liveness
    bool cacheInMemory = false; ///< no usable credential store: nothing is kept on the disk
    QList<SyncProgress> progress; ///< empty when no first sync is running
};

} // namespace waxwing

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
    NotAllowed, ///< by the policy of the organisation: not connected at all
    Paused, ///< by the person: neither connection nor alerts
};

/// Why a session is over, as far as a client can know: the portal's answer is the same for all.
enum class SessionEnd {
    None,
    NotKept,        ///< the program was started anew and nothing was kept to begin with
    Unused,         ///< longer without use than the portal allows
    AddressChanged, ///< this computer has another network address than the session
    Refused,        ///< the kept sign-in is not taken any more: password changed, or revoked
    Disabled,       ///< the portal has closed this user out
    SignedOut,      ///< by the person, here
    Moved,          ///< the portal has another address now
    Unknown,        ///< the portal ended it
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
    SessionEnd ended = SessionEnd::None; ///< with SignInNeeded; `since` tells when
    QDateTime sessionEnds;    ///< if nobody uses it; invalid: unknown, or renewed by itself
    bool cacheInMemory = false; ///< no usable credential store: nothing is kept on the disk
    QList<SyncProgress> progress; ///< empty when no first sync is running
};

} // namespace waxwing

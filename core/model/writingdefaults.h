#pragma once

#include "core/model/draft.h"

namespace waxwing {

/// What somebody chose for the last new message they sent, and the next one begins with. Not what was
/// for that message alone: its password and the day it ends.
struct WritingDefaults
{
    bool allowForward = true;
    bool allowReply = true;
    bool allowTracking = true;
    bool shareTracking = true;
    bool inviteNewUsers = true;
    bool sendEmailNotification = true;

    bool operator==(const WritingDefaults&) const = default;
};

[[nodiscard]] inline WritingDefaults defaultsOf(const Draft& draft)
{
    return {draft.options.allowForward,  draft.options.allowReply,
            draft.options.allowTracking, draft.options.shareTracking,
            draft.inviteNewUsers,        draft.sendEmailNotification};
}

/// Puts them into a new draft, as far as the portal allows it still.
inline void applyDefaults(Draft& draft, const WritingDefaults& defaults, const WritingRules& rules)
{
    draft.options.allowForward = defaults.allowForward;
    draft.options.allowReply = defaults.allowReply;
    if (rules.tracking) {
        draft.options.allowTracking = defaults.allowTracking;
        draft.options.shareTracking = defaults.allowTracking && defaults.shareTracking;
    }
    draft.inviteNewUsers = draft.inviteNewUsers && defaults.inviteNewUsers;
    draft.sendEmailNotification = defaults.sendEmailNotification;
}

} // namespace waxwing

#pragma once

#include "core/links/noticecheck.h"
#include "ui/common/iconset.h"
#include "ui/common/noticebar.h"

namespace waxwing {

/// How far a link or notice has come.
struct LinkProgress
{
    enum class Stage {
        Checked,     ///< the verdict stands; nobody was asked
        Waiting,     ///< for the portal to be reached
        Asking,      ///< the portal is being asked
        SignInFirst, ///< the portal has to be signed in to before it can be asked
        Opened,
        Gone,        ///< the portal was asked: no account here has the message
        Failed,      ///< the portal cannot be asked, `reason` says why
    };
    Stage stage = Stage::Checked;
    NoticeVerdict verdict;
    QString portalName;
    QString address; ///< of the account
    QString reason;
};

/// What is said about it, and the one thing that can be done.
struct LinkSentence
{
    NoticeTone tone = NoticeTone::Info;
    Icon icon = Icon::Info;
    QString text;
    QString action; ///< label of a button that signs in; empty: none
};

[[nodiscard]] LinkSentence linkSentence(const LinkProgress& progress);

} // namespace waxwing

#pragma once

#include "core/model/draft.h"

#include <QHash>
#include <QStringList>

namespace waxwing {

/// What opens a composer.
struct ComposerStart
{
    Guid id;
    Draft draft;
    QString quote;      ///< safe HTML of the message answered, shown apart below the text
    bool isKept = false; ///< a draft from before, not a new one
    Error refusal;      ///< why it came back; no code and status: it did not
    bool wasRefused = false;
    bool losesContent = false; ///< begun elsewhere, with what the editor cannot hold
    QString accountName; ///< empty with one account only
    QString ownAddress;
    WritingRules rules;
    QList<Contact> people; ///< to complete addresses from
    SendingQuota quota;
    QHash<QString, QString> knownElsewhere; ///< address in lower case: the portal one knows it from
    QList<AttachmentSummary> forwarded; ///< go along unless they are removed
};

/// Why Send does not send; in the order in which they are said.
enum class ComposerProblem {
    None,
    NoRecipient,
    BrokenAddress,
    ParentPasswordMissing,
    PasswordMissing,
    PasswordWeak,
    ExpiryInThePast,
    FileFailed,
    NotAllowedTo, ///< the portal lets one write new messages to certain people only
};

/// One option: whether it can be changed, else why not.
struct OptionState
{
    enum class Why { Changeable, NotAllowed, SetByFirstMessage, NeedsTracking };
    Why why = Why::Changeable;
    [[nodiscard]] bool isChangeable() const { return why == Why::Changeable; }
};

struct ComposerOptions
{
    OptionState reply;
    OptionState forward;
    OptionState tracking;
    OptionState shareTracking;
    OptionState accountPassword;
    OptionState uniquePassword;
    OptionState expiry;
    OptionState invite;
    OptionState chase; ///< being reminded if it stays unread
};

[[nodiscard]] ComposerOptions optionsFor(const Draft& draft, const WritingRules& rules);

enum class PasswordStrength { None, Weak, Fair, Strong };
/// A rough hint by length and kinds of characters.
[[nodiscard]] PasswordStrength strengthOf(const Secret& password);

enum class ComposerPhase { Writing, Sending, Sent };
enum class Keeping { Nothing, Pending, Kept, Failed };

} // namespace waxwing

#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/model/types.h"
#include "core/model/uploadrules.h"

/// A message while it is written and on its way out (messages.md section 4).
namespace waxwing {

enum class DraftAction { New, Reply, ReplyAll, Forward };

/// What the person wrote, whole: every save sends all of it.
struct Draft
{
    DraftAction action = DraftAction::New;
    std::optional<Guid> parent;     ///< answered or forwarded
    bool parentIsProtected = false; ///< PreCreateMessage wants the parent's password
    QStringList to;                 ///< plain addresses
    QStringList cc;
    QStringList bcc;
    QString subject;
    QString body; ///< our own HTML, or plain text
    BodyFormat bodyFormat = BodyFormat::Html;
    MessageOptions options;
    QDateTime expiryDate;
    bool inviteNewUsers = true;
    bool sendEmailNotification = true;
    int chaseDays = 0; ///< remind of it if it stays unread so long; 0: do not. Never leaves here

    [[nodiscard]] bool needsPassword() const { return options.fyeoType != FyeoType::Disabled; }
    [[nodiscard]] bool hasRecipients() const
    {
        return !to.isEmpty() || !cc.isEmpty() || !bcc.isEmpty();
    }
};

/// The passwords a protected message needs on its way. Never stored.
struct DraftPasswords
{
    Secret own;    ///< that of the message itself
    Secret parent; ///< that of the message it answers
    Secret cra;    ///< what new recipients have to answer to prove who they are
};

enum class OutboxStage {
    Editing,  ///< being written
    UndoWait, ///< Send was pressed; can be undone without a trace
    Queued,   ///< goes out as soon as the portal can be reached
    Sending,  ///< SendMessage may have been called
    Unclear,  ///< SendMessage was called and its answer was lost: the portal is asked first
    Refused,  ///< the portal said no; editable again
};

/// What is known of the draft at the portal.
enum class PortalDraft {
    None,
    Creating, ///< PreCreateMessage may have been called
    Created,
};

/// One message that is written or on its way, as it is kept.
struct OutboxItem
{
    Guid id; ///< ours; also the externalMessageId
    Draft draft;
    OutboxStage stage = OutboxStage::Editing;
    PortalDraft portal = PortalDraft::None;
    Guid messageGuid;        ///< with Created
    QDateTime creatingSince; ///< with Creating
    QDateTime undoUntil;     ///< with UndoWait
    bool saved = false;      ///< the portal has exactly this draft
    Error refusal;           ///< with Refused
    QDateTime changed;
};

/// Whom this person may write new messages to (`createMessage.restrictions`).
enum class WriteTo { Anybody, ContactsOnly, OneAddressOnly };

/// How much may still be sent today; negative: no limit, or not known.
struct SendingQuota
{
    int messagesLeft = -1;
    int invitesLeft = -1;
};

/// What the portal lets this person write (settings.md sections 2 and 3).
struct WritingRules
{
    bool known = false; ///< false: nothing has been heard of the portal yet
    bool isGuest = false;
    bool createMessage = false;
    WriteTo writeTo = WriteTo::Anybody;
    QString allowedAddress; ///< with OneAddressOnly
    bool reply = true;
    bool replyAll = false;
    bool forward = false;
    bool recall = false;
    bool uniquePassword = false;  ///< `fyeo`
    bool accountPassword = false; ///< `confidential`
    bool tracking = false;
    bool expiry = false;
    int defaultExpiryDays = 0; ///< 0: no suggestion
    bool invite = false;
    bool cra = false;   ///< new recipients answer a question first
    QString craCaption; ///< the question, as the portal puts it
    UploadRules uploads;
    QString signatureHtml; ///< hostile
    bool signatureOnReply = false;
};

struct Contact
{
    QString email;
    QString firstName;
    QString lastName;
    bool isGuest = false;

    [[nodiscard]] QString displayName() const;
};

/// Something one types into an address field: with one @ and something on both sides of it.
[[nodiscard]] bool isMailAddress(QStringView text);

[[nodiscard]] QString toWire(DraftAction action);

} // namespace waxwing

#include "ui/composer/composertexts.h"

#include "ui/common/errorsentence.h"
#include "ui/common/transfersentence.h"
#include "ui/composer/recipients.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace waxwing {

namespace {

class Composer
{
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

QString answerRefusal(WritingCommand command, const WritingRules& rules,
                      const MessageSummary& message, bool received)
{
    const MessageOptions& options = message.options;
    if (command == WritingCommand::Forward) {
        if (!rules.forward)
            return Composer::tr("Your portal does not allow forwarding.");
        if (received && !options.allowForward)
            return Composer::tr("The sender does not allow forwarding this message.");
        return {};
    }
    if (command == WritingCommand::Reply) {
        if (!rules.reply)
            return Composer::tr("Your portal does not allow replies.");
        // Before 8.12 the one permission was about replies to all only (messages.md 4.1).
        if (received && options.allowReplyAll && !options.allowReply)
            return Composer::tr("The sender does not allow replies to this message.");
        return {};
    }
    if (!rules.replyAll)
        return Composer::tr("Your portal does not allow replies to all.");
    if (received && !options.allowReplyAll.value_or(options.allowReply))
        return Composer::tr("The sender does not allow replies to all recipients.");
    return {};
}

} // namespace

QString composerTitle(const ComposerStart& start)
{
    if (!start.draft.subject.trimmed().isEmpty())
        return start.draft.subject.simplified();
    switch (start.draft.action) {
    case DraftAction::New: return Composer::tr("New message");
    case DraftAction::Reply:
    case DraftAction::ReplyAll: return Composer::tr("Reply");
    case DraftAction::Forward: return Composer::tr("Forward");
    }
    return {};
}

QString problemSentence(ComposerProblem problem, const Draft& draft)
{
    switch (problem) {
    case ComposerProblem::None: return {};
    case ComposerProblem::NoRecipient:
        return Composer::tr("Nobody would get this message: enter at least one address.");
    case ComposerProblem::BrokenAddress: {
        const QStringList broken = brokenAmong(draft.to + draft.cc + draft.bcc);
        return Composer::tr("This is not an e-mail address: %1")
            .arg(broken.isEmpty() ? QString() : broken.first().left(80));
    }
    case ComposerProblem::ParentPasswordMissing:
        return Composer::tr("The message you answer is protected: enter its password.");
    case ComposerProblem::PasswordMissing:
        return draft.options.fyeoType == FyeoType::AccountPassword
                   ? Composer::tr("To protect the message, enter the password of your own account.")
                   : Composer::tr("Enter the password that protects the message.");
    case ComposerProblem::PasswordWeak:
        return Composer::tr("This password is too easy to guess. Take at least eight letters and "
                            "digits, better several words.");
    case ComposerProblem::ExpiryInThePast:
        return Composer::tr("The expiry date has passed: choose a later one.");
    case ComposerProblem::NotAllowedTo:
        return Composer::tr("Your portal does not let you write a new message to one of these "
                            "people.");
    case ComposerProblem::FileFailed:
        return Composer::tr("A file could not be uploaded. Try it again or remove it.");
    }
    return {};
}

QString optionSentence(OptionState option)
{
    switch (option.why) {
    case OptionState::Why::Changeable: return {};
    case OptionState::Why::NotAllowed: return Composer::tr("Your portal does not offer this to you.");
    case OptionState::Why::SetByFirstMessage:
        return Composer::tr("The first message of the conversation has decided this.");
    case OptionState::Why::NeedsTracking: return Composer::tr("There is nothing to share without tracking.");
    }
    return {};
}

QString strengthSentence(PasswordStrength strength)
{
    switch (strength) {
    case PasswordStrength::None: return {};
    case PasswordStrength::Weak: return Composer::tr("Too easy to guess");
    case PasswordStrength::Fair: return Composer::tr("Good enough");
    case PasswordStrength::Strong: return Composer::tr("Hard to guess");
    }
    return {};
}

QString keepingSentence(Keeping keeping)
{
    switch (keeping) {
    case Keeping::Nothing: return {};
    case Keeping::Pending: return Composer::tr("Keeping…");
    case Keeping::Kept: return Composer::tr("Draft kept");
    case Keeping::Failed: return Composer::tr("The draft could not be kept on this computer.");
    }
    return {};
}

namespace {

QString invalidSentence(const Error& error)
{
    const auto names = [&error](QStringView field) {
        return std::any_of(error.fields.begin(), error.fields.end(), [field](const auto& fault) {
            return fault.field.compare(field, Qt::CaseInsensitive) == 0;
        });
    };
    if (names(u"expiryDate"))
        return Composer::tr("The portal does not accept this expiry date. Choose a later one.");
    if (names(u"to") || names(u"cc") || names(u"bcc"))
        return Composer::tr("The portal does not accept the recipients. Check their addresses.");
    return Composer::tr("The portal did not accept this message. Check recipients, subject and "
                        "options.");
}

} // namespace

QString recallSentence(const Error& error)
{
    if (error.hasCode(u"Portal.FeatureDisabled"))
        return Composer::tr("Your portal does not let you recall messages.");
    if (error.hasCode(u"907"))
        return Composer::tr("Only who sent a message can recall it.");
    if (error.hasCode(u"928"))
        return Composer::tr("A draft cannot be recalled, only discarded.");
    if (canRetry(error))
        return Composer::tr("The message could not be recalled. Try again in a moment.");
    return Composer::tr("The message could not be recalled: %1")
        .arg(errorSentence(error, ErrorContext::Reading));
}

QString refusalSentence(const Error& error)
{
    struct Known
    {
        QStringView code;
        QString sentence;
    };
    const Known known[] = {
        {u"17", Composer::tr("The content filter of the portal refused this message. Change the text "
                             "and send it again.")},
        {u"28", Composer::tr("You have used up the messages you may send today. Send it again "
                             "tomorrow.")},
        {u"30", Composer::tr("New recipients could not be invited. Leave them out, or ask your "
                             "administrator.")},
        {u"38", Composer::tr("The password was missing or wrong. Enter it and send again.")},
        {u"44", Composer::tr("One recipient is new and must prove who they are. Enter the answer "
                             "that only they know, below, and send again.")},
        {u"45", Composer::tr("Several recipients are new and must prove who they are. Enter the "
                             "answer that only they know, below, and send again.")},
        {u"49", Composer::tr("Your account may not write to one of these people.")},
        {u"74", Composer::tr("There are too many recipients. Send it to fewer people at a time.")},
        {u"77", Composer::tr("The sender does not allow this reply.")},
        {u"907", Composer::tr("You have no access any more to the message you answer.")},
        {u"908", Composer::tr("Replying to this message is not allowed.")},
        {u"909", Composer::tr("Forwarding this message is not allowed.")},
        {u"915", Composer::tr("The message you answer has been recalled.")},
        {u"922", Composer::tr("Your portal does not let you protect messages with a password of "
                              "their own.")},
        {u"929", Composer::tr("The portal does not know this message any more. Send it again as a "
                              "new one.")},
        {u"930", Composer::tr("Your portal does not let you protect messages with the account "
                              "password.")},
        {u"Portal.AlreadySent", Composer::tr("This draft was sent from another place meanwhile. Look "
                                             "into the Sent folder before you send it again.")},
    };
    for (const Known& one : known) {
        if (error.hasCode(one.code))
            return one.sentence;
    }
    for (const QStringView ofFiles : {QStringView(u"source"), QStringView(u"chunk-plan"),
                                      QStringView(u"Portal.RestrictedAttachment"),
                                      QStringView(u"Portal.TooLarge")}) {
        if (error.hasCode(ofFiles))
            return transferSentence(error);
    }
    if (error.hasCode(u"Portal.AttachmentIncomplete"))
        return Composer::tr("The portal has not received all files of this message. Open it and send "
                            "it again.");
    if (error.hasCode(u"Portal.FeatureDisabled"))
        return Composer::tr("Your portal does not let you write new messages.");
    if (error.hasCode(u"928"))
        return invalidSentence(error);
    const QString said = error.portalMessage.simplified().left(300);
    return said.isEmpty() ? Composer::tr("The portal refused this message.")
                          : Composer::tr("The portal refused this message: %1").arg(said);
}

QString quotaSentence(const SendingQuota& quota)
{
    constexpr int kFewLeft = 5;
    if (quota.messagesLeft == 0)
        return Composer::tr("You have used up the messages you may send today. The portal will "
                            "probably refuse this one.");
    if (quota.messagesLeft > 0 && quota.messagesLeft <= kFewLeft)
        return Composer::tr("You may send %n more message(s) today.", nullptr, quota.messagesLeft);
    if (quota.invitesLeft == 0)
        return Composer::tr("You have used up the invitations for today: nobody new to the portal "
                            "can get this message.");
    return {};
}

QString outboxSentence(const OutboxItem& item, bool needsPassword, const UploadShare& uploads)
{
    if (needsPassword)
        return Composer::tr("Waits for its password: open it and send it again");
    switch (item.stage) {
    case OutboxStage::Editing: return Composer::tr("Draft, not yet saved at the portal");
    case OutboxStage::UndoWait: return Composer::tr("Goes out in a few seconds");
    case OutboxStage::Queued:
        if (uploads.pending == 0)
            return Composer::tr("Waits for the portal");
        return Composer::tr("Goes out once its %n file(s) are uploaded: %1 %", nullptr,
                            uploads.pending)
            .arg(uploads.total > 0 ? uploads.sent * 100 / uploads.total : 0);
    case OutboxStage::Sending: return Composer::tr("Is being sent");
    case OutboxStage::Unclear:
        return Composer::tr("May have been sent: the portal is asked before it is repeated");
    case OutboxStage::Refused: return refusalSentence(item.refusal);
    }
    return {};
}

QString attribution(const MessageSummary& parent, DraftAction action)
{
    const QString date = QLocale().toString(parent.date.toLocalTime(), QLocale::ShortFormat);
    if (action == DraftAction::Forward) {
        QStringList to;
        for (const User& user : parent.to)
            to << user.displayName();
        return Composer::tr("Forwarded message from %1, %2, to %3, subject: %4")
            .arg(parent.sender.displayName(), date, to.join(QStringLiteral(", ")), parent.subject);
    }
    return Composer::tr("%1 wrote on %2:").arg(parent.sender.displayName(), date);
}

QString whyNot(WritingCommand command, const WritingRules& rules,
               const std::optional<MessageSummary>& message, const QString& ownAddress,
               const QDateTime& now)
{
    if (!rules.known)
        return Composer::tr("The portal has not been reached yet.");
    if (command == WritingCommand::New) {
        if (rules.createMessage)
            return {};
        return rules.isGuest ? Composer::tr("As a guest you can only answer messages.")
                             : Composer::tr("Your portal does not let you write new messages.");
    }
    if (!message)
        return Composer::tr("Choose a message first.");
    const bool own = message->sender.email.compare(ownAddress, Qt::CaseInsensitive) == 0;
    const bool draft = message->status.compare(u"Draft", Qt::CaseInsensitive) == 0
                       || message->status.compare(u"PreCreated", Qt::CaseInsensitive) == 0;
    if (draft)
        return Composer::tr("This message has not been sent yet.");
    if (message->isRecalled())
        return Composer::tr("This message has been recalled.");
    if (command == WritingCommand::Recall) {
        if (!own)
            return Composer::tr("Only the sender can recall a message.");
        return rules.recall ? QString() : Composer::tr("Your portal does not offer recalling.");
    }
    if (!message->isReadable(now))
        return Composer::tr("You have no access any more to this message.");
    return answerRefusal(command, rules, *message, !own);
}

} // namespace waxwing

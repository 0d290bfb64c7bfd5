#include "core/sync/outboxrules.h"

namespace waxwing {

namespace {

constexpr int kLeftBehindSeconds = 60;

bool isStatus(const MessageSummary& message, QStringView status)
{
    return message.status.compare(status, Qt::CaseInsensitive) == 0;
}

OutboxStep createStep(const OutboxItem& item, const DraftPasswords& passwords)
{
    if (item.draft.parentIsProtected && passwords.parent.isEmpty())
        return OutboxStep::Nothing;
    return item.portal == PortalDraft::Creating ? OutboxStep::FindCreated : OutboxStep::Create;
}

} // namespace

OutboxStep nextStep(const OutboxItem& item, const QDateTime& now, const DraftPasswords& passwords,
                    bool autosave, bool filesPending)
{
    const bool created = item.portal == PortalDraft::Created;
    switch (item.stage) {
    case OutboxStage::Editing:
        if (!autosave || item.saved)
            return OutboxStep::Nothing;
        return created ? OutboxStep::Save : createStep(item, passwords);
    case OutboxStage::UndoWait:
        return item.undoUntil <= now ? OutboxStep::Release : OutboxStep::Nothing;
    case OutboxStage::Queued:
        if (!created)
            return createStep(item, passwords);
        if (!item.saved)
            return OutboxStep::Save;
        if (filesPending || (item.draft.needsPassword() && passwords.own.isEmpty()))
            return OutboxStep::Nothing;
        return OutboxStep::Send;
    case OutboxStage::Sending: // found at the start of the program: it ended within the call
    case OutboxStage::Unclear: return OutboxStep::AskWhetherSent;
    case OutboxStage::Refused: return OutboxStep::Nothing;
    }
    return OutboxStep::Nothing;
}

bool waitsForPassword(const OutboxItem& item, const DraftPasswords& passwords)
{
    if (item.stage != OutboxStage::Queued)
        return false;
    const bool own = item.draft.needsPassword() && passwords.own.isEmpty();
    const bool parent = item.draft.parentIsProtected && item.portal != PortalDraft::Created
                        && passwords.parent.isEmpty();
    return own || parent;
}

CallOutcome callOutcomeOf(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::SignInNeeded:
    case ErrorKind::Locked: return CallOutcome::NotDone;
    case ErrorKind::Tls: return CallOutcome::NotDone; // before anything was said
    case ErrorKind::Network:
    case ErrorKind::Cancelled:
    case ErrorKind::Storage: return CallOutcome::Unknown;
    default: break;
    }
    // The portal as a whole is not at our service; says nothing about the message.
    if (error.hasCode(u"50") || error.hasCode(u"31") || error.httpStatus == 429
        || error.httpStatus == 401 || error.httpStatus == 407 || error.httpStatus == 408)
        return error.httpStatus == 408 || error.httpStatus >= 500 ? CallOutcome::Unknown
                                                                  : CallOutcome::NotDone;
    if (error.httpStatus >= 400 && error.httpStatus < 500) {
        // Without a code of the portal it was somebody in between.
        return error.code.isEmpty() ? CallOutcome::Unknown : CallOutcome::Refused;
    }
    // A refusal within a success (protocol README section 7), else a fault or an answer in pieces.
    if (error.httpStatus == 200 && !error.code.isEmpty())
        return CallOutcome::Refused;
    return CallOutcome::Unknown;
}

bool isLeftBehind(const MessageSummary& message, const OutboxItem& item)
{
    // Once it was saved somebody may have written into it.
    return isStatus(message, u"PreCreated") && message.parentGuid == item.draft.parent
           && message.action.compare(toWire(item.draft.action), Qt::CaseInsensitive) == 0
           && message.date >= item.creatingSince.addSecs(-kLeftBehindSeconds);
}

bool isSent(const MessageSummary& message)
{
    return !isStatus(message, u"PreCreated") && !isStatus(message, u"Draft")
           && !message.status.isEmpty();
}

} // namespace waxwing

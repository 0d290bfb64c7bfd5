#include "core/sync/outboxrules.h"
#include "core/sync/outboxwork.h"

#include <QPointer>

#include <algorithm>

/// The calls that bring what the outbox keeps to the portal.
namespace waxwing {

namespace {

QStringList usable(QStringList addresses)
{
    addresses.removeIf([](const QString& address) { return !isMailAddress(address); });
    return addresses;
}

/// What the portal can take of a draft in the middle of a word.
Draft unfinished(Draft draft)
{
    draft.to = usable(draft.to);
    draft.cc = usable(draft.cc);
    draft.bcc = usable(draft.bcc);
    return draft;
}

std::optional<Secret> given(const Secret& secret)
{
    return secret.isEmpty() ? std::nullopt : std::optional(secret);
}

} // namespace

/// True: look at once for what comes next. An error: later.
AsyncResult<bool> Outbox::take(Guid id, OutboxStep step)
{
    switch (step) {
    case OutboxStep::Release: return release(id);
    case OutboxStep::Create: return create(id);
    case OutboxStep::FindCreated: return findCreated(id);
    case OutboxStep::Save: return save(id);
    case OutboxStep::Send: return sendNow(id);
    case OutboxStep::AskWhetherSent: return askWhetherSent(id);
    case OutboxStep::RefuseForFile:
        return noteRefused(id, m_files->trouble(id).value_or(Error(ErrorKind::Storage)));
    case OutboxStep::Nothing: break;
    }
    return []() -> AsyncResult<bool> { co_return false; }();
}

AsyncResult<bool> Outbox::storeItem(Guid id)
{
    const QPointer<Outbox> self(this);
    const OutboxItem* item = find(id);
    if (!item)
        co_return false;
    Q_EMIT changed();
    const OutboxItem snapshot = *item;
    const Result<void> kept = co_await m_store.put(snapshot);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!kept)
        co_return failure(kept.error());
    co_return find(id) != nullptr;
}

/// Stores the mark of a call before the call; if it cannot be stored, the mark goes and nothing is
/// called.
AsyncResult<bool> Outbox::permit(Guid id, void (*takeBackMark)(OutboxItem&))
{
    const QPointer<Outbox> self(this);
    const Result<bool> permitted = co_await storeItem(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    OutboxItem* item = find(id);
    if (item && (!permitted || !*permitted))
        takeBackMark(*item);
    if (permitted && !item)
        co_return false;
    co_return permitted;
}

AsyncResult<bool> Outbox::release(Guid id)
{
    OutboxItem* item = find(id);
    item->stage = OutboxStage::Queued;
    return storeItem(id);
}

AsyncResult<bool> Outbox::create(Guid id)
{
    const QPointer<Outbox> self(this);
    OutboxItem* item = find(id);
    item->portal = PortalDraft::Creating;
    item->creatingSince = m_clock.now();
    const auto unmark = [](OutboxItem& marked) { marked.portal = PortalDraft::None; };
    const Result<bool> permitted = co_await permit(id, unmark);
    if (!permitted || !*permitted)
        co_return permitted;
    item = find(id);
    const DraftAction action = item->draft.action;
    const std::optional<Guid> parent = item->draft.parent;
    const std::optional<Secret> password = given(workOf(id).passwords.parent);
    const std::stop_token stop = m_stop.get_token();
    const Result<Guid> guid = co_await m_portal.preCreate(action, parent, password, id, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    item = find(id);
    if (!item)
        co_return false;
    if (guid) {
        item->portal = PortalDraft::Created;
        item->messageGuid = *guid;
        item->saved = false;
        m_pauses.reset();
        co_return co_await storeItem(id);
    }
    const Error error = guid.error();
    const CallOutcome outcome = callOutcomeOf(error);
    if (outcome == CallOutcome::Unknown)
        co_return failure(error);
    item->portal = PortalDraft::None;
    if (outcome == CallOutcome::Refused)
        co_return co_await noteRefused(id, error);
    const Result<bool> kept = co_await storeItem(id);
    (void)kept; // otherwise it is looked for in vain
    co_return failure(error);
}

AsyncResult<bool> Outbox::findCreated(Guid id)
{
    const QPointer<Outbox> self(this);
    MessageFilter filter;
    filter.types << Folder::Draft;
    const std::stop_token stop = m_stop.get_token();
    const Result<Page<MessageSummary>> drafts
        = co_await m_portal.searchMessages(filter, 1, 25, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!drafts)
        co_return failure(drafts.error());
    OutboxItem* item = find(id);
    if (!item)
        co_return false;
    item->portal = PortalDraft::None;
    for (const MessageSummary& draft : drafts->results) {
        const bool known = std::any_of(m_items.begin(), m_items.end(), [&](const auto& other) {
            return other.messageGuid == draft.guid;
        });
        if (!known && isLeftBehind(draft, *item)) {
            item->portal = PortalDraft::Created;
            item->messageGuid = draft.guid;
            item->saved = false;
            break;
        }
    }
    co_return co_await storeItem(id);
}

AsyncResult<bool> Outbox::save(Guid id)
{
    const QPointer<Outbox> self(this);
    OutboxItem* item = find(id);
    const quint64 revision = workOf(id).revision;
    const bool editing = item->stage == OutboxStage::Editing;
    const Draft draft = editing ? unfinished(item->draft) : item->draft;
    const Guid messageGuid = item->messageGuid;
    const std::stop_token stop = m_stop.get_token();
    workOf(id).lastSave = m_clock.elapsed();
    const Result<void> done = co_await m_portal.save(messageGuid, draft, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    item = find(id);
    if (!item)
        co_return false;
    Work& work = workOf(id);
    work.lastSave = m_clock.elapsed();
    if (done) {
        m_pauses.reset();
        if (work.revision == revision) {
            item->saved = true;
            work.autosave = false;
        }
        if (item->saved && work.closing && item->stage == OutboxStage::Editing
            && !waitsForFiles(id)) {
            const Result<void> gone = co_await forget(id);
            (void)gone; // found again after a restart, and saved again
            co_return false;
        }
        // Written on meanwhile: its own timer runs.
        const Result<bool> kept = co_await storeItem(id);
        co_return kept;
    }
    const Error error = done.error();
    if (callOutcomeOf(error) != CallOutcome::Refused)
        co_return failure(error);
    const bool alreadySent = error.hasCode(u"Portal.AlreadySent");
    const bool vanished = error.hasCode(u"929");
    if (alreadySent || vanished) {
        item->portal = PortalDraft::None;
        item->messageGuid = {};
    }
    if (vanished && !std::exchange(work.recreated, true))
        co_return co_await storeItem(id);
    co_return co_await noteRefused(id, error);
}

AsyncResult<bool> Outbox::sendNow(Guid id)
{
    const QPointer<Outbox> self(this);
    OutboxItem* item = find(id);
    item->stage = OutboxStage::Sending;
    const auto unmark = [](OutboxItem& marked) { marked.stage = OutboxStage::Queued; };
    const Result<bool> permitted = co_await permit(id, unmark);
    if (!permitted || !*permitted)
        co_return permitted;
    item = find(id);
    const Draft draft = item->draft;
    const Guid messageGuid = item->messageGuid;
    const std::optional<Secret> password
        = draft.needsPassword() ? given(workOf(id).passwords.own) : std::nullopt;
    const std::optional<Secret> craCode = given(workOf(id).passwords.cra);
    const std::stop_token stop = m_stop.get_token();
    const Result<void> done = co_await m_portal.send(messageGuid, draft, password, craCode, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    item = find(id);
    if (!item)
        co_return false;
    if (done || done.error().hasCode(u"Portal.AlreadySent"))
        co_return co_await noteSent(id);
    const Error error = done.error();
    const CallOutcome outcome = callOutcomeOf(error);
    if (outcome == CallOutcome::Refused)
        co_return co_await noteRefused(id, error);
    item->stage = outcome == CallOutcome::NotDone ? OutboxStage::Queued : OutboxStage::Unclear;
    const Result<bool> kept = co_await storeItem(id);
    (void)kept; // it is kept as Sending, which means the same after a restart
    co_return failure(error);
}

AsyncResult<bool> Outbox::askWhetherSent(Guid id)
{
    const QPointer<Outbox> self(this);
    OutboxItem* item = find(id);
    const Guid messageGuid = item->messageGuid;
    const std::stop_token stop = m_stop.get_token();
    const Result<MessageSummary> state = co_await m_portal.messageState(messageGuid, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    item = find(id);
    if (!item)
        co_return false;
    if (state) {
        if (isSent(*state))
            co_return co_await noteSent(id);
        item->stage = OutboxStage::Queued;
        co_return co_await storeItem(id);
    }
    const Error error = state.error();
    if (callOutcomeOf(error) != CallOutcome::Refused || !error.hasCode(u"929"))
        co_return failure(error);
    MessageFilter filter;
    filter.types << Folder::Sent;
    filter.messageGuids << messageGuid;
    const Result<Page<MessageSummary>> found = co_await m_portal.searchMessages(filter, 1, 1, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!found)
        co_return failure(found.error());
    item = find(id);
    if (!item)
        co_return false;
    if (!found->results.isEmpty())
        co_return co_await noteSent(id);
    item->portal = PortalDraft::None;
    item->messageGuid = {};
    co_return co_await noteRefused(id, error);
}

AsyncResult<bool> Outbox::noteSent(Guid id)
{
    const QPointer<Outbox> self(this);
    const Guid messageGuid = find(id)->messageGuid;
    m_pauses.reset();
    Q_EMIT sent(id, messageGuid);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<void> gone = co_await forget(id);
    if (!gone)
        co_return failure(gone.error()); // after a restart the portal says that it was sent
    co_return false;
}

AsyncResult<bool> Outbox::noteRefused(Guid id, Error error)
{
    const QPointer<Outbox> self(this);
    OutboxItem* item = find(id);
    Work& work = workOf(id);
    if (item->stage == OutboxStage::Editing) {
        // Only a save ahead of time: what matters is said when it is sent.
        work.autosaveRefused = true;
        const Result<bool> kept = co_await storeItem(id);
        (void)kept;
        co_return false;
    }
    // Taken back or undone meanwhile, it has no reason to complain.
    if (item->stage == OutboxStage::UndoWait)
        co_return false;
    item->stage = OutboxStage::Refused;
    item->refusal = std::move(error);
    work.passwords = {};
    const Result<bool> kept = co_await storeItem(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    Q_EMIT refused(id);
    if (!kept)
        co_return failure(kept.error());
    co_return false;
}

} // namespace waxwing

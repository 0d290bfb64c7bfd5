#include "core/sync/outbox.h"

#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/sync/outboxrules.h"

#include <QPointer>

#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 6> kPauses{2s, 4s, 8s, 15s, 30s, 60s};
constexpr std::chrono::milliseconds kAfterLastChange = 3s;
constexpr std::chrono::milliseconds kBetweenSaves = 10s;

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

/// What of an item is not kept.
struct Outbox::Work
{
    DraftPasswords passwords;
    quint64 revision = 0; ///< of what was written
    bool running = false;
    bool again = false; ///< woken while running
    bool closing = false;  ///< nobody is writing any more
    bool autosave = false; ///< due
    bool autosaveRefused = false;
    bool recreated = false; ///< its draft had vanished once
    std::optional<std::chrono::milliseconds> lastSave;
    std::unique_ptr<ScheduledCall> timer;
};

Outbox::Outbox(ComposePort& portal, OutboxStore& store, const Clock& clock, Scheduler& scheduler,
               Backoff::Random random, QObject* parent)
    : QObject(parent), m_portal(portal), m_store(store), m_clock(clock), m_scheduler(scheduler),
      m_pauses(kPauses, 0.2, std::move(random))
{}

Outbox::~Outbox()
{
    m_stop.request_stop();
}

AsyncResult<void> Outbox::load()
{
    const QPointer<Outbox> self(this);
    const Result<QList<OutboxItem>> items = co_await m_store.items();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!items)
        co_return failure(items.error());
    for (OutboxItem item : *items) {
        if (find(item.id))
            continue;
        if (item.stage == OutboxStage::Sending)
            item.stage = OutboxStage::Unclear;
        m_items << item;
        Work& work = workOf(item.id);
        work.closing = work.autosave = item.stage == OutboxStage::Editing;
        if (item.stage == OutboxStage::UndoWait) {
            const std::chrono::milliseconds left(m_clock.now().msecsTo(item.undoUntil));
            wakeAt(item.id, std::clamp<std::chrono::milliseconds>(left, 0ms, kUndoTime));
        }
    }
    Q_EMIT changed();
    wakeAll();
    co_return Result<void>();
}

void Outbox::start()
{
    m_started = true;
    m_pauses.reset();
    wakeAll();
}

void Outbox::stop()
{
    m_started = false;
    m_retry.reset();
}

OutboxItem* Outbox::find(const Guid& id)
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&id](const OutboxItem& item) { return item.id == id; });
    return found == m_items.end() ? nullptr : &*found;
}

std::optional<OutboxItem> Outbox::item(const Guid& id) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(),
                                    [&id](const OutboxItem& item) { return item.id == id; });
    return found == m_items.end() ? std::nullopt : std::optional(*found);
}

bool Outbox::needsPassword(const Guid& id) const
{
    const auto work = m_work.find(id);
    const auto known = item(id);
    return known && work != m_work.end() && waitsForPassword(*known, work->second->passwords);
}

bool Outbox::isUnderWay(const OutboxItem& item) const
{
    return item.stage == OutboxStage::Sending || item.stage == OutboxStage::Unclear;
}

Outbox::Work& Outbox::workOf(const Guid& id)
{
    std::unique_ptr<Work>& work = m_work[id];
    if (!work)
        work = std::make_unique<Work>();
    return *work;
}

AsyncResult<void> Outbox::keep(Guid id, Draft draft)
{
    OutboxItem* item = find(id);
    if (item && item->stage != OutboxStage::Editing && item->stage != OutboxStage::Refused)
        co_return failure(ErrorKind::Forbidden, QStringLiteral("the message is on its way"));
    if (!item) {
        m_items << OutboxItem();
        item = &m_items.last();
        item->id = id;
    }
    item->stage = OutboxStage::Editing;
    item->draft = std::move(draft);
    item->refusal = {};
    item->saved = false;
    item->changed = m_clock.now();
    Work& work = workOf(id);
    ++work.revision;
    work.closing = work.autosaveRefused = false;
    scheduleAutosave(id);
    Q_EMIT changed();
    const OutboxItem snapshot = *find(id);
    co_return co_await m_store.put(snapshot);
}

AsyncResult<void> Outbox::adopt(Guid id, Guid messageGuid, Draft draft)
{
    OutboxItem item;
    item.id = id;
    item.draft = std::move(draft);
    item.portal = PortalDraft::Created;
    item.messageGuid = messageGuid;
    item.saved = true;
    item.changed = m_clock.now();
    m_items << item;
    workOf(id);
    Q_EMIT changed();
    co_return co_await m_store.put(item);
}

AsyncResult<void> Outbox::send(Guid id, Draft draft, DraftPasswords passwords)
{
    const QPointer<Outbox> self(this);
    OutboxItem* item = find(id);
    if (item && item->stage != OutboxStage::Editing && item->stage != OutboxStage::Refused)
        co_return failure(ErrorKind::Forbidden, QStringLiteral("the message is on its way"));
    if (!item) {
        m_items << OutboxItem();
        item = &m_items.last();
        item->id = id;
    }
    item->draft = std::move(draft);
    item->saved = false;
    item->refusal = {};
    item->stage = OutboxStage::UndoWait;
    item->changed = m_clock.now();
    item->undoUntil = item->changed.addMSecs(kUndoTime.count());
    Work& work = workOf(id);
    ++work.revision;
    work.passwords = std::move(passwords);
    work.closing = work.autosave = work.recreated = false;
    const OutboxItem snapshot = *item;
    const Result<void> kept = co_await m_store.put(snapshot);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    item = find(id);
    if (!item || item->stage != OutboxStage::UndoWait)
        co_return kept;
    if (!kept) {
        item->stage = OutboxStage::Editing;
        Q_EMIT changed();
        co_return kept;
    }
    wakeAt(id, kUndoTime);
    Q_EMIT changed();
    co_return Result<void>();
}

void Outbox::givePasswords(const Guid& id, DraftPasswords passwords)
{
    if (!find(id))
        return;
    workOf(id).passwords = std::move(passwords);
    Q_EMIT changed();
    wake(id);
}

AsyncResult<bool> Outbox::takeBack(Guid id)
{
    const QPointer<Outbox> self(this);
    OutboxItem* item = find(id);
    if (!item || isUnderWay(*item))
        co_return false;
    const OutboxStage before = std::exchange(item->stage, OutboxStage::Editing);
    Work& work = workOf(id);
    work.closing = work.autosave = false;
    work.timer.reset();
    const OutboxItem snapshot = *item;
    const Result<void> kept = co_await m_store.put(snapshot);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    item = find(id);
    if (!kept && item && item->stage == OutboxStage::Editing) {
        item->stage = before; // as it would be found after a restart
        wakeAt(id, kUndoTime);
    }
    Q_EMIT changed();
    if (!kept)
        co_return failure(kept.error());
    co_return true;
}

AsyncResult<bool> Outbox::discard(Guid id)
{
    const OutboxItem* item = find(id);
    if (!item)
        co_return true;
    if (isUnderWay(*item))
        co_return false;
    const Result<void> gone = co_await forget(id);
    if (!gone)
        co_return failure(gone.error());
    co_return true;
}

void Outbox::close(const Guid& id)
{
    const OutboxItem* item = find(id);
    if (!item || item->stage != OutboxStage::Editing)
        return;
    if (item->saved && item->portal == PortalDraft::Created) {
        launch(forget(id), "forget draft");
        return;
    }
    Work& work = workOf(id);
    work.closing = work.autosave = true;
    wake(id);
}

AsyncResult<void> Outbox::forget(Guid id)
{
    m_items.removeIf([&id](const OutboxItem& item) { return item.id == id; });
    m_work.erase(id);
    Q_EMIT changed();
    co_return co_await m_store.remove(id);
}

void Outbox::scheduleAutosave(const Guid& id)
{
    Work& work = workOf(id);
    auto pause = kAfterLastChange;
    if (work.lastSave)
        pause = std::max(pause, *work.lastSave + kBetweenSaves - m_clock.elapsed());
    work.autosave = false;
    work.timer = m_scheduler.after(pause, [this, id] {
        const auto found = m_work.find(id);
        if (found == m_work.end())
            return;
        found->second->autosave = true;
        wake(id);
    });
}

void Outbox::wakeAt(const Guid& id, std::chrono::milliseconds delay)
{
    workOf(id).timer = m_scheduler.after(delay, [this, id] { wake(id); });
}

void Outbox::wakeAll()
{
    m_retry.reset();
    QList<Guid> ids;
    for (const OutboxItem& item : std::as_const(m_items))
        ids << item.id;
    for (const Guid& id : std::as_const(ids))
        wake(id);
}

void Outbox::wake(const Guid& id)
{
    if (!find(id))
        return;
    if (workOf(id).running)
        workOf(id).again = true;
    else
        launch(run(id), "outbox");
}

/// A sign-in ends in start(); everything else passes with time.
void Outbox::retryLater(const Error& error)
{
    if (!m_started || error.is(ErrorKind::SignInNeeded) || m_retry)
        return;
    const auto pause = std::max<std::chrono::milliseconds>(
        m_pauses.next(), error.retryAfter.value_or(std::chrono::seconds(0)));
    m_retry = m_scheduler.after(pause, [this] { wakeAll(); });
}

OutboxStep Outbox::stepFor(const OutboxItem& item)
{
    const Work& work = workOf(item.id);
    const OutboxStep step = nextStep(item, m_clock.now(), work.passwords,
                                     work.autosave && !work.autosaveRefused);
    if (step == OutboxStep::Release || m_started)
        return step;
    return OutboxStep::Nothing;
}

AsyncResult<void> Outbox::run(Guid id)
{
    const QPointer<Outbox> self(this);
    workOf(id).running = true;
    for (;;) {
        const OutboxItem* item = find(id);
        if (item)
            workOf(id).again = false;
        const OutboxStep step = item ? stepFor(*item) : OutboxStep::Nothing;
        if (step == OutboxStep::Nothing)
            break;
        const Result<bool> goesOn = co_await take(id, step);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!goesOn) {
            qCWarning(lcSync).noquote() << "outbox:" << toLogString(goesOn.error());
            retryLater(goesOn.error());
        }
        const auto work = m_work.find(id);
        const bool again = work != m_work.end() && work->second->again;
        if ((!goesOn || !*goesOn) && !again)
            break;
    }
    const auto work = m_work.find(id);
    if (work != m_work.end())
        work->second->running = false;
    co_return Result<void>();
}

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
    const Result<bool> permitted = co_await storeItem(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    item = find(id);
    if (!permitted || !*permitted) {
        if (item)
            item->portal = PortalDraft::None;
        co_return permitted;
    }
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
        if (item->saved && work.closing && item->stage == OutboxStage::Editing) {
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
    const Result<bool> permitted = co_await storeItem(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    item = find(id);
    if (!permitted || !*permitted) {
        if (item)
            item->stage = OutboxStage::Queued;
        co_return permitted;
    }
    const Draft draft = item->draft;
    const Guid messageGuid = item->messageGuid;
    const std::optional<Secret> password
        = draft.needsPassword() ? given(workOf(id).passwords.own) : std::nullopt;
    const std::stop_token stop = m_stop.get_token();
    const Result<void> done = co_await m_portal.send(messageGuid, draft, password, stop);
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

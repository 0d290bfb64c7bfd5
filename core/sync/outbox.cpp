#include "core/sync/outbox.h"

#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/sync/outboxwork.h"

#include <QPointer>

#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 6> kSendPauses{2s, 4s, 8s, 15s, 30s, 60s};
constexpr std::chrono::milliseconds kAfterLastChange = 3s;
constexpr std::chrono::milliseconds kBetweenSaves = 10s;

} // namespace

Outbox::Outbox(ComposePort& portal, OutboxStore& store, const Clock& clock, Scheduler& scheduler,
               Backoff::Random random, QObject* parent)
    : QObject(parent), m_portal(portal), m_store(store), m_clock(clock), m_scheduler(scheduler),
      m_pauses(kSendPauses, 0.2, std::move(random))
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
    if (item->saved && item->portal == PortalDraft::Created && !waitsForFiles(id)) {
        launch(forget(id), "forget draft");
        return;
    }
    Work& work = workOf(id);
    work.closing = work.autosave = true;
    wake(id);
}

bool Outbox::waitsForFiles(const Guid& id) const
{
    return m_files && m_files->arePending(id);
}

void Outbox::noteFilesChanged(const Guid& id)
{
    const OutboxItem* item = find(id);
    if (!item)
        return;
    Q_EMIT changed();
    if (item->stage == OutboxStage::Editing && workOf(id).closing)
        close(id);
    else
        wake(id);
}

void Outbox::saveSoon(const Guid& id)
{
    const OutboxItem* item = find(id);
    if (!item || item->saved || item->stage != OutboxStage::Editing)
        return;
    workOf(id).autosave = true;
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
    workOf(id).timer = m_scheduler.after(delay, [this, id] {
        // The timer decides: the machine's clock may have been set back meanwhile.
        if (OutboxItem* item = find(id); item && item->stage == OutboxStage::UndoWait)
            item->undoUntil = std::min(item->undoUntil, m_clock.now());
        wake(id);
    });
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
    if (item.stage == OutboxStage::Queued && m_files && m_files->trouble(item.id))
        return OutboxStep::RefuseForFile;
    const OutboxStep step = nextStep(item, m_clock.now(), work.passwords,
                                     work.autosave && !work.autosaveRefused,
                                     waitsForFiles(item.id));
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

} // namespace waxwing

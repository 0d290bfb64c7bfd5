#pragma once

#include "core/async/backoff.h"
#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/store/outboxstore.h"
#include "core/sync/composeport.h"
#include "core/sync/outboxfiles.h"
#include "core/sync/outboxrules.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <map>
#include <memory>

namespace waxwing {

inline constexpr std::chrono::milliseconds kUndoTime{10'000};

/// Everything one account writes, from the first letter until the portal has it. Each transition is
/// stored before the call it permits, so that neither a lost answer nor the end of the program at
/// any point sends twice or loses; after a send of unknown end the portal is asked first
/// (messages.md section 6). Without the portal it waits and goes on by itself. At most one call for
/// one message at a time. Main thread.
class Outbox : public QObject
{
    Q_OBJECT

public:
    /// What it is given must outlive it.
    Outbox(ComposePort& portal, OutboxStore& store, const Clock& clock, Scheduler& scheduler,
           Backoff::Random random = systemRandom(), QObject* parent = nullptr);
    ~Outbox() override;

    /// Reads what the run before has left. Once, before anything else.
    [[nodiscard]] AsyncResult<void> load();
    /// The portal can be reached (again); waiting ends.
    void start();
    /// No calls until start(). What is under way ends by itself.
    void stop();

    [[nodiscard]] const QList<OutboxItem>& items() const { return m_items; }
    [[nodiscard]] std::optional<OutboxItem> item(const Guid& id) const;
    /// Waits for the person to enter a password (again after a restart).
    [[nodiscard]] bool needsPassword(const Guid& id) const;

    /// Keeps what has been written so far; from the second call on of the same `id`. The portal gets
    /// it a little later. Refused with Forbidden once it is on its way.
    [[nodiscard]] AsyncResult<void> keep(Guid id, Draft draft);
    /// Goes on with a draft that is at the portal already.
    [[nodiscard]] AsyncResult<void> adopt(Guid id, Guid messageGuid, Draft draft);
    /// Sends after the time for undoing. When this has answered, the message is kept.
    [[nodiscard]] AsyncResult<void> send(Guid id, Draft draft, DraftPasswords passwords);
    void givePasswords(const Guid& id, DraftPasswords passwords);
    /// Makes it editable again: by Undo, or from the queue. False: too late.
    [[nodiscard]] AsyncResult<bool> takeBack(Guid id);
    /// Forgets it here. False: too late.
    [[nodiscard]] AsyncResult<bool> discard(Guid id);
    /// Leaves it to the portal's Draft folder: once that has everything, it is forgotten here.
    void close(const Guid& id);

    /// Whose files go along with the messages. Before load(); must outlive this.
    void setFiles(const OutboxFiles& files) { m_files = &files; }
    [[nodiscard]] bool waitsForFiles(const Guid& id) const;
    /// What is said of its files may be another now.
    void noteFilesChanged(const Guid& id);
    /// Its files want a draft at the portal now rather than at the next pause in writing.
    void saveSoon(const Guid& id);

Q_SIGNALS:
    void changed();
    void sent(const waxwing::Guid& id, const waxwing::Guid& messageGuid);
    void refused(const waxwing::Guid& id);

private:
    struct Work;
    [[nodiscard]] OutboxItem* find(const Guid& id);
    [[nodiscard]] bool isUnderWay(const OutboxItem& item) const;
    Work& workOf(const Guid& id);
    void wake(const Guid& id);
    void wakeAt(const Guid& id, std::chrono::milliseconds delay);
    void wakeAll();
    void retryLater(const Error& error);
    void scheduleAutosave(const Guid& id);
    [[nodiscard]] OutboxStep stepFor(const OutboxItem& item);
    AsyncResult<void> run(Guid id);
    AsyncResult<bool> take(Guid id, OutboxStep step);
    AsyncResult<bool> permit(Guid id, void (*takeBackMark)(OutboxItem&));
    AsyncResult<bool> release(Guid id);
    AsyncResult<bool> create(Guid id);
    AsyncResult<bool> findCreated(Guid id);
    AsyncResult<bool> save(Guid id);
    AsyncResult<bool> sendNow(Guid id);
    AsyncResult<bool> askWhetherSent(Guid id);
    AsyncResult<bool> noteSent(Guid id);
    AsyncResult<bool> noteRefused(Guid id, Error error);
    AsyncResult<bool> storeItem(Guid id);
    AsyncResult<void> forget(Guid id);

    ComposePort& m_portal;
    OutboxStore& m_store;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    QList<OutboxItem> m_items;
    std::map<Guid, std::unique_ptr<Work>> m_work;
    Backoff m_pauses;
    std::unique_ptr<ScheduledCall> m_retry;
    const OutboxFiles* m_files = nullptr;
    std::stop_source m_stop;
    bool m_started = false;
};

} // namespace waxwing

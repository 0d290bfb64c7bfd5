#pragma once

#include "core/async/backoff.h"
#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/store/messagestore.h"
#include "core/sync/messagesource.h"

#include <QObject>
#include <QSet>

#include <map>
#include <memory>
#include <optional>

namespace waxwing {

/// First sync of one folder: messages stored of those the portal has.
struct FolderProgress
{
    Folder folder = Folder::Inbox;
    qint64 done = 0;
    qint64 total = 0;

    bool operator==(const FolderProgress&) const = default;
};

/// Keeps the cache of one account in step with the portal (design section 7).
///
/// One run at a time: requests that come meanwhile mark it dirty. A run first looks at what is
/// newest (so that an alert never waits for old mail), then at single messages it was told about,
/// then goes on with the first sync, page by page, where it stopped – also after a kill. Where the
/// number of messages disagrees with the portal's, a bisection over pages finds the place. What
/// vanished is removed only after the portal has been asked for it by guid. Once a week every page
/// is compared, for what these means cannot see.
/// Main thread; ends its calls when it dies.
class MailboxSync final : public QObject
{
    Q_OBJECT

public:
    MailboxSync(MessageSource& source, MessageStore& store, const Clock& clock,
                Scheduler& scheduler);
    ~MailboxSync() override;

    /// Which folders to keep; begins or continues their first sync and looks for what is new.
    void start(QList<Folder> folders);
    /// Something may be new in the inbox. The first request acts at once, further ones within
    /// 500 ms become one (notifications.md section 3); what start() does opens no such window.
    void refreshInbox();
    /// A live event led to what is requested next; for the chain of the alerts.
    void notePush() { m_pushedAt = m_clock.now(); }
    /// After a reconnect or by hand: every folder.
    void refreshAll();
    /// Something happened to these messages: look at them again.
    void recheck(QList<Guid> guids);
    /// Ends what is under way; start() begins anew.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    /// Already in the alert ledger; newest first.
    void messagesArrived(const QList<waxwing::MessageSummary>& news);
    void listsChanged();
    void readElsewhere(const QList<waxwing::Guid>& guids);
    void contentDestroyed(const QList<waxwing::Guid>& guids);
    void vanished(const QList<waxwing::Guid>& guids);
    /// Empty when no first sync is left to do.
    void progressed(const QList<waxwing::FolderProgress>& progress);
    /// A run came to its end: the portal was reached.
    void succeeded();
    /// A run failed. Network, Portal, Protocol and Storage are tried again with growing pauses;
    /// after the other kinds start() is awaited.
    void failed(const waxwing::Error& error);

private:
    struct Wanted
    {
        QSet<Folder> newest;
        QList<Guid> guids;
    };

    void request(const QSet<Folder>& folders);
    void runSoon();
    void runNow();
    void noteRun();
    AsyncResult<void> run();
    AsyncResult<void> runUntilClean();
    AsyncResult<void> refreshNewest(Folder folder);
    AsyncResult<void> storeFirstPages(Folder folder);
    AsyncResult<void> recheckNow(QList<Guid> guids);
    AsyncResult<void> verifyNextPage(Folder folder);
    AsyncResult<void> endFullPass(Folder folder);
    AsyncResult<void> reconcile(Folder folder);
    AsyncResult<int> firstDifferentPage(Folder folder, int firstPage, int lastPage);
    AsyncResult<void> repairPage(Folder folder, int page);
    AsyncResult<void> placeOrRemove(Folder folder, QList<Guid> missing);
    AsyncResult<Page<MessageSummary>> fetch(Folder folder, int page, int pageSize);
    AsyncResult<void> store(Folder folder, QList<MessageSummary> messages, NewsPolicy policy);
    AsyncResult<void> loadCursors();
    void publish(const StoredPage& stored);
    void publishProgress();
    void endRun(const Result<void>& result);
    [[nodiscard]] std::optional<Folder> nextFirstSync() const;
    [[nodiscard]] std::optional<Folder> nextFullPass() const;

    MessageSource& m_source;
    MessageStore& m_store;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    QList<Folder> m_folders;
    std::map<Folder, SyncCursor> m_cursors;
    Wanted m_wanted;
    bool m_running = false;
    std::optional<QList<FolderProgress>> m_published;
    /// Where a full pass has come to; forgotten at the end of the program.
    struct FullPass
    {
        int page = 1;
        int repairs = 0; ///< of this page
    };
    std::map<Folder, FullPass> m_fullPasses;
    QDateTime m_pushedAt; ///< invalid: nobody said that there is something
    int m_lastAdded = 0;   ///< by the last store(): how many were unknown
    bool m_resumed = true; ///< the next first-sync page overlaps the one before the stop
    std::chrono::milliseconds m_lastRun{-1}; ///< that an event had a part in; -1: none since start()
    bool m_heardEvents = false;
    std::unique_ptr<ScheduledCall> m_later;
    Backoff m_retryPauses;
    std::stop_source m_stop;
};

} // namespace waxwing

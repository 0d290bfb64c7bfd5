#include "core/sync/mailboxsync.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr int kEventPageSize = 8; ///< an event is mostly about one message; more than a burst has
constexpr int kLookPageSize = 25;  ///< nobody said what is new
constexpr int kSyncPageSize = 100; ///< what the vendor's own search tool uses
constexpr auto kBurstWindow = 500ms;
constexpr qint64 kDaysBetweenFullPasses = 7;
constexpr std::array<std::chrono::milliseconds, 7> kRetryPauses{2s, 4s, 8s, 16s, 30s, 60s, 120s};

/// Failures that pass by themselves. Maintenance and suspension are watched by the account.
bool isWorthRetrying(const Error& error)
{
    if (error.hasCode(u"31") || error.hasCode(u"50") || error.httpStatus == 503)
        return false;
    return error.is(ErrorKind::Network) || error.is(ErrorKind::Portal)
           || error.is(ErrorKind::Protocol) || error.is(ErrorKind::Storage);
}

} // namespace

MailboxSync::MailboxSync(MessageSource& source, MessageStore& store, const Clock& clock,
                         Scheduler& scheduler)
    : m_source(source), m_store(store), m_clock(clock), m_scheduler(scheduler),
      m_retryPauses(kRetryPauses, 0.2, systemRandom())
{}

MailboxSync::~MailboxSync()
{
    m_stop.request_stop();
}

void MailboxSync::start(QList<Folder> folders)
{
    m_folders = std::move(folders);
    if (m_stop.stop_requested())
        m_stop = std::stop_source();
    m_resumed = true;
    m_published.reset();
    request(QSet<Folder>(m_folders.begin(), m_folders.end()));
}

void MailboxSync::stop()
{
    m_stop.request_stop();
    m_later.reset();
    m_wanted = Wanted();
    m_retryPauses.reset();
    m_heardEvents = false;
    m_lastRun = -1ms;
}

void MailboxSync::refreshInbox()
{
    m_heardEvents = true;
    request({Folder::Inbox});
}

void MailboxSync::refreshAll()
{
    m_heardEvents = true;
    request(QSet<Folder>(m_folders.begin(), m_folders.end()));
}

void MailboxSync::recheck(QList<Guid> guids)
{
    for (const Guid& guid : guids) {
        if (!m_wanted.guids.contains(guid))
            m_wanted.guids << guid;
    }
    m_heardEvents = true;
    runSoon();
}

void MailboxSync::request(const QSet<Folder>& folders)
{
    m_wanted.newest.unite(folders);
    runSoon();
}

void MailboxSync::runSoon()
{
    if (m_running || m_stop.stop_requested() || m_folders.isEmpty())
        return;
    const auto sinceLast = m_lastRun.count() < 0 ? kBurstWindow : m_clock.elapsed() - m_lastRun;
    if (sinceLast >= kBurstWindow) {
        runNow();
    } else {
        m_later = m_scheduler.after(kBurstWindow - sinceLast, [this] { runNow(); });
    }
}

void MailboxSync::runNow()
{
    m_later.reset();
    if (m_running)
        return;
    m_running = true;
    noteRun();
    launch(run(), "sync mailbox");
}

/// Events are collected after a run for events. The run of a start is none: the subscription that
/// follows it need not wait.
void MailboxSync::noteRun()
{
    if (m_heardEvents)
        m_lastRun = m_clock.elapsed();
}

AsyncResult<void> MailboxSync::run()
{
    const QPointer<MailboxSync> self(this);
    const Result<void> result = co_await runUntilClean();
    if (self)
        endRun(result);
    co_return Result<void>();
}

void MailboxSync::endRun(const Result<void>& result)
{
    m_running = false;
    if (result) {
        m_pushedAt = QDateTime();
        m_retryPauses.reset();
        Q_EMIT succeeded();
        return;
    }
    const Error& error = result.error();
    if (error.is(ErrorKind::Cancelled)) {
        // Stopped and started again before the old run had noticed.
        if (!m_stop.stop_requested() && !m_wanted.newest.isEmpty())
            runNow();
        return;
    }
    qCInfo(lcSync).noquote() << "sync failed:" << toLogString(error);
    m_resumed = true;
    m_wanted.newest.unite(QSet<Folder>(m_folders.begin(), m_folders.end()));
    if (isWorthRetrying(error)) {
        const auto pause = std::max<std::chrono::milliseconds>(
            m_retryPauses.next(), error.retryAfter.value_or(std::chrono::seconds(0)));
        m_later = m_scheduler.after(pause, [this] { runNow(); });
    }
    Q_EMIT failed(error);
}

AsyncResult<void> MailboxSync::runUntilClean()
{
    const QPointer<MailboxSync> self(this);
    const Result<void> loaded = co_await loadCursors();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!loaded)
        co_return loaded;

    for (;;) {
        Result<void> step;
        if (!m_wanted.newest.isEmpty()) {
            // The inbox before everything else: that is what alerts wait for.
            const Folder folder = m_wanted.newest.contains(Folder::Inbox)
                                      ? Folder::Inbox
                                      : *m_wanted.newest.begin();
            m_wanted.newest.remove(folder);
            step = co_await refreshNewest(folder);
        } else if (!m_wanted.guids.isEmpty()) {
            const QList<Guid> guids = std::exchange(m_wanted.guids, {});
            step = co_await recheckNow(guids);
        } else if (const auto folder = nextFirstSync()) {
            step = co_await storeFirstPages(*folder);
        } else if (const auto due = nextFullPass()) {
            step = co_await verifyNextPage(*due);
        } else {
            co_return Result<void>();
        }
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!step)
            co_return step;
        noteRun();
    }
}

AsyncResult<void> MailboxSync::loadCursors()
{
    const QPointer<MailboxSync> self(this);
    const QList<Folder> folders = m_folders;
    for (const Folder folder : folders) {
        if (m_cursors.contains(folder))
            continue;
        const Result<SyncCursor> cursor = co_await m_store.cursor(folder);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!cursor)
            co_return failure(cursor.error());
        m_cursors.emplace(folder, *cursor);
    }
    publishProgress();
    co_return Result<void>();
}

std::optional<Folder> MailboxSync::nextFirstSync() const
{
    for (const Folder folder : m_folders) {
        const auto cursor = m_cursors.find(folder);
        if (cursor != m_cursors.end() && !cursor->second.firstSyncDone)
            return folder;
    }
    return std::nullopt;
}

std::optional<Folder> MailboxSync::nextFullPass() const
{
    const QDateTime now = m_clock.now();
    for (const Folder folder : m_folders) {
        const auto cursor = m_cursors.find(folder);
        if (cursor == m_cursors.end() || !cursor->second.firstSyncDone)
            continue;
        const QDateTime& last = cursor->second.lastFullPass;
        if (!last.isValid() || last.daysTo(now) >= kDaysBetweenFullPasses || last > now)
            return folder;
    }
    return std::nullopt;
}

AsyncResult<Page<MessageSummary>> MailboxSync::fetch(Folder folder, int page, int pageSize)
{
    MessageFilter filter;
    filter.types << folder;
    return m_source.searchMessages(std::move(filter), page, pageSize, m_stop.get_token());
}

AsyncResult<void> MailboxSync::store(Folder folder, QList<MessageSummary> messages,
                                     NewsPolicy policy)
{
    const QPointer<MailboxSync> self(this);
    const SyncCursor cursor = m_cursors[folder];
    const Arrival arrival{m_clock.now(), m_pushedAt};
    const Result<StoredPage> stored
        = co_await m_store.storePage(folder, messages, cursor, policy, arrival);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!stored)
        co_return failure(stored.error());
    m_lastAdded = static_cast<int>(stored->added.size());
    publish(*stored);
    co_return Result<void>();
}

/// Newest pages until one is fully known.
AsyncResult<void> MailboxSync::refreshNewest(Folder folder)
{
    const QPointer<MailboxSync> self(this);
    const SyncCursor before = m_cursors[folder];
    if (!before.firstSyncDone && before.nextPage <= 1)
        co_return Result<void>(); // nothing is known yet: the first sync begins with the newest

    const NewsPolicy policy = before.firstSyncDone ? NewsPolicy::Live : NewsPolicy::History;
    int pageSize = m_pushedAt.isValid() ? kEventPageSize : kLookPageSize;
    for (int page = 1;; ++page) {
        const Result<Page<MessageSummary>> answer = co_await fetch(folder, page, pageSize);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!answer)
            co_return failure(answer.error());
        m_cursors[folder].totalItems = answer->totalItems;
        const Result<void> stored = co_await store(folder, answer->results, policy);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!stored)
            co_return stored;
        if (m_lastAdded == 0 || answer->results.isEmpty() || page >= answer->totalPages)
            break;
        if (pageSize != kSyncPageSize && m_lastAdded == answer->results.size()) {
            pageSize = kSyncPageSize; // many are new: fewer, larger pages from the top
            page = 0;
        }
    }
    if (before.firstSyncDone)
        co_return co_await reconcile(folder);
    co_return Result<void>();
}

/// One page of the first sync, newest to oldest; the cursor moves with it.
AsyncResult<void> MailboxSync::storeFirstPages(Folder folder)
{
    const QPointer<MailboxSync> self(this);
    SyncCursor& cursor = m_cursors[folder];
    // After a stop the page before is read again: what vanished meanwhile has moved the rest up.
    const int page = m_resumed ? std::max(1, cursor.nextPage - 1) : cursor.nextPage;
    m_resumed = false;
    const Result<Page<MessageSummary>> answer = co_await fetch(folder, page, kSyncPageSize);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!answer)
        co_return failure(answer.error());

    if (page == 1 && !cursor.watermark.isValid())
        cursor.watermark = answer->results.isEmpty() ? m_clock.now() : answer->results.first().date;
    // What vanished from pages read already has moved as many messages past us: go back for them.
    const qint64 gone = page > 1 ? std::max<qint64>(0, cursor.totalItems - answer->totalItems) : 0;
    const qint64 back = (gone + kSyncPageSize - 1) / kSyncPageSize;
    cursor.nextPage = gone > 0 ? std::max(1, page - static_cast<int>(back)) : page + 1;
    cursor.totalItems = answer->totalItems;
    cursor.firstSyncDone
        = gone == 0 && (answer->results.isEmpty() || page >= answer->totalPages);
    if (cursor.firstSyncDone)
        cursor.lastFullPass = m_clock.now();
    const bool done = cursor.firstSyncDone;
    const Result<void> stored = co_await store(folder, answer->results, NewsPolicy::History);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!stored)
        co_return stored;
    publishProgress();
    if (done)
        co_return co_await reconcile(folder);
    co_return Result<void>();
}

AsyncResult<void> MailboxSync::recheckNow(QList<Guid> guids)
{
    const QPointer<MailboxSync> self(this);
    while (!guids.isEmpty()) {
        MessageFilter filter;
        filter.messageGuids = guids.mid(0, kMaxFilterGuids);
        guids.remove(0, filter.messageGuids.size());
        const std::stop_token stop = m_stop.get_token();
        const Result<Page<MessageSummary>> answer
            = co_await m_source.searchMessages(filter, 1, kMaxFilterGuids, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!answer)
            co_return failure(answer.error());
        const Result<StoredPage> stored = co_await m_store.update(answer->results);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!stored)
            co_return failure(stored.error());
        publish(*stored);
    }
    co_return Result<void>();
}

void MailboxSync::publish(const StoredPage& stored)
{
    // News first: an alert is due, and everything below can wait for the next frame.
    if (!stored.news.isEmpty())
        Q_EMIT messagesArrived(stored.news);
    if (!stored.nowRead.isEmpty())
        Q_EMIT readElsewhere(stored.nowRead);
    if (!stored.contentDestroyed.isEmpty())
        Q_EMIT contentDestroyed(stored.contentDestroyed);
    if (!stored.added.isEmpty() || !stored.changed.isEmpty())
        Q_EMIT listsChanged();
}

void MailboxSync::publishProgress()
{
    QList<FolderProgress> progress;
    for (const Folder folder : std::as_const(m_folders)) {
        const SyncCursor& cursor = m_cursors[folder];
        if (cursor.firstSyncDone)
            continue;
        const qint64 done = qint64(cursor.nextPage - 1) * kSyncPageSize;
        progress << FolderProgress{folder, std::min(done, cursor.totalItems), cursor.totalItems};
    }
    if (m_published == progress)
        return;
    m_published = progress;
    Q_EMIT progressed(progress);
}

} // namespace waxwing

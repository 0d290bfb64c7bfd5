#include "core/base/log.h"
#include "core/sync/mailboxsync.h"

#include <QPointer>

/// The part of MailboxSync that finds what vanished, moved or was overlooked: the portal offers no
/// delta, only pages and their total (design section 7).
namespace waxwing {

namespace {

constexpr int kReconcilePage = 100;
constexpr int kMostRepairs = 40; ///< pages mended in one run; the rest waits for the next
constexpr int kMostRepairsOfPage = 5;

QList<Guid> guidsOf(const QList<MessageSummary>& messages)
{
    QList<Guid> guids;
    guids.reserve(messages.size());
    for (const MessageSummary& message : messages)
        guids << message.guid;
    return guids;
}

/// The portal sorts by a finer time than it tells apart here: the order says nothing.
bool isSamePage(const QList<Guid>& local, const QList<MessageSummary>& remote)
{
    const QList<Guid> guids = guidsOf(remote);
    return QSet<Guid>(local.begin(), local.end()) == QSet<Guid>(guids.begin(), guids.end());
}

} // namespace

AsyncResult<void> MailboxSync::reconcile(Folder folder)
{
    const QPointer<MailboxSync> self(this);
    int firstPage = 1;
    qint64 before = -1;
    for (int repair = 0; repair < kMostRepairs; ++repair) {
        const Result<QHash<Folder, FolderCount>> counts = co_await m_store.counts();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!counts)
            co_return failure(counts.error());
        const qint64 local = counts->value(folder).total;
        const qint64 remote = m_cursors[folder].totalItems;
        if (local == remote)
            co_return Result<void>();

        const int lastPage = static_cast<int>((std::max(local, remote) + kReconcilePage - 1) / kReconcilePage);
        const Result<int> page = co_await firstDifferentPage(folder, firstPage, lastPage);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!page)
            co_return failure(page.error());
        const Result<void> repaired = co_await repairPage(folder, *page);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!repaired)
            co_return repaired;
        // Nothing to mend: messages of one time lie across the page's end. Look behind it.
        firstPage = local == before ? *page + 1 : *page;
        before = local;
    }
    qCWarning(lcSync) << "a folder still disagrees with the portal; the next run goes on";
    co_return Result<void>();
}

/// Pages before the first difference are equal, those after it are shifted: bisect.
AsyncResult<int> MailboxSync::firstDifferentPage(Folder folder, int firstPage, int lastPage)
{
    const QPointer<MailboxSync> self(this);
    int low = firstPage;
    int high = std::max(firstPage, lastPage);
    while (low < high) {
        const int middle = low + (high - low) / 2;
        const Result<Page<MessageSummary>> remote = co_await fetch(folder, middle, kReconcilePage);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!remote)
            co_return failure(remote.error());
        m_cursors[folder].totalItems = remote->totalItems;
        const qint64 first = qint64(middle - 1) * kReconcilePage;
        const Result<QList<Guid>> local = co_await m_store.guidsAt(folder, first, kReconcilePage);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!local)
            co_return failure(local.error());
        if (isSamePage(*local, remote->results))
            low = middle + 1;
        else
            high = middle;
    }
    co_return low;
}

/// Stores the portal's page and takes care of what only we have in its place.
AsyncResult<void> MailboxSync::repairPage(Folder folder, int page)
{
    const QPointer<MailboxSync> self(this);
    const qint64 first = qint64(page - 1) * kReconcilePage;
    const Result<QList<Guid>> local = co_await m_store.guidsAt(folder, first, kReconcilePage);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!local)
        co_return failure(local.error());
    const Result<Page<MessageSummary>> remote = co_await fetch(folder, page, kReconcilePage);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!remote)
        co_return failure(remote.error());
    m_cursors[folder].totalItems = remote->totalItems;
    const Result<void> stored = co_await store(folder, remote->results, NewsPolicy::Live);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!stored)
        co_return stored;

    const QList<Guid> theirs = guidsOf(remote->results);
    QList<Guid> onlyHere;
    for (const Guid& guid : *local) {
        if (!theirs.contains(guid))
            onlyHere << guid;
    }
    co_return co_await placeOrRemove(folder, onlyHere);
}

/// Asks the portal for each message by guid: still in this folder, moved to another, or gone.
AsyncResult<void> MailboxSync::placeOrRemove(Folder folder, QList<Guid> missing)
{
    const QPointer<MailboxSync> self(this);
    QList<Folder> folders = m_folders;
    folders.removeAll(folder);
    folders.prepend(folder);
    for (const Folder candidate : folders) {
        QList<Guid> stillMissing;
        for (qsizetype first = 0; first < missing.size(); first += kMaxFilterGuids) {
            MessageFilter filter;
            filter.types << candidate;
            filter.messageGuids = missing.mid(first, kMaxFilterGuids);
            const std::stop_token stop = m_stop.get_token();
            const Result<Page<MessageSummary>> answer
                = co_await m_source.searchMessages(filter, 1, kMaxFilterGuids, stop);
            if (!self)
                co_return failure(ErrorKind::Cancelled);
            if (!answer)
                co_return failure(answer.error());
            const Result<void> stored
                = co_await store(candidate, answer->results, NewsPolicy::Live);
            if (!self)
                co_return failure(ErrorKind::Cancelled);
            if (!stored)
                co_return stored;
            const QList<Guid> found = guidsOf(answer->results);
            for (const Guid& guid : filter.messageGuids) {
                if (!found.contains(guid))
                    stillMissing << guid;
            }
        }
        missing = stillMissing;
    }
    if (missing.isEmpty())
        co_return Result<void>();
    const Result<void> removed = co_await m_store.remove(missing);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!removed)
        co_return removed;
    Q_EMIT vanished(missing);
    Q_EMIT listsChanged();
    co_return Result<void>();
}

/// One page of a full pass: numbers may agree although the messages do not.
AsyncResult<void> MailboxSync::verifyNextPage(Folder folder)
{
    const QPointer<MailboxSync> self(this);
    const int page = m_fullPasses[folder].page;
    const Result<Page<MessageSummary>> remote = co_await fetch(folder, page, kReconcilePage);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!remote)
        co_return failure(remote.error());
    m_cursors[folder].totalItems = remote->totalItems;
    const qint64 first = qint64(page - 1) * kReconcilePage;
    const Result<QList<Guid>> local = co_await m_store.guidsAt(folder, first, kReconcilePage);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!local)
        co_return failure(local.error());
    if (!isSamePage(*local, remote->results)
        && ++m_fullPasses[folder].repairs <= kMostRepairsOfPage)
        co_return co_await repairPage(folder, page); // and the same page once more
    m_fullPasses[folder] = FullPass{page + 1, 0};
    if (remote->results.isEmpty() || page >= remote->totalPages)
        co_return co_await endFullPass(folder);
    co_return Result<void>();
}

AsyncResult<void> MailboxSync::endFullPass(Folder folder)
{
    m_fullPasses.erase(folder);
    SyncCursor& cursor = m_cursors[folder];
    cursor.lastFullPass = m_clock.now();
    const SyncCursor reached = cursor;
    return m_store.setCursor(folder, reached);
}

} // namespace waxwing

#include "core/sync/messagelookup.h"

namespace waxwing {

AsyncResult<std::optional<Folder>> lookUpMessage(MessageSource& source, MessageStore& store,
                                                 Guid message, QList<Folder> folders,
                                                 std::stop_token stop)
{
    const Result<std::optional<Folder>> known = co_await store.folderOf(message);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!known || *known)
        co_return known;
    for (const Folder folder : folders) {
        MessageFilter filter;
        filter.types = {folder};
        filter.messageGuids = {message};
        const Result<Page<MessageSummary>> page
            = co_await source.searchMessages(filter, 1, 1, stop);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!page)
            co_return failure(page.error());
        const QList<MessageSummary> found = page->results;
        if (found.isEmpty() || found.first().guid != message)
            continue;
        const Result<SyncCursor> cursor = co_await store.cursor(folder);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!cursor)
            co_return failure(cursor.error());
        const SyncCursor unmoved = *cursor;
        const Result<StoredPage> stored
            = co_await store.storePage(folder, found, unmoved, NewsPolicy::History);
        if (!stored)
            co_return failure(stored.error());
        co_return std::optional<Folder>(folder);
    }
    co_return std::optional<Folder>();
}

} // namespace waxwing

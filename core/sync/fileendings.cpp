#include "core/sync/fileendings.h"

#include "core/portal/jsv.h"

namespace waxwing {

struct FileEndings::Shared
{
    EndingsClient client;
    Endings store;
    const Clock& clock;
    std::stop_source stop;
    bool looking = false;
};

FileEndings::FileEndings(EndingsClient client, AccountDatabase& database, const Clock& clock)
    : m_shared(std::make_shared<Shared>(Shared{std::move(client), Endings(database), clock, {}}))
{}

FileEndings::~FileEndings()
{
    m_shared->stop.request_stop();
}

AsyncResult<void> FileEndings::look()
{
    return lookNow(m_shared);
}

AsyncResult<void> FileEndings::lookNow(std::shared_ptr<Shared> shared)
{
    if (shared->looking)
        co_return Result<void>();
    shared->looking = true;
    const std::stop_token stop = shared->stop.get_token();
    const QDateTime now = shared->clock.now();
    const Result<QList<Guid>> due = co_await shared->store.notLookedAt(now);
    Result<void> result;
    if (!due)
        result = failure(due.error());
    for (qsizetype first = 0; result && first < due->size(); first += kMaxFilterGuids) {
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        const QList<Guid> some = due->mid(first, kMaxFilterGuids);
        const Result<QList<FileEnding>> endings = co_await shared->client.of(some, stop);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!endings) {
            result = failure(endings.error());
            break;
        }
        const QList<FileEnding> found = *endings;
        result = co_await shared->store.keepFiles(some, found, now);
    }
    shared->looking = false;
    co_return result;
}

} // namespace waxwing

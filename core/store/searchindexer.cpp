#include "core/store/searchindexer.h"

#include "core/store/messagewriter.h"

namespace waxwing {

namespace {

constexpr int kPiece = 100;
constexpr auto kPause = std::chrono::milliseconds(20);

Result<qint64> indexPiece(Connection& connection, int count)
{
    Statement place = connection.prepare("SELECT below FROM unindexed");
    if (!place.step())
        return 0;
    const qint64 below = place.number(0);
    place.reset();
    QList<qint64> piece;
    qint64 reached = below;
    int seen = 0;
    {
        Statement old = connection.prepare("SELECT id, indexed, search_row FROM messages "
                                           "WHERE id < ? ORDER BY id DESC LIMIT ?");
        old.bind(below).bind(qint64(count));
        while (old.step()) {
            ++seen;
            reached = old.number(0);
            if (old.number(1) != 0 && old.isNull(2))
                piece << reached;
        }
    }
    for (const qint64 id : std::as_const(piece))
        indexFirst(connection, id);
    if (seen < count) {
        connection.prepare("DELETE FROM unindexed").run();
        return 0;
    }
    connection.prepare("UPDATE unindexed SET below = ?").bind(reached).run();
    return reached;
}

} // namespace

SearchIndexer::SearchIndexer(AccountDatabase& database, Scheduler& scheduler)
    : m_database(database), m_scheduler(scheduler)
{}

SearchIndexer::~SearchIndexer()
{
    m_stop.request_stop();
}

AsyncResult<qint64> SearchIndexer::piece(int messages)
{
    return m_database.write<qint64>(Durability::Normal,
                                    [messages](Connection& connection) -> Result<qint64> {
                                        return indexPiece(connection, messages);
                                    });
}

AsyncResult<void> SearchIndexer::run()
{
    const std::stop_token stop = m_stop.get_token();
    for (;;) {
        const Result<qint64> left = co_await piece(kPiece);
        if (stop.stop_requested())
            co_return failure(ErrorKind::Cancelled);
        if (!left)
            co_return failure(left.error());
        if (*left == 0)
            co_return Result<void>();
        const Result<void> waited = co_await m_scheduler.wait(kPause, stop);
        if (!waited)
            co_return failure(waited.error());
    }
}

} // namespace waxwing

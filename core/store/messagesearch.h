#pragma once

#include "core/search/searchquery.h"
#include "core/store/messagestore.h"

#include <stop_token>

namespace waxwing {

class Connection;

/// Where a page of search results goes on.
struct FoundPage
{
    QList<FoundMessage> found;
    qint64 lastRow = 0; ///< hand it in for the next page
    bool atEnd = true;
};

/// Finds messages in the cache of one account, newest first. Bodies are found if they are kept;
/// nothing is fetched. Main thread; does not block it.
class MessageSearch
{
public:
    /// `database` must outlive it.
    explicit MessageSearch(AccountDatabase& database) : m_database(database) {}

    /// At most `limit` after the row `after`. When `stop` is asked for, the query on the storage
    /// thread breaks off and the answer is Cancelled; writes are not disturbed.
    [[nodiscard]] AsyncResult<FoundPage> find(SearchQuery query, std::optional<qint64> after,
                                              int limit, std::stop_token stop);
    /// Those of `guids` that the cache knows.
    [[nodiscard]] AsyncResult<QSet<Guid>> known(QList<Guid> guids);
    /// Files of earlier versions are indexed bit by bit: false while some is missing.
    [[nodiscard]] AsyncResult<bool> isComplete();

private:
    AccountDatabase& m_database;
};

/// What MessageSearch does once it is on the storage thread; may throw SqlError.
[[nodiscard]] FoundPage findMessages(Connection& connection, const SearchQuery& query,
                                     std::optional<qint64> after, int limit);

/// A row that a message of the cache or of a portal would have among results, for merging.
[[nodiscard]] qint64 searchRowOf(const QDateTime& date);

} // namespace waxwing

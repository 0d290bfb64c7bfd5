#pragma once

#include "core/store/messagesearch.h"
#include "core/store/savedsearches.h"

namespace waxwing {

/// One account that can be searched, under the name the person knows it by.
struct SearchPlace
{
    Guid account;
    QString name;
};

/// Where the search looks. Must outlive the controller. Nothing here fetches a body.
class SearchPort
{
public:
    virtual ~SearchPort() = default;
    [[nodiscard]] virtual QList<SearchPlace> places() const = 0;
    [[nodiscard]] virtual AsyncResult<FoundPage> cached(Guid account, SearchQuery query,
                                                        std::optional<qint64> after, int limit,
                                                        std::stop_token stop) = 0;
    /// What the portal finds by subject and people and the cache does not know.
    [[nodiscard]] virtual AsyncResult<QList<FoundMessage>>
    atPortal(Guid account, SearchQuery query, std::stop_token stop) = 0;

    [[nodiscard]] virtual AsyncResult<SavedSearches::Lists> remembered(Guid account) = 0;
    virtual void noteUsed(QList<Guid> accounts, QString text) = 0;
    virtual void setSaved(QList<Guid> accounts, QString text, bool saved) = 0;
};

} // namespace waxwing

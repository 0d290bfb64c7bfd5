#pragma once

#include "app/bootstrap/accountlist.h"
#include "ui/search/searchport.h"

namespace waxwing {

/// The caches and portals of all accounts for the search. Asks portals for summaries only: looking
/// for a message never counts as reading it.
class AccountSearch final : public SearchPort
{
public:
    AccountSearch(AccountList& accounts, const Clock& clock) : m_accounts(accounts), m_clock(clock)
    {}

    [[nodiscard]] QList<SearchPlace> places() const override;
    [[nodiscard]] AsyncResult<FoundPage> cached(Guid account, SearchQuery query,
                                                std::optional<qint64> after, int limit,
                                                std::stop_token stop) override;
    [[nodiscard]] AsyncResult<QList<FoundMessage>> atPortal(Guid account, SearchQuery query,
                                                            std::stop_token stop) override;
    [[nodiscard]] AsyncResult<SavedSearches::Lists> remembered(Guid account) override;
    void noteUsed(QList<Guid> accounts, QString text) override;
    void setSaved(QList<Guid> accounts, QString text, bool saved) override;

private:
    AccountList& m_accounts;
    const Clock& m_clock;
};

} // namespace waxwing

#pragma once

#include "core/async/completer.h"
#include "tests/support/samplemessages.h"
#include "ui/search/searchport.h"

#include <deque>

namespace waxwing::test {

/// Caches and portals that answer when the test says so, or at once.
class FakeSearch final : public SearchPort
{
public:
    struct CacheCall
    {
        Guid account;
        SearchQuery query;
        std::optional<qint64> after;
        std::stop_token stop;
        Completer<FoundPage> answer;
    };
    struct PortalCall
    {
        Guid account;
        std::stop_token stop;
        Completer<QList<FoundMessage>> answer;
    };

    QList<SearchPlace> accounts{{guidOf(0xa), QStringLiteral("Alpha")},
                                {guidOf(0xb), QStringLiteral("Beta")}};
    std::deque<CacheCall> cacheCalls;
    std::deque<PortalCall> portalCalls;
    QHash<Guid, SavedSearches::Lists> lists;
    QStringList used;
    QStringList saved;

    QList<SearchPlace> places() const override { return accounts; }
    AsyncResult<FoundPage> cached(Guid account, SearchQuery query, std::optional<qint64> after, int,
                                  std::stop_token stop) override
    {
        cacheCalls.push_back({account, query, after, stop, {}});
        return cacheCalls.back().answer.result();
    }
    AsyncResult<QList<FoundMessage>> atPortal(Guid account, SearchQuery,
                                              std::stop_token stop) override
    {
        portalCalls.push_back({account, stop, {}});
        return portalCalls.back().answer.result();
    }
    AsyncResult<SavedSearches::Lists> remembered(Guid account) override
    {
        co_return lists.value(account);
    }
    void noteUsed(QList<Guid>, QString text) override { used << text; }
    void setSaved(QList<Guid>, QString text, bool keep) override
    {
        saved << (keep ? QStringLiteral("+") : QStringLiteral("-")) + text;
    }

    static FoundMessage message(int number, const QString& snippet = {})
    {
        FoundMessage found;
        found.row.guid = guidOf(number);
        found.row.date = QDateTime({2026, 1, 1}, {8, 0}, Qt::UTC).addSecs(3600LL * number);
        found.row.correspondent = QStringLiteral("Bert Müller");
        found.row.subject = QStringLiteral("Subject %1").arg(number);
        found.snippet = snippet;
        found.searchRow = searchRowOf(found.row.date);
        return found;
    }
    static FoundPage page(const QList<int>& numbers, bool atEnd = true)
    {
        FoundPage page;
        for (const int number : numbers)
            page.found << message(number);
        page.lastRow = page.found.isEmpty() ? 0 : page.found.last().searchRow;
        page.atEnd = atEnd;
        return page;
    }
    CacheCall takeCache()
    {
        CacheCall call = std::move(cacheCalls.front());
        cacheCalls.pop_front();
        return call;
    }
    PortalCall takePortal()
    {
        PortalCall call = std::move(portalCalls.front());
        portalCalls.pop_front();
        return call;
    }
};

} // namespace waxwing::test

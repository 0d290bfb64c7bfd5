#include "app/bootstrap/searchports.h"

#include "core/async/launch.h"
#include "core/search/searchmatch.h"

#include <QPointer>

namespace waxwing {

namespace {

constexpr int kMostFromPortal = 50;

template<typename T>
AsyncResult<T> noAccount()
{
    co_return failure(ErrorKind::Cancelled);
}

FoundMessage foundAtPortal(const MessageSummary& summary, const QString& ownAddress)
{
    FoundMessage found;
    const bool own = summary.sender.email.compare(ownAddress, Qt::CaseInsensitive) == 0;
    QStringList recipients;
    for (const User& user : summary.to + summary.cc + summary.bcc)
        recipients << user.displayName();
    MessageRow& row = found.row;
    row.guid = summary.guid;
    row.folder = own ? Folder::Sent : Folder::Inbox;
    row.date = summary.date;
    row.correspondent = own ? recipients.join(QStringLiteral(", ")) : summary.sender.displayName();
    row.subject = summary.subject;
    row.unread = !own && !summary.retrieved;
    row.hasAttachments = !summary.attachments.isEmpty();
    row.isProtected = summary.isProtected();
    row.isRecalled = summary.isRecalled();
    row.hasAccess = summary.hasAccess;
    found.searchRow = searchRowOf(summary.date);
    found.cached = false;
    return found;
}

AsyncResult<QList<FoundMessage>> askPortal(QPointer<LiveAccount> account, SearchQuery query,
                                           std::stop_token stop)
{
    MessageFilter filter;
    filter.searchCriteria = portalCriteria(query);
    for (const Folder folder : kAllFolders) {
        if (query.admits(folder) && account->folders().contains(folder))
            filter.types << folder;
    }
    const Result<Page<MessageSummary>> page
        = co_await account->portal().searchMessages(filter, 1, kMostFromPortal, stop);
    if (!page)
        co_return failure(page.error());
    if (!account)
        co_return failure(ErrorKind::Cancelled);
    QList<Guid> guids;
    for (const MessageSummary& summary : page->results)
        guids << summary.guid;
    MessageSearch search(account->database());
    const Result<QSet<Guid>> known = co_await search.known(guids);
    if (!known)
        co_return failure(known.error());
    if (!account)
        co_return failure(ErrorKind::Cancelled);
    QList<FoundMessage> found;
    for (const MessageSummary& summary : page->results) {
        if (!known->contains(summary.guid) && matchesSummary(query, summary))
            found << foundAtPortal(summary, account->record().emailAddress);
    }
    co_return found;
}

} // namespace

QList<SearchPlace> AccountSearch::places() const
{
    QList<SearchPlace> places;
    for (const auto& account : m_accounts.all()) {
        const Guid id = account->record().id;
        places << SearchPlace{id, m_accounts.nameOf(id)};
    }
    return places;
}

AsyncResult<FoundPage> AccountSearch::cached(Guid account, SearchQuery query,
                                             std::optional<qint64> after, int limit,
                                             std::stop_token stop)
{
    LiveAccount* live = m_accounts.find(account);
    if (!live)
        return noAccount<FoundPage>();
    MessageSearch search(live->database());
    return search.find(std::move(query), after, limit, std::move(stop));
}

AsyncResult<QList<FoundMessage>> AccountSearch::atPortal(Guid account, SearchQuery query,
                                                         std::stop_token stop)
{
    LiveAccount* live = m_accounts.find(account);
    if (!live)
        return noAccount<QList<FoundMessage>>();
    return askPortal(live, std::move(query), std::move(stop));
}

AsyncResult<SavedSearches::Lists> AccountSearch::remembered(Guid account)
{
    LiveAccount* live = m_accounts.find(account);
    if (!live)
        return noAccount<SavedSearches::Lists>();
    return SavedSearches(live->database()).lists();
}

void AccountSearch::noteUsed(QList<Guid> accounts, QString text)
{
    for (const Guid& account : accounts) {
        if (LiveAccount* live = m_accounts.find(account))
            launch(SavedSearches(live->database()).noteUsed(text, m_clock.now()),
                   "remember search");
    }
}

void AccountSearch::setSaved(QList<Guid> accounts, QString text, bool saved)
{
    for (const Guid& account : accounts) {
        if (LiveAccount* live = m_accounts.find(account))
            launch(SavedSearches(live->database()).setSaved(text, saved, m_clock.now()),
                   "save search");
    }
}

} // namespace waxwing

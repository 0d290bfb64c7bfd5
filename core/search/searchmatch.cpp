#include "core/search/searchmatch.h"

#include "core/search/foldedtext.h"

namespace waxwing {

namespace {

QString peopleText(const QList<User>& users)
{
    QStringList texts;
    for (const User& user : users)
        texts << user.firstName + u' ' + user.lastName << user.email;
    return folded(texts.join(u' '));
}

} // namespace

bool matchesSummary(const SearchQuery& query, const MessageSummary& message)
{
    if (query.hasAttachments && *query.hasAttachments == message.attachments.isEmpty())
        return false;
    if (query.unread && *query.unread == message.retrieved)
        return false;
    if (query.isProtected && *query.isProtected != message.isProtected())
        return false;
    if (query.from.isValid() && !(message.date >= query.from))
        return false;
    if (query.until.isValid() && !(message.date < query.until))
        return false;
    const QString subject = folded(message.subject);
    const QString sender = peopleText({message.sender});
    const QString recipients = peopleText(message.to + message.cc + message.bcc);
    return std::all_of(query.terms.cbegin(), query.terms.cend(), [&](const SearchTerm& term) {
        const QString text = folded(term.text);
        const auto in = [&](SearchField field, const QString& place) {
            return (term.field == SearchField::Anywhere || term.field == field)
                   && place.contains(text);
        };
        const bool found = in(SearchField::Subject, subject) || in(SearchField::Sender, sender)
                           || in(SearchField::Recipients, recipients);
        return found != term.excluded;
    });
}

QString portalCriteria(const SearchQuery& query)
{
    QString longest;
    for (const SearchTerm& term : query.terms) {
        if (!term.excluded && term.text.size() > longest.size())
            longest = term.text;
    }
    return longest;
}

} // namespace waxwing

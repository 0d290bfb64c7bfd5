#include "core/store/messagesearch.h"

#include "core/search/foldedtext.h"
#include "core/store/accountdatabase.h"
#include "core/store/mailbox.h"
#include "core/store/messagewriter.h"
#include "core/store/searchindex.h"

#include <limits>

namespace waxwing {

namespace {

const char* columnOf(SearchField field)
{
    switch (field) {
    case SearchField::Anywhere: return "";
    case SearchField::Sender: return "sender : ";
    case SearchField::Recipients: return "recipients : ";
    case SearchField::Subject: return "subject : ";
    }
    return "";
}

/// A character of a script without spaces is only the beginning of the pairs in the index.
bool endsInLoneCharacter(const QString& text)
{
    const auto characters = text.toUcs4();
    const auto count = characters.size();
    return count > 0 && isUnspaced(characters.last())
           && (count == 1 || !isUnspaced(characters.at(count - 2)));
}

/// Beginnings of one letter would be nearly everything: a letter is a word until it goes on.
bool mayGoOn(const QString& text)
{
    const qsizetype space = text.lastIndexOf(u' ');
    return text.size() - space - 1 > 1;
}

QString expressionOf(const SearchTerm& term)
{
    QString text = term.text;
    text.replace(u'"', u' '); // nothing in quotes is an operator
    text.remove(QChar(0));
    const bool prefix = (term.prefix && mayGoOn(text)) || endsInLoneCharacter(text);
    return QLatin1String(columnOf(term.field)) + u'"' + text
           + QLatin1String(prefix ? "\"*" : "\"");
}

QString join(const QList<SearchTerm>& terms, bool excluded, QLatin1String by)
{
    QStringList parts;
    for (const SearchTerm& term : terms) {
        if (term.excluded == excluded)
            parts << expressionOf(term);
    }
    return parts.join(by);
}

struct Conditions
{
    explicit Conditions(const SearchQuery& query)
    {
        const auto demand = [this](const std::optional<bool>& wanted, qint64 flag) {
            if (wanted)
                (*wanted ? set : unset) |= flag;
        };
        demand(query.hasAttachments, kHasAttachments);
        demand(query.isProtected, kProtected);
        for (const Folder folder : kAllFolders) {
            if (query.admits(folder))
                folders |= qint64(1) << qint64(folder);
        }
        unread = query.unread ? qint64(*query.unread) : -1;
        if (query.from.isValid())
            lowest = firstSearchRow(query.from.toMSecsSinceEpoch());
        if (query.until.isValid())
            below = firstSearchRow(query.until.toMSecsSinceEpoch());
    }
    qint64 set = 0;
    qint64 unset = 0;
    qint64 folders = 0;
    qint64 unread = -1;
    qint64 lowest = std::numeric_limits<qint64>::min();
    qint64 below = std::numeric_limits<qint64>::max();
};

#define FOUND_COLUMNS \
    "m.guid, m.folder, m.date, m.correspondent, m.subject, m.unread, m.flags, m.search_row"
#define FOUND_CONDITIONS \
    " AND (m.flags & ?4) = ?4 AND (m.flags & ?5) = 0 AND (?6 >> m.folder) & 1" \
    " AND (?7 < 0 OR m.unread = ?7)"

// The index gives its rows from the highest down; the messages are looked up one by one behind it.
constexpr const char* kByWords
    = "SELECT " FOUND_COLUMNS ", snippet(search, -1, char(2), char(3), '…', 14) "
      "FROM search CROSS JOIN messages m ON m.search_row = search.rowid "
      "WHERE search MATCH ?1 AND search.rowid >= ?2 AND search.rowid < ?3" FOUND_CONDITIONS
      " ORDER BY search.rowid DESC LIMIT ?8";
constexpr const char* kWithoutWords
    = "SELECT " FOUND_COLUMNS ", '' FROM messages m "
      "WHERE ?1 IS NULL AND m.search_row >= ?2 AND m.search_row < ?3" FOUND_CONDITIONS
      " ORDER BY m.search_row DESC LIMIT ?8";
constexpr const char* kOnlyWithout
    = "SELECT " FOUND_COLUMNS ", '' FROM messages m "
      "WHERE m.search_row >= ?2 AND m.search_row < ?3" FOUND_CONDITIONS
      " AND NOT EXISTS (SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = m.search_row)"
      " ORDER BY m.search_row DESC LIMIT ?8";

FoundMessage readFound(const Statement& statement)
{
    FoundMessage found;
    found.row = readRow(statement);
    found.searchRow = statement.number(7);
    found.snippet = statement.text(8);
    return found;
}

} // namespace

FoundPage findMessages(Connection& connection, const SearchQuery& query,
                       std::optional<qint64> after, int limit)
{
    FoundPage page;
    if (query.isEmpty())
        return page;
    const QString wanted = join(query.terms, false, QLatin1String(" AND "));
    const QString unwanted = join(query.terms, true, QLatin1String(" OR "));
    QString match = wanted.isEmpty() ? unwanted : wanted;
    if (!wanted.isEmpty() && !unwanted.isEmpty())
        match = u'(' + wanted + QLatin1String(") NOT (") + unwanted + u')';
    const char* sql = !wanted.isEmpty() ? kByWords
                      : unwanted.isEmpty() ? kWithoutWords
                                           : kOnlyWithout;
    Conditions conditions(query);
    if (after)
        conditions.below = std::min(conditions.below, *after);
    Statement statement = connection.prepare(sql);
    if (match.isEmpty())
        statement.bindNull();
    else
        statement.bind(match);
    statement.bind(conditions.lowest).bind(conditions.below).bind(conditions.set);
    statement.bind(conditions.unset).bind(conditions.folders).bind(conditions.unread);
    statement.bind(qint64(limit) + 1);
    while (statement.step()) {
        if (page.found.size() == limit) {
            page.atEnd = false;
            break;
        }
        page.found << readFound(statement);
        page.lastRow = page.found.last().searchRow;
    }
    return page;
}

qint64 searchRowOf(const QDateTime& date)
{
    return firstSearchRow(date.isValid() ? date.toMSecsSinceEpoch() : 0);
}

AsyncResult<FoundPage> MessageSearch::find(SearchQuery query, std::optional<qint64> after,
                                           int limit, std::stop_token stop)
{
    return m_database.read<FoundPage>(
        [query = std::move(query), after, limit,
         stop = std::move(stop)](Connection& connection) -> Result<FoundPage> {
            if (stop.stop_requested())
                return failure(ErrorKind::Cancelled);
            const Interruption interruption(connection, stop);
            return findMessages(connection, query, after, limit);
        });
}

AsyncResult<QSet<Guid>> MessageSearch::known(QList<Guid> guids)
{
    return m_database.read<QSet<Guid>>(
        [guids = std::move(guids)](Connection& connection) -> Result<QSet<Guid>> {
            QSet<Guid> known;
            for (const Guid& guid : guids) {
                Statement statement = connection.prepare("SELECT 1 FROM messages WHERE guid = ?");
                statement.bind(guid);
                if (statement.step())
                    known.insert(guid);
            }
            return known;
        });
}

AsyncResult<bool> MessageSearch::isComplete()
{
    return m_database.read<bool>([](Connection& connection) -> Result<bool> {
        Statement statement = connection.prepare("SELECT 1 FROM unindexed");
        return !statement.step();
    });
}

} // namespace waxwing

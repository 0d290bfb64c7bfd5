#include "core/search/searchquery.h"

#include "core/search/foldedtext.h"

#include <QRegularExpression>

namespace waxwing {

namespace {

constexpr qsizetype kMostTyped = 500;
constexpr qsizetype kMostTerms = 24;

struct Token
{
    QString key;   ///< before the colon, folded; empty for plain words
    QString value;
    QString raw;   ///< as typed, without minus and quotes
    bool excluded = false;
    bool quoted = false;
    bool last = false; ///< the text ends with it
};

bool isQuote(QChar c)
{
    return c == u'"' || c == u'“' || c == u'”' || c == u'„' || c == u'«' || c == u'»';
}

/// A word ends at white space, a phrase at its closing quote or at the end of the text.
class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text) {}

    std::optional<Token> next()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
        if (m_at == m_text.size())
            return std::nullopt;
        Token token;
        if ((m_text[m_at] == u'-' || m_text[m_at] == u'−') && m_at + 1 < m_text.size()
            && !m_text[m_at + 1].isSpace()) {
            token.excluded = true;
            ++m_at;
        }
        if (isQuote(m_text[m_at])) {
            readPhrase(token);
            token.raw = token.value;
            return token;
        }
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !m_text[m_at].isSpace()) {
            const bool opens = isQuote(m_text[m_at]) && m_at > start && isColon(m_text[m_at - 1]);
            if (opens) {
                token.key = folded(m_text.mid(start, m_at - 1 - start));
                readPhrase(token);
                token.raw = m_text.mid(start, m_at - start).toString();
                return token;
            }
            ++m_at;
        }
        const QStringView word = m_text.mid(start, m_at - start);
        token.raw = word.toString();
        token.last = m_at == m_text.size();
        const auto colon = std::find_if(word.begin(), word.end(), isColon);
        token.value = token.raw;
        if (colon != word.end()) {
            const qsizetype place = colon - word.begin();
            token.key = folded(word.left(place));
            token.value = word.mid(place + 1).toString();
        }
        return token;
    }

private:
    static bool isColon(QChar c) { return c == u':' || c == u'：'; }

    void readPhrase(Token& token)
    {
        const qsizetype start = ++m_at;
        while (m_at < m_text.size() && !isQuote(m_text[m_at]))
            ++m_at;
        token.value = m_text.mid(start, m_at - start).trimmed().toString();
        token.quoted = true;
        token.last = m_at == m_text.size();
        if (m_at < m_text.size())
            ++m_at;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

std::optional<SearchField> fieldOf(const QString& key)
{
    if (key == u"from")
        return SearchField::Sender;
    if (key == u"to" || key == u"cc" || key == u"bcc")
        return SearchField::Recipients;
    if (key == u"subject")
        return SearchField::Subject;
    return std::nullopt;
}

std::optional<Folder> folderOf(const QString& word, const FolderWords& folders)
{
    static const FolderWords kWords{
        {QStringLiteral("inbox"), Folder::Inbox},     {QStringLiteral("sent"), Folder::Sent},
        {QStringLiteral("draft"), Folder::Draft},     {QStringLiteral("drafts"), Folder::Draft},
        {QStringLiteral("archive"), Folder::Archive}, {QStringLiteral("trash"), Folder::Trash},
        {QStringLiteral("bin"), Folder::Trash}};
    const QString wanted = folded(word);
    if (const auto known = kWords.constFind(wanted); known != kWords.cend())
        return *known;
    for (auto own = folders.cbegin(); own != folders.cend(); ++own) {
        if (folded(own.key()) == wanted)
            return *own;
    }
    return std::nullopt;
}

/// A number of days, weeks, months or years before today: "7d", "2w".
QDate ago(const QString& text, QDate today)
{
    static const QRegularExpression kAgo(QStringLiteral("^(\\d{1,4})([dwmy])$"));
    const auto match = kAgo.match(text);
    if (!match.hasMatch())
        return {};
    const int number = match.captured(1).toInt();
    switch (match.captured(2).at(0).unicode()) {
    case u'd': return today.addDays(-number);
    case u'w': return today.addDays(-7LL * number);
    case u'm': return today.addMonths(-number);
    default: return today.addYears(-number);
    }
}

/// The first day of what is meant.
QDate dayOf(const QString& text, QDate today)
{
    const QString word = folded(text);
    if (word == u"today")
        return today;
    if (word == u"yesterday")
        return today.addDays(-1);
    static const QRegularExpression kYearFirst(
        QStringLiteral("^(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?$"));
    if (const auto match = kYearFirst.match(word); match.hasMatch()) {
        const int month = match.captured(2).isEmpty() ? 1 : match.captured(2).toInt();
        const int day = match.captured(3).isEmpty() ? 1 : match.captured(3).toInt();
        return {match.captured(1).toInt(), month, day};
    }
    static const QRegularExpression kDayFirst(
        QStringLiteral("^(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})$"));
    if (const auto match = kDayFirst.match(word); match.hasMatch())
        return {match.captured(3).toInt(), match.captured(2).toInt(), match.captured(1).toInt()};
    return ago(word, today);
}

class QueryReader
{
public:
    QueryReader(const QDateTime& now, const FolderWords& folders) : m_now(now), m_folders(folders) {}

    void take(const Token& token)
    {
        if (!token.key.isEmpty() && takeOperator(token))
            return;
        addTerm(token.quoted && token.key.isEmpty() ? token.value : token.raw,
                SearchField::Anywhere, token);
    }
    SearchQuery query;

private:
    bool takeOperator(const Token& token)
    {
        if (const auto field = fieldOf(token.key)) {
            addTerm(token.value, *field, token);
            return true;
        }
        if (token.key == u"has" || token.key == u"is")
            return token.value.isEmpty() || takeFlag(token);
        if (token.key == u"in")
            return token.value.isEmpty() || takeFolder(token);
        if (token.key == u"before" || token.key == u"after")
            return token.value.isEmpty() || takeDate(token);
        return false;
    }

    bool takeFlag(const Token& token)
    {
        const QString word = folded(token.value);
        const bool wanted = !token.excluded;
        if (token.key == u"has") {
            if (word != u"attachment" && word != u"attachments" && word != u"file")
                return stillTyped(token, {u"attachments", u"file"});
            query.hasAttachments = wanted;
        } else if (word == u"unread" || word == u"read") {
            query.unread = wanted == (word == u"unread");
        } else if (word == u"protected") {
            query.isProtected = wanted;
        } else {
            return stillTyped(token, {u"unread", u"read", u"protected"});
        }
        return true;
    }

    bool takeFolder(const Token& token)
    {
        const auto folder = folderOf(token.value, m_folders);
        if (folder)
            (token.excluded ? query.excludedFolders : query.folders) << *folder;
        return folder || stillTyped(token, {u"inbox", u"sent", u"drafts", u"archive", u"trash"})
               || startsFolder(token);
    }

    bool startsFolder(const Token& token) const
    {
        const QString word = folded(token.value);
        return token.last && std::any_of(m_folders.keyBegin(), m_folders.keyEnd(), [&](auto& own) {
                   return folded(own).startsWith(word);
               });
    }

    bool takeDate(const Token& token)
    {
        const QDate day = dayOf(token.value, m_now.date());
        if (!day.isValid()) {
            // A date that is not finished yet, as "2026-" is.
            static const QRegularExpression kBegun(QStringLiteral("^[\\d./-]+$"));
            return token.last
                   && (kBegun.match(token.value).hasMatch()
                       || stillTyped(token, {u"today", u"yesterday"}));
        }
        const bool before = (token.key == u"before") != token.excluded;
        QDateTime start = m_now;
        start.setDate(day);
        start.setTime(QTime(0, 0));
        start = start.toUTC();
        if (before)
            query.until = query.until.isValid() ? std::min(query.until, start) : start;
        else
            query.from = query.from.isValid() ? std::max(query.from, start) : start;
        return true;
    }

    static bool stillTyped(const Token& token, std::initializer_list<QStringView> words)
    {
        const QString begun = folded(token.value);
        return token.last && std::any_of(words.begin(), words.end(), [&](QStringView word) {
                   return word.startsWith(begun);
               });
    }

    void addTerm(QString text, SearchField field, const Token& token)
    {
        bool prefix = token.last && !token.quoted;
        if (text.endsWith(u'*') && !token.quoted) {
            prefix = true;
            text.chop(1);
        }
        const bool says = std::any_of(text.cbegin(), text.cend(), [](QChar c) {
            return c.isLetterOrNumber() || c.isSurrogate() || c.isMark();
        });
        if (!says || query.terms.size() == kMostTerms)
            return;
        // Words that nobody wants are only known once they are finished.
        query.terms << SearchTerm{text, field, prefix && !token.excluded, token.excluded};
    }

    const QDateTime& m_now;
    const FolderWords& m_folders;
};

} // namespace

SearchQuery parseSearch(QStringView typed, const QDateTime& now, const FolderWords& folders)
{
    const QString text = typed.left(kMostTyped).toString().normalized(
        QString::NormalizationForm_C);
    Reader reader(text);
    QueryReader query(now, folders);
    while (const auto token = reader.next())
        query.take(*token);
    return query.query;
}

} // namespace waxwing

#include "ui/composer/recipients.h"

#include <QRegularExpression>

namespace waxwing {

namespace {

bool contains(const QStringList& entries, const QString& entry)
{
    return entries.contains(entry, Qt::CaseInsensitive);
}

void add(QStringList& entries, const QString& entry)
{
    if (!entry.isEmpty() && !contains(entries, entry))
        entries << entry;
}

/// Commas and semicolons within quotes or angle brackets belong to a name.
QStringList split(const QString& text)
{
    QStringList parts(QString{});
    bool quoted = false;
    bool bracketed = false;
    for (const QChar letter : text) {
        if (letter == u'"')
            quoted = !quoted;
        else if (letter == u'<' || letter == u'>')
            bracketed = letter == u'<';
        const bool line = letter == u'\n' || letter == u'\r' || letter == u'\t'
                          || letter == QChar::LineSeparator;
        const bool separator = (letter == u',' || letter == u';') && !quoted && !bracketed;
        if (line || separator)
            parts << QString();
        else
            parts.last() += letter;
    }
    return parts;
}

} // namespace

QStringList parseRecipients(const QString& text)
{
    static const QRegularExpression kNamed(QStringLiteral("<\\s*([^<>]+?)\\s*>\\s*$"));
    static const QRegularExpression kBracketed(QStringLiteral("<\\s*([^<>]+?)\\s*>"));
    static const QRegularExpression kBlanks(QStringLiteral("\\s+"));
    QStringList entries;
    const QStringList parts = split(text);
    for (const QString& part : parts) {
        QString entry = part.trimmed();
        if (entry.count(u'<') > 1) { // lines that a field of one line has joined
            for (auto each = kBracketed.globalMatch(entry); each.hasNext();)
                add(entries, each.next().captured(1));
            continue;
        }
        const auto named = kNamed.match(entry);
        if (named.hasMatch())
            entry = named.captured(1);
        if (entry.startsWith(u"mailto:", Qt::CaseInsensitive))
            entry = entry.mid(7);
        const QStringList words = entry.split(kBlanks, Qt::SkipEmptyParts);
        // Addresses with nothing but blanks between them.
        const bool all = words.size() > 1
                         && std::all_of(words.begin(), words.end(),
                                        [](const QString& word) { return isMailAddress(word); });
        for (const QString& one : all ? words : QStringList(entry))
            add(entries, one);
    }
    return entries;
}

QString joinRecipients(const QStringList& entries)
{
    return entries.join(QStringLiteral(", "));
}

QStringList brokenAmong(const QStringList& entries)
{
    QStringList broken;
    for (const QString& entry : entries) {
        if (!isMailAddress(entry))
            broken << entry;
    }
    return broken;
}

QStringList guestsAmong(const QStringList& entries, const QList<Contact>& contacts)
{
    QStringList guests;
    for (const Contact& contact : contacts) {
        if (contact.isGuest && contains(entries, contact.email))
            guests << contact.displayName();
    }
    return guests;
}

QStringList notAllowedAmong(const Draft& draft, const WritingRules& rules,
                            const QList<Contact>& contacts)
{
    QStringList refused;
    if (draft.action != DraftAction::New || rules.writeTo == WriteTo::Anybody)
        return refused;
    for (const QString& address : draft.to + draft.cc + draft.bcc) {
        if (rules.writeTo == WriteTo::OneAddressOnly) {
            if (address.compare(rules.allowedAddress, Qt::CaseInsensitive) != 0)
                refused << address;
            continue;
        }
        const bool known
            = contacts.isEmpty()
              || std::any_of(contacts.begin(), contacts.end(), [&](const Contact& contact) {
                     return contact.email.compare(address, Qt::CaseInsensitive) == 0
                            && !(rules.isGuest && contact.isGuest);
                 });
        if (!known)
            refused << address;
    }
    return refused;
}

QList<std::pair<QString, QString>> knownElsewhereAmong(const Draft& draft,
                                                       const QList<Contact>& people,
                                                       const QHash<QString, QString>& elsewhere)
{
    QList<std::pair<QString, QString>> found;
    if (draft.action != DraftAction::New)
        return found;
    for (const QString& address : draft.to + draft.cc + draft.bcc) {
        const QString portal = elsewhere.value(address.toLower());
        const bool here = std::any_of(people.begin(), people.end(), [&](const Contact& contact) {
            return contact.email.compare(address, Qt::CaseInsensitive) == 0;
        });
        if (!portal.isEmpty() && !here)
            found << std::pair(address, portal);
    }
    return found;
}

Answered recipientsOfAnswer(const MessageSummary& parent, DraftAction action,
                            const QString& ownAddress)
{
    Answered answered;
    if (action == DraftAction::New || action == DraftAction::Forward)
        return answered;
    const bool isOwn = parent.sender.email.compare(ownAddress, Qt::CaseInsensitive) == 0;
    if (isOwn && parent.replyTo.isEmpty()) {
        // An answer to what one sent goes to whom it was sent.
        for (const User& user : parent.to)
            add(answered.to, user.email);
    } else {
        add(answered.to, parent.replyTo.isEmpty() ? parent.sender.email : parent.replyTo);
    }
    if (action == DraftAction::Reply)
        return answered;
    for (const QList<User>* people : {&parent.to, &parent.cc}) {
        for (const User& user : *people) {
            const bool oneself = user.email.compare(ownAddress, Qt::CaseInsensitive) == 0;
            if (!oneself && !contains(answered.to, user.email))
                add(answered.cc, user.email);
        }
    }
    return answered;
}

QString subjectOfAnswer(const QString& subject, DraftAction action)
{
    if (action == DraftAction::New)
        return subject;
    const QString prefix
        = action == DraftAction::Forward ? QStringLiteral("FW: ") : QStringLiteral("RE: ");
    return subject.startsWith(prefix.left(3), Qt::CaseInsensitive) ? subject : prefix + subject;
}

} // namespace waxwing

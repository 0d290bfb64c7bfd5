#include "core/store/messagewriter.h"

#include "core/store/alertledger.h"
#include "core/store/alertsteps.h"
#include "core/store/derivedrows.h"
#include "core/store/searchindex.h"
#include "core/store/summaryblob.h"

#include <algorithm>

namespace waxwing {

namespace {

/// Expiry by date is left to destroyExpired(), which knows the time; here the portal's word counts.
bool isReadableByStatus(const MessageSummary& message)
{
    return message.isReadable(QDateTime::fromMSecsSinceEpoch(0, Qt::UTC));
}

QString correspondentOf(Folder folder, const MessageSummary& message)
{
    if (folder != Folder::Sent && folder != Folder::Draft)
        return message.sender.displayName();
    QStringList names;
    for (const User& user : message.to + message.cc + message.bcc)
        names << user.displayName();
    return names.join(QStringLiteral(", "));
}

} // namespace

qint64 flagsOf(const MessageSummary& message)
{
    qint64 flags = 0;
    if (!message.attachments.isEmpty())
        flags |= kHasAttachments;
    if (message.isProtected())
        flags |= kProtected;
    if (message.isRecalled())
        flags |= kRecalled;
    if (message.status.compare(u"Expired", Qt::CaseInsensitive) == 0)
        flags |= kExpired;
    if (!message.hasAccess)
        flags |= kNoAccess;
    if (std::any_of(message.attachments.begin(), message.attachments.end(),
                    [](const AttachmentSummary& file) { return file.eSignatureRequired; }))
        flags |= kNeedsSignature;
    return flags;
}

QString peopleOf(const MessageSummary& message)
{
    const auto textOf = [](const QList<User>& users) {
        QStringList people;
        for (const User& user : users)
            people << user.firstName << user.lastName << user.email;
        people.removeAll(QString());
        people.removeDuplicates();
        return people.join(u' ').replace(u'\n', u' ');
    };
    return textOf({message.sender}) + u'\n' + textOf(message.to + message.cc + message.bcc);
}

QString sortKey(const QString& text)
{
    // Folded so that SQLite's byte order is an order people accept: case and accents aside.
    QString key = text.trimmed().left(120).normalized(QString::NormalizationForm_KD).toCaseFolded();
    key.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    return key;
}

void indexFirst(Connection& connection, qint64 id)
{
    // Who sent and who received was not told apart then.
    Statement stored = connection.prepare("SELECT summary FROM messages WHERE id = ?");
    stored.bind(id);
    const auto summary = stored.step() ? fromBlob(stored.blob(0)) : std::nullopt;
    stored.reset();
    if (summary)
        connection.prepare("UPDATE messages SET people = ? WHERE id = ?")
            .bind(peopleOf(*summary))
            .bind(id)
            .run();
    addToIndex(connection, id);
}

void destroyContent(Connection& connection, qint64 id, bool indexed)
{
    connection.requestScrub();
    if (indexed)
        removeFromIndex(connection, id);
    connection.prepare("DELETE FROM bodies WHERE message_id = ?").bind(id).run();
    connection.prepare("UPDATE messages SET indexed = 0 WHERE id = ?").bind(id).run();
    Statement due = connection.prepare(
        "UPDATE alerts SET state = ?, reason = 'content-gone' WHERE state = 0 AND "
        "message_guid = (SELECT guid FROM messages WHERE id = ?) RETURNING message_guid");
    due.bind(qint64(AlertState::Suppressed)).bind(id);
    if (!due.step())
        return;
    const Guid guid = due.guid(0);
    due.step();
    writeAlertStep(connection, {guid, AlertStep::Suppressed, QStringLiteral("content-gone"),
                                QDateTime::currentDateTimeUtc(), {}});
}

MessageWriter::MessageWriter(Connection& connection, const QString& ownAddress)
    : m_connection(connection), m_ownAddress(ownAddress)
{}

bool MessageWriter::isOwn(const MessageSummary& message) const
{
    return message.sender.email.compare(m_ownAddress, Qt::CaseInsensitive) == 0;
}

std::optional<MessageWriter::Known> MessageWriter::find(const Guid& guid)
{
    Statement statement = m_connection.prepare(
        "SELECT id, folder, unread, indexed, summary FROM messages WHERE guid = ?");
    statement.bind(guid);
    if (!statement.step())
        return std::nullopt;
    Known known;
    known.id = statement.number(0);
    known.folder = static_cast<Folder>(statement.number(1));
    known.unread = statement.number(2) != 0;
    known.indexed = statement.number(3) != 0;
    known.blob = statement.blob(4);
    return known;
}

void MessageWriter::store(Folder folder, const MessageSummary& message)
{
    const auto known = find(message.guid);
    if (known)
        change(*known, folder, message);
    else
        insert(folder, message);
}

void MessageWriter::update(const MessageSummary& message)
{
    if (const auto known = find(message.guid))
        change(*known, known->folder, message);
}

void MessageWriter::insert(Folder folder, const MessageSummary& message)
{
    const bool readable = isReadableByStatus(message);
    const bool unread = !message.retrieved && !isOwn(message);
    const QString correspondent = correspondentOf(folder, message);
    m_connection
        .prepare("INSERT INTO messages(guid, folder, date, unread, flags, expiry, correspondent, "
                 "subject, people, correspondent_key, subject_key, indexed, summary, "
                 "conversation) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(message.guid)
        .bind(qint64(folder))
        .bind(message.date.isValid() ? message.date.toMSecsSinceEpoch() : 0)
        .bind(qint64(unread))
        .bind(flagsOf(message))
        .bind(message.expiryDate)
        .bind(correspondent)
        .bind(message.subject)
        .bind(peopleOf(message))
        .bind(sortKey(correspondent))
        .bind(sortKey(message.subject))
        .bind(qint64(readable))
        .bind(toBlob(message))
        .bind(message.conversationGuid)
        .run();
    const qint64 id = m_connection.lastRowId();
    addDerivedRows(m_connection, id, message);
    if (readable)
        addToIndex(m_connection, id);
    m_page.added << message;
}

void MessageWriter::change(const Known& known, Folder folder, const MessageSummary& message)
{
    // What was read stays read: the portal never takes it back (unknowns U32), but an answer that
    // was under way while it was read here may be older.
    MessageSummary current = message;
    const bool wasRead = !known.unread && !isOwn(message);
    current.retrieved = message.retrieved || wasRead;
    const QByteArray blob = toBlob(current);
    if (folder == known.folder && blob == known.blob) {
        ++m_page.known;
        return;
    }
    const bool unread = !current.retrieved && !isOwn(message);
    const bool readable = isReadableByStatus(message);
    const auto before = fromBlob(known.blob);
    const bool wasReadable = !before || isReadableByStatus(*before);
    if (wasReadable && !readable) {
        destroyContent(m_connection, known.id, known.indexed);
        m_page.contentDestroyed << message.guid;
    }
    // The index must forget the old words before they are overwritten.
    const bool reindex = readable
                         && (!known.indexed || !before || before->subject != message.subject
                             || before->date != message.date
                             || peopleOf(*before) != peopleOf(message));
    if (reindex && known.indexed)
        removeFromIndex(m_connection, known.id);
    const QString correspondent = correspondentOf(folder, message);
    m_connection
        .prepare("UPDATE messages SET folder = ?, date = ?, unread = ?, flags = ?, expiry = ?, "
                 "correspondent = ?, subject = ?, people = ?, correspondent_key = ?, "
                 "subject_key = ?, indexed = ?, summary = ? WHERE id = ?")
        .bind(qint64(folder))
        .bind(message.date.isValid() ? message.date.toMSecsSinceEpoch() : 0)
        .bind(qint64(unread))
        .bind(flagsOf(message))
        .bind(message.expiryDate)
        .bind(correspondent)
        .bind(message.subject)
        .bind(peopleOf(message))
        .bind(sortKey(correspondent))
        .bind(sortKey(message.subject))
        .bind(qint64(readable))
        .bind(blob)
        .bind(known.id)
        .run();
    writeDerivedRows(m_connection, known.id, message);
    if (reindex)
        addToIndex(m_connection, known.id);
    if (known.unread && message.retrieved)
        m_page.nowRead << message.guid;
    m_page.changed << current;
}

/// Why a message that just arrived is no news; empty if it is.
QString MessageWriter::reasonAgainst(const MessageSummary& message) const
{
    if (isOwn(message))
        return QStringLiteral("own-message");
    if (!isReadableByStatus(message))
        return QStringLiteral("no-access");
    return message.retrieved ? QStringLiteral("already-read") : QString();
}

void MessageWriter::recordNews(Folder folder, const SyncCursor& cursor, NewsPolicy policy,
                               const Arrival& arrival)
{
    if (folder != Folder::Inbox)
        return;
    const QDateTime at = arrival.at.isValid() ? arrival.at : QDateTime::currentDateTimeUtc();
    for (const MessageSummary& message : std::as_const(m_page.added)) {
        const QString reason = reasonAgainst(message);
        const bool newer = cursor.watermark.isValid() && message.date > cursor.watermark;
        if (policy == NewsPolicy::History && !newer)
            continue;
        // A row that is there already belongs to a message that was here before: no second alert.
        Statement row = m_connection.prepare(
            "INSERT INTO alerts(message_guid, state, reason, notification_id, changed) "
            "VALUES(?,?,?,0,?) ON CONFLICT DO NOTHING RETURNING state");
        row.bind(message.guid);
        row.bind(qint64(reason.isEmpty() ? AlertState::Due : AlertState::Suppressed));
        row.bind(reason);
        row.bind(message.date.isValid() ? message.date.toMSecsSinceEpoch() : 0);
        if (!row.step())
            continue;
        row.step();
        if (arrival.pushed.isValid())
            writeAlertStep(m_connection, {message.guid, AlertStep::Pushed, {}, arrival.pushed, {}});
        writeAlertStep(m_connection, {message.guid, AlertStep::Arrived, {}, at, {}});
        if (reason.isEmpty())
            m_page.news << message;
        else
            writeAlertStep(m_connection, {message.guid, AlertStep::Suppressed, reason, at, {}});
    }
}

} // namespace waxwing

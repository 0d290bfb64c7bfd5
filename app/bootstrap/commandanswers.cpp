#include "app/bootstrap/commandanswers.h"

#include "core/search/searchquery.h"
#include "core/store/messagesearch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kPage = 200;

using Kind = CommandRequest::Kind;
using Format = CommandRequest::Format;

/// One message of the answer with the account it is of.
struct Found
{
    Guid account;
    QString portal;
    MessageRow row;
};

QString nameOf(Folder folder)
{
    switch (folder) {
    case Folder::Inbox: return QStringLiteral("inbox");
    case Folder::Sent: return QStringLiteral("sent");
    case Folder::Draft: return QStringLiteral("drafts");
    case Folder::Trash: return QStringLiteral("trash");
    case Folder::Archive: return QStringLiteral("archive");
    }
    return {};
}

QString nameOf(Liveness liveness)
{
    switch (liveness) {
    case Liveness::Starting: return QStringLiteral("starting");
    case Liveness::Live: return QStringLiteral("live");
    case Liveness::Polling: return QStringLiteral("polling");
    case Liveness::SignInNeeded: return QStringLiteral("sign-in needed");
    default: return QStringLiteral("not connected");
    }
}

QJsonObject toJson(const Found& found)
{
    return {{QStringLiteral("account"), found.account.toString()},
            {QStringLiteral("portal"), found.portal},
            {QStringLiteral("message"), found.row.guid.toString()},
            {QStringLiteral("folder"), nameOf(found.row.folder)},
            {QStringLiteral("date"), found.row.date.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("correspondent"), found.row.correspondent},
            {QStringLiteral("subject"), found.row.subject},
            {QStringLiteral("unread"), found.row.unread},
            {QStringLiteral("attachments"), found.row.hasAttachments},
            {QStringLiteral("protected"), found.row.isProtected}};
}

/// RFC 4180; what a spreadsheet would take for a formula is kept from being one.
QString csvField(QString text)
{
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front()))
        text.prepend(u'\'');
    return QStringLiteral("\"%1\"").arg(text.replace(u'"', QStringLiteral("\"\"")));
}

QByteArray toCsv(const QList<Found>& found)
{
    QString text = QStringLiteral("date,portal,folder,correspondent,subject,unread,message\r\n");
    for (const Found& one : found)
        text += QStringList{csvField(one.row.date.toUTC().toString(Qt::ISODate)),
                            csvField(one.portal), csvField(nameOf(one.row.folder)),
                            csvField(one.row.correspondent), csvField(one.row.subject),
                            one.row.unread ? QStringLiteral("yes") : QStringLiteral("no"),
                            one.row.guid.toString()}
                    .join(u',')
                + QStringLiteral("\r\n");
    return text.toUtf8();
}

QByteArray toText(const QList<Found>& found)
{
    QString text;
    for (const Found& one : found)
        text += QStringLiteral("%1  %2  %3\n")
                    .arg(one.row.date.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                         one.row.correspondent.simplified(), one.row.subject.simplified());
    return text.toUtf8();
}

QByteArray asArray(const QList<Found>& found)
{
    QJsonArray array;
    for (const Found& one : found)
        array << toJson(one);
    return QJsonDocument(array).toJson();
}

QJsonArray toJson(const QList<User>& people)
{
    QJsonArray array;
    for (const User& user : people)
        array << QJsonObject{{QStringLiteral("name"), user.displayName()},
                             {QStringLiteral("address"), user.email}};
    return array;
}

QJsonObject toJson(const MessageSummary& message, const QString& body)
{
    QJsonArray attachments;
    for (const AttachmentSummary& attachment : message.attachments)
        attachments << attachment.fileName;
    return {{QStringLiteral("message"), message.guid.toString()},
            {QStringLiteral("date"), message.date.toUTC().toString(Qt::ISODate)},
            {QStringLiteral("subject"), message.subject},
            {QStringLiteral("from"), toJson(QList<User>{message.sender})},
            {QStringLiteral("to"), toJson(message.to)},
            {QStringLiteral("cc"), toJson(message.cc)},
            {QStringLiteral("html"), message.bodyFormat == BodyFormat::Html},
            {QStringLiteral("body"), body},
            {QStringLiteral("attachments"), attachments}};
}

AsyncResult<QList<Found>> findIn(QPointer<LiveAccount> account, QString portal, SearchQuery query,
                                 int limit)
{
    QList<Found> found;
    const Guid id = account->record().id;
    std::optional<qint64> after;
    for (;;) {
        MessageSearch search(account->database());
        const std::stop_token never;
        const Result<FoundPage> page = co_await search.find(query, after, kPage, never);
        if (!page)
            co_return failure(page.error());
        if (!account)
            co_return failure(ErrorKind::Cancelled);
        for (const FoundMessage& message : page->found)
            found << Found{id, portal, message.row};
        if (page->atEnd || (limit > 0 && found.size() >= limit))
            co_return found;
        after = page->lastRow;
    }
}

/// Nothing for messages whose text is not kept here.
AsyncResult<QByteArray> readWhole(QPointer<LiveAccount> account, Guid guid)
{
    const Result<std::optional<MessageSummary>> summary
        = co_await account->messages().summary(guid);
    if (!summary)
        co_return failure(summary.error());
    if (!account)
        co_return failure(ErrorKind::Cancelled);
    const Result<std::optional<QString>> body = co_await account->messages().body(guid);
    if (!body)
        co_return failure(body.error());
    if (!*summary || !*body)
        co_return QByteArray();
    const QJsonObject whole = toJson(**summary, **body);
    co_return QJsonDocument(whole).toJson(QJsonDocument::Compact) + '\n';
}

CommandAnswer failed(const Error& error)
{
    CommandAnswer answer;
    answer.exit = CommandExit::Failed;
    answer.problem = CommandAnswers::tr("what is stored cannot be read: %1").arg(error.code);
    return answer;
}

} // namespace

QString lockedBecause(KeyStanding standing)
{
    switch (standing) {
    case KeyStanding::Open:
    case KeyStanding::Looking: return {};
    case KeyStanding::StoreStarting:
    case KeyStanding::StoreAbsent: return CommandAnswers::tr("no credential store answers");
    case KeyStanding::StoreLocked:
    case KeyStanding::PromptOpen:
    case KeyStanding::PromptCancelled:
    case KeyStanding::PromptUnanswered: return CommandAnswers::tr("the credential store is locked");
    case KeyStanding::Locked: return CommandAnswers::tr("the program is locked");
    case KeyStanding::OtherStore:
        return CommandAnswers::tr("the keys are in the credential store of another desktop");
    case KeyStanding::KeyLost: return CommandAnswers::tr("the keys are lost");
    default: return CommandAnswers::tr("the passphrase has to be entered");
    }
}

AsyncResult<CommandAnswer> CommandAnswers::answer(CommandRequest request)
{
    CommandAnswer refusal;
    if (request.kind == Kind::Export && !m_needs.mayExport) {
        refusal.exit = CommandExit::NotAllowed;
        refusal.problem = CommandAnswers::tr("your organisation allows no copies on this computer");
        co_return refusal;
    }
    if (request.kind == Kind::Status)
        co_return co_await status();
    if (!m_needs.lock.isOpen()) {
        refusal.exit = CommandExit::Locked;
        refusal.problem = CommandAnswers::tr("locked: %1").arg(whyLocked());
        co_return refusal;
    }
    co_return co_await search(request);
}

QString CommandAnswers::whyLocked() const
{
    const QString why = lockedBecause(m_needs.lock.gate().standing());
    return why.isEmpty() ? CommandAnswers::tr("the credential store has not answered yet") : why;
}

AsyncResult<CommandAnswer> CommandAnswers::status()
{
    const QPointer<CommandAnswers> self(this);
    CommandAnswer answer;
    QJsonArray accounts;
    const bool open = m_needs.lock.isOpen();
    QList<Guid> ids;
    for (const auto& account : m_needs.accounts.all())
        ids << account->record().id;
    for (const Guid& id : std::as_const(ids)) {
        LiveAccount* account = m_needs.accounts.find(id);
        if (!account)
            continue;
        const Result<QHash<Folder, FolderCount>> counts = co_await account->messages().counts();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        account = m_needs.accounts.find(id);
        if (!account)
            continue;
        const QHash<Folder, FolderCount> known = counts.value_or(QHash<Folder, FolderCount>());
        accounts << QJsonObject{
            {QStringLiteral("account"), id.toString()},
            {QStringLiteral("portal"), m_needs.accounts.nameOf(id)},
            {QStringLiteral("address"), account->record().emailAddress},
            {QStringLiteral("state"), m_needs.isRunning ? nameOf(account->status().liveness)
                                                        : QStringLiteral("not running")},
            {QStringLiteral("unread"), known.value(Folder::Inbox).unread},
            {QStringLiteral("messages"), known.value(Folder::Inbox).total},
            {QStringLiteral("outbox"),
             static_cast<int>(account->writing().outbox().items().size())},
            {QStringLiteral("onDisk"), !account->isInMemory()}};
    }
    const QString why = open ? QString() : whyLocked();
    QJsonObject whole{{QStringLiteral("running"), m_needs.isRunning},
                      {QStringLiteral("locked"), !open},
                      {QStringLiteral("accounts"), accounts}};
    if (!why.isEmpty())
        whole.insert(QStringLiteral("because"), why);
    answer.output = QJsonDocument(whole).toJson();
    answer.exit = open ? CommandExit::Done : CommandExit::Locked;
    co_return answer;
}

AsyncResult<CommandAnswer> CommandAnswers::search(CommandRequest request)
{
    const QPointer<CommandAnswers> self(this);
    const SearchQuery query = parseSearch(request.query, m_needs.clock.now());
    QList<Guid> ids;
    for (const auto& account : m_needs.accounts.all())
        ids << account->record().id;
    QList<Found> found;
    for (const Guid& id : std::as_const(ids)) {
        const QPointer<LiveAccount> account(m_needs.accounts.find(id));
        if (!account)
            continue;
        const QString portal = m_needs.accounts.nameOf(id);
        const Result<QList<Found>> here = co_await findIn(account, portal, query, request.limit);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!here)
            co_return failed(here.error());
        found += *here;
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& left, const Found& right) {
        return left.row.date > right.row.date;
    });
    if (request.limit > 0)
        found = found.mid(0, request.limit);
    CommandAnswer answer;
    if (request.kind == Kind::Search) {
        answer.output = request.format == Format::Csv    ? toCsv(found)
                        : request.format == Format::Json ? asArray(found)
                                                         : toText(found);
        co_return answer;
    }
    int without = 0;
    for (const Found& one : std::as_const(found)) {
        const QPointer<LiveAccount> account(m_needs.accounts.find(one.account));
        if (!account)
            continue;
        const Guid guid = one.row.guid;
        const Result<QByteArray> whole = co_await readWhole(account, guid);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!whole)
            co_return failed(whole.error());
        without += whole->isEmpty() ? 1 : 0;
        answer.output += *whole;
    }
    if (without > 0)
        answer.problem = tr("%n message(s) were left out: their text is not kept here, they have not "
                            "been opened or are protected",
                            nullptr, without);
    co_return answer;
}

} // namespace waxwing

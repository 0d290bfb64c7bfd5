#include "tests/integration/portalmailbox.h"

#include "tests/support/await.h"

namespace waxwing::test {

namespace {

QString line(const QString& guid, const QString& subject, bool unread, bool recalled, bool access)
{
    return QStringLiteral("%1 %2 \"%3\"")
        .arg(Guid::parse(guid).value_or(Guid()).toString(),
             QLatin1String(unread ? "unread" : "read") + QLatin1String(recalled ? " recalled" : "")
                 + QLatin1String(access ? "" : " closed"),
             subject);
}

} // namespace

QStringList linesAtPortal(portal::LocalPortal& server, Folder folder)
{
    const auto name = toWire(folder).toStdString();
    return server.with([&name](portal::Control& control) {
        portal::Portal& at = *control.world().portal("example");
        const portal::PersonId anna = at.userByAddress(portal::kMainUser)->id;
        const portal::Mailbox& mailbox = at.mailbox(anna);
        QStringList lines;
        for (const portal::MessageId id : mailbox.folder(portal::folderNamed(name))) {
            const portal::Message& message = at.message(id);
            const bool unread = !mailbox.find(id)->retrieved && message.sender != anna;
            lines << line(QString::fromStdString(message.guid.text()),
                          QString::fromStdString(message.subject), unread,
                          message.recallDate != 0, at.hasAccess(message, anna, control.now()));
        }
        lines.sort();
        return lines;
    });
}

QStringList linesInStore(MessageStore& store, Folder folder)
{
    ListQuery query;
    query.folder = folder;
    const Result<MessageRows> rows = await(store.rows(query, std::nullopt, 100'000));
    if (!rows)
        return {QStringLiteral("the store cannot be read")};
    QStringList lines;
    for (const MessageRow& row : rows->rows)
        lines << line(row.guid.toString(), row.subject, row.unread, row.isRecalled, row.hasAccess);
    lines.sort();
    return lines;
}

QString differenceOf(MessageStore& store, portal::LocalPortal& server,
                     const QList<Folder>& folders)
{
    for (const Folder folder : folders) {
        const QStringList here = linesInStore(store, folder);
        const QStringList there = linesAtPortal(server, folder);
        if (here.size() != there.size())
            return QStringLiteral("%1: %2 here, %3 at the portal")
                .arg(toWire(folder))
                .arg(here.size())
                .arg(there.size());
        for (qsizetype i = 0; i < here.size(); ++i) {
            if (here[i] != there[i])
                return QStringLiteral("%1: %2 here, %3 at the portal")
                    .arg(toWire(folder), here[i], there[i]);
        }
    }
    return {};
}

} // namespace waxwing::test

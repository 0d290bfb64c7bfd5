#include "core/store/outboxstore.h"

#include "core/store/accountdatabase.h"

#include <QDataStream>
#include <QIODevice>

namespace waxwing {

namespace {

constexpr quint8 kDraftVersion = 2; // 1: without chaseDays
constexpr auto kOutboxStream = QDataStream::Qt_6_4;

QByteArray toBlob(const Draft& draft)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(kOutboxStream);
    const MessageOptions& options = draft.options;
    out << kDraftVersion << qint32(draft.action)
        << (draft.parent ? draft.parent->toString() : QString()) << draft.parentIsProtected
        << draft.to << draft.cc << draft.bcc << draft.subject << draft.body
        << qint32(draft.bodyFormat) << options.allowForward << options.allowReply
        << options.allowReplyAll.has_value() << options.allowReplyAll.value_or(false)
        << options.allowTracking << options.shareTracking << qint32(options.fyeoType)
        << (draft.expiryDate.isValid() ? draft.expiryDate.toMSecsSinceEpoch() : qint64(-1))
        << draft.inviteNewUsers << draft.sendEmailNotification << qint32(draft.chaseDays);
    return bytes;
}

template<typename Enum>
Enum readEnum(QDataStream& in, Enum last)
{
    qint32 value = 0;
    in >> value;
    if (value < 0 || value > static_cast<qint32>(last)) {
        in.setStatus(QDataStream::ReadCorruptData);
        return Enum{};
    }
    return static_cast<Enum>(value);
}

std::optional<Draft> draftFrom(const QByteArray& bytes)
{
    QDataStream in(bytes);
    in.setVersion(kOutboxStream);
    quint8 version = 0;
    in >> version;
    if (version < 1 || version > kDraftVersion)
        return std::nullopt;
    Draft draft;
    MessageOptions& options = draft.options;
    QString parent;
    bool hasReplyAll = false;
    bool replyAll = false;
    qint64 expiry = -1;
    draft.action = readEnum(in, DraftAction::Forward);
    in >> parent >> draft.parentIsProtected >> draft.to >> draft.cc >> draft.bcc >> draft.subject
        >> draft.body;
    draft.bodyFormat = readEnum(in, BodyFormat::Html);
    in >> options.allowForward >> options.allowReply >> hasReplyAll >> replyAll
        >> options.allowTracking >> options.shareTracking;
    options.fyeoType = readEnum(in, FyeoType::UniquePassword);
    in >> expiry >> draft.inviteNewUsers >> draft.sendEmailNotification;
    qint32 chaseDays = 0;
    if (version > 1)
        in >> chaseDays;
    draft.chaseDays = chaseDays;
    if (in.status() != QDataStream::Ok)
        return std::nullopt;
    draft.parent = Guid::parse(parent);
    if (hasReplyAll)
        options.allowReplyAll = replyAll;
    if (expiry >= 0)
        draft.expiryDate = QDateTime::fromMSecsSinceEpoch(expiry, Qt::UTC);
    return draft;
}

} // namespace

AsyncResult<void> OutboxStore::put(OutboxItem item)
{
    return m_database.write<void>(
        Durability::Full, [item = std::move(item)](Connection& connection) -> Result<void> {
            Statement statement = connection.prepare(
                "INSERT INTO outbox(id, stage, portal, message_guid, creating_since, undo_until, "
                "saved, refusal_kind, refusal_code, refusal_status, refusal_message, changed, draft) "
                "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET "
                "stage = excluded.stage, portal = excluded.portal, "
                "message_guid = excluded.message_guid, creating_since = excluded.creating_since, "
                "undo_until = excluded.undo_until, saved = excluded.saved, "
                "refusal_kind = excluded.refusal_kind, refusal_code = excluded.refusal_code, "
                "refusal_status = excluded.refusal_status, "
                "refusal_message = excluded.refusal_message, changed = excluded.changed, "
                "draft = excluded.draft");
            statement.bind(item.id)
                .bind(qint64(item.stage))
                .bind(qint64(item.portal))
                .bind(item.messageGuid)
                .bind(item.creatingSince)
                .bind(item.undoUntil)
                .bind(qint64(item.saved))
                .bind(qint64(item.refusal.kind))
                .bind(item.refusal.code)
                .bind(qint64(item.refusal.httpStatus))
                .bind(item.refusal.portalMessage)
                .bind(item.changed)
                .bind(toBlob(item.draft))
                .run();
            return {};
        });
}

AsyncResult<void> OutboxStore::remove(Guid id)
{
    return m_database.write<void>(Durability::Full, [id](Connection& connection) -> Result<void> {
        connection.prepare("DELETE FROM outbox WHERE id = ?").bind(id).run();
        connection.requestScrub();
        return {};
    });
}

AsyncResult<QList<OutboxItem>> OutboxStore::items()
{
    using Items = QList<OutboxItem>;
    return m_database.read<Items>([](Connection& connection) -> Result<Items> {
        Statement statement = connection.prepare(
            "SELECT id, stage, portal, message_guid, creating_since, undo_until, saved, "
            "refusal_kind, refusal_code, refusal_status, refusal_message, changed, draft "
            "FROM outbox ORDER BY position");
        Items items;
        while (statement.step()) {
            const std::optional<Draft> draft = draftFrom(statement.blob(12));
            if (!draft)
                continue; // stays where it is; the others must not wait for it
            OutboxItem item;
            item.id = statement.guid(0);
            item.stage = static_cast<OutboxStage>(statement.number(1));
            item.portal = static_cast<PortalDraft>(statement.number(2));
            item.messageGuid = statement.guid(3);
            item.creatingSince = statement.date(4);
            item.undoUntil = statement.date(5);
            item.saved = statement.number(6) != 0;
            item.refusal.kind = static_cast<ErrorKind>(statement.number(7));
            item.refusal.code = statement.text(8);
            item.refusal.httpStatus = static_cast<int>(statement.number(9));
            item.refusal.portalMessage = statement.text(10);
            item.changed = statement.date(11);
            item.draft = *draft;
            items << item;
        }
        return items;
    });
}

} // namespace waxwing

#include "core/store/slipstore.h"

#include "core/store/accountdatabase.h"

#include <QDataStream>
#include <QIODevice>

namespace waxwing {

namespace {

constexpr quint8 kSlipVersion = 1;
constexpr auto kSlipStream = QDataStream::Qt_6_2;

qint64 stamp(const QDateTime& date)
{
    return date.isValid() ? date.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
}

QDateTime dateFrom(QDataStream& in)
{
    qint64 value = 0;
    in >> value;
    return value == std::numeric_limits<qint64>::min()
               ? QDateTime()
               : QDateTime::fromMSecsSinceEpoch(value, Qt::UTC);
}

QString textOf(const std::optional<Guid>& guid)
{
    return guid ? guid->toString() : QString();
}

std::optional<Guid> guidFrom(QDataStream& in)
{
    QString text;
    in >> text;
    return Guid::parse(text);
}

/// Reads a count and calls `one` as often, unless the stream ends before.
template<typename F>
void repeatFrom(QDataStream& in, F one)
{
    qint32 count = 0;
    in >> count;
    for (qint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i)
        one();
}

void put(QDataStream& out, const TrackingDetail& event)
{
    out << event.type << stamp(event.date) << textOf(event.actorGuid) << event.actorEmail
        << event.ownerEmail << textOf(event.messageGuid) << textOf(event.attachmentGuid)
        << event.attachmentName << textOf(event.relatedMessageGuid) << event.hasAccessToRelated
        << qint32(event.relatedRecipients.size());
    for (const User& person : event.relatedRecipients)
        out << textOf(person.guid) << person.email << person.firstName << person.lastName;
    out << event.clientName << event.clientVersion;
}

TrackingDetail event(QDataStream& in)
{
    TrackingDetail read;
    in >> read.type;
    read.date = dateFrom(in);
    read.actorGuid = guidFrom(in);
    in >> read.actorEmail >> read.ownerEmail;
    read.messageGuid = guidFrom(in);
    read.attachmentGuid = guidFrom(in);
    in >> read.attachmentName;
    read.relatedMessageGuid = guidFrom(in);
    in >> read.hasAccessToRelated;
    repeatFrom(in, [&] {
        User person;
        person.guid = guidFrom(in);
        in >> person.email >> person.firstName >> person.lastName;
        read.relatedRecipients << person;
    });
    in >> read.clientName >> read.clientVersion;
    return read;
}

QByteArray toBlob(const DeliverySlip& slip)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(kSlipStream);
    const EnvelopeFacts& facts = slip.facts;
    out << kSlipVersion << stamp(slip.asOf) << slip.complete << stamp(facts.retentionDate)
        << stamp(facts.lastArchiveDate) << facts.senderIpAddress << textOf(facts.campaignGuid)
        << facts.trackingVisible << qint32(facts.shares.size());
    for (const MessageShare& share : facts.shares)
        out << share.user.toString() << share.isActive << share.isRecipient << share.isRead
            << stamp(share.unshareDate) << share.unshareReason;
    out << qint32(slip.events.size());
    for (const TrackingDetail& one : slip.events)
        put(out, one);
    return bytes;
}

std::optional<DeliverySlip> slipFrom(const QByteArray& bytes)
{
    QDataStream in(bytes);
    in.setVersion(kSlipStream);
    quint8 version = 0;
    in >> version;
    if (version != kSlipVersion)
        return std::nullopt;
    DeliverySlip slip;
    EnvelopeFacts& facts = slip.facts;
    slip.asOf = dateFrom(in);
    in >> slip.complete;
    facts.retentionDate = dateFrom(in);
    facts.lastArchiveDate = dateFrom(in);
    in >> facts.senderIpAddress;
    facts.campaignGuid = guidFrom(in);
    in >> facts.trackingVisible;
    repeatFrom(in, [&] {
        MessageShare share;
        share.user = guidFrom(in).value_or(Guid());
        in >> share.isActive >> share.isRecipient >> share.isRead;
        share.unshareDate = dateFrom(in);
        in >> share.unshareReason;
        facts.shares << share;
    });
    repeatFrom(in, [&] { slip.events << event(in); });
    return in.status() == QDataStream::Ok ? std::optional(slip) : std::nullopt;
}

} // namespace

AsyncResult<std::optional<DeliverySlip>> SlipStore::slip(Guid message)
{
    using Slip = std::optional<DeliverySlip>;
    return m_database.read<Slip>([message](Connection& connection) -> Result<Slip> {
        Statement statement = connection.prepare(
            "SELECT slip FROM slips WHERE message_id = (SELECT id FROM messages WHERE guid = ?)");
        statement.bind(message);
        return statement.step() ? slipFrom(statement.blob(0)) : Slip();
    });
}

AsyncResult<void> SlipStore::keep(Guid message, DeliverySlip slip)
{
    return m_database.write<void>(
        Durability::Normal,
        [message, slip = std::move(slip)](Connection& connection) -> Result<void> {
            connection
                .prepare("INSERT INTO slips SELECT id, ? FROM messages WHERE guid = ? "
                         "ON CONFLICT(message_id) DO UPDATE SET slip = excluded.slip")
                .bind(toBlob(slip))
                .bind(message)
                .run();
            return {};
        });
}

} // namespace waxwing

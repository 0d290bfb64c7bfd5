#include "core/store/summaryblob.h"

#include <QDataStream>
#include <QIODevice>

namespace waxwing {

namespace {

constexpr quint8 kVersion = 1;

void put(QDataStream& out, const QString& text)
{
    out << text.toUtf8();
}

void put(QDataStream& out, const Guid& guid)
{
    const auto& bytes = guid.bytes();
    out.writeRawData(reinterpret_cast<const char*>(bytes.data()), static_cast<int>(bytes.size()));
}

void put(QDataStream& out, const std::optional<Guid>& guid)
{
    put(out, guid.value_or(Guid()));
}

void put(QDataStream& out, const QDateTime& date)
{
    out << (date.isValid() ? date.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min());
}

void put(QDataStream& out, const QList<User>& users)
{
    out << qint32(users.size());
    for (const User& user : users) {
        put(out, user.guid);
        put(out, user.email);
        put(out, user.firstName);
        put(out, user.lastName);
    }
}

QString text(QDataStream& in)
{
    QByteArray utf8;
    in >> utf8;
    return QString::fromUtf8(utf8);
}

Guid guid(QDataStream& in)
{
    QByteArray bytes(16, Qt::Uninitialized);
    if (in.readRawData(bytes.data(), 16) != 16)
        in.setStatus(QDataStream::ReadPastEnd);
    return Guid::fromBytes(bytes);
}

std::optional<Guid> optionalGuid(QDataStream& in)
{
    const Guid value = guid(in);
    return value.isNull() ? std::nullopt : std::optional<Guid>(value);
}

QDateTime date(QDataStream& in)
{
    qint64 value = 0;
    in >> value;
    return value == std::numeric_limits<qint64>::min()
               ? QDateTime()
               : QDateTime::fromMSecsSinceEpoch(value, Qt::UTC);
}

/// Reads a count and calls `one` as often, unless the stream ends before.
template<typename F>
void repeat(QDataStream& in, F one)
{
    qint32 count = 0;
    in >> count;
    for (qint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i)
        one();
}

User user(QDataStream& in)
{
    User value;
    value.guid = optionalGuid(in);
    value.email = text(in);
    value.firstName = text(in);
    value.lastName = text(in);
    return value;
}

QList<User> users(QDataStream& in)
{
    QList<User> list;
    repeat(in, [&] { list << user(in); });
    return list;
}

void putOptions(QDataStream& out, const MessageOptions& options)
{
    const qint8 replyAll = options.allowReplyAll ? qint8(*options.allowReplyAll) : qint8(-1);
    out << options.allowForward << options.allowReply << replyAll << options.allowTracking
        << options.shareTracking << quint8(options.fyeoType);
}

MessageOptions readOptions(QDataStream& in)
{
    MessageOptions options;
    qint8 replyAll = -1;
    quint8 fyeo = 0;
    in >> options.allowForward >> options.allowReply >> replyAll >> options.allowTracking
        >> options.shareTracking >> fyeo;
    if (replyAll >= 0)
        options.allowReplyAll = replyAll != 0;
    // Anything unknown counts as the stricter protection.
    options.fyeoType = fyeo <= quint8(FyeoType::UniquePassword) ? FyeoType(fyeo)
                                                                : FyeoType::UniquePassword;
    return options;
}

} // namespace

QByteArray toBlob(const MessageSummary& message)
{
    QByteArray blob;
    QDataStream out(&blob, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_2);
    out << kVersion;
    put(out, message.guid);
    put(out, message.conversationGuid);
    put(out, message.parentGuid);
    put(out, message.date);
    put(out, message.subject);
    put(out, message.status);
    put(out, message.action);
    put(out, QList<User>{message.sender});
    put(out, message.replyTo);
    put(out, message.to);
    put(out, message.cc);
    put(out, message.bcc);
    out << quint8(message.bodyFormat);
    putOptions(out, message.options);
    out << qint32(message.attachments.size());
    for (const AttachmentSummary& attachment : message.attachments) {
        put(out, attachment.guid);
        put(out, attachment.fileName);
        out << attachment.fileSize;
        put(out, attachment.type);
        out << attachment.hasAccess << attachment.eSignatureRequired;
    }
    out << qint32(message.labelGuids.size());
    for (const Guid& label : message.labelGuids)
        put(out, label);
    put(out, message.expiryDate);
    put(out, message.recallDate);
    put(out, message.recallReason);
    out << message.retrieved << message.hasAccess;
    return blob;
}

std::optional<MessageSummary> fromBlob(const QByteArray& blob)
{
    QDataStream in(blob);
    in.setVersion(QDataStream::Qt_6_2);
    quint8 version = 0;
    in >> version;
    if (version != kVersion)
        return std::nullopt;
    MessageSummary message;
    message.guid = guid(in);
    message.conversationGuid = guid(in);
    message.parentGuid = optionalGuid(in);
    message.date = date(in);
    message.subject = text(in);
    message.status = text(in);
    message.action = text(in);
    message.sender = users(in).value(0);
    message.replyTo = text(in);
    message.to = users(in);
    message.cc = users(in);
    message.bcc = users(in);
    quint8 format = 0;
    in >> format;
    message.bodyFormat = format == quint8(BodyFormat::Html) ? BodyFormat::Html : BodyFormat::Text;
    message.options = readOptions(in);
    repeat(in, [&] {
        AttachmentSummary attachment;
        attachment.guid = guid(in);
        attachment.fileName = text(in);
        in >> attachment.fileSize;
        attachment.type = text(in);
        in >> attachment.hasAccess >> attachment.eSignatureRequired;
        message.attachments << attachment;
    });
    repeat(in, [&] { message.labelGuids << guid(in); });
    message.expiryDate = date(in);
    message.recallDate = date(in);
    message.recallReason = text(in);
    in >> message.retrieved >> message.hasAccess;
    if (in.status() != QDataStream::Ok)
        return std::nullopt;
    return message;
}

} // namespace waxwing

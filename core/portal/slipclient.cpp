#include "core/portal/slipclient.h"

#include "core/portal/jsonreader.h"
#include "core/portal/jsv.h"
#include "core/portal/readers.h"
#include "core/portal/trackingreader.h"

#include <QHash>
#include <QStringList>

namespace waxwing {

namespace {

MessageShare readShare(const Json& json)
{
    const JsonReader reader(json);
    MessageShare share;
    share.user = reader.guid("userServiceGuid").value_or(Guid());
    share.isActive = reader.flag("isActive", true);
    share.isRecipient = reader.flag("isRecipient", false);
    share.isRead = reader.flag("isRead", false);
    share.unshareDate = reader.date("unshareDate");
    share.unshareReason = reader.text("unshareReason");
    return share;
}

Result<std::optional<EnvelopeFacts>> readFacts(const Json& json)
{
    const Json* results = JsonReader(json).member("results");
    if (!results || !results->is_array())
        return failure(ErrorKind::Protocol, QStringLiteral("messages without results"));
    if (results->empty())
        return std::optional<EnvelopeFacts>();
    const JsonReader reader(results->front());
    EnvelopeFacts facts;
    facts.retentionDate = reader.date("retentionDate");
    facts.lastArchiveDate = reader.date("lastArchiveDate");
    facts.senderIpAddress = reader.text("senderIpAddress");
    facts.campaignGuid = reader.guid("campaignGuid");
    facts.trackingVisible = reader.has("trackingSummary");
    reader.forEach("shares", [&facts](const Json& item) { facts.shares << readShare(item); });
    return std::optional(facts);
}

/// Recipients by their shares; a portal that tells none of those has at least counted.
QList<SentState::Reader> readersOf(const MessageSummary& message, const JsonReader& reader)
{
    QHash<Guid, MessageShare> shares;
    reader.forEach("shares", [&shares](const Json& item) {
        const MessageShare share = readShare(item);
        if (share.isRecipient)
            shares.insert(share.user, share);
    });
    int total = 0;
    int read = 0;
    if (const Json* summary = reader.member("trackingSummary")) {
        const JsonReader counts(*summary);
        total = static_cast<int>(counts.number("totalRecipients", 0));
        read = static_cast<int>(counts.number("totalRetrieved", 0));
    }
    QList<SentState::Reader> readers;
    for (const User& person : message.to + message.cc + message.bcc) {
        const auto share = shares.constFind(person.guid.value_or(Guid()));
        if (share != shares.cend() && !share->isActive)
            continue;
        if (share != shares.cend())
            readers << SentState::Reader{person.displayName(), share->isRead};
        else if (shares.isEmpty())
            readers << SentState::Reader{read > 0 ? QString() : person.displayName(), read >= total};
    }
    return readers;
}

Result<std::optional<SentState>> readSentState(const Json& json)
{
    const Json* results = JsonReader(json).member("results");
    if (!results || !results->is_array())
        return failure(ErrorKind::Protocol, QStringLiteral("messages without results"));
    if (results->empty())
        return std::optional<SentState>();
    const Result<MessageSummary> message = readMessageSummary(results->front());
    if (!message)
        return failure(message.error());
    const auto is = [&message](QStringView status) {
        return message->status.compare(status, Qt::CaseInsensitive) == 0;
    };
    const JsonReader reader(results->front());
    SentState state;
    state.isSent = !is(u"Draft") && !is(u"PreCreated");
    state.trackingShown = reader.has("trackingSummary");
    state.isRecalled = message->isRecalled();
    state.isExpired = is(u"Expired");
    state.expiryDate = message->expiryDate;
    state.readers = readersOf(*message, reader);
    return std::optional(state);
}

QString filterOf(const char* member, const QList<Guid>& guids)
{
    QStringList texts;
    for (const Guid& guid : guids)
        texts << guid.toString();
    return QStringLiteral("{%1:[%2]}").arg(QLatin1String(member), texts.join(u','));
}

PortalCall searchFor(const Guid& message)
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/messages/search"));
    MessageFilter filter;
    filter.messageGuids << message;
    call.query.emplace_back(QStringLiteral("page"), QStringLiteral("1"));
    call.query.emplace_back(QStringLiteral("pageSize"), QStringLiteral("1"));
    call.query.emplace_back(QStringLiteral("filter"), toJsv(filter));
    return call;
}

} // namespace

AsyncResult<std::optional<EnvelopeFacts>> SlipClient::facts(Guid message, std::stop_token stop) const
{
    return m_caller.sendAndRead(searchFor(message), &readFacts, std::move(stop));
}

AsyncResult<std::optional<SentState>> SlipClient::sentState(Guid message, std::stop_token stop) const
{
    return m_caller.sendAndRead(searchFor(message), &readSentState, std::move(stop));
}

AsyncResult<Page<TrackingDetail>> SlipClient::messageTracking(Guid message, int page, int pageSize,
                                                              std::stop_token stop) const
{
    return tracking(QStringLiteral("/v1/tracking/message/search"),
                    filterOf("messageGuids", {message}), page, pageSize, std::move(stop));
}

AsyncResult<Page<TrackingDetail>> SlipClient::attachmentTracking(QList<Guid> attachments, int page,
                                                                 int pageSize,
                                                                 std::stop_token stop) const
{
    return tracking(QStringLiteral("/v1/tracking/attachment/search"),
                    filterOf("attachmentGuids", attachments.mid(0, kMaxFilterGuids)), page, pageSize,
                    std::move(stop));
}

AsyncResult<Page<TrackingDetail>> SlipClient::tracking(const QString& path, QString filter, int page,
                                                       int pageSize, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, path);
    call.query.emplace_back(QStringLiteral("page"), QString::number(page));
    call.query.emplace_back(QStringLiteral("pageSize"), QString::number(pageSize));
    call.query.emplace_back(QStringLiteral("filter"), std::move(filter));
    call.query.emplace_back(QStringLiteral("sort"),
                            QStringLiteral("{type:TrackingDate,direction:Desc}"));
    return m_caller.sendAndRead(std::move(call), &readTracking, std::move(stop));
}

AsyncResult<void> SlipClient::trackPrint(Guid message, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Post, QStringLiteral("/v1/messages/") + message.toString()
                                          + QStringLiteral("/tracking/print"));
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

} // namespace waxwing

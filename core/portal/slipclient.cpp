#include "core/portal/slipclient.h"

#include "core/portal/jsonreader.h"
#include "core/portal/jsv.h"
#include "core/portal/trackingreader.h"

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

QString filterOf(const char* member, const QList<Guid>& guids)
{
    QStringList texts;
    for (const Guid& guid : guids)
        texts << guid.toString();
    return QStringLiteral("{%1:[%2]}").arg(QLatin1String(member), texts.join(u','));
}

} // namespace

AsyncResult<std::optional<EnvelopeFacts>> SlipClient::facts(Guid message, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/messages/search"));
    MessageFilter filter;
    filter.messageGuids << message;
    call.query.emplace_back(QStringLiteral("page"), QStringLiteral("1"));
    call.query.emplace_back(QStringLiteral("pageSize"), QStringLiteral("1"));
    call.query.emplace_back(QStringLiteral("filter"), toJsv(filter));
    return m_caller.sendAndRead(std::move(call), &readFacts, std::move(stop));
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

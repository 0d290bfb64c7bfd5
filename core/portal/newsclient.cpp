#include "core/portal/newsclient.h"

#include "core/portal/jsv.h"
#include "core/portal/trackingreader.h"

namespace waxwing {

AsyncResult<Page<TrackingDetail>> NewsClient::deedsSince(QDateTime moment, int page, int pageSize,
                                                         std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/tracking/user/search"));
    call.query.emplace_back(QStringLiteral("page"), QString::number(page));
    call.query.emplace_back(QStringLiteral("pageSize"), QString::number(pageSize));
    const QString since = moment.toUTC().toString(Qt::ISODateWithMs);
    call.query.emplace_back(QStringLiteral("filter"),
                            QStringLiteral("{startTime:%1,ignoreSelf:true}").arg(jsvString(since)));
    call.query.emplace_back(QStringLiteral("sort"),
                            QStringLiteral("{type:TrackingDate,direction:Asc}"));
    return m_caller.sendAndRead(std::move(call), &readTracking, std::move(stop));
}

AsyncResult<QDateTime> NewsClient::newestDeed(std::stop_token stop) const
{
    PortalCall call(HttpMethod::Get, QStringLiteral("/v1/tracking/user/search"));
    call.query.emplace_back(QStringLiteral("page"), QStringLiteral("1"));
    call.query.emplace_back(QStringLiteral("pageSize"), QStringLiteral("1"));
    call.query.emplace_back(QStringLiteral("filter"), QStringLiteral("{ignoreSelf:true}"));
    call.query.emplace_back(QStringLiteral("sort"),
                            QStringLiteral("{type:TrackingDate,direction:Desc}"));
    const Result<Page<TrackingDetail>> page
        = co_await m_caller.sendAndRead(std::move(call), &readTracking, std::move(stop));
    if (!page)
        co_return failure(page.error());
    co_return page->results.isEmpty() ? QDateTime() : page->results.first().date;
}

AsyncResult<void> NewsClient::setInAppEvents(QStringList events, std::stop_token stop) const
{
    PortalCall call(HttpMethod::Put, QStringLiteral("/v1/user/settings"));
    call.repeatable = true;
    Json list = Json::array();
    for (const QString& event : events)
        list.push_back(event.toStdString());
    call.body["inAppNotificationEvents"] = std::move(list);
    return m_caller.sendOnly(std::move(call), std::move(stop));
}

} // namespace waxwing

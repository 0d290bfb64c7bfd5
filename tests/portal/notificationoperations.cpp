#include "tests/portal/call.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

PortalError sessionNotFound()
{
    return {404, "Portal.NotificationSessionNotFound", "The notification session is not known."};
}

/// The caller's session of the request; the heartbeat comes without a caller.
NotificationSession& sessionOf(Call& call)
{
    NotificationSession* session =
        call.world.notificationSession(call.guid("notificationSessionToken"));
    if (!session || session->portal != call.portal || (call.user && session->user != call.user->id))
        throw sessionNotFound();
    return *session;
}

Json create(Call& call)
{
    if (!call.portal->feature("notificationServices"))
        throw PortalError(403, "Portal.FeatureDisabled", "Live events are switched off.");
    NotificationSession session;
    session.token = call.portal->newGuid();
    session.channel =
        call.world.switches.dashedGuids ? session.token.dashed() : session.token.text();
    session.portal = call.portal;
    session.user = call.user->id;
    session.deviceType = call.text("deviceType");
    session.userTracking = call.flag("enableUserTrackingNotifications", false);
    session.filters = call.texts("newAssetNotificationFilters");
    if (session.deviceType != "InApp" &&
        call.world.tokens.contains(call.text("authenticationToken")))
        session.authenticationToken = call.text("authenticationToken");
    session.created = session.lastHeartbeat = call.now();
    const auto token = session.token;
    call.world.notificationSessions[token] = std::move(session);
    return {{"notificationSessionToken", token.text()}};
}

Json heartbeat(Call& call)
{
    sessionOf(call).lastHeartbeat = call.now();
    return Json::object();
}

Json sessionDetails(Call& call)
{
    const NotificationSession& session = sessionOf(call);
    return {{"createdOn", formatTicks(session.created)},
            {"lastHeartbeat", formatTicks(session.lastHeartbeat)},
            {"deviceType", session.deviceType},
            {"userTrackingNotificationsEnabled", session.userTracking},
            {"activeNewAssetNotificationFilters", session.filters}};
}

Json subscribe(Call& call)
{
    NotificationSession& session = sessionOf(call);
    std::vector<Subscription> added;
    for (const auto& given : call.values["subscriptions"]) {
        Subscription subscription{
            given.value("subscriptionType", std::string()),
            Guid::parse(given.value("subscriptionGuid", std::string())).value_or(Guid())};
        if (subscription.type.empty())
            throw invalidField("subscriptions.subscriptionType", "The type is missing.");
        if (subscription.guid.isNull())
            throw invalidField("subscriptions.subscriptionGuid", "The guid is missing.");
        added.push_back(std::move(subscription));
    }
    for (auto& subscription : added) {
        std::erase_if(session.subscriptions,
                      [&](const Subscription& old) { return old.guid == subscription.guid; });
        session.subscriptions.push_back(std::move(subscription));
    }
    return Json::object();
}

Json unsubscribe(Call& call)
{
    NotificationSession& session = sessionOf(call);
    const auto guids = call.guids("subscriptions");
    const bool all = call.flag("removeAll", false);
    std::erase_if(session.subscriptions, [&](const Subscription& old) {
        return all || std::find(guids.begin(), guids.end(), old.guid) != guids.end();
    });
    return Json::object();
}

Json subscriptions(Call& call)
{
    Json answer;
    answer["subscriptions"] = Json::array();
    for (const auto& subscription : sessionOf(call).subscriptions)
        answer["subscriptions"].push_back({{"subscriptionType", subscription.type},
                                           {"subscriptionGuid", subscription.guid.text()}});
    return answer;
}

Json removeSession(Call& call)
{
    const Guid token = sessionOf(call).token;
    call.world.notificationSessions.erase(token);
    return Json::object();
}

} // namespace

std::vector<OperationEntry> notificationOperations()
{
    return {{"CreateNotificationSession", create},
            {"UpdateNotificationHeartbeat", heartbeat},
            {"GetNotificationSessionDetails", sessionDetails},
            {"Subscribe", subscribe},
            {"Unsubscribe", unsubscribe},
            {"GetSubscriptions", subscriptions},
            {"RemoveNotificationSession", removeSession}};
}

} // namespace waxwing::portal

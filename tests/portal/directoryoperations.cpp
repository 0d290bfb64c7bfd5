#include "tests/portal/call.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

std::string addressOf(const Call& call)
{
    const auto address = std::string(trimmed(call.text("emailAddress")));
    if (!isAddress(address))
        throw invalidField("emailAddress", "This is not an e-mail address.");
    return address;
}

Json urlsOf(const World& world, const Portal& portal)
{
    const std::string root = world.rootOf(portal);
    Json urls;
    urls["SecMsgAPI"] = root + "/api";
    urls["Webapp"] = root + "/app";
    urls["Webmail"] = root + "/webmail";
    if (portal.sso) {
        urls["IdProxy"] = world.proxyAddress(portal);
        urls["IdProxyLogout"] = world.proxyAddress(portal) + "/logout";
    }
    return urls;
}

Json brandingOf(const World& world, const Portal& portal)
{
    const std::string images = world.rootOf(portal) + "/branding/";
    return {{"FavIco", images + "favicon.ico"},
            {"Square24x", images + "24.png"},
            {"Square48x", images + "48.png"},
            {"Square64x", images + "64.png"}};
}

std::string loginAddress(const World& world, const Portal& portal, const Authenticator* one)
{
    const bool several = portal.authenticators.size() > 1;
    return world.proxyAddress(portal) + "/login?s=" + portal.code +
           (several && one ? "&p=" + one->key : std::string());
}

/// What is offered to this user, or to anybody.
Json authenticatorsOf(const World& world, const Portal& portal, const Person* user)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < portal.authenticators.size(); ++i) {
        const Authenticator& one = portal.authenticators[i];
        if (user && !portal.offers(*user, one))
            continue;
        Json entry;
        entry["name"] = one.name;
        entry["description"] = one.description;
        entry["idProviderGuid"] = Guid::derived(portal.guid, {1, i + 1}).text();
        if (!one.organisation.empty())
            entry["idPxLoginUrl"] = loginAddress(world, portal, &one);
        entry["usedLast"] = user && user->lastAuthenticator == one.key;
        list.push_back(std::move(entry));
    }
    return list;
}

Json portalUser(const World& world, const Portal& portal, const Person& user, bool authenticated)
{
    Json json;
    json["serviceGuid"] = portal.guid.text();
    json["serviceStatus"] = portal.status;
    json["serviceName"] = portal.name;
    json["serviceCode"] = portal.code;
    json["ssoEnabled"] = user.sso;
    if (user.sso) {
        json["ssoProxyName"] = portal.name + " sign-in";
        json["ssoProxyUrl"] = loginAddress(world, portal, portal.authenticator({}));
        json["ssoProxyLogoutUrl"] = world.proxyAddress(portal) + "/logout";
        json["ssoProxyGuid"] = Guid::derived(portal.guid, {2, 2}).text();
    }
    json["collectionGuid"] = portal.collection.text();
    json["primaryDomain"] = portal.primaryDomain;
    json["branding"] = brandingOf(world, portal);
    json["urls"] = urlsOf(world, portal);
    if (!user.sso || !portal.olderSsoForm)
        json["authenticators"] = authenticatorsOf(world, portal, &user);
    json["emailAddress"] = user.email;
    json["isAuthenticated"] = authenticated;
    if (!portal.directoryPatch.is_null())
        json.merge_patch(portal.directoryPatch);
    return json;
}

Json discover(Call& call)
{
    const auto address = addressOf(call);
    const bool withPassword = call.has("password");
    Json results = Json::array();
    for (const auto& portal : call.world.portals) {
        if (call.has("serviceGuid") && call.guid("serviceGuid") != portal->guid)
            continue;
        if (call.has("collectionGuid") && call.guid("collectionGuid") != portal->collection)
            continue;
        if (call.has("siteGuid") && call.guid("siteGuid") != portal->site)
            continue;
        const Person* user = portal->userByAddress(address);
        if (!user)
            continue;
        const bool authenticated = withPassword && user->isRegistered() &&
                                   portal->takesPasswordOf(*user) &&
                                   user->password == call.text("password");
        results.push_back(portalUser(call.world, *portal, *user, authenticated));
    }
    Json answer;
    answer["count"] = results.size();
    answer["results"] = std::move(results);
    return answer;
}

Json service(Call& call)
{
    if (!call.has("serviceCode") && !call.has("serviceGuid"))
        throw invalidField("serviceCode", "One of serviceCode and serviceGuid is needed.");
    for (const auto& portal : call.world.portals) {
        const bool meant = call.has("serviceGuid")
                               ? call.guid("serviceGuid") == portal->guid
                               : equalsIgnoringCase(call.text("serviceCode"), portal->code);
        if (!meant)
            continue;
        Json json;
        json["serviceGuid"] = portal->guid.text();
        json["serviceStatus"] = portal->status;
        json["serviceName"] = portal->name;
        json["serviceCode"] = portal->code;
        json["collectionGuid"] = portal->collection.text();
        json["collectionName"] = "Local portals";
        json["jurisdiction"] = portal->jurisdiction;
        json["providerName"] = "Waxwing tests";
        json["primaryDomain"] = portal->primaryDomain;
        json["alertCode"] = 0;
        json["ssoEnabled"] = portal->sso;
        json["branding"] = brandingOf(call.world, *portal);
        json["urls"] = urlsOf(call.world, *portal);
        json["connectors"] = Json::array();
        json["authenticators"] = authenticatorsOf(call.world, *portal, nullptr);
        if (!portal->directoryPatch.is_null())
            json.merge_patch(portal->directoryPatch);
        return json;
    }
    throw PortalError(404, "Portal.ServiceNotFound", "There is no portal with this code.");
}

Json pingDirectory(Call& call)
{
    return {{"timestamp", formatTicks(call.now())}, {"version", "8.12"}};
}

} // namespace

std::vector<OperationEntry> directoryOperations()
{
    return {{"PublicDiscoveryServiceUser", discover},
            {"PublicDiscoveryServiceUserAuthenticate", discover},
            {"PublicGetSSOUser", discover},
            {"PublicGetService", service},
            {"CccPing", pingDirectory}};
}

} // namespace waxwing::portal

#include "tests/portal/call.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr int kAttemptsBeforeLock = 5;
constexpr Ticks kLockTime = 15 * kTicksPerMinute;
constexpr const char* kMfaCode = "123456";
constexpr std::int64_t kLongestToken = 90;

void checkPassword(Person& user, const std::string& password, Ticks now)
{
    if (user.lockedUntil > now)
        throw PortalError(403, "55", "Too many failed attempts.");
    if (user.password == password) {
        user.failedLogins = 0;
        return;
    }
    if (++user.failedLogins >= kAttemptsBeforeLock) {
        user.failedLogins = 0;
        user.lockedUntil = now + kLockTime;
    }
    throw PortalError(403, "803", "Address or password are wrong.");
}

Json secondFactors()
{
    Json app = {{"id", 1}, {"name", "Authenticator app"}, {"mfaType", 1}, {"active", true}};
    Json text = {{"id", 2},
                 {"name", "Text message"},
                 {"mfaType", 2},
                 {"active", true},
                 {"phoneNumber", "+49 *** **42"}};
    return Json::array({app, text});
}

/// True if the second factor is still to be asked for.
bool secondFactorMissing(const Call& call, const Person& user)
{
    if (!user.mfa)
        return false;
    if (!call.has("mfaCode"))
        return true;
    const auto id = call.number("mfaId", 0);
    if ((id != 1 && id != 2) || call.text("mfaCode") != kMfaCode)
        throw PortalError(403, "Portal.MfaInvalid", "The code is wrong.");
    return false;
}

/// The key of the authenticator that stands for the password.
std::string passwordKey(const Portal& portal)
{
    for (const auto& one : portal.authenticators) {
        if (one.organisation.empty())
            return one.key;
    }
    return {};
}

Json login(Call& call)
{
    const auto address = call.text("username");
    requireAdmitted(*call.portal, address);
    Person* user = call.portal->userByAddress(address);
    if (!user)
        throw PortalError(404, "810", "This user is not known.");
    if (!call.portal->takesPasswordOf(*user))
        throw PortalError(403, "Portal.SsoRequired", "This portal uses single sign-on.");
    if (user->state == UserState::Invited)
        throw PortalError(403, "920", "This user is not registered.");
    checkPassword(*user, call.text("password"), call.now());
    requireUsable(*call.portal, *user);
    if (user->passwordExpired)
        throw PortalError(403, "56", "The password has expired.");
    Json answer;
    const bool ask = secondFactorMissing(call, *user);
    answer["sessionToken"] = ask ? std::string() : call.openSession(*user);
    if (!ask && user->sso)
        user->lastAuthenticator = passwordKey(*call.portal);
    answer["userServiceGuid"] = user->guid.text();
    answer["result"] = ask ? "MfaRequired" : "Success";
    answer["availableMfa"] = ask ? secondFactors() : Json::array();
    answer["allowedMfaTypes"] = ask ? Json::array({"Totp", "Sms"}) : Json::array();
    return answer;
}

Json authenticate(Call& call)
{
    const auto found = call.world.tokens.find(call.text("authenticationToken"));
    if (found == call.world.tokens.end() || found->second.portal != call.portal ||
        found->second.expires <= call.now())
        throw PortalError(403, "803", "The token is not valid.");
    Person& user = call.portal->person(found->second.user);
    if (found->second.oneTime)
        call.world.tokens.erase(found);
    requireUsable(*call.portal, user);
    return {{"sessionToken", call.openSession(user)}};
}

Json newToken(Call& call)
{
    const auto days =
        std::clamp<std::int64_t>(call.number("authenticationTokenMaxDays", 14), 1, kLongestToken);
    return {{"authenticationToken",
             call.world.issueToken(*call.portal, call.user->id, days * kTicksPerDay, false)}};
}

Json expireToken(Call& call)
{
    const auto found = call.world.tokens.find(call.text("authenticationToken"));
    if (found != call.world.tokens.end() && found->second.portal == call.portal &&
        found->second.user == call.user->id)
        call.world.tokens.erase(found);
    return Json::object();
}

Json expireTokens(Call& call)
{
    call.world.endTokens(*call.portal, call.user->id);
    return Json::object();
}

Json logout(Call& call)
{
    call.world.sessions.erase(std::string(call.session->token));
    call.session = nullptr;
    return Json::object();
}

Json ping(Call&)
{
    return {{"build", "8.12.0.0"}, {"version", 1}, {"minSupportedVersion", 1}};
}

} // namespace

std::vector<OperationEntry> signInOperations()
{
    return {{"Login", login},
            {"Authenticate", authenticate},
            {"GetNewAuthenticationToken", newToken},
            {"ExpireAuthenticationToken", expireToken},
            {"ExpireAuthenticationTokens", expireTokens},
            {"Logout", logout},
            {"Ping", ping}};
}

} // namespace waxwing::portal

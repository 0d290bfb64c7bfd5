#include "tests/portal/call.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

// U74: the lifetimes that the user help names.
constexpr Ticks kForgottenPasswordLife = 120 * kTicksPerMinute;
constexpr Ticks kRegistrationLife = 360 * kTicksPerMinute;

/// The user a mailed token belongs to; the token is used up.
Person& redeem(Call& call, const std::string& token, const char* kind)
{
    const auto found = call.world.mailTokens.find(token);
    if (found == call.world.mailTokens.end() || found->second.portal != call.portal ||
        found->second.kind != kind || found->second.expires <= call.now())
        throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
    Person& user = call.portal->person(found->second.user);
    call.world.mailTokens.erase(found);
    return user;
}

template<typename Test>
int countOf(const std::string& text, Test test)
{
    return static_cast<int>(std::count_if(text.begin(), text.end(), test));
}

void requireGoodPassword(const Call& call, const char* field)
{
    const auto password = call.text(field);
    const Json rules = call.portal->settings.value("passwordManagement", Json::object());
    if (!rules.value("enabled", false))
        return;
    const auto isUpper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const auto isSymbol = [&](char c) {
        return !isUpper(c) && !isDigit(c) && !(c >= 'a' && c <= 'z') && (c & '\x80') == 0;
    };
    const int length = static_cast<int>(password.size());
    const int longest = rules.value("maximumPasswordLength", 0);
    const bool good = length >= rules.value("minimumPasswordLength", 0) &&
                      (longest == 0 || length <= longest) &&
                      countOf(password, isUpper) >= rules.value("minimumCapitalCharacters", 0) &&
                      countOf(password, isDigit) >= rules.value("minimumNumericCharacters", 0) &&
                      countOf(password, isSymbol) >= rules.value("minimumSymbols", 0);
    if (!good)
        throw invalidField(field, "The password does not satisfy the rules.");
}

void setPassword(Person& user, const std::string& password)
{
    user.password = password;
    user.passwordExpired = false;
    user.failedLogins = 0;
    user.lockedUntil = 0;
}

Json forgotPassword(Call& call)
{
    const Person* user = call.portal->userByAddress(call.text("emailAddress"));
    if (user && user->isRegistered() && !user->sso)
        call.world.mail(*call.portal, user->id, "reset-password", user->email,
                        kForgottenPasswordLife);
    return Json::object();
}

Json resetPassword(Call& call)
{
    requireGoodPassword(call, "newPassword");
    Person& user = redeem(call, call.text("forgotPasswordToken"), "reset-password");
    setPassword(user, call.text("newPassword"));
    call.world.endSessions(*call.portal, user.id);
    call.world.endTokens(*call.portal, user.id);
    return Json::object();
}

Json updatePassword(Call& call)
{
    if (call.user->password != call.text("oldPassword"))
        throw PortalError(403, "803", "The old password is wrong.");
    requireGoodPassword(call, "newPassword");
    setPassword(*call.user, call.text("newPassword"));
    call.world.endSessions(*call.portal, call.user->id, call.session->token);
    call.world.endTokens(*call.portal, call.user->id);
    return Json::object();
}

std::string signIn(Call& call, Person& user)
{
    user.registered = call.now();
    call.portal->makeUser(user, UserState::Registered);
    return call.world.openSession(*call.portal, user.id, call.request.peerAddress).token;
}

Json quickRegistration(Call& call)
{
    const auto found = call.world.mailTokens.find(call.text("quickRegistrationToken"));
    if (found == call.world.mailTokens.end() || found->second.portal != call.portal ||
        found->second.kind != "invitation" || found->second.expires <= call.now())
        throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
    return {{"emailAddress", found->second.address}};
}

Json registerUser(Call& call)
{
    const auto address = call.text("emailAddress");
    const auto domain = address.substr(address.find('@') + 1);
    const auto& refused = call.portal->refusedDomains;
    if (std::any_of(refused.begin(), refused.end(),
                    [&](const auto& r) { return equalsIgnoringCase(r, domain); }))
        throw PortalError(403, "905", "This address is not admitted to this portal.");
    Person& user = call.portal->person(call.portal->personFor(address));
    if (user.state == UserState::Registered || user.state == UserState::Disabled)
        throw PortalError(403, "Portal.AlreadyRegistered", "This address is registered already.");
    if (!call.flag("termsAccepted", false) && call.portal->feature("terms"))
        throw invalidField("termsAccepted", "The terms must be accepted.");
    requireGoodPassword(call, "password");
    if (!user.craAnswer.empty() && user.craAnswer != call.text("craCode"))
        throw PortalError(403, "46", "The answer is missing or wrong.");
    const bool proven = call.has("quickRegistrationKey");
    if (proven && redeem(call, call.text("quickRegistrationKey"), "invitation").id != user.id)
        throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
    user.firstName = call.text("firstName");
    user.lastName = call.text("lastName");
    user.company = call.text("companyName");
    user.language = call.values.value("language", std::string("en"));
    setPassword(user, call.text("password"));
    call.portal->refreshSearchText(user);
    if (proven)
        return {{"sessionToken", signIn(call, user)}};
    if (!user.isUser())
        user.guest = true;
    call.portal->makeUser(user, UserState::PendingRegistration);
    call.world.mail(*call.portal, user.id, "confirm-registration", user.email, kRegistrationLife);
    return Json::object();
}

Json confirmRegistration(Call& call)
{
    Person& user = redeem(call, call.text("registrationConfirmationToken"), "confirm-registration");
    return {{"sessionToken", signIn(call, user)}};
}

Json resendConfirmation(Call& call)
{
    const Person* user = call.portal->userByAddress(call.text("emailAddress"));
    const auto token = call.world.mailTokens.find(call.text("registrationConfirmationToken"));
    if (!user && token != call.world.mailTokens.end() && token->second.portal == call.portal)
        user = &call.portal->person(token->second.user);
    if (user && user->state == UserState::PendingRegistration)
        call.world.mail(*call.portal, user->id, "confirm-registration", user->email,
                        kRegistrationLife);
    return Json::object();
}

Json invite(Call& call)
{
    Person& user = call.portal->person(call.portal->personFor(call.text("emailAddress")));
    if (user.isUser() && user.state != UserState::Invited)
        return Json::object();
    user.guest = true;
    call.portal->makeUser(user, UserState::Invited);
    call.world.mail(*call.portal, user.id, "invitation", user.email, 30 * kTicksPerDay);
    return Json::object();
}

Json activationMessage(Call& call)
{
    call.world.mail(*call.portal, call.user->id, "activation", call.user->email, kRegistrationLife);
    return Json::object();
}

Json aliases(Call& call)
{
    Json answer;
    answer["results"] = Json::array();
    for (const auto& alias : call.user->aliases)
        answer["results"].push_back({{"emailAddress", alias.address},
                                     {"status", alias.confirmed ? "Confirmed" : "Pending"}});
    return answer;
}

} // namespace

std::vector<OperationEntry> accountOperations()
{
    return {{"ForgotPassword", forgotPassword},
            {"ResetPassword", resetPassword},
            {"UpdatePassword", updatePassword},
            {"GetQuickRegistration", quickRegistration},
            {"RegisterUser", registerUser},
            {"ConfirmRegistration", confirmRegistration},
            {"ResendRegistrationConfirmation", resendConfirmation},
            {"InviteServiceUserPublic", invite},
            {"SendActivationMessage", activationMessage},
            {"GetUserAliases", aliases}};
}

} // namespace waxwing::portal

#include "tests/portal/passwords.h"
#include "tests/portal/text.h"

#include <QString>

#include <algorithm>

namespace waxwing::portal {

namespace {

// U74: the lifetimes that the user help names.
constexpr Ticks kForgottenPasswordLife = 120 * kTicksPerMinute;
constexpr Ticks kRegistrationLife = 360 * kTicksPerMinute;
constexpr Ticks kInvitationLife = 30 * kTicksPerDay;

/// A mailed token that is still good: 404 Portal.TokenNotFound otherwise.
MailToken& mailToken(Call& call, const std::string& token, const char* kind)
{
    const auto found = call.world.mailTokens.find(token);
    if (found == call.world.mailTokens.end() || found->second.portal != call.portal ||
        found->second.kind != kind || found->second.expires <= call.now())
        throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
    return found->second;
}

/// The user a mailed token belongs to; the token is used up.
Person& redeem(Call& call, const std::string& token, const char* kind)
{
    Person& user = call.portal->person(mailToken(call, token, kind).user);
    call.world.mailTokens.erase(token);
    return user;
}

/// Characters as people count them.
std::u32string charactersOf(const std::string& text)
{
    return QString::fromStdString(text).toStdU32String();
}

template<typename Test>
int countOf(const std::u32string& text, Test test)
{
    return static_cast<int>(std::count_if(text.begin(), text.end(), test));
}

/// By passwordManagement of the settings; 0 is no rule.
bool followsTheRules(const Portal& portal, const std::string& password)
{
    if (password.empty())
        return false;
    const Json rules = portal.settings.value("passwordManagement", Json::object());
    if (!rules.value("enabled", false))
        return true;
    const auto text = charactersOf(password);
    const auto isUpper = [](char32_t c) { return QChar::isUpper(c); };
    const auto isDigit = [](char32_t c) { return QChar::isDigit(c); };
    const auto isSymbol = [](char32_t c) {
        return !QChar::isLetterOrNumber(c) && !QChar::isMark(c);
    };
    const int length = static_cast<int>(text.size());
    const int longest = rules.value("maximumPasswordLength", 0);
    return length >= rules.value("minimumPasswordLength", 0) &&
           (longest == 0 || length <= longest) &&
           countOf(text, isUpper) >= rules.value("minimumCapitalCharacters", 0) &&
           countOf(text, isDigit) >= rules.value("minimumNumericCharacters", 0) &&
           countOf(text, isSymbol) >= rules.value("minimumSymbols", 0);
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
    if (user && user->isRegistered() && call.portal->takesPasswordOf(*user))
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
    if (!call.portal->takesPasswordOf(*call.user))
        throw PortalError(403, "Portal.SsoRequired", "This user has no password here.");
    if (call.user->password != call.text("oldPassword"))
        throw PortalError(403, "803", "The old password is wrong.");
    requireGoodPassword(call, "newPassword");
    setPassword(*call.user, call.text("newPassword"));
    call.world.endSessions(*call.portal, call.user->id, call.session->token);
    call.world.endTokens(*call.portal, call.user->id);
    return Json::object();
}

/// The registration is complete; 403 if something else keeps the user out.
std::string completeRegistration(Call& call, Person& user)
{
    user.registered = call.now();
    call.portal->makeUser(user, UserState::Registered);
    requireUsable(*call.portal, user);
    return call.openSession(user);
}

Json quickRegistration(Call& call)
{
    return {{"emailAddress",
             mailToken(call, call.text("quickRegistrationToken"), "invitation").address}};
}

/// All that is wrong with the form, so that it can be shown at once.
void checkForm(const Call& call)
{
    PortalError refusal(400, "928", "The registration is not complete.");
    const auto refuse = [&](const char* field, const char* why) {
        refusal.errors.push_back({field, why});
    };
    if (!isAddress(call.text("emailAddress")))
        refuse("emailAddress", "This is not an e-mail address.");
    for (const char* name : {"firstName", "lastName"}) {
        if (trimmed(call.text(name)).empty())
            refuse(name, "A name is needed.");
    }
    if (!followsTheRules(*call.portal, call.text("password")))
        refuse("password", "The password does not satisfy the rules.");
    if (!call.flag("termsAccepted", false) && call.portal->feature("terms"))
        refuse("termsAccepted", "The terms must be accepted.");
    if (!refusal.errors.empty())
        throw refusal;
}

/// The recipient question: the answer that the sender gave is wanted; where nobody gave one, any.
void checkRecipientAnswer(const Call& call, const Person* user)
{
    const auto answer = call.text("craCode");
    const bool known = user && !user->craAnswer.empty();
    if (known ? answer != user->craAnswer : call.portal->feature("cra") && answer.empty())
        throw PortalError(403, "46", "The answer is missing or wrong.");
}

Json registerUser(Call& call)
{
    const std::string address(trimmed(call.text("emailAddress")));
    requireAdmitted(*call.portal, address);
    const Person* known = call.portal->userByAddress(address);
    if (known && (known->isRegistered() || known->state == UserState::Disabled))
        throw PortalError(403, "Portal.AlreadyRegistered", "This address is registered already.");
    if (known && !call.portal->takesPasswordOf(*known))
        throw PortalError(403, "Portal.SsoRequired", "This portal uses single sign-on.");
    checkForm(call);
    checkRecipientAnswer(call, known);
    const bool proven = call.has("quickRegistrationKey");
    if (proven) {
        const MailToken& key = mailToken(call, call.text("quickRegistrationKey"), "invitation");
        if (!known || key.user != known->id)
            throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
        call.world.mailTokens.erase(call.text("quickRegistrationKey"));
    }
    Person& user = call.portal->person(call.portal->personFor(address));
    user.firstName = trimmed(call.text("firstName"));
    user.lastName = trimmed(call.text("lastName"));
    user.company = call.text("companyName");
    user.language = call.values.value("language", std::string("en"));
    user.craPending = false;
    setPassword(user, call.text("password"));
    call.portal->refreshSearchText(user);
    if (proven)
        return {{"sessionToken", completeRegistration(call, user)}};
    if (!user.isUser())
        user.guest = true;
    call.portal->makeUser(user, UserState::PendingRegistration);
    call.world.mail(*call.portal, user.id, "confirm-registration", user.email, kRegistrationLife);
    return Json::object();
}

Json confirmRegistration(Call& call)
{
    Person& user = redeem(call, call.text("registrationConfirmationToken"), "confirm-registration");
    // Whoever was disabled in the meantime is not let in by an old mail, nor confirmed twice.
    if (user.state != UserState::PendingRegistration)
        throw PortalError(404, "Portal.TokenNotFound", "There is nothing to confirm.");
    return {{"sessionToken", completeRegistration(call, user)}};
}

/// With an address it says nothing about who is known; with a token the token may have expired.
Json resendConfirmation(Call& call)
{
    const bool byToken = call.has("registrationConfirmationToken");
    if (!byToken && !call.has("emailAddress"))
        throw invalidField("emailAddress", "A token or an address is needed.");
    const Person* user = nullptr;
    if (byToken) {
        const auto token = call.world.mailTokens.find(call.text("registrationConfirmationToken"));
        if (token == call.world.mailTokens.end() || token->second.portal != call.portal ||
            token->second.kind != "confirm-registration")
            throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
        user = &call.portal->person(token->second.user);
    } else {
        user = call.portal->userByAddress(call.text("emailAddress"));
    }
    if (user && user->state == UserState::PendingRegistration)
        call.world.mail(*call.portal, user->id, "confirm-registration", user->email,
                        kRegistrationLife);
    return Json::object();
}

Json invite(Call& call)
{
    const auto address = call.text("emailAddress");
    if (!isAddress(address))
        throw invalidField("emailAddress", "This is not an e-mail address.");
    requireAdmitted(*call.portal, address);
    Person& user = call.portal->person(call.portal->personFor(address));
    if (user.isUser() && user.state != UserState::Invited)
        return Json::object();
    if (!user.isUser())
        user.guest = true;
    call.portal->makeUser(user, UserState::Invited);
    call.world.mail(*call.portal, user.id, "invitation", user.email, kInvitationLife);
    return Json::object();
}

Json activationMessage(Call& call)
{
    call.world.mail(*call.portal, call.user->id, "activation", call.user->email, kRegistrationLife);
    return Json::object();
}

} // namespace

void requireGoodPassword(const Call& call, const char* field)
{
    if (!followsTheRules(*call.portal, call.text(field)))
        throw invalidField(field, "The password does not satisfy the rules.");
}

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
            {"SendActivationMessage", activationMessage}};
}

} // namespace waxwing::portal

#include "tests/portal/call.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

/// Members of the service settings that are also public.
constexpr std::array kPublicMembers = {"serviceName",
                                       "serviceCode",
                                       "rememberMe",
                                       "keepMeLoggedIn",
                                       "autoComplete",
                                       "secureCookies",
                                       "enableWebApp",
                                       "enableLegacyWebMail",
                                       "webmailLink",
                                       "webAppLink",
                                       "bannerLink",
                                       "mobileLink",
                                       "terms",
                                       "cra",
                                       "localization",
                                       "branding",
                                       "passwordManagement",
                                       "theme",
                                       "enableTouchValidation",
                                       "consumerMode"};

Json withoutNulls(const Json& object)
{
    Json result = Json::object();
    for (const auto& [key, value] : object.items()) {
        if (!value.is_null())
            result[key] = value;
    }
    return result;
}

Json publicSettings(Call& call)
{
    Json answer = Json::object();
    for (const char* member : kPublicMembers) {
        const auto found = call.portal->settings.find(member);
        if (found != call.portal->settings.end() && !found->is_null())
            answer[member] = *found;
    }
    answer["sso"] = {{"enabled", call.portal->sso}};
    return answer;
}

Json serviceSettings(Call& call)
{
    Json answer = withoutNulls(call.portal->settings);
    // Values are those of the current user: guests cannot begin a conversation with anybody.
    if (call.user->guest) {
        answer["createMessage"]["restrictions"] = "ContactsOnly";
        answer["inviteUser"]["enabled"] = false;
    }
    return answer;
}

Json userSettings(Call& call)
{
    const Person& user = *call.user;
    Json answer;
    answer["emailAddress"] = user.email;
    answer["state"] = userStateName(user.state);
    answer["registrationDate"] = formatTicks(user.registered);
    answer["firstName"] = user.firstName;
    answer["lastName"] = user.lastName;
    answer["userTitle"] = user.title;
    answer["companyName"] = user.company;
    answer["language"] = user.language;
    answer["userGroup"] = {{"name", user.guest ? "Guests" : "Staff"},
                           {"type", user.guest ? "Guest" : "Professional"}};
    answer["autoRetrieveMessage"] = {{"enabled", user.autoRetrieve}};
    answer["outOfOffice"] = {{"enabled", user.outOfOffice}, {"message", user.outOfOfficeMessage}};
    answer["pushNotificationEvents"] = user.pushEvents;
    answer["inAppNotificationEvents"] = user.inAppEvents;
    answer["emailNotificationEvents"] = user.emailEvents;
    answer["allowedTrackingEvents"] = {"Retrieved", "Reviewed", "Replied", "Forwarded",
                                       "Printed",   "Deleted",  "Recalled"};
    answer["enableWebApp"] = user.enableWebApp;
    answer["signatureHtml"] = user.signatureHtml;
    answer["customSignatureUploaded"] = user.signatureImage != nullptr;
    answer["customInitialsUploaded"] = user.initialsImage != nullptr;
    answer["includeSignatureOnReplyForward"] = user.includeSignatureOnReply;
    return answer;
}

Json updateUserSettings(Call& call)
{
    Person& user = *call.user;
    const auto setText = [&](const char* name, std::string& target) {
        if (call.has(name))
            target = call.text(name);
    };
    const auto setFlag = [&](const char* name, bool& target) { target = call.flag(name, target); };
    const auto setList = [&](const char* name, std::vector<std::string>& target) {
        if (call.has(name))
            target = call.texts(name);
    };
    setText("firstName", user.firstName);
    setText("lastName", user.lastName);
    setText("userTitle", user.title);
    setText("companyName", user.company);
    setText("language", user.language);
    setFlag("autoRetrieveMessage", user.autoRetrieve);
    setFlag("outOfOfficeEnabled", user.outOfOffice);
    setText("outOfOfficeMessage", user.outOfOfficeMessage);
    setList("pushNotificationEvents", user.pushEvents);
    setList("inAppNotificationEvents", user.inAppEvents);
    setList("emailNotificationEvents", user.emailEvents);
    setFlag("enableWebApp", user.enableWebApp);
    setText("signatureHtml", user.signatureHtml);
    setFlag("includeSignatureOnReplyForward", user.includeSignatureOnReply);
    call.portal->refreshSearchText(user);
    ++user.settingsVersion;
    return Json::object();
}

std::vector<PersonId> sortedContacts(const Call& call)
{
    std::vector<PersonId> ids;
    for (PersonId id : call.user->contacts) {
        if (id != call.user->id)
            ids.push_back(id);
    }
    const auto key = [&](PersonId id) {
        const Person& person = call.portal->person(id);
        return std::tuple(folded(person.lastName), folded(person.firstName), lowered(person.email));
    };
    std::sort(ids.begin(), ids.end(), [&](PersonId a, PersonId b) { return key(a) < key(b); });
    return ids;
}

Json contacts(Call& call)
{
    const Wire wire(*call.portal, call.user->id, call.now());
    const auto ids = sortedContacts(call);
    const PageRequest page = pageRequest(call.values);
    Json answer = pageFrame(ids.size(), page.page, page.pageSize);
    for (std::size_t i = page.first();
         i < ids.size() && i < page.first() + static_cast<std::size_t>(page.pageSize); ++i)
        answer["results"].push_back(wire.contact(ids[i]));
    return answer;
}

Json contact(Call& call)
{
    const Person* other = call.portal->userByGuid(call.guid("userServiceGuid"));
    if (!other || !call.user->contacts.contains(other->id))
        throw PortalError(404, "810", "There is no such contact.");
    int sent = 0;
    int received = 0;
    Ticks last = 0;
    for (MessageId id : call.mailbox().folder(std::nullopt)) {
        const Message& message = call.portal->message(id);
        if (message.state == MessageState::Draft)
            continue;
        const bool to =
            message.sender == call.user->id && call.portal->isRecipient(message, other->id);
        const bool from = message.sender == other->id;
        sent += to;
        received += from;
        if (to || from)
            last = std::max(last, message.date);
    }
    Json answer;
    answer["contact"] = Wire(*call.portal, call.user->id, call.now()).contact(other->id);
    answer["totalMessagesSentToContact"] = sent;
    answer["totalMessagesReceivedFromContact"] = received;
    if (last != 0)
        answer["lastCorrespondence"] = formatTicks(last);
    return answer;
}

Json quotas(Call& call)
{
    const auto left = [](int allowed, int used) {
        return allowed < 0 ? -1 : std::max(0, allowed - used);
    };
    const bool today = call.user->quotaDay == call.now() / kTicksPerDay;
    const Portal& portal = *call.portal;
    return {{"dailyInvitesAllowed", portal.dailyInvites},
            {"dailyMessagesAllowed", portal.dailyMessages},
            {"dailyMessagesLeft", left(portal.dailyMessages, today ? call.user->messagesToday : 0)},
            {"dailyInvitesLeft", left(portal.dailyInvites, today ? call.user->invitesToday : 0)}};
}

} // namespace

std::vector<OperationEntry> settingsOperations()
{
    return {{"GetServicePublicSettings", publicSettings},
            {"GetServiceSettings", serviceSettings},
            {"GetUserSettings", userSettings},
            {"UpdateUserSettings", updateUserSettings},
            {"GetUserContacts", contacts},
            {"GetUserContact", contact},
            {"GetUserQuotas", quotas}};
}

} // namespace waxwing::portal

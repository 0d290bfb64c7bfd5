#include "tests/portal/passwords.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr const char* kMailKind = "confirm-alias";
constexpr Ticks kConfirmationLife = 360 * kTicksPerMinute;

std::vector<Alias>::iterator aliasOf(Person& user, const std::string& address)
{
    return std::find_if(user.aliases.begin(), user.aliases.end(), [&](const Alias& alias) {
        return equalsIgnoringCase(alias.address, trimmed(address));
    });
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

/// Whoever else has this as a confirmed alias; a main address can still be merged on confirmation.
void requireNotAnAliasOfOthers(const Call& call, const std::string& address)
{
    for (const auto& person : call.portal->people()) {
        if (person.id == call.user->id)
            continue;
        for (const auto& alias : person.aliases) {
            if (alias.confirmed && equalsIgnoringCase(alias.address, address))
                throw PortalError(403, "Portal.AliasTaken", "This is somebody else's alias.");
        }
    }
}

Json add(Call& call)
{
    const std::string address(trimmed(call.text("emailAlias")));
    if (!isAddress(address))
        throw invalidField("emailAlias", "This is not an e-mail address.");
    if (equalsIgnoringCase(address, call.user->email))
        throw invalidField("emailAlias", "This is the main address.");
    requireAdmitted(*call.portal, address);
    requireNotAnAliasOfOthers(call, address);
    const auto known = aliasOf(*call.user, address);
    if (known != call.user->aliases.end() && known->confirmed)
        return Json::object();
    if (known == call.user->aliases.end())
        call.user->aliases.push_back({address, false});
    call.world.mail(*call.portal, call.user->id, kMailKind, address, kConfirmationLife);
    return Json::object();
}

MailToken& confirmationOf(Call& call)
{
    const auto found = call.world.mailTokens.find(call.text("confirmationToken"));
    if (found == call.world.mailTokens.end() || found->second.portal != call.portal ||
        found->second.kind != kMailKind || found->second.expires <= call.now())
        throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
    Person& owner = call.portal->person(found->second.user);
    if (aliasOf(owner, found->second.address) == owner.aliases.end())
        throw PortalError(404, "Portal.TokenNotFound", "The alias has been removed.");
    return found->second;
}

/// Another user who is registered with the address of the alias.
Person* userBehind(Call& call, const MailToken& token)
{
    Person* other = call.portal->personByAddress(token.address);
    return other && other->id != token.user && other->isRegistered() ? other : nullptr;
}

Json confirmation(Call& call)
{
    const MailToken& token = confirmationOf(call);
    const Person* behind = userBehind(call, token);
    return {{"masterEmailAddress", call.portal->person(token.user).email},
            {"aliasEmailAddress", token.address},
            {"isUserRegistered", behind != nullptr},
            {"isPasswordRequired", behind != nullptr && call.portal->takesPasswordOf(*behind)}};
}

/// attachments of the one go to the other: its messages are re-labelled, nothing else is merged.
void merge(Call& call, Person& from, Person& into)
{
    Portal& portal = *call.portal;
    Mailbox& source = portal.mailbox(from.id);
    for (MessageId id : std::vector(source.folder(std::nullopt))) {
        Message& message = portal.message(id);
        const MailboxEntry entry = *source.find(id);
        source.remove(id);
        if (message.sender == from.id)
            message.sender = into.id;
        for (auto* list : {&message.to, &message.cc, &message.bcc})
            std::replace(list->begin(), list->end(), from.id, into.id);
        if (!portal.mailbox(into.id).find(id))
            portal.mailbox(into.id).add(id, entry.folder) = entry;
    }
    into.contacts.insert(from.contacts.begin(), from.contacts.end());
    into.contacts.erase(into.id);
    call.world.endPresence(portal, from.id);
    call.world.endTokens(portal, from.id);
    from.state = UserState::Disabled;
    portal.changeAddress(from, "merged-" + from.guid.text() + "@" + portal.primaryDomain);
}

Json confirm(Call& call)
{
    const MailToken token = confirmationOf(call);
    Person& owner = call.portal->person(token.user);
    if (Person* behind = userBehind(call, token)) {
        if (call.portal->takesPasswordOf(*behind) && behind->password != call.text("password"))
            throw PortalError(403, "803", "The password is wrong.");
        merge(call, *behind, owner);
    }
    aliasOf(owner, token.address)->confirmed = true;
    call.world.mailTokens.erase(call.text("confirmationToken"));
    ++owner.settingsVersion;
    return Json::object();
}

/// The alias becomes the main address, and the main address an alias.
Json promote(Call& call)
{
    Person& user = *call.user;
    const auto alias = aliasOf(user, call.text("emailAlias"));
    if (equalsIgnoringCase(trimmed(call.text("emailAlias")), user.email))
        throw invalidField("emailAlias", "This is the main address.");
    if (alias == user.aliases.end() || !alias->confirmed) {
        requireNotAnAliasOfOthers(call, call.text("emailAlias"));
        throw invalidField("emailAlias", "This is no confirmed alias.");
    }
    if (call.portal->takesPasswordOf(user)) {
        if (call.text("oldPassword") != user.password)
            throw PortalError(403, "803", "The old password is wrong.");
        requireGoodPassword(call, "newPassword");
        user.password = call.text("newPassword");
    }
    std::string address = alias->address;
    alias->address = user.email;
    call.portal->changeAddress(user, address);
    ++user.settingsVersion;
    call.world.endSessions(*call.portal, user.id, call.session->token);
    call.world.endTokens(*call.portal, user.id);
    return Json::object();
}

Json removeAlias(Call& call)
{
    const auto address = call.text("emailAlias");
    if (equalsIgnoringCase(trimmed(address), call.user->email))
        throw invalidField("emailAlias", "This is the main address.");
    const auto alias = aliasOf(*call.user, address);
    if (alias == call.user->aliases.end()) {
        requireNotAnAliasOfOthers(call, address);
        return Json::object();
    }
    call.user->aliases.erase(alias);
    ++call.user->settingsVersion;
    return Json::object();
}

} // namespace

std::vector<OperationEntry> aliasOperations()
{
    return {{"GetUserAliases", aliases},
            {"AddUserAlias", add},
            {"GetUserAliasConfirmation", confirmation},
            {"ConfirmUserAlias", confirm},
            {"PromoteUserAlias", promote},
            {"RemoveUserAlias", removeAlias}};
}

} // namespace waxwing::portal

#include "tests/portal/control.h"

#include "tests/portal/call.h"
#include "tests/portal/nearnames.h"
#include "tests/portal/notificationmails.h"
#include "tests/portal/text.h"

#include <algorithm>
#include <utility>

namespace waxwing::portal {

Portal& Control::portalOf(const std::string& code) const
{
    if (Portal* portal = m_world.portal(code))
        return *portal;
    throw ControlError("there is no portal '" + code + "'");
}

Person& Control::userOf(Portal& portal, const std::string& address) const
{
    if (Person* user = portal.userByAddress(address))
        return *user;
    throw ControlError("there is no user '" + address + "' in '" + portal.code + "'");
}

std::pair<Portal*, Message*> Control::messageOf(const std::string& guid) const
{
    const auto wanted = Guid::parse(guid);
    for (const auto& portal : m_world.portals) {
        if (Message* message = wanted ? portal->messageByGuid(*wanted) : nullptr)
            return {portal.get(), message};
    }
    throw ControlError("there is no message '" + guid + "'");
}

std::string Control::deliver(const Delivery& delivery)
{
    Portal& portal = portalOf(delivery.portal);
    NewMessage message;
    message.sender = portal.personFor(delivery.from);
    const auto people = [&](const std::vector<std::string>& addresses) {
        std::vector<PersonId> ids;
        for (const auto& address : addresses)
            ids.push_back(portal.personFor(address));
        return ids;
    };
    message.to = people(delivery.to);
    message.cc = people(delivery.cc);
    message.bcc = people(delivery.bcc);
    if (message.to.empty() && message.cc.empty() && message.bcc.empty())
        throw ControlError("a message needs a recipient");
    message.subject = delivery.subject;
    message.body = std::make_shared<const std::string>(delivery.body);
    message.html = equalsIgnoringCase(delivery.bodyFormat, "Html");
    const auto protection = protectionNamed(delivery.fyeoType);
    if (!protection)
        throw ControlError("fyeoType '" + delivery.fyeoType + "' is not known");
    message.options = {delivery.allowForward,  delivery.allowReply,    std::nullopt,
                       delivery.allowTracking, delivery.shareTracking, *protection};
    message.password = delivery.password;
    message.date = delivery.date.empty() ? m_world.now() : parseTicks(delivery.date).value_or(0);
    if (message.date == 0)
        throw ControlError("date '" + delivery.date + "' is not a date");
    if (!delivery.expiryDate.empty())
        message.expiry = parseTicks(delivery.expiryDate).value_or(0);
    if (!delivery.parentGuid.empty()) {
        message.parent = messageOf(delivery.parentGuid).second->id;
        message.action = Action::Reply;
    }
    for (const auto& file : delivery.attachments)
        message.attachments.push_back(
            portal
                .addAttachment(file.name,
                               file.generatedBytes > 0
                                   ? generatedContent(file.generatedBytes, ++m_generated)
                                   : contentOf(file.content),
                               message.sender, message.date)
                .id);
    const Message& sent = portal.message(portal.insertSent(message, false));
    if (message.parent != kNone)
        m_world.track(portal, TrackingType::Replied, portal.message(message.parent), sent.sender,
                      sent.id, "portal-control", "1", "127.0.0.1");
    if (delivery.push)
        m_world.announceDelivery(portal, sent);
    if (delivery.sendEmailNotification)
        sendNotificationMails(m_world, portal, sent);
    flushEvents();
    return sent.guid.text();
}

void Control::recall(const std::string& messageGuid, const std::string& reason, bool single)
{
    const auto [portal, message] = messageOf(messageGuid);
    recallMessage(m_world, *portal, *message, reason, single, true);
    flushEvents();
}

void Control::expire(const std::string& messageGuid)
{
    const auto [portal, message] = messageOf(messageGuid);
    message->expiry = m_world.now();
}

void Control::markRetrieved(const std::string& messageGuid, const std::string& user)
{
    const auto [portal, message] = messageOf(messageGuid);
    const Person& reader = userOf(*portal, user);
    MailboxEntry* entry = portal->mailbox(reader.id).find(message->id);
    if (!entry)
        throw ControlError("this message is not in the mailbox of '" + user + "'");
    if (entry->retrieved)
        return;
    entry->retrieved = true;
    m_world.track(*portal, TrackingType::Retrieved, *message, reader.id, kNone, "portal-control",
                  "1", "127.0.0.1");
    flushEvents();
}

void Control::move(const std::string& messageGuid, const std::string& user,
                   const std::string& folder)
{
    const auto [portal, message] = messageOf(messageGuid);
    const auto target = folderNamed(folder);
    Mailbox& mailbox = portal->mailbox(userOf(*portal, user).id);
    if (!target || !mailbox.find(message->id))
        throw ControlError("this message cannot be moved to '" + folder + "'");
    mailbox.move(message->id, *target);
}

void Control::vanish(const std::string& messageGuid)
{
    const auto [portal, message] = messageOf(messageGuid);
    portal->vanish(*message);
}

void Control::signOutEverywhere(const std::string& portal, const std::string& user)
{
    Portal& at = portalOf(portal);
    m_world.endSessions(at, userOf(at, user).id);
    m_world.endTokens(at, userOf(at, user).id);
}

void Control::disableUser(const std::string& portal, const std::string& user, bool disabled)
{
    Portal& at = portalOf(portal);
    Person& person = userOf(at, user);
    person.state = disabled ? UserState::Disabled : UserState::Registered;
    // Its tokens stay, so that authenticate can say why it refuses them (918).
    if (disabled)
        m_world.endPresence(at, person.id);
}

void Control::changeUser(const std::string& portal, const std::string& user, const Json& changes)
{
    Portal& at = portalOf(portal);
    Person& person = userOf(at, user);
    for (const auto& [name, value] : changes.items()) {
        if (name == "password") {
            person.password = value.get<std::string>();
            m_world.endSessions(at, person.id);
            m_world.endTokens(at, person.id);
        } else if (name == "craAnswer")
            person.craAnswer = value.get<std::string>();
        else if (name == "sso")
            person.sso = value.get<bool>();
        else if (name == "authenticators")
            person.authenticators = value.get<std::vector<std::string>>();
        else if (name == "lastAuthenticator")
            person.lastAuthenticator = value.get<std::string>();
        else if (name == "passwordExpired")
            person.passwordExpired = value.get<bool>();
        else if (name == "locked")
            person.lockedUntil = value.get<bool>() ? m_world.now() + 3650 * kTicksPerDay : 0;
        else if (name == "craPending")
            person.craPending = value.get<bool>();
        else if (name == "mfa")
            person.mfa = value.get<bool>();
        else if (name == "guest")
            person.guest = value.get<bool>();
        else if (name == "autoRetrieve")
            person.autoRetrieve = value.get<bool>();
        else if (name == "firstName")
            person.firstName = value.get<std::string>();
        else if (name == "lastName")
            person.lastName = value.get<std::string>();
        else if (name == "language")
            person.language = value.get<std::string>();
        else if (name == "state")
            at.makeUser(person, value == "Invited"               ? UserState::Invited
                                : value == "PendingRegistration" ? UserState::PendingRegistration
                                : value == "Disabled"            ? UserState::Disabled
                                                                 : UserState::Registered);
        else
            throw ControlError("a user has no '" + name + "' to change");
    }
    at.refreshSearchText(person);
    ++person.settingsVersion;
}

void Control::changeSettings(const std::string& portal, const Json& patch)
{
    Portal& at = portalOf(portal);
    at.settings.merge_patch(patch);
    m_world.changedSettings(at);
}

void Control::changePortal(const std::string& portal, const Json& changes)
{
    Portal& at = portalOf(portal);
    at.status = changes.value("status", at.status);
    at.maintenance = changes.value("maintenance", at.maintenance);
    at.sessionMinutes = changes.value("sessionMinutes", at.sessionMinutes);
    at.maxRecipients = changes.value("maxRecipients", at.maxRecipients);
    at.dailyMessages = changes.value("dailyMessages", at.dailyMessages);
    at.dailyInvites = changes.value("dailyInvites", at.dailyInvites);
    if (changes.contains("chunkBytes"))
        at.chunkBytes =
            std::max<std::uint64_t>(kLeastChunkBytes, changes["chunkBytes"].get<std::uint64_t>());
    if (changes.contains("contentFilterWords"))
        at.contentFilterWords = changes["contentFilterWords"].get<std::vector<std::string>>();
    if (changes.contains("directory"))
        at.directoryPatch = changes["directory"]; // merged here, its nulls would be lost
}

void Control::movePortal(const std::string& portal, int abandonedStatus)
{
    Portal& at = portalOf(portal);
    const std::string before = m_world.rootOf(at);
    m_mover(at);
    at.abandonedStatus = abandonedStatus;
    // The links in the settings move along.
    std::string settings = dump(at.settings);
    const std::string after = m_world.rootOf(at);
    for (auto found = settings.find(before); found != std::string::npos;
         found = settings.find(before, found + after.size()))
        settings.replace(found, before.size(), after);
    at.settings = Json::parse(settings);
    m_world.changedSettings(at);
}

void Control::advanceClock(std::chrono::milliseconds by)
{
    m_world.clock.advance(by);
}

int Control::expireSessions(const std::string& portal, const std::string& user)
{
    const Person* person = nullptr;
    if (!user.empty())
        person = &userOf(portalOf(portal.empty() ? "example" : portal), user);
    return static_cast<int>(std::erase_if(m_world.sessions, [&](const auto& entry) {
        const Session& session = entry.second;
        return (portal.empty() || equalsIgnoringCase(session.portal->code, portal)) &&
               (!person || session.user == person->id);
    }));
}

void Control::changeClientAddress()
{
    for (auto& [token, session] : m_world.sessions)
        session.address = "192.0.2.1";
}

void Control::reset()
{
    m_world.clock.reset();
    clearFaults();
    m_world.switches = Switches();
    m_world.requests.clear();
    m_push.closeAll(4200, QStringLiteral("Reset"));
    seedWorld(m_world, m_seed);
}

std::vector<LoggedRequest> Control::requests(std::size_t from) const
{
    const auto& all = m_world.requests;
    if (from >= all.size())
        return {};
    return {all.begin() + static_cast<std::ptrdiff_t>(from), all.end()};
}

void Control::addFault(const Fault& fault)
{
    const bool known = fault.operation.empty() ||
                       std::any_of(m_operations.begin(), m_operations.end(), [&](const auto& name) {
                           return equalsIgnoringCase(name, fault.operation);
                       });
    if (!known) {
        std::string refusal = "there is no operation '" + fault.operation + "'";
        const char* before = "; near it: ";
        for (const auto& name : namesNear(fault.operation, m_operations))
            refusal += std::exchange(before, ", ") + name;
        throw ControlError(refusal);
    }
    m_world.faults.add(fault);
}

void Control::clearFaults()
{
    m_world.faults.clear();
    m_world.proxy.faults = ProxyFaults();
    if (m_identityProvider)
        m_identityProvider->reset();
    m_push.faults = PushFaults();
    m_push.setListening(true);
}

void Control::flushEvents()
{
    for (const auto& event : std::exchange(m_world.pendingEvents, {}))
        m_push.publish(event, m_world.switches);
}

Json Control::mailbox(const std::string& portal, const std::string& user) const
{
    Portal& at = portalOf(portal);
    const Mailbox& mailbox = at.mailbox(userOf(at, user).id);
    Json counts;
    for (std::size_t i = 0; i < kFolders; ++i) {
        const auto folder = static_cast<Folder>(i);
        counts[folderName(folder)] = mailbox.folder(folder).size();
    }
    return counts;
}

std::vector<std::string> Control::tokens() const
{
    std::vector<std::string> found;
    for (const auto& [token, session] : m_world.sessions)
        found.push_back(token);
    for (const auto& [token, owner] : m_world.tokens)
        found.push_back(token);
    for (const auto& [guid, session] : m_world.notificationSessions)
        found.push_back(session.channel);
    return found;
}

Json Control::held(const std::string& portal) const
{
    const auto number = [&](const auto& all) {
        return std::count_if(all.begin(), all.end(), [&](const auto& entry) {
            return portal.empty() || equalsIgnoringCase(entry.second.portal->code, portal);
        });
    };
    return {{"sessions", number(m_world.sessions)},
            {"authenticationTokens", number(m_world.tokens)},
            {"notificationSessions", number(m_world.notificationSessions)}};
}

} // namespace waxwing::portal

#include "tests/portal/world.h"

#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {
constexpr std::size_t kLoggedRequests = 20'000;
}

World::World(std::uint64_t seed) : m_random(seed) {}

Portal* World::portal(std::string_view code)
{
    for (const auto& candidate : portals) {
        if (equalsIgnoringCase(candidate->code, code))
            return candidate.get();
    }
    return nullptr;
}

std::string World::rootOf(const Portal& at) const
{
    return (at.movedTo.empty() ? baseUrl : at.movedTo) + "/" + at.code;
}

std::string World::proxyAddress(const Portal& at) const
{
    return baseUrl + "/" + at.code + "/idp";
}

// --- sessions and tokens ----------------------------------------------------------------------

Session& World::openSession(Portal& at, PersonId user, const std::string& address)
{
    Session opened;
    opened.token = randomToken();
    opened.portal = &at;
    opened.user = user;
    opened.lastActivity = now();
    opened.address = address;
    return sessions.emplace(opened.token, opened).first->second;
}

Session* World::session(const std::string& token, const std::string& address)
{
    const auto found = sessions.find(token);
    if (found == sessions.end())
        return nullptr;
    Session& live = found->second;
    const bool idle =
        now() - live.lastActivity > Ticks(live.portal->sessionMinutes) * kTicksPerMinute;
    const bool moved = switches.sessionBoundToAddress && live.address != address;
    if (idle || moved) {
        sessions.erase(found);
        return nullptr;
    }
    return &live;
}

void World::endSessions(const Portal& at, PersonId user, const std::string& exceptToken)
{
    std::erase_if(sessions, [&](const auto& entry) {
        return entry.second.portal == &at && entry.second.user == user &&
               entry.first != exceptToken;
    });
}

void World::endTokens(const Portal& at, PersonId user)
{
    std::erase_if(tokens, [&](const auto& entry) {
        return entry.second.portal == &at && entry.second.user == user;
    });
}

void World::endPresence(const Portal& at, PersonId user)
{
    endSessions(at, user);
    std::erase_if(notificationSessions, [&](const auto& entry) {
        return entry.second.portal == &at && entry.second.user == user;
    });
}

std::string World::issueToken(Portal& at, PersonId user, Ticks lifetime, bool oneTime)
{
    std::string token = randomToken();
    tokens[token] = {&at, user, now() + lifetime, oneTime};
    return token;
}

std::string World::mail(Portal& at, PersonId user, const std::string& kind,
                        const std::string& address, Ticks lifetime)
{
    const std::string token = randomToken();
    mailTokens[token] = {&at, user, kind, address, now() + lifetime};
    const std::string link = rootOf(at) + "/app/" + kind + "?token=" + token;
    mails.push_back({address, kind, token, link, now()});
    return token;
}

void World::log(LoggedRequest request)
{
    requests.push_back(std::move(request));
    if (requests.size() > kLoggedRequests)
        requests.pop_front();
}

// --- news -------------------------------------------------------------------------------------

NotificationSession* World::notificationSession(const Guid& token)
{
    const auto found = notificationSessions.find(token);
    if (found == notificationSessions.end())
        return nullptr;
    const NotificationSession& live = found->second;
    const int minutes = live.portal->settings.value("notificationSessionTimeout", 50);
    bool ended = minutes > 0 && now() - live.lastHeartbeat > Ticks(minutes) * kTicksPerMinute;
    if (!live.authenticationToken.empty()) {
        const auto lifeline = tokens.find(live.authenticationToken);
        ended = lifeline == tokens.end() || lifeline->second.expires <= now();
    }
    if (ended) {
        notificationSessions.erase(found);
        return nullptr;
    }
    return &found->second;
}

std::vector<NotificationSession*> World::liveSessions(const Portal& at)
{
    std::vector<Guid> candidates;
    for (const auto& [token, session] : notificationSessions) {
        if (session.portal == &at)
            candidates.push_back(token);
    }
    std::vector<NotificationSession*> live;
    for (const auto& token : candidates) {
        if (auto* session = notificationSession(token))
            live.push_back(session);
    }
    return live;
}

void World::push(const NotificationSession& session, const char* name, Json payload)
{
    payload["Timestamp"] = formatTicks(now());
    pendingEvents.push_back({session.channel, name, std::move(payload)});
}

void World::pushNewAsset(const NotificationSession& session, const char* type, std::size_t count)
{
    const bool wanted = std::any_of(session.filters.begin(), session.filters.end(),
                                    [&](const auto& f) { return equalsIgnoringCase(f, type); });
    if (!wanted)
        return;
    Json payload;
    payload["Type"] = type;
    payload["Count"] = std::to_string(count);
    push(session, "NewAssetPayload", std::move(payload));
}

void World::announceDelivery(Portal& at, const Message& message)
{
    const auto recipients = at.recipients(message);
    for (auto* session : liveSessions(at)) {
        const bool receives =
            std::find(recipients.begin(), recipients.end(), session->user) != recipients.end();
        if (!receives || session->user == message.sender)
            continue;
        pushNewAsset(*session, "Message", 1);
        if (!message.attachments.empty())
            pushNewAsset(*session, "Attachment", message.attachments.size());
        const auto& email = at.person(session->user).email;
        const auto toSign = std::count_if(
            message.attachments.begin(), message.attachments.end(), [&](AttachmentId id) {
                const auto signing = at.signings.find(id);
                return signing != at.signings.end() &&
                       std::any_of(signing->second.signatures.begin(),
                                   signing->second.signatures.end(), [&](const Signature& one) {
                                       return equalsIgnoringCase(one.address, email) &&
                                              one.signedOn == 0 && one.declined == 0;
                                   });
            });
        if (toSign > 0)
            pushNewAsset(*session, "Esignature", static_cast<std::size_t>(toSign));
    }
}

void World::pushTracking(const NotificationSession& session, const TrackingRow& row)
{
    Portal& at = *session.portal;
    const bool file = row.attachment != kNone;
    const Person& actor = at.person(row.actor);
    const bool owner = row.owner == session.user;
    Json payload;
    payload["Context"] = owner;
    payload["UserEmail"] = actor.email;
    payload["UserName"] = std::string(trimmed(actor.firstName + " " + actor.lastName));
    payload["AssetGuid"] =
        (file ? at.attachment(row.attachment).guid : at.message(row.message).guid).text();
    payload["AssetName"] =
        file ? at.attachment(row.attachment).fileName : at.message(row.message).subject;
    payload["Type"] = trackingTypeName(row.type);
    if (row.related != kNone && owner)
        payload["RelatedMessageGuid"] = at.message(row.related).guid.text();
    push(session, "UserTrackingPayloed", std::move(payload));
}

void World::track(Portal& at, TrackingType type, const Message& message, PersonId actor,
                  MessageId related, const std::string& clientName,
                  const std::string& clientVersion, const std::string& address)
{
    TrackingRow row{now(),   type,  message.sender, actor,         message.id,
                    related, kNone, clientName,     clientVersion, address};
    at.track(row);
    if (!message.options.allowTracking)
        return;
    for (auto* session : liveSessions(at)) {
        const bool watches =
            std::any_of(session->subscriptions.begin(), session->subscriptions.end(),
                        [&](const Subscription& s) { return s.guid == message.guid; });
        const bool owns = session->user == message.sender;
        const bool maySee = owns || (message.options.shareTracking &&
                                     at.mailbox(session->user).find(message.id) != nullptr &&
                                     !at.isHidden(message, actor, session->user));
        // announceRecall() tells the recipients, whether they watch or not.
        const bool told = type == TrackingType::Recalled && !owns;
        if ((owns && session->userTracking) || (watches && maySee && !told))
            pushTracking(*session, row);
        if (owns)
            pushNewAsset(*session, "Tracking", 1);
    }
}

void World::trackAttachment(Portal& at, TrackingType type, const Attachment& attachment,
                            MessageId through, PersonId actor, const std::string& clientName,
                            const std::string& clientVersion, const std::string& address)
{
    TrackingRow row{now(), type,          attachment.uploader, actor,         through,
                    kNone, attachment.id, clientName,          clientVersion, address};
    at.track(row);
    const Message& message = at.message(through);
    if (!message.options.allowTracking)
        return;
    for (auto* session : liveSessions(at)) {
        const bool watches =
            std::any_of(session->subscriptions.begin(), session->subscriptions.end(),
                        [&](const Subscription& s) { return s.guid == attachment.guid; });
        const bool owns = session->user == attachment.uploader;
        const bool maySee = owns || (message.options.shareTracking &&
                                     at.mailbox(session->user).find(through) != nullptr &&
                                     !at.isHidden(message, actor, session->user));
        if ((owns && session->userTracking) || (watches && maySee))
            pushTracking(*session, row);
        if (owns)
            pushNewAsset(*session, "Tracking", 1);
    }
}

void World::announceRecall(Portal& at, const Message& message)
{
    TrackingRow row;
    row.date = now();
    row.type = TrackingType::Recalled;
    row.owner = row.actor = message.sender;
    row.message = message.id;
    for (auto* session : liveSessions(at)) {
        if (session->user == message.sender || !at.isRecipient(message, session->user))
            continue;
        const bool watches =
            std::any_of(session->subscriptions.begin(), session->subscriptions.end(),
                        [&](const Subscription& s) { return s.guid == message.guid; });
        if (watches || session->userTracking)
            pushTracking(*session, row);
    }
}

} // namespace waxwing::portal

#include "tests/portal/attachmentrules.h"
#include "tests/portal/recipients.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>
#include <limits>

namespace waxwing::portal {

namespace {

bool isDraft(const Message& message)
{
    return message.state == MessageState::PreCreated || message.state == MessageState::Draft;
}

/// Records what the caller did with a message, once per user and message.
void noteOnce(Call& call, const Message& message, bool MailboxEntry::*mark, TrackingType type)
{
    MailboxEntry& entry = *call.mailbox().find(message.id);
    if (entry.*mark)
        return;
    entry.*mark = true;
    if (!isDraft(message))
        call.world.track(*call.portal, type, message, call.user->id, kNone, call.clientName(),
                         call.clientVersion(), call.request.peerAddress);
}

Json getMessage(Call& call)
{
    Message& message = call.ownMessage();
    const bool wanted = call.flag("retrieveBody", true);
    const bool access = call.portal->hasAccess(message, call.user->id, call.now());
    const bool open = wanted && access;
    if (open && !isDraft(message) && !opensProtected(message, *call.user, passwordHeader(call)))
        throw PortalError(403, "38", "The password is missing or wrong.");
    if (open)
        noteOnce(call, message, &MailboxEntry::retrieved, TrackingType::Retrieved);
    else
        noteOnce(call, message, &MailboxEntry::reviewed, TrackingType::Reviewed);
    Json answer = Wire(*call.portal, call.user->id, call.now()).message(message);
    answer["body"] = open ? *message.body : std::string();
    return answer;
}

Json getTree(Call& call)
{
    const Message* root = &call.ownMessage();
    if (call.flag("showOriginalMessage", false)) {
        while (root->parent != kNone) {
            const Message& parent = call.portal->message(root->parent);
            if (parent.vanished || !call.mailbox().find(parent.id))
                break;
            root = &parent;
        }
    }
    const auto depth = call.number("maxDepth", std::numeric_limits<int>::max());
    return {
        {"messageTree", Wire(*call.portal, call.user->id, call.now())
                            .tree(*root, 0, static_cast<int>(std::max<std::int64_t>(0, depth)))}};
}

Json getConversation(Call& call)
{
    const Guid wanted = call.guid("conversationGuid");
    const Portal& portal = *call.portal;
    std::vector<MessageId> ids;
    for (MessageId id : call.mailbox().folder(std::nullopt)) {
        if (portal.message(id).conversation == wanted && !isDraft(portal.message(id)))
            ids.push_back(id);
    }
    if (ids.empty())
        throw PortalError(404, "929", "The conversation was not found.");
    const Wire wire(portal, call.user->id, call.now());
    Json answer;
    answer["conversationOwner"] = wire.contact(portal.message(ids.front()).sender);
    Json messages = Json::array();
    Json attachments = Json::array();
    Json members = Json::array();
    std::set<PersonId> seen;
    for (MessageId id : ids) {
        const Message& message = portal.message(id);
        Json summary = wire.message(message);
        for (const auto& attachment : summary["attachments"])
            attachments.push_back(attachment);
        messages.push_back(std::move(summary));
        std::vector<PersonId> present = message.to;
        present.insert(present.begin(), message.sender);
        present.insert(present.end(), message.cc.begin(), message.cc.end());
        for (PersonId person : present) {
            if (seen.insert(person).second)
                members.push_back(wire.contact(person));
        }
    }
    if (call.flag("returnMessageSummaries", true))
        answer["messageSummaries"] = std::move(messages);
    if (call.flag("returnAttachmentSummaries", true))
        answer["attachmentSummaries"] = std::move(attachments);
    if (call.flag("returnConversationMembers", true))
        answer["conversationMembers"] = std::move(members);
    return answer;
}

Json recall(Call& call)
{
    Message* message = call.portal->messageByGuid(call.guid("messageGuid"));
    if (!message || (message->sender != call.user->id && !call.mailbox().find(message->id)))
        throw PortalError(404, "929", "The message was not found.");
    if (message->sender != call.user->id)
        throw PortalError(403, "907", "Only the sender may recall a message.");
    if (!call.portal->feature("messageRecall"))
        throw PortalError(403, "Portal.FeatureDisabled", "Recalling is switched off.");
    if (isDraft(*message))
        throw PortalError(403, "928", "A draft cannot be recalled.");
    recallMessage(call.world, *call.portal, *message, call.text("recallReason"),
                  call.flag("singleRecall", false), call.flag("unshareAttachments", true));
    return Json::object();
}

Json unshare(Call& call)
{
    Message& message = call.ownMessage();
    if (message.sender != call.user->id)
        throw PortalError(403, "907", "Only the sender may take access away.");
    if (!call.portal->feature("enableSharing"))
        throw PortalError(403, "Portal.FeatureDisabled", "Sharing is switched off.");
    for (const auto& guid : call.guids("userServiceGuids")) {
        const Person* person = call.portal->userByGuid(guid);
        if (person && call.portal->isRecipient(message, person->id))
            call.portal->unshared[{message.id, person->id}] = {call.user->id, call.now(),
                                                               call.text("unshareReason")};
    }
    return Json::object();
}

Json trackPrint(Call& call)
{
    const Message& message = call.ownMessage();
    if (isDraft(message))
        throw PortalError(404, "929", "The message was not found.");
    call.world.track(*call.portal, TrackingType::Printed, message, call.user->id, kNone,
                     call.clientName(), call.clientVersion(), call.request.peerAddress);
    return Json::object();
}

/// Mails the notification again: to everybody, or to those named.
Json notify(Call& call)
{
    const Message& message = call.ownMessage();
    if (isDraft(message))
        throw PortalError(404, "929", "The message was not found.");
    if (message.sender != call.user->id)
        throw PortalError(403, "907", "Only the sender may have it notified.");
    if (message.state == MessageState::Recalled)
        throw PortalError(403, "915", "The message has been recalled.");
    if (call.portal->isExpired(message, call.now()))
        throw PortalError(403, "Portal.Expired", "The message has expired.");
    std::vector<PersonId> wanted;
    for (const auto& address : call.texts("to")) {
        const Person* person = call.portal->personByAddress(address);
        if (!person)
            person = call.portal->userByAddress(address);
        if (!person || !call.portal->isRecipient(message, person->id))
            throw invalidField("to", "'" + address + "' is no recipient of this message.");
        wanted.push_back(person->id);
    }
    for (PersonId id : wanted.empty() ? call.portal->recipients(message) : wanted)
        call.world.mails.push_back(
            {call.portal->person(id).email,
             "notification",
             {},
             call.world.rootOf(*call.portal) + "/app/messages/" + message.guid.text(),
             call.now()});
    return Json::object();
}

/// Meant for gateways; nobody is one here.
Json saveExternal(Call& call)
{
    const auto wanted = call.text("externalMessageId");
    for (MessageId id = 0; id < call.portal->messageCount(); ++id) {
        const Message& message = call.portal->message(id);
        if (!message.vanished && message.externalId == wanted && message.sender == call.user->id)
            throw PortalError(403, "Portal.FeatureDisabled",
                              "Recipients are added by gateways only.");
    }
    throw PortalError(404, "929", "The message was not found.");
}

} // namespace

void recallMessage(World& world, Portal& portal, Message& root, const std::string& reason,
                   bool single, bool unshareAttachments)
{
    if (root.state == MessageState::Recalled)
        return;
    for (MessageId id : single ? std::vector{root.id} : portal.branch(root.id)) {
        Message& message = portal.message(id);
        if (message.state != MessageState::Sent || message.vanished)
            continue;
        message.state = MessageState::Recalled;
        message.recallDate = world.now();
        message.recallReason = reason.empty() ? "The sender recalled this message." : reason;
        message.attachmentsUnshared = unshareAttachments;
        world.announceRecall(portal, message);
    }
    world.track(portal, TrackingType::Recalled, root, root.sender, kNone, "portal", "1",
                "127.0.0.1");
}

std::vector<OperationEntry> messageOperations()
{
    return {{"GetMessage", getMessage},           {"GetMessageTree", getTree},
            {"GetConversation", getConversation}, {"RecallMessage", recall},
            {"UnshareMessage", unshare},          {"TrackPrintMessage", trackPrint},
            {"SendMessageNotification", notify},  {"SaveMessageExt", saveExternal}};
}

} // namespace waxwing::portal

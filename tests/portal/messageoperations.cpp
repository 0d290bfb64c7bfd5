#include "tests/portal/call.h"
#include "tests/portal/recipients.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <QByteArray>

#include <algorithm>
#include <limits>

namespace waxwing::portal {

namespace {

bool isDraft(const Message& message)
{
    return message.state == MessageState::PreCreated || message.state == MessageState::Draft;
}

std::string passwordOf(const Call& call)
{
    const auto* header = call.request.header("x-sm-password");
    if (!header)
        return {};
    return QByteArray::fromBase64(QByteArray::fromStdString(*header)).toStdString();
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
    if (open && !isDraft(message) && !opensProtected(message, *call.user, passwordOf(call)))
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

Json setExtensions(Call& call)
{
    static constexpr std::size_t kLongestName = 100;
    static constexpr std::size_t kLongestValue = 4000;
    static constexpr std::size_t kMost = 50;
    Message& message = call.ownMessage();
    std::vector<Extension> extensions = message.extensions;
    for (const auto& given : call.values["extensions"]) {
        Extension extension{given.value("name", std::string()), given.value("value", std::string()),
                            given.value("isPublic", false), call.user->id};
        if (extension.name.empty() || extension.name.size() > kLongestName)
            throw invalidField("extensions", "A name has 1 to 100 characters.");
        if (extension.value.size() > kLongestValue)
            throw invalidField("extensions", "A value has at most 4000 characters.");
        std::erase_if(extensions, [&](const Extension& old) {
            return old.author == call.user->id && equalsIgnoringCase(old.name, extension.name);
        });
        extensions.push_back(std::move(extension));
    }
    if (extensions.size() > kMost)
        throw invalidField("extensions", "At most 50 extensions are allowed.");
    message.extensions = std::move(extensions);
    return Json::object();
}

Json deleteExtensions(Call& call)
{
    Message& message = call.ownMessage();
    const auto key = call.text("key");
    std::erase_if(message.extensions, [&](const Extension& extension) {
        return extension.author == call.user->id &&
               (key.empty() || equalsIgnoringCase(extension.name, key));
    });
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
    return {{"GetMessage", getMessage},
            {"GetMessageTree", getTree},
            {"GetConversation", getConversation},
            {"RecallMessage", recall},
            {"UnshareMessage", unshare},
            {"SetMessageExtensions", setExtensions},
            {"DeleteMessageExtensions", deleteExtensions},
            {"TrackPrintMessage", trackPrint}};
}

} // namespace waxwing::portal

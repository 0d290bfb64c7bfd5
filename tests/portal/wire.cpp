#include "tests/portal/wire.h"

#include "tests/portal/attachmentrules.h"
#include "tests/portal/seed.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {
/// What the policy of every portal here says: shown, not acted on.
constexpr Ticks kRetention = 3650 * kTicksPerDay;
} // namespace

bool isPreviewable(const std::string& fileName)
{
    const auto extension = lowered(extensionOf(fileName));
    return extension == "pdf" || extension == "png" || extension == "txt";
}

Json pageFrame(std::size_t totalItems, std::int64_t page, std::int64_t pageSize)
{
    Json frame;
    const auto size = static_cast<std::size_t>(pageSize);
    frame["pageSize"] = pageSize;
    frame["totalPages"] = (totalItems + size - 1) / size;
    frame["totalItems"] = totalItems;
    frame["currentPage"] = page;
    frame["results"] = Json::array();
    return frame;
}

PageRequest pageRequest(const Json& values)
{
    PageRequest request;
    request.page = std::max<std::int64_t>(1, values.value("page", std::int64_t{1}));
    request.pageSize =
        std::clamp<std::int64_t>(values.value("pageSize", std::int64_t{25}), 1, 1000);
    return request;
}

Json Wire::user(PersonId id, bool withGuid) const
{
    const Person& person = m_portal.person(id);
    Json json;
    if (withGuid && person.isUser())
        json["guid"] = person.guid.text();
    json["email"] = person.email;
    if (!person.firstName.empty())
        json["firstName"] = person.firstName;
    if (!person.lastName.empty())
        json["lastName"] = person.lastName;
    return json;
}

Json Wire::users(const std::vector<PersonId>& ids, bool withGuids) const
{
    Json list = Json::array();
    for (PersonId id : ids)
        list.push_back(user(id, withGuids));
    return list;
}

Json Wire::contact(PersonId id) const
{
    const Person& person = m_portal.person(id);
    Json json;
    if (person.isUser()) {
        json["userServiceGuid"] = person.guid.text();
        json["state"] = userStateName(person.state);
        json["userGroupGuid"] = Guid::derived(m_portal.guid, {0, person.guest ? 2u : 1u}).text();
        json["userGroupName"] = person.guest ? "Guests" : "Staff";
        json["userGroupType"] = person.guest ? "Guest" : "Professional";
    }
    json["emailAddress"] = person.email;
    json["firstName"] = person.firstName;
    json["lastName"] = person.lastName;
    json["emailAliases"] = Json::array();
    for (const auto& alias : person.aliases)
        json["emailAliases"].push_back({{"emailAddress", alias.address},
                                        {"status", alias.confirmed ? "Confirmed" : "Pending"}});
    return json;
}

Json Wire::label(const Label& label, const Person& owner) const
{
    const bool system = label.system.has_value();
    const bool takesMessages = !system || *label.system == Folder::Inbox ||
                               *label.system == Folder::Archive || *label.system == Folder::Trash;
    Json json;
    json["labelGuid"] = label.guid.text();
    json["created"] = formatTicks(label.created);
    json["allowDelete"] = !system;
    json["allowRename"] = !system;
    json["allowAssetAdd"] = takesMessages;
    json["allowAssetRemove"] = !system;
    json["allowAssetShare"] = false;
    json["userServiceGuid"] = owner.guid.text();
    if (!label.parent.isNull())
        json["parentLabelGuid"] = label.parent.text();
    json["name"] = label.name;
    if (system)
        json["systemType"] = folderName(*label.system);
    return json;
}

Json Wire::extensions(const std::vector<Extension>& extensions) const
{
    Json list = Json::array();
    for (const auto& extension : extensions) {
        if (!extension.isPublic && extension.author != m_caller)
            continue;
        list.push_back({{"name", extension.name},
                        {"value", extension.value},
                        {"isPublic", extension.isPublic}});
    }
    return list;
}

Json Wire::attachmentLabels(const Attachment& attachment) const
{
    const Person& owner = m_portal.person(m_caller);
    Json list = Json::array();
    const auto assigned = owner.attachmentLabels.find(attachment.id);
    if (assigned == owner.attachmentLabels.end())
        return list;
    for (const auto& candidate : owner.labels) {
        if (std::find(assigned->second.begin(), assigned->second.end(), candidate.guid) !=
            assigned->second.end())
            list.push_back(label(candidate, owner));
    }
    return list;
}

Json Wire::attachmentTracking(const Attachment& attachment, const Message& message) const
{
    const auto count = [&](TrackingType type) {
        return attachment.counters[static_cast<std::size_t>(type)] -
               hiddenDeeds(message, attachment.id, type);
    };
    const auto recipients = m_portal.recipients(message);
    const auto seen = std::count_if(recipients.begin(), recipients.end(), [&](PersonId id) {
        if (m_portal.isHidden(message, id, m_caller))
            return false;
        return m_portal.isMarked(attachment.id, id, TrackingType::Reviewed) ||
               m_portal.isMarked(attachment.id, id, TrackingType::Previewed) ||
               m_portal.isMarked(attachment.id, id, TrackingType::Downloaded);
    });
    const auto signing = m_portal.signings.find(attachment.id);
    return {{"totalSeen", seen},
            {"totalRecipients", visibleRecipients(message)},
            {"totalESignaturesRequired",
             signing == m_portal.signings.end() ? 0 : signing->second.signatures.size()},
            {"totalDownloaded", count(TrackingType::Downloaded)},
            {"totalReviewed", count(TrackingType::Reviewed)},
            {"totalPreviewed", count(TrackingType::Previewed)},
            {"totalPrinted", count(TrackingType::Printed)},
            {"totalEsigned", count(TrackingType::Esigned)},
            {"totalEsignDeclined", count(TrackingType::EsignDeclined)}};
}

Json Wire::attachmentShares(const Attachment& attachment, const Message& message) const
{
    Json list = shares(message);
    for (auto& share : list) {
        const auto who = *Guid::parse(share["userServiceGuid"].get<std::string>());
        share["guid"] = Guid::derived(attachment.guid, who).text();
        share["assetGuid"] = attachment.guid.text();
        share["shareType"] = "Attachment";
        for (const auto& [key, unshare] : m_portal.unsharedFiles) {
            if (key.first != attachment.id || m_portal.person(key.second).guid != who)
                continue;
            share["isActive"] = false;
            share["unsharerGuid"] = m_portal.person(unshare.by).guid.text();
            share["unshareDate"] = formatTicks(unshare.date);
            share["unshareReason"] = unshare.reason;
        }
    }
    return list;
}

void Wire::addSigning(const Attachment& attachment, Json& json) const
{
    json["type"] = attachment.signable ? "ESignature" : "Normal";
    json["eSignatureRequired"] = false;
    json["eSignatureDeclined"] = false;
    const auto signing = m_portal.signings.find(attachment.id);
    if (signing == m_portal.signings.end())
        return;
    if (signing->second.deadline != 0)
        json["eSignatureDeadline"] = formatTicks(signing->second.deadline);
    for (const auto& signature : signing->second.signatures) {
        if (!equalsIgnoringCase(signature.address, m_portal.person(m_caller).email))
            continue;
        json["eSignatureRequired"] = signature.signedOn == 0 && signature.declined == 0;
        json["eSignatureDeclined"] = signature.declined != 0;
        if (signature.signedOn != 0)
            json["dateSigned"] = formatTicks(signature.signedOn);
    }
}

Json Wire::attachment(const Attachment& attachment, const Message& message) const
{
    const auto size = attachment.content->size();
    const auto chunkBytes = attachment.upload ? attachment.upload->chunkBytes : m_portal.chunkBytes;
    Json json;
    json["guid"] = attachment.guid.text();
    json["fileName"] = attachment.fileName;
    json["fileSize"] = size;
    json["status"] = uploadStatus(attachment);
    json["uploadDate"] = formatTicks(attachment.uploadDate);
    json["uploadedBy"] = m_portal.person(attachment.uploader).email;
    json["chunkCount"] = std::max<std::uint64_t>(1, (size + chunkBytes - 1) / chunkBytes);
    json["canPreview"] =
        m_portal.feature("attachmentPreview") && isPreviewable(attachment.fileName);
    json["attachmentOptions"] = {{"fyeoType", protectionName(message.options.protection)},
                                 {"trackingEnabled", message.options.allowTracking},
                                 {"trackingShared", message.options.shareTracking}};
    const bool sender = message.sender == m_caller;
    if (sender ? message.options.allowTracking : maySeeTracking(message))
        json["trackingSummary"] = attachmentTracking(attachment, message);
    json["extensions"] = extensions(attachment.extensions);
    json["originalFileExtension"] = extensionOf(attachment.fileName);
    json["labels"] = attachmentLabels(attachment);
    json["shares"] = attachmentShares(attachment, message);
    json["hasAccess"] =
        m_portal.accessTo(attachment, m_caller, m_now).kind == AttachmentAccess::Kind::Granted;
    if (message.expiry != 0)
        json["expiryDate"] = formatTicks(message.expiry);
    if (!attachment.group.isNull())
        json["attachmentGroupGuid"] = attachment.group.text();
    if (attachment.qrCodeX && attachment.qrCodeY) {
        json["qrCodeXPosition"] = *attachment.qrCodeX;
        json["qrCodeYPosition"] = *attachment.qrCodeY;
    }
    addSigning(attachment, json);
    return json;
}

Json Wire::attachmentDetails(const Attachment& attachment, const Message& message) const
{
    Json json = this->attachment(attachment, message);
    std::vector<PersonId> visible = message.to;
    visible.insert(visible.end(), message.cc.begin(), message.cc.end());
    json["recipients"] = users(visible, true);
    json["additionalDownloadInformation"] = Json::array();
    if (isPreviewable(attachment.fileName) && lowered(extensionOf(attachment.fileName)) != "pdf")
        json["additionalDownloadInformation"].push_back(
            {{"type", "Pdf"}, {"fileSize", sampleFile("pdf")->size()}, {"extension", "pdf"}});
    return json;
}

bool Wire::maySeeTracking(const Message& message) const
{
    if (!message.options.allowTracking || message.state == MessageState::PreCreated ||
        message.state == MessageState::Draft)
        return false;
    return message.sender == m_caller || message.options.shareTracking;
}

const char* Wire::status(const Message& message) const
{
    if (m_portal.isExpired(message, m_now))
        return "Expired";
    switch (message.state) {
    case MessageState::PreCreated:
        return "PreCreated";
    case MessageState::Draft:
        return "Draft";
    case MessageState::Recalled:
        return "Recalled";
    case MessageState::Sent:
        break;
    }
    return "Sent";
}

Json Wire::blindRecipients(const Message& message, bool withGuids) const
{
    if (message.sender == m_caller)
        return users(message.bcc, withGuids);
    const auto self = std::find(message.bcc.begin(), message.bcc.end(), m_caller);
    return self == message.bcc.end() ? Json::array() : users({m_caller}, withGuids);
}

Json Wire::labels(const Message& message) const
{
    const Person& owner = m_portal.person(m_caller);
    const auto& mailbox = m_portal.mailbox(m_caller);
    const auto assigned = mailbox.labelsOf(message.id);
    const MailboxEntry* entry = mailbox.find(message.id);
    Json list = Json::array();
    for (const auto& candidate : owner.labels) {
        const bool folder = candidate.system && entry && entry->folder == *candidate.system;
        if (folder || std::find(assigned.begin(), assigned.end(), candidate.guid) != assigned.end())
            list.push_back(label(candidate, owner));
    }
    return list;
}

Json Wire::shares(const Message& message) const
{
    Json list = Json::array();
    if (message.state == MessageState::PreCreated || message.state == MessageState::Draft)
        return list;
    for (PersonId id : m_portal.recipients(message)) {
        const Person& person = m_portal.person(id);
        if (!person.isUser() || m_portal.isHidden(message, id, m_caller))
            continue;
        const auto withdrawn = m_portal.unshared.find({message.id, id});
        const MailboxEntry* entry = m_portal.mailbox(id).find(message.id);
        Json share;
        share["guid"] = Guid::derived(message.guid, person.guid).text();
        share["assetGuid"] = message.guid.text();
        share["shareType"] = "Message";
        share["userServiceGuid"] = person.guid.text();
        share["sharerGuid"] = m_portal.person(message.sender).guid.text();
        if (withdrawn != m_portal.unshared.end())
            share["unsharerGuid"] = m_portal.person(withdrawn->second.by).guid.text();
        share["isActive"] = withdrawn == m_portal.unshared.end();
        share["isPublic"] = false;
        share["shareDate"] = formatTicks(message.date);
        if (withdrawn != m_portal.unshared.end()) {
            share["unshareDate"] = formatTicks(withdrawn->second.date);
            share["unshareReason"] = withdrawn->second.reason;
        }
        share["isRecipient"] = true;
        share["isRead"] = entry && entry->retrieved;
        list.push_back(std::move(share));
    }
    return list;
}

int Wire::hiddenDeeds(const Message& message, AttachmentId attachment, TrackingType type) const
{
    if (message.bcc.empty() || m_caller == message.sender)
        return 0;
    const auto& rows = m_portal.trackingRows();
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&](const TrackingRow& row) {
        return row.message == message.id && row.attachment == attachment && row.type == type &&
               m_portal.isHidden(message, row.actor, m_caller);
    }));
}

std::size_t Wire::visibleRecipients(const Message& message) const
{
    const auto all = m_portal.recipients(message);
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](PersonId id) {
        return !m_portal.isHidden(message, id, m_caller);
    }));
}

Json Wire::trackingSummary(const Message& message) const
{
    const auto count = [&](TrackingType type) {
        return message.counters[static_cast<std::size_t>(type)] -
               hiddenDeeds(message, kNone, type);
    };
    return {{"totalRecipients", visibleRecipients(message)},
            {"totalRetrieved", count(TrackingType::Retrieved)},
            {"totalReviewed", count(TrackingType::Reviewed)},
            {"totalReplied", count(TrackingType::Replied)},
            {"totalForwarded", count(TrackingType::Forwarded)},
            {"totalPrinted", count(TrackingType::Printed)},
            {"totalDeleted", count(TrackingType::Deleted)}};
}

Json Wire::options(const Message& message) const
{
    Json json;
    json["allowForward"] = message.options.allowForward;
    json["allowReply"] = message.options.allowReply;
    if (message.options.allowReplyAll)
        json["allowReplyAll"] = *message.options.allowReplyAll;
    json["allowTracking"] = message.options.allowTracking;
    json["fyeoType"] = protectionName(message.options.protection);
    json["shareTracking"] = message.options.shareTracking;
    return json;
}

Json Wire::message(const Message& message) const
{
    const bool draft =
        message.state == MessageState::PreCreated || message.state == MessageState::Draft;
    const bool access = m_portal.hasAccess(message, m_caller, m_now);
    const MailboxEntry* entry = m_portal.mailbox(m_caller).find(message.id);
    Json json;
    json["guid"] = message.guid.text();
    if (message.parent != kNone)
        json["parentGuid"] = m_portal.message(message.parent).guid.text();
    if (!message.campaign.isNull())
        json["campaignGuid"] = message.campaign.text();
    json["date"] = formatTicks(message.date);
    json["subject"] = message.subject;
    json["status"] = status(message);
    json["action"] = actionName(message.action);
    json["method"] = "Secure";
    json["sender"] = user(message.sender, true);
    if (!message.replyTo.empty())
        json["replyTo"] = message.replyTo;
    json["to"] = users(message.to, !draft);
    json["cc"] = users(message.cc, !draft);
    json["bcc"] = blindRecipients(message, !draft);
    json["bodyFormat"] = message.html ? "Html" : "Text";
    json["messageOptions"] = options(message);
    json["attachments"] = Json::array();
    if (access) {
        for (AttachmentId id : message.attachments)
            json["attachments"].push_back(attachment(m_portal.attachment(id), message));
    }
    json["labels"] = labels(message);
    json["extensions"] = extensions(message.extensions);
    if (message.expiry != 0)
        json["expiryDate"] = formatTicks(message.expiry);
    json["expiryGroup"] = "Always";
    if (message.recallDate != 0) {
        json["recallDate"] = formatTicks(message.recallDate);
        json["recallReason"] = message.recallReason;
    }
    if (!draft && m_portal.feature("messageRetention"))
        json["retentionDate"] = formatTicks(message.date + kRetention);
    json["retrieved"] = entry && entry->retrieved;
    if (maySeeTracking(message))
        json["trackingSummary"] = trackingSummary(message);
    json["conversationGuid"] = message.conversation.text();
    json["senderIpAddress"] = "127.0.0.1";
    json["shares"] = shares(message);
    json["hasAccess"] = access;
    return json;
}

Json Wire::tracking(const TrackingRow& row) const
{
    const Message& message = m_portal.message(row.message);
    const Person& owner = m_portal.person(row.owner);
    const Person& actor = m_portal.person(row.actor);
    Json json;
    json["ownerUserGuid"] = owner.guid.text();
    json["ownerUserEmail"] = owner.email;
    json["actorUserGuid"] = actor.guid.text();
    json["actorUserEmail"] = actor.email;
    json["messageGuid"] = message.guid.text();
    if (row.attachment != kNone) {
        json["attachmentGuid"] = m_portal.attachment(row.attachment).guid.text();
        json["attachmentName"] = m_portal.attachment(row.attachment).fileName;
    }
    if (row.related != kNone && row.owner == m_caller) {
        const Message& related = m_portal.message(row.related);
        json["relatedMessageGuid"] = related.guid.text();
        json["hasAccessToRelatedMessage"] =
            m_portal.mailbox(m_caller).find(related.id) != nullptr &&
            m_portal.hasAccess(related, m_caller, m_now);
        std::vector<PersonId> visible = related.to;
        visible.insert(visible.end(), related.cc.begin(), related.cc.end());
        json["relatedMessageRecipients"] = users(visible, true);
    }
    json["trackingType"] = trackingTypeName(row.type);
    json["date"] = formatTicks(row.date);
    json["clientName"] = row.clientName;
    json["clientVersion"] = row.clientVersion;
    json["ipAddress"] = row.address;
    json["messageSubject"] = message.subject;
    return json;
}

Json Wire::tree(const Message& message, int depth, int maxDepth, bool ownsAncestor) const
{
    const bool owns = ownsAncestor || message.sender == m_caller;
    Json json;
    json["messageGuid"] = message.guid.text();
    json["messageSender"] = user(message.sender, true);
    json["messageSubject"] = message.subject;
    json["messageSentOn"] = formatTicks(message.date);
    json["messageStatus"] = status(message);
    json["branchType"] = depth == 0 ? "Root" : actionName(message.action);
    json["relativeDepth"] = depth;
    json["to"] = users(message.to, true);
    json["cc"] = users(message.cc, true);
    json["bcc"] = blindRecipients(message, true);
    json["childMessages"] = Json::array();
    if (depth >= maxDepth)
        return json;
    for (MessageId id : m_portal.children(message.id)) {
        const Message& child = m_portal.message(id);
        const bool draft =
            child.state == MessageState::PreCreated || child.state == MessageState::Draft;
        const bool visible = owns || m_portal.mailbox(m_caller).find(id) != nullptr;
        if (!child.vanished && !draft && visible)
            json["childMessages"].push_back(tree(child, depth + 1, maxDepth, owns));
    }
    return json;
}

} // namespace waxwing::portal

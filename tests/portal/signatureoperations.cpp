#include "tests/portal/attachmentrules.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr std::size_t kMostReminders = 500;
constexpr std::size_t kLargestImage = 256 * 1024;

void requireSignatures(const Call& call, const char* name = "eSignatures")
{
    if (!call.portal->feature(name))
        throw PortalError(403, "Portal.FeatureDisabled", "Signing is switched off.");
}

/// The attachment of the request, uploaded by the caller and not sent yet.
Attachment& ownUnsent(Call& call)
{
    Attachment& attachment = ownAttachment(call);
    for (MessageId id : attachment.messages) {
        const auto state = call.portal->message(id).state;
        if (state == MessageState::Sent || state == MessageState::Recalled)
            throw PortalError(403, "Portal.AttachmentInUse", "A sent message contains it.");
    }
    return attachment;
}

Json update(Call& call)
{
    Attachment& attachment = ownUnsent(call);
    const auto type = call.text("type");
    if (!type.empty()) {
        const bool signable = equalsIgnoringCase(type, "ESignature");
        if (!signable && !equalsIgnoringCase(type, "Normal"))
            throw invalidField("type", "This type is not known.");
        if (signable)
            requireSignatures(call);
        attachment.signable = signable;
        if (!signable)
            call.portal->signings.erase(attachment.id);
    }
    if (call.flag("useQrCodeCoordinates", false)) {
        attachment.qrCodeX = call.number("qrCodeXPosition", 0);
        attachment.qrCodeY = call.number("qrCodeYPosition", 0);
    }
    if (call.flag("useAttachmentGroupGuid", false))
        attachment.group = call.guid("attachmentGroupGuid");
    return Json::object();
}

Json convert(Call& call)
{
    Attachment& attachment = ownUnsent(call);
    requireSignatures(call);
    requireComplete(attachment);
    if (lowered(extensionOf(attachment.fileName)) != "pdf")
        throw invalidField("attachmentGuid", "Only a PDF can be signed.");
    attachment.signable = true;
    call.portal->renew(attachment);
    return {{"newAttachmentGuid", attachment.guid.text()}};
}

Attachment& ownSignable(Call& call)
{
    Attachment& attachment = ownUnsent(call);
    requireSignatures(call);
    if (!attachment.signable)
        throw invalidField("attachmentGuid", "This is no document to be signed.");
    return attachment;
}

Json getDraft(Call& call)
{
    const Attachment& attachment = ownSignable(call);
    Json answer;
    answer["signatures"] = Json::array();
    for (const auto& signature : call.portal->signings[attachment.id].signatures)
        answer["signatures"].push_back(
            {{"emailAddress", signature.address}, {"placeholders", signature.placeholders}});
    return answer;
}

void requirePlaceholders(const Json& placeholders)
{
    for (const auto& one : placeholders) {
        const auto type = one.value("type", std::string());
        const bool known = equalsIgnoringCase(type, "Signature") ||
                           equalsIgnoringCase(type, "Initials") || equalsIgnoringCase(type, "Date");
        if (!known)
            throw invalidField("signatures.placeholders.type", "This type is not known.");
        if (one.value("page", 0) < 1)
            throw invalidField("signatures.placeholders.page", "Pages begin with 1.");
        if (one.value("xPosition", 0) < 0 || one.value("yPosition", 0) < 0)
            throw invalidField("signatures.placeholders", "Positions are within the page.");
    }
}

Json setDraft(Call& call)
{
    const Attachment& attachment = ownSignable(call);
    std::vector<Signature> signatures;
    for (const auto& given : call.values["signatures"]) {
        Signature signature;
        signature.guid = call.portal->newGuid();
        signature.address = trimmed(given.value("emailAddress", std::string()));
        signature.placeholders = given.value("placeholders", Json::array());
        if (!isAddress(signature.address))
            throw invalidField("signatures.emailAddress", "This is not an e-mail address.");
        requirePlaceholders(signature.placeholders);
        signatures.push_back(std::move(signature));
    }
    call.portal->signings[attachment.id].signatures = std::move(signatures);
    return Json::object();
}

Json placeholdersOf(const Signature& signature, Ticks created)
{
    Json list = Json::array();
    std::uint64_t index = 0;
    for (Json one : signature.placeholders) {
        one["guid"] = Guid::derived(signature.guid, {0, ++index}).text();
        one["createdDate"] = formatTicks(created);
        if (signature.signedOn != 0)
            one["signedDate"] = formatTicks(signature.signedOn);
        list.push_back(std::move(one));
    }
    return list;
}

Json signatures(Call& call)
{
    requireSignatures(call);
    const auto reached = reachAttachment(call);
    Json answer;
    answer["signatures"] = Json::array();
    for (const auto& signature : call.portal->signings[reached.attachment.id].signatures) {
        const Person* person = call.portal->userByAddress(signature.address);
        Json json;
        json["guid"] = signature.guid.text();
        json["user"] = {{"userGuid", (person ? person->guid : Guid()).text()},
                        {"email", signature.address},
                        {"firstName", person ? person->firstName : std::string()},
                        {"lastName", person ? person->lastName : std::string()}};
        if (signature.signedOn != 0)
            json["signedDate"] = formatTicks(signature.signedOn);
        if (signature.declined != 0) {
            json["declinedDate"] = formatTicks(signature.declined);
            json["declineReason"] = signature.declineReason;
        }
        json["answer"] = signature.answer;
        json["ipAddress"] = signature.ipAddress;
        json["placeholders"] = placeholdersOf(signature, reached.attachment.uploadDate);
        answer["signatures"].push_back(std::move(json));
    }
    return answer;
}

/// The caller's own open signature.
Signature& openSignature(Call& call, const ReachedAttachment& reached)
{
    Signing& signing = call.portal->signings[reached.attachment.id];
    const auto own = std::find_if(
        signing.signatures.begin(), signing.signatures.end(),
        [&](const Signature& one) { return call.portal->userByAddress(one.address) == call.user; });
    const bool sent = reached.message.state == MessageState::Sent;
    if (own == signing.signatures.end() || !sent)
        throw PortalError(403, "907", "This is not for the caller to sign.");
    if (own->signedOn != 0 || own->declined != 0)
        throw PortalError(403, "Portal.AlreadyAnswered", "This has been answered already.");
    if (signing.deadline != 0 && signing.deadline <= call.now())
        throw PortalError(403, "Portal.DeadlinePassed", "The deadline has passed.");
    return *own;
}

void note(Call& call, const ReachedAttachment& reached, TrackingType type)
{
    call.world.trackAttachment(*call.portal, type, reached.attachment, reached.message.id,
                               call.user->id, call.clientName(), call.clientVersion(),
                               call.request.peerAddress);
}

Json sign(Call& call)
{
    requireSignatures(call);
    const auto reached = reachAttachment(call);
    Signature& own = openSignature(call, reached);
    if (!equalsIgnoringCase(call.text("answer"), "Agree"))
        throw invalidField("answer", "This answer is not known.");
    own.signedOn = call.now();
    own.answer = "Agree";
    own.ipAddress = call.request.peerAddress;
    note(call, reached, TrackingType::Esigned);
    return Json::object();
}

Json decline(Call& call)
{
    requireSignatures(call);
    const auto reached = reachAttachment(call);
    Signature& own = openSignature(call, reached);
    own.declined = call.now();
    own.declineReason = call.text("reason");
    own.ipAddress = call.request.peerAddress;
    note(call, reached, TrackingType::EsignDeclined);
    return Json::object();
}

/// An absent date takes the deadline away.
Json setDeadline(Call& call)
{
    Attachment& attachment = ownAttachment(call);
    requireSignatures(call);
    requireSignatures(call, "enableESignatureDeadline");
    if (!attachment.signable)
        throw invalidField("attachmentGuid", "This is no document to be signed.");
    call.portal->signings[attachment.id].deadline =
        parseTicks(call.text("eSignatureDeadline")).value_or(0);
    return Json::object();
}

Json remind(Call& call)
{
    const Attachment& attachment = ownAttachment(call);
    requireSignatures(call);
    requireSignatures(call, "enableESignatureManualReminders");
    const auto addresses = call.texts("emailAddresses");
    if (addresses.size() > kMostReminders)
        throw invalidField("emailAddresses", "At most 500 addresses are allowed.");
    const auto& wanted = call.portal->signings[attachment.id].signatures;
    for (const auto& address : addresses) {
        const bool signs = std::any_of(wanted.begin(), wanted.end(), [&](const Signature& one) {
            return equalsIgnoringCase(one.address, trimmed(address));
        });
        if (!signs)
            throw invalidField("emailAddresses", "'" + address + "' is not to sign this.");
    }
    for (const auto& address : addresses)
        call.world.mails.push_back({address,
                                    "signature-reminder",
                                    {},
                                    call.world.rootOf(*call.portal) + "/app",
                                    call.now()});
    return Json::object();
}

std::shared_ptr<const std::string> uploadedImage(const Call& call)
{
    const auto bytes = uploadedBytes(call);
    if (bytes.size() > kLargestImage)
        throw PortalError(413, "Portal.TooLarge", "The picture is too large.");
    if (!bytes.starts_with("\x89PNG\r\n\x1a\n"))
        throw invalidField("upload", "This is no PNG.");
    return std::make_shared<const std::string>(bytes);
}

Json sendImage(Call& call, const std::shared_ptr<const std::string>& image)
{
    if (!image)
        throw PortalError(404, "929", "There is no picture.");
    call.answerWith(contentOf(image), "image/png", {});
    return Json::object();
}

Json setSignature(Call& call)
{
    requireSignatures(call);
    call.user->signatureImage = uploadedImage(call);
    ++call.user->settingsVersion;
    return Json::object();
}

Json setInitials(Call& call)
{
    requireSignatures(call);
    call.user->initialsImage = uploadedImage(call);
    ++call.user->settingsVersion;
    return Json::object();
}

Json getSignature(Call& call)
{
    return sendImage(call, call.user->signatureImage);
}

Json getInitials(Call& call)
{
    return sendImage(call, call.user->initialsImage);
}

} // namespace

std::vector<OperationEntry> signatureOperations()
{
    return {{"UpdateAttachment", update},         {"ConvertToESignature", convert},
            {"GetDraftESignatures", getDraft},    {"SetDraftESignatures", setDraft},
            {"GetSignatures", signatures},        {"SignAttachment", sign},
            {"DeclineESignature", decline},       {"SetESignatureDeadline", setDeadline},
            {"SendESignatureReminders", remind},  {"SetUserSignature", setSignature},
            {"SetUserInitials", setInitials},     {"DownloadUserSignature", getSignature},
            {"DownloadUserInitials", getInitials}};
}

} // namespace waxwing::portal

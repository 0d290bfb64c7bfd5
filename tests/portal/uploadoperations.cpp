#include "tests/portal/attachmentrules.h"
#include "tests/portal/text.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

Json preCreate(Call& call)
{
    Message& draft = call.ownDraft();
    const Json& wanted = call.values["attachmentPlaceholders"];
    if (wanted.empty())
        throw invalidField("attachmentPlaceholders", "There is no file to announce.");
    std::uint64_t sum = 0;
    for (const auto& placeholder : wanted) {
        const auto name = placeholder.value("fileName", std::string());
        const auto bytes = placeholder.value("totalBytesLength", std::int64_t{-1});
        requireFileName(name, "attachmentPlaceholders.fileName");
        if (bytes < 0)
            throw invalidField("attachmentPlaceholders.totalBytesLength",
                               "A file has no negative length.");
        requireAllowedExtension(*call.portal, name);
        sum += static_cast<std::uint64_t>(bytes);
        requireRoom(*call.portal, draft, sum);
    }
    Json answer;
    answer["attachmentPlaceholders"] = Json::array();
    for (const auto& placeholder : wanted) {
        const auto name = placeholder.value("fileName", std::string());
        auto file = call.world.files.makeFile(placeholder.value("totalBytesLength", 0ULL));
        Attachment& added = call.portal->addAttachment(name, file, call.user->id, call.now());
        added.upload =
            std::make_shared<Upload>(plannedUpload(std::move(file), call.portal->chunkBytes));
        added.message = draft.id;
        call.portal->link(draft, added);
        answer["attachmentPlaceholders"].push_back(
            {{"attachmentGuid", added.guid.text()},
             {"fileName", name},
             {"chunks", chunkPlan(*added.upload, call.world.rootOf(*call.portal) +
                                                     "/api/v1/attachments/" + added.guid.text())}});
    }
    return answer;
}

Json uploadChunk(Call& call)
{
    Attachment& attachment = ownAttachment(call);
    if (!attachment.upload)
        throw PortalError(403, "Portal.AttachmentComplete", "The file is already complete.");
    receiveChunk(call, *attachment.upload);
    return Json::object();
}

Json progressOf(const Portal& portal, const Attachment& attachment)
{
    // What was here from the beginning has the chunks that a download has.
    Upload all;
    const Upload* upload = attachment.upload.get();
    const auto size = attachment.content->size();
    if (!upload) {
        const auto chunks = (size + portal.chunkBytes - 1) / portal.chunkBytes;
        all.received.assign(static_cast<std::size_t>(std::max<std::uint64_t>(1, chunks)), true);
        upload = &all;
    }
    std::uint64_t uploaded = attachment.isComplete() ? size : 0;
    Json chunks = Json::array();
    for (std::size_t i = 0; i < upload->received.size(); ++i) {
        if (!attachment.isComplete() && upload->received[i])
            uploaded += upload->sizeOf(i);
        chunks.push_back({{"attachmentGuid", attachment.guid.text()},
                          {"chunkNumber", i + 1},
                          {"status", upload->received[i] ? "Completed" : "Pending"}});
    }
    return {{"attachmentGuid", attachment.guid.text()},
            {"fileName", attachment.fileName},
            {"status", uploadStatus(attachment)},
            {"totalBytes", size},
            {"uploadedBytes", uploaded},
            {"chunkProgresses", std::move(chunks)}};
}

Json progress(Call& call)
{
    const Portal& portal = *call.portal;
    Json answer;
    answer["attachmentProgresses"] = Json::array();
    for (const auto& guid : call.guids("attachmentGuids")) {
        const Attachment* attachment = call.portal->attachmentByGuid(guid);
        const bool known =
            attachment && (attachment->uploader == call.user->id ||
                           portal.accessTo(*attachment, call.user->id, call.now()).kind ==
                               AttachmentAccess::Kind::Granted);
        if (!known)
            throw PortalError(404, "929", "The attachment was not found.");
        answer["attachmentProgresses"].push_back(progressOf(portal, *attachment));
    }
    return answer;
}

/// The attachment of the request as part of this draft.
Attachment& attachmentIn(Call& call, const Message& draft)
{
    Attachment* attachment = call.portal->attachmentByGuid(call.guid("attachmentGuid"));
    if (!attachment || std::find(draft.attachments.begin(), draft.attachments.end(),
                                 attachment->id) == draft.attachments.end())
        throw PortalError(404, "929", "The attachment was not found.");
    return *attachment;
}

/// Takes off what was uploaded to the draft; its bytes go if nobody else uses them.
Json removeAttachment(Call& call)
{
    Message& draft = call.ownDraft();
    Attachment& attachment = attachmentIn(call, draft);
    call.portal->unlink(draft, attachment);
    if (attachment.messages.empty() && attachment.uploader == call.user->id)
        call.portal->forget(attachment);
    return Json::object();
}

Json unlinkAttachment(Call& call)
{
    Message& draft = call.ownDraft();
    call.portal->unlink(draft, attachmentIn(call, draft));
    return Json::object();
}

Json linkAttachment(Call& call)
{
    Message& draft = call.ownDraft();
    Attachment* loose = call.portal->attachmentByGuid(call.guid("attachmentGuid"));
    if (loose && loose->messages.empty() && loose->uploader == call.user->id) {
        // One's own that was unlinked: nobody else has a say in it.
        requireRoom(*call.portal, draft, loose->content->size());
        call.portal->link(draft, *loose);
        return Json::object();
    }
    const auto reached = reachAttachment(call);
    const bool received = reached.message.sender != call.user->id;
    if (received && !reached.message.options.allowForward)
        throw PortalError(403, "909", "Forwarding this attachment is not allowed.");
    requirePassword(call, reached, passwordHeader(call));
    requireComplete(reached.attachment);
    requireAllowedExtension(*call.portal, reached.attachment.fileName);
    if (std::find(draft.attachments.begin(), draft.attachments.end(), reached.attachment.id) ==
        draft.attachments.end())
        requireRoom(*call.portal, draft, reached.attachment.content->size());
    call.portal->link(draft, reached.attachment);
    return Json::object();
}

Json deleteAttachment(Call& call)
{
    Attachment& attachment = ownAttachment(call);
    for (MessageId id : attachment.messages) {
        const Message& message = call.portal->message(id);
        if (message.state == MessageState::Sent || message.state == MessageState::Recalled)
            throw PortalError(403, "Portal.AttachmentInUse", "A sent message contains it.");
    }
    call.portal->forget(attachment);
    return Json::object();
}

} // namespace

std::vector<OperationEntry> uploadOperations()
{
    return {{"PreCreateAttachments", preCreate},        {"UploadAttachmentChunk", uploadChunk},
            {"GetAttachmentsUploadProgress", progress}, {"RemoveAttachment", removeAttachment},
            {"UnLinkAttachment", unlinkAttachment},     {"LinkAttachment", linkAttachment},
            {"DeleteAttachment", deleteAttachment}};
}

} // namespace waxwing::portal

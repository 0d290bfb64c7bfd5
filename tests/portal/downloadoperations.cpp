#include "tests/portal/attachmentrules.h"
#include "tests/portal/seed.h"
#include "tests/portal/text.h"
#include "tests/portal/wire.h"

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr Ticks kDownloadTokenLife = 60 * kTicksPerSecond;

/// Which form of a file is asked for.
struct DownloadForm
{
    bool preview = false;
    bool pdf = false;
};

DownloadForm formOf(const Call& call)
{
    DownloadForm form;
    const auto type = call.text("downloadType");
    const auto fileType = call.text("downloadFileType");
    form.preview = call.flag("preview", false) || equalsIgnoringCase(type, "Preview");
    form.pdf = equalsIgnoringCase(fileType, "Pdf");
    if (!type.empty() && !form.preview && !equalsIgnoringCase(type, "Download"))
        throw invalidField("downloadType", "This type is not known.");
    if (!fileType.empty() && !form.pdf && !equalsIgnoringCase(fileType, "Original"))
        throw invalidField("downloadFileType", "This type is not known.");
    return form;
}

std::string contentTypeOf(const std::string& fileName)
{
    const auto extension = lowered(extensionOf(fileName));
    if (extension == "pdf")
        return "application/pdf";
    if (extension == "png")
        return "image/png";
    if (extension == "txt")
        return "text/plain; charset=utf-8";
    return "application/octet-stream";
}

/// The answer for the whole of the file in this form.
FileAnswer fileOf(const Portal& portal, const Attachment& attachment, const DownloadForm& form)
{
    const bool previewable = isPreviewable(attachment.fileName);
    if (form.preview && !portal.feature("attachmentPreview"))
        throw PortalError(403, "Portal.FeatureDisabled", "Previews are switched off.");
    if (form.preview && !previewable)
        throw invalidField("downloadType", "There is no preview of this file.");
    FileAnswer file;
    file.content = attachment.content;
    file.fileName = attachment.fileName;
    if (form.pdf && lowered(extensionOf(file.fileName)) != "pdf") {
        if (!previewable)
            throw invalidField("downloadFileType", "This file cannot be had as PDF.");
        file.content = contentOf(sampleFile("pdf"));
        file.fileName += ".pdf";
    }
    file.length = file.content->size();
    file.contentType = contentTypeOf(file.fileName);
    return file;
}

void note(Call& call, const Attachment& attachment, const Message& message, PersonId actor,
          bool preview, const std::string& clientName, const std::string& clientVersion)
{
    const auto type = preview ? TrackingType::Previewed : TrackingType::Downloaded;
    const bool draft =
        message.state == MessageState::PreCreated || message.state == MessageState::Draft;
    if (!draft && call.portal->markOnce(attachment.id, actor, type))
        call.world.trackAttachment(*call.portal, type, attachment, message.id, actor, clientName,
                                   clientVersion, call.request.peerAddress);
}

Json download(Call& call)
{
    const auto reached = reachAttachment(call);
    requirePassword(call, reached, passwordHeader(call));
    requireComplete(reached.attachment);
    const DownloadForm form = formOf(call);
    call.file = fileOf(*call.portal, reached.attachment, form);
    note(call, reached.attachment, reached.message, call.user->id, form.preview, call.clientName(),
         call.clientVersion());
    return Json::object();
}

Json downloadChunk(Call& call)
{
    const auto reached = reachAttachment(call);
    requirePassword(call, reached, passwordHeader(call));
    requireComplete(reached.attachment);
    const DownloadForm form = formOf(call);
    FileAnswer file = fileOf(*call.portal, reached.attachment, form);
    const auto& upload = reached.attachment.upload;
    const auto chunkBytes = upload ? upload->chunkBytes : call.portal->chunkBytes;
    const auto size = file.content->size();
    const auto chunks = std::max<std::uint64_t>(1, (size + chunkBytes - 1) / chunkBytes);
    const auto number = call.number("chunkNumber", 0);
    if (number < 1 || static_cast<std::uint64_t>(number) > chunks)
        throw PortalError(404, "Portal.ChunkNotFound", "There is no such chunk.");
    file.offset = (static_cast<std::uint64_t>(number) - 1) * chunkBytes;
    file.length = std::min(chunkBytes, size - file.offset);
    file.contentType = "application/octet-stream";
    call.file = std::move(file);
    if (static_cast<std::uint64_t>(number) == chunks)
        note(call, reached.attachment, reached.message, call.user->id, form.preview,
             call.clientName(), call.clientVersion());
    return Json::object();
}

Json createToken(Call& call)
{
    const auto reached = reachAttachment(call);
    requirePassword(call, reached, call.text("password"));
    requireComplete(reached.attachment);
    const Guid token = call.portal->newGuid();
    call.world.downloadTokens[token] = {call.portal,           call.user->id,
                                        reached.attachment.id, call.now() + kDownloadTokenLife,
                                        call.clientName(),     call.clientVersion()};
    return {{"downloadToken", token.text()}};
}

/// No session and no headers: whoever has the address has the file, once.
Json downloadWithToken(Call& call)
{
    const auto found = call.world.downloadTokens.find(call.guid("downloadToken"));
    if (found == call.world.downloadTokens.end() || found->second.portal != call.portal ||
        found->second.expires <= call.now())
        throw PortalError(404, "Portal.TokenNotFound", "The token is not valid.");
    const DownloadToken token = found->second;
    const DownloadForm form = formOf(call);
    call.world.downloadTokens.erase(found);
    Attachment& attachment = call.portal->attachment(token.attachment);
    const auto access = call.portal->accessTo(attachment, token.user, call.now());
    if (access.kind == AttachmentAccess::Kind::Expired)
        throw PortalError(403, "Portal.Expired", "The message has expired.");
    if (access.kind == AttachmentAccess::Kind::Recalled)
        throw PortalError(403, "915", "The message has been recalled.");
    if (access.kind != AttachmentAccess::Kind::Granted)
        throw PortalError(403, "907", "There is no access to this attachment.");
    call.file = fileOf(*call.portal, attachment, form);
    note(call, attachment, call.portal->message(access.message), token.user, form.preview,
         token.clientName, token.clientVersion);
    return Json::object();
}

} // namespace

std::vector<OperationEntry> downloadOperations()
{
    return {{"DownloadAttachment", download},
            {"DownloadAttachmentChunk", downloadChunk},
            {"CreateAttachmentDownloadToken", createToken},
            {"DownloadAttachmentWithToken", downloadWithToken}};
}

} // namespace waxwing::portal

#include "tests/portal/attachmentrules.h"

#include "tests/portal/multipart.h"
#include "tests/portal/recipients.h"
#include "tests/portal/text.h"

#include <QByteArray>
#include <QList>
#include <QStringDecoder>

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr int kLongestFileName = 255;

std::optional<QString> fromUtf8(std::string_view text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded =
        decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    return decoder.hasError() ? std::nullopt : std::optional(decoded);
}

bool hasControls(const std::string& text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

ReachedAttachment reach(const Call& call, bool evenDenied)
{
    using Kind = AttachmentAccess::Kind;
    Portal& portal = *call.portal;
    Attachment* attachment = portal.attachmentByGuid(call.guid("attachmentGuid"));
    const auto access =
        attachment ? portal.accessTo(*attachment, call.user->id, call.now()) : AttachmentAccess();
    switch (access.kind) {
    case Kind::Unknown:
        // What somebody asks for by content is refused, not denied to exist.
        if (attachment && !evenDenied)
            throw PortalError(403, "907", "There is no access to this attachment.");
        throw PortalError(404, "929", "The attachment was not found.");
    case Kind::Recalled:
        throw PortalError(403, "915", "The message has been recalled.");
    case Kind::Expired:
        throw PortalError(403, "Portal.Expired", "The message has expired.");
    case Kind::Denied:
        if (!evenDenied)
            throw PortalError(403, "907", "There is no access to this attachment.");
        break;
    case Kind::Granted:
        break;
    }
    return {*attachment, portal.message(access.message)};
}

} // namespace

ReachedAttachment reachAttachment(const Call& call)
{
    return reach(call, false);
}

ReachedAttachment findAttachment(const Call& call)
{
    return reach(call, true);
}

Attachment& ownAttachment(const Call& call)
{
    Attachment* attachment = call.portal->attachmentByGuid(call.guid("attachmentGuid"));
    if (!attachment || attachment->uploader != call.user->id)
        throw PortalError(404, "929", "The attachment was not found.");
    return *attachment;
}

void requirePassword(const Call& call, const ReachedAttachment& reached,
                     const std::string& password)
{
    const bool sent = reached.message.state != MessageState::PreCreated &&
                      reached.message.state != MessageState::Draft;
    if (sent && !opensProtected(reached.message, *call.user, password))
        throw PortalError(403, "38", "The password is missing or wrong.");
}

void requireComplete(const Attachment& attachment)
{
    if (!attachment.isComplete())
        throw PortalError(403, "Portal.AttachmentIncomplete",
                          "The attachment has not been uploaded completely.");
}

void requireFileName(const std::string& name, const std::string& field)
{
    const auto decoded = fromUtf8(name);
    const bool path = name.find_first_of("/\\") != std::string::npos || name == "." || name == "..";
    if (name.empty() || path || hasControls(name) || !decoded ||
        decoded->toUcs4().size() > kLongestFileName)
        throw invalidField(field, "This is not the name of a file.");
}

std::string extensionOf(const std::string& fileName)
{
    const auto dot = fileName.rfind('.');
    return dot == std::string::npos ? std::string() : fileName.substr(dot + 1);
}

void requireAllowedExtension(const Portal& portal, const std::string& fileName)
{
    const auto rule = portal.settings.find("restrictedExtensions");
    if (rule == portal.settings.end() || !rule->is_object() || !rule->value("enabled", false))
        return;
    for (const auto& refused : rule->value("extensions", Json::array())) {
        auto extension = refused.get<std::string>();
        if (extension.starts_with('.'))
            extension.erase(0, 1);
        if (!extension.empty() && folded(extensionOf(fileName)) == folded(extension))
            throw PortalError(403, "Portal.RestrictedAttachment",
                              "Files of this kind are not allowed.");
    }
}

void requireRoom(const Portal& portal, const Message& message, std::uint64_t moreBytes)
{
    const auto limit = portal.settings.find("maxMessageFileSizeBytes");
    if (limit == portal.settings.end() || !limit->is_number())
        return;
    if (portal.bytesIn(message) + moreBytes > limit->get<std::uint64_t>())
        throw PortalError(413, "Portal.TooLarge", "The attachments are too large.");
}

void requireSendable(const Portal& portal, const Message& draft)
{
    for (AttachmentId id : draft.attachments) {
        requireComplete(portal.attachment(id));
        requireAllowedExtension(portal, portal.attachment(id).fileName);
    }
    if (!draft.attachments.empty())
        requireRoom(portal, draft, 0);
}

std::string_view uploadedBytes(const Call& call)
{
    const auto* type = call.request.header("content-type");
    const auto parts = formParts(type ? *type : std::string(), call.request.body);
    const auto isUpload = [](const FormPart& part) {
        return equalsIgnoringCase(part.name, "upload");
    };
    // Other members of the form mean nothing here, as everywhere.
    if (!parts || std::count_if(parts->begin(), parts->end(), isUpload) != 1)
        throw invalidField("upload", "A form with the one part 'upload' is needed.");
    const FormPart& part = *std::find_if(parts->begin(), parts->end(), isUpload);
    const auto& name = part.fileName;
    if (name && !name->empty() && (!fromUtf8(*name) || hasControls(*name)))
        throw invalidField("upload", "The name of the file is not UTF-8.");
    return part.bytes;
}

void receiveChunk(const Call& call, Upload& upload)
{
    const auto number = call.number("chunkNumber", 0);
    if (number < 1 || static_cast<std::uint64_t>(number) > upload.received.size())
        throw PortalError(404, "Portal.ChunkNotFound", "There is no such chunk.");
    const auto chunk = static_cast<std::size_t>(number - 1);
    const auto bytes = uploadedBytes(call);
    if (bytes.size() != upload.sizeOf(chunk))
        throw invalidField("upload", "The chunk does not have the announced length.");
    if (upload.missing == 0) {
        if (upload.file->read(upload.startOf(chunk), bytes.size()) != bytes)
            throw PortalError(403, "Portal.AttachmentComplete", "The file is already complete.");
        return;
    }
    if (!upload.file->write(upload.startOf(chunk), bytes))
        throw PortalError(500, "Portal.Storage", "The chunk could not be stored.");
    if (!upload.received[chunk]) {
        upload.received[chunk] = true;
        --upload.missing;
    }
}

Json chunkPlan(const Upload& upload, const std::string& addressStart)
{
    Json chunks = Json::array();
    for (std::size_t i = 0; i < upload.received.size(); ++i) {
        const auto start = upload.startOf(i);
        chunks.push_back({{"chunkNumber", i + 1},
                          {"bytesSize", upload.sizeOf(i)},
                          {"byteStartIndex", start},
                          {"byteEndIndex", start + upload.sizeOf(i)},
                          {"uploadUri", addressStart + "/chunk/" + std::to_string(i + 1)}});
    }
    return chunks;
}

const char* uploadStatus(const Attachment& attachment)
{
    if (attachment.isComplete())
        return "Completed";
    const Upload& upload = *attachment.upload;
    return upload.missing == upload.received.size() ? "Pending" : "Uploading";
}

std::string passwordHeader(const Call& call)
{
    const auto* header = call.request.header("x-sm-password");
    if (!header)
        return {};
    return QByteArray::fromBase64(QByteArray::fromStdString(*header)).toStdString();
}

} // namespace waxwing::portal

#pragma once

#include "tests/portal/call.h"

namespace waxwing::portal {

/// An attachment the caller reaches, and the message that lets them.
struct ReachedAttachment
{
    Attachment& attachment;
    const Message& message;
};

/// The attachment of the request, if its content is open to the caller: 404 929, 403 907, 915 or
/// Portal.Expired otherwise.
ReachedAttachment reachAttachment(const Call& call);
/// The same with access that was taken away allowed: what it is may still be known.
ReachedAttachment findAttachment(const Call& call);
/// The attachment of the request, if the caller uploaded it: 404 929 otherwise.
Attachment& ownAttachment(const Call& call);

/// 403 38 if the attachment is protected and this is not the password of the caller.
void requirePassword(const Call& call, const ReachedAttachment& reached,
                     const std::string& password);
/// 403 Portal.AttachmentIncomplete.
void requireComplete(const Attachment& attachment);
/// 400 928 for names that are paths, empty, too long or hold control characters.
void requireFileName(const std::string& name, const std::string& field);
/// 403 Portal.RestrictedAttachment.
void requireAllowedExtension(const Portal& portal, const std::string& fileName);
/// 413 Portal.TooLarge if the message would hold more than the portal allows.
void requireRoom(const Portal& portal, const Message& message, std::uint64_t moreBytes);
/// Everything that can be wrong with the attachments of a message on sending.
void requireSendable(const Portal& portal, const Message& draft);

/// The bytes of the one part of a form, which has to be called `upload`: 400 928 otherwise.
std::string_view uploadedBytes(const Call& call);

/// Writes what came in as one chunk. 404 Portal.ChunkNotFound, 400 928 for the wrong length, 403
/// Portal.AttachmentComplete if the file is complete and this is something else.
void receiveChunk(const Call& call, Upload& upload);
/// The plan of an upload as the protocol writes it; `addressOf` gives the address of a chunk.
Json chunkPlan(const Upload& upload, const std::string& addressStart);

/// What stands behind the last dot of a name.
std::string extensionOf(const std::string& fileName);
/// `Pending`, `Uploading` or `Completed`.
const char* uploadStatus(const Attachment& attachment);
std::string passwordHeader(const Call& call);

} // namespace waxwing::portal

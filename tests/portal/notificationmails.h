#pragma once

#include "tests/portal/world.h"

namespace waxwing::portal {

/// The mail that tells a recipient of a new message, as a portal would send it through the open
/// internet: no content, sender's name and both links. MIME, UTF-8 in its headers. The form of the
/// links is ours (docs/adr/0008).
std::string notificationMail(const std::string& to, const std::string& name,
                             const std::string& senderName, const std::string& portalName,
                             const std::string& webLink, const std::string& ownLink,
                             const std::string& date);

/// One for each recipient of the message, as .eml files in the world's mail folder (none: nowhere),
/// and on its list.
void sendNotificationMails(World& world, Portal& portal, const Message& message);

/// RFC 2047: "=?UTF-8?Q?…?=" in as many words as it takes; ASCII stays as it is.
std::string encodedWords(const std::string& text);
std::string quotedPrintable(const std::string& text);

} // namespace waxwing::portal

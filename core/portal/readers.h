#pragma once

#include "core/portal/jsonreader.h"
#include "core/model/attachment.h"

/// From JSON to the types of core/model/types.h. What identifies a thing (its guid) must be there:
/// without it the answer as a whole is ErrorKind::Protocol, so that a garbled page is never taken
/// for an empty mailbox. Everything else falls back to its documented default.
namespace waxwing {

/// A participant: of a message, of its tracking, of a share.
[[nodiscard]] User readUser(const Json& json);
[[nodiscard]] Result<MessageSummary> readMessageSummary(const Json& json);
[[nodiscard]] Result<Page<MessageSummary>> readMessagePage(const Json& json);
[[nodiscard]] Result<Message> readMessage(const Json& json);
[[nodiscard]] Result<AttachmentDetails> readAttachmentDetails(const Json& json);
[[nodiscard]] Result<QList<Label>> readLabels(const Json& json);
/// One SSOUser of discovery or the answer of PublicGetService.
[[nodiscard]] Result<DirectoryEntry> readDirectoryEntry(const Json& json);
[[nodiscard]] Result<QList<DirectoryEntry>> readDiscovery(const Json& json);
[[nodiscard]] PingAnswer readPing(const Json& json);
[[nodiscard]] ServicePublicSettings readServicePublicSettings(const Json& json);
[[nodiscard]] ServiceSettings readServiceSettings(const Json& json);
[[nodiscard]] Result<UserSettings> readUserSettings(const Json& json);
[[nodiscard]] QList<UserMfa> readAvailableMfa(const Json& json);

} // namespace waxwing

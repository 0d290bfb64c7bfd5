#pragma once

#include "tests/portal/content.h"
#include "tests/portal/guid.h"
#include "tests/portal/json.h"
#include "tests/portal/timestamp.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace waxwing::portal {

using PersonId = std::uint32_t;
using MessageId = std::uint32_t;
using AttachmentId = std::uint32_t;
inline constexpr std::uint32_t kNone = 0xffffffff;

enum class Folder : std::uint8_t { Inbox, Sent, Draft, Archive, Trash, Nowhere };
inline constexpr std::size_t kFolders = 5;
const char* folderName(Folder folder);
std::optional<Folder> folderNamed(std::string_view name);

enum class Action : std::uint8_t { New, Reply, ReplyAll, Forward };
const char* actionName(Action action);
std::optional<Action> actionNamed(std::string_view name);

enum class Protection : std::uint8_t { Disabled, AccountPassword, UniquePassword };
const char* protectionName(Protection protection);
std::optional<Protection> protectionNamed(std::string_view name);

enum class MessageState : std::uint8_t { PreCreated, Draft, Sent, Recalled };

/// Outsider: an address that stands in messages, but is no user of the portal.
enum class UserState : std::uint8_t {
    Outsider,
    Invited,
    PendingRegistration,
    Registered,
    Disabled
};
const char* userStateName(UserState state);

enum class TrackingType : std::uint8_t {
    Retrieved,
    Reviewed,
    Replied,
    Forwarded,
    Printed,
    Deleted,
    Recalled,
    Previewed, // from here on of attachments only
    Downloaded,
    Esigned,
    EsignDeclined,
};
inline constexpr std::size_t kTrackingTypes = 11;
const char* trackingTypeName(TrackingType type);

struct Extension
{
    std::string name;
    std::string value;
    bool isPublic = false;
    PersonId author = kNone;
};

struct MessageOptions
{
    bool allowForward = true;
    bool allowReply = true;
    std::optional<bool> allowReplyAll; ///< since 8.12: unset means that allowReply governs both
    bool allowTracking = true;
    bool shareTracking = true;
    Protection protection = Protection::Disabled;
};

struct Message
{
    MessageId id = kNone;
    Guid guid;
    Guid conversation;
    Guid campaign;
    MessageId parent = kNone;
    Ticks date = 0;
    Ticks expiry = 0;
    Ticks recallDate = 0;
    PersonId sender = kNone;
    Action action = Action::New;
    MessageState state = MessageState::PreCreated;
    bool html = false;
    bool vanished = false;            ///< removed outright by the control interface
    bool attachmentsUnshared = false; ///< recalled with unshareAttachments
    MessageOptions options;
    std::string subject;
    /// Shared, because made-up mail repeats its texts a hundred thousand times.
    std::shared_ptr<const std::string> body;
    std::string recallReason;
    std::string password; ///< of Protection::UniquePassword
    std::string replyTo;
    std::string externalId;
    std::vector<PersonId> to, cc, bcc;
    std::vector<AttachmentId> attachments;
    std::vector<Extension> extensions;
    std::array<std::uint16_t, kTrackingTypes> counters{};
};

/// How far an upload has come: a file and which of its chunks are there.
struct Upload
{
    std::shared_ptr<FileContent> file;
    std::uint64_t chunkBytes = 0;
    std::vector<bool> received; ///< by chunk number minus one
    std::size_t missing = 0;

    std::uint64_t startOf(std::size_t chunk) const { return chunk * chunkBytes; }
    std::uint64_t sizeOf(std::size_t chunk) const;
};
/// The plan for a file of this size; an empty file has one chunk without bytes.
Upload plannedUpload(std::shared_ptr<FileContent> file, std::uint64_t chunkBytes);

struct Attachment
{
    AttachmentId id = kNone;
    Guid guid;
    std::string fileName;
    std::shared_ptr<const Content> content;
    std::shared_ptr<Upload> upload; ///< null: was there from the beginning
    Ticks uploadDate = 0;
    PersonId uploader = kNone;
    MessageId message = kNone;       ///< the one it was uploaded to
    std::vector<MessageId> messages; ///< all that contain it
    bool deleted = false;
    bool signable = false; ///< of type ESignature
    Guid group;
    std::optional<std::int64_t> qrCodeX, qrCodeY;
    std::vector<Extension> extensions;
    std::array<std::uint16_t, kTrackingTypes> counters{};

    bool isComplete() const { return !upload || upload->missing == 0; }
};

/// One person who is to sign a document, and what they answered.
struct Signature
{
    Guid guid;
    std::string address;
    Json placeholders;
    Ticks signedOn = 0;
    Ticks declined = 0;
    std::string declineReason, answer, ipAddress;
};

/// Everything about the signing of one document.
struct Signing
{
    std::vector<Signature> signatures;
    Ticks deadline = 0;
};

/// A share that was taken away again.
struct Unshare
{
    PersonId by = kNone;
    Ticks date = 0;
    std::string reason;
};

struct TrackingRow
{
    Ticks date = 0;
    TrackingType type = TrackingType::Retrieved;
    PersonId owner = kNone;
    PersonId actor = kNone;
    MessageId message = kNone;
    MessageId related = kNone;
    AttachmentId attachment = kNone; ///< what it was done with, if not with the message
    std::string clientName;
    std::string clientVersion;
    std::string address;
};

struct Label
{
    Guid guid;
    Guid parent;
    std::string name;
    Ticks created = 0;
    std::optional<Folder> system;
};

struct Alias
{
    std::string address;
    bool confirmed = true;
};

/// What one user sees of one message.
struct MailboxEntry
{
    Folder folder = Folder::Nowhere;
    Folder origin = Folder::Nowhere; ///< where it goes back to from Archive or Trash
    bool retrieved = false;
    bool reviewed = false;
    bool recipient = false;
};

struct Person
{
    PersonId id = kNone;
    Guid guid; ///< null for outsiders
    std::string email;
    std::string firstName, lastName;
    std::string searchText; ///< folded, rebuilt when a name changes
    UserState state = UserState::Outsider;

    std::string title, company;
    std::string language = "en";
    std::string signatureHtml;
    std::string outOfOfficeMessage;
    std::string password;
    std::string craAnswer;
    Ticks registered = 0;
    Ticks lockedUntil = 0;
    int failedLogins = 0;
    bool guest = false;
    bool sso = false; ///< provisioned for single sign-on
    bool mfa = false;
    bool passwordExpired = false;
    bool craPending = false;
    bool autoRetrieve = false;
    bool outOfOffice = false;
    bool enableWebApp = true;
    bool includeSignatureOnReply = false;
    /// Keys of the portal's authenticators that are offered; none named: all. See `sso`.
    std::vector<std::string> authenticators;
    std::string lastAuthenticator;
    std::map<std::string, std::string> subjects; ///< organisation → `sub`, from the first sign-in
    std::vector<std::string> pushEvents, inAppEvents, emailEvents;
    std::vector<Alias> aliases;
    std::vector<Extension> extensions;
    std::vector<Label> labels;
    std::map<AttachmentId, std::vector<Guid>> attachmentLabels;
    std::shared_ptr<const std::string> signatureImage, initialsImage; ///< of e-signatures
    std::set<PersonId> contacts;
    int settingsVersion = 1;
    int messagesToday = 0;
    int invitesToday = 0;
    Ticks quotaDay = 0;

    bool isUser() const { return state != UserState::Outsider; }
    bool isRegistered() const { return state == UserState::Registered; }
};

} // namespace waxwing::portal

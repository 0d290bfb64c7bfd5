#pragma once

#include "tests/portal/http.h"
#include "tests/portal/requestcheck.h"
#include "tests/portal/world.h"

#include <stdexcept>

namespace waxwing::portal {

/// Guids that a list of a filter may hold (messages.md, attachments.md: "max 25").
inline constexpr std::size_t kMostFilterGuids = 25;

/// A refusal as the protocol knows it: status, error code and, where several members are wrong,
/// one entry per member. Thrown by operations, turned into an answer by the service.
class PortalError : public std::runtime_error
{
public:
    PortalError(int httpStatus, std::string errorCode, const std::string& message)
        : std::runtime_error(message), status(httpStatus), code(std::move(errorCode))
    {
    }

    int status;
    std::string code;
    std::vector<FieldError> errors;
};

/// 400 928 for one member, the way the schema check says it.
PortalError invalidField(const std::string& field, const std::string& message, int status = 400);

/// An answer that is a file instead of JSON.
struct FileAnswer
{
    std::shared_ptr<const Content> content;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
    std::string contentType = "application/octet-stream";
    std::string fileName; ///< of Content-Disposition; empty: none
};

/// One call of an operation while it is being worked on.
struct Call
{
    World& world;
    const HttpRequest& request;
    const SchemaOperation& operation;
    Json values; ///< the checked members of the request
    Portal* portal = nullptr;
    Session* session = nullptr;
    Person* user = nullptr;
    HeaderList answerHeaders;
    std::optional<FileAnswer> file;

    bool has(const char* name) const { return values.contains(name); }
    std::string text(const char* name) const { return values.value(name, std::string()); }
    bool flag(const char* name, bool fallback) const { return values.value(name, fallback); }
    std::int64_t number(const char* name, std::int64_t fallback) const
    {
        return values.value(name, fallback);
    }
    Guid guid(const char* name) const { return Guid::parse(text(name)).value_or(Guid()); }
    std::vector<std::string> texts(const char* name) const;
    std::vector<Guid> guids(const char* name) const;
    Ticks now() const { return world.now(); }
    Mailbox& mailbox() const { return portal->mailbox(user->id); }
    std::string clientName() const;
    std::string clientVersion() const;

    /// Signs `who` in: the session token, and a cookie unless the caller wants none.
    std::string openSession(Person& who);

    /// Answers with the whole of a file.
    void answerWith(std::shared_ptr<const Content> content, std::string contentType,
                    std::string fileName);

    /// The caller's message with this guid: 404 929 if there is none for them.
    Message& ownMessage(const char* name = "messageGuid") const;
    /// The caller's unsent message with this guid: 404 929 if there is none.
    Message& ownDraft(const char* name = "messageGuid") const;
};

/// What keeps a user out, however they proved who they are: 905, 918, 920, 804, 810, 46.
void requireUsable(const Portal& portal, const Person& user);
/// 403 905 if the domain of this address is not admitted.
void requireAdmitted(const Portal& portal, std::string_view address);

/// Recalls a sent message, with everything below it that carries its content unless `single`, and
/// tells the recipients. Recalling twice has no effect.
void recallMessage(World& world, Portal& portal, Message& root, const std::string& reason,
                   bool single, bool unshareAttachments);

/// What an operation does: the answer's JSON without responseStatus.
using Operation = Json (*)(Call&);

struct OperationEntry
{
    const char* name;
    Operation run;
};

std::vector<OperationEntry> directoryOperations();
std::vector<OperationEntry> signInOperations();
std::vector<OperationEntry> accountOperations();
std::vector<OperationEntry> settingsOperations();
std::vector<OperationEntry> labelOperations();
std::vector<OperationEntry> searchOperations();
std::vector<OperationEntry> composeOperations();
std::vector<OperationEntry> messageOperations();
std::vector<OperationEntry> trackingOperations();
std::vector<OperationEntry> notificationOperations();
std::vector<OperationEntry> uploadOperations();
std::vector<OperationEntry> downloadOperations();
std::vector<OperationEntry> attachmentOperations();
std::vector<OperationEntry> attachmentSearchOperations();
std::vector<OperationEntry> extensionOperations();
std::vector<OperationEntry> signatureOperations();
std::vector<OperationEntry> hashOperations();
std::vector<OperationEntry> aliasOperations();
std::vector<OperationEntry> qrCodeOperations();

} // namespace waxwing::portal

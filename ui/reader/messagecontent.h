#pragma once

#include "core/async/asyncresult.h"
#include "core/base/secret.h"
#include "core/model/types.h"

namespace waxwing {

/// Where the reader gets a message of one account. Must outlive its use by ReaderController (call
/// clear() there first).
class MessageContent
{
public:
    virtual ~MessageContent() = default;
    /// What is known of the message locally; nullopt if nothing.
    [[nodiscard]] virtual AsyncResult<std::optional<MessageSummary>> summary(Guid guid) = 0;
    /// The body if it is in the cache. Never asks the portal.
    [[nodiscard]] virtual AsyncResult<std::optional<QString>> cachedBody(Guid guid) = 0;
    /// Asks the portal for the message with its body. This is a read receipt (design section 2
    /// rule 1): only after the person's act. The other side keeps unprotected bodies and marks the
    /// message read. A wrong password is ErrorKind::Forbidden with code "38".
    [[nodiscard]] virtual AsyncResult<Message> fetch(Guid guid, std::optional<Secret> password) = 0;
};

} // namespace waxwing

#pragma once

#include "tests/portal/call.h"

namespace waxwing::portal {

/// Whether this password opens a protected message for this reader.
bool opensProtected(const Message& message, const Person& reader, const std::string& password);

/// Refuses a draft whose recipients are missing, malformed, too many or not allowed for the
/// sender. Returns those who are not users of the portal yet.
std::vector<PersonId> requireRecipients(Call& call, const Message& draft);

/// Refuses to send to strangers if they may not or cannot be invited.
void requireInvitations(const Call& call, const std::vector<PersonId>& strangers);

} // namespace waxwing::portal

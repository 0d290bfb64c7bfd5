#pragma once

#include "app/instance/commandrequest.h"

namespace waxwing {

/// A message as RFC 5322 has it, from a line of an export's answer; empty if it is not one.
[[nodiscard]] QByteArray asMail(const QByteArray& line);

/// Makes the answer to an export into files of `request.folder`, for this user alone, none over one
/// that is there. The answer says how many, or what went wrong.
[[nodiscard]] CommandAnswer writeExport(const CommandRequest& request, const CommandAnswer& answer);

} // namespace waxwing

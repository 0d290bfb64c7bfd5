#pragma once

#include "core/http/transport.h"
#include "core/portal/jsonreader.h"

namespace waxwing {

/// Turns an HTTP answer into its JSON object or the error it stands for (protocol README section 7):
/// the portal's code decides first, the status second; an `errorCode` inside a 200 is an error too;
/// a body that is missing or not JSON leaves the status alone.
[[nodiscard]] Result<Json> readAnswer(const HttpResponse& response);

/// How long the server asks to wait; nullopt if it does not say.
[[nodiscard]] std::optional<std::chrono::seconds> retryAfterOf(const HttpResponse& response);

/// The kind that a portal code and an HTTP status stand for.
[[nodiscard]] ErrorKind kindOf(const QString& code, int httpStatus);

} // namespace waxwing

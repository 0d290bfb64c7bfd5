#pragma once

#include "core/base/error.h"

#include <QString>

namespace waxwing {

/// What the person was doing when it went wrong; decides about the advice.
enum class ErrorContext {
    Discovery, ///< looking for portals
    SignIn,
    Sync,
    Reading,
    Cache,     ///< the local database
    Settings,
};

/// What happened and what the person can do, in at most two sentences. Known codes get our own
/// text; for an unknown code of the portal its own sentence follows ours.
[[nodiscard]] QString errorSentence(const Error& error, ErrorContext context);

/// A short heading for the same error: "No connection", "Could not open the message".
[[nodiscard]] QString errorHeading(const Error& error, ErrorContext context);

/// Trying the same again may help: network and busy portals, not refusals.
[[nodiscard]] bool canRetry(const Error& error);

} // namespace waxwing

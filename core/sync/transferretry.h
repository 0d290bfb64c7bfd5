#pragma once

#include "core/async/backoff.h"
#include "core/base/error.h"

namespace waxwing {

/// When a chunk is tried again (protocol README section 7): on a network failure, 429 or 5xx, three
/// times, after 1, 2 and 4 s or what the portal asks for. Pure.
[[nodiscard]] Backoff transferPauses(Backoff::Random random);
[[nodiscard]] bool mayTryAgain(const Error& error, const Backoff& pauses);
/// Takes the next pause.
[[nodiscard]] std::chrono::milliseconds pauseBefore(const Error& error, Backoff& pauses);

} // namespace waxwing

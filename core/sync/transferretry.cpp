#include "core/sync/transferretry.h"

#include <algorithm>
#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 3> kTransferPauses{1s, 2s, 4s};
constexpr std::chrono::milliseconds kLongestRetryAfter = 60s;

} // namespace

Backoff transferPauses(Backoff::Random random)
{
    return Backoff(kTransferPauses, 0.2, std::move(random));
}

bool mayTryAgain(const Error& error, const Backoff& pauses)
{
    if (pauses.taken() >= kTransferPauses.size())
        return false;
    if (error.is(ErrorKind::Network))
        return !error.hasCode(u"proxy-sign-in") && !error.hasCode(u"proxy-refused");
    if (error.hasCode(u"31") || error.hasCode(u"50"))
        return false; // suspended, in maintenance
    return error.httpStatus == 429 || (error.httpStatus >= 500 && error.httpStatus != 503);
}

std::chrono::milliseconds pauseBefore(const Error& error, Backoff& pauses)
{
    std::chrono::milliseconds asked = 0ms;
    if (error.retryAfter)
        asked = std::min<std::chrono::milliseconds>(*error.retryAfter, kLongestRetryAfter);
    return std::max(pauses.next(), asked);
}

} // namespace waxwing

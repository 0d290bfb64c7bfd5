#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waxwing::portal {

/// Time as the service counts it: units of 100 ns since 1970-01-01 UTC. 0 means "no value".
using Ticks = std::int64_t;

inline constexpr Ticks kTicksPerMillisecond = 10'000;
inline constexpr Ticks kTicksPerSecond = 10'000'000;
inline constexpr Ticks kTicksPerMinute = 60 * kTicksPerSecond;
inline constexpr Ticks kTicksPerDay = 24 * 60 * kTicksPerMinute;
/// `0001-01-01T00:00:00Z`, by which clients of the framework say that there is no date.
inline constexpr Ticks kNoDate = -719'162 * kTicksPerDay;

/// `2018-03-05T14:07:09.1230000Z`, always seven fractional digits.
std::string formatTicks(Ticks ticks);

/// ISO 8601 with 0 to 9 fractional digits; without zone designator it is UTC.
std::optional<Ticks> parseTicks(std::string_view text);

/// The portal's time: the machine's clock plus an offset that tests move, so that expiries need no
/// waiting. Lives on the portal's thread.
class PortalClock
{
public:
    Ticks now() const;
    void advance(std::chrono::milliseconds by) { m_offset += by.count() * kTicksPerMillisecond; }
    void reset() { m_offset = 0; }

private:
    Ticks m_offset = 0;
};

} // namespace waxwing::portal

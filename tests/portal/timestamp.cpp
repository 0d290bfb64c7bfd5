#include "tests/portal/timestamp.h"

#include <cstdio>

namespace waxwing::portal {

namespace {

using namespace std::chrono;

/// Reads exactly `digits` decimal digits at `position` and moves on.
std::optional<int> readNumber(std::string_view text, std::size_t& position, int digits)
{
    if (position + static_cast<std::size_t>(digits) > text.size())
        return std::nullopt;
    int value = 0;
    for (int i = 0; i < digits; ++i) {
        const char c = text[position++];
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool readChar(std::string_view text, std::size_t& position, char wanted)
{
    if (position >= text.size() || text[position] != wanted)
        return false;
    ++position;
    return true;
}

std::optional<Ticks> readFraction(std::string_view text, std::size_t& position)
{
    if (!readChar(text, position, '.'))
        return 0;
    Ticks value = 0;
    int digits = 0;
    while (position < text.size() && text[position] >= '0' && text[position] <= '9') {
        if (digits < 7)
            value = value * 10 + (text[position] - '0');
        ++digits;
        ++position;
    }
    if (digits == 0 || digits > 9)
        return std::nullopt;
    for (; digits < 7; ++digits)
        value *= 10;
    return value;
}

std::optional<Ticks> readZone(std::string_view text, std::size_t& position)
{
    if (position == text.size())
        return 0;
    const char sign = text[position++];
    if (sign == 'Z' || sign == 'z')
        return position == text.size() ? std::optional<Ticks>(0) : std::nullopt;
    if (sign != '+' && sign != '-')
        return std::nullopt;
    const auto hour = readNumber(text, position, 2);
    readChar(text, position, ':');
    const auto minute = readNumber(text, position, 2);
    if (!hour || !minute || position != text.size())
        return std::nullopt;
    const Ticks offset = (*hour * 60 + *minute) * kTicksPerMinute;
    return sign == '+' ? offset : -offset;
}

} // namespace

std::string formatTicks(Ticks ticks)
{
    Ticks dayNumber = ticks / kTicksPerDay;
    Ticks rest = ticks % kTicksPerDay;
    if (rest < 0) {
        rest += kTicksPerDay;
        --dayNumber;
    }
    const year_month_day date{sys_days{days{dayNumber}}};
    const int seconds = static_cast<int>(rest / kTicksPerSecond);
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02uT%02d:%02d:%02d.%07dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), seconds / 3600, seconds / 60 % 60,
                  seconds % 60, static_cast<int>(rest % kTicksPerSecond));
    return buffer;
}

std::optional<Ticks> parseTicks(std::string_view text)
{
    std::size_t at = 0;
    const auto y = readNumber(text, at, 4);
    if (!y || !readChar(text, at, '-'))
        return std::nullopt;
    const auto m = readNumber(text, at, 2);
    if (!m || !readChar(text, at, '-'))
        return std::nullopt;
    const auto d = readNumber(text, at, 2);
    if (!d)
        return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)},
                              day{static_cast<unsigned>(*d)}};
    if (!date.ok())
        return std::nullopt;
    const Ticks midnight = sys_days{date}.time_since_epoch().count() * kTicksPerDay;
    if (at == text.size())
        return midnight;
    if (!readChar(text, at, 'T') && !readChar(text, at, ' '))
        return std::nullopt;
    const auto hour = readNumber(text, at, 2);
    if (!hour || *hour > 23 || !readChar(text, at, ':'))
        return std::nullopt;
    const auto minute = readNumber(text, at, 2);
    if (!minute || *minute > 59)
        return std::nullopt;
    int second = 0;
    if (readChar(text, at, ':')) {
        const auto value = readNumber(text, at, 2);
        if (!value || *value > 59)
            return std::nullopt;
        second = *value;
    }
    const auto fraction = readFraction(text, at);
    if (!fraction)
        return std::nullopt;
    const auto zone = readZone(text, at);
    if (!zone)
        return std::nullopt;
    return midnight + ((*hour * 60 + *minute) * 60 + second) * kTicksPerSecond + *fraction - *zone;
}

Ticks PortalClock::now() const
{
    const auto sinceEpoch = system_clock::now().time_since_epoch();
    return duration_cast<nanoseconds>(sinceEpoch).count() / 100 + m_offset;
}

} // namespace waxwing::portal

#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace waxwing::portal {

/// A guid as 128 bits. The wire form is 32 lower-case hexadecimal digits without dashes; on input
/// dashes, braces and upper case are accepted. The null guid stands for "none".
struct Guid
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    auto operator<=>(const Guid&) const = default;
    bool isNull() const { return high == 0 && low == 0; }

    std::string text() const;
    std::string dashed() const;
    static std::optional<Guid> parse(std::string_view text);
    /// A guid that depends on nothing but the two given ones: for things that are derived.
    static Guid derived(const Guid& first, const Guid& second);
};

struct GuidHash
{
    std::size_t operator()(const Guid& guid) const noexcept
    {
        return std::hash<std::uint64_t>()(guid.high ^ (guid.low * 0x9e3779b97f4a7c15ULL));
    }
};

/// Writes a dashless guid of 32 digits in the form 8-4-4-4-12.
std::string withDashes(std::string_view dashless);

} // namespace waxwing::portal

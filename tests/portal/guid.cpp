#include "tests/portal/guid.h"

#include "tests/portal/text.h"

namespace waxwing::portal {

namespace {

std::uint64_t mix(std::uint64_t value)
{
    value ^= value >> 30;
    value *= 0xbf58476d1ce4e5b9ULL;
    value ^= value >> 27;
    value *= 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

} // namespace

std::string Guid::text() const
{
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string result(32, '0');
    for (int i = 0; i < 16; ++i) {
        result[15 - i] = kDigits[(high >> (4 * i)) & 0xf];
        result[31 - i] = kDigits[(low >> (4 * i)) & 0xf];
    }
    return result;
}

std::string Guid::dashed() const
{
    return withDashes(text());
}

std::optional<Guid> Guid::parse(std::string_view text)
{
    if (text.size() >= 2 && text.front() == '{' && text.back() == '}')
        text = text.substr(1, text.size() - 2);
    Guid guid;
    int digits = 0;
    for (char c : text) {
        if (c == '-')
            continue;
        const int value = hexValue(c);
        if (value < 0 || digits == 32)
            return std::nullopt;
        auto& half = digits < 16 ? guid.high : guid.low;
        half = (half << 4) | static_cast<std::uint64_t>(value);
        ++digits;
    }
    if (digits != 32)
        return std::nullopt;
    return guid;
}

Guid Guid::derived(const Guid& first, const Guid& second)
{
    return {mix(first.high ^ mix(second.low + 1)), mix(first.low ^ mix(second.high + 2))};
}

std::string withDashes(std::string_view dashless)
{
    std::string result;
    result.reserve(36);
    for (std::size_t i = 0; i < dashless.size(); ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            result += '-';
        result += dashless[i];
    }
    return result;
}

} // namespace waxwing::portal

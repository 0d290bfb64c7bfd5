#pragma once

#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <array>
#include <compare>
#include <cstdint>
#include <optional>

namespace waxwing {

/// A portal's identifier of a message, label, service, user … (protocol README section 4).
/// Holds the 128 bits, so that dashes and case never matter when two are compared.
class Guid
{
public:
    Guid() = default;

    /// Reads 32 hexadecimal digits, with or without dashes (8-4-4-4-12) and braces, in any case.
    [[nodiscard]] static std::optional<Guid> parse(QStringView text);

    /// All bits zero: the wire's way to say "none".
    [[nodiscard]] bool isNull() const { return *this == Guid(); }

    /// The 16 bytes in the order of their digits, for storing.
    [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return m_bytes; }
    /// From 16 such bytes; null for any other number.
    [[nodiscard]] static Guid fromBytes(QByteArrayView bytes);

    /// The form that is sent: 32 lower-case digits without dashes.
    [[nodiscard]] QString toString() const;

    friend auto operator<=>(const Guid&, const Guid&) = default;
    friend size_t qHash(const Guid& guid, size_t seed = 0) noexcept
    {
        return qHashRange(guid.m_bytes.begin(), guid.m_bytes.end(), seed);
    }

private:
    std::array<std::uint8_t, 16> m_bytes{};
};

} // namespace waxwing

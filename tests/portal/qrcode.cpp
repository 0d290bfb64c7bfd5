#include "tests/portal/qrcode.h"

#include "tests/portal/png.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <vector>

namespace waxwing::portal {

namespace {

constexpr int kEdge = 37; // version 5
constexpr std::size_t kDataBytes = 108;
constexpr std::size_t kCorrectionBytes = 26;
constexpr std::size_t kLongestText = 106;
constexpr int kQuiet = 4;
constexpr int kPixels = 4;

using Bytes = std::vector<std::uint8_t>;

/// Product in the field GF(2^8) with the polynomial 0x11D.
std::uint8_t product(std::uint8_t a, std::uint8_t b)
{
    int result = 0;
    for (int bit = 7; bit >= 0; --bit) {
        result = (result << 1) ^ ((result >> 7) * 0x11d);
        result ^= ((b >> bit) & 1) * a;
    }
    return static_cast<std::uint8_t>(result);
}

Bytes correctionOf(const Bytes& data)
{
    Bytes divisor(kCorrectionBytes);
    divisor.back() = 1;
    std::uint8_t root = 1;
    for (std::size_t i = 0; i < kCorrectionBytes; ++i) {
        for (std::size_t j = 0; j < kCorrectionBytes; ++j) {
            divisor[j] = product(divisor[j], root);
            if (j + 1 < kCorrectionBytes)
                divisor[j] ^= divisor[j + 1];
        }
        root = product(root, 2);
    }
    Bytes remainder(kCorrectionBytes);
    for (const std::uint8_t byte : data) {
        const std::uint8_t factor = byte ^ remainder.front();
        remainder.erase(remainder.begin());
        remainder.push_back(0);
        for (std::size_t j = 0; j < kCorrectionBytes; ++j)
            remainder[j] ^= product(divisor[j], factor);
    }
    return remainder;
}

/// Byte mode, the length, the text, then the padding that the standard wants.
Bytes codewordsOf(const std::string& text)
{
    std::string bits;
    const auto append = [&bits](unsigned value, int count) {
        for (int bit = count - 1; bit >= 0; --bit)
            bits += (value >> bit) & 1 ? '1' : '0';
    };
    append(4, 4);
    append(static_cast<unsigned>(text.size()), 8);
    for (const char c : text)
        append(static_cast<unsigned char>(c), 8);
    append(0, 4);
    Bytes data;
    for (std::size_t i = 0; i < bits.size(); i += 8)
        data.push_back(
            static_cast<std::uint8_t>(std::strtoul(bits.substr(i, 8).c_str(), nullptr, 2)));
    for (bool first = true; data.size() < kDataBytes; first = !first)
        data.push_back(first ? 0xec : 0x11);
    const Bytes correction = correctionOf(data);
    data.insert(data.end(), correction.begin(), correction.end());
    return data;
}

class Symbol
{
public:
    explicit Symbol(const Bytes& codewords)
    {
        for (int i = 0; i < kEdge; ++i) {
            fix(6, i, i % 2 == 0);
            fix(i, 6, i % 2 == 0);
        }
        finder(3, 3);
        finder(kEdge - 4, 3);
        finder(3, kEdge - 4);
        for (int dy = -2; dy <= 2; ++dy) {
            for (int dx = -2; dx <= 2; ++dx)
                fix(30 + dx, 30 + dy, std::max(std::abs(dx), std::abs(dy)) != 1);
        }
        format();
        fill(codewords);
    }

    bool isDark(int x, int y) const { return m_dark[at(x, y)]; }

private:
    static std::size_t at(int x, int y) { return static_cast<std::size_t>(y * kEdge + x); }

    void fix(int x, int y, bool dark)
    {
        m_dark[at(x, y)] = dark;
        m_fixed[at(x, y)] = true;
    }

    void finder(int centreX, int centreY)
    {
        for (int dy = -4; dy <= 4; ++dy) {
            for (int dx = -4; dx <= 4; ++dx) {
                const int x = centreX + dx;
                const int y = centreY + dy;
                const int ring = std::max(std::abs(dx), std::abs(dy));
                if (x >= 0 && x < kEdge && y >= 0 && y < kEdge)
                    fix(x, y, ring != 2 && ring != 4);
            }
        }
    }

    /// Level L and mask 0, with their own correction, twice.
    void format()
    {
        constexpr int kLevelAndMask = 1 << 3;
        int rest = kLevelAndMask;
        for (int i = 0; i < 10; ++i)
            rest = (rest << 1) ^ ((rest >> 9) * 0x537);
        const int bits = (kLevelAndMask << 10 | rest) ^ 0x5412;
        const auto bit = [bits](int i) { return ((bits >> i) & 1) != 0; };
        for (int i = 0; i <= 5; ++i)
            fix(8, i, bit(i));
        fix(8, 7, bit(6));
        fix(8, 8, bit(7));
        fix(7, 8, bit(8));
        for (int i = 9; i < 15; ++i)
            fix(14 - i, 8, bit(i));
        for (int i = 0; i < 8; ++i)
            fix(kEdge - 1 - i, 8, bit(i));
        for (int i = 8; i < 15; ++i)
            fix(8, kEdge - 15 + i, bit(i));
        fix(8, kEdge - 8, true);
    }

    /// In pairs of columns from the right, up and down by turns.
    void fill(const Bytes& codewords)
    {
        std::size_t next = 0;
        for (int right = kEdge - 1; right >= 1; right -= 2) {
            if (right == 6)
                right = 5;
            for (int step = 0; step < kEdge; ++step) {
                for (int x : {right, right - 1}) {
                    const bool upwards = ((right + 1) & 2) == 0;
                    const int y = upwards ? kEdge - 1 - step : step;
                    if (m_fixed[at(x, y)])
                        continue;
                    const bool data = next / 8 < codewords.size() &&
                                      ((codewords[next / 8] >> (7 - next % 8)) & 1) != 0;
                    ++next;
                    m_dark[at(x, y)] = data != ((x + y) % 2 == 0);
                }
            }
        }
    }

    std::array<bool, static_cast<std::size_t>(kEdge*kEdge)> m_dark{}, m_fixed{};
};

} // namespace

std::string qrCodePng(const std::string& text)
{
    if (text.size() > kLongestText)
        return {};
    const Symbol symbol(codewordsOf(text));
    constexpr int kWidth = (kEdge + 2 * kQuiet) * kPixels;
    std::string rows;
    for (int py = 0; py < kWidth; ++py) {
        rows += '\0';
        for (int px = 0; px < kWidth; ++px) {
            const int x = px / kPixels - kQuiet;
            const int y = py / kPixels - kQuiet;
            const bool inside = x >= 0 && x < kEdge && y >= 0 && y < kEdge;
            rows += inside && symbol.isDark(x, y) ? '\0' : '\xff';
        }
    }
    return pngOf(kWidth, kWidth, 1, rows);
}

} // namespace waxwing::portal

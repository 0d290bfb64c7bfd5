#include "tests/portal/png.h"

#include <zlib.h>

#include <cstdint>

namespace waxwing::portal {

namespace {

void appendBigEndian(std::string& target, std::uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        target += static_cast<char>((value >> shift) & 0xff);
}

void appendChunk(std::string& png, const std::string& type, const std::string& data)
{
    appendBigEndian(png, static_cast<std::uint32_t>(data.size()));
    const std::string covered = type + data;
    png += covered;
    appendBigEndian(
        png, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(covered.data()),
                                              static_cast<uInt>(covered.size()))));
}

} // namespace

std::string pngOf(int width, int height, int channels, const std::string& rows)
{
    uLongf length = compressBound(static_cast<uLong>(rows.size()));
    std::string packed(length, '\0');
    compress(reinterpret_cast<Bytef*>(packed.data()), &length,
             reinterpret_cast<const Bytef*>(rows.data()), static_cast<uLong>(rows.size()));
    packed.resize(length);
    std::string header;
    appendBigEndian(header, static_cast<std::uint32_t>(width));
    appendBigEndian(header, static_cast<std::uint32_t>(height));
    header += '\x08'; // bits of a channel
    header += channels == 3 ? '\x02' : '\x00';
    header += std::string(3, '\0');
    std::string png("\x89PNG\r\n\x1a\n", 8);
    appendChunk(png, "IHDR", header);
    appendChunk(png, "IDAT", packed);
    appendChunk(png, "IEND", {});
    return png;
}

} // namespace waxwing::portal

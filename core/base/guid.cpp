#include "core/base/guid.h"

#include <algorithm>

namespace waxwing {

namespace {

int hexValue(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    if (u >= u'a' && u <= u'f')
        return u - u'a' + 10;
    if (u >= u'A' && u <= u'F')
        return u - u'A' + 10;
    return -1;
}

bool hasDashesInPlace(QStringView text)
{
    return text.size() == 36 && text[8] == u'-' && text[13] == u'-' && text[18] == u'-'
           && text[23] == u'-';
}

} // namespace

std::optional<Guid> Guid::parse(QStringView text)
{
    text = text.trimmed();
    if (text.size() == 38 && text.front() == u'{' && text.back() == u'}')
        text = text.mid(1, 36);
    const bool dashed = hasDashesInPlace(text);
    if (text.size() != 32 && !dashed)
        return std::nullopt;

    Guid guid;
    int digits = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (dashed && (i == 8 || i == 13 || i == 18 || i == 23))
            continue;
        const int value = hexValue(text[i]);
        if (value < 0)
            return std::nullopt;
        auto& byte = guid.m_bytes[static_cast<std::size_t>(digits / 2)];
        byte = static_cast<std::uint8_t>(digits % 2 == 0 ? value << 4 : byte | value);
        ++digits;
    }
    return guid;
}

Guid Guid::fromBytes(QByteArrayView bytes)
{
    Guid guid;
    if (bytes.size() == static_cast<qsizetype>(guid.m_bytes.size()))
        std::copy(bytes.begin(), bytes.end(), guid.m_bytes.begin());
    return guid;
}

QString Guid::toString() const
{
    static constexpr char16_t kDigits[] = u"0123456789abcdef";
    QString text(32, Qt::Uninitialized);
    qsizetype i = 0;
    for (const std::uint8_t byte : m_bytes) {
        text[i++] = kDigits[byte >> 4];
        text[i++] = kDigits[byte & 0x0f];
    }
    return text;
}

} // namespace waxwing

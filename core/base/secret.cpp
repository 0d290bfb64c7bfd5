#include "core/base/secret.h"

#include <cstddef>

namespace waxwing {

namespace {

void overwrite(void* memory, std::size_t length)
{
    auto* bytes = static_cast<volatile unsigned char*>(memory);
    while (length-- > 0)
        *bytes++ = 0;
}

} // namespace

void wipeBytes(QByteArray& bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        overwrite(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes = QByteArray();
}

void wipeText(QString& text)
{
    if (!text.isEmpty() && text.isDetached())
        overwrite(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
    text = QString();
}

Secret::Secret(QByteArray bytes) : m_bytes(std::move(bytes))
{
    m_bytes.detach();
}

Secret Secret::fromText(QString&& text)
{
    Secret secret(text.toUtf8());
    wipeText(text);
    return secret;
}

Secret::Secret(const Secret& other) : m_bytes(other.m_bytes)
{
    m_bytes.detach();
}

Secret::Secret(Secret&& other) noexcept : m_bytes(std::move(other.m_bytes))
{
    other.m_bytes = QByteArray();
}

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) {
        wipe();
        m_bytes = other.m_bytes;
        m_bytes.detach();
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        wipe();
        m_bytes = std::move(other.m_bytes);
        other.m_bytes = QByteArray();
    }
    return *this;
}

Secret::~Secret()
{
    wipe();
}

bool Secret::equals(const Secret& other) const
{
    if (m_bytes.size() != other.m_bytes.size())
        return false;
    unsigned difference = 0;
    for (qsizetype i = 0; i < m_bytes.size(); ++i)
        difference |= static_cast<unsigned char>(m_bytes[i] ^ other.m_bytes[i]);
    return difference == 0;
}

void Secret::wipe()
{
    wipeBytes(m_bytes);
}

} // namespace waxwing

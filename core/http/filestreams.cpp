#include "core/http/filestreams.h"

#include <algorithm>
#include <cstring>

namespace waxwing {

FileSlice::FileSlice(QString path, qint64 start, qint64 size, ByteCounter sent)
    : m_file(std::move(path)), m_start(start), m_size(size), m_sent(std::move(sent))
{}

bool FileSlice::rewind()
{
    m_given = 0;
    *m_sent = 0;
    if (m_size == 0)
        return true;
    const auto mode = QFile::ReadOnly | QFile::Unbuffered;
    return (m_file.isOpen() || m_file.open(mode)) && m_file.seek(m_start);
}

std::optional<qint64> FileSlice::give(char* into, qint64 room)
{
    const qint64 wanted = std::min(room, m_size - m_given);
    if (wanted == 0)
        return 0;
    const qint64 count = m_file.read(into, wanted);
    if (count <= 0)
        return std::nullopt; // it has become shorter, or cannot be read any more
    m_given += count;
    *m_sent = m_given;
    return count;
}

MemorySlice::MemorySlice(QByteArray bytes, qint64 start, qint64 size, ByteCounter sent)
    : m_bytes(std::move(bytes)), m_start(start), m_size(size), m_sent(std::move(sent))
{}

bool MemorySlice::rewind()
{
    m_given = 0;
    *m_sent = 0;
    return m_start + m_size <= m_bytes.size();
}

std::optional<qint64> MemorySlice::give(char* into, qint64 room)
{
    const qint64 count = std::min(room, m_size - m_given);
    std::memcpy(into, m_bytes.constData() + m_start + m_given, static_cast<size_t>(count));
    m_given += count;
    *m_sent = m_given;
    return count;
}

FileTail::FileTail(QString path, qint64 offset, qint64 most, ByteCounter received, Behind behind)
    : m_file(std::move(path)), m_behind(behind), m_offset(offset), m_most(most),
      m_received(std::move(received))
{}

bool FileTail::inTrouble(Trouble trouble)
{
    m_trouble = trouble;
    return false;
}

bool FileTail::begin()
{
    m_taken = 0;
    *m_received = 0;
    const auto mode = QFile::ReadWrite | QFile::ExistingOnly | QFile::Unbuffered;
    if (!m_file.isOpen() && !m_file.open(mode))
        return inTrouble(Trouble::File);
    const bool fits = m_behind == Behind::Keep
                      || (m_file.size() >= m_offset && m_file.resize(m_offset));
    return (fits && m_file.seek(m_offset)) || inTrouble(Trouble::File);
}

bool FileTail::take(QByteArrayView piece)
{
    if (piece.size() > m_most - m_taken)
        return inTrouble(Trouble::TooMuch);
    if (m_file.write(piece.data(), piece.size()) != piece.size()) {
        const bool full = m_file.error() == QFile::ResourceError;
        return inTrouble(full ? Trouble::NoRoom : Trouble::File);
    }
    m_taken += piece.size();
    *m_received = m_taken;
    return true;
}

bool BoundedBuffer::begin()
{
    m_bytes.clear();
    return true;
}

bool BoundedBuffer::take(QByteArrayView piece)
{
    if (piece.size() > m_most - m_bytes.size())
        return false;
    m_bytes.append(piece);
    return true;
}

} // namespace waxwing

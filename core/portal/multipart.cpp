#include "core/portal/multipart.h"

#include <algorithm>
#include <cstring>

namespace waxwing {

namespace {

/// As browsers do it: what would end the value is percent-encoded.
QByteArray quotable(const QString& fileName)
{
    QByteArray name = fileName.toUtf8();
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return name;
}

} // namespace

MultipartUpload::MultipartUpload(QByteArray boundary, const QString& fileName,
                                 std::shared_ptr<BodySource> content)
    : m_boundary(std::move(boundary)), m_content(std::move(content))
{
    m_head = "--" + m_boundary
             + "\r\nContent-Disposition: form-data; name=\"upload\"; filename=\""
             + quotable(fileName) + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    m_tail = "\r\n--" + m_boundary + "--\r\n";
}

QByteArray MultipartUpload::contentType() const
{
    return "multipart/form-data; boundary=" + m_boundary;
}

qint64 MultipartUpload::size() const
{
    return m_head.size() + m_content->size() + m_tail.size();
}

bool MultipartUpload::rewind()
{
    m_given = 0;
    return m_content->rewind();
}

std::optional<qint64> MultipartUpload::give(char* into, qint64 room)
{
    const auto part = [&](const QByteArray& bytes, qint64 from) {
        const qint64 count = std::min(room, bytes.size() - from);
        std::memcpy(into, bytes.constData() + from, static_cast<size_t>(count));
        m_given += count;
        return count;
    };
    if (m_given < m_head.size())
        return part(m_head, m_given);
    const qint64 tailStart = m_head.size() + m_content->size();
    if (m_given >= tailStart)
        return part(m_tail, m_given - tailStart);
    const auto count = m_content->give(into, room);
    if (!count || *count == 0)
        return std::nullopt; // shorter than it said
    m_given += *count;
    return count;
}

} // namespace waxwing

#pragma once

#include "core/http/bodystream.h"

#include <QByteArray>

#include <algorithm>
#include <cstring>

namespace waxwing::test {

/// Keeps what it takes; refuses what goes over `most`.
class MemorySink final : public BodySink
{
public:
    explicit MemorySink(qint64 most = qint64(1) << 40) : m_most(most) {}
    [[nodiscard]] bool begin() override
    {
        bytes.clear();
        ++begun;
        return true;
    }
    [[nodiscard]] bool take(QByteArrayView piece) override
    {
        bytes.append(piece);
        largest = std::max(largest, piece.size());
        return bytes.size() <= m_most;
    }

    QByteArray bytes;
    qsizetype largest = 0; ///< piece
    int begun = 0;

private:
    qint64 m_most;
};

/// Gives these bytes, and fails from `failsAt` on.
class MemorySource final : public BodySource
{
public:
    explicit MemorySource(QByteArray bytes, qint64 failsAt = -1)
        : m_bytes(std::move(bytes)), m_failsAt(failsAt)
    {}
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    [[nodiscard]] bool rewind() override
    {
        m_given = 0;
        return true;
    }
    [[nodiscard]] std::optional<qint64> give(char* into, qint64 room) override
    {
        if (m_failsAt >= 0 && m_given >= m_failsAt)
            return std::nullopt;
        const qint64 count = std::min<qint64>(room, m_bytes.size() - m_given);
        std::memcpy(into, m_bytes.constData() + m_given, static_cast<size_t>(count));
        m_given += count;
        return count;
    }

private:
    QByteArray m_bytes;
    qint64 m_failsAt;
    qint64 m_given = 0;
};

} // namespace waxwing::test

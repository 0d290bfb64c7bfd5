#pragma once

#include "core/http/bodystream.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <atomic>
#include <memory>

namespace waxwing {

/// How many bytes of a try have moved; written by the transport's thread, read by anyone.
using ByteCounter = std::shared_ptr<std::atomic<qint64>>;

[[nodiscard]] inline ByteCounter newByteCounter()
{
    return std::make_shared<std::atomic<qint64>>(0);
}

/// A piece of a file, read when it is sent. The file must stay as long as it was, or the request
/// ends with Storage.
class FileSlice final : public BodySource
{
public:
    FileSlice(QString path, qint64 start, qint64 size, ByteCounter sent);
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] bool rewind() override;
    [[nodiscard]] std::optional<qint64> give(char* into, qint64 room) override;

private:
    QFile m_file;
    qint64 m_start;
    qint64 m_size;
    qint64 m_given = 0;
    ByteCounter m_sent;
};

/// A piece of something that is in memory (a pasted picture).
class MemorySlice final : public BodySource
{
public:
    MemorySlice(QByteArray bytes, qint64 start, qint64 size, ByteCounter sent);
    [[nodiscard]] qint64 size() const override { return m_size; }
    [[nodiscard]] bool rewind() override;
    [[nodiscard]] std::optional<qint64> give(char* into, qint64 room) override;

private:
    QByteArray m_bytes;
    qint64 m_start;
    qint64 m_size;
    qint64 m_given = 0;
    ByteCounter m_sent;
};

/// Writes an answer into a file from `offset` on and cuts off what stood behind it, so that a second
/// try begins where the first did; Keep leaves it, as that of somebody else who writes at the same
/// time. The file must be there: one that was given up and removed does not come back. Refuses more
/// than `most` bytes.
class FileTail final : public BodySink
{
public:
    enum class Behind { CutOff, Keep };
    FileTail(QString path, qint64 offset, qint64 most, ByteCounter received,
             Behind behind = Behind::CutOff);
    [[nodiscard]] bool begin() override;
    [[nodiscard]] bool take(QByteArrayView piece) override;

    /// After the request, why it was refused, if it was.
    enum class Trouble { None, TooMuch, NoRoom, File };
    [[nodiscard]] Trouble trouble() const { return m_trouble; }
    [[nodiscard]] qint64 taken() const { return m_taken; }

private:
    [[nodiscard]] bool inTrouble(Trouble trouble);

    QFile m_file;
    Trouble m_trouble = Trouble::None;
    Behind m_behind;
    qint64 m_offset;
    qint64 m_most;
    qint64 m_taken = 0;
    ByteCounter m_received;
};

/// Keeps an answer of at most `most` bytes in memory; for previews. Read it after the request only.
class BoundedBuffer final : public BodySink
{
public:
    explicit BoundedBuffer(qint64 most) : m_most(most) {}
    [[nodiscard]] bool begin() override;
    [[nodiscard]] bool take(QByteArrayView piece) override;
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    qint64 m_most;
    QByteArray m_bytes;
};

} // namespace waxwing

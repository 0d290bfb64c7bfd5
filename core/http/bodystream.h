#pragma once

#include <QByteArrayView>

#include <optional>

namespace waxwing {

/// Takes the body of an answer piece by piece instead of a buffer that holds it whole. Called on the
/// transport's thread while the network waits, so that nothing piles up: no more than one piece is
/// ever on its way, and a slow disk slows the sender down. Must not touch anything of the main
/// thread. One sink serves one request at a time.
class BodySink
{
public:
    virtual ~BodySink() = default;
    /// A 2xx answer begins. What an earlier try of this request left is to be thrown away.
    [[nodiscard]] virtual bool begin() = 0;
    /// The next piece; false ends the request with ErrorKind::Storage, code "sink".
    [[nodiscard]] virtual bool take(QByteArrayView piece) = 0;
};

/// Gives the body of a request piece by piece. Called on the transport's thread as BodySink is.
class BodySource
{
public:
    virtual ~BodySource() = default;
    /// Known before and kept to.
    [[nodiscard]] virtual qint64 size() const = 0;
    /// Starts from the first byte; called before each try, and when a connection must be made anew.
    [[nodiscard]] virtual bool rewind() = 0;
    /// Fills in up to `room` bytes and says how many; 0 at the end; nullopt ends the request with
    /// ErrorKind::Storage, code "source".
    [[nodiscard]] virtual std::optional<qint64> give(char* into, qint64 room) = 0;
};

} // namespace waxwing

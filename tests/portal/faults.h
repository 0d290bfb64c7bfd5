#pragma once

#include "tests/portal/http.h"
#include "tests/portal/json.h"

#include <optional>
#include <string>
#include <vector>

namespace waxwing::portal {

/// What can go wrong on purpose. Those before `DropBefore` inclusive prevent the call from taking
/// effect; with all others it has taken effect when the answer goes wrong.
enum class FaultKind {
    Status,        ///< answer with `status` (and `errorCode`) instead of doing it
    DropBefore,    ///< drop the connection instead of doing it
    Latency,       ///< answer after `milliseconds`
    DropAfter,     ///< do it, then drop the connection without an answer
    DropMidway,    ///< do it, then drop the connection in the middle of the body
    Truncated,     ///< the body ends early, `bytes` from its beginning (half of it by default)
    Malformed,     ///< the body is not JSON
    WrongTypes,    ///< numbers for texts, texts for numbers and so on
    UnknownFields, ///< members nobody has heard of, in every object
    Oversized,     ///< the body grows by `bytes` (4 MiB by default)
    SlowBody,      ///< the body trickles with `bytes` per second (200 by default)
    LateStatus,    ///< do it, then answer with `status` nevertheless
    DropUpload,    ///< drop the connection after `bytes` of the request's body; not done
};

/// One fault, applied to the next `count` calls of `operation` (empty: of all operations).
struct Fault
{
    FaultKind kind = FaultKind::Status;
    std::string operation;
    int count = 1; ///< negative: until cleared
    int milliseconds = 0;
    int status = 500;
    std::string errorCode;
    std::string message;
    int retryAfterSeconds = 0;
    int bytes = 0;
};

std::optional<FaultKind> faultKindNamed(std::string_view name);
const char* faultKindName(FaultKind kind);

/// The faults that are set, and what each of them does to an answer. Lives on the portal's thread.
class Faults
{
public:
    void add(const Fault& fault) { m_faults.push_back(fault); }
    void clear() { m_faults.clear(); }
    const std::vector<Fault>& pending() const { return m_faults; }

    /// The faults that hit this call; uses up one of their counts.
    std::vector<Fault> take(const std::string& operation);

    /// After how many bytes of the request's body its connection is dropped; uses up one count.
    std::optional<std::size_t> takeDropUpload(const std::string& operation);

    /// Answers instead of the operation, if one of the faults demands that.
    /// With `oauth` the error code is said as RFC 6749 has it.
    static std::optional<HttpResponse> insteadOf(const std::vector<Fault>& faults,
                                                 bool oauth = false);
    /// Spoils the JSON of an answer.
    static void spoil(const std::vector<Fault>& faults, Json& body);
    /// Spoils the bytes and their delivery.
    static void spoil(const std::vector<Fault>& faults, HttpResponse& response);

private:
    std::vector<Fault> m_faults;
};

} // namespace waxwing::portal

#pragma once

#include "tests/portal/content.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waxwing::portal {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

/// One request, whatever the version of HTTP it came by. Header names are in lower case.
struct HttpRequest
{
    std::string method;
    std::string path; ///< still percent-encoded, without the query
    std::string query;
    std::string protocol;
    std::string peerAddress;
    int localPort = 0; ///< of the listener it came in by
    HeaderList headers;
    std::string body;

    const std::string* header(std::string_view lowerCaseName) const;
    /// The decoded members of the query in the order of their appearance.
    std::vector<std::pair<std::string, std::string>> queryValues() const;
};

/// The decoded members of a query or of a body of `application/x-www-form-urlencoded`.
std::vector<std::pair<std::string, std::string>> formValues(std::string_view text);

/// How an answer misbehaves on its way out; all defaults mean "not at all".
struct Misdelivery
{
    int delayMilliseconds = 0;
    bool dropInsteadOfAnswering = false;
    std::optional<std::uint64_t> cutAfterBytes; ///< of the body; then the connection is dropped
    int bytesPerSecond = 0;                   ///< 0: as fast as it goes
};

struct HttpResponse
{
    int status = 200;
    HeaderList headers;
    std::string body;
    /// What the body consists of instead of `body`: `contentLength` bytes from `contentOffset` on.
    std::shared_ptr<const Content> content;
    std::uint64_t contentOffset = 0;
    std::uint64_t contentLength = 0;
    Misdelivery misdelivery;

    std::uint64_t bodySize() const { return content ? contentLength : body.size(); }
    /// Up to `length` bytes of the body from `offset` on.
    std::string bodyBytes(std::uint64_t offset, std::size_t length) const;
    void dropBody();
};

/// Takes the one answer to a request, at once or later, on the portal's thread. Copies stand for
/// the same request: the first answer counts, and a request whose last copy goes unanswered is
/// answered with status 500. An answer for a connection that is gone leads nowhere.
class HttpResponder
{
public:
    explicit HttpResponder(std::function<void(HttpResponse)> deliver);
    void operator()(HttpResponse response) const;

private:
    struct Pending;
    std::shared_ptr<Pending> m_pending;
};

/// Answers a request through the responder. The request is valid during the call only.
using HttpHandler = std::function<void(const HttpRequest&, HttpResponder)>;

/// What a peer may send before it is refused.
struct HttpLimits
{
    std::size_t headerBytes = 64 * 1024;
    std::size_t bodyBytes = 64 * 1024 * 1024;
    /// Asked when the head of a request is there: after how many bytes of its body the connection
    /// is to be dropped, if at all.
    std::function<std::optional<std::size_t>(const HttpRequest&)> dropAfterBodyBytes;
};

const char* reasonPhrase(int status);

/// Compresses the body if the client's `Accept-Encoding` has gzip and it is worth it.
void compressIfAccepted(const std::string& acceptEncoding, HttpResponse& response);

} // namespace waxwing::portal

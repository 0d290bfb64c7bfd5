#pragma once

#include <cstddef>
#include <functional>
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
    HeaderList headers;
    std::string body;

    const std::string* header(std::string_view lowerCaseName) const;
    /// The decoded members of the query in the order of their appearance.
    std::vector<std::pair<std::string, std::string>> queryValues() const;
};

/// How an answer misbehaves on its way out; all defaults mean "not at all".
struct Misdelivery
{
    int delayMilliseconds = 0;
    bool dropInsteadOfAnswering = false;
    std::optional<std::size_t> cutAfterBytes; ///< of the body; then the connection is dropped
    int bytesPerSecond = 0;                   ///< 0: as fast as it goes
};

struct HttpResponse
{
    int status = 200;
    HeaderList headers;
    std::string body;
    Misdelivery misdelivery;
};

using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

/// What a peer may send before it is refused.
struct HttpLimits
{
    std::size_t headerBytes = 64 * 1024;
    std::size_t bodyBytes = 64 * 1024 * 1024;
};

const char* reasonPhrase(int status);

/// Compresses the body if the client accepts gzip and it is worth it.
void compressIfAccepted(const HttpRequest& request, HttpResponse& response);

} // namespace waxwing::portal

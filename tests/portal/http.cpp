#include "tests/portal/http.h"

#include "tests/portal/text.h"

#include <zlib.h>

#include <algorithm>

namespace waxwing::portal {

namespace {

constexpr std::size_t kWorthCompressing = 1400;

std::string gzipped(const std::string& text)
{
    z_stream stream{};
    // 15 + 16: the largest window, with a gzip header. The fastest level: latency counts here.
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string result(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    const bool complete = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return complete ? result : std::string();
}

} // namespace

std::string HttpResponse::bodyBytes(std::uint64_t offset, std::size_t length) const
{
    if (!content)
        return offset >= body.size() ? std::string()
                                     : body.substr(static_cast<std::size_t>(offset), length);
    if (offset >= contentLength)
        return {};
    return content->read(contentOffset + offset, static_cast<std::size_t>(std::min<std::uint64_t>(
                                                     length, contentLength - offset)));
}

void HttpResponse::dropBody()
{
    body.clear();
    content.reset();
    contentLength = 0;
}

const std::string* HttpRequest::header(std::string_view lowerCaseName) const
{
    for (const auto& [name, value] : headers) {
        if (name == lowerCaseName)
            return &value;
    }
    return nullptr;
}

std::vector<std::pair<std::string, std::string>> HttpRequest::queryValues() const
{
    return formValues(query);
}

std::vector<std::pair<std::string, std::string>> formValues(std::string_view text)
{
    std::vector<std::pair<std::string, std::string>> values;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const auto pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (pair.empty())
            continue;
        const auto equals = pair.find('=');
        values.emplace_back(percentDecoded(pair.substr(0, equals), true),
                            equals == std::string_view::npos
                                ? std::string()
                                : percentDecoded(pair.substr(equals + 1), true));
    }
    return values;
}

struct HttpResponder::Pending
{
    std::function<void(HttpResponse)> deliver;

    explicit Pending(std::function<void(HttpResponse)> to) : deliver(std::move(to)) {}
    Pending(const Pending&) = delete;
    Pending& operator=(const Pending&) = delete;

    void answer(HttpResponse response)
    {
        if (const auto once = std::exchange(deliver, nullptr))
            once(std::move(response));
    }

    ~Pending()
    {
        HttpResponse forgotten;
        forgotten.status = 500;
        answer(std::move(forgotten));
    }
};

HttpResponder::HttpResponder(std::function<void(HttpResponse)> deliver)
    : m_pending(std::make_shared<Pending>(std::move(deliver)))
{
}

void HttpResponder::operator()(HttpResponse response) const
{
    m_pending->answer(std::move(response));
}

const char* reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 302:
        return "Found";
    case 303:
        return "See Other";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 410:
        return "Gone";
    case 413:
        return "Payload Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        return status < 400 ? "OK" : "Error";
    }
}

void compressIfAccepted(const std::string& acceptEncoding, HttpResponse& response)
{
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (acceptEncoding.find("gzip") == std::string::npos ||
        acceptEncoding.find("gzip;q=0") != std::string::npos ||
        response.body.size() < kWorthCompressing)
        return;
    std::string packed = gzipped(response.body);
    if (packed.empty())
        return;
    response.body = std::move(packed);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

} // namespace waxwing::portal

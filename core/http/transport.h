#pragma once

#include "core/async/asyncresult.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QUrl>

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace waxwing {

class BodySink;
class BodySource;

enum class HttpMethod { Get, Post, Put, Delete };

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

struct SecretHeader
{
    QByteArray name;
    Secret value;
};

/// One request. Has a constructor on purpose: aggregates are not safe inside co_await (g++ 12).
class HttpRequest
{
public:
    HttpRequest(HttpMethod requestMethod, QUrl requestUrl)
        : method(requestMethod), url(std::move(requestUrl))
    {}

    HttpMethod method;
    QUrl url;
    std::vector<HttpHeader> headers;
    std::vector<SecretHeader> secretHeaders; ///< never logged, wiped with the request
    QByteArray body;
    bool secretBody = false; ///< body is wiped once sent, and the answer is never logged

    /// True if a lost answer may be repeated without harm (messages.md section 6).
    bool repeatable = false;
    std::chrono::milliseconds connectTimeout = std::chrono::seconds(10);
    /// Longest time without a single byte moving, either way (README section 7: 60 s).
    std::chrono::milliseconds silenceTimeout = std::chrono::seconds(60);
    /// A longer answer ends as ErrorKind::Protocol.
    qint64 maxAnswerBytes = qint64(64) * 1024 * 1024;
    /// Only to https, and never with secret headers or a secret body: then a redirect is the answer.
    int maxRedirects = 0;
    /// If set, the body of a 2xx answer goes here and HttpResponse::body stays empty. Never repeated by
    /// itself: whoever streams knows what a second try costs.
    std::shared_ptr<BodySink> sink;
    /// If set, sent instead of `body`.
    std::shared_ptr<BodySource> source;
};

/// Any answer with a status, also 4xx and 5xx.
struct HttpResponse
{
    int status = 0;
    std::vector<HttpHeader> headers; ///< names lower-case
    QByteArray body;                 ///< decompressed

    /// First value of the header, empty if absent. `name` lower-case.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// The network as a port: the program uses CurlTransport, tests hand in a scripted one
/// (tests/support/scriptedtransport.h). Main thread.
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;
    /// Fails with Network, Tls, Protocol (answer too long), Storage (a stream failed) or Cancelled;
    /// every status is a value.
    [[nodiscard]] virtual AsyncResult<HttpResponse> send(HttpRequest request,
                                                         std::stop_token stop) = 0;
};

} // namespace waxwing

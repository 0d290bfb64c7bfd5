#pragma once

#include "core/async/backoff.h"
#include "core/async/scheduler.h"
#include "core/http/transport.h"

namespace waxwing {

/// Repeats requests that may be repeated (protocol README section 7): on a network failure, 429 or
/// 5xx up to three times after 1, 2 and 4 s with jitter, or after what Retry-After asks for. 503 is
/// maintenance and left to the caller, as are refused certificates.
class RetryingTransport final : public HttpTransport
{
public:
    /// References must outlive this and its requests.
    RetryingTransport(HttpTransport& inner, Scheduler& scheduler, Backoff::Random random);

    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request,
                                                 std::stop_token stop) override;

private:
    static AsyncResult<HttpResponse> sendAndRepeat(HttpTransport& inner, Scheduler& scheduler,
                                                   Backoff pauses, HttpRequest request,
                                                   std::stop_token stop);

    HttpTransport& m_inner;
    Scheduler& m_scheduler;
    Backoff::Random m_random;
};

} // namespace waxwing

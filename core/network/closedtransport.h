#pragma once

#include "core/http/transport.h"

namespace waxwing {

/// The network of a program whose policy cannot be read: nothing leaves this computer, since nobody
/// knows which directory, proxy or authorities were meant. Every request fails with Forbidden and
/// the code "policy-unreadable".
class ClosedTransport final : public HttpTransport
{
public:
    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request,
                                                 std::stop_token stop) override;
};

} // namespace waxwing

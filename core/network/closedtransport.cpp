#include "core/network/closedtransport.h"

namespace waxwing {

AsyncResult<HttpResponse> ClosedTransport::send(HttpRequest /*request*/, std::stop_token /*stop*/)
{
    Error error(ErrorKind::Forbidden, QStringLiteral("the policy cannot be read"));
    error.code = QStringLiteral("policy-unreadable");
    co_return failure(std::move(error));
}

} // namespace waxwing

#include "core/async/launch.h"

#include "core/base/log.h"

namespace waxwing {

void logLaunchFailure(const char* what, const Error& error)
{
    if (error.is(ErrorKind::Cancelled))
        return;
    qCWarning(lcApp).noquote() << what << "failed:" << toLogString(error);
}

} // namespace waxwing

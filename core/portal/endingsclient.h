#pragma once

#include "core/model/fileending.h"
#include "core/portal/sessioncaller.h"

#include <QList>

namespace waxwing {

/// When files expire and signatures are due (attachments.md section 4), within the session of a
/// PortalClient. Main thread.
class EndingsClient
{
public:
    explicit EndingsClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    /// SearchMessages for at most kMaxFilterGuids messages: opens nothing, counts as nothing.
    [[nodiscard]] AsyncResult<QList<FileEnding>> of(QList<Guid> messages,
                                                    std::stop_token stop) const;

private:
    SessionCaller m_caller;
};

} // namespace waxwing

#pragma once

#include "core/model/trackingdetail.h"
#include "core/model/types.h"
#include "core/portal/sessioncaller.h"

#include <QDateTime>
#include <QStringList>

namespace waxwing {

/// What alerts ask of a portal beside the inbox, within the session of a PortalClient. Main thread.
class NewsClient
{
public:
    explicit NewsClient(SessionCaller caller) : m_caller(std::move(caller)) {}

    /// SearchUserTracking: what others did since then, oldest first. `page` from 1.
    [[nodiscard]] AsyncResult<Page<TrackingDetail>>
    deedsSince(QDateTime moment, int page, int pageSize, std::stop_token stop) const;
    /// SearchUserTracking: when the newest of what others did was done; invalid: nothing was.
    [[nodiscard]] AsyncResult<QDateTime> newestDeed(std::stop_token stop) const;
    /// UpdateUserSettings with nothing but this list, which replaces the one that is there.
    [[nodiscard]] AsyncResult<void> setInAppEvents(QStringList events, std::stop_token stop) const;

private:
    SessionCaller m_caller;
};

} // namespace waxwing

#pragma once

#include "core/model/trackingdetail.h"
#include "core/portal/jsonreader.h"

namespace waxwing {

/// A page of tracking, be it of a message, of attachments or of all that is the person's.
[[nodiscard]] Result<Page<TrackingDetail>> readTracking(const Json& json);

} // namespace waxwing

#pragma once

#include "core/model/deliveryslip.h"

namespace waxwing {

/// Everything the delivery slip shows, as one value.
struct SlipState
{
    std::optional<MessageSummary> message; ///< none: no message is on screen
    std::optional<DeliverySlip> slip;      ///< none: not known (yet)
    bool loading = false;
    QString error; ///< a sentence, if asking the portal failed; the slip is then an older one
};

} // namespace waxwing

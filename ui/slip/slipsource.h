#pragma once

#include "core/async/asyncresult.h"
#include "core/model/deliveryslip.h"

namespace waxwing {

/// Where the delivery slips of one account come from. Must outlive its use by SlipController (call
/// drop() there first).
class SlipSource
{
public:
    virtual ~SlipSource() = default;
    /// As it was last looked at; nullopt if it never was.
    [[nodiscard]] virtual AsyncResult<std::optional<DeliverySlip>> cached(Guid message) = 0;
    /// From the portal. Counts neither as reading nor as reviewing.
    [[nodiscard]] virtual AsyncResult<DeliverySlip> fetch(Guid message, QList<Guid> attachments) = 0;
    /// From now on the portal tells what happens to this message.
    virtual void watch(Guid message) = 0;
};

} // namespace waxwing

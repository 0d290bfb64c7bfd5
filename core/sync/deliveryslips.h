#pragma once

#include "core/base/clock.h"
#include "core/portal/slipclient.h"
#include "core/store/slipstore.h"

#include <memory>

namespace waxwing {

/// The delivery slips of one account: from the portal while it can be reached, else as they were
/// when last looked at. Asking for one is no act that the sender sees. Main thread; ends its calls
/// when it dies.
class DeliverySlips
{
public:
    /// Everything beyond is left out, and the slip says so.
    static constexpr int kMostEvents = 5000;

    DeliverySlips(SlipClient client, AccountDatabase& database, const Clock& clock);
    ~DeliverySlips();
    DeliverySlips(const DeliverySlips&) = delete;
    DeliverySlips& operator=(const DeliverySlips&) = delete;

    [[nodiscard]] AsyncResult<std::optional<DeliverySlip>> cached(Guid message);
    /// Asks the portal and keeps the answer. NotFound if the portal has no such message for us.
    [[nodiscard]] AsyncResult<DeliverySlip> fetch(Guid message, QList<Guid> attachments);

private:
    struct Shared;
    static AsyncResult<DeliverySlip> load(std::shared_ptr<Shared> shared, Guid message,
                                          QList<Guid> attachments);
    std::shared_ptr<Shared> m_shared; ///< with the calls under way
};

} // namespace waxwing

#pragma once

#include "core/async/asyncresult.h"
#include "core/model/deliveryslip.h"

namespace waxwing {

class AccountDatabase;

/// The delivery slips that were looked at, for offline: they tell who did what, so they lie in the
/// encrypted file, and go with their message. Main thread.
class SlipStore
{
public:
    /// `database` must outlive it.
    explicit SlipStore(AccountDatabase& database) : m_database(database) {}

    [[nodiscard]] AsyncResult<std::optional<DeliverySlip>> slip(Guid message);
    /// Only of messages that are in the cache; of others nothing is kept.
    [[nodiscard]] AsyncResult<void> keep(Guid message, DeliverySlip slip);

private:
    AccountDatabase& m_database;
};

} // namespace waxwing

#pragma once

#include "core/model/deliveryslip.h"

namespace waxwing {

enum class SlipRole { Sender, To, Copy, BlindCopy, Other };

/// Somebody who has to do with a message, with what he did, oldest first.
struct SlipPerson
{
    User user;
    SlipRole role = SlipRole::Other;
    QList<TrackingDetail> deeds;
    std::optional<MessageShare> ended; ///< his access was taken away

    [[nodiscard]] bool isRecipient() const
    {
        return role == SlipRole::To || role == SlipRole::Copy || role == SlipRole::BlindCopy;
    }
    /// The last deed of this kind with the message itself.
    [[nodiscard]] const TrackingDetail* last(TrackingKind kind) const;
    [[nodiscard]] bool hasRead() const { return last(TrackingKind::Retrieved) != nullptr; }
};

/// Sender, recipients as they were addressed, then others who did something. People are joined by
/// guid, then by address (unknowns U46).
[[nodiscard]] QList<SlipPerson> peopleOf(const MessageSummary& message, const DeliverySlip* slip);

struct SlipCounts
{
    int recipients = 0;
    int read = 0;
};
[[nodiscard]] SlipCounts countsOf(const QList<SlipPerson>& people);

} // namespace waxwing

#pragma once

#include "ui/common/iconset.h"
#include "ui/slip/slippeople.h"
#include "ui/slip/slipstate.h"

#include <QLocale>

namespace waxwing {

/// "2 of 3 recipients have read it", or why nobody can tell.
[[nodiscard]] QString slipHeadline(const SlipState& state);
/// "Read", "Downloaded figures.pdf", "Forwarded to Ben Ott"; an unknown kind as the portal calls
/// it.
[[nodiscard]] QString deedText(const TrackingDetail& deed);
[[nodiscard]] Icon deedIcon(const TrackingDetail& deed);
/// The line under a name: the most telling of what he did.
[[nodiscard]] QString personState(const SlipPerson& person, bool tracked, const QDateTime& now,
                                  const QLocale& locale);
[[nodiscard]] QString roleName(SlipRole role);

/// A line of the lower part: what it is and what it says.
struct SlipFact
{
    QString name;
    QString value;
};
[[nodiscard]] QList<SlipFact> deliveryFacts(const SlipState& state, const QDateTime& now,
                                            const QLocale& locale);
[[nodiscard]] QList<SlipFact> identifierFacts(const SlipState& state);

} // namespace waxwing

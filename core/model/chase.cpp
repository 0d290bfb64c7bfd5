#include "core/model/chase.h"

#include <algorithm>

namespace waxwing {

namespace {

using What = ChaseStep::What;

/// Clocks are corrected by seconds all the time; that begins nothing anew.
constexpr qint64 kSetBackSeconds = 3600;

} // namespace

ChaseStep chaseStep(const Chase& chase, const QDateTime& now)
{
    if (chase.reminded.isValid())
        return {};
    if (!chase.since.isValid() || now.secsTo(chase.since) > kSetBackSeconds)
        return {What::Begin, {}, {}};
    const QDateTime due = chase.since.addDays(std::clamp(chase.days, 1, kMostChaseDays));
    if (now < due)
        return {What::Wait, due, {}};
    return {What::Look, {}, {}};
}

ChaseStep chaseStep(const Chase& chase, const SentState& state, const QDateTime& now)
{
    if (!state.isSent)
        return chaseStep(chase, now);
    const bool isExpired
        = state.isExpired || (state.expiryDate.isValid() && state.expiryDate <= now);
    if (state.isRecalled || isExpired || !state.trackingShown)
        return {What::Settle, {}, {}};
    QStringList waiting;
    for (const SentState::Reader& reader : state.readers) {
        if (!reader.hasRead)
            waiting << reader.name;
    }
    if (waiting.isEmpty())
        return {What::Settle, {}, {}};
    const ChaseStep byTime = chaseStep(chase, now);
    if (byTime.what == What::Look || chase.reminded.isValid())
        return {What::Remind, {}, waiting};
    return byTime;
}

} // namespace waxwing

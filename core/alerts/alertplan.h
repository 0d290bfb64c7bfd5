#pragma once

#include "core/model/types.h"

#include <chrono>
#include <deque>

namespace waxwing {

/// What an account's alerts may do right now.
struct AlertRules
{
    bool allowed = true;    ///< the portal and the person want alerts for new messages
    QDateTime pausedUntil;  ///< invalid: not paused
    bool paused = false;    ///< until rules say otherwise
};

/// One alert to raise: about one message, or about `messages.size()` of them together.
struct PlannedAlert
{
    bool isBurst = false;
    QList<MessageSummary> messages;
};

struct Suppression
{
    Guid messageGuid;
    QString reason; ///< for the ledger: "own-message", "already-read", "no-access", "not-wanted"
};

struct AlertPlan
{
    QList<PlannedAlert> raise;
    QList<Suppression> suppress;
    QList<MessageSummary> later; ///< stays due: alerts are paused
};

/// Decides which news become which alerts. Pure: no clock, no desktop, no storage of its own but the
/// times of the last alerts, which tell a burst: more than five in ten seconds become one summary
/// that grows.
class AlertPlanner
{
public:
    /// `ownAddress` in any case. `now` in UTC.
    [[nodiscard]] AlertPlan plan(const QList<MessageSummary>& news, const AlertRules& rules,
                                 const QString& ownAddress, const QDateTime& now);
    /// The summary is gone (clicked, closed): the next burst begins anew.
    void endBurst() { m_burst.clear(); }
    /// Read elsewhere or destroyed: no longer part of the summary. True if it was.
    bool dropFromBurst(const Guid& guid);
    [[nodiscard]] const QList<MessageSummary>& burst() const { return m_burst; }

private:
    std::deque<QDateTime> m_raised;
    QList<MessageSummary> m_burst;
};

} // namespace waxwing

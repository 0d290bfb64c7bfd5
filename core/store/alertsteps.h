#pragma once

#include "core/base/guid.h"

#include <QDateTime>
#include <QString>

namespace waxwing {

class Connection;

/// What happened on the way of an alert. The numbers are stored: new steps go to the end.
enum class AlertStep {
    Arrived = 0, ///< stored by this program
    Pushed,      ///< a live event said that there is something
    Shown,
    HeldBack, ///< by the rule that is the reason
    Suppressed,
    Clicked,
    Closed,
    Postponed, ///< the person wants it again at `until`
};

struct LedgerStep
{
    Guid news;
    AlertStep step = AlertStep::Arrived;
    QString reason;
    QDateTime at;
    QDateTime until;
};

/// Adds to the chain, within the transaction that is open. Storage thread only.
void writeAlertStep(Connection& connection, const LedgerStep& step);

} // namespace waxwing

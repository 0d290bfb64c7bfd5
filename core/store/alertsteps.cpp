#include "core/store/alertsteps.h"

#include "core/store/connection.h"

namespace waxwing {

void writeAlertStep(Connection& connection, const LedgerStep& step)
{
    connection
        .prepare("INSERT INTO alert_steps(news, step, reason, at, until) VALUES(?,?,?,?,?)")
        .bind(step.news)
        .bind(qint64(step.step))
        .bind(step.reason)
        .bind(step.at.isValid() ? step.at.toMSecsSinceEpoch() : 0)
        .bind(step.until)
        .run();
}

} // namespace waxwing

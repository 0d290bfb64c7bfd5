#pragma once

#include "core/alerts/alertdecision.h"

#include <QList>

#include <deque>

namespace waxwing {

/// One alert to raise: about one piece of news, or about `news.size()` of them together.
struct PlannedAlert
{
    enum class Form {
        Single,
        Burst,  ///< came within moments
        Digest, ///< waited for the end of quiet hours
    };

    Form form = Form::Single;
    QList<News> news; ///< of a summary: what comes to it
    AlertDecision decision; ///< of a summary: of its last piece
};

/// News that is not shown now, or never.
struct HeldNews
{
    Guid id;
    QString rule;
    QDateTime until; ///< invalid: nobody knows
    bool isNew = true; ///< another rule than the one that held it back before
};

struct AlertPlan
{
    QList<PlannedAlert> raise;
    QList<HeldNews> never;
    QList<HeldNews> later; ///< stays due
    QDateTime askAgain; ///< the first moment at which `later` may be another; invalid: none known
};

/// Decides which news become which alerts. Pure: no clock, no desktop, no storage of its own but the
/// times of the last alerts, which tell a burst: more than five in ten seconds become one summary,
/// which whoever shows it lets grow.
class AlertPlanner
{
public:
    [[nodiscard]] AlertPlan plan(const QList<News>& news, const AlertSituation& situation);

    /// So many of the last ones did not come to the screen, or went from it unseen: they make no
    /// burst.
    void takeBack(qsizetype count);

private:
    [[nodiscard]] bool isBurst(qsizetype more, const QDateTime& now);

    std::deque<QDateTime> m_raised;
};

} // namespace waxwing

#include "core/alerts/alertplan.h"

#include <algorithm>

namespace waxwing {

namespace {

constexpr std::size_t kMostAtOnce = 5;
constexpr qint64 kBurstWindowMs = 10'000;

using Due = std::pair<News, AlertDecision>;

PlannedAlert summaryOf(PlannedAlert::Form form, const QList<Due>& due)
{
    PlannedAlert alert;
    alert.form = form;
    for (const Due& piece : due)
        alert.news << piece.first;
    alert.decision = due.last().second;
    return alert;
}

} // namespace

bool AlertPlanner::isBurst(qsizetype more, const QDateTime& now)
{
    // A clock set back leaves times in the future: they are over too.
    while (!m_raised.empty()) {
        const qint64 age = m_raised.front().msecsTo(now);
        if (age >= 0 && age < kBurstWindowMs)
            break;
        m_raised.pop_front();
    }
    const auto count = static_cast<std::size_t>(more);
    const bool burst = m_raised.size() + count > kMostAtOnce;
    m_raised.insert(m_raised.end(), std::min(count, kMostAtOnce + 1), now);
    while (m_raised.size() > kMostAtOnce + 1)
        m_raised.pop_front();
    return burst;
}

void AlertPlanner::takeBack(qsizetype count)
{
    for (; count > 0 && !m_raised.empty(); --count)
        m_raised.pop_back();
}

AlertPlan AlertPlanner::plan(const QList<News>& news, const AlertSituation& situation)
{
    AlertPlan plan;
    QList<Due> due;
    QList<Due> quietened;
    for (const News& piece : news) {
        const AlertDecision decision = decide(piece, situation);
        switch (decision.verdict) {
        case AlertDecision::Verdict::Never:
            plan.never << HeldNews{piece.id, decision.rule, {}, true};
            break;
        case AlertDecision::Verdict::HoldBack:
            plan.later << HeldNews{piece.id, decision.rule, decision.until,
                                   decision.rule != piece.heldBackBy};
            if (decision.until.isValid()
                && (!plan.askAgain.isValid() || decision.until < plan.askAgain))
                plan.askAgain = decision.until;
            break;
        case AlertDecision::Verdict::Show:
            if (situation.rules.habits.digest && piece.heldBackBy == AlertRule::kQuietHours
                && !decision.isVip)
                quietened << Due{piece, decision};
            else
                due << Due{piece, decision};
            break;
        }
    }
    const auto isOlder = [](const Due& a, const Due& b) { return a.first.date < b.first.date; };
    std::stable_sort(due.begin(), due.end(), isOlder);
    std::stable_sort(quietened.begin(), quietened.end(), isOlder);

    if (quietened.size() == 1)
        due = quietened + due; // a list of one is no digest
    else if (!quietened.isEmpty())
        plan.raise << summaryOf(PlannedAlert::Form::Digest, quietened);
    if (due.isEmpty())
        return plan;
    if (isBurst(due.size(), situation.now)) {
        plan.raise << summaryOf(PlannedAlert::Form::Burst, due);
        return plan;
    }
    for (const Due& piece : std::as_const(due))
        plan.raise << PlannedAlert{PlannedAlert::Form::Single, {piece.first}, piece.second};
    return plan;
}

} // namespace waxwing

#include "core/alerts/alertplan.h"

#include <algorithm>

namespace waxwing {

namespace {

constexpr std::size_t kMostAtOnce = 5;
constexpr qint64 kBurstWindowMs = 10'000;

QString reasonAgainst(const MessageSummary& message, const AlertRules& rules,
                      const QString& ownAddress, const QDateTime& now)
{
    if (message.sender.email.compare(ownAddress, Qt::CaseInsensitive) == 0)
        return QStringLiteral("own-message");
    if (message.retrieved)
        return QStringLiteral("already-read");
    if (!message.isReadable(now))
        return QStringLiteral("no-access");
    if (!rules.allowed)
        return QStringLiteral("not-wanted");
    return {};
}

} // namespace

AlertPlan AlertPlanner::plan(const QList<MessageSummary>& news, const AlertRules& rules,
                             const QString& ownAddress, const QDateTime& now)
{
    AlertPlan plan;
    QList<MessageSummary> due;
    const bool paused = rules.paused || (rules.pausedUntil.isValid() && now < rules.pausedUntil);
    for (const MessageSummary& message : news) {
        const QString reason = reasonAgainst(message, rules, ownAddress, now);
        if (!reason.isEmpty())
            plan.suppress << Suppression{message.guid, reason};
        else if (paused)
            plan.later << message;
        else
            due << message;
    }
    if (due.isEmpty())
        return plan;
    std::stable_sort(due.begin(), due.end(),
                     [](const auto& a, const auto& b) { return a.date < b.date; });

    // A clock set back leaves times in the future: they are over too.
    while (!m_raised.empty()) {
        const qint64 age = m_raised.front().msecsTo(now);
        if (age >= 0 && age < kBurstWindowMs)
            break;
        m_raised.pop_front();
    }
    const bool burst = m_raised.size() + static_cast<std::size_t>(due.size()) > kMostAtOnce;
    const auto remembered = std::min<std::size_t>(static_cast<std::size_t>(due.size()),
                                                  kMostAtOnce + 1);
    m_raised.insert(m_raised.end(), remembered, now);
    while (m_raised.size() > kMostAtOnce + 1)
        m_raised.pop_front();

    if (!burst) {
        for (const MessageSummary& message : std::as_const(due))
            plan.raise << PlannedAlert{false, {message}};
        return plan;
    }
    m_burst += due;
    plan.raise << PlannedAlert{true, m_burst};
    return plan;
}

bool AlertPlanner::dropFromBurst(const Guid& guid)
{
    return m_burst.removeIf([&guid](const auto& message) { return message.guid == guid; }) > 0;
}

} // namespace waxwing

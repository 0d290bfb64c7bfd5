#include "core/alerts/quiethours.h"

namespace waxwing {

namespace {

constexpr int kMorningHour = 8;
constexpr int kNightEndsHour = 4;

struct Interval
{
    QDateTime from;
    QDateTime to;
};

/// The span that begins on `date`.
std::optional<Interval> spanOf(const QuietHours& hours, QDate date, const QTimeZone& zone)
{
    const auto& span = hours.days.at(static_cast<std::size_t>(date.dayOfWeek() - 1));
    if (!span || !span->from.isValid() || !span->to.isValid())
        return std::nullopt;
    const bool pastMidnight = span->to <= span->from;
    return Interval{momentOf(date, span->from, zone),
                    momentOf(pastMidnight ? date.addDays(1) : date, span->to, zone)};
}

/// The end of a span that holds `moment`.
std::optional<QDateTime> endOfSpanAt(const QuietHours& hours, const QDateTime& moment,
                                     const QTimeZone& zone)
{
    const QDate today = moment.toTimeZone(zone).date();
    std::optional<QDateTime> end;
    for (const int back : {1, 0}) {
        const auto span = spanOf(hours, today.addDays(-back), zone);
        if (span && span->from <= moment && moment < span->to && (!end || *end < span->to))
            end = span->to;
    }
    return end;
}

} // namespace

QDateTime momentOf(QDate date, QTime time, const QTimeZone& zone)
{
    // The offset before the day's first change and the one after its last: where the wall shows
    // the time at all, one of them gives it back.
    const qint64 wall = QDateTime(date, time, Qt::UTC).toMSecsSinceEpoch();
    const auto at = [&zone, wall](const QDateTime& reference) {
        const int offset = zone.offsetFromUtc(reference);
        return QDateTime::fromMSecsSinceEpoch(wall - qint64(offset) * 1000, Qt::UTC);
    };
    const QDateTime noonBefore = QDateTime::fromMSecsSinceEpoch(wall - 24 * 3600'000, Qt::UTC);
    const QDateTime noonAfter = QDateTime::fromMSecsSinceEpoch(wall + 24 * 3600'000, Qt::UTC);
    const QDateTime early = at(noonBefore);
    const QDateTime late = at(noonAfter);
    for (const QDateTime& moment : {early, late}) {
        const QDateTime local = moment.toTimeZone(zone);
        if (local.date() == date && local.time() == time)
            return moment;
    }
    // In the gap. The change lies between the two readings; find it to the minute.
    QDateTime before = qMin(early, late);
    QDateTime after = qMax(early, late);
    const int offsetBefore = zone.offsetFromUtc(before);
    while (before.msecsTo(after) > 1000) {
        const QDateTime middle = before.addMSecs(before.msecsTo(after) / 2);
        if (zone.offsetFromUtc(middle) == offsetBefore)
            before = middle;
        else
            after = middle;
    }
    return QDateTime::fromSecsSinceEpoch(after.toSecsSinceEpoch(), Qt::UTC);
}

QDateTime tomorrowMorning(const QDateTime& now, const QTimeZone& zone)
{
    const QDateTime local = now.toTimeZone(zone);
    const bool isNight = local.time().hour() < kNightEndsHour;
    return momentOf(isNight ? local.date() : local.date().addDays(1), QTime(kMorningHour, 0), zone);
}

bool QuietHours::isQuiet(const QDateTime& now, const QTimeZone& zone) const
{
    return enabled && endOfSpanAt(*this, now, zone).has_value();
}

QDateTime QuietHours::endsAfter(const QDateTime& now, const QTimeZone& zone) const
{
    QDateTime moment = now.toUTC();
    if (!enabled)
        return moment;
    for (int spans = 0; spans < 16; ++spans) {
        const auto end = endOfSpanAt(*this, moment, zone);
        if (!end)
            return moment;
        moment = *end;
    }
    return {};
}

QuietHours usualQuietHours()
{
    QuietHours hours;
    hours.days.fill(QuietHours::Span{QTime(22, 0), QTime(7, 0)});
    return hours;
}

} // namespace waxwing

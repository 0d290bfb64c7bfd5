#pragma once

#include <QDateTime>
#include <QTime>
#include <QTimeZone>

#include <array>
#include <optional>

namespace waxwing {

/// When alerts wait: for each day of the week a span in local time that begins on that day. It may
/// go past midnight (22:00 to 7:00) and is a whole day where both ends are the same. Pure; clocks
/// that are put forward or back change what a span is in UTC, never what a watch on the wall says.
struct QuietHours
{
    struct Span
    {
        QTime from;
        QTime to;

        bool operator==(const Span&) const = default;
    };

    bool enabled = false;
    std::array<std::optional<Span>, 7> days; ///< Monday first

    [[nodiscard]] bool isQuiet(const QDateTime& now, const QTimeZone& zone) const;
    /// The first moment from `now` on at which it is not quiet, over spans that follow one another
    /// without a gap. `now` itself where it is not quiet; invalid where it is always quiet.
    [[nodiscard]] QDateTime endsAfter(const QDateTime& now, const QTimeZone& zone) const;

    bool operator==(const QuietHours&) const = default;
};

/// 22:00 to 7:00 every day, switched off.
[[nodiscard]] QuietHours usualQuietHours();

/// What a watch on the wall shows: that moment, or, where clocks are put forward over it, the
/// moment at which they are.
[[nodiscard]] QDateTime momentOf(QDate date, QTime time, const QTimeZone& zone);

/// What "tomorrow morning" means, wherever it is offered: eight o'clock of the next day. Whoever is
/// still up in the small hours means the morning that is coming.
[[nodiscard]] QDateTime tomorrowMorning(const QDateTime& now, const QTimeZone& zone);

} // namespace waxwing

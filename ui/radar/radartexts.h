#pragma once

#include "core/store/endings.h"

#include <QLocale>
#include <QString>

namespace waxwing {

/// How many days the radar looks ahead.
inline constexpr int kRadarDays = 14;

/// "in 3 hours", "in 2 days".
[[nodiscard]] QString timeLeft(const QDateTime& ends, const QDateTime& now);
/// Subject; who and what is left to do; when it ends: three lines.
[[nodiscard]] QString endingText(const EndingMessage& message, const QString& account,
                                 const QDateTime& now, const QLocale& locale);

} // namespace waxwing

#pragma once

#include <QColor>
#include <QDateTime>
#include <QLocale>
#include <QString>

namespace waxwing {

/// The date of a row: today the time, within a week the weekday, else the date (with the year
/// only when it is another one). In local time.
[[nodiscard]] QString formatMessageDate(const QDateTime& date, const QDateTime& now,
                                        const QLocale& locale);
/// The date of an opened message, in full: "Thursday, 5 March 2026 at 14:05".
[[nodiscard]] QString formatFullDate(const QDateTime& date, const QLocale& locale);
/// The date in the header of a message: "Thu 5 Mar, 14:05", with the year if it is another one.
[[nodiscard]] QString formatHeaderDate(const QDateTime& date, const QDateTime& now,
                                       const QLocale& locale);
/// "340 kB", "1.2 MB"; powers of 1000, as file managers show them.
[[nodiscard]] QString formatSize(qint64 bytes, const QLocale& locale);

/// One or two letters that stand for a person or portal: "AK", "学"; "?" if there is nothing.
[[nodiscard]] QString initials(const QString& name);
/// Calm colours for the initials, always the same for the same name, readable on each other.
struct AvatarColors
{
    QColor background;
    QColor text;
};
[[nodiscard]] AvatarColors avatarColors(const QString& name, bool dark);

/// A text from strangers for one line of the window: control and direction characters removed,
/// line breaks as blanks.
[[nodiscard]] QString singleLine(const QString& text);
/// A text from strangers for a tooltip: never taken for HTML, and wrapped if it is long.
[[nodiscard]] QString plainToolTip(const QString& text);
/// Gives words of more than 30 characters places where a label may break them.
[[nodiscard]] QString breakable(const QString& text);

} // namespace waxwing

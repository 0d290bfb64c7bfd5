#include "ui/common/format.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QTextBoundaryFinder>
#include <QTextDocument>

#include <array>

namespace waxwing {

namespace {

QString firstGrapheme(const QString& word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    const auto end = finder.toNextBoundary();
    return end > 0 ? word.left(end) : QString();
}

bool isIdeographic(const QString& grapheme)
{
    if (grapheme.isEmpty())
        return false;
    switch (grapheme.at(0).script()) {
    case QChar::Script_Han:
    case QChar::Script_Hangul:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana: return true;
    default: return false;
    }
}

/// The short date of a locale without its year, e.g. "5 Mar", "5. März", "3月5日".
QString dayAndMonth(const QDate& date, const QLocale& locale)
{
    switch (locale.language()) {
    case QLocale::Chinese:
    case QLocale::Japanese: return locale.toString(date, QStringLiteral("M月d日"));
    case QLocale::German: return locale.toString(date, QStringLiteral("d. MMM"));
    default: break;
    }
    const bool monthFirst = locale.dateFormat(QLocale::ShortFormat).startsWith(u'M');
    return locale.toString(date, monthFirst ? QStringLiteral("MMM d") : QStringLiteral("d MMM"));
}

/// Hours and minutes; a few locales, "C" among them, have seconds in their short format.
QString shortTime(const QTime& time, const QLocale& locale)
{
    QString format = locale.timeFormat(QLocale::ShortFormat);
    format.remove(QStringLiteral(":ss")).remove(QStringLiteral(".ss"));
    return locale.toString(time, format);
}

} // namespace

QString formatMessageDate(const QDateTime& date, const QDateTime& now, const QLocale& locale)
{
    if (!date.isValid())
        return {};
    const QDateTime local = date.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const qint64 days = local.date().daysTo(today);
    if (days == 0)
        return shortTime(local.time(), locale);
    if (days > 0 && days < 7)
        return locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat);
    if (local.date().year() == today.year())
        return dayAndMonth(local.date(), locale);
    return locale.toString(local.date(), QLocale::ShortFormat);
}

QString formatFullDate(const QDateTime& date, const QLocale& locale)
{
    if (!date.isValid())
        return {};
    const QDateTime local = date.toLocalTime();
    return QCoreApplication::translate("format", "%1 at %2", "date and time")
        .arg(locale.toString(local.date(), QLocale::LongFormat),
             shortTime(local.time(), locale));
}

QString formatHeaderDate(const QDateTime& date, const QDateTime& now, const QLocale& locale)
{
    if (!date.isValid())
        return {};
    const QDateTime local = date.toLocalTime();
    const bool thisYear = local.date().year() == now.toLocalTime().date().year();
    const QString day = thisYear ? locale.dayName(local.date().dayOfWeek(), QLocale::ShortFormat)
                                       + u' ' + dayAndMonth(local.date(), locale)
                                 : locale.toString(local.date(), QLocale::ShortFormat);
    return QStringLiteral("%1, %2").arg(day, shortTime(local.time(), locale));
}

QString formatSize(qint64 bytes, const QLocale& locale)
{
    return locale.formattedDataSize(std::max<qint64>(bytes, 0), bytes < 1'000'000 ? 0 : 1,
                                    QLocale::DataSizeSIFormat);
}

QString initials(const QString& name)
{
    QString cleaned = singleLine(name);
    if (const auto at = cleaned.indexOf(u'@'); at > 0)
        cleaned = cleaned.left(at).replace(u'.', u' ');
    QStringList letters;
    const auto words = cleaned.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : words) {
        const QString first = firstGrapheme(word);
        if (!first.isEmpty() && (first.at(0).isLetterOrNumber() || first.at(0).isSurrogate()))
            letters.append(first.toUpper());
    }
    if (letters.isEmpty())
        return QStringLiteral("?");
    if (letters.size() == 1 || isIdeographic(letters.first()))
        return letters.first();
    return letters.first() + letters.last();
}

AvatarColors avatarColors(const QString& name, bool dark)
{
    static constexpr std::array<int, 10> kHues{188, 210, 232, 262, 322, 352, 18, 36, 96, 152};
    const QByteArray hash =
        QCryptographicHash::hash(name.trimmed().toCaseFolded().toUtf8(), QCryptographicHash::Sha1);
    const auto index = static_cast<unsigned char>(hash.at(0)) % kHues.size();
    const int hue = kHues.at(index);
    if (dark)
        return {QColor::fromHsl(hue, 60, 72), QColor::fromHsl(hue, 120, 215)};
    return {QColor::fromHsl(hue, 110, 222), QColor::fromHsl(hue, 130, 72)};
}

QString singleLine(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        const auto code = c.unicode();
        const bool direction = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)
                               || code == 0x200E || code == 0x200F || code == 0x061C;
        if (direction || code == 0xFEFF || code == 0xFFFC)
            continue;
        out.append(c.isSpace() || c.category() == QChar::Other_Control ? QChar(u' ') : c);
    }
    return out.simplified();
}

QString plainToolTip(const QString& text)
{
    constexpr int kLongest = 80;
    if (text.size() <= kLongest && !Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<p style=\"white-space:pre-wrap\">%1</p>")
        .arg(breakable(text).toHtmlEscaped());
}

QString breakable(const QString& text)
{
    constexpr int kLongest = 30;
    QString out;
    out.reserve(text.size());
    int run = 0;
    for (const QChar c : text) {
        run = c.isSpace() ? 0 : run + 1;
        if (run > kLongest && !c.isLowSurrogate() && !c.isMark()) {
            out.append(QChar(0x200B));
            run = 1;
        }
        out.append(c);
    }
    return out;
}

} // namespace waxwing

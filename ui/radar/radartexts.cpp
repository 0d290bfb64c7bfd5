#include "ui/radar/radartexts.h"

#include "ui/common/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace waxwing {

namespace {

constexpr qint64 kMinute = 60;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

class RadarTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::RadarTexts)

public:
    static QString left(qint64 seconds)
    {
        if (seconds < 2 * kHour)
            return tr("in %Ln minute(s)", nullptr,
                      static_cast<int>(std::max<qint64>(1, seconds / kMinute)));
        if (seconds < 2 * kDay)
            return tr("in %Ln hour(s)", nullptr, static_cast<int>(seconds / kHour));
        return tr("in %Ln day(s)", nullptr, static_cast<int>(seconds / kDay));
    }
    static QString noSubject() { return tr("No subject"); }
    static QString unread() { return tr("unread"); }
    static QString toSign() { return tr("waits for your signature"); }
    static QString file(const QString& name) { return tr("File “%1”").arg(name); }
    static QString signBy(const QString& when, const QString& left)
    {
        return tr("To be signed until %2, %1").arg(left, when);
    }
    static QString files(int count) { return tr("%Ln file(s)", nullptr, count); }
    static QString ends(const QString& when, const QString& left)
    {
        return tr("Ends %1, %2").arg(left, when);
    }
};

} // namespace

QString timeLeft(const QDateTime& ends, const QDateTime& now)
{
    return RadarTexts::left(now.secsTo(ends));
}

QString endingText(const EndingMessage& message, const QString& account, const QDateTime& now,
                   const QLocale& locale)
{
    const QString subject = singleLine(message.row.subject);
    QStringList facts{singleLine(message.row.correspondent)};
    if (!account.isEmpty())
        facts << singleLine(account);
    if (message.file)
        facts << RadarTexts::file(singleLine(message.fileName));
    else if (message.row.unread)
        facts << RadarTexts::unread();
    if (message.toSign)
        facts << RadarTexts::toSign();
    if (message.files > 0)
        facts << RadarTexts::files(message.files);
    facts.removeAll(QString());
    const QString when = formatHeaderDate(message.ends, now, locale);
    const QString left = timeLeft(message.ends, now);
    return (subject.isEmpty() ? RadarTexts::noSubject() : subject) + u'\n'
           + facts.join(QStringLiteral(" · ")) + u'\n'
           + (message.file && message.toSign ? RadarTexts::signBy(when, left)
                                             : RadarTexts::ends(when, left));
}

} // namespace waxwing

#include "ui/alerts/alerttrailtexts.h"

#include "ui/common/format.h"
#include "ui/common/newskindname.h"

#include <QCoreApplication>
#include <QStringList>

namespace waxwing {

namespace {

struct AlertTrailTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::AlertTrailTexts)
};

using T = AlertTrailTexts;

QString timeOf(const QDateTime& at, const QLocale& locale)
{
    return locale.toString(at.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
}

/// Why there was no alert; a rule of another version is told as it stands.
QString ruleSentence(const QString& rule)
{
    static const QList<std::pair<QString, const char*>> kSentences{
        {QStringLiteral("own-message"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "It is a message of your own.")},
        {QStringLiteral("no-access"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "It could not be opened any more when it arrived.")},
        {QStringLiteral("content-gone"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "It was recalled, expired or withdrawn.")},
        {QStringLiteral("already-read"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "It had been read already.")},
        {QStringLiteral("read-elsewhere"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "It was read elsewhere.")},
        {QStringLiteral("read-here"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "It was opened here.")},
        {QStringLiteral("not-allowed"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "Your portal does not provide alerts of this kind.")},
        {QStringLiteral("not-wanted"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "Alerts of this kind are switched off.")},
        {QStringLiteral("muted-thread"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "The conversation is muted.")},
        {QStringLiteral("later"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "You wanted to be alerted later.")},
        {QStringLiteral("account-paused"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "The account is paused.")},
        {QStringLiteral("paused"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "Alerts are paused.")},
        {QStringLiteral("quiet-hours"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "These are your quiet hours.")},
        {QStringLiteral("do-not-disturb"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "The desktop is set to do not disturb.")},
        {QStringLiteral("no-server"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "No program of the desktop showed alerts.")},
        {QStringLiteral("refused"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "The desktop refused it.")},
        {QStringLiteral("settled"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "It was settled: read, recalled, expired or put off.")},
        {QStringLiteral("dismissed"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "You closed it.")},
        {QStringLiteral("timed-out"), QT_TRANSLATE_NOOP("waxwing::AlertTrailTexts", "It left the screen by itself.")}};
    for (const auto& [name, sentence] : kSentences) {
        if (name == rule)
            return T::tr(sentence);
    }
    return T::tr("Rule: %1").arg(rule);
}

QString joined(const QString& first, const QString& second)
{
    return second.isEmpty() ? first : T::tr("%1 %2", "two sentences").arg(first, second);
}

} // namespace

QString alertStepSentence(const LedgerStep& step, const QLocale& locale)
{
    const QString until
        = step.until.isValid()
              ? T::tr("Until %1.").arg(formatHeaderDate(step.until, step.at, locale))
              : QString();
    switch (step.step) {
    case AlertStep::Arrived: return T::tr("Fetched from the portal.");
    case AlertStep::Pushed: return T::tr("The portal said that there is something new.");
    case AlertStep::Shown:
        return step.reason.isEmpty() ? T::tr("Handed to the desktop as an alert.")
                                     : T::tr("Handed to the desktop as part of a summary.");
    case AlertStep::HeldBack:
        return joined(joined(T::tr("Held back."), ruleSentence(step.reason)), until);
    case AlertStep::Suppressed: return joined(T::tr("Not shown."), ruleSentence(step.reason));
    case AlertStep::Clicked: return T::tr("You clicked the alert.");
    case AlertStep::Closed:
        return joined(T::tr("The alert was closed."),
                      step.reason.isEmpty() ? QString() : ruleSentence(step.reason));
    case AlertStep::Postponed: return joined(T::tr("You chose to be alerted later."), until);
    }
    return {};
}

QString alertVerdict(const AlertRecord& record, const QLocale& locale)
{
    for (auto step = record.steps.crbegin(); step != record.steps.crend(); ++step) {
        if (step->step == AlertStep::Postponed && record.state == AlertState::Due)
            break;
        if (step->step == AlertStep::Shown)
            return T::tr("Yes, at %1.").arg(timeOf(step->at, locale));
    }
    switch (record.state) {
    case AlertState::Due:
        return record.reason.isEmpty() ? T::tr("Not yet.")
                                       : joined(T::tr("Not yet."), ruleSentence(record.reason));
    case AlertState::Suppressed: return joined(T::tr("No."), ruleSentence(record.reason));
    case AlertState::Closed: return joined(T::tr("No."), ruleSentence(record.reason));
    case AlertState::Shown:
    case AlertState::Clicked: break;
    }
    return T::tr("Yes, some time ago.");
}

QString newsTitle(const News& news)
{
    if (news.messageGuid.isNull() && news.personName.isEmpty())
        return T::tr("A message that is no longer here");
    QString what = news.subject;
    if (news.isProtected)
        what = T::tr("Protected message");
    else if (!news.detail.isEmpty())
        what = news.detail;
    if (what.trimmed().isEmpty())
        what = T::tr("(no subject)");
    if (news.kind != NewsKind::Message)
        what = T::tr("%1 – %2", "kind of news, subject").arg(newsKindName(news.kind), what);
    return singleLine(news.personName.isEmpty()
                          ? what
                          : T::tr("%1: %2", "person, subject").arg(news.personName, what));
}

} // namespace waxwing

#include "ui/diagnosis/diagnosis.h"

#include "ui/common/format.h"
#include "ui/common/sessiontexts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace waxwing {

namespace {

using Health = DiagnosisLine::Health;

class DiagnosisTexts
{
    Q_DECLARE_TR_FUNCTIONS(waxwing::DiagnosisTexts)
};

/// Names that other programs give themselves.
QString named(const QString& text)
{
    return singleLine(text).left(120);
}

DiagnosisLine notifierLine(const NotifierFacts& facts)
{
    DiagnosisLine line;
    line.name = DiagnosisTexts::tr("Notification service");
    if (!facts.answers) {
        line.value = DiagnosisTexts::tr("Nobody answers; news is shown by the tray icon and the window only");
        line.health = Health::Bad;
        return line;
    }
    line.value = named(facts.server.isEmpty() ? facts.service : facts.server);
    if (!facts.version.isEmpty())
        line.value += u' ' + named(facts.version);
    line.health = Health::Good;
    return line;
}

DiagnosisLine trayLine(TrayKind kind)
{
    DiagnosisLine line;
    line.name = DiagnosisTexts::tr("Tray");
    switch (kind) {
    case TrayKind::None:
        line.value = DiagnosisTexts::tr("This desktop has none; Waxwing goes on in the background");
        line.health = Health::Attention;
        return line;
    case TrayKind::StatusNotifier: line.value = QStringLiteral("StatusNotifierItem"); break;
    case TrayKind::Embedded: line.value = DiagnosisTexts::tr("Yes"); break;
    }
    line.health = Health::Good;
    return line;
}

DiagnosisLine storeLine(CredentialStore store)
{
    DiagnosisLine line;
    line.name = DiagnosisTexts::tr("Keys and sign-ins");
    switch (store) {
    case CredentialStore::System:
        line.value = DiagnosisTexts::tr("In the credential store of the system");
        line.health = Health::Good;
        break;
    case CredentialStore::Passphrase:
        line.value = DiagnosisTexts::tr("Behind your passphrase");
        line.health = Health::Good;
        break;
    case CredentialStore::MemoryOnly:
        line.value = DiagnosisTexts::tr("Nothing is kept; after a restart you sign in anew");
        line.health = Health::Attention;
        break;
    }
    return line;
}

Health healthOf(Liveness liveness)
{
    switch (liveness) {
    case Liveness::Live: return Health::Good;
    case Liveness::Starting:
    case Liveness::Polling:
    case Liveness::Paused: return Health::Attention;
    default: return Health::Bad;
    }
}

QString eventText(const DiagnosedEvent& event)
{
    using Kind = DiagnosedEvent::Kind;
    switch (event.kind) {
    case Kind::StatusChanged: {
        AccountStatus status;
        status.liveness = event.liveness;
        return stateLine(status, event.at, QLocale());
    }
    case Kind::NewsArrived: return DiagnosisTexts::tr("The list of messages changed");
    case Kind::AlertShown: return DiagnosisTexts::tr("An alert was shown");
    case Kind::AlertFailed: return DiagnosisTexts::tr("An alert could not be shown");
    case Kind::AlertClicked: return DiagnosisTexts::tr("An alert was clicked");
    case Kind::AlertClosed: return DiagnosisTexts::tr("An alert was closed");
    }
    return {};
}

} // namespace

QString selfTestSentence(SelfTestStage stage)
{
    switch (stage) {
    case SelfTestStage::NeverRun: return {};
    case SelfTestStage::Sent: return DiagnosisTexts::tr("A test alert is on its way…");
    case SelfTestStage::WaitsForClick:
        return DiagnosisTexts::tr("The desktop shows the test alert. Click it, to see whether the click arrives.");
    case SelfTestStage::Passed: return DiagnosisTexts::tr("Alerts work.");
    case SelfTestStage::NoServer:
        return DiagnosisTexts::tr("No program of this desktop shows notifications: install or start one.");
    case SelfTestStage::Refused:
        return DiagnosisTexts::tr("The desktop refused the alert: look whether its settings allow notifications of "
                  "Waxwing.");
    case SelfTestStage::NoAnswer:
        return DiagnosisTexts::tr("The notification service of the desktop does not answer: restart it, or sign in "
                  "to the desktop anew.");
    case SelfTestStage::NotClicked:
        return DiagnosisTexts::tr("The alert was shown, but no click on it arrived. If you did click it, this "
                  "desktop does not pass clicks on.");
    case SelfTestStage::Dismissed:
        return DiagnosisTexts::tr("The alert was closed without a click that arrived. If you did click it, use its "
                  "button, or this desktop does not pass clicks on.");
    }
    return {};
}

QList<DiagnosisLine> diagnosisLines(const Diagnosis& diagnosis, const QDateTime& now,
                                    const QLocale& locale)
{
    QList<DiagnosisLine> lines;
    lines << DiagnosisLine{DiagnosisTexts::tr("Program"), QStringLiteral("Waxwing ") + diagnosis.version,
                           Health::Plain};
    lines << DiagnosisLine{DiagnosisTexts::tr("System"),
                           named(diagnosis.system) + QStringLiteral(" · ") + diagnosis.platform,
                           Health::Plain};
    lines << notifierLine(diagnosis.notifier);
    if (!diagnosis.notifier.capabilities.isEmpty()) {
        const bool acts = diagnosis.notifier.capabilities.contains(QStringLiteral("actions"));
        lines << DiagnosisLine{DiagnosisTexts::tr("What it can do"),
                               named(diagnosis.notifier.capabilities.join(QStringLiteral(", "))),
                               acts ? Health::Good : Health::Attention};
    }
    DiagnosisLine test;
    test.name = DiagnosisTexts::tr("Last test of the alerts");
    test.value = DiagnosisTexts::tr("None yet");
    if (diagnosis.selfTest != SelfTestStage::NeverRun) {
        test.value = selfTestSentence(diagnosis.selfTest);
        if (diagnosis.selfTestAt.isValid())
            test.value = formatHeaderDate(diagnosis.selfTestAt, now, locale)
                         + QStringLiteral(": ") + test.value;
        test.health = diagnosis.selfTest == SelfTestStage::Passed ? Health::Good : Health::Attention;
        if (diagnosis.selfTest == SelfTestStage::NoServer
            || diagnosis.selfTest == SelfTestStage::NoAnswer
            || diagnosis.selfTest == SelfTestStage::Refused)
            test.health = Health::Bad;
    }
    lines << test << trayLine(diagnosis.tray) << storeLine(diagnosis.store);
    if (diagnosis.locked)
        lines << DiagnosisLine{DiagnosisTexts::tr("Lock"), DiagnosisTexts::tr("Waxwing is locked"), Health::Attention};
    if (diagnosis.doNotDisturb)
        lines << DiagnosisLine{DiagnosisTexts::tr("Desktop"),
                               DiagnosisTexts::tr("Set to \"do not disturb\"; alerts wait"),
                               Health::Attention};
    if (diagnosis.paused) {
        const QString until
            = diagnosis.pausedUntil.isValid()
                  ? DiagnosisTexts::tr("Paused until %1")
                        .arg(formatHeaderDate(diagnosis.pausedUntil, now, locale))
                  : DiagnosisTexts::tr("Paused until you resume them");
        lines << DiagnosisLine{DiagnosisTexts::tr("Alerts"), until, Health::Attention};
    }
    int number = 0;
    for (const AccountStatus& status : diagnosis.accounts)
        lines << DiagnosisLine{DiagnosisTexts::tr("Account %1").arg(++number), stateLine(status, now, locale),
                               healthOf(status.liveness)};
    return lines;
}

QStringList eventLines(const Diagnosis& diagnosis, const QLocale& locale)
{
    QStringList lines;
    for (const DiagnosedEvent& event : diagnosis.events) {
        QString line = locale.toString(event.at.toLocalTime().time(), QLocale::LongFormat);
        if (event.account > 0)
            line += QStringLiteral("  ") + DiagnosisTexts::tr("Account %1").arg(event.account);
        lines << line + QStringLiteral("  ") + eventText(event);
    }
    return lines;
}

QString diagnosisText(const Diagnosis& diagnosis, const QDateTime& now, const QLocale& locale)
{
    QStringList text;
    for (const DiagnosisLine& line : diagnosisLines(diagnosis, now, locale))
        text << line.name + QStringLiteral(": ") + line.value;
    const QStringList events = eventLines(diagnosis, locale);
    if (!events.isEmpty())
        text << QString() << DiagnosisTexts::tr("Last events") + u':' << events;
    return text.join(u'\n') + u'\n';
}

} // namespace waxwing

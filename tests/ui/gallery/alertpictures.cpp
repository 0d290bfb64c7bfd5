#include "tests/support/samplemessages.h"
#include "tests/ui/gallery/album.h"
#include "tests/ui/gallery/pictures.h"
#include "tests/ui/gallery/samples.h"
#include "ui/alerts/alerttrailtexts.h"
#include "ui/alerts/alerttrailwindow.h"
#include "ui/settings/alertssection.h"

namespace waxwing {

namespace {

AlertTrailItem item(int number, const QString& sender, const QString& subject, AlertState state,
                    const QString& reason, QList<LedgerStep> steps)
{
    MessageSummary message = test::sampleMessage(number);
    message.sender.firstName = sender;
    message.sender.lastName.clear();
    message.subject = subject;
    AlertTrailItem made;
    made.account = test::guidOf(0xacc);
    made.portalName = QStringLiteral("Example Org");
    made.record.news = newsOf(message, {}, samples::now());
    made.record.state = state;
    made.record.reason = reason;
    QDateTime at = samples::now().addSecs(-3600 * number);
    for (LedgerStep& step : steps) {
        step.news = message.guid;
        step.at = at;
        at = at.addMSecs(700);
    }
    made.record.steps = steps;
    return made;
}

LedgerStep step(AlertStep kind, const QString& reason = {}, const QDateTime& until = {})
{
    return {{}, kind, reason, {}, until};
}

QList<AlertTrailItem> dayOfAlerts()
{
    const QDateTime morning = samples::now().addSecs(9 * 3600);
    return {item(1, QStringLiteral("Anna Keller"), QStringLiteral("Minutes of Monday's meeting"),
                 AlertState::Clicked, {},
                 {step(AlertStep::Pushed), step(AlertStep::Arrived), step(AlertStep::Shown),
                  step(AlertStep::Clicked)}),
            item(2, QStringLiteral("Bernd Oberhuber-Wintermantel"),
                 QStringLiteral("Unterlagen zur Grundstücksverkehrsgenehmigungszuständigkeit"),
                 AlertState::Due, QStringLiteral("quiet-hours"),
                 {step(AlertStep::Arrived),
                  step(AlertStep::HeldBack, QStringLiteral("quiet-hours"), morning)}),
            item(3, QStringLiteral("Carla Mendes"), QStringLiteral("Re: Lunch"),
                 AlertState::Suppressed, QStringLiteral("muted-thread"),
                 {step(AlertStep::Pushed), step(AlertStep::Arrived),
                  step(AlertStep::Suppressed, QStringLiteral("muted-thread"))})};
}

} // namespace

void drawAlerts(Album& album)
{
    const QList<AlertTrailItem> items = dayOfAlerts();
    if (album.wants(QStringLiteral("alerts-day"))) {
        AlertTrailWindow window;
        window.setToday(samples::now().date());
        window.showDay(samples::now().date(), items, false);
        window.show();
        album.take(window, QStringLiteral("alerts-day"));
    }
    if (album.wants(QStringLiteral("alerts-empty-day"))) {
        AlertTrailWindow window;
        window.setToday(samples::now().date());
        window.showDay(samples::now().date(), {}, false);
        window.show();
        album.take(window, QStringLiteral("alerts-empty-day"));
    }
    for (const int which : {0, 1}) {
        const QString name = QStringLiteral("alerts-message-%1").arg(which);
        if (!album.wants(name))
            continue;
        AlertTrailWindow window;
        window.showMessage(newsTitle(items.at(which).record.news), {items.at(which)});
        window.show();
        album.take(window, name);
    }
    if (album.wants(QStringLiteral("alerts-message-from-before"))) {
        AlertTrailWindow window;
        window.showMessage(newsTitle(items.first().record.news), {});
        window.show();
        album.take(window, QStringLiteral("alerts-message-from-before"));
    }
    for (const bool quiet : {false, true}) {
        const QString name = quiet ? QStringLiteral("alerts-settings-quiet")
                                   : QStringLiteral("alerts-settings-of-a-guest");
        if (!album.wants(name))
            continue;
        AlertsSection section;
        section.setContentsMargins(20, 20, 20, 20);
        section.setAutoFillBackground(true);
        AlertHabitsView habits;
        habits.quietHours = usualQuietHours();
        habits.quietHours.enabled = quiet;
        habits.quietHours.days.at(5).reset();
        section.setHabits(habits);
        AlertAccountView account;
        account.id = test::guidOf(1);
        account.name = QStringLiteral("Example Org");
        account.allowed = quiet ? kindsAllowedBy({}) : kindsAllowedBy({QStringLiteral("NewMessage")});
        account.allowed.remove(NewsKind::SignInNeeded);
        account.wanted = {NewsKind::Message, NewsKind::Signed};
        account.vips = quiet ? QStringList{QStringLiteral("board@example.org")} : QStringList();
        AlertAccountView other = account;
        other.id = test::guidOf(2);
        other.name = QStringLiteral("Lagoon Clinics");
        section.setAccounts(quiet ? QList<AlertAccountView>{account, other}
                                  : QList<AlertAccountView>{account});
        section.resize(520, quiet ? 940 : 560);
        section.show();
        album.take(section, name);
    }
}

} // namespace waxwing

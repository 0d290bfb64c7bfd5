#include "app/bootstrap/alerttexts.h"
#include "app/bootstrap/shell.h"
#include "app/bootstrap/shellcompose.h"
#include "core/async/launch.h"
#include "ui/alerts/alerttrailtexts.h"
#include "ui/alerts/alerttrailwindow.h"
#include "ui/alerts/messagealertbutton.h"
#include "ui/composer/messageactions.h"
#include "ui/inbox/mainwindow.h"
#include "ui/reader/readercontroller.h"
#include "ui/settings/alertssection.h"
#include "ui/settings/settingsdialog.h"

#include <QPointer>
#include <QTimeZone>

#include <algorithm>
#include <chrono>

/// The part of Shell that says what all alerts of the program may do.
namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr int kMostOfADay = 500;

QString tryKey()
{
    return QStringLiteral("program/try");
}

} // namespace

AlertHabits Shell::alertHabits() const
{
    const Preferences& preferences = m_needs.preferences;
    const Preferences::AlertPause pause = preferences.alertPause();
    AlertHabits habits;
    habits.content = effectiveAlertContent(m_needs.managed, preferences);
    habits.quietHours = preferences.quietHours();
    habits.digest = preferences.alertDigest();
    habits.sound = preferences.alertSound();
    habits.pausedUntil = pause.until;
    habits.pausedOpenEnd = pause.openEnd;
    return habits;
}

void Shell::applyAlertHabits()
{
    const AlertHabits habits = alertHabits();
    m_needs.lock.setAlertHabits(habits);
    for (const auto& account : m_needs.accounts.all())
        account->alerts().setHabits(habits);
}

void Shell::pauseFor(TrayIcon::Pause pause)
{
    const QDateTime now = m_needs.clock.now();
    switch (pause) {
    case TrayIcon::Pause::HalfHour: pauseAlerts({now.addSecs(30 * 60), false}); break;
    case TrayIcon::Pause::OneHour: pauseAlerts({now.addSecs(60 * 60), false}); break;
    case TrayIcon::Pause::UntilResumed: pauseAlerts({{}, true}); break;
    case TrayIcon::Pause::UntilTomorrow:
        pauseAlerts({tomorrowMorning(now, QTimeZone::systemTimeZone()), false});
        break;
    }
}

void Shell::pauseAlerts(const Preferences::AlertPause& pause)
{
    m_needs.preferences.setAlertPause(pause);
    applyAlertHabits();
    pauseEnds();
}

/// The tray says so as long as it is true, also after a restart.
void Shell::pauseEnds()
{
    m_pauseEnd.reset();
    const Preferences::AlertPause pause = m_needs.preferences.alertPause();
    const std::chrono::milliseconds left(
        pause.until.isValid() ? m_needs.clock.now().msecsTo(pause.until) : 0);
    if (pause.until.isValid() && left <= 0ms) {
        m_needs.preferences.setAlertPause({});
        m_tray->setPausedUntil({});
        return;
    }
    m_tray->setPausedUntil(pause.until, pause.openEnd);
    if (pause.until.isValid())
        m_pauseEnd = m_needs.scheduler.after(std::min<std::chrono::milliseconds>(left + 100ms, 15min),
                                             [this] { pauseEnds(); });
}

void Shell::routeAlertClicks()
{
    connect(m_compose.get(), &ShellCompose::rulesHeard, this, &Shell::replyOnceOpen);
    connect(&m_needs.accounts, &AccountList::statusChanged, this, &Shell::replyOnceOpen);
    connect(&m_needs.accounts, &AccountList::outboxRequested, this,
            [this](const Guid&, const QString& token) {
                showWindow(token);
                if (m_window)
                    m_compose->showOutbox();
            });
    connect(&m_needs.accounts, &AccountList::replyRequested, this,
            [this](const Guid& account, const Guid& message, const QString& token) {
                m_replyTo = message;
                openMessage(account, message, token);
                replyOnceOpen();
            });
}

/// A reply quotes what it answers: not before the reader has it. After a start the portal says first
/// what it allows. Where it needs the person first, a password for instance, the wish is forgotten
/// with the next message.
void Shell::replyOnceOpen()
{
    if (!m_replyTo || !m_reader || m_reader->state().phase != ReaderPhase::Open
        || !m_reader->state().summary || m_reader->state().summary->guid != *m_replyTo)
        return;
    if (const LiveAccount* account = m_needs.accounts.find(m_reader->account().id)) {
        const Liveness liveness = account->status().liveness;
        const bool onItsWay = liveness == Liveness::Starting || liveness == Liveness::Live
                              || liveness == Liveness::Polling;
        if (onItsWay && !account->writing().rules().known)
            return;
    }
    m_replyTo.reset();
    m_compose->follow(WritingCommand::Reply);
}

void Shell::routeAlertSettings()
{
    AlertsSection* section = &m_settings->alerts();
    connect(section, &AlertsSection::habitsChanged, this, [this](const AlertHabitsView& habits) {
        m_needs.preferences.setQuietHours(habits.quietHours);
        m_needs.preferences.setAlertDigest(habits.digest);
        m_needs.preferences.setAlertSound(habits.sound);
        applyAlertHabits();
    });
    connect(section, &AlertsSection::wantedChanged, this,
            [this](const Guid& id, NewsKind kind, bool wanted) {
                if (LiveAccount* account = m_needs.accounts.find(id))
                    account->alerts().setWanted(kind, wanted);
            });
    connect(section, &AlertsSection::vipsChanged, this,
            [this](const Guid& id, const QStringList& addresses) {
                if (LiveAccount* account = m_needs.accounts.find(id))
                    account->alerts().setVips(addresses);
                refreshAlertButton();
            });
    connect(section, &AlertsSection::tryRequested, this, &Shell::tryAlert);
    connect(section, &AlertsSection::trailRequested, this, [this] {
        showTrailOfDay(m_needs.clock.now().toLocalTime().date());
    });
    connect(&m_needs.notifier, &Notifier::shown, section, [this](const QString& key) {
        if (key == tryKey())
            noteTaken();
    });
    connect(&m_needs.notifier, &Notifier::failed, section,
            [this](const QString& key, const QString&) {
                if (key == tryKey())
                    noteTried(tr("The desktop did not take the alert: no notification service "
                                 "answers."));
            });
}

void Shell::noteTaken()
{
    const QPointer<Shell> self(this);
    m_needs.notifier.describe([self](const NotifierFacts& facts) {
        if (!self)
            return;
        QString sentence = tr("The desktop took the alert. If you do not see it, the desktop keeps "
                              "it back: look for \"do not disturb\" in its settings.");
        if (!facts.playsSounds && self->m_needs.preferences.alertSound().on)
            sentence += u'\n' + tr("What shows alerts on this desktop plays no sounds.");
        self->noteTried(sentence);
    });
}

void Shell::noteTried(const QString& sentence)
{
    if (!m_settings)
        return;
    const AlertHabits habits = alertHabits();
    const QDateTime now = m_needs.clock.now();
    QString more;
    if (habits.pausedOpenEnd || (habits.pausedUntil.isValid() && now < habits.pausedUntil))
        more = tr("Alerts of messages are paused at the moment.");
    else if (habits.quietHours.isQuiet(now, QTimeZone::systemTimeZone()))
        more = tr("Alerts of messages wait for the end of quiet hours at the moment.");
    else if (m_presence.doNotDisturb)
        more = tr("Alerts of messages wait until the desktop is no longer set to \"do not "
                  "disturb\".");
    m_settings->alerts().setTried(more.isEmpty() ? sentence : sentence + u'\n' + more);
}

void Shell::refreshAlertSettings()
{
    if (!m_settings)
        return;
    AlertHabitsView habits;
    habits.quietHours = m_needs.preferences.quietHours();
    habits.digest = m_needs.preferences.alertDigest();
    habits.sound = m_needs.preferences.alertSound();
    m_settings->alerts().setHabits(habits);
    QList<AlertAccountView> accounts;
    for (const auto& account : m_needs.accounts.all()) {
        AlertAccountView view;
        view.id = account->record().id;
        view.name = m_needs.accounts.nameOf(view.id);
        view.allowed = account->alerts().allowedKinds();
        view.allowed.remove(NewsKind::SignInNeeded); // said always: without it nothing is
        view.wanted = account->alerts().wantedKinds();
        view.vips = account->alerts().choices().vips;
        accounts << view;
    }
    m_settings->alerts().setAccounts(accounts);
    m_settings->alerts().setTried({});
}

/// As a message would look and sound, through the real notifier, whatever holds messages back now.
void Shell::tryAlert()
{
    News example;
    example.personName = tr("Anna Keller", "sender of an example");
    example.subject = tr("This is how an alert looks");
    AlertRules rules;
    rules.habits = alertHabits();
    const AlertSituation situation(rules, m_presence, m_needs.clock.now(), QTimeZone::utc());
    const AlertTexts texts;
    Alert alert = texts.forNews(example, decide(example, situation), {});
    alert.key = tryKey();
    alert.actions = {AlertAction::Open};
    m_needs.notifier.show(alert);
}

void Shell::attachAlertButton()
{
    auto* actions = m_window->findChild<MessageActions*>();
    if (!actions)
        return;
    auto* button = new MessageAlertButton(actions);
    actions->addTool(button);
    m_alertButton = button;
    connect(m_reader.get(), &ReaderController::changed, button, [this] {
        refreshAlertButton();
        replyOnceOpen();
    });
    connect(button, &MessageAlertButton::trailRequested, this, &Shell::showTrailOfMessage);
    connect(button, &MessageAlertButton::muteRequested, this, [this](bool muted) {
        LiveAccount* account = m_needs.accounts.find(m_reader->account().id);
        if (account && m_reader->state().summary)
            account->alerts().setMuted(m_reader->state().summary->conversationGuid, muted);
    });
    connect(button, &MessageAlertButton::importantRequested, this, [this](bool important) {
        LiveAccount* account = m_needs.accounts.find(m_reader->account().id);
        if (!account || !m_reader->state().summary)
            return;
        const QString address = m_reader->state().summary->sender.email;
        QStringList vips = account->alerts().choices().vips;
        vips.removeIf([&address](const QString& vip) {
            return foldedAddress(vip) == foldedAddress(address);
        });
        if (important)
            vips << address;
        account->alerts().setVips(vips);
        refreshAlertSettings();
    });
}

void Shell::refreshAlertButton()
{
    if (!m_alertButton || !m_reader || !m_reader->state().summary)
        return;
    LiveAccount* account = m_needs.accounts.find(m_reader->account().id);
    if (!account)
        return;
    const MessageSummary& message = *m_reader->state().summary;
    const bool own = message.sender.email.compare(account->record().emailAddress,
                                                  Qt::CaseInsensitive) == 0;
    m_alertButton->setMessage(own ? QString() : message.sender.email,
                              account->alerts().choices().muted.contains(message.conversationGuid),
                              account->alerts().isVip(message.sender.email));
}

void Shell::makeTrail()
{
    if (m_trail)
        return;
    m_trail = std::make_unique<AlertTrailWindow>(m_window.get());
    connect(m_trail.get(), &AlertTrailWindow::dayRequested, this, &Shell::showTrailOfDay);
    connect(m_trail.get(), &AlertTrailWindow::messageRequested, this,
            [this](const Guid& account, const Guid& message) { openMessage(account, message, {}); });
}

void Shell::showTrailOfMessage()
{
    if (m_reader && m_reader->state().summary)
        launch(loadTrailOfMessage(m_reader->account().id, *m_reader->state().summary),
               "load alert of message");
}

AsyncResult<void> Shell::loadTrailOfMessage(Guid id, MessageSummary message)
{
    const QPointer<Shell> self(this);
    LiveAccount* account = m_needs.accounts.find(id);
    if (!account)
        co_return failure(ErrorKind::NotFound);
    const Guid guid = message.guid;
    const Result<QList<AlertRecord>> records = co_await account->alerts().history().ofMessage(guid);
    if (!self || m_needs.lock.isShut())
        co_return failure(ErrorKind::Cancelled);
    if (!records)
        co_return failure(records.error());
    QList<AlertTrailItem> items;
    for (const AlertRecord& record : *records)
        items << AlertTrailItem{id, {}, record};
    makeTrail();
    const News news = newsOf(message, {}, m_needs.clock.now());
    m_trail->showMessage(newsTitle(news), items);
    m_trail->show();
    m_trail->raise();
    m_trail->activateWindow();
    co_return Result<void>();
}

void Shell::showTrailOfDay(const QDate& day)
{
    launch(loadTrailOfDay(day), "load alerts of a day");
}

AsyncResult<void> Shell::loadTrailOfDay(QDate day)
{
    const QPointer<Shell> self(this);
    const QTimeZone zone = QTimeZone::systemTimeZone();
    const QDateTime from = momentOf(day, QTime(0, 0), zone);
    const QDateTime to = momentOf(day.addDays(1), QTime(0, 0), zone);
    QList<Guid> ids;
    for (const auto& account : m_needs.accounts.all())
        ids << account->record().id;
    QList<AlertTrailItem> items;
    bool cutOff = false;
    for (const Guid& id : ids) {
        LiveAccount* account = m_needs.accounts.find(id);
        if (!account)
            continue;
        const QString name = ids.size() > 1 ? m_needs.accounts.nameOf(id) : QString();
        const Result<QList<AlertRecord>> records
            = co_await account->alerts().history().between(from, to, kMostOfADay);
        if (!self || m_needs.lock.isShut())
            co_return failure(ErrorKind::Cancelled);
        if (!records)
            co_return failure(records.error());
        cutOff = cutOff || records->size() == kMostOfADay;
        for (const AlertRecord& record : *records)
            items << AlertTrailItem{id, name, record};
    }
    std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
        const auto last = [](const AlertTrailItem& item) {
            return item.record.steps.isEmpty() ? QDateTime() : item.record.steps.last().at;
        };
        return last(a) > last(b);
    });
    makeTrail();
    m_trail->setToday(m_needs.clock.now().toLocalTime().date());
    m_trail->showDay(day, items, cutOff);
    m_trail->show();
    m_trail->raise();
    m_trail->activateWindow();
    co_return Result<void>();
}

} // namespace waxwing

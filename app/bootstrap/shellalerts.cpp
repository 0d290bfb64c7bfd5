#include "app/bootstrap/shell.h"

#include <QTimeZone>

#include <algorithm>
#include <chrono>

/// The part of Shell that says what all alerts of the program may do.
namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr int kMorningHour = 7;

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
    case TrayIcon::Pause::UntilTomorrow: {
        const QTimeZone zone = QTimeZone::systemTimeZone();
        const QDate tomorrow = now.toTimeZone(zone).date().addDays(1);
        pauseAlerts({momentOf(tomorrow, QTime(kMorningHour, 0), zone), false});
        break;
    }
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

void Shell::setScreenLocked(bool locked)
{
    Presence presence = m_presence;
    presence.screenLocked = locked;
    setPresence(presence);
}

void Shell::setPresence(const Presence& presence)
{
    m_presence = presence;
    m_needs.lock.setPresence(presence);
    for (const auto& account : m_needs.accounts.all())
        account->alerts().center().setPresence(presence);
}

} // namespace waxwing

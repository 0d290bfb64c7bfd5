#pragma once

#include "core/alerts/quiethours.h"
#include "core/model/alertsound.h"
#include "core/model/news.h"

#include <QSet>

namespace waxwing {

/// What the person, or the organisation, wants of all alerts of the program.
struct AlertHabits
{
    AlertContent content = AlertContent::SenderAndSubject;
    QuietHours quietHours;
    bool digest = true; ///< what quiet hours held back becomes one alert
    AlertSound sound;
    QDateTime pausedUntil; ///< invalid: not, or without an end
    bool pausedOpenEnd = false;
};

/// What the alerts of one account may do. What is not restricted is allowed.
struct AlertRules
{
    AlertHabits habits;
    QSet<NewsKind> forbidden; ///< the portal does not provide for them
    QSet<NewsKind> unwanted;  ///< the person has switched them off
    QSet<QString> vips;       ///< folded addresses
    QSet<Guid> muted;         ///< conversations
    bool accountPaused = false;
};

/// Who may be looking, as the desktop knows it.
struct Presence
{
    bool screenLocked = false;
    bool screenShared = false;
    bool doNotDisturb = false; ///< of the desktop

    bool operator==(const Presence&) const = default;
};

} // namespace waxwing

#pragma once

#include "core/alerts/alertrules.h"

#include <QLatin1StringView>
#include <QTimeZone>

namespace waxwing {

/// The rules an alert can meet, as they stand in the ledger. Never changed: files hold them.
namespace AlertRule {
inline constexpr QLatin1StringView kOwnMessage{"own-message"};
inline constexpr QLatin1StringView kNoAccess{"no-access"};
inline constexpr QLatin1StringView kAlreadyRead{"already-read"};
inline constexpr QLatin1StringView kForbidden{"not-allowed"};
inline constexpr QLatin1StringView kUnwanted{"not-wanted"};
inline constexpr QLatin1StringView kMuted{"muted-thread"};
inline constexpr QLatin1StringView kPostponed{"later"};
inline constexpr QLatin1StringView kAccountPaused{"account-paused"};
inline constexpr QLatin1StringView kPaused{"paused"};
inline constexpr QLatin1StringView kQuietHours{"quiet-hours"};
inline constexpr QLatin1StringView kDoNotDisturb{"do-not-disturb"};
// No rules: the desktop did not take it.
inline constexpr QLatin1StringView kNoServer{"no-server"};
inline constexpr QLatin1StringView kRefused{"refused"};
} // namespace AlertRule

struct AlertDecision
{
    enum class Verdict {
        Show,
        HoldBack, ///< stays due; to be asked again at `until`, or when the situation changes
        Never,
    };

    Verdict verdict = Verdict::Show;
    QString rule;    ///< which one spoke against it; empty for Show
    QDateTime until; ///< invalid: nobody knows
    NewsKind kind = NewsKind::Message; ///< as which it is shown
    AlertContent content = AlertContent::SenderAndSubject;
    AlertSound sound;
    bool isVip = false;
};

/// Everything that one decision depends on, but for the news itself.
struct AlertSituation
{
    AlertSituation(AlertRules alertRules, Presence who, const QDateTime& when,
                   const QTimeZone& zone);

    AlertRules rules;
    Presence presence;
    QDateTime now; ///< UTC
    bool quiet;    ///< quiet hours are on; worked out once for thousands of news
    QDateTime quietUntil;
};

/// Whether, when and how somebody is alerted of `news`. Pure.
///
/// Reasons that stay true come first, so that what is read or gone is never "held back". A muted
/// thread stays muted whoever writes; VIP senders break through pauses of the program and through
/// quiet hours, not through a paused account nor through the desktop's own do-not-disturb.
[[nodiscard]] AlertDecision decide(const News& news, const AlertSituation& situation);

} // namespace waxwing

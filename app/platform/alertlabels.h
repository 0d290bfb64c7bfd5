#pragma once

#include "core/alerts/notifier.h"

#include <QHash>
#include <QString>

#include <array>
#include <optional>
#include <utility>

namespace waxwing {

/// What buttons of alerts say; a button without a label is not shown.
using AlertLabels = QHash<AlertAction, QString>;

/// The names that desktops know our buttons by; stable, as an alert outlives the program.
inline constexpr std::array<std::pair<AlertAction, const char*>, 5> kAlertActionNames{{
    {AlertAction::Open, "open"},
    {AlertAction::Reply, "reply"},
    {AlertAction::LaterHour, "later-hour"},
    {AlertAction::LaterTomorrow, "later-tomorrow"},
    {AlertAction::MuteThread, "mute-thread"},
}};

[[nodiscard]] inline QString alertActionName(AlertAction action)
{
    for (const auto& [known, name] : kAlertActionNames) {
        if (known == action)
            return QString::fromLatin1(name);
    }
    return {};
}

[[nodiscard]] inline std::optional<AlertAction> alertActionNamed(const QString& wanted)
{
    for (const auto& [action, name] : kAlertActionNames) {
        if (wanted == QLatin1String(name))
            return action;
    }
    return std::nullopt;
}

} // namespace waxwing

#pragma once

#include "core/alerts/notifier.h"

#include <QString>

#include <optional>

namespace waxwing {

/// What a button of an alert means when its press comes back by D-Bus activation, maybe to another
/// run of the program: the parameter of ActivateAction("alert"). Anybody in the session may send one.
struct AlertTarget
{
    QString key;
    AlertAction action = AlertAction::Open;
    QString link; ///< empty if the alert leads to no message

    [[nodiscard]] QString toText() const;
    [[nodiscard]] static std::optional<AlertTarget> fromText(const QString& text);
};

} // namespace waxwing

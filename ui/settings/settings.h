#pragma once

#include "core/base/guid.h"
#include "ui/common/theme.h"

namespace waxwing {

/// How much an alert tells to whoever sees the screen.
enum class AlertContent { SenderAndSubject, SenderOnly, Nothing };

/// What a person can set about the program itself.
struct Settings
{
    ThemeChoice theme = ThemeChoice::System;
    AlertContent alertContent = AlertContent::SenderAndSubject;

    bool operator==(const Settings&) const = default;
};

/// An account as the settings show it.
struct SettingsAccount
{
    Guid id;
    QString portalName;
    QString emailAddress;
    bool signedIn = false;
};

} // namespace waxwing

#pragma once

#include "app/bootstrap/alerttexts.h"
#include "ui/common/theme.h"

#include <QByteArray>
#include <QSettings>

namespace waxwing {

/// What the person set about the program itself, in a plain file: nothing about messages, people
/// or portals may be put here.
class Preferences
{
public:
    Preferences();

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    [[nodiscard]] AlertContent alertContent() const;
    void setAlertContent(AlertContent content);
    [[nodiscard]] QByteArray windowLayout() const;
    void setWindowLayout(const QByteArray& layout);
    /// As on the first day: layout of the window and hints.
    void forgetWindow();
    /// The hint that closing the window leaves the program in the tray was given.
    [[nodiscard]] bool trayExplained() const;
    void setTrayExplained();

private:
    QSettings m_settings;
};

} // namespace waxwing

#pragma once

#include "app/platform/alertlabels.h"
#include "app/platform/powerandnetwork.h"
#include "app/platform/screenlock.h"
#include "app/platform/systemproxy.h"
#include "core/alerts/notifier.h"

#include <QString>

#include <functional>
#include <memory>

class QCoreApplication;
class QWindow;

namespace waxwing {

/// How the program presents itself to the desktop.
struct ProgramIdentity
{
    QString name;      ///< as people read it: "Waxwing"
    QString id;        ///< desktop file without ".desktop", AppUserModelID, bundle id
    QString icon;      ///< theme name, or absolute path where the program is not installed
    AlertLabels alertLabels;
};

/// The desktop's own notification centre. Chosen when the program is built for a system.
[[nodiscard]] std::unique_ptr<Notifier> makeNotifier(const ProgramIdentity& identity);

/// The person has quit the program while alerts stand on the screen: whoever keeps them clickable
/// until they are gone, and says so then; null where the system does that itself, or there are none.
/// `startDirectly` starts the program with a link where the desktop does not know how to.
[[nodiscard]] std::unique_ptr<QObject>
leaveAlerts(std::unique_ptr<Notifier> notifier, const QString& id,
            std::function<void(const QString& link)> startDirectly, std::function<void()> done);

[[nodiscard]] std::unique_ptr<PowerAndNetwork> makePowerAndNetwork();

[[nodiscard]] std::unique_ptr<ScreenLock> makeScreenLock();

/// The permission to take the focus that this start was given by who started it; taken once.
[[nodiscard]] QString takeActivationToken();

/// Shows the window in front of all others, with the permission that came with a click on an alert
/// or a second start; without one the desktop may only mark it in its task bar.
void bringToFront(QWindow& window, const QString& activationToken);

/// Ends the program in good order when the session or a person at a terminal asks it to.
void quitOnSignals(QCoreApplication& application);

/// Hands memory that is free back to the system; for a program that now only waits in the tray.
void giveBackMemory();

} // namespace waxwing

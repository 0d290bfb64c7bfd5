#include "app/platform/platform.h"

#include "app/platform/donotdisturb.h"
#include "app/platform/fontsahead.h"
#include "app/platform/macos/usernotifier.h"
#include "app/platform/macos/screenwatch.h"
#include "app/platform/macos/workspacewatch.h"

#include <QWindow>

#import <AppKit/AppKit.h>

#include <malloc/malloc.h>

namespace waxwing {

std::unique_ptr<Notifier> makeNotifier(const ProgramIdentity& identity)
{
    return std::make_unique<UserNotifier>(identity.alertLabels);
}

std::unique_ptr<QObject> leaveAlerts(std::unique_ptr<Notifier> /*notifier*/,
                                     const QString& /*id*/,
                                     std::function<void(const QString& link)> /*startDirectly*/,
                                     std::function<void()> /*done*/)
{
    return nullptr; // the system starts the program when an alert is clicked
}

std::unique_ptr<PowerAndNetwork> makePowerAndNetwork()
{
    return std::make_unique<WorkspaceWatch>();
}

std::unique_ptr<ScreenLock> makeScreenLock()
{
    return std::make_unique<ScreenWatch>();
}

std::unique_ptr<DoNotDisturb> makeDoNotDisturb()
{
    return std::make_unique<DoNotDisturb>(); // Focus keeps alerts back itself and lists them
}

QString takeActivationToken()
{
    return {}; // macOS knows no token: the program that was clicked comes to the front
}

void bringToFront(QWindow& window, const QString& /*activationToken*/)
{
    if (window.windowStates().testFlag(Qt::WindowMinimized))
        window.setWindowStates(window.windowStates() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    [NSApp activateIgnoringOtherApps:YES];
    window.requestActivate();
}

void giveBackMemory()
{
    malloc_zone_pressure_relief(nullptr, 0);
}

std::jthread readFontsOfSystem()
{
    return {}; // the system keeps them at hand
}

} // namespace waxwing

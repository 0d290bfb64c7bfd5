#include "app/platform/platform.h"

#include "app/platform/donotdisturb.h"
#include "app/platform/fontsahead.h"
#include "app/platform/windows/powerbroadcast.h"
#include "app/platform/windows/sessionlock.h"
#include "app/platform/windows/toastnotifier.h"

#include <QWindow>

#include <shobjidl.h>
#include <windows.h>

namespace waxwing {

std::unique_ptr<Notifier> makeNotifier(const ProgramIdentity& identity)
{
    // Toasts are shown under the name and icon that belong to this id.
    SetCurrentProcessExplicitAppUserModelID(reinterpret_cast<PCWSTR>(identity.id.utf16()));
    return std::make_unique<ToastNotifier>(identity.id, identity.alertLabels);
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
    return std::make_unique<PowerBroadcast>();
}

std::unique_ptr<ScreenLock> makeScreenLock()
{
    return std::make_unique<SessionLock>();
}

std::unique_ptr<DoNotDisturb> makeDoNotDisturb()
{
    return std::make_unique<DoNotDisturb>(); // Focus assist keeps alerts back itself and lists them
}

QString takeActivationToken()
{
    // Windows knows no token: a start by the person may pass its right to the focus on.
    AllowSetForegroundWindow(ASFW_ANY);
    return {};
}

void bringToFront(QWindow& window, const QString& /*activationToken*/)
{
    if (window.windowStates().testFlag(Qt::WindowMinimized))
        window.setWindowStates(window.windowStates() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.requestActivate();
}

void giveBackMemory()
{
    HeapCompact(GetProcessHeap(), 0);
}

void quitOnSignals(QCoreApplication& /*application*/)
{
    // Windows sends no signals; Qt answers WM_QUERYENDSESSION when the session ends.
}

std::jthread readFontsOfSystem()
{
    return {}; // the system keeps them at hand
}

} // namespace waxwing

#include "app/platform/platform.h"

#include "app/platform/linux/desktopnotifier.h"
#include "app/platform/linux/leftalerts.h"
#include "app/platform/linux/logindandnetlink.h"
#include "app/platform/linux/portalnotifier.h"
#include "app/platform/linux/screensaverandlogind.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QWindow>

#include <cstdlib>
#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace waxwing {

namespace {

/// Flatpak puts this file into every sandbox.
bool isSandboxed()
{
    return QFile::exists(QStringLiteral("/.flatpak-info"));
}

} // namespace

std::unique_ptr<Notifier> makeNotifier(const ProgramIdentity& identity)
{
    if (isSandboxed()) {
        PortalNotifier::Options options{identity.id, identity.alertLabels};
        return std::make_unique<PortalNotifier>(QDBusConnection::sessionBus(), options);
    }
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    DesktopNotifier::Options options;
    options.applicationName = identity.name;
    options.icon = identity.icon;
    options.desktopEntry = identity.id;
    options.alertLabels = identity.alertLabels;
    if (!runtime.isEmpty())
        options.runtimeFolder = QDir(runtime).filePath(QStringLiteral("waxwing"));
    return std::make_unique<DesktopNotifier>(QDBusConnection::sessionBus(), options);
}

std::unique_ptr<QObject> leaveAlerts(std::unique_ptr<Notifier> notifier, const QString& id,
                                     std::function<void(const QString& link)> startDirectly,
                                     std::function<void()> done)
{
    auto left = std::make_unique<LeftAlerts>(std::move(notifier), QDBusConnection::sessionBus(),
                                             LeftAlerts::Options{id, std::move(startDirectly)});
    if (left->isEmpty())
        return nullptr;
    QObject::connect(left.get(), &LeftAlerts::done, left.get(), std::move(done));
    return left;
}

std::unique_ptr<PowerAndNetwork> makePowerAndNetwork()
{
    return std::make_unique<LogindAndNetlink>(QDBusConnection::systemBus());
}

std::unique_ptr<ScreenLock> makeScreenLock()
{
    return std::make_unique<ScreenSaverAndLogind>(QDBusConnection::sessionBus(),
                                                  QDBusConnection::systemBus());
}

QString takeActivationToken()
{
    QString token = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    if (token.isEmpty())
        token = qEnvironmentVariable("DESKTOP_STARTUP_ID");
    // Programs started by us must not use it again.
    qunsetenv("XDG_ACTIVATION_TOKEN");
    qunsetenv("DESKTOP_STARTUP_ID");
    return token;
}

void bringToFront(QWindow& window, const QString& activationToken)
{
    // Qt reads the variable in requestActivate() on Wayland and clears it; on X11 a click is
    // permission enough for window managers.
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken.toUtf8());
    if (window.windowStates().testFlag(Qt::WindowMinimized))
        window.setWindowStates(window.windowStates() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.requestActivate();
    qunsetenv("XDG_ACTIVATION_TOKEN");
}

void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace waxwing

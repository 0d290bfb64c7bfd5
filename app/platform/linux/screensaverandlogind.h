#pragma once

#include "app/platform/screenlock.h"

#include <QDBusConnection>
#include <QStringList>
#include <QVariantMap>

namespace waxwing {

/// The screen's lock from the desktop's screen saver on the session bus, and from logind's session
/// on the system bus. A stranger's signal would do no more than lock the program.
class ScreenSaverAndLogind final : public ScreenLock
{
    Q_OBJECT

public:
    ScreenSaverAndLogind(const QDBusConnection& sessionBus, const QDBusConnection& systemBus);

private Q_SLOTS:
    void onActiveChanged(bool active);
    void onLock();
    void onPropertiesChanged(const QString& interface, const QVariantMap& changed,
                             const QStringList& invalidated);

private:
    void findSession(const QDBusConnection& systemBus);
    void listenTo(const QString& sessionPath);

    QDBusConnection m_systemBus;
};

} // namespace waxwing

#include "app/platform/linux/screensaverandlogind.h"

#include <QCoreApplication>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace waxwing {

namespace {

const QString kLogin = QStringLiteral("org.freedesktop.login1");
const QString kSession = QStringLiteral("org.freedesktop.login1.Session");
const QString kDBusProperties = QStringLiteral("org.freedesktop.DBus.Properties");

} // namespace

ScreenSaverAndLogind::ScreenSaverAndLogind(const QDBusConnection& sessionBus,
                                           const QDBusConnection& systemBus)
    : m_systemBus(systemBus)
{
    // Desktops differ in path and owner; naming neither hears all of them.
    QDBusConnection session = sessionBus;
    for (const auto& interface : {QStringLiteral("org.freedesktop.ScreenSaver"),
                                  QStringLiteral("org.gnome.ScreenSaver"),
                                  QStringLiteral("org.mate.ScreenSaver"),
                                  QStringLiteral("org.cinnamon.ScreenSaver")})
        session.connect(QString(), QString(), interface, QStringLiteral("ActiveChanged"), this,
                        SLOT(onActiveChanged(bool)));
    findSession(systemBus);
}

/// Lock and LockedHint come from the object of our own session, whose path logind knows.
void ScreenSaverAndLogind::findSession(const QDBusConnection& systemBus)
{
    if (!systemBus.isConnected())
        return;
    QDBusMessage ask = QDBusMessage::createMethodCall(
        kLogin, QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("GetSessionByPID"));
    ask << static_cast<uint>(QCoreApplication::applicationPid());
    auto* watcher = new QDBusPendingCallWatcher(systemBus.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* finished) {
                const QDBusPendingReply<QDBusObjectPath> reply = *finished;
                finished->deleteLater();
                if (!reply.isError())
                    listenTo(reply.value().path());
            });
}

void ScreenSaverAndLogind::listenTo(const QString& sessionPath)
{
    m_systemBus.connect(QString(), sessionPath, kSession, QStringLiteral("Lock"), this,
                        SLOT(onLock()));
    m_systemBus.connect(QString(), sessionPath, kDBusProperties, QStringLiteral("PropertiesChanged"),
                        this, SLOT(onPropertiesChanged(QString, QVariantMap, QStringList)));
}

void ScreenSaverAndLogind::onActiveChanged(bool active)
{
    if (active)
        Q_EMIT locked();
    else
        Q_EMIT unlocked();
}

void ScreenSaverAndLogind::onLock()
{
    Q_EMIT locked();
}

void ScreenSaverAndLogind::onPropertiesChanged(const QString& interface,
                                               const QVariantMap& changed, const QStringList&)
{
    const QString hint = QStringLiteral("LockedHint");
    if (interface == kSession && changed.contains(hint))
        onActiveChanged(changed.value(hint).toBool());
}

} // namespace waxwing

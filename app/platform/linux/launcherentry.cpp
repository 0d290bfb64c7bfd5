#include "app/platform/linux/launcherentry.h"

#include <QDBusMessage>
#include <QVariantMap>

#include <algorithm>
#include <utility>

namespace waxwing {

namespace {

const QString kLauncherInterface = QStringLiteral("com.canonical.Unity.LauncherEntry");
const QString kLauncherPath = QStringLiteral("/org/waxwing/launcher");

} // namespace

LauncherEntry::LauncherEntry(const QDBusConnection& bus, const QString& desktopEntry)
    : m_bus(bus), m_desktopEntry(desktopEntry)
{}

LauncherEntry::~LauncherEntry()
{
    if (m_count > 0)
        say(0);
}

void LauncherEntry::setCount(qint64 unread)
{
    const qint64 count = std::max<qint64>(0, unread);
    if (std::exchange(m_count, count) != count)
        say(count);
}

void LauncherEntry::say(qint64 unread)
{
    QDBusMessage update
        = QDBusMessage::createSignal(kLauncherPath, kLauncherInterface, QStringLiteral("Update"));
    // An x in the protocol: listeners read nothing else.
    const QVariantMap properties{
        {QStringLiteral("count"), QVariant::fromValue<qlonglong>(unread)},
        {QStringLiteral("count-visible"), unread > 0}};
    update << QStringLiteral("application://%1.desktop").arg(m_desktopEntry) << properties;
    m_bus.send(update);
}

std::unique_ptr<UnreadBadge> makeUnreadBadge(const QString& id)
{
    return std::make_unique<LauncherEntry>(QDBusConnection::sessionBus(), id);
}

} // namespace waxwing

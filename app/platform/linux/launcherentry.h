#pragma once

#include "app/platform/unreadbadge.h"

#include <QDBusConnection>
#include <QObject>

namespace waxwing {

/// com.canonical.Unity.LauncherEntry: one signal to whoever shows launchers, under the name of the
/// desktop file. A launcher that starts later hears the next change.
class LauncherEntry final : public QObject, public UnreadBadge
{
    Q_OBJECT

public:
    LauncherEntry(const QDBusConnection& bus, const QString& desktopEntry);
    ~LauncherEntry() override;

    void setCount(qint64 unread) override;
    void setWindow(QWindow* /*window*/) override {}

private:
    void say(qint64 unread);

    QDBusConnection m_bus;
    QString m_desktopEntry;
    qint64 m_count = 0;
};

} // namespace waxwing

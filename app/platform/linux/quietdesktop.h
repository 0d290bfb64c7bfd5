#pragma once

#include "app/platform/donotdisturb.h"
#include "app/platform/linux/settingskey.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QString>

#include <functional>
#include <memory>

namespace waxwing {

/// Whether the desktop is set to "do not disturb", as whoever shows its notifications says: the
/// property Inhibited of org.freedesktop.Notifications (Plasma, which also sets it while a screen is
/// shared), dunst's paused, the setting of xfce4-notifyd in xfconf, and the settings of GNOME,
/// Cinnamon and MATE. Asks only the service that runs and starts none; when that is replaced, what
/// was last known stands until the next has answered. Main thread, never blocks.
class QuietDesktop final : public DoNotDisturb
{
    Q_OBJECT

public:
    explicit QuietDesktop(const QDBusConnection& bus,
                          QString gsettings = QStringLiteral("gsettings"));
    ~QuietDesktop() override;

private Q_SLOTS:
    void onOwnerChanged(const QDBusMessage& signal);
    void onPropertiesChanged(const QDBusMessage& signal);
    void onXfconfChanged(const QDBusMessage& signal);

private:
    using Taker = std::function<void(const QDBusMessage& answer)>;

    void look(const QString& owner);
    void ask(const QDBusMessage& question, const Taker& take);
    void askProperty(const QString& interface, const QString& property, bool QuietDesktop::*says);
    void takeServer(const QDBusMessage& answer);
    void followSetting(const QString& server, const QString& vendor);
    void settle();

    QDBusConnection m_bus;
    QString m_gsettings;
    QString m_owner; ///< unique name of the service that shows notifications
    int m_servers = 0; ///< answers of those before do not count
    int m_unanswered = 0;
    bool m_inhibited = false;
    bool m_paused = false;
    bool m_set = false; ///< in the settings of its desktop
    bool m_usesXfconf = false;
    std::unique_ptr<SettingsKey> m_key;
    bool m_on = false;
};

} // namespace waxwing

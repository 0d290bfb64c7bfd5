#pragma once

#include "core/alerts/notifier.h"

#include <QDBusConnection>
#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace waxwing {

/// Alerts that stand on the screen when the person quits the program. Notification daemons tell a
/// click only to the connection that showed the alert, so somebody has to stay and listen: this,
/// alone, with everything else gone. A click starts the program anew by D-Bus activation, with the
/// message's link, and so does every other button, with its name; alerts that lead nowhere are taken
/// away at once. Main thread.
class LeftAlerts final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString applicationId; ///< its name on the bus
        /// Where the bus cannot start us, because we are not installed. The link may be empty.
        std::function<void(const QString& link)> startDirectly;
    };
    LeftAlerts(std::unique_ptr<Notifier> notifier, const QDBusConnection& bus, Options options);
    ~LeftAlerts() override;

    [[nodiscard]] bool isEmpty() const { return m_links.isEmpty(); }

Q_SIGNALS:
    /// Nothing is left to wait for.
    void done();

private:
    void onChosen(const QString& key, waxwing::AlertAction action,
                  const QString& activationToken);
    void forget(const QString& key);

    std::unique_ptr<Notifier> m_notifier;
    QDBusConnection m_bus;
    Options m_options;
    QHash<QString, QString> m_links; ///< by key
    int m_startsUnderWay = 0;
};

} // namespace waxwing

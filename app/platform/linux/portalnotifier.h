#pragma once

#include "app/platform/alertlabels.h"
#include "core/alerts/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSet>
#include <QVariantMap>

namespace waxwing {

/// The desktop portal's notifications (org.freedesktop.portal.Notification) as a Notifier, for
/// sandboxes, which may not speak to the notification daemon itself. Alerts belong to the
/// application, not to this process: a click comes as ActivateAction on our bus name, which the bus
/// starts if need be, so it also works after the program has ended. The portal does not tell when an
/// alert was dismissed. Main thread, never blocks.
class PortalNotifier final : public Notifier
{
    Q_OBJECT

public:
    struct Options
    {
        QString icon; ///< theme name
        AlertLabels alertLabels;
    };

    PortalNotifier(const QDBusConnection& bus, Options options);

    void show(const waxwing::Alert& alert) override;
    void close(const QString& key) override;
    /// The key is enough.
    void adopt(const QString& key, quint32 nativeId) override;
    bool choose(const QString& key, waxwing::AlertAction action,
                const QString& activationToken) override;
    void describe(const std::function<void(const waxwing::NotifierFacts&)>& done) override;

private:
    [[nodiscard]] QVariantMap contentOf(const Alert& alert) const;

    QDBusConnection m_bus;
    Options m_options;
    QSet<QString> m_onScreen;
};

} // namespace waxwing

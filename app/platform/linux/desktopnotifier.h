#pragma once

#include "app/platform/alertlabels.h"
#include "app/platform/linux/notificationdaemon.h"
#include "core/alerts/notifier.h"

#include <QHash>
#include <QList>

#include <optional>

namespace waxwing {

/// The freedesktop notification centre as a Notifier: knows which key has which id on the screen.
///
/// The same key never stands there twice: it is replaced by its id while the daemon lives, by a
/// stack tag where daemons know those (so also after a crash of ours). Ids of an earlier run count
/// only if the very same daemon still runs, which a small file in the runtime folder tells: to any
/// other they would be somebody else's alerts. Main thread, never blocks.
class DesktopNotifier final : public Notifier
{
    Q_OBJECT

public:
    struct Options
    {
        QString applicationName; ///< as people read it
        QString icon;            ///< theme name or absolute path
        QString desktopEntry;    ///< without ".desktop"; empty if not installed
        AlertLabels alertLabels;
        QString runtimeFolder; ///< where the daemon's identity is kept; empty: nowhere
    };

    DesktopNotifier(const QDBusConnection& bus, Options options);

    void show(const waxwing::Alert& alert) override;
    void close(const QString& key) override;
    void adopt(const QString& key, quint32 nativeId) override;
    [[nodiscard]] QHash<QString, QString> openLinks() const override;
    void describe(const std::function<void(const waxwing::NotifierFacts&)>& done) override;

private:
    /// One key, from show() until it is gone.
    struct OnScreen
    {
        quint32 id = 0;
        bool underWay = false;     ///< Notify is not answered yet
        bool closeWanted = false;  ///< closed meanwhile
        std::optional<Alert> next; ///< shown again meanwhile
        QString link;
    };

    void send(const Alert& alert);
    void onAnswered(const QString& key, std::optional<quint32> id);
    void onReady();
    void onUnavailable();
    void onVanished();
    void onChosen(quint32 id, const QString& name, const QString& activationToken);
    void onClosed(quint32 id, bool byPerson);
    void adoptWaiting(const QString& identity);
    void rememberDaemon();
    [[nodiscard]] NotificationOrder orderFor(const Alert& alert, quint32 replaces) const;
    [[nodiscard]] QString identityFile() const;

    Options m_options;
    NotificationDaemon m_daemon;
    QList<Alert> m_waiting; ///< until the daemon is ready
    QHash<QString, OnScreen> m_alerts;
    QHash<quint32, QString> m_keys;
    QHash<QString, OnScreen> m_toAdopt; ///< until it is known whether the same daemon still runs
    QString m_earlierDaemon;            ///< identity kept by the run before
    QString m_rememberedDaemon;
    bool m_identified = false;
    int m_daemons = 0; ///< how many have vanished: answers of those before do not count
};

} // namespace waxwing

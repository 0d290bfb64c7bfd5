#include "app/platform/linux/desktopnotifier.h"

#include "app/platform/linux/notificationimage.h"
#include "app/platform/linux/tidytext.h"
#include "core/base/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace waxwing {

DesktopNotifier::DesktopNotifier(const QDBusConnection& bus, Options options)
    : m_options(std::move(options)), m_daemon(bus, m_options.applicationName)
{
    connect(&m_daemon, &NotificationDaemon::ready, this, &DesktopNotifier::onReady);
    connect(&m_daemon, &NotificationDaemon::unavailable, this, &DesktopNotifier::onUnavailable);
    connect(&m_daemon, &NotificationDaemon::vanished, this, &DesktopNotifier::onVanished);
    connect(&m_daemon, &NotificationDaemon::chosen, this, &DesktopNotifier::onChosen);
    connect(&m_daemon, &NotificationDaemon::closed, this, &DesktopNotifier::onClosed);

    QFile kept(identityFile());
    if (!m_options.runtimeFolder.isEmpty() && kept.open(QFile::ReadOnly))
        m_earlierDaemon = QString::fromUtf8(kept.read(256));
    m_daemon.identify([this](const QString& identity) { adoptWaiting(identity); });
}

QString DesktopNotifier::identityFile() const
{
    return QDir(m_options.runtimeFolder).filePath(QStringLiteral("notification-daemon"));
}

void DesktopNotifier::show(const Alert& alert)
{
    if (m_daemon.isReady()) {
        send(alert);
        return;
    }
    m_waiting.removeIf([&alert](const Alert& waiting) { return waiting.key == alert.key; });
    m_waiting << alert;
    m_daemon.ask();
}

void DesktopNotifier::send(const Alert& alert)
{
    OnScreen& shown = m_alerts[alert.key];
    if (shown.underWay) {
        // Its id is not known yet; a second call now would put a second alert on the screen.
        shown.next = alert;
        shown.closeWanted = false;
        return;
    }
    shown.underWay = true;
    shown.link = alert.link;
    m_daemon.notify(orderFor(alert, shown.id),
                    [this, key = alert.key, daemon = m_daemons](std::optional<quint32> id) {
                        if (daemon == m_daemons)
                            onAnswered(key, id);
                    });
}

NotificationOrder DesktopNotifier::orderFor(const Alert& alert, quint32 replaces) const
{
    NotificationOrder order;
    order.replaces = replaces;
    order.icon = m_options.icon;
    order.title = tidied(alert.title);
    order.body = tidied(alert.body);
    order.defaultLabel = m_options.alertLabels.value(AlertAction::Open);
    for (const AlertAction action : alert.actions) {
        // The click on the alert opens already; daemons that cannot be clicked make a button of it.
        const QString label
            = action == AlertAction::Open ? QString() : m_options.alertLabels.value(action);
        if (!label.isEmpty())
            order.actions << alertActionName(action) << label;
    }
    // Low, normal, critical are 0, 1, 2, as a byte: daemons ignore any other type.
    const auto urgency = static_cast<uchar>(alert.urgency);
    order.hints.insert(QStringLiteral("urgency"), QVariant::fromValue(urgency));
    order.hints.insert(QStringLiteral("category"), QStringLiteral("email.arrived"));
    order.hints.insert(QStringLiteral("x-dunst-stack-tag"), alert.key); // dunst and mako know it
    if (!alert.image.isEmpty() && m_daemon.showsImages())
        insertImage(order.hints, alert.image);
    if (!m_options.desktopEntry.isEmpty())
        order.hints.insert(QStringLiteral("desktop-entry"), m_options.desktopEntry);
    if (alert.silent)
        order.hints.insert(QStringLiteral("suppress-sound"), true);
    else if (QFileInfo::exists(alert.soundFile))
        order.hints.insert(QStringLiteral("sound-file"), alert.soundFile);
    return order;
}

void DesktopNotifier::onAnswered(const QString& key, std::optional<quint32> id)
{
    const auto entry = m_alerts.find(key);
    if (entry == m_alerts.end())
        return;
    if (!id || *id == 0) {
        m_keys.remove(entry->id);
        m_alerts.erase(entry);
        Q_EMIT failed(key, QStringLiteral("refused"));
        return;
    }
    if (entry->id != *id)
        m_keys.remove(entry->id);
    entry->id = *id;
    entry->underWay = false;
    m_keys.insert(*id, key);
    rememberDaemon();
    if (const std::optional<Alert> next = std::exchange(entry->next, std::nullopt)) {
        send(*next);
    } else if (entry->closeWanted) {
        m_keys.remove(*id);
        m_alerts.erase(entry);
        m_daemon.close(*id);
    } else {
        Q_EMIT shown(key, *id);
    }
}

void DesktopNotifier::close(const QString& key)
{
    const bool waited =
        m_waiting.removeIf([&key](const Alert& waiting) { return waiting.key == key; }) > 0;
    const auto entry = m_alerts.find(key);
    if (entry == m_alerts.end()) {
        const auto earlier = m_toAdopt.find(key);
        if (earlier != m_toAdopt.end())
            earlier->closeWanted = true;
        if (waited || earlier != m_toAdopt.end())
            Q_EMIT closed(key, false);
        return;
    }
    if (entry->underWay) {
        entry->closeWanted = true;
        entry->next.reset();
    } else {
        const quint32 id = entry->id;
        m_keys.remove(id);
        m_alerts.erase(entry);
        m_daemon.close(id);
    }
    // Said at once: should the key be shown anew, what the daemon says later of the old id is not
    // about it.
    Q_EMIT closed(key, false);
}

void DesktopNotifier::adopt(const QString& key, quint32 nativeId)
{
    if (nativeId == 0 || m_alerts.contains(key))
        return;
    m_toAdopt.insert(key, OnScreen{nativeId, false, false, std::nullopt, {}});
    if (m_identified)
        adoptWaiting(m_daemon.identity());
}

QHash<QString, QString> DesktopNotifier::openLinks() const
{
    QHash<QString, QString> links;
    for (auto it = m_alerts.begin(); it != m_alerts.end(); ++it) {
        if (!it->closeWanted)
            links.insert(it.key(), it->link);
    }
    return links;
}

void DesktopNotifier::describe(const std::function<void(const NotifierFacts&)>& done)
{
    m_daemon.describe(done);
}

void DesktopNotifier::adoptWaiting(const QString& identity)
{
    m_identified = true;
    const auto earlier = std::exchange(m_toAdopt, {});
    if (identity.isEmpty() || identity != m_earlierDaemon)
        return;
    for (auto it = earlier.begin(); it != earlier.end(); ++it) {
        if (m_alerts.contains(it.key()) || m_keys.contains(it->id))
            continue;
        if (it->closeWanted) {
            m_daemon.close(it->id);
            continue;
        }
        m_alerts.insert(it.key(), *it);
        m_keys.insert(it->id, it.key());
    }
}

void DesktopNotifier::rememberDaemon()
{
    const QString identity = m_daemon.identity();
    if (m_options.runtimeFolder.isEmpty() || identity.isEmpty() || identity == m_rememberedDaemon)
        return;
    m_rememberedDaemon = identity;
    QDir().mkpath(m_options.runtimeFolder);
    QSaveFile file(identityFile());
    if (!file.open(QFile::WriteOnly) || file.write(identity.toUtf8()) < 0 || !file.commit())
        qCWarning(lcAlerts) << "cannot remember the notification daemon";
}

void DesktopNotifier::onReady()
{
    for (const Alert& alert : std::exchange(m_waiting, {}))
        send(alert);
    Q_EMIT available();
}

void DesktopNotifier::onUnavailable()
{
    for (const Alert& alert : std::exchange(m_waiting, {}))
        Q_EMIT failed(alert.key, QStringLiteral("no-server"));
}

void DesktopNotifier::onVanished()
{
    ++m_daemons;
    m_keys.clear();
    m_earlierDaemon.clear();
    QStringList gone;
    QStringList unanswered;
    const auto alerts = std::exchange(m_alerts, {});
    for (auto it = alerts.begin(); it != alerts.end(); ++it) {
        if (!it->closeWanted)
            (it->underWay ? unanswered : gone) << it.key();
    }
    for (const QString& key : unanswered)
        Q_EMIT failed(key, QStringLiteral("no-server"));
    if (!gone.isEmpty())
        Q_EMIT lost(gone);
}

void DesktopNotifier::onChosen(quint32 id, const QString& name, const QString& activationToken)
{
    const std::optional<AlertAction> action
        = name.isEmpty() ? AlertAction::Open : alertActionNamed(name);
    const QString key = action ? m_keys.take(id) : QString();
    if (key.isEmpty())
        return;
    m_alerts.remove(key);
    m_daemon.close(id); // some daemons leave a clicked alert where it is
    if (*action == AlertAction::Open)
        Q_EMIT activated(key, activationToken);
    else
        Q_EMIT actionChosen(key, *action, activationToken);
}

void DesktopNotifier::onClosed(quint32 id, bool byPerson)
{
    const QString key = m_keys.take(id);
    if (key.isEmpty())
        return;
    const auto entry = m_alerts.find(key);
    if (entry != m_alerts.end() && entry->underWay) {
        entry->id = 0; // it is being shown again: that stands
        return;
    }
    m_alerts.remove(key);
    Q_EMIT closed(key, byPerson);
}

} // namespace waxwing

#include "app/platform/linux/portalnotifier.h"

#include "app/platform/linux/alerttarget.h"
#include "app/platform/linux/tidytext.h"
#include "core/base/log.h"

#include <QDBusArgument>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>

#include <utility>

namespace waxwing {

namespace {

const QString kPortalService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPortalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kPortalInterface = QStringLiteral("org.freedesktop.portal.Notification");
/// With "app." before it the portal activates the program by its name on the bus.
const QString kAction = QStringLiteral("app.alert");

QDBusMessage portalCall(const QString& interface, const QString& method)
{
    return QDBusMessage::createMethodCall(kPortalService, kPortalPath, interface, method);
}

/// An icon as GIcon puts it on the bus: (sv).
QVariant serialisedIcon(const QString& kind, const QVariant& value)
{
    QDBusArgument icon;
    icon.beginStructure();
    icon << kind << QDBusVariant(value);
    icon.endStructure();
    return QVariant::fromValue(icon);
}

QString priorityOf(AlertUrgency urgency)
{
    switch (urgency) {
    case AlertUrgency::Low: return QStringLiteral("low");
    case AlertUrgency::Normal: break;
    case AlertUrgency::Critical: return QStringLiteral("urgent");
    }
    return QStringLiteral("normal");
}

} // namespace

PortalNotifier::PortalNotifier(const QDBusConnection& bus, Options options)
    : m_bus(bus), m_options(std::move(options))
{
    qDBusRegisterMetaType<QList<QVariantMap>>();
}

QVariantMap PortalNotifier::contentOf(const Alert& alert) const
{
    const auto target = [&alert](AlertAction action) {
        return AlertTarget{alert.key, action, alert.link}.toText();
    };
    QVariantMap content;
    content.insert(QStringLiteral("title"), tidied(alert.title));
    content.insert(QStringLiteral("body"), tidied(alert.body));
    content.insert(QStringLiteral("priority"), priorityOf(alert.urgency));
    content.insert(QStringLiteral("default-action"), kAction);
    content.insert(QStringLiteral("default-action-target"), target(AlertAction::Open));
    if (!alert.image.isEmpty())
        content.insert(QStringLiteral("icon"), serialisedIcon(QStringLiteral("bytes"), alert.image));
    else if (!m_options.icon.isEmpty())
        content.insert(QStringLiteral("icon"), serialisedIcon(QStringLiteral("themed"),
                                                              QStringList{m_options.icon}));
    QList<QVariantMap> buttons;
    for (const AlertAction action : alert.actions) {
        const QString label = m_options.alertLabels.value(action);
        if (!label.isEmpty())
            buttons << QVariantMap{{QStringLiteral("label"), label},
                                   {QStringLiteral("action"), kAction},
                                   {QStringLiteral("target"), target(action)}};
    }
    if (!buttons.isEmpty())
        content.insert(QStringLiteral("buttons"), QVariant::fromValue(buttons));
    return content;
}

void PortalNotifier::show(const Alert& alert)
{
    m_onScreen.insert(alert.key);
    QDBusMessage message = portalCall(kPortalInterface, QStringLiteral("AddNotification"));
    message << alert.key << contentOf(alert);
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, key = alert.key](QDBusPendingCallWatcher* finished) {
                finished->deleteLater();
                if (!m_onScreen.contains(key))
                    return; // closed meanwhile
                if (!finished->isError()) {
                    Q_EMIT shown(key, 0);
                    return;
                }
                m_onScreen.remove(key);
                const bool nobody
                    = finished->error().type() == QDBusError::ServiceUnknown;
                Q_EMIT failed(key, nobody ? QStringLiteral("no-server")
                                          : QStringLiteral("refused"));
            });
}

void PortalNotifier::close(const QString& key)
{
    if (!m_onScreen.remove(key))
        return;
    QDBusMessage message = portalCall(kPortalInterface, QStringLiteral("RemoveNotification"));
    message << key;
    m_bus.asyncCall(message);
    Q_EMIT closed(key, false);
}

void PortalNotifier::adopt(const QString& key, quint32 /*nativeId*/)
{
    m_onScreen.insert(key);
}

bool PortalNotifier::choose(const QString& key, AlertAction action, const QString& activationToken)
{
    if (!m_onScreen.remove(key))
        return false;
    if (action == AlertAction::Open)
        Q_EMIT activated(key, activationToken);
    else
        Q_EMIT actionChosen(key, action, activationToken);
    return true;
}

void PortalNotifier::describe(const std::function<void(const NotifierFacts&)>& done)
{
    QDBusMessage message = portalCall(QStringLiteral("org.freedesktop.DBus.Properties"),
                                      QStringLiteral("Get"));
    message << kPortalInterface << QStringLiteral("version");
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [done](QDBusPendingCallWatcher* finished) {
                finished->deleteLater();
                NotifierFacts facts;
                facts.service = kPortalInterface;
                facts.playsSounds = false; // the first version of the interface knows none
                const QVariant version = finished->reply().arguments().value(0);
                facts.answers = !finished->isError();
                if (version.userType() == qMetaTypeId<QDBusVariant>())
                    facts.version = version.value<QDBusVariant>().variant().toString();
                done(facts);
            });
}

} // namespace waxwing

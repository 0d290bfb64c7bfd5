#include "app/platform/linux/leftalerts.h"

#include "app/platform/linux/alerttarget.h"
#include "app/platform/linux/applicationobject.h"
#include "core/base/guid.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QVariantMap>

#include <utility>

namespace waxwing {

LeftAlerts::LeftAlerts(std::unique_ptr<Notifier> notifier, const QDBusConnection& bus,
                       Options options)
    : m_notifier(std::move(notifier)), m_bus(bus), m_options(std::move(options)),
      m_links(m_notifier->openLinks())
{
    for (const QString& key : m_links.keys()) {
        const bool ofAnAccount = Guid::parse(key.left(key.indexOf(u'/'))).has_value();
        if (m_links.value(key).isEmpty() && !ofAnAccount) {
            m_links.remove(key);
            m_notifier->close(key);
        }
    }
    connect(m_notifier.get(), &Notifier::activated, this,
            [this](const QString& key, const QString& token) {
                onChosen(key, AlertAction::Open, token);
            });
    connect(m_notifier.get(), &Notifier::actionChosen, this, &LeftAlerts::onChosen);
    connect(m_notifier.get(), &Notifier::closed, this, &LeftAlerts::forget);
    connect(m_notifier.get(), &Notifier::lost, this, [this](const QStringList& keys) {
        for (const QString& key : keys)
            forget(key);
    });
}

LeftAlerts::~LeftAlerts()
{
    m_notifier->disconnect(this);
    // Nobody will hear a click on them any more.
    for (const QString& key : m_links.keys())
        m_notifier->close(key);
}

/// What a button does needs the whole program.
void LeftAlerts::onChosen(const QString& key, AlertAction action, const QString& activationToken)
{
    if (!m_links.contains(key))
        return;
    const QString link = m_links.value(key);
    const QString id = m_options.applicationId;
    QDBusMessage message = QDBusMessage::createMethodCall(
        id, ApplicationObject::pathOf(id), QStringLiteral("org.freedesktop.Application"),
        QStringLiteral("ActivateAction"));
    QVariantMap platformData;
    if (!activationToken.isEmpty())
        platformData.insert(QStringLiteral("activation-token"), activationToken);
    const QString target = AlertTarget{key, action, link}.toText();
    message << QStringLiteral("alert") << QVariantList{target} << platformData;
    ++m_startsUnderWay;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, link](QDBusPendingCallWatcher* finished) {
                finished->deleteLater();
                --m_startsUnderWay;
                if (finished->isError() && m_options.startDirectly)
                    m_options.startDirectly(link);
                if (m_links.isEmpty() && m_startsUnderWay == 0)
                    Q_EMIT done();
            });
    forget(key);
}

void LeftAlerts::forget(const QString& key)
{
    if (m_links.remove(key) > 0 && m_links.isEmpty() && m_startsUnderWay == 0)
        Q_EMIT done();
}

} // namespace waxwing

#include "app/platform/linux/applicationobject.h"

#include "app/platform/linux/alerttarget.h"
#include "core/base/log.h"

#include <QDBusVariant>

#include <algorithm>
#include <optional>

namespace waxwing {

namespace {

constexpr qsizetype kMostLinks = 8;

QString tokenIn(const QVariantMap& platformData)
{
    const QString token = platformData.value(QStringLiteral("activation-token")).toString();
    return token.isEmpty() ? platformData.value(QStringLiteral("desktop-startup-id")).toString()
                           : token;
}

QString textIn(const QVariant& value)
{
    const bool wrapped = value.userType() == qMetaTypeId<QDBusVariant>();
    return wrapped ? value.value<QDBusVariant>().variant().toString() : value.toString();
}

} // namespace

ApplicationObject::ApplicationObject(const QDBusConnection& bus, const QString& id)
    : m_bus(bus), m_id(id)
{
    new ApplicationAdaptor(*this);
    // The object first: what made the bus start us is delivered as soon as the name is taken.
    if (!m_bus.isConnected() || !m_bus.registerObject(pathOf(id), this))
        return;
    if (!m_bus.registerService(id))
        qCInfo(lcApp) << "another program answers the desktop under our name";
}

ApplicationObject::~ApplicationObject()
{
    m_bus.unregisterService(m_id);
    m_bus.unregisterObject(pathOf(m_id));
}

QString ApplicationObject::pathOf(const QString& id)
{
    QString path = id;
    path.replace(u'.', u'/').replace(u'-', u'_');
    return u'/' + path;
}

ApplicationAdaptor::ApplicationAdaptor(ApplicationObject& object)
    : QDBusAbstractAdaptor(&object), m_object(object)
{}

void ApplicationAdaptor::Activate(const QVariantMap& platformData)
{
    Q_EMIT m_object.showRequested(tokenIn(platformData));
}

void ApplicationAdaptor::Open(const QStringList& uris, const QVariantMap& platformData)
{
    const QString token = tokenIn(platformData);
    if (uris.isEmpty())
        Q_EMIT m_object.showRequested(token);
    for (const QString& uri : uris.mid(0, kMostLinks))
        Q_EMIT m_object.linkRequested(uri, token);
}

void ApplicationAdaptor::ActivateAction(const QString& name, const QVariantList& parameter,
                                        const QVariantMap& platformData)
{
    const QString text = parameter.isEmpty() ? QString() : textIn(parameter.first());
    const std::optional<AlertTarget> target
        = name == u"alert" ? AlertTarget::fromText(text) : std::nullopt;
    if (name == u"open-link" && !text.isEmpty())
        Q_EMIT m_object.linkRequested(text, tokenIn(platformData));
    else if (target)
        Q_EMIT m_object.alertChosen(target->key, target->action, target->link,
                                    tokenIn(platformData));
    else
        Q_EMIT m_object.showRequested(tokenIn(platformData));
}

std::unique_ptr<Activation> makeActivation(const QString& id)
{
    return std::make_unique<ApplicationObject>(QDBusConnection::sessionBus(), id);
}

} // namespace waxwing

#pragma once

#include "app/platform/activation.h"

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QVariantMap>

namespace waxwing {

/// org.freedesktop.Application (Desktop Entry Specification, "D-Bus Activation"): the bus starts the
/// program when somebody calls it, and the call waits until the name is taken. Everybody in the
/// session may call.
class ApplicationObject final : public Activation
{
    Q_OBJECT

public:
    /// Takes the name `id` on the bus; without a bus, or if another program has the name, nothing
    /// comes.
    ApplicationObject(const QDBusConnection& bus, const QString& id);
    ~ApplicationObject() override;

    /// "org.waxwing.Waxwing" becomes "/org/waxwing/Waxwing".
    [[nodiscard]] static QString pathOf(const QString& id);

private:
    QDBusConnection m_bus;
    QString m_id;
};

/// The interface itself, as QtDBus wants it.
class ApplicationAdaptor final : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")

public:
    explicit ApplicationAdaptor(ApplicationObject& object);

public Q_SLOTS:
    void Activate(const QVariantMap& platformData);
    void Open(const QStringList& uris, const QVariantMap& platformData);
    /// "open-link" with a link as its parameter, "alert" with an AlertTarget; anything else shows the
    /// window.
    void ActivateAction(const QString& name, const QVariantList& parameter,
                        const QVariantMap& platformData);

private:
    ApplicationObject& m_object;
};

} // namespace waxwing

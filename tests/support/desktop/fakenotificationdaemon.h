#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QList>
#include <QObject>
#include <QVariantMap>

namespace waxwing::test {

/// A notification daemon on a test's bus: remembers what it was told, and lets the test play the
/// person. Does as it is told by its public members.
class FakeNotificationDaemon : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Call
    {
        QString application;
        quint32 replaces = 0;
        QString icon;
        QString title;
        QString body;
        QStringList actions;
        QVariantMap hints;
        quint32 answeredId = 0;
    };

    QStringList capabilities{QStringLiteral("actions"), QStringLiteral("body-markup")};
    QList<Call> calls;
    QList<quint32> closeCalls;
    int capabilityCalls = 0;
    quint32 nextId = 70;
    bool refuses = false;
    bool holdsAnswers = false; ///< until answerHeld()

    [[nodiscard]] bool registerOn(QDBusConnection bus)
    {
        m_connection = bus.name();
        return bus.registerObject(path(), this,
                                  QDBusConnection::ExportScriptableSlots |
                                      QDBusConnection::ExportScriptableSignals) &&
               bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
    }

    void leave()
    {
        QDBusConnection bus(m_connection);
        bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        bus.unregisterObject(path());
    }

    void answerHeld()
    {
        for (const QDBusMessage& answer : std::exchange(m_held, {}))
            QDBusConnection(m_connection).send(answer);
    }

    [[nodiscard]] static QString path() { return QStringLiteral("/org/freedesktop/Notifications"); }

public Q_SLOTS:
    Q_SCRIPTABLE QStringList GetCapabilities()
    {
        ++capabilityCalls;
        return capabilities;
    }

    Q_SCRIPTABLE uint Notify(const QString& application, uint replaces, const QString& icon,
                             const QString& title, const QString& body, const QStringList& actions,
                             const QVariantMap& hints, int /*timeout*/)
    {
        const quint32 id = replaces != 0 ? replaces : ++nextId;
        calls << Call{application, replaces, icon, title, body, actions, hints, id};
        if (refuses)
            sendErrorReply(QDBusError::Failed, QStringLiteral("not today"));
        if (holdsAnswers) {
            setDelayedReply(true);
            m_held << message().createReply(id);
        }
        return id;
    }

    Q_SCRIPTABLE QString GetServerInformation(QString& vendor, QString& version, QString& spec)
    {
        vendor = QStringLiteral("tests");
        version = QStringLiteral("4.2");
        spec = QStringLiteral("1.2");
        return QStringLiteral("fake");
    }

    Q_SCRIPTABLE void CloseNotification(uint id) { closeCalls << id; }

Q_SIGNALS:
    Q_SCRIPTABLE void ActionInvoked(uint id, const QString& action);
    Q_SCRIPTABLE void ActivationToken(uint id, const QString& token);
    Q_SCRIPTABLE void NotificationClosed(uint id, uint reason);

private:
    QString m_connection;
    QList<QDBusMessage> m_held;
};

} // namespace waxwing::test

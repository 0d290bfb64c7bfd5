#pragma once

#include "core/alerts/notifier.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <functional>
#include <optional>

namespace waxwing {

/// What one call of Notify says.
struct NotificationOrder
{
    quint32 replaces = 0;
    QString icon;
    QString title;
    QString body; ///< plain; becomes markup where the daemon reads its text as such
    QString defaultLabel; ///< of the click on the notification; some daemons show it
    QStringList actions; ///< name, label, name, label …; left out where the daemon shows none
    QVariantMap hints;
};

/// org.freedesktop.Notifications as asynchronous calls and signals. Calls never wait; signals come
/// from the daemon itself only, told by its unique bus name, because every program on the bus may
/// send lookalikes. Follows the daemon through restarts. Main thread.
class NotificationDaemon final : public QObject
{
    Q_OBJECT

public:
    NotificationDaemon(const QDBusConnection& bus, QString applicationName);

    /// Finds out who shows notifications and what it can, starting it if the bus knows how. Answers
    /// through ready() or unavailable(), unless it is ready already.
    void ask();
    [[nodiscard]] bool isReady() const { return m_state == State::Ready; }
    /// Looks whether a daemon runs and what identifies it, without starting one: the bus and its
    /// unique name on it, empty if none runs.
    void identify(const std::function<void(const QString& identity)>& done);
    [[nodiscard]] QString identity() const;

    /// Beside the text; only when ready.
    [[nodiscard]] bool showsImages() const { return m_showsImages; }
    /// Only when ready; `done` gets the id, or nothing if the daemon refused or went away.
    void notify(const NotificationOrder& order,
                const std::function<void(std::optional<quint32>)>& done);
    void close(quint32 id);
    /// Name, version and capabilities, asked anew; does not wait for ready().
    void describe(const std::function<void(const NotifierFacts&)>& done);

Q_SIGNALS:
    void ready();
    void unavailable();
    /// It ended or another one took its place: its ids mean nothing any more.
    void vanished();
    /// `action` is empty for the click on the notification itself.
    void chosen(quint32 id, const QString& action, const QString& activationToken);
    void closed(quint32 id, bool byPerson);

private Q_SLOTS:
    void onActionInvoked(const QDBusMessage& signal);
    void onActivationToken(const QDBusMessage& signal);
    void onNotificationClosed(const QDBusMessage& signal);
    void onOwnerChanged(const QDBusMessage& signal);

private:
    enum class State { Unknown, Asking, Ready };

    void call(const QDBusMessage& message, const std::function<void(const QDBusMessage&)>& done);
    void takeCapabilities(const QDBusMessage& answer);
    [[nodiscard]] bool isFromDaemon(const QDBusMessage& signal) const;

    QDBusConnection m_bus;
    QString m_applicationName;
    State m_state = State::Unknown;
    QString m_owner; ///< unique bus name of the daemon
    QString m_busId;
    bool m_showsActions = false;
    bool m_readsMarkup = false;
    bool m_showsImages = false;
    quint32 m_tokenId = 0; ///< the notification that m_token belongs to
    QString m_token;
};

} // namespace waxwing

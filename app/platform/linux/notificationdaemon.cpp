#include "app/platform/linux/notificationdaemon.h"

#include <QDBusPendingCallWatcher>

namespace waxwing {

namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kBus = QStringLiteral("org.freedesktop.DBus");
const QString kBusPath = QStringLiteral("/org/freedesktop/DBus");
const QString kDefaultAction = QStringLiteral("default"); ///< the click on the alert itself
constexpr int kUseDaemonsTimeout = -1;
constexpr quint32 kDismissed = 2;

QDBusMessage daemonCall(const QString& method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

QDBusMessage busCall(const QString& method)
{
    return QDBusMessage::createMethodCall(kBus, kBusPath, kBus, method);
}

} // namespace

NotificationDaemon::NotificationDaemon(const QDBusConnection& bus, QString applicationName)
    : m_bus(bus), m_applicationName(std::move(applicationName))
{
    // Naming the service here would make QtDBus ask for its owner and wait for the answer.
    const QString anyService;
    m_bus.connect(anyService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                  SLOT(onActionInvoked(QDBusMessage)));
    m_bus.connect(anyService, kPath, kService, QStringLiteral("ActivationToken"), this,
                  SLOT(onActivationToken(QDBusMessage)));
    m_bus.connect(anyService, kPath, kService, QStringLiteral("NotificationClosed"), this,
                  SLOT(onNotificationClosed(QDBusMessage)));
    m_bus.connect(anyService, kBusPath, kBus, QStringLiteral("NameOwnerChanged"),
                  QStringList{kService}, QStringLiteral("sss"), this,
                  SLOT(onOwnerChanged(QDBusMessage)));
}

void NotificationDaemon::call(const QDBusMessage& message,
                              const std::function<void(const QDBusMessage&)>& done)
{
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [done](QDBusPendingCallWatcher* finished) {
                finished->deleteLater();
                done(finished->reply());
            });
}

void NotificationDaemon::ask()
{
    if (m_state != State::Unknown)
        return;
    m_state = State::Asking;
    call(daemonCall(QStringLiteral("GetCapabilities")),
         [this](const QDBusMessage& answer) { takeCapabilities(answer); });
}

void NotificationDaemon::takeCapabilities(const QDBusMessage& answer)
{
    if (m_state != State::Asking)
        return;
    if (answer.type() != QDBusMessage::ReplyMessage) {
        m_state = State::Unknown;
        Q_EMIT unavailable();
        return;
    }
    const QStringList capabilities = answer.arguments().value(0).toStringList();
    m_showsActions = capabilities.contains(QStringLiteral("actions"));
    m_readsMarkup = capabilities.contains(QStringLiteral("body-markup"));
    m_showsImages = capabilities.contains(QStringLiteral("icon-static"))
                    || capabilities.contains(QStringLiteral("icon-multi"));
    m_owner = answer.service();
    m_state = State::Ready;
    Q_EMIT ready();
}

void NotificationDaemon::identify(const std::function<void(const QString&)>& done)
{
    QDBusMessage whoOwns = busCall(QStringLiteral("GetNameOwner"));
    whoOwns << kService;
    call(busCall(QStringLiteral("GetId")), [this](const QDBusMessage& answer) {
        if (answer.type() == QDBusMessage::ReplyMessage)
            m_busId = answer.arguments().value(0).toString();
    });
    // The bus answers in order, so its own id is known by then.
    call(whoOwns, [this, done](const QDBusMessage& answer) {
        if (answer.type() == QDBusMessage::ReplyMessage && m_owner.isEmpty())
            m_owner = answer.arguments().value(0).toString();
        done(identity());
    });
}

QString NotificationDaemon::identity() const
{
    return m_owner.isEmpty() || m_busId.isEmpty() ? QString() : m_busId + u' ' + m_owner;
}

void NotificationDaemon::notify(const NotificationOrder& order,
                                const std::function<void(std::optional<quint32>)>& done)
{
    QStringList actions;
    if (m_showsActions)
        actions << kDefaultAction << order.defaultLabel << order.actions;
    QDBusMessage message = daemonCall(QStringLiteral("Notify"));
    message << m_applicationName << order.replaces << order.icon << order.title
            << (m_readsMarkup ? order.body.toHtmlEscaped() : order.body) << actions << order.hints
            << kUseDaemonsTimeout;
    call(message, [done](const QDBusMessage& answer) {
        if (answer.type() == QDBusMessage::ReplyMessage)
            done(answer.arguments().value(0).toUInt());
        else
            done(std::nullopt);
    });
}

void NotificationDaemon::close(quint32 id)
{
    QDBusMessage message = daemonCall(QStringLiteral("CloseNotification"));
    message << id;
    message.setAutoStartService(false);
    m_bus.asyncCall(message);
}

void NotificationDaemon::describe(const std::function<void(const NotifierFacts&)>& done)
{
    call(daemonCall(QStringLiteral("GetServerInformation")), [this, done](const QDBusMessage& who) {
        NotifierFacts facts;
        facts.service = kService;
        facts.answers = who.type() == QDBusMessage::ReplyMessage;
        if (!facts.answers)
            return done(facts);
        facts.server = who.arguments().value(0).toString();
        facts.version = who.arguments().value(2).toString();
        call(daemonCall(QStringLiteral("GetCapabilities")),
             [done, facts](const QDBusMessage& what) mutable {
                 facts.capabilities = what.arguments().value(0).toStringList();
                 facts.playsSounds = facts.capabilities.contains(QStringLiteral("sound"));
                 done(facts);
             });
    });
}

bool NotificationDaemon::isFromDaemon(const QDBusMessage& signal) const
{
    return !m_owner.isEmpty() && signal.service() == m_owner;
}

void NotificationDaemon::onActivationToken(const QDBusMessage& signal)
{
    if (!isFromDaemon(signal) || signal.signature() != QStringLiteral("us"))
        return;
    m_tokenId = signal.arguments().value(0).toUInt();
    m_token = signal.arguments().value(1).toString();
}

void NotificationDaemon::onActionInvoked(const QDBusMessage& signal)
{
    if (!isFromDaemon(signal) || signal.signature() != QStringLiteral("us"))
        return;
    const quint32 id = signal.arguments().value(0).toUInt();
    const QString action = signal.arguments().value(1).toString();
    const QString token = m_tokenId == id ? std::exchange(m_token, {}) : QString();
    Q_EMIT chosen(id, action == kDefaultAction ? QString() : action, token);
}

void NotificationDaemon::onNotificationClosed(const QDBusMessage& signal)
{
    if (!isFromDaemon(signal) || signal.signature() != QStringLiteral("uu"))
        return;
    Q_EMIT closed(signal.arguments().value(0).toUInt(),
                  signal.arguments().value(1).toUInt() == kDismissed);
}

void NotificationDaemon::onOwnerChanged(const QDBusMessage& signal)
{
    if (signal.service() != kBus)
        return;
    const QString owner = signal.arguments().value(2).toString();
    if (owner == m_owner)
        return;
    const bool hadOne = !m_owner.isEmpty();
    const bool wasAsking = m_state == State::Asking;
    m_owner = owner;
    m_state = State::Unknown;
    if (hadOne)
        Q_EMIT vanished();
    if (!owner.isEmpty())
        ask();
    else if (wasAsking)
        Q_EMIT unavailable();
}

} // namespace waxwing

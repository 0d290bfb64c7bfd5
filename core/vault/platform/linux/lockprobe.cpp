#include "core/vault/lockprobe.h"

#include "core/async/completer.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace waxwing {

namespace {

// https://specifications.freedesktop.org/secret-service/latest/
const QString kService = QStringLiteral("org.freedesktop.secrets");
const QString kPath = QStringLiteral("/org/freedesktop/secrets");
constexpr int kTimeoutMs = 5000;

AsyncResult<QDBusMessage> call(QDBusMessage message)
{
    const auto completer = std::make_shared<Completer<QDBusMessage>>();
    auto answer = completer->result();
    const auto pending = QDBusConnection::sessionBus().asyncCall(message, kTimeoutMs);
    auto* watcher = new QDBusPendingCallWatcher(pending);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [completer](QDBusPendingCallWatcher* finished) {
                         completer->complete(finished->reply());
                         finished->deleteLater();
                     });
    co_return co_await answer;
}

/// The Secret Service (GNOME Keyring, KeePassXC, KWallet 6): the default collection's Locked.
class SecretServiceProbe final : public LockProbe
{
public:
    [[nodiscard]] AsyncResult<SecretStoreState> state() override { return probe(); }

private:
    static AsyncResult<SecretStoreState> probe()
    {
        QDBusMessage alias = QDBusMessage::createMethodCall(
            kService, kPath, QStringLiteral("org.freedesktop.Secret.Service"),
            QStringLiteral("ReadAlias"));
        alias << QStringLiteral("default");
        const Result<QDBusMessage> aliasReply = co_await call(alias);
        if (!aliasReply || aliasReply->type() != QDBusMessage::ReplyMessage)
            co_return SecretStoreState::Absent;
        const auto collection
            = aliasReply->arguments().value(0).value<QDBusObjectPath>().path();
        // No default collection yet: the store makes one with the first entry.
        if (collection.isEmpty() || collection == u"/")
            co_return SecretStoreState::Usable;

        QDBusMessage property = QDBusMessage::createMethodCall(
            kService, collection, QStringLiteral("org.freedesktop.DBus.Properties"),
            QStringLiteral("Get"));
        property << QStringLiteral("org.freedesktop.Secret.Collection")
                 << QStringLiteral("Locked");
        const Result<QDBusMessage> lockedReply = co_await call(property);
        if (!lockedReply || lockedReply->type() != QDBusMessage::ReplyMessage)
            co_return SecretStoreState::Absent;
        const bool locked
            = lockedReply->arguments().value(0).value<QDBusVariant>().variant().toBool();
        co_return locked ? SecretStoreState::Locked : SecretStoreState::Usable;
    }
};

/// KWallet 5 asks by itself when it is opened and answers when it is; where it is in use,
/// QtKeychain goes there instead of the Secret Service.
class KWalletProbe final : public LockProbe
{
public:
    [[nodiscard]] AsyncResult<SecretStoreState> state() override { return probe(); }

private:
    static AsyncResult<SecretStoreState> probe()
    {
        const QDBusMessage enabled = QDBusMessage::createMethodCall(
            QStringLiteral("org.kde.kwalletd5"), QStringLiteral("/modules/kwalletd5"),
            QStringLiteral("org.kde.KWallet"), QStringLiteral("isEnabled"));
        const Result<QDBusMessage> reply = co_await call(enabled);
        const bool usable = reply && reply->type() == QDBusMessage::ReplyMessage
                            && reply->arguments().value(0).toBool();
        co_return usable ? SecretStoreState::Usable : SecretStoreState::Absent;
    }
};

} // namespace

std::unique_ptr<LockProbe> makeLockProbe()
{
    // The same question QtKeychain asks before it chooses its back end.
    const bool plasma = qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(u"KDE")
                        || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
    if (plasma)
        return std::make_unique<KWalletProbe>();
    return std::make_unique<SecretServiceProbe>();
}

} // namespace waxwing

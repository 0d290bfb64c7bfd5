#include "core/vault/platform/linux/kwalletprobe.h"

#include "core/vault/platform/linux/buscall.h"

namespace waxwing {

namespace {

QDBusMessage message(const char* method)
{
    return QDBusMessage::createMethodCall(
        QStringLiteral("org.kde.kwalletd5"), QStringLiteral("/modules/kwalletd5"),
        QStringLiteral("org.kde.KWallet"), QString::fromLatin1(method));
}

/// The wallet QtKeychain uses; empty if there is no service or it is switched off.
AsyncResult<QString> wallet()
{
    const QDBusMessage enabled = message("isEnabled");
    const Result<QDBusMessage> inUse = co_await callOnBus(enabled);
    if (!isAnswer(inUse) || !inUse->arguments().value(0).toBool())
        co_return QString();
    const QDBusMessage name = message("networkWallet");
    const Result<QDBusMessage> reply = co_await callOnBus(name);
    co_return isAnswer(reply) ? reply->arguments().value(0).toString() : QString();
}

AsyncResult<bool> isOpen(QString wallet)
{
    QDBusMessage open = message("isOpen");
    open << wallet;
    const Result<QDBusMessage> reply = co_await callOnBus(open);
    co_return isAnswer(reply) && reply->arguments().value(0).toBool();
}

} // namespace

AsyncResult<SecretStoreState> KWalletProbe::state()
{
    const Result<QString> name = co_await wallet();
    if (!name || name->isEmpty())
        co_return SecretStoreState::Absent;
    const Result<bool> open = co_await isOpen(*name);
    co_return open && *open ? SecretStoreState::Usable : SecretStoreState::Locked;
}

AsyncResult<UnlockOutcome> KWalletProbe::unlock(std::chrono::milliseconds patience)
{
    const Result<QString> name = co_await wallet();
    if (!name || name->isEmpty())
        co_return UnlockOutcome::NoStore;
    // Answers when the person has; the wallet stays open for QtKeychain, which opens it again.
    QDBusMessage open = message("open");
    open << *name << qlonglong(0) << QStringLiteral("waxwing");
    const Result<QDBusMessage> reply = co_await callOnBus(open, patience);
    if (!reply)
        co_return failure(reply.error());
    if (isTimeout(*reply))
        co_return UnlockOutcome::Unanswered;
    if (reply->type() != QDBusMessage::ReplyMessage)
        co_return UnlockOutcome::NoStore;
    co_return reply->arguments().value(0).toInt() >= 0 ? UnlockOutcome::Unlocked
                                                       : UnlockOutcome::Cancelled;
}

} // namespace waxwing

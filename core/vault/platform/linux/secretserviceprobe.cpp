#include "core/vault/platform/linux/secretserviceprobe.h"

#include "core/async/completer.h"
#include "core/async/launch.h"
#include "core/vault/platform/linux/buscall.h"

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusPendingCall>
#include <QTimer>

#include <utility>

namespace waxwing {

namespace {

const QString kService = QStringLiteral("org.freedesktop.secrets");
const QString kPath = QStringLiteral("/org/freedesktop/secrets");
const QString kServiceInterface = QStringLiteral("org.freedesktop.Secret.Service");
const QString kPromptInterface = QStringLiteral("org.freedesktop.Secret.Prompt");

/// Path of the collection new entries go to; "/" while there is none, empty without a service.
AsyncResult<QString> defaultCollection()
{
    QDBusMessage alias = QDBusMessage::createMethodCall(kService, kPath, kServiceInterface,
                                                        QStringLiteral("ReadAlias"));
    alias << QStringLiteral("default");
    const Result<QDBusMessage> reply = co_await callOnBus(alias);
    if (!isAnswer(reply))
        co_return QString();
    const QString path = reply->arguments().value(0).value<QDBusObjectPath>().path();
    co_return path.isEmpty() ? QStringLiteral("/") : path;
}

AsyncResult<SecretStoreState> stateOf(QString collection)
{
    QDBusMessage property = QDBusMessage::createMethodCall(
        kService, collection, QStringLiteral("org.freedesktop.DBus.Properties"),
        QStringLiteral("Get"));
    property << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    const Result<QDBusMessage> reply = co_await callOnBus(property);
    if (!isAnswer(reply))
        co_return SecretStoreState::Absent;
    const bool locked = reply->arguments().value(0).value<QDBusVariant>().variant().toBool();
    co_return locked ? SecretStoreState::Locked : SecretStoreState::Usable;
}

AsyncResult<UnlockOutcome> promptFor(QString path, std::chrono::milliseconds patience)
{
    const auto completer = std::make_shared<Completer<UnlockOutcome>>();
    auto answer = completer->result();
    // Listening before asking: an answer must not slip in between. It deletes itself.
    auto* prompt = new SecretServicePrompt(
        path, patience, [completer](UnlockOutcome outcome) { completer->complete(outcome); });
    (void)prompt;
    QDBusMessage raise = QDBusMessage::createMethodCall(kService, path, kPromptInterface,
                                                        QStringLiteral("Prompt"));
    raise << QString(); // no window to stand before: Wayland has no ids for it
    launch(callOnBus(raise), "raise the prompt of the credential store");
    co_return co_await answer;
}

} // namespace

AsyncResult<SecretStoreState> SecretServiceProbe::state()
{
    const Result<QString> collection = co_await defaultCollection();
    if (!collection || collection->isEmpty())
        co_return SecretStoreState::Absent;
    // No default collection yet: the store makes one with the first entry.
    if (*collection == u"/")
        co_return SecretStoreState::Usable;
    co_return co_await stateOf(*collection);
}

AsyncResult<UnlockOutcome> SecretServiceProbe::unlock(std::chrono::milliseconds patience)
{
    const Result<QString> collection = co_await defaultCollection();
    if (!collection || collection->isEmpty())
        co_return UnlockOutcome::NoStore;
    if (*collection == u"/")
        co_return UnlockOutcome::Unlocked;
    QDBusMessage unlock = QDBusMessage::createMethodCall(kService, kPath, kServiceInterface,
                                                         QStringLiteral("Unlock"));
    unlock << QVariant::fromValue(QList<QDBusObjectPath>{QDBusObjectPath(*collection)});
    const Result<QDBusMessage> reply = co_await callOnBus(unlock);
    if (!isAnswer(reply))
        co_return UnlockOutcome::NoStore;
    const QString prompt = reply->arguments().value(1).value<QDBusObjectPath>().path();
    if (prompt.isEmpty() || prompt == u"/")
        co_return UnlockOutcome::Unlocked;
    const Result<UnlockOutcome> outcome = co_await promptFor(prompt, patience);
    if (!outcome || *outcome != UnlockOutcome::Unlocked)
        co_return outcome;
    // The prompt says that it was answered; the collection says with what effect.
    const Result<SecretStoreState> now = co_await stateOf(*collection);
    co_return now && *now == SecretStoreState::Usable ? UnlockOutcome::Unlocked
                                                      : UnlockOutcome::Cancelled;
}

SecretServicePrompt::SecretServicePrompt(QString path, std::chrono::milliseconds patience,
                                         Answered answered)
    : m_path(std::move(path)), m_answered(std::move(answered))
{
    // Naming no service keeps QtDBus from waiting for its owner; the state is asked for afterwards.
    QDBusConnection::sessionBus().connect(QString(), m_path, kPromptInterface,
                                          QStringLiteral("Completed"), this,
                                          SLOT(onCompleted(bool, QDBusVariant)));
    // The prompt stays for whoever comes back: dismissing it makes gnome-keyring 42 abort.
    QTimer::singleShot(patience, this, [this] { end(UnlockOutcome::Unanswered); });
}

void SecretServicePrompt::onCompleted(bool dismissed, const QDBusVariant&)
{
    end(dismissed ? UnlockOutcome::Cancelled : UnlockOutcome::Unlocked);
}

void SecretServicePrompt::end(UnlockOutcome outcome)
{
    if (const Answered answered = std::exchange(m_answered, {}))
        answered(outcome);
    deleteLater();
}

} // namespace waxwing

#pragma once

#include "core/vault/lockprobe.h"

#include <QDBusVariant>
#include <QObject>

namespace waxwing {

/// The Secret Service (GNOME Keyring, KeePassXC, KWallet 6): the default collection's Locked, and
/// its prompt (https://specifications.freedesktop.org/secret-service/latest/). Main thread.
class SecretServiceProbe final : public LockProbe
{
public:
    [[nodiscard]] AsyncResult<SecretStoreState> state() override;
    [[nodiscard]] AsyncResult<UnlockOutcome> unlock(std::chrono::milliseconds patience) override;
};

/// Waits for a prompt of the Secret Service to be answered. Deletes itself when it was, or when
/// patience ends.
class SecretServicePrompt final : public QObject
{
    Q_OBJECT

public:
    using Answered = std::function<void(UnlockOutcome)>;
    SecretServicePrompt(QString path, std::chrono::milliseconds patience, Answered answered);

private Q_SLOTS:
    void onCompleted(bool dismissed, const QDBusVariant& result);

private:
    void end(UnlockOutcome outcome);

    QString m_path;
    Answered m_answered;
};

} // namespace waxwing

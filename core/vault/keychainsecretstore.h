#pragma once

#include "core/async/completer.h"
#include "core/async/scheduler.h"
#include "core/vault/lockprobe.h"
#include "core/vault/secretstore.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <vector>

namespace QKeychain {
class Job;
}

namespace waxwing {

/// SecretStore over QtKeychain: the credential store of the system, never a fallback of ours. Jobs
/// go to it one at a time (several at once upset GNOME Keyring), and each has a deadline, since
/// QtKeychain waits for ever for a prompt nobody answers. Main thread.
class KeychainSecretStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    /// `service` groups our entries in the store. `scheduler` must outlive this.
    KeychainSecretStore(QString service, std::unique_ptr<LockProbe> probe, Scheduler& scheduler,
                        std::chrono::milliseconds deadline = std::chrono::seconds(60));
    /// With another way to start a job, for tests: whoever starts it lets it finish.
    using Starter = std::function<void(QKeychain::Job&)>;
    KeychainSecretStore(QString service, std::unique_ptr<LockProbe> probe, Scheduler& scheduler,
                        std::chrono::milliseconds deadline, Starter starter);
    ~KeychainSecretStore() override;

    [[nodiscard]] AsyncResult<SecretStoreState> state() override;
    [[nodiscard]] AsyncResult<void> unlock() override;
    [[nodiscard]] AsyncResult<std::optional<Secret>> read(QString key) override;
    [[nodiscard]] AsyncResult<void> write(QString key, Secret value) override;
    [[nodiscard]] AsyncResult<void> remove(QString key) override;

private:
    /// What a finished job says, in our terms; `notFound` is not yet an answer.
    struct Outcome
    {
        bool notFound = false;
        Secret value;
    };
    struct Waiting
    {
        QKeychain::Job* job = nullptr;
        Completer<Outcome> answer;
    };

    /// Fails unless the store can answer without asking the person.
    [[nodiscard]] AsyncResult<void> whenUnlocked();
    /// The same before a job, asked once for all that begin meanwhile: a start wants many keys.
    [[nodiscard]] AsyncResult<void> mayBegin();
    [[nodiscard]] AsyncResult<Outcome> enqueue(QKeychain::Job* job);
    void startNext();
    void finish(QKeychain::Job* job);
    void giveUp();
    void letGo(QKeychain::Job* job);

    QString m_service;
    std::unique_ptr<LockProbe> m_probe;
    Scheduler& m_scheduler;
    std::chrono::milliseconds m_deadline;
    Starter m_starter;
    bool m_looking = false;
    std::vector<Completer<void>> m_beginning; ///< who wait for that look
    std::deque<Waiting> m_waiting;
    bool m_busy = false;
    std::unique_ptr<ScheduledCall> m_timeout;
};

} // namespace waxwing

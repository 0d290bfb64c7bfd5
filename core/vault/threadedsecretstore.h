#pragma once

#include "core/async/completer.h"
#include "core/async/scheduler.h"
#include "core/vault/secretstore.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace waxwing {

/// A SecretStore in a thread of its own. Talking to the credential store loads libraries and agrees
/// on keys: tens of milliseconds, in which a start builds its window. Asked on the main thread, which
/// gets the answers; what is still owed when this dies ends as Cancelled.
class ThreadedSecretStore final : public SecretStore
{
public:
    /// Called in the thread. The scheduler is the thread's and outlives what is made.
    using Make = std::function<std::unique_ptr<SecretStore>(Scheduler&)>;
    explicit ThreadedSecretStore(Make make);
    ~ThreadedSecretStore() override;

    [[nodiscard]] AsyncResult<SecretStoreState> state() override;
    [[nodiscard]] AsyncResult<void> unlock() override;
    [[nodiscard]] AsyncResult<std::optional<Secret>> read(QString key) override;
    [[nodiscard]] AsyncResult<void> write(QString key, Secret value) override;
    [[nodiscard]] AsyncResult<void> remove(QString key) override;

private:
    template<typename T>
    AsyncResult<T> ask(std::function<AsyncResult<T>(SecretStore&)> question);

    QThread m_thread;
    std::unique_ptr<QObject> m_inside; ///< lives in the thread
    TimerScheduler m_scheduler;
    std::unique_ptr<SecretStore> m_store; ///< of the thread
};

} // namespace waxwing

#include "core/vault/keychainsecretstore.h"

#include "core/base/log.h"

#include <qt6keychain/keychain.h>

namespace waxwing {

namespace {

tl::unexpected<Error> failureOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return failure(ErrorKind::Locked, QStringLiteral("the credential store denied access"));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return failure(ErrorKind::Storage, QStringLiteral("no credential store"));
    default:
        // Error texts of the store may name entries; the number is enough for the log.
        return failure(ErrorKind::Storage,
                       QStringLiteral("credential store error %1").arg(int(error)));
    }
}

void prepare(QKeychain::Job& job, const QString& key)
{
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(key);
}

} // namespace

KeychainSecretStore::KeychainSecretStore(QString service, std::unique_ptr<LockProbe> probe,
                                         Scheduler& scheduler, std::chrono::milliseconds deadline)
    : m_service(std::move(service)), m_probe(std::move(probe)), m_scheduler(scheduler),
      m_deadline(deadline)
{}

KeychainSecretStore::~KeychainSecretStore()
{
    for (Waiting& waiting : m_waiting) {
        waiting.job->disconnect(this);
        // A job under way is still called back by the store and has to outlive that.
        const bool running = m_busy && &waiting == &m_waiting.front();
        if (running)
            connect(waiting.job, &QKeychain::Job::finished, waiting.job, &QObject::deleteLater);
        else
            delete waiting.job;
    }
}

AsyncResult<SecretStoreState> KeychainSecretStore::state()
{
    return m_probe->state();
}

AsyncResult<std::optional<Secret>> KeychainSecretStore::read(QString key)
{
    const QPointer<KeychainSecretStore> self(this);
    auto* job = new QKeychain::ReadPasswordJob(m_service);
    prepare(*job, key);
    Result<Outcome> outcome = co_await enqueue(job);
    if (!outcome)
        co_return failure(std::move(outcome.error()));
    if (!outcome->notFound)
        co_return std::move(outcome->value);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    // A store that stayed locked reads as empty too: only an unlocked one proves absence.
    const Result<SecretStoreState> now = co_await m_probe->state();
    if (now && *now == SecretStoreState::Usable)
        co_return std::nullopt;
    if (now && *now == SecretStoreState::Locked)
        co_return failure(ErrorKind::Locked, QStringLiteral("the credential store is locked"));
    co_return failure(ErrorKind::Storage, QStringLiteral("no credential store"));
}

AsyncResult<void> KeychainSecretStore::write(QString key, Secret value)
{
    auto* job = new QKeychain::WritePasswordJob(m_service);
    prepare(*job, key);
    job->setBinaryData(value.reveal());
    const Result<Outcome> outcome = co_await enqueue(job);
    if (!outcome)
        co_return failure(outcome.error());
    co_return Result<void>();
}

AsyncResult<void> KeychainSecretStore::remove(QString key)
{
    auto* job = new QKeychain::DeletePasswordJob(m_service);
    prepare(*job, key);
    const Result<Outcome> outcome = co_await enqueue(job);
    if (!outcome)
        co_return failure(outcome.error());
    co_return Result<void>();
}

AsyncResult<KeychainSecretStore::Outcome> KeychainSecretStore::enqueue(QKeychain::Job* job)
{
    connect(job, &QKeychain::Job::finished, this, &KeychainSecretStore::finish);
    Waiting waiting;
    waiting.job = job;
    auto answer = waiting.answer.result();
    m_waiting.push_back(std::move(waiting));
    startNext();
    return answer;
}

void KeychainSecretStore::startNext()
{
    if (m_busy || m_waiting.empty())
        return;
    m_busy = true;
    m_timeout = m_scheduler.after(m_deadline, [this] { giveUp(); });
    m_waiting.front().job->start();
}

void KeychainSecretStore::finish(QKeychain::Job* job)
{
    if (m_waiting.empty() || m_waiting.front().job != job)
        return;
    m_timeout.reset();
    Waiting done = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_busy = false;
    const QKeychain::Error error = job->error();
    if (error == QKeychain::NoError || error == QKeychain::EntryNotFound) {
        Outcome outcome;
        outcome.notFound = error == QKeychain::EntryNotFound;
        if (auto* reading = qobject_cast<QKeychain::ReadPasswordJob*>(job))
            outcome.value = Secret(reading->binaryData());
        done.answer.complete(std::move(outcome));
    } else {
        done.answer.complete(failureOf(error));
    }
    job->deleteLater();
    startNext();
}

void KeychainSecretStore::giveUp()
{
    qCWarning(lcVault) << "the credential store did not answer in time";
    Waiting late = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_busy = false;
    late.job->disconnect(this);
    // The job is still waiting for its prompt and would crash if deleted now; it is let go instead.
    connect(late.job, &QKeychain::Job::finished, late.job, &QObject::deleteLater);
    late.answer.complete(
        failure(ErrorKind::Locked, QStringLiteral("nobody answered the credential store's prompt")));
    startNext();
}

} // namespace waxwing

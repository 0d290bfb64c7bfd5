#include "core/vault/keychainsecretstore.h"

#include "core/base/log.h"

#include <qt6keychain/keychain.h>

#include <utility>

namespace waxwing {

namespace {

tl::unexpected<Error> lockedBecause(const char* code, const QString& detail)
{
    Error error(ErrorKind::Locked, detail);
    error.code = QString::fromLatin1(code);
    return failure(std::move(error));
}

tl::unexpected<Error> failureOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return lockedBecause("cancelled", QStringLiteral("the credential store denied access"));
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
    : KeychainSecretStore(std::move(service), std::move(probe), scheduler, deadline,
                          [](QKeychain::Job& job) { job.start(); })
{}

KeychainSecretStore::KeychainSecretStore(QString service, std::unique_ptr<LockProbe> probe,
                                         Scheduler& scheduler, std::chrono::milliseconds deadline,
                                         Starter starter)
    : m_service(std::move(service)), m_probe(std::move(probe)), m_scheduler(scheduler),
      m_deadline(deadline), m_starter(std::move(starter))
{}

KeychainSecretStore::~KeychainSecretStore()
{
    m_timeout.reset();
    for (std::size_t i = 0; i < m_waiting.size(); ++i) {
        QKeychain::Job* job = m_waiting[i].job;
        if (i == 0 && m_busy) {
            letGo(job);
        } else {
            job->disconnect(this);
            job->deleteLater();
        }
    }
}

AsyncResult<SecretStoreState> KeychainSecretStore::state()
{
    return m_probe->state();
}

AsyncResult<void> KeychainSecretStore::unlock()
{
    const Result<UnlockOutcome> outcome = co_await m_probe->unlock(m_deadline);
    if (!outcome)
        co_return failure(outcome.error());
    switch (*outcome) {
    case UnlockOutcome::Unlocked: co_return Result<void>();
    case UnlockOutcome::Cancelled:
        co_return lockedBecause("cancelled", QStringLiteral("the prompt was cancelled"));
    case UnlockOutcome::Unanswered:
        co_return lockedBecause("unanswered", QStringLiteral("nobody answered the prompt"));
    case UnlockOutcome::NoStore: break;
    }
    co_return failure(ErrorKind::Storage, QStringLiteral("no credential store"));
}

AsyncResult<void> KeychainSecretStore::whenUnlocked()
{
    const Result<SecretStoreState> now = co_await m_probe->state();
    if (now && *now == SecretStoreState::Usable)
        co_return Result<void>();
    if (now && *now == SecretStoreState::Locked)
        co_return lockedBecause("locked", QStringLiteral("the credential store is locked"));
    co_return failure(ErrorKind::Storage, QStringLiteral("no credential store"));
}

AsyncResult<void> KeychainSecretStore::mayBegin()
{
    if (m_looking) {
        Completer<void> completer;
        auto answer = completer.result();
        m_beginning.push_back(std::move(completer));
        co_return co_await answer;
    }
    const QPointer<KeychainSecretStore> self(this);
    m_looking = true;
    const Result<void> unlocked = co_await whenUnlocked();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    m_looking = false;
    auto others = std::exchange(m_beginning, {});
    for (Completer<void>& one : others)
        one.complete(unlocked);
    co_return unlocked;
}

AsyncResult<std::optional<Secret>> KeychainSecretStore::read(QString key)
{
    const QPointer<KeychainSecretStore> self(this);
    const Result<void> before = co_await mayBegin();
    if (!before)
        co_return failure(before.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    auto* job = new QKeychain::ReadPasswordJob(m_service);
    prepare(*job, key);
    Result<Outcome> outcome = co_await enqueue(job);
    if (!outcome)
        co_return failure(std::move(outcome.error()));
    if (!outcome->notFound)
        co_return std::move(outcome->value);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    // A store that was locked meanwhile reads as empty too: only an unlocked one proves absence.
    const Result<void> after = co_await whenUnlocked();
    if (!after)
        co_return failure(after.error());
    co_return std::nullopt;
}

AsyncResult<void> KeychainSecretStore::write(QString key, Secret value)
{
    const QPointer<KeychainSecretStore> self(this);
    const Result<void> before = co_await mayBegin();
    if (!before)
        co_return failure(before.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled);
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
    const QPointer<KeychainSecretStore> self(this);
    const Result<void> before = co_await mayBegin();
    if (!before)
        co_return failure(before.error());
    if (!self)
        co_return failure(ErrorKind::Cancelled);
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
    m_starter(*m_waiting.front().job);
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
    letGo(late.job);
    late.answer.complete(lockedBecause(
        "unanswered", QStringLiteral("nobody answered the credential store's prompt")));
    startNext();
}

/// A job that waits for its prompt would crash if it were deleted now; it goes when it ends.
void KeychainSecretStore::letGo(QKeychain::Job* job)
{
    job->disconnect(this);
    connect(job, &QKeychain::Job::finished, job, &QObject::deleteLater);
}

} // namespace waxwing

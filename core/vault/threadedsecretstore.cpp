#include "core/vault/threadedsecretstore.h"

#include <utility>

namespace waxwing {

namespace {

template<typename T>
QCoro::Task<void> deliver(AsyncResult<T> answer, Completer<T> to)
{
    Result<T> result = co_await answer;
    to.complete(std::move(result));
}

} // namespace

ThreadedSecretStore::ThreadedSecretStore(Make make) : m_inside(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("vault"));
    m_inside->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(m_inside.get(),
                              [this, make = std::move(make)] { m_store = make(m_scheduler); });
}

ThreadedSecretStore::~ThreadedSecretStore()
{
    QMetaObject::invokeMethod(m_inside.get(), [this] {
        m_store.reset();
        // Not before those who wait have heard that nothing more comes.
        QMetaObject::invokeMethod(
            m_inside.get(), [this] { m_thread.quit(); }, Qt::QueuedConnection);
    });
    m_thread.wait();
}

/// The question is put to the store in its thread, in the order of asking.
template<typename T>
AsyncResult<T> ThreadedSecretStore::ask(std::function<AsyncResult<T>(SecretStore&)> question)
{
    const auto owed = std::make_shared<Completer<T>>();
    AsyncResult<T> answer = owed->result();
    QMetaObject::invokeMethod(m_inside.get(), [this, owed, question = std::move(question)] {
        deliver(question(*m_store), std::move(*owed));
    });
    return answer;
}

AsyncResult<SecretStoreState> ThreadedSecretStore::state()
{
    return ask<SecretStoreState>([](SecretStore& store) { return store.state(); });
}

AsyncResult<void> ThreadedSecretStore::unlock()
{
    return ask<void>([](SecretStore& store) { return store.unlock(); });
}

AsyncResult<std::optional<Secret>> ThreadedSecretStore::read(QString key)
{
    return ask<std::optional<Secret>>([key](SecretStore& store) { return store.read(key); });
}

AsyncResult<void> ThreadedSecretStore::write(QString key, Secret value)
{
    return ask<void>([key, value](SecretStore& store) { return store.write(key, value); });
}

AsyncResult<void> ThreadedSecretStore::remove(QString key)
{
    return ask<void>([key](SecretStore& store) { return store.remove(key); });
}

} // namespace waxwing

#include "core/vault/chosensecretstore.h"

namespace waxwing {

namespace {

tl::unexpected<Error> nothingKept()
{
    Error error(ErrorKind::Storage, QStringLiteral("nothing is kept on this computer"));
    error.code = QStringLiteral("keeps-nothing");
    return failure(std::move(error));
}

} // namespace

SecretStore& ChosenSecretStore::chosen()
{
    if (m_passphrase.exists())
        return m_passphrase;
    return m_system;
}

AsyncResult<SecretStoreState> ChosenSecretStore::state()
{
    if (m_keepsNothing)
        co_return SecretStoreState::Absent;
    co_return co_await chosen().state();
}

AsyncResult<void> ChosenSecretStore::unlock()
{
    if (m_keepsNothing)
        co_return nothingKept();
    co_return co_await chosen().unlock();
}

AsyncResult<std::optional<Secret>> ChosenSecretStore::read(QString key)
{
    if (m_keepsNothing)
        co_return nothingKept();
    co_return co_await chosen().read(std::move(key));
}

AsyncResult<void> ChosenSecretStore::write(QString key, Secret value)
{
    if (m_keepsNothing)
        co_return nothingKept();
    co_return co_await chosen().write(std::move(key), std::move(value));
}

AsyncResult<std::optional<Secret>> ChosenSecretStore::readKeptBefore(QString key)
{
    return chosen().read(std::move(key));
}

AsyncResult<void> ChosenSecretStore::remove(QString key)
{
    return chosen().remove(std::move(key));
}

} // namespace waxwing

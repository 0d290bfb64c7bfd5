#pragma once

#include "core/vault/passphrasestore.h"

namespace waxwing {

/// The one place where this person's secrets go: the passphrase file if there is one, otherwise the
/// system's credential store; or, while nothing is to be kept on this computer, nowhere. The choice
/// is the file itself, so that it cannot fall out of step with a setting. Main thread.
class ChosenSecretStore final : public SecretStore
{
public:
    /// Both must outlive this.
    ChosenSecretStore(SecretStore& system, PassphraseStore& passphrase)
        : m_system(system), m_passphrase(passphrase)
    {}

    /// Absent as long as it is set; what was kept before stays where it is.
    void setKeepsNothing(bool keepsNothing) { m_keepsNothing = keepsNothing; }
    [[nodiscard]] bool keepsNothing() const { return m_keepsNothing; }
    [[nodiscard]] bool usesPassphrase() const { return m_passphrase.exists(); }
    [[nodiscard]] PassphraseStore& passphrase() { return m_passphrase; }

    [[nodiscard]] AsyncResult<SecretStoreState> state() override;
    [[nodiscard]] AsyncResult<void> unlock() override;
    [[nodiscard]] AsyncResult<std::optional<Secret>> read(QString key) override;
    [[nodiscard]] AsyncResult<void> write(QString key, Secret value) override;
    /// Also while nothing is kept: what was kept before, to be ended where it is valid.
    [[nodiscard]] AsyncResult<std::optional<Secret>> readKeptBefore(QString key);
    /// Also while nothing is kept: what is there may always go.
    [[nodiscard]] AsyncResult<void> remove(QString key) override;

private:
    [[nodiscard]] SecretStore& chosen();

    SecretStore& m_system;
    PassphraseStore& m_passphrase;
    bool m_keepsNothing = false;
};

} // namespace waxwing

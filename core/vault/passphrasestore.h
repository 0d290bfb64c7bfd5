#pragma once

#include "core/crypto/passphrasekey.h"
#include "core/vault/secretstore.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>

namespace waxwing {

/// Secrets in one small file, sealed with a key that Argon2id makes of a passphrase: for desktops
/// without a credential store. The file is replaced as a whole or not at all; salt and cost stand
/// readable at its head and are protected with the rest. Absent while there is no file, Locked
/// until unlockWith() succeeds. Derivation and file are handled on a thread of its own, in order.
/// Main thread.
class PassphraseStore final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    using CostMeasure = std::function<KdfCost()>;
    explicit PassphraseStore(QString path, CostMeasure measure = [] { return measureKdfCost(); });
    ~PassphraseStore() override;

    /// True if there is a file, whatever is in it.
    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isOpen() const { return m_open; }

    /// Makes the file; fails with Storage if there is one already.
    [[nodiscard]] AsyncResult<void> create(Secret passphrase);
    /// Fails with Locked and code "wrong-passphrase", with Storage and code "damaged" if the file
    /// is not whole, "newer" if a later version wrote it.
    [[nodiscard]] AsyncResult<void> unlockWith(Secret passphrase);
    /// Seals everything anew; fails like unlockWith() if `current` is not the passphrase.
    [[nodiscard]] AsyncResult<void> change(Secret current, Secret passphrase);
    /// Forgets key and entries.
    void lock();
    /// Forgotten passphrase: the file stays beside under another name.
    [[nodiscard]] Result<void> setAside();
    /// Deletes the file and those set aside.
    [[nodiscard]] Result<void> destroy();

    [[nodiscard]] AsyncResult<SecretStoreState> state() override;
    /// Nothing it could ask by itself: fails with Locked unless open.
    [[nodiscard]] AsyncResult<void> unlock() override;
    [[nodiscard]] AsyncResult<std::optional<Secret>> read(QString key) override;
    [[nodiscard]] AsyncResult<void> write(QString key, Secret value) override;
    [[nodiscard]] AsyncResult<void> remove(QString key) override;

private:
    using Entries = std::map<QString, Secret>;
    struct Opened
    {
        Secret key;
        QByteArray salt;
        KdfCost cost;
        Entries entries;
    };

    template<typename T>
    [[nodiscard]] AsyncResult<T> onWorker(std::function<Result<T>()> work);
    [[nodiscard]] static Result<Opened> openFile(const QString& path, const Secret& passphrase);
    [[nodiscard]] static Result<Opened> makeFile(const QString& path, const Secret& passphrase,
                                                 const Entries& entries,
                                                 const CostMeasure& measure);
    [[nodiscard]] static Result<void> save(const QString& path, const Opened& opened);
    [[nodiscard]] AsyncResult<void> saveNow();

    QString m_path;
    CostMeasure m_measure;
    QThreadPool m_worker;
    bool m_open = false;
    Opened m_opened;
};

} // namespace waxwing

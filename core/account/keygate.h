#pragma once

#include "core/account/cachekeeper.h"
#include "core/async/scheduler.h"
#include "core/vault/chosensecretstore.h"

#include <QObject>

#include <memory>

namespace waxwing {

/// What stands between a person and what is stored here, each with an offer of its own.
enum class KeyStanding {
    Looking,
    StoreStarting,  ///< no credential store answers yet; the desktop may be about to start it
    StoreAbsent,    ///< there is none: passphrase, or memory only
    StoreLocked,
    PromptOpen,     ///< the system asks the person
    PromptCancelled,
    PromptUnanswered,
    PassphraseWanted,
    PassphraseWorking, ///< a passphrase is being checked, made or changed
    PassphraseWrong,
    PassphraseFileDamaged,
    PassphraseFileNewer,
    PassphraseNotKept, ///< its file cannot be written
    OtherStore,     ///< files are here, their keys are in another store
    KeyLost,        ///< files are here, and their store no longer has the keys
    Locked,         ///< the program was locked; a click opens it
    Open,
};

/// Leads from a start, or from a locked program, to caches that can be opened; never decides for
/// the person what would hide or destroy something. Looks again by itself, so that a store that
/// appears, or is unlocked elsewhere, is used at once. Main thread.
class KeyGate final : public QObject
{
    Q_OBJECT

public:
    /// References must outlive the gate.
    KeyGate(ChosenSecretStore& secrets, CacheKeeper& caches, Scheduler& scheduler);
    ~KeyGate() override;

    /// `attended`: somebody is at the screen and may be asked.
    void begin(bool attended);
    [[nodiscard]] KeyStanding standing() const { return m_standing; }
    [[nodiscard]] bool isOpen() const { return m_standing == KeyStanding::Open; }
    /// A window was opened: questions may be put now.
    void attend();
    [[nodiscard]] bool isAttended() const { return m_attended; }
    /// Forgets a passphrase's key; caches must be closed already.
    void lock();

    // What a person can do.
    void unlock();
    void enterPassphrase(const Secret& passphrase);
    void createPassphrase(const Secret& passphrase);
    /// Forgotten: its file is set aside, and with it what it opened.
    void giveUpPassphrase();
    /// Consent to set aside what cannot be read, and to begin anew.
    void beginAnew();
    /// Nothing is kept for now, what is stored is left alone.
    void goOnInMemory();

Q_SIGNALS:
    void standingChanged(waxwing::KeyStanding standing);
    /// Caches can be opened (in memory, if that was chosen).
    void opened();
    /// While in memory for want of a store: now there is one that fits.
    void storeReady();

private:
    AsyncResult<void> look();
    AsyncResult<void> findKeys();
    AsyncResult<void> prompt();
    AsyncResult<void> checkPassphrase(Secret passphrase);
    AsyncResult<void> makePassphrase(Secret passphrase);
    void takeAbsent();
    void takeLocked();
    void lookLater();
    void open();
    void setStanding(KeyStanding standing);

    ChosenSecretStore& m_secrets;
    CacheKeeper& m_caches;
    Scheduler& m_scheduler;
    KeyStanding m_standing = KeyStanding::Looking;
    bool m_attended = false;
    bool m_prompted = false; ///< once by itself, then only when the person wants it
    int m_round = 0;         ///< answers to an earlier question are not wanted any more
    std::size_t m_looks = 0;
    std::unique_ptr<ScheduledCall> m_nextLook;
};

} // namespace waxwing

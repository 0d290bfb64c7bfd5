#pragma once

#include "app/bootstrap/accountlist.h"
#include "app/bootstrap/alerttexts.h"
#include "app/bootstrap/lockedaccount.h"
#include "core/account/keygate.h"
#include "ui/lock/locktexts.h"

namespace waxwing {

struct KeptSignIn;

/// Opens and closes all accounts together: at the start, when the program is locked and unlocked,
/// and when what is kept here moves between disk and memory. What is closed goes on as
/// LockedAccounts. One such move at a time, the last wish counts. Main thread.
class AccountLock final : public QObject
{
    Q_OBJECT

public:
    /// References must outlive this.
    struct Needs
    {
        KeyGate& gate;
        ChosenSecretStore& secrets;
        CacheKeeper& caches;
        AccountList& accounts;
        const AccountServices& services;
        std::function<AsyncResult<void>()> prepare; ///< once keys can be read, before any account
    };
    explicit AccountLock(Needs needs);
    ~AccountLock() override;

    /// `attended`: somebody is at the screen. `keepsNothing`: caches live in memory only.
    void begin(bool attended, bool keepsNothing);
    /// The same where the organisation forbids copies: what was kept before is removed first.
    void beginWithoutCopies(bool attended);
    /// Hides everything at once, then closes the caches and forgets the keys.
    void lock();
    /// Moves everything into memory and removes caches, keys and kept sign-ins from this computer;
    /// or, with false, begins to keep them again.
    void setKeepsNothing(bool keepsNothing);
    [[nodiscard]] bool keepsNothing() const { return m_needs.secrets.keepsNothing(); }
    /// Caches are open, or about to be.
    [[nodiscard]] bool isOpen() const { return m_phase == Phase::Open; }
    /// Nothing of a message may be shown now, also not what is just being put away.
    [[nodiscard]] bool isShut() const
    {
        return m_phase == Phase::Closed || m_phase == Phase::Closing;
    }
    [[nodiscard]] LockView view() const;
    [[nodiscard]] KeyGate& gate() { return m_needs.gate; }
    [[nodiscard]] ChosenSecretStore& secrets() { return m_needs.secrets; }
    void setAlertHabits(const AlertHabits& habits);
    void setPresence(const Presence& presence);
    void wakeUp();

Q_SIGNALS:
    /// Nothing of a message may be on the screen from now on.
    void closing();
    void viewChanged();
    /// Every account is there.
    void opened();
    /// A click on an alert while locked, told again after opened().
    void openRequested(const waxwing::Guid& account, const waxwing::Guid& message,
                       const QString& activationToken);
    /// The same before: the person should be asked to unlock.
    void attentionRequested(const QString& activationToken);
    /// The session of an account has ended and cannot be renewed while locked.
    void alertsStopped(const waxwing::AccountRecord& account);

private:
    enum class Phase { Closed, Opening, Open, Closing };
    AsyncResult<void> open();
    AsyncResult<void> removeCopiesThenBegin(bool attended);
    AsyncResult<void> removeCopies();
    void revoke(const QList<KeptSignIn>& kept);
    [[nodiscard]] AsyncResult<QList<KeptSignIn>> readLeft();
    AsyncResult<void> endLeft();
    void endLeftLater();
    AsyncResult<void> lockNow();
    AsyncResult<void> moveToDisk();
    AsyncResult<void> changeKeeping(bool keepsNothing);
    void holdWhileLocked(std::vector<CarriedAccount> carried);
    void setPhase(Phase phase);

    Needs m_needs;
    AlertTexts m_silentTexts;
    Phase m_phase = Phase::Closed;
    bool m_wasOpen = false;
    bool m_lockWanted = false;
    bool m_openWanted = false;
    std::vector<std::unique_ptr<LockedAccount>> m_locked;
    Presence m_presence;
    std::unique_ptr<ScheduledCall> m_leftLater;
    std::optional<std::pair<Guid, Guid>> m_clicked; ///< account and message
};

} // namespace waxwing

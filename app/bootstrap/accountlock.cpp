#include "app/bootstrap/accountlock.h"

#include "core/account/keptsignins.h"
#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace waxwing {

namespace {

/// A store that was locked at the start is looked at so often, until it is not.
constexpr auto kLookAtLeft = std::chrono::seconds(15);

} // namespace

AccountLock::AccountLock(Needs needs) : m_needs(needs)
{
    connect(&m_needs.gate, &KeyGate::standingChanged, this, &AccountLock::viewChanged);
    connect(&m_needs.gate, &KeyGate::opened, this, [this] {
        m_openWanted = true;
        if (m_phase == Phase::Closed)
            launch(open(), "open accounts");
    });
    connect(&m_needs.gate, &KeyGate::storeReady, this, [this] {
        if (m_phase == Phase::Open)
            launch(moveToDisk(), "move accounts to the disk");
    });
}

AccountLock::~AccountLock() = default;

void AccountLock::begin(bool attended, bool keepsNothing)
{
    m_needs.secrets.setKeepsNothing(keepsNothing);
    if (keepsNothing)
        m_needs.caches.setMemoryOnly(CachePlace::MemoryByChoice);
    m_needs.gate.begin(attended);
}

void AccountLock::beginWithoutCopies(bool attended)
{
    launch(removeCopiesThenBegin(attended), "remove what may not be kept");
}

AsyncResult<void> AccountLock::removeCopiesThenBegin(bool attended)
{
    const QPointer<AccountLock> self(this);
    const AccountServices& services = m_needs.services;
    const Result<QList<KeptSignIn>> kept = co_await readKeptSignIns(
        m_needs.caches, services.secrets, services.transport, services.clock);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<QList<KeptSignIn>> left = co_await readLeft();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<void> removed = co_await removeCopies();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    for (const auto& found : {kept, left}) {
        if (found)
            revoke(*found);
    }
    if (!m_needs.caches.leftEntries().isEmpty())
        endLeftLater();
    begin(attended, true);
    co_return removed;
}

AsyncResult<QList<KeptSignIn>> AccountLock::readLeft()
{
    return readLeftSignIns(m_needs.caches, [&secrets = m_needs.secrets](QString entry) {
        return secrets.readKeptBefore(std::move(entry));
    });
}

void AccountLock::endLeftLater()
{
    m_leftLater = m_needs.services.scheduler.after(
        kLookAtLeft, [this] { launch(endLeft(), "end what a locked store held"); });
}

/// What a locked store did not give away when copies were removed.
AsyncResult<void> AccountLock::endLeft()
{
    const QPointer<AccountLock> self(this);
    const Result<QList<KeptSignIn>> left = co_await readLeft();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!left) {
        endLeftLater();
        co_return Result<void>(); // locked still
    }
    const Result<void> removed = co_await m_needs.caches.removeLeft();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    revoke(*left);
    if (!removed)
        endLeftLater();
    co_return removed;
}

/// What is gone here is no sign-in any more; the portals learn it while the program goes on.
void AccountLock::revoke(const QList<KeptSignIn>& kept)
{
    const AccountServices& services = m_needs.services;
    for (const KeptSignIn& one : kept) {
        if (services.mayConnect && !services.mayConnect(one.account))
            continue;
        launch(revokeKeptSignIn(one, services.transport, services.identity, services.scheduler),
               "revoke a kept sign-in");
    }
}

/// Caches, their keys, and the passphrase that protects them.
AsyncResult<void> AccountLock::removeCopies()
{
    const QPointer<AccountLock> self(this);
    const Result<void> caches = co_await m_needs.caches.destroyAll();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    const Result<void> passphrase = m_needs.secrets.passphrase().destroy();
    co_return passphrase ? caches : passphrase;
}

AsyncResult<void> AccountLock::open()
{
    const QPointer<AccountLock> self(this);
    setPhase(Phase::Opening);
    m_openWanted = false;
    std::vector<CarriedAccount> carried;
    for (const auto& account : m_locked)
        carried.push_back(account->carried());
    m_locked.clear();
    if (m_needs.prepare) {
        const Result<void> prepared = co_await m_needs.prepare();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        (void)prepared; // what could not be read is shown in the settings
    }
    const Result<void> loaded = co_await m_needs.accounts.load(std::move(carried));
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    m_wasOpen = true;
    setPhase(Phase::Open);
    Q_EMIT opened();
    if (const auto clicked = std::exchange(m_clicked, std::nullopt))
        Q_EMIT openRequested(clicked->first, clicked->second, {});
    if (std::exchange(m_lockWanted, false))
        lock();
    co_return loaded;
}

void AccountLock::lock()
{
    if (m_phase == Phase::Open)
        launch(lockNow(), "lock");
    else
        m_lockWanted = m_phase == Phase::Opening;
}

AsyncResult<void> AccountLock::lockNow()
{
    const QPointer<AccountLock> self(this);
    setPhase(Phase::Closing);
    Q_EMIT closing();
    m_needs.gate.lock();
    Result<std::vector<CarriedAccount>> carried = co_await m_needs.accounts.suspend();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (carried)
        holdWhileLocked(*std::move(carried));
    setPhase(Phase::Closed);
    if (m_openWanted)
        launch(open(), "open accounts");
    if (!carried)
        co_return failure(carried.error());
    co_return Result<void>();
}

void AccountLock::holdWhileLocked(std::vector<CarriedAccount> carried)
{
    const bool several = carried.size() > 1;
    for (CarriedAccount& one : carried) {
        const Guid id = one.record.id;
        const QString portal = several ? one.record.serviceName : QString();
        m_locked.push_back(std::make_unique<LockedAccount>(std::move(one), m_needs.services,
                                                           m_silentTexts, portal));
        LockedAccount* account = m_locked.back().get();
        connect(account, &LockedAccount::alertsStopped, this, [this, account] {
            Q_EMIT alertsStopped(account->record());
            Q_EMIT viewChanged();
        });
        connect(account, &LockedAccount::openRequested, this,
                [this, id](const Guid& message, const QString& token) {
                    m_clicked = {id, message};
                    Q_EMIT attentionRequested(token);
                });
        connect(account, &LockedAccount::inboxRequested, this, &AccountLock::attentionRequested);
        account->start();
        if (m_presence != Presence())
            account->setPresence(m_presence);
    }
}

/// Caches that had to be in memory move to their files; the session and what was alerted go along.
AsyncResult<void> AccountLock::moveToDisk()
{
    const QPointer<AccountLock> self(this);
    setPhase(Phase::Closing);
    Q_EMIT closing();
    Result<std::vector<CarriedAccount>> carried = co_await m_needs.accounts.suspend();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    m_needs.caches.setMemoryOnly(std::nullopt);
    setPhase(Phase::Opening);
    std::vector<CarriedAccount> accounts;
    if (carried)
        accounts = *std::move(carried);
    const Result<void> loaded = co_await m_needs.accounts.load(std::move(accounts));
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    setPhase(Phase::Open);
    Q_EMIT opened();
    if (std::exchange(m_lockWanted, false))
        lock();
    co_return loaded;
}

void AccountLock::setKeepsNothing(bool keepsNothing)
{
    if (m_phase == Phase::Open && keepsNothing != this->keepsNothing())
        launch(changeKeeping(keepsNothing), "change what is kept");
}

AsyncResult<void> AccountLock::changeKeeping(bool keepsNothing)
{
    const QPointer<AccountLock> self(this);
    setPhase(Phase::Closing);
    if (keepsNothing) {
        const Result<void> forgotten = co_await m_needs.accounts.forgetKeptSignIns();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        (void)forgotten; // each failure has been logged
    }
    Q_EMIT closing();
    Result<std::vector<CarriedAccount>> carried = co_await m_needs.accounts.suspend();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    std::vector<CarriedAccount> accounts;
    if (carried)
        accounts = *std::move(carried);
    Result<void> done;
    if (keepsNothing) {
        done = co_await removeCopies();
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        for (CarriedAccount& account : accounts)
            account.record.keepSignedIn = false;
    }
    m_needs.secrets.setKeepsNothing(keepsNothing);
    m_needs.caches.setMemoryOnly(keepsNothing ? std::optional(CachePlace::MemoryByChoice)
                                              : std::nullopt);
    holdWhileLocked(std::move(accounts));
    setPhase(Phase::Closed);
    // The gate asks where keys should be, if they are to be kept again.
    m_wasOpen = false;
    m_needs.gate.begin(true);
    co_return done;
}

LockView AccountLock::view() const
{
    LockView view;
    view.standing = m_phase == Phase::Opening ? KeyStanding::Open : m_needs.gate.standing();
    view.wasOpen = m_wasOpen;
    view.alertsGoOn = std::all_of(m_locked.begin(), m_locked.end(),
                                  [](const auto& account) { return account->alertsGoOn(); });
    return view;
}

void AccountLock::setAlertHabits(const AlertHabits& habits)
{
    for (const auto& account : m_locked)
        account->setHabits(habits);
}

void AccountLock::setPresence(const Presence& presence)
{
    m_presence = presence;
    for (const auto& account : m_locked)
        account->setPresence(presence);
}

void AccountLock::wakeUp()
{
    for (const auto& account : m_locked)
        account->wakeUp();
}

void AccountLock::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT viewChanged();
}

} // namespace waxwing

#pragma once

#include "app/bootstrap/liveaccount.h"

#include <QObject>

#include <memory>
#include <vector>

namespace waxwing {

/// All accounts of this person: opens the profile, builds a LiveAccount for each, adds and removes
/// them. Main thread.
class AccountList final : public QObject
{
    Q_OBJECT

public:
    /// References must outlive the list.
    AccountList(const AccountServices& services, CacheKeeper& caches);
    ~AccountList() override;

    /// Opens the profile and every account; each is announced by added(); start() connects them.
    /// `carried` goes on where suspend() ended: its sessions, what was alerted since, and accounts
    /// that this profile does not know yet.
    [[nodiscard]] AsyncResult<void> load(std::vector<CarriedAccount> carried = {});
    /// Closes every cache and the profile and forgets their keys; the accounts are announced as
    /// removed() and come back with load().
    [[nodiscard]] AsyncResult<std::vector<CarriedAccount>> suspend();
    /// Kept sign-ins of all accounts, here and at their portals.
    [[nodiscard]] AsyncResult<void> forgetKeptSignIns();
    /// Alerts and connections of the accounts that load() has opened.
    void start();
    /// From a finished sign-in: a new account, or the one that is here already for this portal and
    /// address, which goes on with the new session.
    [[nodiscard]] AsyncResult<Guid> signedIn(PortalChoice portal, SignInOutcome outcome, bool keep);
    /// Signs out at the portal; what is stored stays readable.
    [[nodiscard]] AsyncResult<void> signOut(Guid id);
    /// Signs out at the portal and deletes cache, key and token.
    [[nodiscard]] AsyncResult<void> remove(Guid id);
    void noteReadExplained(Guid id);
    /// A name of one's own; empty: as the portal is called.
    void rename(Guid id, const QString& name);
    void setPaused(Guid id, bool paused);
    /// Moves an account so that it comes to stand at `place` (from 0).
    void move(Guid id, qsizetype place);
    /// Empties the caches of pages of all accounts.
    [[nodiscard]] AsyncResult<void> giveBackMemory();

    [[nodiscard]] LiveAccount* find(Guid id) const;
    [[nodiscard]] const std::vector<std::unique_ptr<LiveAccount>>& all() const { return m_accounts; }
    /// What alerts, lists and menus call the account.
    [[nodiscard]] QString nameOf(Guid id) const;
    /// Where the profile is kept; other than Disk means that accounts are forgotten at the end.
    [[nodiscard]] CachePlace profilePlace() const { return m_profile.place; }

Q_SIGNALS:
    void added(const waxwing::Guid& id);
    void removed(const waxwing::Guid& id);
    /// Names or order are different now.
    void rearranged();
    void statusChanged(const waxwing::Guid& id);
    void listsChanged(const waxwing::Guid& id);
    void contentDestroyed(const waxwing::Guid& id, const QList<waxwing::Guid>& guids);
    void signInNeeded(const waxwing::Guid& id);
    /// What was stored could not be read and lies beside; the new cache is filled from the portal.
    void cacheSetAside(const waxwing::Guid& id);
    void openRequested(const waxwing::Guid& id, const waxwing::Guid& message,
                       const QString& activationToken);
    void inboxRequested(const waxwing::Guid& id, const QString& activationToken);
    void outboxRequested(const waxwing::Guid& id, const QString& activationToken);
    void replyRequested(const waxwing::Guid& id, const waxwing::Guid& message,
                        const QString& activationToken);

private:
    AsyncResult<OpenedCache> openCache(AccountRecord record);
    LiveAccount& build(const AccountRecord& record, OpenedCache cache);
    void wire(LiveAccount& account);
    void namePortals();
    void save(const LiveAccount& account);

    const AccountServices& m_services;
    CacheKeeper& m_caches;
    OpenedCache m_profile;
    std::unique_ptr<AccountRegistry> m_registry;
    std::vector<std::unique_ptr<LiveAccount>> m_accounts;
};

} // namespace waxwing

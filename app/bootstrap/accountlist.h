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

    /// Opens the profile and every account; each is announced by added() before it connects.
    [[nodiscard]] AsyncResult<void> load();
    /// From a finished sign-in: a new account, or the one that is here already for this portal and
    /// address, which goes on with the new session.
    [[nodiscard]] AsyncResult<Guid> signedIn(PortalChoice portal, SignInOutcome outcome, bool keep);
    /// Signs out at the portal; what is stored stays readable.
    [[nodiscard]] AsyncResult<void> signOut(Guid id);
    /// Signs out at the portal and deletes cache, key and token.
    [[nodiscard]] AsyncResult<void> remove(Guid id);
    void noteReadExplained(Guid id);
    /// Empties the caches of pages of all accounts.
    [[nodiscard]] AsyncResult<void> giveBackMemory();

    [[nodiscard]] LiveAccount* find(Guid id) const;
    [[nodiscard]] const std::vector<std::unique_ptr<LiveAccount>>& all() const { return m_accounts; }
    /// Where the profile is kept; other than Disk means that accounts are forgotten at the end.
    [[nodiscard]] CachePlace profilePlace() const { return m_profile.place; }

Q_SIGNALS:
    void added(const waxwing::Guid& id);
    void removed(const waxwing::Guid& id);
    void statusChanged(const waxwing::Guid& id);
    void listsChanged(const waxwing::Guid& id);
    void contentDestroyed(const waxwing::Guid& id, const QList<waxwing::Guid>& guids);
    void signInNeeded(const waxwing::Guid& id);
    void openRequested(const waxwing::Guid& id, const waxwing::Guid& message,
                       const QString& activationToken);
    void inboxRequested(const waxwing::Guid& id, const QString& activationToken);

private:
    AsyncResult<LiveAccount*> build(AccountRecord record);
    void wire(LiveAccount& account);
    void namePortals();

    const AccountServices& m_services;
    CacheKeeper& m_caches;
    OpenedCache m_profile;
    std::unique_ptr<AccountRegistry> m_registry;
    std::vector<std::unique_ptr<LiveAccount>> m_accounts;
};

} // namespace waxwing

#pragma once

#include "core/async/asyncresult.h"
#include "core/model/types.h"

namespace waxwing {

class AccountDatabase;

/// How an account signs in by single sign-on: enough to do it again without the directory, and to
/// sign out of the organisation.
struct SsoRecord
{
    QString identityProxy; ///< as delivered: the issuer
    QUrl loginUrl;
    QUrl logoutUrl; ///< empty if the portal has none
    QString name;
    std::optional<Guid> idProviderGuid;
};

/// What is kept of an account: (portal, user) and how to reach the portal (directory.md section 3
/// step 2). `id` is made here, names files and credential-store entries, and says nothing.
struct AccountRecord
{
    Guid id;
    Guid serviceGuid;
    QString serviceCode;
    QString serviceName;
    QString jurisdiction;
    QString emailAddress;
    QString displayName;
    QUrl messageApi; ///< urls.SecMsgAPI without trailing slash
    QUrl webApp;
    bool keepSignedIn = false;
    bool firstReadExplained = false; ///< the read forecast has been shown once
    std::optional<SsoRecord> sso;    ///< empty for an account with a password
    QString ownName;                 ///< what the person calls it; empty: as the portal is called
    bool paused = false;             ///< neither connection nor alerts until resumed
    bool signedOut = false;          ///< by the person: nobody is asked to sign in
    bool liveEvents = false;         ///< the portal allowed them when it was last asked

    [[nodiscard]] QString name() const { return ownName.isEmpty() ? serviceName : ownName; }
};

/// The accounts of this person, in the encrypted profile database (addresses are not left readable
/// on the disk). Kept in the order in which they were added, until reorder().
class AccountRegistry
{
public:
    explicit AccountRegistry(AccountDatabase& profile);
    [[nodiscard]] AsyncResult<QList<AccountRecord>> accounts();
    /// Adds, or replaces the one with the same id.
    [[nodiscard]] AsyncResult<void> save(AccountRecord record);
    [[nodiscard]] AsyncResult<void> remove(Guid id);
    /// From now on in this order; accounts that are not named follow.
    [[nodiscard]] AsyncResult<void> reorder(QList<Guid> ids);

private:
    AccountDatabase& m_profile;
};

} // namespace waxwing

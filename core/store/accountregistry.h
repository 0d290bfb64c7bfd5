#pragma once

#include "core/async/asyncresult.h"
#include "core/model/types.h"

namespace waxwing {

class AccountDatabase;

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
};

/// The accounts of this person, in the encrypted profile database (addresses are not left readable
/// on the disk). Kept in the order in which they were added.
class AccountRegistry
{
public:
    explicit AccountRegistry(AccountDatabase& profile);
    [[nodiscard]] AsyncResult<QList<AccountRecord>> accounts();
    /// Adds, or replaces the one with the same id.
    [[nodiscard]] AsyncResult<void> save(AccountRecord record);
    [[nodiscard]] AsyncResult<void> remove(Guid id);

private:
    AccountDatabase& m_profile;
};

} // namespace waxwing

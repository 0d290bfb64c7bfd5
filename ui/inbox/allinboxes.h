#pragma once

#include "ui/inbox/foldermodel.h"
#include "ui/inbox/inboxtexts.h"

namespace waxwing {

// What the window says about several accounts at once. Pure.

/// All inboxes as if they were of one account: connected if one is, fetched if all are.
[[nodiscard]] AccountView mergedView(const QList<AccountView>& accounts);

/// A banner and the account it is about.
struct AllBanner
{
    AccountBanner banner;
    Guid account;
};
/// What a person should know first; what stops alerts comes before what passes.
[[nodiscard]] AllBanner bannerOfAll(const QList<AccountView>& accounts, const QDateTime& now,
                                    const QLocale& locale);

/// "2 of 3 accounts connected"
[[nodiscard]] QString stateOfAll(const QList<AccountView>& accounts);

} // namespace waxwing

#pragma once

#include "core/async/asyncresult.h"
#include "core/model/draft.h"

namespace waxwing {

class AccountDatabase;

/// The people of the newest `messages` messages each of inbox and sent folder, newest first and each
/// once, as far as the cache knows; nobody is known to be a guest. `database` must outlive the call.
[[nodiscard]] AsyncResult<QList<Contact>> readCorrespondents(AccountDatabase& database,
                                                             int messages);

} // namespace waxwing

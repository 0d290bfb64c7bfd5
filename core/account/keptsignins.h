#pragma once

#include "core/account/cachekeeper.h"
#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/portal/portalcaller.h"
#include "core/store/accountregistry.h"

#include <functional>

namespace waxwing {

/// What keeps an account signed in: read before it is removed from this computer, so that it can be
/// revoked at its portal afterwards.
struct KeptSignIn
{
    AccountRecord account;
    Secret token;
};

/// Of all accounts in the profile, as far as that can be opened and the store answers without asking
/// anybody; empty otherwise. Changes nothing and asks no portal. References must outlive the answer.
[[nodiscard]] AsyncResult<QList<KeptSignIn>> readKeptSignIns(CacheKeeper& caches, SecretStore& store,
                                                             HttpTransport& transport,
                                                             const Clock& clock);

/// Of what CacheKeeper::destroyAll() could not remove, as far as it says where it is valid. Fails with
/// Locked as long as the store gives nothing away. References must outlive the answer.
using ReadSecret = std::function<AsyncResult<std::optional<Secret>>(QString)>;
[[nodiscard]] AsyncResult<QList<KeptSignIn>> readLeftSignIns(const CacheKeeper& caches,
                                                             ReadSecret read);

/// Ends the token at its portal, and the session that this takes. A token that the portal does not
/// know any more is a success; while the portal cannot be reached it is tried again, a few times.
[[nodiscard]] AsyncResult<void> revokeKeptSignIn(KeptSignIn kept, HttpTransport& transport,
                                                 ClientIdentity identity, Scheduler& scheduler);

} // namespace waxwing

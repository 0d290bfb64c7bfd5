#include "core/account/keptsignins.h"

#include "core/account/kepttoken.h"
#include "core/account/secretnames.h"
#include "core/account/session.h"
#include "core/portal/portalclient.h"
#include "core/portal/signinclient.h"

#include <array>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

// Whoever starts a computer at a portal's network has it within minutes.
constexpr std::array<std::chrono::milliseconds, 5> kPauses{2s, 10s, 60s, 5min, 15min};

/// The session that it takes to end a token. Nobody renews it.
class PassingSession final : public SessionTokens
{
public:
    explicit PassingSession(Secret token) : m_token(std::move(token)) {}
    [[nodiscard]] Secret sessionToken() const override { return m_token; }
    [[nodiscard]] AsyncResult<Secret> renew(Secret refused) override
    {
        (void)refused;
        co_return failure(ErrorKind::SignInNeeded);
    }

private:
    Secret m_token;
};

AsyncResult<void> revokeOnce(KeptSignIn kept, HttpTransport& transport, ClientIdentity identity)
{
    const SignInClient door(transport, kept.account.messageApi, identity);
    const Secret token = kept.token;
    const std::stop_token never;
    const Result<Secret> session = co_await door.authenticate(token, never);
    if (!session)
        co_return failure(session.error());
    PassingSession passing(*session);
    const PortalClient portal(transport, passing, kept.account.messageApi, identity);
    const Result<void> expired = co_await portal.expireAuthenticationToken(token);
    const Result<void> ended = co_await portal.logout();
    (void)ended; // it ends by itself
    co_return expired;
}

bool passes(const Error& error)
{
    return error.is(ErrorKind::Network) || error.is(ErrorKind::Portal);
}

} // namespace

AsyncResult<QList<KeptSignIn>> readKeptSignIns(CacheKeeper& caches, SecretStore& store,
                                               HttpTransport& transport, const Clock& clock)
{
    const QString owner = profileOwner();
    const Result<KeyFinding> key = co_await caches.findKey(owner);
    if (!key || *key != KeyFinding::Here) // opening would set files aside, or make new ones
        co_return QList<KeptSignIn>();
    const Result<OpenedCache> profile = co_await caches.open(owner, DatabaseKind::Profile);
    if (!profile)
        co_return failure(profile.error());
    AccountRegistry registry(*profile->database);
    const Result<QList<AccountRecord>> accounts = co_await registry.accounts();
    if (!accounts)
        co_return failure(accounts.error());
    QList<KeptSignIn> kept;
    for (const AccountRecord& account : *accounts) {
        Session session(account.id, SignInClient(transport, account.messageApi, ClientIdentity()),
                        store, clock);
        const Result<std::optional<Secret>> token = co_await session.keptToken();
        if (token && *token)
            kept << KeptSignIn{account, **token};
    }
    co_return kept;
}

AsyncResult<QList<KeptSignIn>> readLeftSignIns(const CacheKeeper& caches, ReadSecret read)
{
    QList<KeptSignIn> left;
    const QStringList entries = caches.leftEntries();
    for (const QString& entry : entries) {
        if (!isAuthenticationTokenEntry(entry))
            continue;
        const Result<std::optional<Secret>> stored = co_await read(entry);
        if (!stored)
            co_return failure(stored.error());
        const auto kept = *stored ? decodeKeptToken(**stored) : std::nullopt;
        if (!kept || kept->home.messageApi.isEmpty())
            continue;
        KeptSignIn one;
        one.account.messageApi = kept->home.messageApi;
        one.account.serviceGuid = kept->home.serviceGuid;
        one.account.serviceCode = kept->home.serviceCode;
        one.token = kept->token;
        left << one;
    }
    co_return left;
}

AsyncResult<void> revokeKeptSignIn(KeptSignIn kept, HttpTransport& transport,
                                   ClientIdentity identity, Scheduler& scheduler)
{
    Result<void> revoked = co_await revokeOnce(kept, transport, identity);
    for (const std::chrono::milliseconds pause : kPauses) {
        if (revoked || !passes(revoked.error()))
            break;
        const std::stop_token never;
        const Result<void> waited = co_await scheduler.wait(pause, never);
        if (!waited)
            co_return failure(waited.error());
        revoked = co_await revokeOnce(kept, transport, identity);
    }
    const bool unknown = !revoked
                         && (revoked.error().is(ErrorKind::Forbidden)
                             || revoked.error().is(ErrorKind::NotFound)
                             || revoked.error().is(ErrorKind::SignInNeeded));
    if (unknown)
        co_return Result<void>();
    co_return revoked;
}

} // namespace waxwing

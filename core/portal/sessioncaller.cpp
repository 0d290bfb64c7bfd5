#include "core/portal/sessioncaller.h"

namespace waxwing {

struct SessionCaller::Shared
{
    Shared(HttpTransport& transport, SessionTokens& sessionTokens, QUrl base,
           ClientIdentity identity)
        : caller(transport, std::move(base), std::move(identity)), tokens(&sessionTokens)
    {}

    /// Tells a changed version header; the first value seen and a missing one are no change.
    static bool noteVersion(QByteArray& known, const QByteArray& seen)
    {
        if (seen.isEmpty() || seen == known)
            return false;
        const bool changed = !known.isEmpty();
        known = seen;
        return changed;
    }

    void noteVersions(const PortalAnswer& answer)
    {
        if (noteVersion(serviceVersion, answer.serviceSettingsVersion) && serviceSettingsChanged)
            serviceSettingsChanged();
        if (noteVersion(userVersion, answer.userSettingsVersion) && userSettingsChanged)
            userSettingsChanged();
    }

    PortalCaller caller;
    SessionTokens* tokens; ///< null once the client is gone
    QByteArray serviceVersion;
    QByteArray userVersion;
    std::function<void()> serviceSettingsChanged;
    std::function<void()> userSettingsChanged;
};

SessionCaller::SessionCaller(HttpTransport& transport, SessionTokens& tokens, QUrl messageApi,
                             ClientIdentity identity)
    : m_shared(std::make_shared<Shared>(transport, tokens, std::move(messageApi),
                                        std::move(identity)))
{}

AsyncResult<PortalAnswer> SessionCaller::exchange(std::shared_ptr<Shared> shared, PortalCall call,
                                                  std::stop_token stop)
{
    if (!shared->tokens)
        co_return failure(ErrorKind::Cancelled);
    Secret token = shared->tokens->sessionToken();
    if (token.isEmpty()) {
        Result<Secret> fresh = co_await shared->tokens->renew(token);
        if (!fresh)
            co_return failure(std::move(fresh.error()));
        token = *std::move(fresh);
    }
    call.sessionToken = token;
    Result<PortalAnswer> answer = co_await shared->caller.send(call, stop);
    if (!answer && answer.error().is(ErrorKind::SignInNeeded) && shared->tokens) {
        Result<Secret> fresh = co_await shared->tokens->renew(token);
        if (!fresh)
            co_return failure(std::move(fresh.error()));
        call.sessionToken = *std::move(fresh);
        answer = co_await shared->caller.send(call, stop);
    }
    if (answer)
        shared->noteVersions(*answer);
    const bool taken = answer
                       || (answer.error().httpStatus > 0 && answer.error().httpStatus < 500
                           && !answer.error().is(ErrorKind::SignInNeeded));
    if (taken && call.countsAsUse && shared->tokens)
        shared->tokens->noteUse();
    co_return answer;
}

AsyncResult<PortalAnswer> SessionCaller::send(PortalCall call, std::stop_token stop) const
{
    return exchange(m_shared, std::move(call), std::move(stop));
}

AsyncResult<void> SessionCaller::sendOnly(PortalCall call, std::stop_token stop) const
{
    return sendAndRead(std::move(call), +[](const Json&) { return Result<void>(); },
                       std::move(stop));
}

const QUrl& SessionCaller::base() const
{
    return m_shared->caller.base();
}

void SessionCaller::moveTo(const QUrl& messageApi) const
{
    m_shared->caller.moveTo(messageApi);
}

void SessionCaller::detach() const
{
    m_shared->tokens = nullptr;
}

void SessionCaller::onServiceSettingsChanged(std::function<void()> call) const
{
    m_shared->serviceSettingsChanged = std::move(call);
}

void SessionCaller::onUserSettingsChanged(std::function<void()> call) const
{
    m_shared->userSettingsChanged = std::move(call);
}

} // namespace waxwing

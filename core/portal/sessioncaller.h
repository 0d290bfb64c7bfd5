#pragma once

#include "core/portal/portalcaller.h"
#include "core/portal/sessiontokens.h"

#include <functional>
#include <memory>

namespace waxwing {

/// Calls to one portal within a session, for the clients of its operations: puts the token in, and
/// repeats a call that was refused for its session once with a renewed one. A value; copies share
/// their state. Calls may outlive all copies, and ask for no token after detach(). Main thread.
class SessionCaller
{
public:
    /// `transport` must outlive all calls, `tokens` detach().
    SessionCaller(HttpTransport& transport, SessionTokens& tokens, QUrl messageApi,
                  ClientIdentity identity);

    [[nodiscard]] AsyncResult<PortalAnswer> send(PortalCall call, std::stop_token stop) const;
    /// Where nothing of the answer is of interest.
    [[nodiscard]] AsyncResult<void> sendOnly(PortalCall call, std::stop_token stop) const;
    template<typename T>
    [[nodiscard]] AsyncResult<T> sendAndRead(PortalCall call, Result<T> (*read)(const Json&),
                                             std::stop_token stop) const
    {
        return readAnswerOf(send(std::move(call), std::move(stop)), read);
    }

    [[nodiscard]] const QUrl& base() const;
    void moveTo(const QUrl& messageApi) const;
    /// The tokens are about to die: calls from now on end as Cancelled.
    void detach() const;
    void onServiceSettingsChanged(std::function<void()> call) const;
    void onUserSettingsChanged(std::function<void()> call) const;

private:
    struct Shared;
    static AsyncResult<PortalAnswer> exchange(std::shared_ptr<Shared> shared, PortalCall call,
                                              std::stop_token stop);
    template<typename T>
    static AsyncResult<T> readAnswerOf(AsyncResult<PortalAnswer> task, Result<T> (*read)(const Json&))
    {
        const Result<PortalAnswer> answer = co_await task;
        if (!answer)
            co_return failure(answer.error());
        co_return read(answer->json);
    }

    std::shared_ptr<Shared> m_shared;
};

} // namespace waxwing

#pragma once

#include "core/account/signinflow.h"
#include "core/http/curltransport.h"
#include "core/portal/composeclient.h"
#include "core/portal/directoryclient.h"
#include "core/portal/portalclient.h"

#include <QEventLoop>
#include <QProcess>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

namespace waxwing::bench {

[[noreturn]] inline void giveUp(const char* what)
{
    std::fprintf(stderr, "bench_transfer: %s\n", what);
    std::exit(1);
}

/// The answer of a task, or the end of the program. Unlike the tests' await() it never sleeps, which
/// would be measured too.
template<typename T>
[[nodiscard]] T await(AsyncResult<T> task)
{
    std::optional<Result<T>> answer;
    QEventLoop loop;
    [](AsyncResult<T> running, std::optional<Result<T>>& out, QEventLoop& until) -> QCoro::Task<void> {
        Result<T> result = co_await running;
        out.emplace(std::move(result));
        until.quit();
    }(std::move(task), answer, loop);
    if (!answer)
        loop.exec();
    if (!*answer)
        giveUp(qPrintable(toLogString(answer->error())));
    if constexpr (!std::is_void_v<T>)
        return std::move(**answer);
}

/// A session that lasts as long as the bench.
class OneSession final : public SessionTokens
{
public:
    Secret token;
    [[nodiscard]] Secret sessionToken() const override { return token; }
    [[nodiscard]] AsyncResult<Secret> renew(Secret) override
    {
        co_return failure(ErrorKind::SignInNeeded);
    }
};

/// The local portal as a process of its own, so that its memory is not ours, and a session there.
class PortalProcess
{
public:
    explicit PortalProcess(const QString& folder);
    ~PortalProcess();

    [[nodiscard]] const SessionCaller& caller() const { return m_client->caller(); }
    [[nodiscard]] Guid newDraft() const;
    [[nodiscard]] QString address() const { return m_api.toString(); }
    [[nodiscard]] const QString& authorityFile() const { return m_authority; }
    [[nodiscard]] const Secret& token() const { return m_tokens.token; }

private:
    void start(const QString& folder);
    void signIn();

    QProcess m_process;
    QUrl m_directory;
    QUrl m_api;
    QString m_authority;
    std::unique_ptr<CurlTransport> m_transport;
    OneSession m_tokens;
    std::unique_ptr<PortalClient> m_client;
};

} // namespace waxwing::bench

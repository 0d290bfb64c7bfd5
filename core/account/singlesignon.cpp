#include "core/account/singlesignon.h"

#include "core/account/loopbacklistener.h"
#include "core/account/ssoanswers.h"
#include "core/base/log.h"
#include "core/crypto/pkce.h"
#include "core/portal/identityproxyclient.h"
#include "core/portal/signinclient.h"

namespace waxwing {

namespace {

using namespace std::chrono_literals;
using SsoKind = SsoEnd::Kind;

constexpr std::chrono::milliseconds kBrowserPatience = 5min;
constexpr std::chrono::milliseconds kCodeLife = 30s; ///< how long a lost answer may be asked again
constexpr std::chrono::milliseconds kPause = 2s;

SsoEnd endOf(SsoKind kind)
{
    SsoEnd end;
    end.kind = kind;
    return end;
}

} // namespace

struct SingleSignOn::Private
{
    explicit Private(Needs ports) : needs(std::move(ports)) {}

    std::stop_token begin()
    {
        running.request_stop();
        running = std::stop_source();
        opened.clear();
        return running.get_token();
    }

    std::shared_ptr<SignInClient> clientOf(const PortalChoice& portal) const
    {
        return needs.portals(portal.entry.urls.value(QStringLiteral("SecMsgAPI")));
    }

    Needs needs;
    std::stop_source running;
    QUrl opened; ///< where the browser is at present; empty when it is not waited for

    using Shared = std::shared_ptr<Private>;
    static AsyncResult<SsoEnd> run(Shared d, SsoRequest request, Progress progress,
                                   std::stop_token stop);
    static AsyncResult<SsoEnd> attempt(Shared d, SsoRequest request, Progress progress, bool again,
                                       std::stop_token stop);
    static AsyncResult<IdentityProxyToken> exchange(Shared d, QUrl proxy, CodeExchange exchange,
                                                    std::stop_token stop);
    static AsyncResult<SsoEnd> redeem(Shared d, SsoRequest request, CodeExchange exchange,
                                      std::stop_token stop);
    static AsyncResult<SsoEnd> authenticate(Shared d, SsoRequest request, Secret token,
                                            std::stop_token stop);
};

AsyncResult<SsoEnd> SingleSignOn::Private::run(Shared d, SsoRequest request, Progress progress,
                                               std::stop_token stop)
{
    const auto client = d->clientOf(request.portal);
    const Result<PingAnswer> ping = co_await client->ping(stop);
    if (ping && ping->minSupportedVersion > kSpokenVersion) {
        SsoEnd end = endOf(SsoKind::PortalRefused);
        end.outcome.kind = SignInOutcome::Kind::UpdateNeeded;
        co_return end;
    }
    Result<SsoEnd> end = co_await attempt(d, request, progress, false, stop);
    if (end && end->kind == SsoKind::Expired && !stop.stop_requested()) {
        qCInfo(lcAccount) << "single sign-on had expired when it came back, begins anew";
        end = co_await attempt(d, request, progress, true, stop);
    }
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    co_return end;
}

AsyncResult<SsoEnd> SingleSignOn::Private::attempt(Shared d, SsoRequest request, Progress progress,
                                                   bool again, std::stop_token stop)
{
    LoopbackListener listener(d->needs.scheduler, request.page);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!listener.listen())
        co_return endOf(SsoKind::NoPort);
    const Result<Secret> state = randomUrlToken();
    const Result<Secret> verifier = randomUrlToken();
    if (!state || !verifier)
        co_return failure(ErrorKind::Storage, QStringLiteral("no random numbers"));
    const Result<QByteArray> challenge = codeChallengeOf(*verifier);
    if (!challenge)
        co_return failure(challenge.error());
    const QUrl redirect = listener.redirectAddress();
    const AuthorizationQuery query{redirect, *state, *challenge, request.address, request.uiLocales};

    // Listening before the browser is told where to come back to.
    auto waiting = listener.firstCallback(*state, request.portal.entry.identityProxy,
                                          kBrowserPatience, stop);
    SsoProgress step;
    step.address = d->opened = authorizationAddress(request.method.loginUrl, query);
    step.browserStarted = d->needs.openBrowser(step.address);
    step.again = again;
    step.until = d->needs.clock.now().addMSecs(kBrowserPatience.count());
    progress(step);
    const Result<std::optional<Callback>> callback = co_await waiting;
    if (!callback)
        co_return failure(callback.error());
    d->opened.clear();
    if (!*callback)
        co_return endOf(SsoKind::NothingCame);
    if ((*callback)->kind != Callback::Kind::Code)
        co_return endOfCallback(**callback);
    step.step = SsoProgress::Step::Exchange;
    progress(step);
    CodeExchange exchange((*callback)->code, *verifier, redirect,
                          QString::fromLatin1(kSsoClientId));
    co_return co_await redeem(d, std::move(request), std::move(exchange), stop);
}

AsyncResult<SsoEnd> SingleSignOn::Private::redeem(Shared d, SsoRequest request,
                                                  CodeExchange exchange, std::stop_token stop)
{
    const QUrl proxy(request.portal.entry.identityProxy, QUrl::StrictMode);
    Result<IdentityProxyToken> token
        = co_await Private::exchange(d, proxy, std::move(exchange), stop);
    if (!token) {
        const Error refusal = token.error();
        if (refusal.is(ErrorKind::Cancelled))
            co_return failure(refusal);
        qCInfo(lcAccount) << "no token from the identity proxy, status" << refusal.httpStatus;
        co_return endOfExchange(refusal);
    }
    if (token->serviceCode != request.portal.entry.serviceCode)
        co_return endOf(SsoKind::InvalidAnswer);
    Secret authenticationToken = std::move(token->authenticationToken);
    co_return co_await authenticate(d, std::move(request), std::move(authenticationToken), stop);
}

/// Once more with the same code if no answer came, once more after a pause if the proxy is busy.
AsyncResult<IdentityProxyToken> SingleSignOn::Private::exchange(Shared d, QUrl proxy,
                                                                CodeExchange exchange,
                                                                std::stop_token stop)
{
    const IdentityProxyClient client(d->needs.transport, proxy);
    const auto began = d->needs.clock.elapsed();
    bool repeated = false;
    bool waited = false;
    for (;;) {
        CodeExchange once = exchange;
        Result<IdentityProxyToken> token = co_await client.exchange(std::move(once), stop);
        if (token)
            co_return token;
        const Error refusal = token.error();
        std::chrono::milliseconds pause = kPause;
        if (refusal.is(ErrorKind::Network) || refusal.is(ErrorKind::Tls)) {
            if (std::exchange(repeated, true))
                co_return failure(refusal);
        } else if (refusal.httpStatus == 429 || refusal.httpStatus >= 500) {
            if (std::exchange(waited, true))
                co_return failure(refusal);
            pause = refusal.retryAfter.value_or(std::chrono::seconds(2));
        } else {
            co_return failure(refusal);
        }
        if (d->needs.clock.elapsed() - began + pause > kCodeLife)
            co_return failure(refusal);
        const Result<void> rested = co_await d->needs.scheduler.wait(pause, stop);
        if (!rested)
            co_return failure(rested.error());
    }
}

AsyncResult<SsoEnd> SingleSignOn::Private::authenticate(Shared d, SsoRequest request, Secret token,
                                                        std::stop_token stop)
{
    const auto client = d->clientOf(request.portal);
    Result<Secret> session = co_await client->authenticate(std::move(token), stop);
    if (!session) {
        const Error refusal = session.error();
        if (refusal.is(ErrorKind::Cancelled))
            co_return failure(refusal);
        co_return endOfAuthenticate(refusal);
    }
    Secret sessionToken = *session;
    Result<SignInOutcome> outcome = co_await completeSignIn(client, std::move(sessionToken), stop);
    if (!outcome) {
        // Nobody takes this session over: it ends where it began.
        const std::stop_token goOn;
        Secret unused = *std::move(session);
        const Result<void> ended = co_await client->logout(std::move(unused), goOn);
        (void)ended;
        const Error refusal = outcome.error();
        if (refusal.is(ErrorKind::Cancelled))
            co_return failure(refusal);
        co_return endOfAuthenticate(refusal);
    }
    SsoEnd end = endOf(SsoKind::SignedIn);
    end.outcome = *std::move(outcome);
    end.outcome.signedInBy = request.method;
    if (end.outcome.user.emailAddress.compare(request.address, Qt::CaseInsensitive) != 0)
        end.kind = SsoKind::OtherAddress;
    co_return end;
}

SingleSignOn::SingleSignOn(Needs needs) : d(std::make_shared<Private>(std::move(needs))) {}

SingleSignOn::~SingleSignOn()
{
    cancel();
}

AsyncResult<SsoEnd> SingleSignOn::signIn(SsoRequest request, Progress progress)
{
    const std::stop_token stop = d->begin();
    // Whoever has called it off hears nothing of it any more.
    Progress heard = [stop, progress = std::move(progress)](const SsoProgress& step) {
        if (!stop.stop_requested())
            progress(step);
    };
    return Private::run(d, std::move(request), std::move(heard), stop);
}

void SingleSignOn::openAgain()
{
    if (!d->opened.isEmpty())
        d->needs.openBrowser(d->opened);
}

AsyncResult<void> SingleSignOn::giveUp(PortalChoice portal, Secret sessionToken)
{
    return [](std::shared_ptr<SignInClient> client, Secret token) -> AsyncResult<void> {
        const std::stop_token never;
        co_return co_await client->logout(std::move(token), never);
    }(d->clientOf(portal), std::move(sessionToken));
}

void SingleSignOn::cancel()
{
    d->running.request_stop();
    d->opened.clear();
}

} // namespace waxwing

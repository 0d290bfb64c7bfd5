#pragma once

#include "core/async/completer.h"
#include "ui/signin/ssosteps.h"

#include <QStringList>

namespace waxwing::test {

/// Single sign-on that goes on when the test says so, and notes what was asked.
class FakeSsoSteps final : public SsoSteps
{
public:
    QStringList calls;
    std::optional<Guid> lastUsed;
    std::optional<SsoRequest> request;
    SingleSignOn::Progress progress;
    std::optional<Completer<SsoEnd>> ending;

    AsyncResult<SsoEnd> signIn(SsoRequest asked, SingleSignOn::Progress told) override
    {
        calls.append(QStringLiteral("sign in by ") + asked.method.name);
        request = std::move(asked);
        progress = std::move(told);
        return ending.emplace().result();
    }
    void openAgain() override { calls.append(QStringLiteral("open again")); }
    void giveUp(PortalChoice, Secret sessionToken) override
    {
        calls.append(QStringLiteral("give up ") + QString::fromUtf8(sessionToken.reveal()));
    }
    std::optional<Guid> usedHere(const Guid&) const override { return lastUsed; }
    void cancel() override { ++cancelled; }
    int cancelled = 0;
};

} // namespace waxwing::test

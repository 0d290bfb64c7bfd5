#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/account/singlesignon.h"
#include "ui/signin/ssosteps.h"

namespace waxwing {

/// Single sign-on behind the port of the sign-in window. References must outlive it.
class BrowserSteps final : public SsoSteps
{
public:
    BrowserSteps(SingleSignOn& singleSignOn, const AccountList& accounts)
        : m_singleSignOn(singleSignOn), m_accounts(accounts)
    {}
    [[nodiscard]] AsyncResult<SsoEnd> signIn(SsoRequest request,
                                             SingleSignOn::Progress progress) override
    {
        return m_singleSignOn.signIn(std::move(request), std::move(progress));
    }
    void openAgain() override { m_singleSignOn.openAgain(); }
    void giveUp(PortalChoice portal, Secret sessionToken) override;
    [[nodiscard]] std::optional<Guid> usedHere(const Guid& service) const override;
    void cancel() override { m_singleSignOn.cancel(); }

private:
    SingleSignOn& m_singleSignOn;
    const AccountList& m_accounts;
};

} // namespace waxwing

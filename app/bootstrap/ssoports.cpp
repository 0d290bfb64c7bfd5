#include "app/bootstrap/ssoports.h"

#include "core/async/launch.h"

namespace waxwing {

void BrowserSteps::giveUp(PortalChoice portal, Secret sessionToken)
{
    launch(m_singleSignOn.giveUp(std::move(portal), std::move(sessionToken)), "end session");
}

std::optional<Guid> BrowserSteps::usedHere(const Guid& service) const
{
    for (const auto& account : m_accounts.all()) {
        const AccountRecord& record = account->record();
        if (record.serviceGuid == service && record.sso)
            return record.sso->idProviderGuid;
    }
    return std::nullopt;
}

} // namespace waxwing

#pragma once

#include "core/portal/portalcaller.h"
#include "core/model/types.h"

namespace waxwing {

/// The directory interface (directory.md): from an address to portals. No session, no headers of
/// ours. The POST form of discovery is left out on purpose: it would hand over the password.
class DirectoryClient
{
public:
    DirectoryClient(HttpTransport& transport, QUrl ccc);

    /// PublicDiscoveryServiceUser, or the older PublicGetSSOUser where that answers 404. An address
    /// nobody knows is an empty list, told by an empty list or by 404 alike.
    [[nodiscard]] AsyncResult<QList<DirectoryEntry>> discover(QString emailAddress,
                                                              std::stop_token stop) const;
    /// PublicGetService; nullopt for an unknown code.
    [[nodiscard]] AsyncResult<std::optional<DirectoryEntry>>
    serviceByCode(QString serviceCode, std::stop_token stop) const;
    [[nodiscard]] AsyncResult<std::optional<DirectoryEntry>>
    serviceByGuid(Guid serviceGuid, std::stop_token stop) const;

private:
    PortalCaller m_caller;
};

} // namespace waxwing

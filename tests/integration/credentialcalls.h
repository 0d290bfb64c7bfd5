#pragma once

#include "core/http/transport.h"

#include <functional>
#include <vector>

namespace waxwing::test {

/// A call of the client that carries something nobody else may learn.
struct CredentialCall
{
    const char* name;
    QList<QByteArray> secrets; ///< in every form in which they could stand on the wire
    std::function<Result<void>(HttpTransport& transport, const QUrl& base)> run;
};

/// Every one there is: password, authentication token, form of the token exchange, session token,
/// message password.
[[nodiscard]] std::vector<CredentialCall> credentialCalls();

/// True if one of the secrets stands in these bytes, as it is or in a usual disguise.
[[nodiscard]] bool holdsSecret(const QByteArray& bytes, const QList<QByteArray>& secrets);

} // namespace waxwing::test

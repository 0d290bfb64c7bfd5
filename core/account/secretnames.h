#pragma once

#include <QString>

namespace waxwing {

/// The entry of the credential store that keeps an account signed in; `accountId` as in
/// AccountRecord::id.
inline QString authenticationTokenEntry(const QString& accountId)
{
    return QStringLiteral("authentication-token/") + accountId;
}

inline bool isAuthenticationTokenEntry(const QString& entry)
{
    return entry.startsWith(authenticationTokenEntry(QString()));
}

} // namespace waxwing

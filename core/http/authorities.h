#pragma once

#include <QByteArray>
#include <QString>

namespace waxwing {

/// Who may vouch for servers: the system's authorities and those that were added. Reading all of the
/// system's takes OpenSSL a tenth of a second for every connection, so they are left to be looked up
/// one by one in the system's folder where that folder has them all.
struct Authorities
{
    QByteArray pem;           ///< to be read whole; empty: nothing but the system's
    bool inFolder = false;    ///< the system's are looked up by name, and are not in `pem`

    [[nodiscard]] static Authorities with(const QString& extraCaFile, const QByteArray& more);
};

/// Every certificate of `bundle` can be found in `folder` by the hash of its name.
[[nodiscard]] bool folderHasAllOf(const QString& folder, const QByteArray& bundle);

} // namespace waxwing

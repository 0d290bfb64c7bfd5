#pragma once

#include "core/base/result.h"
#include "core/http/tlssettings.h"

#include <QDateTime>
#include <QSslCertificate>

namespace waxwing {

/// A certificate as people compare it.
struct CertificateFacts
{
    QString subject; ///< from a stranger: its name, else its organisation
    QString issuer;
    QString fingerprint; ///< SHA-256, "AB:CD:…"
    QDateTime validFrom;
    QDateTime validUntil;
};

[[nodiscard]] CertificateFacts factsOf(const QSslCertificate& certificate);

/// The authorities in a PEM or DER file. All or nothing: a file with one certificate that is not an
/// authority, or not valid today, is refused, so that nobody trusts a single server "anyway". Fails
/// with Storage and a code: "certificate-unreadable", "certificate-not-authority",
/// "certificate-expired", "certificate-not-yet-valid".
[[nodiscard]] Result<QList<QSslCertificate>> readAuthorities(const QByteArray& file,
                                                             const QDateTime& now);
[[nodiscard]] QByteArray pemOf(const QList<QSslCertificate>& certificates);

/// Reads a client certificate (core/crypto/clientkey.h) and refuses one that is not valid now.
[[nodiscard]] Result<ClientCertificate> readClientCertificate(const QByteArray& file,
                                                              const QByteArray& keyFile,
                                                              const Secret& passphrase,
                                                              const QDateTime& now);

} // namespace waxwing

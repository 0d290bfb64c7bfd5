#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace waxwing {

/// A certificate with its key that proves to a server who this computer or person is.
struct ClientCertificate
{
    QString host;        ///< shown to this server alone; empty: to every server that asks
    QByteArray chainPem; ///< its own certificate first
    Secret keyPem;       ///< not encrypted
};

/// What a person or an organisation adds to the system's TLS. Nothing in here can switch a check
/// off. The same value is used by libcurl and the web socket.
struct TlsSettings
{
    QByteArray authoritiesPem; ///< trusted besides those of the system
    std::vector<ClientCertificate> clientCertificates;

    /// The one for this server: its own before one for all; nullptr if there is none.
    [[nodiscard]] const ClientCertificate* certificateFor(const QString& host) const;
};

/// The cipher suites of TLS 1.2 that are spoken, the best first, by their OpenSSL names: forward
/// secrecy, AES or ChaCha20. By leaving out everything else there is no NULL, export, RC4, 3DES,
/// anonymous or static RSA suite. TLS 1.3 knows good ones only.
[[nodiscard]] const QStringList& acceptedCiphers();

} // namespace waxwing

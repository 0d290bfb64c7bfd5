#pragma once

#include <QSslConfiguration>

#include <string>

namespace waxwing::portal {

/// Which certificate the server shows; all but the first must be refused by a client.
enum class CertificateKind { Valid, WrongHost, Expired, UntrustedAuthority };

/// A certificate authority and a server certificate, made anew at every start and kept in memory.
/// `authorityPem` is what the client is given to trust.
struct Certificates
{
    std::string authorityPem;
    std::string certificatePem;
    std::string keyPem;

    static Certificates make(CertificateKind kind);
    /// For servers: TLS 1.2 or newer; with `http2` also h2 by ALPN.
    QSslConfiguration serverConfiguration(bool http2) const;
};

} // namespace waxwing::portal

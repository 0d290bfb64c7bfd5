#include "core/http/tlssettings.h"

namespace waxwing {

const ClientCertificate* TlsSettings::certificateFor(const QString& host) const
{
    const ClientCertificate* forAll = nullptr;
    for (const ClientCertificate& certificate : clientCertificates) {
        if (certificate.host.compare(host, Qt::CaseInsensitive) == 0 && !host.isEmpty())
            return &certificate;
        if (certificate.host.isEmpty() && !forAll)
            forAll = &certificate;
    }
    return forAll;
}

const QStringList& acceptedCiphers()
{
    static const QStringList kCiphers =
        QStringLiteral("ECDHE-ECDSA-AES256-GCM-SHA384 ECDHE-RSA-AES256-GCM-SHA384 "
                       "ECDHE-ECDSA-CHACHA20-POLY1305 ECDHE-RSA-CHACHA20-POLY1305 "
                       "ECDHE-ECDSA-AES128-GCM-SHA256 ECDHE-RSA-AES128-GCM-SHA256 "
                       "DHE-RSA-AES256-GCM-SHA384 DHE-RSA-CHACHA20-POLY1305 "
                       "DHE-RSA-AES128-GCM-SHA256 "
                       "ECDHE-ECDSA-AES256-SHA384 ECDHE-RSA-AES256-SHA384 "
                       "ECDHE-ECDSA-AES128-SHA256 ECDHE-RSA-AES128-SHA256")
            .split(u' ');
    return kCiphers;
}

} // namespace waxwing

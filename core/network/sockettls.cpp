#include "core/network/sockettls.h"

#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>

namespace waxwing {

namespace {

QList<QSslCipher> ciphers()
{
    QList<QSslCipher> accepted;
    const QList<QSslCipher> known = QSslConfiguration::supportedCiphers();
    for (const QSslCipher& cipher : known) {
        const bool modern = cipher.protocol() == QSsl::TlsV1_3;
        if (modern || acceptedCiphers().contains(cipher.name()))
            accepted << cipher;
    }
    return accepted;
}

QSslKey keyOf(const ClientCertificate& certificate)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        QSslKey key(certificate.keyPem.reveal(), algorithm, QSsl::Pem);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

QSslConfiguration socketTls(const TlsSettings& settings, const QString& host)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setCiphers(ciphers());
    if (!settings.authoritiesPem.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromData(settings.authoritiesPem, QSsl::Pem));
    if (const ClientCertificate* own = settings.certificateFor(host)) {
        tls.setLocalCertificateChain(QSslCertificate::fromData(own->chainPem, QSsl::Pem));
        tls.setPrivateKey(keyOf(*own));
    }
    return tls;
}

} // namespace waxwing

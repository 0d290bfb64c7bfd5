#include "core/network/certificates.h"

#include "core/crypto/clientkey.h"

#include <QCryptographicHash>
#include <QSslCertificateExtension>

namespace waxwing {

namespace {

constexpr qsizetype kLargestFile = 4 * 1024 * 1024;

tl::unexpected<Error> refusal(const char* code)
{
    Error error(ErrorKind::Storage, QStringLiteral("certificate file"));
    error.code = QLatin1String(code);
    return tl::unexpected(std::move(error));
}

QString nameOf(const QSslCertificate& certificate, bool issuer)
{
    for (const auto field : {QSslCertificate::CommonName, QSslCertificate::OrganizationalUnitName,
                             QSslCertificate::Organization}) {
        const QStringList names =
            issuer ? certificate.issuerInfo(field) : certificate.subjectInfo(field);
        if (!names.isEmpty() && !names.first().trimmed().isEmpty())
            return names.first();
    }
    return {};
}

bool isAuthority(const QSslCertificate& certificate)
{
    const auto extensions = certificate.extensions();
    for (const QSslCertificateExtension& extension : extensions) {
        if (extension.oid() == u"2.5.29.19")
            return extension.value().toMap().value(QStringLiteral("ca")).toBool();
    }
    return false;
}

const char* dateProblem(const QSslCertificate& certificate, const QDateTime& now)
{
    if (certificate.expiryDate() < now)
        return "certificate-expired";
    return certificate.effectiveDate() > now ? "certificate-not-yet-valid" : nullptr;
}

} // namespace

CertificateFacts factsOf(const QSslCertificate& certificate)
{
    CertificateFacts facts;
    facts.subject = nameOf(certificate, false);
    facts.issuer = nameOf(certificate, true);
    facts.fingerprint =
        QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper());
    facts.validFrom = certificate.effectiveDate();
    facts.validUntil = certificate.expiryDate();
    return facts;
}

Result<QList<QSslCertificate>> readAuthorities(const QByteArray& file, const QDateTime& now)
{
    if (file.size() > kLargestFile)
        return refusal("certificate-unreadable");
    const bool pem = file.contains("-----BEGIN ");
    const QList<QSslCertificate> found =
        QSslCertificate::fromData(file, pem ? QSsl::Pem : QSsl::Der);
    if (found.isEmpty() || (pem && found.size() != file.count("-----BEGIN CERTIFICATE-----")))
        return refusal("certificate-unreadable");
    for (const QSslCertificate& certificate : found) {
        if (certificate.isNull())
            return refusal("certificate-unreadable");
        if (!isAuthority(certificate))
            return refusal("certificate-not-authority");
        if (const char* problem = dateProblem(certificate, now))
            return refusal(problem);
    }
    return found;
}

QByteArray pemOf(const QList<QSslCertificate>& certificates)
{
    QByteArray pem;
    for (const QSslCertificate& certificate : certificates)
        pem += certificate.toPem();
    return pem;
}

Result<ClientCertificate> readClientCertificate(const QByteArray& file, const QByteArray& keyFile,
                                                const Secret& passphrase, const QDateTime& now)
{
    if (file.size() > kLargestFile || keyFile.size() > kLargestFile)
        return refusal("certificate-unreadable");
    Result<ClientKey> key = readClientKey(file, keyFile, passphrase);
    if (!key)
        return failure(std::move(key.error()));
    const QSslCertificate own(key->chainPem, QSsl::Pem);
    if (const char* problem = dateProblem(own, now))
        return refusal(problem);
    ClientCertificate certificate;
    certificate.chainPem = key->chainPem;
    certificate.keyPem = std::move(key->keyPem);
    return certificate;
}

} // namespace waxwing

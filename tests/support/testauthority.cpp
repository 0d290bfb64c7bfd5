#include "tests/support/testauthority.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace waxwing::test {

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

} // namespace

TestAuthority::TestAuthority()
{
    run({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
         QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
         QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
         QStringLiteral("-keyout"), QStringLiteral("ca.key"), QStringLiteral("-out"),
         QStringLiteral("ca.pem"), QStringLiteral("-days"), QStringLiteral("2"),
         QStringLiteral("-subj"), QStringLiteral("/CN=Waxwing test authority")});
}

QSslConfiguration TestAuthority::serverFor(const QString& names, int days)
{
    const QString name = QStringLiteral("server%1").arg(++m_issued);
    QFile extensions(m_folder.filePath(name + QStringLiteral(".ext")));
    if (!extensions.open(QFile::WriteOnly))
        qFatal("no room for certificates");
    extensions.write("subjectAltName=" + names.toLatin1() + '\n');
    extensions.close();
    run({QStringLiteral("req"), QStringLiteral("-newkey"), QStringLiteral("ec"),
         QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
         QStringLiteral("-nodes"), QStringLiteral("-keyout"), name + QStringLiteral(".key"),
         QStringLiteral("-out"), name + QStringLiteral(".csr"), QStringLiteral("-subj"),
         QStringLiteral("/CN=test server")});
    run({QStringLiteral("x509"), QStringLiteral("-req"), QStringLiteral("-in"),
         name + QStringLiteral(".csr"), QStringLiteral("-CA"), QStringLiteral("ca.pem"),
         QStringLiteral("-CAkey"), QStringLiteral("ca.key"), QStringLiteral("-CAcreateserial"),
         QStringLiteral("-days"), QString::number(days), QStringLiteral("-extfile"),
         extensions.fileName(), QStringLiteral("-out"), name + QStringLiteral(".pem")});
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    const QByteArray key = contentOf(m_folder.filePath(name + QStringLiteral(".key")));
    configuration.setPrivateKey(QSslKey(key, QSsl::Ec, QSsl::Pem));
    const QByteArray certificate = contentOf(m_folder.filePath(name + QStringLiteral(".pem")));
    configuration.setLocalCertificate(QSslCertificate(certificate, QSsl::Pem));
    // Asks its clients for no certificates, as servers do that want none.
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

QSslConfiguration TestAuthority::client() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates({QSslCertificate(contentOf(caFile()), QSsl::Pem)});
    return configuration;
}

void TestAuthority::run(const QStringList& arguments)
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start(QStringLiteral("openssl"), arguments);
    if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
        qFatal("openssl: %s", openssl.readAllStandardError().constData());
}

} // namespace waxwing::test

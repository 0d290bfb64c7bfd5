#include "tests/support/tlsserver.h"

#include <QFile>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

#include <sys/socket.h>

#include <memory>

namespace waxwing::test {

CertificateZoo::CertificateZoo()
{
    write(QStringLiteral("index.txt"), {});
    write(QStringLiteral("index.txt.attr"), "unique_subject = no\n");
    write(QStringLiteral("ca.cnf"),
          "[ca]\ndefault_ca=zoo\n[zoo]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\n"
          "policy=any\nunique_subject=no\n[any]\ncommonName=supplied\n"
          "[req]\ndistinguished_name=dn\n[dn]\n");
    Wish root;
    root.issuer.clear();
    root.authority = true;
    make(QStringLiteral("ca"), root);
}

void CertificateZoo::write(const QString& name, const QByteArray& content) const
{
    QFile target(file(name));
    if (!target.open(QFile::WriteOnly) || target.write(content) != content.size())
        qFatal("no room for certificates");
}

QByteArray CertificateZoo::content(const QString& name) const
{
    QFile source(file(name));
    if (!source.open(QFile::ReadOnly))
        qFatal("%s cannot be read", qPrintable(name));
    return source.readAll();
}

void CertificateZoo::run(const QStringList& arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start(QStringLiteral("openssl"), arguments);
    if (!openssl.waitForFinished(20'000) || openssl.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments.join(u' ')),
               openssl.readAllStandardError().constData());
}

void CertificateZoo::make(const QString& name, const Wish& wish)
{
    const QString key = name + QStringLiteral(".key");
    const QString request = name + QStringLiteral(".csr");
    QStringList arguments{QStringLiteral("req"),     QStringLiteral("-config"),
                          QStringLiteral("ca.cnf"),  QStringLiteral("-nodes"),
                          QStringLiteral("-keyout"), key,
                          QStringLiteral("-out"),    request,
                          QStringLiteral("-subj"),   QStringLiteral("/CN=Waxwing %1").arg(name),
                          QStringLiteral("-newkey")};
    if (wish.key == u"ec")
        arguments << QStringLiteral("ec") << QStringLiteral("-pkeyopt")
                  << QStringLiteral("ec_paramgen_curve:prime256v1");
    else
        arguments << wish.key;
    run(arguments);
    QByteArray extensions =
        wish.authority ? "basicConstraints=critical,CA:TRUE\n" : "basicConstraints=CA:FALSE\n";
    extensions += "subjectKeyIdentifier=hash\n";
    if (!wish.authority)
        extensions += wish.forClients ? "extendedKeyUsage=clientAuth\n"
                                      : "subjectAltName=" + wish.names.toLatin1() + '\n';
    const QString extensionFile = name + QStringLiteral(".ext");
    write(extensionFile, extensions);
    QStringList signing{QStringLiteral("ca"),
                        QStringLiteral("-batch"),
                        QStringLiteral("-notext"),
                        QStringLiteral("-config"),
                        QStringLiteral("ca.cnf"),
                        QStringLiteral("-in"),
                        request,
                        QStringLiteral("-out"),
                        name + QStringLiteral(".pem"),
                        QStringLiteral("-startdate"),
                        wish.from,
                        QStringLiteral("-enddate"),
                        wish.until,
                        QStringLiteral("-md"),
                        wish.digest,
                        QStringLiteral("-extfile"),
                        extensionFile};
    if (wish.issuer.isEmpty())
        signing << QStringLiteral("-selfsign") << QStringLiteral("-keyfile") << key;
    else
        signing << QStringLiteral("-cert") << wish.issuer + QStringLiteral(".pem")
                << QStringLiteral("-keyfile") << wish.issuer + QStringLiteral(".key");
    run(signing);
}

TlsServer::TlsServer(const QStringList& arguments)
{
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                     [this] { m_output += m_process.readAllStandardOutput(); });
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral("openssl"),
                    QStringList{QStringLiteral("s_server"), QStringLiteral("-accept"),
                                QStringLiteral("127.0.0.1:0"), QStringLiteral("-naccept"),
                                QStringLiteral("1000")} +
                        arguments);
    static const QRegularExpression kAccept(QStringLiteral("ACCEPT [^\\n]*:(\\d+)\\n"));
    (void)QTest::qWaitFor(
        [this] {
            const auto match = kAccept.match(QString::fromLatin1(m_output));
            if (match.hasMatch())
                m_backend = match.captured(1).toUShort();
            return m_backend != 0 || m_process.state() == QProcess::NotRunning;
        },
        10'000);
    QObject::connect(&m_tap, &QTcpServer::newConnection, &m_tap, [this] {
        while (QTcpSocket* client = m_tap.nextPendingConnection())
            relay(client);
    });
    if (!m_tap.listen(QHostAddress::LocalHost))
        qFatal("the tap cannot listen");
}

TlsServer::~TlsServer()
{
    m_process.disconnect();
    m_process.kill();
    m_process.waitForFinished(5'000);
}

void TlsServer::end(QTcpSocket* client) const
{
    if (m_cut == Cut::ByReset) {
        const linger atOnce{1, 0};
        setsockopt(static_cast<int>(client->socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce,
                   sizeof atOnce);
    }
    client->abort();
}

void TlsServer::relay(QTcpSocket* client)
{
    ++m_connections;
    auto* server = new QTcpSocket(client);
    server->connectToHost(QHostAddress::LocalHost, m_backend);
    QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    const auto answered = std::make_shared<bool>(false);
    // The tap stays open after the server has gone: whatever is still said is noted.
    QObject::connect(client, &QTcpSocket::readyRead, &m_tap, [this, client, server, answered] {
        const QByteArray bytes = client->readAll();
        m_raw += bytes;
        if (m_cut != Cut::Never && *answered)
            end(client);
        else
            server->write(bytes);
    });
    QObject::connect(server, &QTcpSocket::readyRead, client, [client, server, answered] {
        *answered = true;
        client->write(server->readAll());
    });
    // A client that has not heard why should at least hear that it is over.
    QObject::connect(server, &QTcpSocket::disconnected, client, [client, server] {
        client->write(server->readAll());
        client->flush();
        ::shutdown(static_cast<int>(client->socketDescriptor()), SHUT_WR);
    });
}

} // namespace waxwing::test

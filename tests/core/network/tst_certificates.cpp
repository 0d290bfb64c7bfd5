#include "core/http/curltransport.h"
#include "core/network/certificates.h"
#include "core/network/sockettls.h"
#include "tests/support/await.h"
#include "tests/support/tlsserver.h"

#include <QSslSocket>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QByteArray kPassphrase = "Schl\xC3\xBCssel";

QDateTime today()
{
    return QDateTime::currentDateTimeUtc();
}

bool isAboutOwnCertificate(const Error& error)
{
    return error.is(ErrorKind::Tls) && error.hasCode(u"tls-own-certificate");
}

} // namespace

class CertificatesTest : public QObject
{
    Q_OBJECT

    QByteArray content(const char* name) const { return m_zoo.content(QString::fromLatin1(name)); }

    /// A server that lets nobody in who shows no certificate of the authority.
    QStringList strictServer() const
    {
        return {QStringLiteral("-cert"),
                m_zoo.file(QStringLiteral("server.pem")),
                QStringLiteral("-key"),
                m_zoo.file(QStringLiteral("server.key")),
                QStringLiteral("-CAfile"),
                m_zoo.file(QStringLiteral("ca.pem")),
                QStringLiteral("-Verify"),
                QStringLiteral("2"),
                QStringLiteral("-verify_return_error"),
                QStringLiteral("-www")};
    }

    CertificateZoo m_zoo;

private Q_SLOTS:
    void initTestCase()
    {
        using Wish = CertificateZoo::Wish;
        m_zoo.make(QStringLiteral("server"), Wish());
        Wish client;
        client.forClients = true;
        m_zoo.make(QStringLiteral("client"), client);
        Wish rsa = client;
        rsa.key = QStringLiteral("rsa:2048");
        m_zoo.make(QStringLiteral("rsa"), rsa);
        Wish old = client;
        old.until = QStringLiteral("20230101000000Z");
        m_zoo.make(QStringLiteral("old"), old);
        Wish oldAuthority;
        oldAuthority.issuer.clear();
        oldAuthority.authority = true;
        oldAuthority.until = QStringLiteral("20230101000000Z");
        m_zoo.make(QStringLiteral("oldca"), oldAuthority);
        const QString pass = QStringLiteral("pass:") + QString::fromUtf8(kPassphrase);
        m_zoo.run({QStringLiteral("pkcs12"), QStringLiteral("-export"), QStringLiteral("-in"),
                   QStringLiteral("client.pem"), QStringLiteral("-inkey"),
                   QStringLiteral("client.key"), QStringLiteral("-certfile"),
                   QStringLiteral("ca.pem"), QStringLiteral("-out"), QStringLiteral("client.p12"),
                   QStringLiteral("-passout"), pass});
        m_zoo.run({QStringLiteral("pkcs12"), QStringLiteral("-export"), QStringLiteral("-in"),
                   QStringLiteral("client.pem"), QStringLiteral("-inkey"),
                   QStringLiteral("client.key"), QStringLiteral("-out"), QStringLiteral("open.p12"),
                   QStringLiteral("-passout"), QStringLiteral("pass:")});
        m_zoo.run({QStringLiteral("pkey"), QStringLiteral("-in"), QStringLiteral("client.key"),
                   QStringLiteral("-aes256"), QStringLiteral("-passout"), pass,
                   QStringLiteral("-out"), QStringLiteral("locked.key")});
        m_zoo.run({QStringLiteral("x509"), QStringLiteral("-in"), QStringLiteral("ca.pem"),
                   QStringLiteral("-outform"), QStringLiteral("DER"), QStringLiteral("-out"),
                   QStringLiteral("ca.der")});
    }

    void authoritiesAreTakenFromBothForms()
    {
        for (const char* name : {"ca.pem", "ca.der"}) {
            const auto found = readAuthorities(content(name), today());
            QVERIFY2(found, name);
            QCOMPARE(found->size(), 1);
            const CertificateFacts facts = factsOf(found->first());
            QCOMPARE(facts.subject, QStringLiteral("Waxwing ca"));
            QCOMPARE(facts.fingerprint.size(), 95);
            QCOMPARE(facts.validUntil.date().year(), 2099);
        }
    }

    void whatIsNoAuthorityIsRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const QByteArray& file, const char* code) {
            QTest::newRow(name) << file << QString::fromLatin1(code);
        };
        row("empty", {}, "certificate-unreadable");
        row("text", "hello", "certificate-unreadable");
        row("cut off", content("ca.pem").left(200), "certificate-unreadable");
        row("one good, one broken",
            content("ca.pem") + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
            "certificate-unreadable");
        row("a key", content("ca.key"), "certificate-unreadable");
        row("a server", content("server.pem"), "certificate-not-authority");
        row("an authority and a server", content("ca.pem") + content("server.pem"),
            "certificate-not-authority");
        row("expired", content("oldca.pem"), "certificate-expired");
        row("too large", QByteArray(5'000'000, 'x'), "certificate-unreadable");
    }
    void whatIsNoAuthorityIsRefused()
    {
        QFETCH(QByteArray, file);
        const auto found = readAuthorities(file, today());
        QVERIFY(!found);
        QTEST(found.error().code, "code");
    }

    void anAuthorityOfTheFutureIsRefused()
    {
        const QDateTime past =
            QDateTime::fromString(QStringLiteral("2019-01-01T00:00:00Z"), Qt::ISODate);
        QCOMPARE(readAuthorities(content("ca.pem"), past).error().code,
                 QStringLiteral("certificate-not-yet-valid"));
    }

    void aClientCertificateIsReadOrRefusedWithTheReason_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("keyFile");
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const QByteArray& file, const QByteArray& keyFile,
                            const QByteArray& passphrase, const char* code) {
            QTest::newRow(name) << file << keyFile << passphrase << QString::fromLatin1(code);
        };
        const QByteArray none;
        const QByteArray both = content("client.pem") + content("client.key");
        const QByteArray locked = content("client.pem") + content("locked.key");
        row("PEM in one", both, none, none, "");
        row("PEM, key first", content("client.key") + content("client.pem"), none, none, "");
        row("PEM in two", content("client.pem"), content("client.key"), none, "");
        row("PEM, encrypted", locked, none, kPassphrase, "");
        row("PEM, RSA", content("rsa.pem") + content("rsa.key"), none, none, "");
        row("PKCS#12", content("client.p12"), none, kPassphrase, "");
        row("PKCS#12 without passphrase", content("open.p12"), none, none, "");
        row("PEM, passphrase missing", locked, none, none, "passphrase-needed");
        row("PEM, passphrase wrong", locked, none, "wrong", "passphrase-wrong");
        row("PKCS#12, passphrase missing", content("client.p12"), none, none, "passphrase-needed");
        row("PKCS#12, passphrase wrong", content("client.p12"), none, "wrong", "passphrase-wrong");
        row("no key", content("client.pem"), none, none, "certificate-without-key");
        row("another's key", content("client.pem"), content("server.key"), none,
            "certificate-key-mismatch");
        row("key only", content("client.key"), none, none, "certificate-unreadable");
        row("expired", content("old.pem") + content("old.key"), none, none, "certificate-expired");
        row("nothing", none, none, none, "certificate-unreadable");
        row("nonsense", "\x30\x82\x01\x01nonsense", none, none, "certificate-unreadable");
    }
    void aClientCertificateIsReadOrRefusedWithTheReason()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, keyFile);
        QFETCH(QByteArray, passphrase);
        QFETCH(QString, code);
        const auto read = readClientCertificate(file, keyFile, Secret(passphrase), today());
        QCOMPARE(read ? QString() : read.error().code, code);
        if (read) {
            QVERIFY(read->chainPem.contains("BEGIN CERTIFICATE"));
            QVERIFY(read->keyPem.reveal().startsWith("-----BEGIN PRIVATE KEY-----"));
        }
    }

    void aServerThatAsksGetsTheCertificateOverBothNetworks_data()
    {
        QTest::addColumn<QString>("form");
        for (const char* form : {"client.p12", "rsa.pem", "locked"})
            QTest::newRow(form) << QString::fromLatin1(form);
    }
    void aServerThatAsksGetsTheCertificateOverBothNetworks()
    {
        QFETCH(QString, form);
        const QByteArray file = form == u"locked"    ? content("client.pem") + content("locked.key")
                                : form == u"rsa.pem" ? content("rsa.pem") + content("rsa.key")
                                                     : m_zoo.content(form);
        auto own = readClientCertificate(file, {}, Secret(kPassphrase), today());
        QVERIFY(own);
        TlsServer server(strictServer());
        QVERIFY2(server.isUp(), server.decrypted().constData());
        TlsSettings tls;
        tls.authoritiesPem = content("ca.pem");
        const QString host = QStringLiteral("localhost");
        own->host = host;
        tls.clientCertificates.push_back(*own);
        CurlOptions options;
        options.tls = tls;
        CurlTransport transport(options);
        const HttpRequest request(HttpMethod::Get,
                                  QUrl(QStringLiteral("https://localhost:%1/").arg(server.port())));
        const auto answer = await(transport.send(request, {}));
        QVERIFY2(answer, answer ? "" : qPrintable(toLogString(answer.error())));
        QCOMPARE(answer->status, 200);
        {
            // Gone before the next comes: the server serves one connection at a time.
            QSslSocket socket;
            socket.setSslConfiguration(socketTls(tls, host));
            socket.connectToHostEncrypted(host, server.port());
            QTRY_VERIFY(socket.isEncrypted());
            socket.write("GET / HTTP/1.0\r\n\r\n");
            QByteArray received;
            QTRY_VERIFY((received += socket.readAll()).contains("200 ok"));
        }

        // Taken away, or meant for another server: not let in.
        own->host = QStringLiteral("elsewhere.example");
        tls.clientCertificates = {*own};
        transport.setTls(tls);
        const auto refused = await(transport.send(request, {}));
        QVERIFY(!refused);
        QVERIFY2(isAboutOwnCertificate(refused.error()), qPrintable(toLogString(refused.error())));
    }

    void aServerThatHangsUpForWantOfACertificateIsUnderstood_data()
    {
        QTest::addColumn<TlsServer::Cut>("cut");
        QTest::addColumn<QString>("version");
        using Cut = TlsServer::Cut;
        for (const char* version : {"-tls1_2", "-tls1_3"}) {
            const QString words = QString::fromLatin1(version);
            QTest::addRow("%s, says why", version) << Cut::Never << words;
            QTest::addRow("%s, closes", version) << Cut::ByClosing << words;
            QTest::addRow("%s, resets", version) << Cut::ByReset << words;
        }
    }
    void aServerThatHangsUpForWantOfACertificateIsUnderstood()
    {
        QFETCH(TlsServer::Cut, cut);
        QFETCH(QString, version);
        TlsServer server(strictServer() + QStringList{version});
        QVERIFY2(server.isUp(), server.decrypted().constData());
        server.cutAfterHandshake(cut);
        CurlOptions options;
        options.tls.authoritiesPem = content("ca.pem");
        CurlTransport transport(options);
        const HttpRequest request(HttpMethod::Get,
                                  QUrl(QStringLiteral("https://localhost:%1/").arg(server.port())));
        for (int i = 0; i < 10; ++i) {
            const auto refused = await(transport.send(request, {}));
            QVERIFY(!refused);
            QVERIFY2(isAboutOwnCertificate(refused.error()),
                     qPrintable(toLogString(refused.error())));
        }
    }

    void aConnectionThatIsCutIsTheNetworksFaultWhereNoCertificateWasAskedFor_data()
    {
        QTest::addColumn<TlsServer::Cut>("cut");
        QTest::newRow("closed") << TlsServer::Cut::ByClosing;
        QTest::newRow("reset") << TlsServer::Cut::ByReset;
    }
    void aConnectionThatIsCutIsTheNetworksFaultWhereNoCertificateWasAskedFor()
    {
        QFETCH(TlsServer::Cut, cut);
        TlsServer server({QStringLiteral("-cert"), m_zoo.file(QStringLiteral("server.pem")),
                          QStringLiteral("-key"), m_zoo.file(QStringLiteral("server.key")),
                          QStringLiteral("-www")});
        server.cutAfterHandshake(cut);
        CurlOptions options;
        options.tls.authoritiesPem = content("ca.pem");
        CurlTransport transport(options);
        const HttpRequest request(HttpMethod::Get,
                                  QUrl(QStringLiteral("https://localhost:%1/").arg(server.port())));
        const auto lost = await(transport.send(request, {}));
        QVERIFY(!lost);
        QVERIFY2(lost.error().is(ErrorKind::Network), qPrintable(toLogString(lost.error())));
    }

    void anAddedAuthorityCountsAtOnceAndNoLongerOnceRemoved()
    {
        TlsServer server({QStringLiteral("-cert"), m_zoo.file(QStringLiteral("server.pem")),
                          QStringLiteral("-key"), m_zoo.file(QStringLiteral("server.key")),
                          QStringLiteral("-www")});
        CurlTransport transport{CurlOptions()};
        const HttpRequest request(HttpMethod::Get,
                                  QUrl(QStringLiteral("https://localhost:%1/").arg(server.port())));
        QCOMPARE(await(transport.send(request, {})).error().code, QStringLiteral("tls-untrusted"));
        TlsSettings tls;
        tls.authoritiesPem = content("ca.pem");
        transport.setTls(tls);
        QVERIFY(await(transport.send(request, {})));
        transport.setTls(TlsSettings());
        QCOMPARE(await(transport.send(request, {})).error().code, QStringLiteral("tls-untrusted"));
    }
};

QTEST_GUILESS_MAIN(CertificatesTest)
#include "tst_certificates.moc"

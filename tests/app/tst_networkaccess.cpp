#include "app/bootstrap/networkaccess.h"
#include "tests/support/await.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/tlsserver.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QByteArray kPassphrase = "zoes-passphrase";

} // namespace

/// What is set about the network, over several starts of the program.
class NetworkAccessTest : public QObject
{
    Q_OBJECT

    struct Start
    {
        Start(const ManagedSettings& policy, SecretStore& store, const QString& extraCa = {})
            : managed(policy), access(managed, preferences, store, extraCa)
        {
            loaded = await(access.load()).has_value();
        }
        ManagedSettings managed;
        Preferences preferences;
        NetworkAccess access;
        bool loaded = false;
    };

    [[nodiscard]] ClientCertificateRequest request(const char* file) const
    {
        ClientCertificateRequest made;
        made.file = m_zoo.file(QString::fromLatin1(file));
        made.host = QStringLiteral(" Portal.Example.org ");
        return made;
    }

    CertificateZoo m_zoo;
    MemorySecretStore m_secrets;
    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
        CertificateZoo::Wish client;
        client.forClients = true;
        m_zoo.make(QStringLiteral("client"), client);
        m_zoo.run({QStringLiteral("pkcs12"), QStringLiteral("-export"), QStringLiteral("-in"),
                   QStringLiteral("client.pem"), QStringLiteral("-inkey"),
                   QStringLiteral("client.key"), QStringLiteral("-out"),
                   QStringLiteral("client.p12"), QStringLiteral("-passout"),
                   QStringLiteral("pass:") + QString::fromLatin1(kPassphrase)});
    }
    void init()
    {
        QFile::remove(m_home.filePath(QStringLiteral("waxwing/waxwing.ini")));
        m_secrets.entries.clear();
        m_secrets.current = SecretStoreState::Usable;
    }

    void whatWasAddedIsThereAfterARestart()
    {
        const ManagedSettings none;
        {
            Start first(none, m_secrets);
            QVERIFY(first.access.addAuthorities(m_zoo.file(QStringLiteral("ca.pem"))));
            QVERIFY(first.access.addAuthorities(m_zoo.file(QStringLiteral("ca.pem"))));
            ProxySettings proxy;
            proxy.mode = ProxySettings::Mode::Manual;
            proxy.host = QStringLiteral("proxy.example.org");
            proxy.port = 3128;
            proxy.bypass = QStringList{QStringLiteral(".example.net"), QStringLiteral("<local>")};
            first.access.setProxy(proxy);
        }
        Start second(none, m_secrets);
        const NetworkSettings settings = second.access.settings();
        QCOMPARE(settings.authorities.size(), 1);
        QCOMPARE(settings.proxy.host, QStringLiteral("proxy.example.org"));
        QCOMPARE(settings.proxy.bypass.size(), 2);
        QVERIFY(second.access.curlOptions().tls.authoritiesPem.contains("BEGIN CERTIFICATE"));
        second.access.removeAuthority(settings.authorities.first().fingerprint);
        QVERIFY(Start(none, m_secrets).access.settings().authorities.isEmpty());
    }

    void whatIsNoAuthorityIsNotTaken()
    {
        Start start(ManagedSettings(), m_secrets);
        const Result<void> added =
            start.access.addAuthorities(m_zoo.file(QStringLiteral("client.pem")));
        QVERIFY(!added);
        QCOMPARE(added.error().code, QStringLiteral("certificate-not-authority"));
        QVERIFY(!start.access.addAuthorities(m_zoo.file(QStringLiteral("missing.pem"))));
        QVERIFY(start.access.settings().authorities.isEmpty());
        QVERIFY(start.access.curlOptions().tls.authoritiesPem.isEmpty());
    }

    void aPassphraseIsKeptInTheCredentialStoreAndNowhereElse()
    {
        const ManagedSettings none;
        {
            Start first(none, m_secrets);
            const auto needed = await(first.access.addClientCertificate(request("client.p12"), {}));
            QVERIFY(!needed);
            QCOMPARE(needed.error().code, QStringLiteral("passphrase-needed"));
            QVERIFY(m_secrets.entries.isEmpty());
            QVERIFY(await(
                first.access.addClientCertificate(request("client.p12"), Secret(kPassphrase))));
        }
        QCOMPARE(m_secrets.entries.size(), 1);
        QFile file(m_home.filePath(QStringLiteral("waxwing/waxwing.ini")));
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("client.p12"));
        QVERIFY(!kept.contains(kPassphrase) && !kept.contains("PRIVATE KEY"));

        Start second(none, m_secrets);
        const auto tls = second.access.curlOptions().tls;
        QVERIFY(tls.certificateFor(QStringLiteral("portal.example.org")));
        QVERIFY(!tls.certificateFor(QStringLiteral("other.example.org")));
        const auto push = second.access.pushNetwork(QStringLiteral("portal.example.org"));
        QCOMPARE(push.tls().localCertificateChain().size(), 1);
        QVERIFY(!push.tls().privateKey().isNull());
        const auto rows = second.access.settings().clientCertificates;
        QCOMPARE(rows.size(), 1);
        QVERIFY(!rows.first().problem);
        second.access.removeClientCertificate(rows.first().id);
        QTRY_VERIFY(m_secrets.entries.isEmpty());
        QVERIFY(Start(none, m_secrets).access.settings().clientCertificates.isEmpty());
    }

    void aCertificateThatCannotBeUsedTodayIsKeptAndSaysWhy()
    {
        const ManagedSettings none;
        {
            Start first(none, m_secrets);
            QVERIFY(await(
                first.access.addClientCertificate(request("client.p12"), Secret(kPassphrase))));
        }
        m_secrets.current = SecretStoreState::Locked;
        {
            Start locked(none, m_secrets);
            const auto rows = locked.access.settings().clientCertificates;
            QCOMPARE(rows.size(), 1);
            QVERIFY(rows.first().problem && rows.first().problem->is(ErrorKind::Locked));
            QVERIFY(locked.access.curlOptions().tls.clientCertificates.empty());
        }
        m_secrets.current = SecretStoreState::Usable;
        const QByteArray good = m_zoo.content(QStringLiteral("client.p12"));
        m_zoo.write(QStringLiteral("client.p12"), good.left(100));
        {
            Start broken(none, m_secrets);
            QVERIFY(broken.access.settings().clientCertificates.first().problem->hasCode(
                u"certificate-unreadable"));
        }
        m_zoo.write(QStringLiteral("client.p12"), good);
        QVERIFY(!Start(none, m_secrets).access.settings().clientCertificates.first().problem);
    }

    void theOrganisationsWordCountsBeforeThePersonsAndTheCommandLine()
    {
        const ManagedSettings none;
        {
            Start before(none, m_secrets);
            QVERIFY(before.access.addAuthorities(m_zoo.file(QStringLiteral("ca.pem"))));
        }
        ManagedSettings policy;
        policy.present = true;
        policy.proxy = ProxySettings();
        policy.proxy->mode = ProxySettings::Mode::None;
        policy.extraAuthorities = QStringList{m_zoo.file(QStringLiteral("missing.pem"))};
        Start managed(policy, m_secrets, m_zoo.file(QStringLiteral("ca.pem")));
        NetworkSettings settings = managed.access.settings();
        QVERIFY(settings.proxyManaged && settings.authoritiesManaged);
        QVERIFY(settings.authorities.isEmpty());
        QCOMPARE(settings.authorityProblems.size(), 1);
        QVERIFY(managed.access.curlOptions().tls.authoritiesPem.isEmpty());
        ProxySettings other;
        other.mode = ProxySettings::Mode::System;
        managed.access.setProxy(other);
        QCOMPARE(managed.access.settings().proxy.mode, ProxySettings::Mode::None);
        QVERIFY(!managed.access.addAuthorities(m_zoo.file(QStringLiteral("ca.pem"))));

        policy.extraAuthorities =
            QStringList{QString::fromLatin1(m_zoo.content(QStringLiteral("ca.pem")))};
        Start inText(policy, m_secrets);
        settings = inText.access.settings();
        QCOMPARE(settings.authorities.size(), 1);
        QVERIFY(settings.authorities.first().managed);
        // The person's own are not lost when the policy goes.
        QCOMPARE(Start(none, m_secrets).access.settings().authorities.size(), 1);
    }
};

QTEST_GUILESS_MAIN(NetworkAccessTest)
#include "tst_networkaccess.moc"

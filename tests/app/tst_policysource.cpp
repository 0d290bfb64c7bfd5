#include "app/platform/policysource.h"
#include "app/platform/systemproxy.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace waxwing;

class PolicySourceTest : public QObject
{
    Q_OBJECT

    QString write(const char* name, const QByteArray& content)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        QFile file(path);
        if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
            return {};
        return path;
    }

    QTemporaryDir m_folder;

private Q_SLOTS:
    void aMissingFileIsNoPolicy()
    {
        QVERIFY(!policyOfFile(m_folder.filePath(QStringLiteral("none.json"))).present);
        QVERIFY(!policyOfFile(m_folder.filePath(QStringLiteral("none/none.json"))).present);
    }

    void whatIsThereAndCannotBeReadIsNeverTakenForNoPolicy()
    {
        const QString folder = m_folder.filePath(QStringLiteral("folder.json"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(policyOfFile(folder).unreadable);
        QVERIFY(policyOfFile(write("broken.json", "{")).unreadable);
        QVERIFY(policyOfFile(write("empty.json", "")).unreadable);
        const QString loop = m_folder.filePath(QStringLiteral("loop.json"));
        QVERIFY(QFile::link(loop, loop));
        QVERIFY(policyOfFile(loop).unreadable);
        const QString under = write("plain", "x") + QStringLiteral("/policy.json");
        QVERIFY(!policyOfFile(under).allowsPortal(QStringLiteral("example"), Guid()) ||
                !policyOfFile(under).present);
    }

    void aFileThatMayNotBeReadIsUnreadable()
    {
        const QString path = write("secret.json", "{}");
        QVERIFY(QFile::setPermissions(path, QFileDevice::Permissions()));
        QFile probe(path);
        if (probe.open(QFile::ReadOnly))
            QSKIP("the administrator may read everything");
        QVERIFY(policyOfFile(path).unreadable);
    }

    void aTriedPolicyCountsOnlyWhereTheSystemHasNone()
    {
        const QString tried = write("tried.json", "{\"lockAfterMinutes\": 5}");
        QCOMPARE(*effectivePolicy(ManagedSettings(), tried).lockAfterMinutes, 5);
        ManagedSettings system;
        system.present = true;
        system.lockAfterMinutes = 10;
        QCOMPARE(*effectivePolicy(system, tried).lockAfterMinutes, 10);
        const ManagedSettings refused = ManagedSettings::refused(QStringLiteral("broken"));
        QVERIFY(effectivePolicy(refused, tried).unreadable);
        QVERIFY(!effectivePolicy(ManagedSettings(), QString()).present);
        QVERIFY(effectivePolicy(ManagedSettings(), m_folder.filePath(QStringLiteral("none")))
                    .unreadable);
    }

    void theFirstProxyWeCanUseIsTaken_data()
    {
        QTest::addColumn<QList<QNetworkProxy>>("named");
        QTest::addColumn<ProxyRoute::Kind>("kind");
        QTest::addColumn<QString>("name");
        const QString host = QStringLiteral("p.example.org");
        const QNetworkProxy http(QNetworkProxy::HttpProxy, host, 3128);
        const QNetworkProxy socks(QNetworkProxy::Socks5Proxy, host, 1080);
        const QNetworkProxy ftp(QNetworkProxy::FtpCachingProxy, host, 21);
        const QNetworkProxy none(QNetworkProxy::NoProxy);
        using Kind = ProxyRoute::Kind;
        QTest::newRow("nothing") << QList<QNetworkProxy>{} << Kind::Direct << QString();
        QTest::newRow("direct") << QList{none, http} << Kind::Direct << QString();
        QTest::newRow("http") << QList{http, none} << Kind::Http
                              << QStringLiteral("p.example.org:3128");
        QTest::newRow("socks") << QList{socks} << Kind::Socks5
                               << QStringLiteral("p.example.org:1080");
        QTest::newRow("unknown first")
            << QList{ftp, http} << Kind::Http << QStringLiteral("p.example.org:3128");
        QTest::newRow("only unknown")
            << QList{ftp} << Kind::Http << QStringLiteral("proxy.invalid:1");
    }
    void theFirstProxyWeCanUseIsTaken()
    {
        QFETCH(QList<QNetworkProxy>, named);
        const ProxyRoute route = firstUsable(named);
        QTEST(route.kind, "kind");
        QTEST(route.name(), "name");
    }

    void theVariablesOfTheEnvironmentAreHeeded()
    {
#if defined(Q_OS_LINUX)
        for (const char* name :
             {"HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "NO_PROXY"})
            qunsetenv(name);
        qputenv("https_proxy", "http://env.example.org:3129");
        qputenv("no_proxy", "direct.example.org");
        QCOMPARE(systemRouteFor(QUrl(QStringLiteral("https://portal.example.org/"))).name(),
                 QStringLiteral("env.example.org:3129"));
        QCOMPARE(systemRouteFor(QUrl(QStringLiteral("https://direct.example.org/"))).kind,
                 ProxyRoute::Kind::Direct);
#else
        QSKIP("the system has settings of its own");
#endif
    }
};

QTEST_GUILESS_MAIN(PolicySourceTest)
#include "tst_policysource.moc"

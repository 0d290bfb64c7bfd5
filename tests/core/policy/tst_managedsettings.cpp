#include "core/policy/managedsettings.h"

#include <QJsonArray>
#include <QTest>

using namespace waxwing;

namespace {

/// JSON with single quotes, which are easier to read here.
QByteArray json(const char* text)
{
    return QByteArray(text).replace('\'', '"');
}

} // namespace

class ManagedSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKeyIsRead()
    {
        const ManagedSettings policy = readPolicy(json("{ "
            "'allowedPortals': ['Example', '0123456789abcdef0123456789abcdef'], "
            "'directory': 'https://directory.example.org/api', "
            "'pushUrl': 'wss://push.example.org:443', "
            "'pushKey': 'key-1', "
            "'alertContent': 'sender', "
            "'noOfflineCopies': true, "
            "'lockAfterMinutes': 15, "
            "'proxy': {'mode': 'manual', 'host': 'proxy.example.org', 'port': 3128, "
            "'bypass': ['.example.org', '10.0.0.0/8']}, "
            "'extraAuthorities': ['/etc/ssl/example.pem'], "
            "'ssoHandover': 'pkce-loopback'}"));
        QVERIFY2(!policy.unreadable, qPrintable(policy.problem));
        QVERIFY(policy.present);
        QVERIFY(policy.unknownKeys.isEmpty());
        QCOMPARE(policy.allowedPortals->size(), 2);
        QCOMPARE(policy.directory->host(), QStringLiteral("directory.example.org"));
        QCOMPARE(policy.pushUrl->port(), 443);
        QCOMPARE(*policy.pushKey, QStringLiteral("key-1"));
        QCOMPARE(*policy.alertContent, ManagedSettings::AlertDetail::Sender);
        QVERIFY(*policy.noOfflineCopies);
        QCOMPARE(*policy.lockAfterMinutes, 15);
        QCOMPARE(policy.proxy->port, quint16(3128));
        QCOMPARE(policy.proxy->bypass.size(), 2);
        QCOMPARE(policy.extraAuthorities->size(), 1);
        QCOMPARE(*policy.ssoHandover, QStringLiteral("pkce-loopback"));
    }

    void anEmptyPolicyDecidesNothing()
    {
        const ManagedSettings policy = readPolicy(json("{}"));
        QVERIFY(policy.present && !policy.unreadable);
        QVERIFY(policy.allowsPortal(QStringLiteral("any"), Guid()));
        QVERIFY(!policy.alertContent && !policy.proxy && !policy.noOfflineCopies);
    }

    void unknownKeysAreNotedAndIgnored()
    {
        const ManagedSettings policy =
            readPolicy(json("{'tomorrow': 1, 'lockAfterMinutes': 5, "
            "'proxy': {'mode': 'none', 'colour': 'blue'}}"));
        QVERIFY(!policy.unreadable);
        QCOMPARE(policy.unknownKeys,
                 (QStringList{QStringLiteral("proxy.colour"), QStringLiteral("tomorrow")}));
        QCOMPARE(*policy.lockAfterMinutes, 5);
    }

    void oneWrongValueMakesAllUnreadable_data()
    {
        QTest::addColumn<QByteArray>("policyText");
        const auto row = [](const char* name, const char* text) {
            QTest::newRow(name) << json(text);
        };
        row("empty file", "");
        row("no JSON", "allowedPortals=example");
        row("cut off", "{'noOfflineCopies': true");
        row("a list", "[]");
        row("portals as text", "{'allowedPortals': 'example'}");
        row("portals with a number", "{'allowedPortals': ['example', 7]}");
        row("an empty portal", "{'allowedPortals': [' ']}");
        row("portals null", "{'allowedPortals': null}");
        row("directory without TLS", "{'directory': 'http://directory.example.org'}");
        row("directory with a password", "{'directory': 'https://a:b@directory.example.org'}");
        row("directory a number", "{'directory': 7}");
        row("push without TLS", "{'pushUrl': 'ws://push.example.org'}");
        row("push key empty", "{'pushKey': ''}");
        row("alerts unknown", "{'alertContent': 'Nothing'}");
        row("flag as text", "{'noOfflineCopies': 'true'}");
        row("flag as number", "{'noOfflineCopies': 1}");
        row("no minutes", "{'lockAfterMinutes': 0}");
        row("half minutes", "{'lockAfterMinutes': 2.5}");
        row("minutes as text", "{'lockAfterMinutes': '5'}");
        row("too many minutes", "{'lockAfterMinutes': 100000}");
        row("proxy as text", "{'proxy': 'proxy.example.org:80'}");
        row("proxy without port", "{'proxy': {'mode': 'manual', 'host': 'p'}}");
        row("proxy with port 0", "{'proxy': {'mode': 'manual', 'host': 'p', 'port': 0}}");
        row("proxy with another bypass",
            "{'proxy': {'mode': 'manual', 'host': 'p', 'port': 1, 'bypass': 'x'}}");
        row("authorities as text", "{'extraAuthorities': '/etc/ssl/a.pem'}");
        row("hand-over unknown", "{'ssoHandover': 'something'}");
    }
    void oneWrongValueMakesAllUnreadable()
    {
        QFETCH(QByteArray, policyText);
        const ManagedSettings policy = readPolicy(policyText);
        QVERIFY(policy.present);
        QVERIFY(policy.unreadable);
        QVERIFY(!policy.problem.isEmpty());
        // Nothing is allowed, and what may be shown or kept is the least.
        QVERIFY(!policy.allowsPortal(QStringLiteral("example"), Guid()));
        QCOMPARE(*policy.alertContent, ManagedSettings::AlertDetail::Nothing);
        QVERIFY(*policy.noOfflineCopies);
    }

    void aPortalIsAllowedByCodeOrGuid_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("guid");
        QTest::addColumn<bool>("allowed");
        const QString other = QStringLiteral("ffffffffffffffffffffffffffffffff");
        const QString listed = QStringLiteral("0123456789abcdef0123456789abcdef");
        QTest::newRow("code") << QStringLiteral("example") << other << true;
        QTest::newRow("code in capitals") << QStringLiteral("EXAMPLE") << other << true;
        QTest::newRow("guid") << QStringLiteral("clinic") << listed << true;
        QTest::newRow("neither") << QStringLiteral("clinic") << other << false;
        QTest::newRow("part of a code") << QStringLiteral("exam") << other << false;
        QTest::newRow("no code") << QString() << other << false;
    }
    void aPortalIsAllowedByCodeOrGuid()
    {
        QFETCH(QString, code);
        QFETCH(QString, guid);
        const ManagedSettings policy = readPolicy(
            json("{'allowedPortals': ['Example', '0123456789ABCDEF0123456789ABCDEF']}"));
        QTEST(policy.allowsPortal(code, *Guid::parse(guid)), "allowed");
    }

    void anEmptyListAllowsNoPortal()
    {
        const ManagedSettings policy = readPolicy(json("{'allowedPortals': []}"));
        QVERIFY(!policy.unreadable);
        QVERIFY(!policy.allowsPortal(QStringLiteral("example"), Guid()));
    }

    void theRegistrysFewTypesAreEnough()
    {
        QJsonObject registry;
        registry.insert(QStringLiteral("noOfflineCopies"), 1);
        registry.insert(QStringLiteral("lockAfterMinutes"), 10);
        registry.insert(QStringLiteral("allowedPortals"), QStringLiteral("example"));
        registry.insert(QStringLiteral("extraAuthorities"),
                        QJsonArray{QStringLiteral("C:\\ca.pem")});
        registry.insert(QStringLiteral("proxy"),
                        QJsonObject{{QStringLiteral("mode"), QStringLiteral("none")},
                                    {QStringLiteral("bypass"), QStringLiteral("x")}});
        const ManagedSettings policy = readPolicy(withPolicyTypes(registry));
        QVERIFY2(!policy.unreadable, qPrintable(policy.problem));
        QVERIFY(*policy.noOfflineCopies);
        QCOMPARE(*policy.allowedPortals, QStringList{QStringLiteral("example")});
        registry.insert(QStringLiteral("noOfflineCopies"), 2);
        QVERIFY(readPolicy(withPolicyTypes(registry)).unreadable);
    }
};

QTEST_GUILESS_MAIN(ManagedSettingsTest)
#include "tst_managedsettings.moc"

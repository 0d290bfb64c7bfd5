#include "core/network/proxyroutes.h"
#include "tests/support/await.h"

#include <QTest>
#include <QThread>

using namespace waxwing;
using namespace waxwing::test;

class ProxyRoutesTest : public QObject
{
    Q_OBJECT

    static ProxyRoute proxy(const char* host)
    {
        ProxyRoute route;
        route.kind = ProxyRoute::Kind::Http;
        route.host = QLatin1String(host);
        route.port = 3128;
        return route;
    }

private Q_SLOTS:
    void aHostIsReachedDirectlyByItsEntry_data()
    {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("direct");
        const auto row = [](const char* entry, const char* host, bool direct) {
            QTest::addRow("%s for %s", entry, host)
                << QString::fromLatin1(entry) << QString::fromLatin1(host) << direct;
        };
        row("portal.example.org", "portal.example.org", true);
        row("Portal.Example.ORG", "portal.example.org", true);
        row("portal.example.org", "a.portal.example.org", false);
        row("portal.example.org", "evilportal.example.org", false);
        row(".example.org", "portal.example.org", true);
        row(".example.org", "example.org", false);
        row(".example.org", "evilexample.org", false);
        row("*.example.org", "a.b.example.org", true);
        row("*.example.org", "badexample.org", false);
        row("10.0.0.0/8", "10.1.2.3", true);
        row("10.0.0.0/8", "11.1.2.3", false);
        row("10.0.0.0/8", "10.example.org", false);
        row("fd00::/8", "fd12::1", true);
        row("::1", "::1", true);
        row("<local>", "intranet", true);
        row("<local>", "intranet.example.org", false);
        row("<local>", "::1", false);
        row("*", "anything.example.org", true);
        row("portal.example.org:8443", "portal.example.org", true);
        row("portal.example.org:443", "portal.example.org", false);
        row("[::1]:8443", "::1", true);
        row("", "portal.example.org", false);
    }
    void aHostIsReachedDirectlyByItsEntry()
    {
        QFETCH(QString, entry);
        QFETCH(QString, host);
        QTEST(bypasses({entry}, host, 8443), "direct");
    }

    void thePersonsChoiceDecides()
    {
        ProxyRoutes routes([](const QUrl&) { return proxy("system.example.org"); });
        const QUrl url(QStringLiteral("https://portal.example.org/api"));
        QCOMPARE(routes.routeFor(url).host, QStringLiteral("system.example.org"));
        ProxySettings settings;
        settings.mode = ProxySettings::Mode::None;
        routes.setSettings(settings);
        QCOMPARE(routes.routeFor(url).kind, ProxyRoute::Kind::Direct);
        settings.mode = ProxySettings::Mode::Manual;
        settings.host = QStringLiteral("mine.example.org");
        settings.port = 8080;
        settings.bypass = QStringList{QStringLiteral(".example.net")};
        routes.setSettings(settings);
        QCOMPARE(routes.routeFor(url).name(), QStringLiteral("mine.example.org:8080"));
        QCOMPARE(routes.routeFor(QUrl(QStringLiteral("wss://a.example.net"))).kind,
                 ProxyRoute::Kind::Direct);
    }

    void theSystemIsAskedForTheSocketAsForEverythingElseAndNotOnTheMainThread()
    {
        QUrl asked;
        QThread* thread = nullptr;
        ProxyRoutes routes([&](const QUrl& url) {
            asked = url;
            thread = QThread::currentThread();
            return proxy("system.example.org");
        });
        const QUrl url(QStringLiteral("wss://push.example.org/app/key"));
        const auto route = await(routes.route(url));
        QVERIFY(route);
        QCOMPARE(route->host, QStringLiteral("system.example.org"));
        QCOMPARE(asked.scheme(), QStringLiteral("https"));
        QVERIFY(thread && thread != QThread::currentThread());
    }

    void aSignInIsForItsProxyOnly()
    {
        const char* now = "one.example.org";
        ProxyRoutes routes([&](const QUrl&) { return proxy(now); });
        const QUrl url(QStringLiteral("https://portal.example.org/"));
        routes.setSignIn(QStringLiteral("one.example.org:3128"), QStringLiteral("zoe"),
                         Secret(QByteArray("p")));
        QCOMPARE(routes.routeFor(url).user, QStringLiteral("zoe"));
        QCOMPARE(routes.routeFor(url).attempt, 1);
        now = "two.example.org";
        QVERIFY(routes.routeFor(url).user.isEmpty());
        QVERIFY(routes.routeFor(url).password.isEmpty());
        now = "one.example.org";
        routes.forgetSignIn(QStringLiteral("one.example.org:3128"));
        QVERIFY(routes.routeFor(url).user.isEmpty());
        routes.setSignIn(QStringLiteral("one.example.org:3128"), QStringLiteral("zoe"),
                         Secret(QByteArray("q")));
        QCOMPARE(routes.routeFor(url).attempt, 2);
    }
};

QTEST_GUILESS_MAIN(ProxyRoutesTest)
#include "tst_proxyroutes.moc"

#include "app/platform/systemproxy.h"
#include "core/http/curltransport.h"
#include "core/network/proxyroutes.h"
#include "tests/support/await.h"
#include "tests/support/connectproxy.h"
#include "tests/support/httpstestserver.h"
#include "tests/support/testauthority.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using Kind = ProxyRoute::Kind;

namespace {

/// Where an organisation keeps its script; it may take its time. Lives on the test's thread.
class ScriptServer
{
public:
    ScriptServer()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* client = m_server.nextPendingConnection();
            QObject::connect(client, &QTcpSocket::readyRead, &m_server, [this, client] {
                asked += client->readAll().contains("\r\n\r\n") ? 1 : 0;
                m_waiting << client;
                if (!heldBack)
                    release();
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("the script server of the test cannot listen");
    }
    void release()
    {
        for (QTcpSocket* client : std::exchange(m_waiting, {})) {
            client->write("HTTP/1.1 200 OK\r\nContent-Type: application/x-ns-proxy-autoconfig\r\n"
                          "Content-Length: "
                          + QByteArray::number(script.size()) + "\r\nConnection: close\r\n\r\n"
                          + script);
            client->disconnectFromHost();
        }
    }
    [[nodiscard]] QByteArray setting() const
    {
        return "pac+http://127.0.0.1:" + QByteArray::number(m_server.serverPort()) + "/proxy.pac";
    }

    QByteArray script;
    bool heldBack = false;
    int asked = 0;

private:
    QTcpServer m_server;
    QList<QTcpSocket*> m_waiting;
};

// One for all tests: libproxy asks for it once and runs what it has till the program ends.
constexpr char kScript[] = "function FindProxyForURL(url, host) {"
                           " if (dnsDomainIs(host, '.portal.example'))"
                           "  return 'PROXY proxy.example:3128; DIRECT';"
                           " if (host == 'several.example')"
                           "  return 'PROXY a.example:1; PROXY b.example:2';"
                           " if (host == 'socks.example')"
                           "  return 'SOCKS5 s.example:1080';"
                           " if (host == 'scheme.example' && url.substring(0, 6) == 'https:')"
                           "  return 'PROXY tls.example:443';"
                           " return 'DIRECT'; }";

const QUrl kNamed(QStringLiteral("https://eu1.portal.example/api"));

} // namespace

/// The way that the real system names, here libproxy's by way of Qt: proxies of the environment, and
/// scripts of the organisation where libproxy has an engine to run them.
class PacTest : public QObject
{
    Q_OBJECT

private:
    ProxyRoute routeTo(const QString& address)
    {
        SystemProxy system;
        const ProxyRoutes routes([&system](const QUrl& url) { return system.routeFor(url); });
        return await(routes.route(QUrl(address))).value_or(ProxyRoute());
    }
    void useScript() { qputenv("https_proxy", m_scripts->setting()); }
    /// libproxy without an engine fetches the script and goes directly.
    bool runsScripts()
    {
        useScript();
        return routeTo(kNamed.toString()).kind == Kind::Http;
    }

    std::unique_ptr<ScriptServer> m_scripts;

private Q_SLOTS:
    void initTestCase()
    {
        m_scripts = std::make_unique<ScriptServer>();
        m_scripts->script = kScript;
    }
    void init()
    {
        for (const char* name : {"https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy",
                                 "ALL_PROXY", "no_proxy", "NO_PROXY"})
            qunsetenv(name);
    }

    void connectionsGoTheWayOfTheSystem()
    {
        TestAuthority authority;
        HttpsTestServer server(authority.serverFor(QStringLiteral("DNS:localhost")), [](const auto&) {
            return HttpsTestServer::Reply{HttpsTestServer::answer(200, "{}")};
        });
        ConnectProxy proxy;
        qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.port()));
        const auto system = std::make_shared<SystemProxy>();
        const ProxyRoutes routes([system](const QUrl& url) { return system->routeFor(url); });
        CurlOptions options;
        options.extraCaFile = authority.caFile();
        options.proxy = [&routes](const QUrl& url) { return routes.routeFor(url); };
        CurlTransport curl(options);
        const QUrl url = server.url(QStringLiteral("/api"));
        QVERIFY(await(curl.send(HttpRequest(HttpMethod::Get, url), {})));
        QCOMPARE(proxy.tunnels(), 1);

        // Another network, where nothing stands between.
        qputenv("no_proxy", "localhost");
        system->forget();
        curl.dropConnections();
        QVERIFY(await(curl.send(HttpRequest(HttpMethod::Get, url), {})));
        QCOMPARE(proxy.tunnels(), 1);
        QCOMPARE(server.requests().size(), std::size_t(2));
    }

    void aSlowScriptHoldsUpNothingButItsConnection()
    {
        useScript();
        m_scripts->heldBack = true;
        const auto system = std::make_shared<SystemProxy>();
        const ProxyRoutes routes([system](const QUrl& url) { return system->routeFor(url); });
        auto route = routes.route(QUrl(QStringLiteral("https://other.example/api")));
        // Were the main thread waiting for the script, this would never be seen.
        QTRY_COMPARE(m_scripts->asked, 1);
        QVERIFY(!route.isReady());
        m_scripts->heldBack = false;
        m_scripts->release();
        QCOMPARE(await(std::move(route))->kind, Kind::Direct);
    }

    void aScriptDecidesForEachServer_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* name, const char* address, Kind kind, const char* proxy) {
            QTest::newRow(name) << QString::fromLatin1(address) << kind
                                << QString::fromLatin1(proxy);
        };
        row("named", "https://eu1.portal.example/api", Kind::Http, "proxy.example:3128");
        row("not named", "https://other.example/api", Kind::Direct, "");
        row("the socket goes along", "wss://push.portal.example/app", Kind::Http,
            "proxy.example:3128");
        row("by address", "https://scheme.example/", Kind::Http, "tls.example:443");
        row("the socket is an address like others", "wss://scheme.example/", Kind::Http,
            "tls.example:443");
        row("the first of several", "https://several.example/", Kind::Http, "a.example:1");
        row("SOCKS", "https://socks.example/", Kind::Socks5, "s.example:1080");
    }
    void aScriptDecidesForEachServer()
    {
        QFETCH(QString, address);
        if (!runsScripts())
            QSKIP("libproxy has no engine for scripts here (libproxy1-plugin-webkit)");
        const ProxyRoute route = routeTo(address);
        QTEST(route.kind, "kind");
        QTEST(route.name(), "name");
    }

    void anAnswerIsGoodForAWhileAndForgottenWithTheNetwork()
    {
        if (!runsScripts())
            QSKIP("libproxy has no engine for scripts here (libproxy1-plugin-webkit)");
        const auto system = std::make_shared<SystemProxy>();
        const ProxyRoutes routes([system](const QUrl& asked) { return system->routeFor(asked); });
        QCOMPARE(await(routes.route(kNamed))->name(), QStringLiteral("proxy.example:3128"));
        qputenv("https_proxy", "http://b.example:2");
        QCOMPARE(await(routes.route(kNamed))->name(), QStringLiteral("proxy.example:3128"));
        system->forget();
        QCOMPARE(await(routes.route(kNamed))->name(), QStringLiteral("b.example:2"));
    }
};

QTEST_GUILESS_MAIN(PacTest)
#include "tst_pac.moc"

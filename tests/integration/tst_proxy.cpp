#include "core/http/curltransport.h"
#include "core/network/proxysignin.h"
#include "core/network/sockettls.h"
#include "core/realtime/pusherchannel.h"
#include "tests/integration/credentialcalls.h"
#include "tests/support/await.h"
#include "tests/support/connectproxy.h"
#include "tests/support/httpstestserver.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorysecretstore.h"
#include "tests/support/testauthority.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace waxwing;
using namespace waxwing::test;

namespace {

using SignIn = ConnectProxy::SignIn;
using Answer = ConnectProxy::Answer;

QByteArray& captured()
{
    static QByteArray log;
    return log;
}

void capture(QtMsgType, const QMessageLogContext&, const QString& text)
{
    captured() += text.toUtf8() + '\n';
}

/// A client of a network that is only reached through a proxy.
struct Client
{
    Client(const TestAuthority& authority, const ConnectProxy& proxy, MemorySecretStore& secrets)
        : routes([](const QUrl&) { return ProxyRoute(); }), signIn(routes, secrets)
    {
        ProxySettings settings;
        settings.mode = ProxySettings::Mode::Manual;
        settings.host = QStringLiteral("127.0.0.1");
        settings.port = proxy.port();
        routes.setSettings(settings);
        QFile file(authority.caFile());
        if (file.open(QFile::ReadOnly))
            tls.authoritiesPem = file.readAll();
        CurlOptions options;
        options.userAgent = "waxwing-test/1";
        options.tls = tls;
        options.proxy = [this](const QUrl& url) { return routes.routeFor(url); };
        options.proxySignIn = [this](ProxyChallenge challenge, std::stop_token stop) {
            return signIn.ask(std::move(challenge), std::move(stop));
        };
        curl = std::make_unique<CurlTransport>(options);
    }

    Result<HttpResponse> get(const QUrl& url)
    {
        return await(curl->send(HttpRequest(HttpMethod::Get, url), {}));
    }
    AsyncResult<HttpResponse> start(const QUrl& url, std::stop_token stop = {})
    {
        return curl->send(HttpRequest(HttpMethod::Get, url), std::move(stop));
    }
    void answer(const ConnectProxy& proxy, bool keep = true)
    {
        signIn.answer(QString::fromUtf8(proxy.user), Secret(proxy.password), keep);
    }

    ProxyRoutes routes;
    ProxySignIn signIn;
    TlsSettings tls;
    std::unique_ptr<CurlTransport> curl;
};

} // namespace

class ProxyTest : public QObject
{
    Q_OBJECT

private:
    QUrl url() const { return m_server->url(QStringLiteral("/api")); }

    TestAuthority m_authority;
    QSslConfiguration m_good = m_authority.serverFor(QStringLiteral("DNS:localhost"));
    std::unique_ptr<HttpsTestServer> m_server;
    MemorySecretStore m_secrets;

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<HttpsTestServer>(m_good, [](const auto&) {
            return HttpsTestServer::Reply{HttpsTestServer::answer(
                200, "{\"sessionToken\":\"t\",\"emailAddress\":\"zoe@example.org\"}")};
        });
        m_secrets.entries.clear();
        captured().clear();
    }

    void aProxySeesTheNameOfTheServerAndNothingElse()
    {
        ConnectProxy proxy;
        Client client(m_authority, proxy, m_secrets);
        QList<QByteArray> secrets;
        for (const CredentialCall& call : credentialCalls()) {
            const Result<void> result = call.run(*client.curl, url());
            QVERIFY2(result, call.name);
            secrets << call.secrets;
        }
        QCOMPARE(m_server->requests().size(), credentialCalls().size());
        QVERIFY(!proxy.requests().empty());
        for (const QByteArray& head : proxy.requests()) {
            QVERIFY(head.startsWith("CONNECT localhost:" + QByteArray::number(url().port()) + ' '));
            QVERIFY(!head.contains("x-sm-"));
        }
        QVERIFY(!holdsSecret(proxy.clear(), secrets));
        QVERIFY(!proxy.tunnelled().isEmpty());
        QVERIFY(!holdsSecret(proxy.tunnelled(), secrets));
    }

    void aProxyThatShowsItsOwnCertificateGetsNothing()
    {
        TestAuthority stranger;
        ConnectProxy proxy(SignIn::None, Answer::Impersonate);
        proxy.impostor = stranger.serverFor(QStringLiteral("DNS:localhost"));
        Client client(m_authority, proxy, m_secrets);
        for (const CredentialCall& call : credentialCalls()) {
            const Result<void> result = call.run(*client.curl, url());
            QVERIFY2(!result, call.name);
            QCOMPARE(result.error().kind, ErrorKind::Tls);
            QCOMPARE(result.error().code, QStringLiteral("tls-untrusted"));
            QVERIFY(!holdsSecret(proxy.clear() + proxy.tunnelled() + proxy.toldImpostor(),
                                 call.secrets));
        }
        QCOMPARE(proxy.toldImpostor(), QByteArray());
        QVERIFY(m_server->requests().empty());
    }

    void aProxyThatSendsOnIsNotFollowed()
    {
        const QByteArray target = m_server->url(QStringLiteral("/")).toEncoded();
        ConnectProxy proxy(SignIn::None, Answer::Redirect);
        proxy.redirectTo = target;
        Client client(m_authority, proxy, m_secrets);
        for (const CredentialCall& call : credentialCalls()) {
            const Result<void> result = call.run(*client.curl, url());
            QVERIFY2(!result, call.name);
            QCOMPARE(result.error().code, QStringLiteral("proxy-refused"));
            QVERIFY(!holdsSecret(proxy.clear(), call.secrets));
        }
        HttpRequest following(HttpMethod::Get, url());
        following.maxRedirects = 3;
        QVERIFY(!await(client.curl->send(following, {})));
        QCOMPARE(m_server->connections(), 0);
    }

    void whatAProxyDoesInsteadIsToldApart()
    {
        ConnectProxy refusing(SignIn::None, Answer::Refuse);
        Client refused(m_authority, refusing, m_secrets);
        QCOMPARE(refused.get(url()).error().code, QStringLiteral("proxy-refused"));
        ConnectProxy gone;
        Client lost(m_authority, gone, m_secrets);
        gone.close();
        QCOMPARE(lost.get(url()).error().code, QStringLiteral("proxy-unreachable"));
    }

    void oneQuestionIsAskedForAllConnectionsAndAnsweredOnce_data()
    {
        QTest::addColumn<SignIn>("scheme");
        QTest::newRow("Basic") << SignIn::Basic;
        QTest::newRow("Negotiate or Basic") << SignIn::NegotiateOrBasic;
        QTest::newRow("Digest") << SignIn::Digest;
    }
    void oneQuestionIsAskedForAllConnectionsAndAnsweredOnce()
    {
        QFETCH(SignIn, scheme);
        ConnectProxy proxy(scheme);
        Client client(m_authority, proxy, m_secrets);
        const auto before = qInstallMessageHandler(capture);
        QSignalSpy questions(&client.signIn, &ProxySignIn::questionChanged);
        std::vector<AsyncResult<HttpResponse>> calls;
        for (int i = 0; i < 5; ++i)
            calls.push_back(client.start(m_server->url(QStringLiteral("/%1").arg(i))));
        QTRY_VERIFY(client.signIn.question());
        QCOMPARE(client.signIn.question()->route.name(), proxy.name());
        QCOMPARE(client.signIn.question()->realm, QStringLiteral("Waxwing test proxy"));
        QVERIFY(!client.signIn.wasRefused());
        client.answer(proxy);
        for (auto& call : calls) {
            const auto answer = await(std::move(call));
            QVERIFY(answer);
            QCOMPARE(answer->status, 200);
        }
        qInstallMessageHandler(before);
        QCOMPARE(questions.size(), 2); // asked, over
        QVERIFY(!client.signIn.question());
        QCOMPARE(proxy.refusals(), 0);
        for (const auto& request : m_server->requests())
            QVERIFY(!request.head.toLower().contains("proxy-authorization"));
        QCOMPARE(proxy.clear().contains((proxy.user + ':' + proxy.password).toBase64()),
                 scheme != SignIn::Digest);
        QVERIFY(!proxy.clear().contains(proxy.password));
        QVERIFY(!holdsSecret(captured(), {proxy.password, proxy.user + ':' + proxy.password}));
    }

    void whatWasKeptIsTriedBeforeAnybodyIsAsked()
    {
        ConnectProxy proxy(SignIn::Basic);
        {
            Client first(m_authority, proxy, m_secrets);
            auto call = first.start(url());
            QTRY_VERIFY(first.signIn.question());
            first.answer(proxy);
            QVERIFY(await(std::move(call)));
        }
        QCOMPARE(m_secrets.entries.keys(), QStringList{QStringLiteral("proxy/") + proxy.name()});
        Client second(m_authority, proxy, m_secrets);
        QSignalSpy questions(&second.signIn, &ProxySignIn::questionChanged);
        QVERIFY(second.get(url()));
        QVERIFY(questions.isEmpty());
    }

    void whatIsNotToBeKeptIsNotKept()
    {
        ConnectProxy proxy(SignIn::Basic);
        Client client(m_authority, proxy, m_secrets);
        auto call = client.start(url());
        QTRY_VERIFY(client.signIn.question());
        client.answer(proxy, false);
        QVERIFY(await(std::move(call)));
        QVERIFY(m_secrets.entries.isEmpty());
        QVERIFY(client.get(url()));
    }

    void aLockedCredentialStoreOnlyMeansThatThePersonIsAsked()
    {
        m_secrets.current = SecretStoreState::Locked;
        ConnectProxy proxy(SignIn::Basic);
        Client client(m_authority, proxy, m_secrets);
        auto call = client.start(url());
        QTRY_VERIFY(client.signIn.question());
        client.answer(proxy);
        QVERIFY(await(std::move(call)));
        m_secrets.current = SecretStoreState::Usable;
    }

    void aWrongSignInIsForgottenAndAskedForAgain()
    {
        ConnectProxy proxy(SignIn::Basic);
        m_secrets.entries.insert(QStringLiteral("proxy/") + proxy.name(),
                                 Secret(QByteArray("zoe\nold-password")));
        Client client(m_authority, proxy, m_secrets);
        auto call = client.start(url());
        QTRY_VERIFY(client.signIn.question());
        QVERIFY(client.signIn.wasRefused());
        QCOMPARE(proxy.refusals(), 1);
        QTRY_VERIFY(m_secrets.entries.isEmpty());
        client.signIn.answer(QStringLiteral("zoe"), Secret(QByteArray("wrong")), true);
        QTRY_COMPARE(proxy.refusals(), 2);
        QTRY_VERIFY(client.signIn.question());
        QVERIFY(client.signIn.wasRefused());
        client.answer(proxy);
        QVERIFY(await(std::move(call)));
        QCOMPARE(proxy.refusals(), 2);
        QTRY_VERIFY(m_secrets.entries.value(QStringLiteral("proxy/") + proxy.name())
                        .reveal()
                        .endsWith(proxy.password));
    }

    void whoDeclinesIsLeftInPeaceUntilTheyWantTo()
    {
        ConnectProxy proxy(SignIn::Basic);
        Client client(m_authority, proxy, m_secrets);
        auto call = client.start(url());
        QTRY_VERIFY(client.signIn.question());
        client.signIn.decline();
        const auto answer = await(std::move(call));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, QStringLiteral("proxy-sign-in"));
        QSignalSpy questions(&client.signIn, &ProxySignIn::questionChanged);
        QVERIFY(!client.get(url()));
        QVERIFY(questions.isEmpty());
        QVERIFY(client.signIn.isDeclined());
        client.signIn.reconsider();
        auto again = client.start(url());
        QTRY_VERIFY(client.signIn.question());
        client.answer(proxy);
        QVERIFY(await(std::move(again)));
    }

    void givingUpACallDoesNotWaitForThePerson()
    {
        ConnectProxy proxy(SignIn::Basic);
        Client client(m_authority, proxy, m_secrets);
        std::stop_source stop;
        auto call = client.start(url(), stop.get_token());
        QTRY_VERIFY(client.signIn.question());
        stop.request_stop();
        const auto answer = await(std::move(call));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
        client.answer(proxy);
        QVERIFY(client.get(url()));
    }

    void aSignInGoesToNoOtherProxy()
    {
        ConnectProxy proxy(SignIn::Basic);
        ConnectProxy other(SignIn::Basic);
        Client client(m_authority, proxy, m_secrets);
        auto call = client.start(url());
        QTRY_VERIFY(client.signIn.question());
        client.answer(proxy);
        QVERIFY(await(std::move(call)));
        ProxySettings changed;
        changed.mode = ProxySettings::Mode::Manual;
        changed.host = QStringLiteral("127.0.0.1");
        changed.port = other.port();
        client.routes.setSettings(changed);
        client.curl->dropConnections();
        auto elsewhere = client.start(url());
        QTRY_VERIFY(client.signIn.question());
        QCOMPARE(client.signIn.question()->route.name(), other.name());
        QVERIFY(!other.clear().toLower().contains("proxy-authorization"));
        client.signIn.decline();
        QVERIFY(!await(std::move(elsewhere)));
    }

    void thePushSocketGoesTheSameWay_data()
    {
        oneQuestionIsAskedForAllConnectionsAndAnsweredOnce_data();
        QTest::newRow("without sign-in") << SignIn::None;
    }
    void thePushSocketGoesTheSameWay()
    {
        QFETCH(SignIn, scheme);
        QWebSocketServer service(QStringLiteral("push"), QWebSocketServer::SecureMode);
        service.setSslConfiguration(m_good);
        QVERIFY(service.listen(QHostAddress::LocalHost));
        ConnectProxy proxy(scheme);
        Client client(m_authority, proxy, m_secrets);
        SystemClock clock;
        ManualClock scheduler;
        PushEndpoint endpoint;
        endpoint.url = QUrl(QStringLiteral("wss://localhost:%1").arg(service.serverPort()));
        PushNetwork network{QSslConfiguration()};
        network.tls = [&client] { return socketTls(client.tls, QStringLiteral("localhost")); };
        network.route = [&client](QUrl to) { return client.routes.route(std::move(to)); };
        std::vector<AsyncResult<bool>> asked;
        network.proxySignIn = [&](ProxyChallenge challenge) {
            asked.push_back(client.signIn.ask(std::move(challenge), {}));
        };
        PusherChannel channel(endpoint, network, "1", clock, scheduler, [] { return 0.5; });
        channel.open(Secret(QByteArray("channel-1")));
        if (scheme != SignIn::None) {
            QTRY_VERIFY(client.signIn.question());
            QCOMPARE(client.signIn.question()->route.name(), proxy.name());
            client.answer(proxy);
            channel.checkNow();
        }
        QTRY_VERIFY(service.hasPendingConnections());
        QVERIFY(proxy.tunnels() > 0);
        QVERIFY(!proxy.clear().contains(proxy.password));
        for (const QByteArray& head : proxy.requests())
            QVERIFY(head.startsWith("CONNECT "));
        qDeleteAll(service.findChildren<QWebSocket*>());
    }
};

QTEST_GUILESS_MAIN(ProxyTest)
#include "tst_proxy.moc"

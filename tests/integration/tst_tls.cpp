#include "core/http/curltransport.h"
#include "core/network/sockettls.h"
#include "core/realtime/pusherchannel.h"
#include "tests/integration/credentialcalls.h"
#include "tests/support/await.h"
#include "tests/support/httpstestserver.h"
#include "tests/support/manualclock.h"
#include "tests/support/tlsserver.h"
#include "ui/common/errorsentence.h"

#include <QSslCertificate>
#include <QSslCipher>
#include <QSslKey>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QByteArray kChannel = "notification-SESSION-77";

/// One server of the set: its arguments, and what a person is told about it.
struct Case
{
    const char* name;
    QStringList arguments;
    const char* code;
};

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(u' ');
}

/// Gives a call up when the test has seen enough.
class Impatient final : public HttpTransport
{
public:
    Impatient(HttpTransport& inner, std::stop_token token)
        : m_inner(inner), m_token(std::move(token))
    {
    }
    AsyncResult<HttpResponse> send(HttpRequest request, std::stop_token) override
    {
        return m_inner.send(std::move(request), m_token);
    }

private:
    HttpTransport& m_inner;
    std::stop_token m_token;
};

/// A server that speaks no TLS at all, and notes what it is told.
class PlainServer
{
public:
    explicit PlainServer(QByteArray answer) : m_answer(std::move(answer))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* client = m_server.nextPendingConnection();
            ++connections;
            QObject::connect(client, &QTcpSocket::readyRead, &m_server, [this, client] {
                raw += client->readAll();
                client->write(m_answer);
            });
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    QByteArray raw;
    int connections = 0;

private:
    QTcpServer m_server;
    QByteArray m_answer;
};

} // namespace

/// Servers that must get nothing: every call that carries a credential, and the push socket,
/// against each of them. Revocation: neither libcurl nor Qt fetch revocation lists or ask
/// responders, so what is proven of chains is that an issuer that is no authority counts for
/// nothing.
class TlsTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] TlsSettings tls() const
    {
        TlsSettings settings;
        settings.authoritiesPem = m_zoo.content(QStringLiteral("ca.pem"));
        return settings;
    }

    [[nodiscard]] std::unique_ptr<CurlTransport> transport() const
    {
        CurlOptions options;
        options.userAgent = "waxwing-test/1";
        options.tls = tls();
        options.proxy = [](const QUrl&) { return ProxyRoute(); };
        return std::make_unique<CurlTransport>(options);
    }

    [[nodiscard]] QStringList certificate(const char* name) const
    {
        const QString file = QString::fromLatin1(name);
        return {QStringLiteral("-cert"), m_zoo.file(file + QStringLiteral(".pem")),
                QStringLiteral("-key"), m_zoo.file(file + QStringLiteral(".key"))};
    }

    static QUrl urlOf(quint16 port)
    {
        return QUrl(QStringLiteral("https://localhost:%1/api").arg(port));
    }

    /// The push channel tries to subscribe; true if it was given up without getting anywhere.
    [[nodiscard]] bool pushIsRefused(quint16 port) const
    {
        SystemClock clock;
        ManualClock scheduler;
        PushEndpoint endpoint;
        endpoint.url = QUrl(QStringLiteral("wss://localhost:%1").arg(port));
        endpoint.appKey = QStringLiteral("key");
        PusherChannel channel(endpoint, socketTls(tls(), QStringLiteral("localhost")), "1", clock,
                              scheduler, [] { return 0.5; });
        channel.open(Secret(kChannel));
        return QTest::qWaitFor([&] { return channel.state() == PushChannel::State::Waiting; },
                               10'000);
    }

    QList<Case> cases() const
    {
        return {
            {"expired", certificate("expired"), "tls-expired"},
            {"not yet valid", certificate("future"), "tls-not-yet-valid"},
            {"self-signed", certificate("selfsigned"), "tls-untrusted"},
            {"wrong name", certificate("othername"), "tls-hostname"},
            {"name in the common name only", certificate("noname"), "tls-hostname"},
            {"unknown authority", certificate("strangers"), "tls-untrusted"},
            {"issuer is no authority",
             certificate("pretended") +
                 QStringList{QStringLiteral("-cert_chain"), m_zoo.file(QStringLiteral("good.pem"))},
             "tls-untrusted"},
            {"issuer is missing", certificate("below"), "tls-untrusted"},
            {"certificate for clients", certificate("client"), "tls-purpose"},
            {"short RSA key", certificate("shortkey") + words("-cipher ALL:@SECLEVEL=0"),
             "tls-weak-certificate"},
            {"signed with SHA-1", certificate("sha1") + words("-tls1_2 -cipher ALL:@SECLEVEL=0"),
             "tls-weak-certificate"},
            {"TLS 1.0 only", certificate("rsa") + words("-tls1 -cipher ALL:@SECLEVEL=0"),
             "tls-old"},
            {"TLS 1.1 only", certificate("rsa") + words("-tls1_1 -cipher ALL:@SECLEVEL=0"),
             "tls-old"},
            {"no encryption", certificate("rsa") + words("-tls1_2 -cipher eNULL:@SECLEVEL=0"),
             "tls-weak"},
            {"anonymous", words("-nocert -tls1_2 -cipher aNULL:@SECLEVEL=0"), "tls-weak"},
            {"static RSA", certificate("rsa") + words("-tls1_2 -cipher kRSA:!eNULL:@SECLEVEL=0"),
             "tls-weak"},
        };
    }

    CertificateZoo m_zoo;

private Q_SLOTS:
    void initTestCase()
    {
        using Wish = CertificateZoo::Wish;
        Wish good;
        m_zoo.make(QStringLiteral("good"), good);
        Wish rsa;
        rsa.key = QStringLiteral("rsa:2048");
        m_zoo.make(QStringLiteral("rsa"), rsa);
        Wish expired;
        expired.until = QStringLiteral("20230101000000Z");
        m_zoo.make(QStringLiteral("expired"), expired);
        Wish future;
        future.from = QStringLiteral("20980101000000Z");
        m_zoo.make(QStringLiteral("future"), future);
        Wish selfSigned;
        selfSigned.issuer.clear();
        m_zoo.make(QStringLiteral("selfsigned"), selfSigned);
        Wish otherName;
        otherName.names = QStringLiteral("DNS:portal.example");
        m_zoo.make(QStringLiteral("othername"), otherName);
        Wish noName;
        noName.names = QStringLiteral("email:localhost@example.org");
        m_zoo.make(QStringLiteral("noname"), noName);
        Wish stranger;
        stranger.issuer.clear();
        stranger.authority = true;
        m_zoo.make(QStringLiteral("stranger"), stranger);
        Wish strangers;
        strangers.issuer = QStringLiteral("stranger");
        m_zoo.make(QStringLiteral("strangers"), strangers);
        Wish pretended;
        pretended.issuer = QStringLiteral("good");
        m_zoo.make(QStringLiteral("pretended"), pretended);
        Wish middle;
        middle.authority = true;
        m_zoo.make(QStringLiteral("middle"), middle);
        Wish below;
        below.issuer = QStringLiteral("middle");
        m_zoo.make(QStringLiteral("below"), below);
        Wish client;
        client.forClients = true;
        m_zoo.make(QStringLiteral("client"), client);
        Wish shortKey;
        shortKey.key = QStringLiteral("rsa:1024");
        m_zoo.make(QStringLiteral("shortkey"), shortKey);
        Wish sha1;
        sha1.key = QStringLiteral("rsa:2048");
        sha1.digest = QStringLiteral("sha1");
        m_zoo.make(QStringLiteral("sha1"), sha1);
    }

    /// The set can tell: a server with a good certificate does get what the others must not.
    void aGoodServerGetsEveryCredential()
    {
        TlsServer server(certificate("good"));
        QVERIFY(server.isUp());
        for (const CredentialCall& call : credentialCalls()) {
            const auto network = transport();
            std::stop_source stop;
            // s_server answers nothing: the call is given up as soon as its secret has arrived.
            Impatient impatient(*network, stop.get_token());
            QTimer watch;
            QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
                if (holdsSecret(server.decrypted(), call.secrets))
                    stop.request_stop();
            });
            watch.start(5);
            (void)call.run(impatient, urlOf(server.port()));
            QVERIFY2(holdsSecret(server.decrypted(), call.secrets), call.name);
            QVERIFY2(!holdsSecret(server.raw(), call.secrets), call.name);
        }
    }

    void aServerThatIsNotSecureGetsNoCredential_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("code");
        const QList<Case> all = cases();
        for (const Case& one : all)
            QTest::newRow(one.name) << one.arguments << QString::fromLatin1(one.code);
    }
    void aServerThatIsNotSecureGetsNoCredential()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, code);
        TlsServer server(arguments);
        QVERIFY2(server.isUp(), server.decrypted().constData());
        const auto network = transport();
        QList<QByteArray> secrets{kChannel};
        for (const CredentialCall& call : credentialCalls()) {
            const Result<void> result = call.run(*network, urlOf(server.port()));
            QVERIFY2(!result, call.name);
            QCOMPARE(result.error().kind, ErrorKind::Tls);
            QCOMPARE(result.error().code, code);
            const QString sentence = errorSentence(result.error(), ErrorContext::SignIn);
            QVERIFY(sentence != errorSentence(Error(ErrorKind::Tls), ErrorContext::SignIn));
            secrets << call.secrets;
        }
        QVERIFY(pushIsRefused(server.port()));
        QVERIFY(server.connections() > int(credentialCalls().size()));
        QVERIFY(!server.raw().isEmpty());
        QVERIFY(!holdsSecret(server.raw(), secrets));
        QVERIFY(!holdsSecret(server.decrypted(), secrets));
        QVERIFY(!server.decrypted().contains("HTTP/1.1") && !server.decrypted().contains("PRI *"));
    }

    void aServerWithoutTlsGetsNoCredential_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("answers HTTP")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        QTest::newRow("answers nonsense") << QByteArray("220 mail.example.org ESMTP\r\n");
    }
    void aServerWithoutTlsGetsNoCredential()
    {
        QFETCH(QByteArray, answer);
        PlainServer server(answer);
        const auto network = transport();
        QList<QByteArray> secrets{kChannel};
        for (const CredentialCall& call : credentialCalls()) {
            const Result<void> result = call.run(*network, urlOf(server.port()));
            QVERIFY2(!result, call.name);
            QCOMPARE(result.error().kind, ErrorKind::Tls);
            QCOMPARE(result.error().code, QStringLiteral("tls-not-spoken"));
            secrets << call.secrets;
        }
        QVERIFY(pushIsRefused(server.port()));
        QVERIFY(!holdsSecret(server.raw, secrets));
        QVERIFY(!server.raw.contains("HTTP/1.1"));
    }

    void anAddressWithoutTlsIsNotEvenDialled()
    {
        PlainServer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        const auto network = transport();
        for (const CredentialCall& call : credentialCalls()) {
            QUrl plain = urlOf(server.port());
            plain.setScheme(QStringLiteral("http"));
            const Result<void> result = call.run(*network, plain);
            QVERIFY2(!result, call.name);
            QCOMPARE(result.error().kind, ErrorKind::Protocol);
        }
        QCOMPARE(server.connections, 0);
    }

    void aRedirectCarriesNoCredentialAnywhere_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("plain");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("%d to http", status) << status << true;
            QTest::addRow("%d to another https host", status) << status << false;
        }
    }
    void aRedirectCarriesNoCredentialAnywhere()
    {
        QFETCH(int, status);
        QFETCH(bool, plain);
        QSslConfiguration good = QSslConfiguration::defaultConfiguration();
        good.setLocalCertificate(
            QSslCertificate(m_zoo.content(QStringLiteral("good.pem")), QSsl::Pem));
        good.setPrivateKey(QSslKey(m_zoo.content(QStringLiteral("good.key")), QSsl::Ec, QSsl::Pem));
        PlainServer plainTarget("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        HttpsTestServer secureTarget(good, [](const auto&) {
            return HttpsTestServer::Reply{HttpsTestServer::answer(200, "{}")};
        });
        const QUrl target =
            plain ? QUrl(QStringLiteral("http://localhost:%1/").arg(plainTarget.port()))
                  : secureTarget.url(QStringLiteral("/"), QStringLiteral("127.0.0.1"));
        HttpsTestServer server(good, [&](const auto&) {
            return HttpsTestServer::Reply{
                HttpsTestServer::answer(status, {}, "Location: " + target.toEncoded() + "\r\n")};
        });
        const auto network = transport();
        for (const CredentialCall& call : credentialCalls()) {
            const Result<void> result = call.run(*network, server.url(QStringLiteral("/api")));
            QVERIFY2(!result, call.name);
            QCOMPARE(result.error().kind, ErrorKind::Protocol);
        }
        QCOMPARE(server.requests().size(), credentialCalls().size());
        QVERIFY(pushIsRefused(server.url({}).port()));
        // Also what carries nothing secret is not led out of https.
        HttpRequest following(HttpMethod::Get, server.url(QStringLiteral("/")));
        following.maxRedirects = 3;
        const auto answer = await(network->send(following, {}));
        QCOMPARE(answer.has_value() && answer->status == 200, !plain);
        QCOMPARE(plainTarget.connections, 0);
        QCOMPARE(plainTarget.raw, QByteArray());
        QCOMPARE(int(secureTarget.requests().size()), plain ? 0 : 1);
    }

    void theTwoNetworksSpeakTheSameCiphers()
    {
        QStringList spoken;
        const auto ciphers = socketTls(tls(), QStringLiteral("localhost")).ciphers();
        for (const QSslCipher& cipher : ciphers) {
            QVERIFY(cipher.usedBits() >= 128);
            if (cipher.protocol() != QSsl::TlsV1_3)
                spoken << cipher.name();
        }
        QCOMPARE(QSet<QString>(spoken.begin(), spoken.end()),
                 QSet<QString>(acceptedCiphers().begin(), acceptedCiphers().end()));
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"

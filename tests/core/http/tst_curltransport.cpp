#include "core/http/curltransport.h"
#include "tests/support/await.h"
#include "tests/support/httpstestserver.h"
#include "tests/support/memorystream.h"
#include "tests/support/testauthority.h"

#include <QElapsedTimer>
#include <QTest>

#include <zlib.h>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

QByteArray gzip(const QByteArray& plain)
{
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(plain.size())))
                          + 64, '\0');
    QByteArray input = plain;
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

using Reply = HttpsTestServer::Reply;

} // namespace

class CurlTransportTest : public QObject
{
    Q_OBJECT

private:
    Result<HttpResponse> get(const QUrl& url) { return send(HttpRequest(HttpMethod::Get, url)); }
    Result<HttpResponse> send(HttpRequest request, std::stop_token stop = {})
    {
        return await(m_transport->send(std::move(request), std::move(stop)));
    }
    /// A server with a good certificate that says this to everything.
    std::unique_ptr<HttpsTestServer> serve(QByteArray bytes, bool closeAfter = false)
    {
        return std::make_unique<HttpsTestServer>(
            m_good, [bytes, closeAfter](const HttpsTestServer::Request&) {
                return Reply{bytes, closeAfter};
            });
    }

    TestAuthority m_authority;
    QSslConfiguration m_good = m_authority.serverFor(QStringLiteral("DNS:localhost"));
    std::unique_ptr<CurlTransport> m_transport;

private Q_SLOTS:
    void init()
    {
        CurlOptions options;
        options.userAgent = "waxwing-test/1";
        options.extraCaFile = m_authority.caFile();
        m_transport = std::make_unique<CurlTransport>(options);
    }

    void anAnswerArrivesWithItsStatusHeadersAndBody()
    {
        const auto server = serve(HttpsTestServer::answer(404, "nothing", "X-Version: 7\r\n"));
        const auto answer = get(server->url(QStringLiteral("/a?b=c%2Bd")));
        QVERIFY(answer);
        QCOMPARE(answer->status, 404);
        QCOMPARE(answer->body, QByteArray("nothing"));
        QCOMPARE(answer->header("x-version"), QByteArray("7"));
        const auto& request = server->requests().front();
        QCOMPARE(request.path(), QByteArray("/a?b=c%2Bd"));
        QVERIFY(request.head.contains("waxwing-test/1"));
        QVERIFY(request.head.toLower().contains("accept-encoding:"));
    }

    void compressedAnswersAreUnpacked()
    {
        const QByteArray plain(100'000, 'x');
        const auto server
            = serve(HttpsTestServer::answer(200, gzip(plain), "Content-Encoding: gzip\r\n"));
        const auto answer = get(server->url(QStringLiteral("/")));
        QVERIFY(answer);
        QCOMPARE(answer->body, plain);
    }

    void aSmallPackageThatUnpacksToMoreThanIsAcceptedIsRefused()
    {
        const auto server = serve(HttpsTestServer::answer(200, gzip(QByteArray(8'000'000, 'x')),
                                                          "Content-Encoding: gzip\r\n"));
        HttpRequest request(HttpMethod::Get, server->url(QStringLiteral("/")));
        request.maxAnswerBytes = 1'000'000;
        const auto answer = send(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Protocol);
    }

    void methodsBodiesAndHeadersAreSentAsGiven_data()
    {
        QTest::addColumn<HttpMethod>("method");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("POST") << HttpMethod::Post << QByteArray("POST /a ");
        QTest::newRow("PUT") << HttpMethod::Put << QByteArray("PUT /a ");
        QTest::newRow("DELETE") << HttpMethod::Delete << QByteArray("DELETE /a ");
    }
    void methodsBodiesAndHeadersAreSentAsGiven()
    {
        QFETCH(HttpMethod, method);
        QFETCH(QByteArray, line);
        const auto server = serve(HttpsTestServer::answer(200, "{}"));
        HttpRequest request(method, server->url(QStringLiteral("/a")));
        request.body = "{\"a\":\"\xc3\xbc\"}";
        request.headers.push_back({"Content-Type", "application/json"});
        request.secretHeaders.push_back({"x-token", Secret(QByteArray("geheim"))});
        QVERIFY(send(request));
        const auto& received = server->requests().front();
        QVERIFY(received.head.startsWith(line));
        QVERIFY(received.head.contains("x-token: geheim"));
        QCOMPARE(received.body, request.body);
    }

    void aConnectionIsUsedAgain()
    {
        const auto server = serve(HttpsTestServer::answer(200, "{}"));
        for (int i = 0; i < 5; ++i)
            QVERIFY(get(server->url(QStringLiteral("/"))));
        QCOMPARE(server->connections(), 1);
        m_transport->dropConnections();
        QVERIFY(get(server->url(QStringLiteral("/"))));
        QCOMPARE(server->connections(), 2);
    }

    void aRequestMadeWhileConnectionsAreDroppedDoesNotWait()
    {
        const auto server = serve(HttpsTestServer::answer(200, "{}"));
        for (int i = 0; i < 60; ++i) {
            m_transport->dropConnections();
            const auto answer = get(server->url(QStringLiteral("/")));
            QVERIFY(answer || answer.error().hasCode(u"connection-lost"));
        }
    }

    void aLargeAnswerComesInPieces()
    {
        const QByteArray large(3'000'000, 'y');
        const auto server = serve(HttpsTestServer::answer(200, large));
        HttpRequest request(HttpMethod::Get, server->url(QStringLiteral("/")));
        const auto sink = std::make_shared<MemorySink>();
        request.sink = sink;
        const auto answer = send(request);
        QVERIFY(answer);
        QVERIFY(answer->body.isEmpty());
        QCOMPARE(sink->bytes, large);
        QCOMPARE(sink->begun, 1);
        QVERIFY(sink->largest <= 512 * 1024);
        QCOMPARE(sink.use_count(), 2); // ours and the request's: the worker has let go
    }

    void anEmptyAnswerBeginsTheSinkToo()
    {
        const auto server = serve(HttpsTestServer::answer(200, {}));
        HttpRequest request(HttpMethod::Get, server->url(QStringLiteral("/")));
        const auto sink = std::make_shared<MemorySink>();
        request.sink = sink;
        QVERIFY(send(request));
        QCOMPARE(sink->begun, 1);
    }

    void aSinkThatCannotTakeMoreEndsTheRequest()
    {
        const auto server = serve(HttpsTestServer::answer(200, QByteArray(3'000'000, 'y')));
        HttpRequest request(HttpMethod::Get, server->url(QStringLiteral("/")));
        request.sink = std::make_shared<MemorySink>(1000);
        const auto answer = send(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Storage);
        QCOMPARE(answer.error().code, QStringLiteral("sink"));
    }

    void aLargeBodyIsGivenInPieces()
    {
        QByteArray large(3'000'000, Qt::Uninitialized);
        for (qsizetype i = 0; i < large.size(); ++i)
            large[i] = char(i * 7 + i / 251);
        const auto server = serve(HttpsTestServer::answer(200, "{}"));
        HttpRequest request(HttpMethod::Post, server->url(QStringLiteral("/")));
        request.source = std::make_shared<MemorySource>(large);
        QVERIFY(send(request));
        QVERIFY(server->requests().front().body == large);
        QVERIFY(server->requests().front().head.contains("Content-Length: 3000000"));
    }

    void aSourceThatFailsEndsTheRequest()
    {
        const auto server = serve(HttpsTestServer::answer(200, "{}"));
        HttpRequest request(HttpMethod::Post, server->url(QStringLiteral("/")));
        request.source = std::make_shared<MemorySource>(QByteArray(3'000'000, 'z'), 1'000'000);
        const auto answer = send(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Storage);
        QCOMPARE(answer.error().code, QStringLiteral("source"));
    }

    void aRefusalIsNotHandedOutAsContent()
    {
        const auto server = serve(HttpsTestServer::answer(403, "refused"));
        HttpRequest request(HttpMethod::Get, server->url(QStringLiteral("/")));
        const auto sink = std::make_shared<MemorySink>();
        request.sink = sink;
        const auto answer = send(request);
        QVERIFY(answer);
        QCOMPARE(sink->begun, 0);
        QCOMPARE(answer->body, QByteArray("refused"));
    }

    void aServerThatCannotProveWhoItIsGetsNothing_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("ours");
        QTest::newRow("another name") << QStringLiteral("DNS:other.example") << 2 << true;
        QTest::newRow("expired") << QStringLiteral("DNS:localhost") << -1 << true;
        QTest::newRow("another authority") << QStringLiteral("DNS:localhost") << 2 << false;
    }
    void aServerThatCannotProveWhoItIsGetsNothing()
    {
        QFETCH(QString, names);
        QFETCH(int, days);
        QFETCH(bool, ours);
        TestAuthority stranger;
        HttpsTestServer server((ours ? m_authority : stranger).serverFor(names, days),
                               [](const auto&) {
                                   return Reply{HttpsTestServer::answer(200, "{}")};
                               });
        HttpRequest request(HttpMethod::Post, server.url(QStringLiteral("/login")));
        request.body = "password";
        const auto answer = send(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Tls);
        QVERIFY(server.requests().empty());
    }

    void plainHttpIsRefused()
    {
        const auto answer = get(QUrl(QStringLiteral("http://localhost:1/")));
        QVERIFY(!answer);
        const auto file = get(QUrl(QStringLiteral("file:///etc/passwd")));
        QVERIFY(!file);
    }

    void brokenAnswersAreNetworkErrors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("closed without a word") << QByteArray(" ").left(0);
        QTest::newRow("cut off in the headers") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("cut off in the body")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
    }
    void brokenAnswersAreNetworkErrors()
    {
        QFETCH(QByteArray, bytes);
        const auto server = serve(bytes, true);
        const auto answer = get(server->url(QStringLiteral("/")));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
    }

    void aServerThatFallsSilentIsGivenUp()
    {
        const auto server = serve(QByteArray());
        HttpRequest request(HttpMethod::Get, server->url(QStringLiteral("/")));
        request.silenceTimeout = 1s;
        QElapsedTimer timer;
        timer.start();
        const auto answer = send(request);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QVERIFY2(timer.elapsed() < 10'000, "it waited too long");
    }

    void givingUpEndsTheRequestAndItsConnection()
    {
        const auto server = serve(QByteArray());
        std::stop_source source;
        auto call = m_transport->send(HttpRequest(HttpMethod::Get, server->url(QStringLiteral("/"))),
                                      source.get_token());
        QTRY_COMPARE(server->requests().size(), std::size_t(1));
        source.request_stop();
        const auto answer = await(std::move(call));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
        QTRY_COMPARE(server->open(), 0);
    }

    void requestsUnderWayEndWithTheTransport()
    {
        const auto server = serve(QByteArray());
        auto call = m_transport->send(HttpRequest(HttpMethod::Get, server->url(QStringLiteral("/"))),
                                      {});
        QTRY_COMPARE(server->requests().size(), std::size_t(1));
        m_transport.reset();
        const auto answer = await(std::move(call));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    }

    void aRedirectIsFollowedOnlyWhenAskedAndNeverWithSecrets()
    {
        const auto target = serve(HttpsTestServer::answer(200, "there"));
        const auto server = serve(HttpsTestServer::answer(
            302, {}, "Location: " + target->url(QStringLiteral("/t")).toEncoded() + "\r\n"));
        const QUrl url = server->url(QStringLiteral("/"));
        QCOMPARE(get(url)->status, 302);

        HttpRequest following(HttpMethod::Get, url);
        following.maxRedirects = 3;
        QCOMPARE(send(following)->body, QByteArray("there"));

        following.secretHeaders.push_back({"x-token", Secret(QByteArray("geheim"))});
        const auto requests = target->requests().size();
        QCOMPARE(send(following)->status, 302);
        QCOMPARE(target->requests().size(), requests);
    }

    void aRedirectAwayFromHttpsIsNotFollowed()
    {
        const auto server
            = serve(HttpsTestServer::answer(302, {}, "Location: http://localhost:1/\r\n"));
        HttpRequest following(HttpMethod::Get, server->url(QStringLiteral("/")));
        following.maxRedirects = 3;
        const auto answer = send(following);
        QVERIFY(!answer || answer->status == 302);
    }

    void manyAtOnceAreAllAnswered()
    {
        const HttpsTestServer server(m_good, [](const HttpsTestServer::Request& request) {
            return Reply{HttpsTestServer::answer(200, request.path())};
        });
        std::vector<AsyncResult<HttpResponse>> calls;
        for (int i = 0; i < 40; ++i)
            calls.push_back(m_transport->send(
                HttpRequest(HttpMethod::Get, server.url(QStringLiteral("/%1").arg(i))), {}));
        for (int i = 0; i < 40; ++i) {
            const auto answer = await(std::move(calls[static_cast<std::size_t>(i)]));
            QVERIFY(answer);
            QCOMPARE(answer->body, '/' + QByteArray::number(i));
        }
    }
};

QTEST_GUILESS_MAIN(CurlTransportTest)
#include "tst_curltransport.moc"

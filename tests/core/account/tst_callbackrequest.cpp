#include "core/account/callbackrequest.h"

#include <QTest>

using namespace waxwing;
using Kind = Callback::Kind;

namespace {

constexpr char kIssuer[] = "https://idp.portal.test";

ExpectedCallback expected()
{
    ExpectedCallback all;
    all.authority = QByteArrayLiteral("127.0.0.1:4711");
    all.state = Secret("the-right-state");
    all.issuer = QString::fromLatin1(kIssuer);
    return all;
}

QByteArray get(const QByteArray& target, const QByteArray& headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n" + headers + "\r\n";
}

QByteArray callback(const QByteArray& parameters)
{
    return get("/callback?" + parameters);
}

const QByteArray kGood = QByteArrayLiteral("state=the-right-state&iss=https%3A%2F%2Fidp.portal.test");

} // namespace

/// Any program of this computer and, through the browser, any web page may write these bytes.
class CallbackRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strangersAreRefusedAndWaitingGoesOn_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        const QByteArray good = "/callback?code=c&" + kGood;
        const auto row = [](const char* name, const QByteArray& request, int status) {
            QTest::newRow(name) << request << status;
        };
        row("root", get("/"), 404);
        row("icon", get("/favicon.ico"), 404);
        row("longer path", get("/callback/?code=c&" + kGood), 404);
        row("other case", get("/Callback?code=c&" + kGood), 404);
        row("encoded path", get("/%63allback?code=c&" + kGood), 404);
        row("dots", get("/x/../callback?code=c&" + kGood), 404);
        row("posted", "POST " + good + " HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n", 405);
        row("head", "HEAD " + good + " HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n", 405);
        row("preflight", "OPTIONS " + good + " HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n", 405);
        row("lower-case method", "get " + good + " HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n", 405);
        row("no host", "GET " + good + " HTTP/1.1\r\n\r\n", 400);
        row("name instead of address", "GET " + good + " HTTP/1.1\r\nHost: localhost:4711\r\n\r\n",
            400);
        row("rebound name", "GET " + good + " HTTP/1.1\r\nHost: evil.example:4711\r\n\r\n", 400);
        row("other port", "GET " + good + " HTTP/1.1\r\nHost: 127.0.0.1:4712\r\n\r\n", 400);
        row("no port", "GET " + good + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400);
        row("two hosts", get(good, "Host: evil.example\r\n"), 400);
        row("the same host twice", get(good, "Host: 127.0.0.1:4711\r\n"), 400);
        row("wrong host and path", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400);
        row("no state", callback("code=c&iss=https%3A%2F%2Fidp.portal.test"), 400);
        row("empty state", callback("code=c&state=&iss=https%3A%2F%2Fidp.portal.test"), 400);
        row("wrong state", callback("code=c&state=the-other-state&iss=https%3A%2F%2Fidp.portal.test"),
            400);
        row("beginning of the state", callback("code=c&state=the-right&iss=https%3A%2F%2Fidp.portal.test"),
            400);
        row("state and a wrong one", callback("code=c&state=wrong&" + kGood), 400);
        row("no query", get("/callback"), 400);
        row("wrong state with an error", callback("error=access_denied&state=x"), 400);
        row("absolute address", "GET http://127.0.0.1:4711" + good
                                    + " HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n", 400);
        row("fragment", get(good + "#x"), 400);
        row("other protocol", "GET " + good + " SMTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n", 400);
        row("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
        row("no version", "GET " + good + "\r\nHost: 127.0.0.1:4711\r\n\r\n", 400);
        row("two blanks", "GET  " + good + " HTTP/1.1\r\nHost: 127.0.0.1:4711\r\n\r\n", 400);
        row("blank in the target", get("/call back?code=c"), 400);
        row("letter beyond ASCII", get("/callback?code=\xc3\xbc&" + kGood), 400);
        row("bare line feeds", "GET " + good + " HTTP/1.1\nHost: 127.0.0.1:4711\r\n\r\n", 400);
        row("folded header", get(good, "X-A: b\r\n c\r\n"), 400);
        row("blank before the colon", get(good, "X-A : b\r\n"), 400);
        row("header without a name", get(good, ": b\r\n"), 400);
        row("header without a colon", get(good, "nonsense\r\n"), 400);
        row("zero in a header", get(good, QByteArray("X-A: b\0c\r\n", 10)), 400);
        row("zero at once", QByteArray("\0", 1), 400);
        row("with a body", get(good, "Content-Length: 4\r\n") + "abcd", 400);
        row("chunked", get(good, "Transfer-Encoding: chunked\r\n"), 400);
        row("empty line first", "\r\n\r\n", 400);
        row("TLS", QByteArray("\x16\x03\x01\x02\0\x01", 6), 400);
        row("endless line", "GET /" + QByteArray(20000, 'a'), 400);
        row("endless headers", get(good, "X-A: " + QByteArray(20000, 'a') + "\r\n"), 400);
    }
    void strangersAreRefusedAndWaitingGoesOn()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        const CallbackReply reply = replyTo(request, expected());
        QCOMPARE(reply.status, status);
        QVERIFY(!reply.callback);
    }

    void anUnfinishedRequestIsWaitedFor()
    {
        const QByteArray whole = callback("code=c&" + kGood);
        for (qsizetype length = 0; length < whole.size(); ++length) {
            const CallbackReply reply
                = replyTo(QByteArrayView(whole).first(length), expected());
            QCOMPARE(reply.status, 0);
            QVERIFY(!reply.callback);
        }
        QCOMPARE(replyTo(whole, expected()).status, 200);
    }

    void whoKnowsTheStateEndsTheWaiting_data()
    {
        QTest::addColumn<QByteArray>("parameters");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* name, const QByteArray& parameters, Kind kind) {
            QTest::newRow(name) << parameters << kind;
        };
        const QByteArray state = "state=the-right-state";
        row("code", "code=abc&" + kGood, Kind::Code);
        row("code in another order", kGood + "&code=abc", Kind::Code);
        row("more than is known", kGood + "&code=abc&session_state=x", Kind::Code);
        row("empty items", "&&code=abc&" + kGood + "&", Kind::Code);
        row("error", "error=access_denied&" + kGood, Kind::Error);
        row("error with an empty code", "error=access_denied&code=&" + kGood, Kind::Error);
        row("no issuer", "code=abc&" + state, Kind::WrongIssuer);
        row("empty issuer", "code=abc&iss=&" + state, Kind::WrongIssuer);
        row("another issuer", "code=abc&iss=https%3A%2F%2Fidp.evil.test&" + state,
            Kind::WrongIssuer);
        row("issuer with a slash", "code=abc&iss=https%3A%2F%2Fidp.portal.test%2F&" + state,
            Kind::WrongIssuer);
        row("issuer in capitals", "code=abc&iss=https%3A%2F%2FIDP.portal.test&" + state,
            Kind::WrongIssuer);
        row("issuer of an error", "error=access_denied&" + state, Kind::WrongIssuer);
        row("right and wrong issuer", "code=abc&iss=https%3A%2F%2Fx.test&" + kGood,
            Kind::WrongIssuer);
        row("neither", kGood, Kind::Invalid);
        row("both", "code=abc&error=access_denied&" + kGood, Kind::Invalid);
        row("code twice", "code=abc&code=abc&" + kGood, Kind::Invalid);
        row("error twice", "error=a&error=b&" + kGood, Kind::Invalid);
        row("state twice", "code=abc&" + state + "&" + kGood, Kind::Invalid);
        row("issuer twice", "code=abc&iss=https%3A%2F%2Fidp.portal.test&" + kGood, Kind::Invalid);
        row("something else twice", "code=abc&x=1&x=2&" + kGood, Kind::Invalid);
        row("half a percent code", "code=abc%4&" + kGood, Kind::Invalid);
        row("percent at the end", "code=abc%&" + kGood, Kind::Invalid);
        row("no hexadecimal digits", "code=abc%zz&" + kGood, Kind::Invalid);
        row("sign instead of a digit", "code=abc%+1&" + kGood, Kind::Invalid);
        row("line break in the code", "code=a%0d%0ab&" + kGood, Kind::Invalid);
        row("letter beyond ASCII in the code", "code=%C3%BC&" + kGood, Kind::Invalid);
        row("endless code", "code=" + QByteArray(5000, 'a') + "&" + kGood, Kind::Invalid);
    }
    void whoKnowsTheStateEndsTheWaiting()
    {
        QFETCH(QByteArray, parameters);
        QFETCH(Kind, kind);
        const CallbackReply reply = replyTo(callback(parameters), expected());
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.callback);
        QCOMPARE(reply.callback->kind, kind);
        QCOMPARE(reply.callback->code.isEmpty(), kind != Kind::Code);
    }

    void theCodeAndTheErrorAreDecoded()
    {
        const CallbackReply code = replyTo(callback("code=a%2Bb+c%2F%25&" + kGood), expected());
        QVERIFY(code.callback);
        QCOMPARE(code.callback->code.reveal(), QByteArray("a+b c/%"));
        const CallbackReply error = replyTo(
            callback("error=server_error&error_description=Sp%C3%A4ter+wieder&" + kGood),
            expected());
        QVERIFY(error.callback);
        QCOMPARE(error.callback->error, QStringLiteral("server_error"));
        QCOMPARE(error.callback->errorDescription, QStringLiteral("Später wieder"));
        const CallbackReply flood = replyTo(
            callback("error=x&error_description=" + QByteArray(9000, 'd') + "&" + kGood),
            expected());
        QVERIFY(flood.callback);
        QCOMPARE(flood.callback->errorDescription.size(), 300);
    }

    void theSixthVersionOfTheAddressIsAHostToo()
    {
        ExpectedCallback six = expected();
        six.authority = QByteArrayLiteral("[::1]:4711");
        const QByteArray request
            = "GET /callback?code=c&" + kGood + " HTTP/1.1\r\nHost: [::1]:4711\r\n\r\n";
        QCOMPARE(replyTo(request, six).status, 200);
        QCOMPARE(replyTo(request, expected()).status, 400);
    }
};

QTEST_GUILESS_MAIN(CallbackRequestTest)
#include "tst_callbackrequest.moc"

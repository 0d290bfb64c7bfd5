#include "core/account/singlesignon.h"
#include "core/crypto/pkce.h"
#include "core/portal/signinclient.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/scriptedtransport.h"

#include <QSet>
#include <QTcpSocket>
#include <QTest>
#include <QUrlQuery>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;
using Kind = SsoEnd::Kind;

namespace {

const QString kApi = QStringLiteral("https://p.test/example/api");
const QString kIssuer = QStringLiteral("https://idp.test");
const QString kToken = kIssuer + QStringLiteral("/token");
const QString kAnn = QStringLiteral("ann@example.org");

QByteArray tokenAnswer(const QByteArray& change = {}, const QByteArray& to = {})
{
    QByteArray json = R"({"authenticationToken":"one-use-token","tokenType":"sm-authentication-token",)"
                      R"("expiresIn":60,"serviceCode":"example","emailAddress":"ann@example.org"})";
    return change.isEmpty() ? json : json.replace(change, to);
}

QByteArray refusal(const QByteArray& code)
{
    return R"({"responseStatus":{"errorCode":")" + code + R"(","message":"theirs"}})";
}

QHash<QString, QString> formOf(const HttpRequest& request)
{
    QHash<QString, QString> fields;
    for (const QByteArray& item : request.body.split('&')) {
        const qsizetype equals = item.indexOf('=');
        fields.insert(QString::fromLatin1(item.left(equals)),
                      QUrl::fromPercentEncoding(item.mid(equals + 1)));
    }
    return fields;
}

/// What one opening of the browser was told.
struct Opened
{
    explicit Opened(const QUrl& opened) : address(opened), query(opened) {}
    [[nodiscard]] QString value(const char* name) const
    {
        return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    }
    QUrl address;
    QUrlQuery query;
};

} // namespace

/// The client's side of authentication.md 6.4 as a transcript: a scripted portal and identity proxy,
/// and a browser that is the test itself, over the real loopback socket.
class SingleSignOnTest : public QObject
{
    Q_OBJECT

    using Answer = std::optional<Result<SsoEnd>>;

    std::unique_ptr<ScriptedTransport> m_net;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<SingleSignOn> m_sso;
    std::vector<Opened> m_opened;
    std::vector<SsoProgress> m_progress;
    std::shared_ptr<Answer> m_answer;
    bool m_hasBrowser = true;

    static SsoRequest request()
    {
        SsoRequest all;
        all.portal.entry.serviceCode = QStringLiteral("example");
        all.portal.entry.identityProxy = kIssuer;
        all.portal.entry.urls = {{QStringLiteral("SecMsgAPI"), QUrl(kApi)}};
        all.method.name = QStringLiteral("Example account");
        all.method.loginUrl = QUrl(kIssuer + QStringLiteral("/login?s=example&x=a%2Bb"));
        all.address = kAnn;
        all.uiLocales = QStringLiteral("de");
        all.page = QByteArrayLiteral("<p>bye");
        return all;
    }
    void begin()
    {
        m_net->expect(HttpMethod::Get, kApi + QStringLiteral("/public/ping")).answer(200, "{}");
        m_answer = std::make_shared<Answer>();
        [](AsyncResult<SsoEnd> running, std::shared_ptr<Answer> out) -> QCoro::Task<void> {
            Result<SsoEnd> result = co_await running;
            out->emplace(std::move(result));
        }(m_sso->signIn(request(), [this](const SsoProgress& step) { m_progress.push_back(step); }),
          m_answer);
        QTRY_COMPARE(m_opened.size(), std::size_t(1));
    }
    /// What the browser does at the end: comes back with these parameters.
    QByteArray comeBack(const QString& parameters, std::size_t attempt = 0)
    {
        const QUrl target(m_opened.at(attempt).value("redirect_uri"));
        QTcpSocket socket;
        socket.connectToHost(target.host(), static_cast<quint16>(target.port()));
        socket.write("GET /callback?" + parameters.toUtf8() + " HTTP/1.1\r\nHost: "
                     + target.authority().toLatin1() + "\r\n\r\n");
        QByteArray said;
        (void)QTest::qWaitFor([&] {
            said += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        });
        return said;
    }
    QString good(std::size_t attempt = 0) const
    {
        return QStringLiteral("state=%1&iss=https%3A%2F%2Fidp.test").arg(m_opened.at(attempt).value("state"));
    }
    void comeBackWithCode(std::size_t attempt = 0)
    {
        QVERIFY(comeBack(QStringLiteral("code=the-code&") + good(attempt), attempt)
                    .startsWith("HTTP/1.1 200"));
    }
    ScriptedTransport::Step& expectToken()
    {
        return m_net->expect(HttpMethod::Post, kToken);
    }
    ScriptedTransport::Step& expectAuthenticate()
    {
        return m_net->expect(HttpMethod::Post, kApi + QStringLiteral("/v1/authenticate"));
    }
    void expectSignedIn(const QByteArray& address = "ann@example.org")
    {
        expectAuthenticate().answer(200, R"({"sessionToken":"session"})");
        m_net->expect(HttpMethod::Get, kApi + QStringLiteral("/v1/user/settings"))
            .answer(200, R"({"emailAddress":")" + address + R"("})");
        m_net->expect(HttpMethod::Get, kApi + QStringLiteral("/v1/public/service/settings"))
            .answer(200, "{}");
    }
    /// Runs to the end while the clock moves in seconds.
    Result<SsoEnd> ended()
    {
        (void)QTest::qWaitFor([&] {
            if (!m_answer->has_value())
                m_clock->advance(500ms);
            return m_answer->has_value();
        }, 20000);
        return m_answer->has_value() ? **m_answer : Result<SsoEnd>(failure(ErrorKind::Cancelled));
    }
    bool portIsClosed(std::size_t attempt = 0)
    {
        const QUrl target(m_opened.at(attempt).value("redirect_uri"));
        QTcpSocket socket;
        socket.connectToHost(target.host(), static_cast<quint16>(target.port()));
        return QTest::qWaitFor([&] { return socket.error() == QAbstractSocket::ConnectionRefusedError; });
    }

private Q_SLOTS:
    void init()
    {
        m_net = std::make_unique<ScriptedTransport>();
        m_clock = std::make_unique<ManualClock>();
        m_opened.clear();
        m_progress.clear();
        m_hasBrowser = true;
        const auto portals = [this](const QUrl& api) {
            return std::make_unique<SignInClient>(*m_net, api, ClientIdentity());
        };
        m_sso = std::make_unique<SingleSignOn>(
            SingleSignOn::Needs{*m_net, portals, *m_clock, *m_clock, [this](const QUrl& address) {
                                    m_opened.emplace_back(address);
                                    return m_hasBrowser;
                                }});
    }
    void cleanup()
    {
        QVERIFY(m_net->isDone());
        m_sso.reset();
    }

    void theBrowserIsSentOutAsDocumented()
    {
        begin();
        const Opened& opened = m_opened.front();
        QVERIFY(opened.address.toString(QUrl::FullyEncoded)
                    .startsWith(kIssuer + QStringLiteral("/login?s=example&x=a%2Bb&")));
        QCOMPARE(opened.value("response_type"), QStringLiteral("code"));
        QCOMPARE(opened.value("client_id"), QStringLiteral("secure-desktop"));
        QCOMPARE(opened.value("code_challenge_method"), QStringLiteral("S256"));
        QCOMPARE(opened.value("login_hint"), kAnn);
        QCOMPARE(opened.value("ui_locales"), QStringLiteral("de"));
        QCOMPARE(opened.value("state").size(), 43);
        QCOMPARE(opened.value("code_challenge").size(), 43);
        const QUrl redirect(opened.value("redirect_uri"));
        QCOMPARE(redirect.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(redirect.path(), QStringLiteral("/callback"));
        QCOMPARE(m_progress.size(), std::size_t(1));
        QCOMPARE(m_progress.front().address, opened.address);
        QCOMPARE(m_progress.front().until, m_clock->now().addSecs(300));
    }

    void aWholeSignInEndsInASession()
    {
        begin();
        expectToken().answer(200, tokenAnswer());
        expectSignedIn();
        QVERIFY(comeBack(QStringLiteral("code=the%2Bcode&") + good()).endsWith("<p>bye"));
        const auto end = ended();
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::SignedIn);
        QCOMPARE(end->outcome.sessionToken.reveal(), QByteArray("session"));
        QCOMPARE(end->outcome.signedInBy->name, QStringLiteral("Example account"));
        QCOMPARE(m_progress.back().step, SsoProgress::Step::Exchange);

        const HttpRequest& exchange = m_net->requests().at(1);
        const auto form = formOf(exchange);
        QCOMPARE(form.size(), 5);
        QCOMPARE(form.value(QStringLiteral("grant_type")), QStringLiteral("authorization_code"));
        QCOMPARE(form.value(QStringLiteral("code")), QStringLiteral("the+code"));
        QCOMPARE(form.value(QStringLiteral("client_id")), QStringLiteral("secure-desktop"));
        QCOMPARE(form.value(QStringLiteral("redirect_uri")), m_opened.front().value("redirect_uri"));
        const Secret verifier(form.value(QStringLiteral("code_verifier")).toLatin1());
        QCOMPARE(QString::fromLatin1(*codeChallengeOf(verifier)),
                 m_opened.front().value("code_challenge"));
        QVERIFY(exchange.secretBody);
        QCOMPARE(exchange.maxRedirects, 0);
        QVERIFY(!exchange.repeatable);
        for (const HttpHeader& header : exchange.headers)
            QVERIFY(header.name.toLower() != "cookie");
        QVERIFY(m_net->requests().at(2).body.contains(R"("cookieless":true)"));
        QVERIFY(m_net->requests().at(2).body.contains("one-use-token"));
        QVERIFY(portIsClosed());
    }

    /// Row 3.
    void withoutABrowserTheAddressIsShownAndWaitedFor()
    {
        m_hasBrowser = false;
        begin();
        QVERIFY(!m_progress.front().browserStarted);
        expectToken().answer(200, tokenAnswer());
        expectSignedIn();
        comeBackWithCode();
        QCOMPARE(ended()->kind, Kind::SignedIn);
    }

    void theBrowserCanBeSentOutAgainToTheSamePage()
    {
        m_sso->openAgain(); // nothing is waited for yet
        QVERIFY(m_opened.empty());
        begin();
        m_sso->openAgain();
        QCOMPARE(m_opened.size(), std::size_t(2));
        QCOMPARE(m_opened[0].address, m_opened[1].address);
    }

    /// Row 4, and what a new try must not share with the old one.
    void nothingInFiveMinutesEndsItAndANewTryHasNewSecrets()
    {
        begin();
        m_clock->advance(5min);
        QTRY_VERIFY(m_answer->has_value());
        QCOMPARE((*m_answer)->value().kind, Kind::NothingCame);
        QVERIFY(portIsClosed());
        const Opened first = m_opened.front();
        m_opened.clear();
        begin();
        QVERIFY(m_opened.front().value("state") != first.value("state"));
        QVERIFY(m_opened.front().value("code_challenge") != first.value("code_challenge"));
    }

    void cancellingClosesThePort()
    {
        begin();
        m_sso->cancel();
        QTRY_VERIFY(m_answer->has_value());
        QVERIFY((*m_answer)->error().is(ErrorKind::Cancelled));
        QVERIFY(portIsClosed());
    }

    void aNewSignInEndsTheOneBefore()
    {
        begin();
        const auto first = m_answer;
        m_opened.clear();
        begin();
        QTRY_VERIFY(first->has_value());
        QVERIFY((*first)->error().is(ErrorKind::Cancelled));
        QVERIFY(!m_answer->has_value());
    }

    void cancellingDuringTheExchangeAsksNothingMore()
    {
        begin();
        expectToken().holdBack();
        comeBackWithCode();
        QTRY_COMPARE(m_net->heldBack(), std::size_t(1));
        m_sso->cancel();
        QTRY_VERIFY(m_answer->has_value());
        QVERIFY((*m_answer)->error().is(ErrorKind::Cancelled));
    }

    /// Rows 6 and 7, as another program of this computer would do it.
    void aForgedCallbackChangesNothing()
    {
        begin();
        QVERIFY(comeBack(QStringLiteral("code=evil&state=guess&iss=https%3A%2F%2Fidp.test"))
                    .startsWith("HTTP/1.1 400"));
        QVERIFY(!m_answer->has_value());
        expectToken().answer(200, tokenAnswer());
        expectSignedIn();
        comeBackWithCode();
        QCOMPARE(ended()->kind, Kind::SignedIn);
        QCOMPARE(formOf(m_net->requests().at(1)).value(QStringLiteral("code")),
                 QStringLiteral("the-code"));
    }

    void whatTheCallbackSaysDecidesHowItEnds_data()
    {
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* name, const char* parameters, Kind kind) {
            QTest::newRow(name) << QString::fromLatin1(parameters) << kind;
        };
        row("8 wrong issuer", "code=c&state=%1&iss=https%3A%2F%2Fevil.test", Kind::WrongServer);
        row("8 no issuer", "code=c&state=%1", Kind::WrongServer);
        row("9 neither", "state=%1&iss=https%3A%2F%2Fidp.test", Kind::InvalidAnswer);
        row("9 both", "code=c&error=e&state=%1&iss=https%3A%2F%2Fidp.test", Kind::InvalidAnswer);
        row("9 twice", "code=c&code=d&state=%1&iss=https%3A%2F%2Fidp.test", Kind::InvalidAnswer);
        for (const auto& [code, kind] :
             {std::pair("access_denied", Kind::Refused), {"invalid_request", Kind::NotSetUp},
              {"unauthorized_client", Kind::NotSetUp},
              {"unsupported_response_type", Kind::NotSetUp}, {"invalid_scope", Kind::NotSetUp},
              {"server_error", Kind::TryLater}, {"temporarily_unavailable", Kind::TryLater},
              {"login_required", Kind::Refused}, {"interaction_required", Kind::Refused},
              {"account_selection_required", Kind::Refused},
              {"user_not_provisioned", Kind::NotProvisioned},
              {"email_mismatch", Kind::WrongPerson}, {"never_heard_of", Kind::NotSetUp}}) {
            const QByteArray parameters = QByteArray("error=") + code
                                          + "&error_description=why&state=%1"
                                            "&iss=https%3A%2F%2Fidp.test";
            row(code, parameters.constData(), kind);
        }
    }
    void whatTheCallbackSaysDecidesHowItEnds()
    {
        QFETCH(QString, parameters);
        QFETCH(Kind, kind);
        begin();
        QVERIFY(comeBack(QString(parameters).replace(QStringLiteral("%1"),
                                                     m_opened.front().value("state")))
                    .startsWith("HTTP/1.1 200"));
        const auto end = ended();
        QVERIFY(end);
        QCOMPARE(end->kind, kind);
        if (parameters.contains(u"error_description"))
            QCOMPARE(end->description, QStringLiteral("why"));
        QVERIFY(portIsClosed());
    }

    /// Row 17: no answer, so the same code once more.
    void aLostAnswerIsAskedForOnceMore_data()
    {
        QTest::addColumn<ErrorKind>("problem");
        QTest::newRow("network") << ErrorKind::Network;
        QTest::newRow("TLS") << ErrorKind::Tls;
    }
    void aLostAnswerIsAskedForOnceMore()
    {
        QFETCH(ErrorKind, problem);
        begin();
        expectToken().fail(problem);
        expectToken().answer(200, tokenAnswer());
        expectSignedIn();
        comeBackWithCode();
        QCOMPARE(ended()->kind, Kind::SignedIn);
        QCOMPARE(m_net->requests().at(1).body, m_net->requests().at(2).body);
        QCOMPARE(m_opened.size(), std::size_t(1));
    }

    void aSecondLostAnswerIsTold()
    {
        begin();
        expectToken().fail(ErrorKind::Network);
        Error expired(ErrorKind::Tls);
        expired.code = QStringLiteral("tls-expired");
        expectToken().fail(expired);
        comeBackWithCode();
        const auto end = ended();
        QCOMPARE(end->kind, Kind::Unreachable);
        QCOMPARE(end->cause.code, QStringLiteral("tls-expired")); // row 26: the sentence hints at the clock
        QCOMPARE(m_opened.size(), std::size_t(1));
    }

    void anAnswerLostForTooLongIsNotAskedForAgain()
    {
        begin();
        expectToken().holdBack();
        comeBackWithCode();
        QTRY_COMPARE(m_net->heldBack(), std::size_t(1));
        m_clock->advance(31s);
        m_net->release(failure(ErrorKind::Network));
        QTRY_VERIFY(m_answer->has_value());
        QCOMPARE((*m_answer)->value().kind, Kind::Unreachable);
    }

    void aRedirectIsNotFollowed()
    {
        begin();
        expectToken().answer(302, {}, {{"location", "https://evil.test/token"}});
        comeBackWithCode();
        const auto end = ended();
        QCOMPARE(end->kind, Kind::Unreachable);
        QCOMPARE(end->cause.code, QStringLiteral("redirect"));
    }

    /// Rows 18 and 22: once by itself, with everything new, then it asks.
    void whatHasExpiredBeginsAnewOnce_data()
    {
        QTest::addColumn<bool>("atThePortal");
        QTest::newRow("18 the code") << false;
        QTest::newRow("22 the token") << true;
    }
    void whatHasExpiredBeginsAnewOnce()
    {
        QFETCH(bool, atThePortal);
        begin();
        const auto expire = [&] {
            if (!atThePortal) {
                expectToken().answer(400, R"({"error":"invalid_grant"})");
                return;
            }
            expectToken().answer(200, tokenAnswer());
            expectAuthenticate().answer(403, refusal("803"));
        };
        expire();
        comeBackWithCode(0);
        QTRY_COMPARE(m_opened.size(), std::size_t(2));
        QVERIFY(!m_answer->has_value());
        QVERIFY(m_progress.back().again);
        QVERIFY(m_opened[0].value("state") != m_opened[1].value("state"));
        QVERIFY(m_opened[0].value("code_challenge") != m_opened[1].value("code_challenge"));
        expire();
        comeBackWithCode(1);
        QCOMPARE(ended()->kind, Kind::Expired);
        QCOMPARE(m_opened.size(), std::size_t(2));
    }

    void afterBeginningAnewItCanSucceed()
    {
        begin();
        expectToken().answer(400, R"({"error":"invalid_grant"})");
        comeBackWithCode(0);
        QTRY_COMPARE(m_opened.size(), std::size_t(2));
        expectToken().answer(200, tokenAnswer());
        expectSignedIn();
        comeBackWithCode(1);
        QCOMPARE(ended()->kind, Kind::SignedIn);
    }

    /// Row 20.
    void aBusyProxyIsGivenTimeOnce_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("seconds");
        QTest::newRow("429") << 429 << QByteArray() << 2;
        QTest::newRow("429 with a time") << 429 << QByteArray("7") << 7;
        QTest::newRow("500") << 500 << QByteArray() << 2;
        QTest::newRow("503 with a time") << 503 << QByteArray("3") << 3;
    }
    void aBusyProxyIsGivenTimeOnce()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, retryAfter);
        QFETCH(int, seconds);
        std::vector<HttpHeader> headers;
        if (!retryAfter.isEmpty())
            headers.push_back({"retry-after", retryAfter});
        begin();
        expectToken().answer(status, {}, headers);
        comeBackWithCode();
        QTRY_COMPARE(m_net->requests().size(), std::size_t(2));
        QTRY_COMPARE(m_clock->nextCallIn(), std::chrono::seconds(seconds));
        expectToken().answer(status, {}, headers);
        const auto end = ended();
        QCOMPARE(end->kind, Kind::TryLater);
        QCOMPARE(m_net->requests().size(), std::size_t(3));
    }

    void aProxyThatIsBusyForLongIsNotWaitedFor()
    {
        begin();
        expectToken().answer(429, {}, {{"retry-after", "120"}});
        comeBackWithCode();
        QCOMPARE(ended()->kind, Kind::TryLater);
    }

    void whatTheTokenEndpointSaysDecidesHowItEnds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* name, int status, const QByteArray& body, Kind kind) {
            QTest::newRow(name) << status << body << kind;
        };
        row("19 invalid_request", 400, R"({"error":"invalid_request","error_description":"why"})",
            Kind::NotSetUp);
        row("19 unsupported_grant_type", 400, R"({"error":"unsupported_grant_type"})",
            Kind::NotSetUp);
        row("19 invalid_client", 401, R"({"error":"invalid_client"})", Kind::NotSetUp);
        row("404", 404, "<html>", Kind::NotSetUp);
        row("21 no JSON", 200, "<html>hello", Kind::InvalidAnswer);
        row("21 nothing", 200, "", Kind::InvalidAnswer);
        row("21 a list", 200, "[]", Kind::InvalidAnswer);
        row("21 no token", 200, tokenAnswer("authenticationToken", "x"), Kind::InvalidAnswer);
        row("21 empty token", 200, tokenAnswer("one-use-token", ""), Kind::InvalidAnswer);
        row("21 other type", 200, tokenAnswer("sm-authentication-token", "Bearer"),
            Kind::InvalidAnswer);
        row("21 no type", 200, tokenAnswer("tokenType", "x"), Kind::InvalidAnswer);
        row("21 other portal", 200, tokenAnswer(R"("example",)", R"("clinic",)"),
            Kind::InvalidAnswer);
        row("21 no portal", 200, tokenAnswer("serviceCode", "x"), Kind::InvalidAnswer);
        row("21 no life", 200, tokenAnswer("60", "0"), Kind::InvalidAnswer);
        row("201", 201, tokenAnswer(), Kind::InvalidAnswer);
    }
    void whatTheTokenEndpointSaysDecidesHowItEnds()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Kind, kind);
        begin();
        expectToken().answer(status, body);
        comeBackWithCode();
        const auto end = ended();
        QVERIFY(end);
        QCOMPARE(end->kind, kind);
    }

    /// Rows 23 and 24.
    void whatThePortalSaysDecidesHowItEnds_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<SignInOutcome::Kind>("outcome");
        using Outcome = SignInOutcome::Kind;
        const auto row = [](const char* code, int status, Kind kind,
                            Outcome outcome = Outcome::SignedIn) {
            QTest::newRow(*code ? code : "without a code")
                << status << QByteArray(code) << kind << outcome;
        };
        row("918", 403, Kind::PortalRefused, Outcome::Disabled);
        row("905", 403, Kind::PortalRefused, Outcome::NotAdmitted);
        row("804", 403, Kind::PortalRefused, Outcome::RegistrationPending);
        row("920", 403, Kind::PortalRefused, Outcome::NotRegistered);
        row("46", 403, Kind::PortalRefused, Outcome::RecipientQuestion);
        row("810", 404, Kind::NotProvisioned);
        row("31", 403, Kind::PortalRefused, Outcome::Suspended);
        row("50", 503, Kind::PortalRefused, Outcome::Maintenance);
        row("", 503, Kind::PortalRefused, Outcome::Maintenance);
        row("999", 500, Kind::Unreachable);
    }
    void whatThePortalSaysDecidesHowItEnds()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(Kind, kind);
        QFETCH(SignInOutcome::Kind, outcome);
        begin();
        expectToken().answer(200, tokenAnswer());
        expectAuthenticate().answer(status, code.isEmpty() ? QByteArray() : refusal(code));
        comeBackWithCode();
        const auto end = ended();
        QVERIFY(end);
        QCOMPARE(end->kind, kind);
        QCOMPARE(end->outcome.kind, outcome);
        QCOMPARE(m_opened.size(), std::size_t(1));
    }

    /// Row 25.
    void anotherPersonIsTold()
    {
        begin();
        expectToken().answer(200, tokenAnswer());
        expectSignedIn("bob@example.org");
        comeBackWithCode();
        const auto end = ended();
        QCOMPARE(end->kind, Kind::OtherAddress);
        QCOMPARE(end->outcome.user.emailAddress, QStringLiteral("bob@example.org"));
        m_net->expect(HttpMethod::Post, kApi + QStringLiteral("/v1/logout"))
            .where([](const HttpRequest& sent) {
                return sent.secretHeaders.size() == 1
                       && sent.secretHeaders.front().value.reveal() == "session";
            })
            .answer(200, "{}");
        QVERIFY(await(m_sso->giveUp(request().portal, end->outcome.sessionToken)));
    }

    void theSamePersonInOtherLettersIsNoOtherPerson()
    {
        begin();
        expectToken().answer(200, tokenAnswer());
        expectSignedIn("Ann@Example.org");
        comeBackWithCode();
        QCOMPARE(ended()->kind, Kind::SignedIn);
    }

    void aSessionNobodyTakesOverIsEnded()
    {
        begin();
        expectToken().answer(200, tokenAnswer());
        expectAuthenticate().answer(200, R"({"sessionToken":"session"})");
        m_net->expect(HttpMethod::Get, kApi + QStringLiteral("/v1/user/settings"))
            .fail(ErrorKind::Network);
        m_net->expect(HttpMethod::Post, kApi + QStringLiteral("/v1/logout")).answer(200, "{}");
        comeBackWithCode();
        QCOMPARE(ended()->kind, Kind::Unreachable);
    }

    void aProgramThatIsTooOldOpensNoBrowser()
    {
        m_net->expect(HttpMethod::Get, kApi + QStringLiteral("/public/ping"))
            .answer(200, R"({"minSupportedVersion":2})");
        const auto end = await(m_sso->signIn(request(), [](const SsoProgress&) {}));
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::PortalRefused);
        QCOMPARE(end->outcome.kind, SignInOutcome::Kind::UpdateNeeded);
        QVERIFY(m_opened.empty());
    }
};

QTEST_GUILESS_MAIN(SingleSignOnTest)
#include "tst_singlesignon.moc"

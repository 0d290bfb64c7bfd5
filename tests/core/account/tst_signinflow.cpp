#include "core/account/signinflow.h"
#include "core/portal/directoryclient.h"
#include "core/portal/signinclient.h"
#include "core/store/accountregistry.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using Kind = SignInOutcome::Kind;

namespace {

const QString kCcc = QStringLiteral("https://ccc.test/api");
const QString kApi = QStringLiteral("https://p.test/example/api");
const QByteArray kGuid(32, '7');

// Not as a raw text: moc of Qt 6.4 takes what follows for a comment.
const QByteArray kOneWay = ",\"ssoEnabled\":true,\"authenticators\":"
                           "[{\"name\":\"Org\",\"idPxLoginUrl\":\"https://idp.test/new\"}]";

QByteArray entry(const QByteArray& more = {})
{
    return R"({"serviceGuid":")" + kGuid + R"(","serviceCode":"example","serviceName":"Example",)"
           R"("serviceStatus":"CertifiedSecure","emailAddress":"ann@example.org",)"
           R"("urls":{"SecMsgAPI":"https://p.test/example/api","IdProxy":"https://idp.test"})"
           + more + "}";
}

QByteArray refusal(const QByteArray& code)
{
    return R"({"responseStatus":{"errorCode":")" + code + R"(","message":"theirs"}})";
}

} // namespace

class SignInFlowTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ScriptedTransport> m_net;
    std::unique_ptr<DirectoryClient> m_directory;
    std::unique_ptr<SignInFlow> m_flow;

    static PortalChoice portal()
    {
        PortalChoice choice;
        choice.entry.urls = {{QStringLiteral("SecMsgAPI"), QUrl(kApi)}};
        return choice;
    }
    ScriptedTransport::Step& expect(HttpMethod method, const char* path)
    {
        return m_net->expect(method, kApi + QLatin1String(path));
    }
    void expectLogin(int status, const QByteArray& body)
    {
        expect(HttpMethod::Get, "/public/ping").answer(200, "{}");
        expect(HttpMethod::Post, "/v1/login").answer(status, body);
    }
    void expectDetails()
    {
        expect(HttpMethod::Get, "/v1/user/settings")
            .answer(200, R"({"emailAddress":"ann@example.org","firstName":"Ann"})");
        expect(HttpMethod::Get, "/v1/public/service/settings")
            .answer(200, R"({"keepMeLoggedIn":{"enabled":true}})");
    }
    Result<SignInOutcome> signIn()
    {
        return await(m_flow->signIn(portal(), QStringLiteral(" ann@EXAMPLE.org "), Secret("pw")));
    }
    void expectDiscovery(int status, const QByteArray& body)
    {
        m_net->expect(HttpMethod::Get, kCcc + QStringLiteral("/public/discovery"))
            .answer(status, body);
    }
    void expectService()
    {
        m_net->expect(HttpMethod::Get, kCcc + QStringLiteral("/public/services/single"))
            .answer(200, entry(R"(,"jurisdiction":"CH")"));
    }
    static AccountRecord account()
    {
        AccountRecord record;
        record.serviceGuid = *Guid::parse(QString::fromLatin1(kGuid));
        record.serviceCode = QStringLiteral("example");
        record.serviceName = QStringLiteral("Kept name");
        record.emailAddress = QStringLiteral("ann@example.org");
        record.messageApi = QUrl(kApi);
        return record;
    }

private Q_SLOTS:
    void init()
    {
        m_net = std::make_unique<ScriptedTransport>();
        m_directory = std::make_unique<DirectoryClient>(*m_net, QUrl(kCcc));
        m_flow = std::make_unique<SignInFlow>(
            *m_directory,
            [this](const QUrl& api) {
                return std::make_unique<SignInClient>(*m_net, api, ClientIdentity());
            },
            SsoHandover::PkceLoopback);
    }
    void cleanup()
    {
        QVERIFY(m_net->isDone());
        m_flow.reset();
    }

    void knowsWhatCanBeAnAddress_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isAddress");
        QTest::newRow("plain") << QStringLiteral("ann@example.org") << true;
        QTest::newRow("blanks around") << QStringLiteral(" ann@example.org ") << true;
        QTest::newRow("local only") << QStringLiteral("ann@") << false;
        QTest::newRow("domain only") << QStringLiteral("@example.org") << false;
        QTest::newRow("two") << QStringLiteral("a@b@c") << false;
        QTest::newRow("blank inside") << QStringLiteral("a b@c") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void knowsWhatCanBeAnAddress()
    {
        QFETCH(QString, typed);
        QFETCH(bool, isAddress);
        QCOMPARE(SignInFlow::isAddress(typed), isAddress);
    }

    void aPasswordBecomesASession()
    {
        expectLogin(200, R"({"sessionToken":"s"})");
        expectDetails();
        const auto outcome = signIn();
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::SignedIn);
        QCOMPARE(outcome->sessionToken.reveal(), QByteArray("s"));
        QCOMPARE(outcome->user.firstName, QStringLiteral("Ann"));
        QVERIFY(outcome->publicSettings.keepMeLoggedIn);
        const HttpRequest& login = m_net->requests().at(1);
        QVERIFY(login.secretBody);
        QVERIFY(login.body.contains(R"("username":"ann@example.org")"));
        QVERIFY(login.body.contains(R"("cookieless":true)"));
    }

    void everyRefusalHasItsOutcome_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* code, int status, Kind kind) {
            QTest::newRow(code) << QByteArray(code) << status << kind;
        };
        row("803", 403, Kind::WrongCredentials);
        row("810", 404, Kind::WrongCredentials);
        row("55", 403, Kind::LockedOut);
        row("56", 403, Kind::PasswordExpired);
        row("804", 403, Kind::RegistrationPending);
        row("920", 403, Kind::NotRegistered);
        row("918", 403, Kind::Disabled);
        row("905", 403, Kind::NotAdmitted);
        row("46", 403, Kind::RecipientQuestion);
        row("Portal.SsoRequired", 403, Kind::SsoRequired);
        row("31", 403, Kind::Suspended);
        row("50", 503, Kind::Maintenance);
        row("other", 503, Kind::Maintenance);
    }
    void everyRefusalHasItsOutcome()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, status);
        QFETCH(Kind, kind);
        expectLogin(status, refusal(code));
        const auto outcome = signIn();
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, kind);
        QCOMPARE(outcome->portalMessage, QStringLiteral("theirs"));
        QVERIFY(outcome->sessionToken.isEmpty());
    }

    void whatIsNoAnswerIsAnError_data()
    {
        QTest::addColumn<ErrorKind>("problem");
        QTest::newRow("network") << ErrorKind::Network;
        QTest::newRow("TLS") << ErrorKind::Tls;
    }
    void whatIsNoAnswerIsAnError()
    {
        QFETCH(ErrorKind, problem);
        expect(HttpMethod::Get, "/public/ping").fail(problem);
        expect(HttpMethod::Post, "/v1/login").fail(problem);
        const auto outcome = signIn();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, problem);
    }

    void neitherSessionNorSecondFactorIsNoAnswer()
    {
        expectLogin(200, "{}");
        QVERIFY(signIn().error().is(ErrorKind::Protocol));
    }

    void aPortalThatNeedsANewerProgramGetsNoPassword()
    {
        expect(HttpMethod::Get, "/public/ping").answer(200, R"({"minSupportedVersion":2})");
        QCOMPARE(signIn()->kind, Kind::UpdateNeeded);
    }

    void aSecondFactorRepeatsTheWholeSignIn()
    {
        expectLogin(200, R"({"availableMfa":[{"id":7,"name":"App","mfaType":1,"active":true}]})");
        const auto first = signIn();
        QVERIFY(first);
        QCOMPARE(first->kind, Kind::SecondFactorNeeded);
        QCOMPARE(first->factors.first().id, 7);
        expectLogin(403, refusal("Portal.MfaInvalid"));
        QCOMPARE(await(m_flow->answerSecondFactor(7, QStringLiteral("1")))->kind, Kind::WrongCode);
        expectLogin(200, R"({"sessionToken":"s"})");
        expectDetails();
        QCOMPARE(await(m_flow->answerSecondFactor(7, QStringLiteral(" 123456 ")))->kind,
                 Kind::SignedIn);
        const QByteArray sent = m_net->requests().at(5).body;
        QVERIFY(sent.contains(R"("mfaCode":"123456")") && sent.contains(R"("password":"pw")"));
        // The password is gone with the session.
        QVERIFY(!await(m_flow->answerSecondFactor(7, QStringLiteral("123456"))));
    }

    void cancellingForgetsThePassword()
    {
        expectLogin(200, R"({"availableMfa":[{"id":7,"active":true}]})");
        QCOMPARE(signIn()->kind, Kind::SecondFactorNeeded);
        m_flow->cancel();
        QVERIFY(await(m_flow->answerSecondFactor(7, QStringLiteral("1")))
                    .error()
                    .is(ErrorKind::Cancelled));
    }

    void aNewCallEndsTheOneBefore()
    {
        expect(HttpMethod::Get, "/v1/public/service/settings").holdBack();
        auto first = m_flow->prepare(portal());
        QTRY_COMPARE(m_net->heldBack(), std::size_t(1));
        expect(HttpMethod::Get, "/v1/public/service/settings").answer(200, "{}");
        QVERIFY(await(m_flow->prepare(portal())));
        QVERIFY(await(std::move(first)).error().is(ErrorKind::Cancelled));
    }

    void discoveryGivesChoicesInTheirOrder()
    {
        expectDiscovery(200, R"({"results":[)" + entry() + "," + entry(R"(,"ssoEnabled":true)")
                                 + "]}");
        expectService();
        expectService();
        const auto choices = await(m_flow->discover(QStringLiteral(" ann+x@EXAMPLE.org")));
        QVERIFY(choices);
        QCOMPARE(choices->size(), 2);
        QCOMPARE(choices->at(0).use, PortalChoice::Use::Password);
        QCOMPARE(choices->at(0).entry.jurisdiction, QStringLiteral("CH"));
        QCOMPARE(choices->at(1).obstacle, PortalChoice::Obstacle::SignInNotConfigured);
        QCOMPARE(m_net->requests().front().url.query(QUrl::FullyEncoded),
                 QStringLiteral("emailAddress=ann%2Bx%40example.org"));
    }

    void theOlderDiscoveryIsAskedIfTheNewIsMissing()
    {
        expectDiscovery(404, {});
        m_net->expect(HttpMethod::Get, kCcc + QStringLiteral("/public/sso"))
            .answer(200, R"({"results":[]})");
        const auto choices = await(m_flow->discover(QStringLiteral("ann@example.org")));
        QVERIFY(choices && choices->isEmpty());
    }

    void aRefreshedAccountFollowsTheDirectory()
    {
        expectDiscovery(200, "{\"results\":[" + entry(kOneWay) + "]}");
        expectService();
        const auto choice = await(m_flow->refresh(account()));
        QVERIFY(choice);
        QCOMPARE(choice->use, PortalChoice::Use::SingleSignOn);
        QCOMPARE(choice->entry.identityProxy, QStringLiteral("https://idp.test"));
        QCOMPARE(choice->methods.first().loginUrl, QUrl(QStringLiteral("https://idp.test/new")));
    }

    void withoutTheDirectoryTheLastKnownPortalIsOffered_data()
    {
        QTest::addColumn<bool>("sso");
        QTest::newRow("password") << false;
        QTest::newRow("single sign-on") << true;
    }
    void withoutTheDirectoryTheLastKnownPortalIsOffered()
    {
        QFETCH(bool, sso);
        AccountRecord record = account();
        if (sso) {
            record.sso.emplace();
            record.sso->identityProxy = QStringLiteral("https://idp.test");
            record.sso->loginUrl = QUrl(QStringLiteral("https://idp.test/login"));
            record.sso->logoutUrl = QUrl(QStringLiteral("https://idp.test/logout"));
            record.sso->name = QStringLiteral("Org");
        }
        m_net->expect(HttpMethod::Get, kCcc + QStringLiteral("/public/discovery"))
            .fail(ErrorKind::Network);
        const auto choice = await(m_flow->refresh(record));
        QVERIFY(choice);
        QCOMPARE(choice->entry.serviceName, QStringLiteral("Kept name"));
        QCOMPARE(choice->use, sso ? PortalChoice::Use::SingleSignOn : PortalChoice::Use::Password);
        QCOMPARE(choice->methods.size(), sso ? 1 : 0);
        QCOMPARE(choice->entry.ssoProxyLogoutUrl.isEmpty(), !sso);
    }

    void aServiceCodeFindsAPortalOrNothing()
    {
        expectService();
        const auto found = await(m_flow->findByCode(QStringLiteral(" example ")));
        QVERIFY(found && found->has_value());
        m_net->expect(HttpMethod::Get, kCcc + QStringLiteral("/public/services/single")).answer(404);
        const auto missing = await(m_flow->findByCode(QStringLiteral("nowhere")));
        QVERIFY(missing && !missing->has_value());
    }
};

QTEST_GUILESS_MAIN(SignInFlowTest)
#include "tst_signinflow.moc"

#include "tests/integration/liveportal.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using Kind = SignInOutcome::Kind;

namespace {

QStringList codes(std::initializer_list<const char*> list)
{
    QStringList found;
    for (const char* code : list)
        found << QString::fromLatin1(code);
    return found;
}

/// The client's network, listened in on.
class HeardTransport final : public HttpTransport
{
public:
    explicit HeardTransport(HttpTransport& real) : m_real(real) {}
    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request, std::stop_token stop) override
    {
        Result<HttpResponse> answer = co_await m_real.send(std::move(request), std::move(stop));
        if (answer)
            cookies += answer->header("set-cookie").isEmpty() ? 0 : 1;
        ++answers;
        co_return answer;
    }
    int answers = 0;
    int cookies = 0;

private:
    HttpTransport& m_real;
};

} // namespace

class SignInLiveTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] int requests(const char* operation)
    {
        return static_cast<int>(m_live->server().requestCount(operation));
    }

    std::unique_ptr<LivePortal> m_live;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>();
        QVERIFY(m_live->isUp());
    }
    void init() { m_live->reset(); }

    void discoveryFindsThePortalsOfAnAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("two portals and one by single sign-on")
            << kAnna << codes({"example", "clinic", "northwind"});
        QTest::newRow("typed with blanks and in another case")
            << QStringLiteral("  anna.keller@EXAMPLE.org ")
            << codes({"example", "clinic", "northwind"});
        QTest::newRow("guest") << QStringLiteral("gast@partner.example")
                               << codes({"example", "clinic"});
        QTest::newRow("apostrophe") << QStringLiteral("o'neill.patrick@example.org")
                                    << codes({"example"});
        QTest::newRow("suspended portal") << QStringLiteral("erika.alt@oldbank.example")
                                          << codes({"oldbank"});
        QTest::newRow("nobody") << QStringLiteral("who@nowhere.example") << QStringList();
    }
    void discoveryFindsThePortalsOfAnAddress()
    {
        QFETCH(QString, address);
        QFETCH(QStringList, expected);
        const auto choices = await(m_live->flow().discover(address));
        QVERIFY(choices);
        QStringList found;
        for (const PortalChoice& choice : *choices)
            found << choice.entry.serviceCode;
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
    }

    void eachPortalSaysHowItSignsInAndWhereItIsGoverned()
    {
        const auto password = m_live->choose(kAnna, QStringLiteral("example"));
        QVERIFY(password);
        QCOMPARE(password->use, PortalChoice::Use::Password);
        QCOMPARE(password->entry.jurisdiction, QStringLiteral("EU"));
        const auto browser = m_live->choose(kAnna, QStringLiteral("northwind"));
        QVERIFY(browser);
        QCOMPARE(browser->use, PortalChoice::Use::Browser);
        const auto suspended = m_live->choose(QStringLiteral("erika.alt@oldbank.example"),
                                              QStringLiteral("oldbank"));
        QVERIFY(suspended);
        QCOMPARE(suspended->use, PortalChoice::Use::Unavailable);
    }

    void everyDocumentedAnswerToASignInIsUnderstood_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* name, const char* address, Kind kind,
                            const char* code = "example",
                            const QByteArray& password = kPassword) {
            QTest::newRow(name) << QString::fromUtf8(address) << password
                                << QString::fromLatin1(code) << kind;
        };
        row("success", "anna.keller@example.org", Kind::SignedIn);
        row("success with an alias", "a.keller@example.org", Kind::SignedIn);
        row("success at another portal", "anna.keller@example.org", Kind::SignedIn, "clinic");
        row("success as a guest", "gast@partner.example", Kind::SignedIn);
        for (const char* colleague :
             {"jonas.weber@example.org", "marie.dubois@example.org", "wei.zhang@example.org",
              "yuki.tanaka@example.org", "omar.haddad@example.org", "noa.levi@example.org",
              "lucia.moreno@example.org", "sven.groß@example.org", "o'neill.patrick@example.org",
              "emily.clark@example.org", "ben.fischer@example.org"})
            row(colleague, colleague, Kind::SignedIn);
        for (const char* colleague :
             {"jonas.weber@example.org", "marie.dubois@example.org", "gast@partner.example",
              "dr.baumann@klinik-am-see.example", "labor@klinik-am-see.example"})
            row(qPrintable(QStringLiteral("clinic ") + QString::fromUtf8(colleague)), colleague,
                Kind::SignedIn, "clinic");
        row("803 wrong password", "anna.keller@example.org", Kind::WrongCredentials, "example",
            "wrong");
        row("810 unknown address", "who@nowhere.example", Kind::WrongCredentials);
        row("55 locked", "locked@example.org", Kind::LockedOut);
        row("56 password expired", "expired@example.org", Kind::PasswordExpired);
        row("804 not confirmed", "pending@example.org", Kind::RegistrationPending);
        row("920 not registered", "new.person@example.org", Kind::NotRegistered);
        row("918 disabled", "disabled@example.org", Kind::Disabled);
        row("905 domain not admitted", "visitor@refused.example", Kind::NotAdmitted);
        row("46 recipient question", "cra@example.org", Kind::RecipientQuestion);
        row("single sign-on only", "anna.keller@example.org", Kind::SsoRequired, "northwind");
        row("single sign-on only, second", "emily.clark@example.org", Kind::SsoRequired,
            "northwind");
        row("single sign-on only, third", "ben.fischer@example.org", Kind::SsoRequired,
            "northwind");
        row("31 suspended", "erika.alt@oldbank.example", Kind::Suspended, "oldbank");
        row("31 suspended, one of many portals", "ben.fischer@example.org", Kind::Suspended,
            "oldbank");
        row("50 maintenance", "meister@werkstatt.example", Kind::Maintenance, "workshop");
        row("second factor", "mfa@example.org", Kind::SecondFactorNeeded);
    }
    void everyDocumentedAnswerToASignInIsUnderstood()
    {
        QFETCH(QString, address);
        QFETCH(QByteArray, password);
        QFETCH(QString, code);
        QFETCH(Kind, kind);
        const auto outcome = m_live->signIn(address, password, code);
        QVERIFY2(outcome, outcome ? "" : qPrintable(toLogString(outcome.error())));
        QCOMPARE(outcome->kind, kind);
        QCOMPARE(outcome->sessionToken.isEmpty(), kind != Kind::SignedIn);
        // One attempt for one click: a second one would count against the person.
        QVERIFY(requests("Login") <= 1);
    }

    void afterSignInItIsKnownWhoSignedIn()
    {
        const auto outcome = m_live->signIn(QStringLiteral("a.keller@example.org"), kPassword);
        QVERIFY(outcome);
        QCOMPARE(outcome->user.emailAddress, kAnna);
        QCOMPARE(outcome->user.firstName, QStringLiteral("Anna"));
        QVERIFY(outcome->publicSettings.keepMeLoggedIn);
    }

    /// `cookieless`: the portal gives none, and none is ever sent.
    void noWayInLeavesACookie()
    {
        HeardTransport heard(m_live->transport());
        const SignInClient door(heard, m_live->messageApi(), LivePortal::identity());
        const std::stop_token never;
        const Secret password(kPassword);
        const auto session = await(door.login(kAnna, password, std::nullopt, never));
        QVERIFY(session && !session->sessionToken.isEmpty());
        const std::string token = m_live->server().with([](portal::Control& control) {
            portal::Portal& at = *control.world().portal("example");
            return control.world().issueToken(
                at, at.userByAddress(kAnna.toStdString())->id, portal::kTicksPerDay, false);
        });
        const Secret kept(QByteArray::fromStdString(token));
        QVERIFY(await(door.authenticate(kept, never)));
        QCOMPARE(heard.answers, 2);
        QCOMPARE(heard.cookies, 0);
        QVERIFY(m_live->signIn(kAnna, kPassword));
        for (const portal::LoggedRequest& request : m_live->server().requests())
            QVERIFY(std::find(request.headerNames.begin(), request.headerNames.end(), "cookie")
                    == request.headerNames.end());
    }

    void fiveWrongPasswordsLockAndAreToldAsSuch()
    {
        for (int i = 0; i < 5; ++i) {
            const auto outcome = m_live->signIn(kAnna, "wrong");
            QVERIFY(outcome);
            QVERIFY(outcome->kind == Kind::WrongCredentials || outcome->kind == Kind::LockedOut);
        }
        const auto outcome = m_live->signIn(kAnna, kPassword);
        QVERIFY(outcome);
        QCOMPARE(outcome->kind, Kind::LockedOut);
    }

    void theRightCodeCompletesASecondFactorAndAWrongOneMayBeCorrected()
    {
        const auto asked = m_live->signIn(QStringLiteral("mfa@example.org"), kPassword);
        QVERIFY(asked);
        QCOMPARE(asked->kind, Kind::SecondFactorNeeded);
        QVERIFY(!asked->factors.isEmpty());
        const int factor = asked->factors.first().id;

        const auto wrong = await(m_live->flow().answerSecondFactor(factor, QStringLiteral("000000")));
        QVERIFY(wrong);
        QCOMPARE(wrong->kind, Kind::WrongCode);
        const auto right
            = await(m_live->flow().answerSecondFactor(factor, QStringLiteral(" 123456 ")));
        QVERIFY(right);
        QCOMPARE(right->kind, Kind::SignedIn);

        // The password is gone with the success: another answer has nothing to go with.
        const auto late = await(m_live->flow().answerSecondFactor(factor, QStringLiteral("123456")));
        QVERIFY(!late);
        QVERIFY(late.error().is(ErrorKind::Cancelled));
    }

    void everyOfferedSecondFactorCompletesTheSignIn()
    {
        const auto first = m_live->signIn(QStringLiteral("mfa@example.org"), kPassword);
        QVERIFY(first);
        QCOMPARE(first->factors.size(), 2);
        QCOMPARE(first->factors.at(0).name, QStringLiteral("Authenticator app"));
        QCOMPARE(first->factors.at(0).mfaType, 1);
        QCOMPARE(first->factors.at(1).mfaType, 2);
        QVERIFY(first->factors.at(1).phoneNumber.endsWith(u"42"));
        for (const UserMfa& factor : first->factors) {
            const auto asked = m_live->signIn(QStringLiteral("mfa@example.org"), kPassword);
            QVERIFY(asked);
            QCOMPARE(asked->kind, Kind::SecondFactorNeeded);
            const auto right
                = await(m_live->flow().answerSecondFactor(factor.id, QStringLiteral("123456")));
            QVERIFY(right);
            QCOMPARE(right->kind, Kind::SignedIn);
            QCOMPARE(right->user.emailAddress, QStringLiteral("mfa@example.org"));
        }
    }

    void afterAWrongPasswordASecondFactorCannotBeAnswered()
    {
        const auto asked = m_live->signIn(QStringLiteral("mfa@example.org"), kPassword);
        QVERIFY(asked);
        const auto wrong = m_live->signIn(QStringLiteral("mfa@example.org"), "wrong");
        QVERIFY(wrong);
        QCOMPARE(wrong->kind, Kind::WrongCredentials);
        m_live->server().clearRequests();
        const auto late = await(m_live->flow().answerSecondFactor(1, QStringLiteral("123456")));
        QVERIFY(!late);
        QCOMPARE(requests("Login"), 0);
    }

    void whatHinderedASignInIsGoneOnceThePortalSaysSo_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<Kind>("before");
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("recipient question answered")
            << QStringLiteral("cra@example.org") << Kind::RecipientQuestion
            << QByteArrayLiteral(R"({"craPending": false})");
        QTest::newRow("registration confirmed")
            << QStringLiteral("pending@example.org") << Kind::RegistrationPending
            << QByteArrayLiteral(R"({"state": "Registered"})");
        QTest::newRow("enabled again")
            << QStringLiteral("disabled@example.org") << Kind::Disabled
            << QByteArrayLiteral(R"({"state": "Registered"})");
        QTest::newRow("unlocked") << QStringLiteral("locked@example.org") << Kind::LockedOut
                                  << QByteArrayLiteral(R"({"locked": false})");
        QTest::newRow("new password") << QStringLiteral("expired@example.org")
                                      << Kind::PasswordExpired
                                      << QByteArrayLiteral(R"({"passwordExpired": false})");
    }
    void whatHinderedASignInIsGoneOnceThePortalSaysSo()
    {
        QFETCH(QString, address);
        QFETCH(Kind, before);
        QFETCH(QByteArray, change);
        const auto refused = m_live->signIn(address, kPassword);
        QVERIFY(refused);
        QCOMPARE(refused->kind, before);
        m_live->server().with([&](portal::Control& control) {
            control.changeUser("example", address.toStdString(),
                               portal::Json::parse(change.toStdString()));
        });
        const auto admitted = m_live->signIn(address, kPassword);
        QVERIFY(admitted);
        QCOMPARE(admitted->kind, Kind::SignedIn);
    }

    void aLockAfterWrongPasswordsEndsByItself()
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(m_live->signIn(kAnna, "wrong"));
        const auto locked = m_live->signIn(kAnna, kPassword);
        QVERIFY(locked);
        QCOMPARE(locked->kind, Kind::LockedOut);
        m_live->server().advanceClock(std::chrono::minutes(16));
        const auto admitted = m_live->signIn(kAnna, kPassword);
        QVERIFY(admitted);
        QCOMPARE(admitted->kind, Kind::SignedIn);
    }

    void aGuestIsKnownAsOne()
    {
        const auto guest = m_live->signIn(QStringLiteral("gast@partner.example"), kPassword);
        QVERIFY(guest);
        QVERIFY(guest->user.isGuest);
        const auto professional = m_live->signIn(kAnna, kPassword);
        QVERIFY(professional);
        QVERIFY(!professional->user.isGuest);
    }

    void aForgottenPasswordIsConfirmedForAnyAddress()
    {
        const auto choice = m_live->choose(kAnna, QStringLiteral("example"));
        QVERIFY(choice);
        QVERIFY(await(m_live->flow().forgotPassword(*choice, kAnna)));
        QVERIFY(await(m_live->flow().forgotPassword(*choice, QStringLiteral("who@nowhere.example"))));
        QCOMPARE(m_live->server().mails().size(), std::size_t(1));
    }

    void aServerThatCannotProveWhoItIsGetsNoRequest_data()
    {
        QTest::addColumn<int>("certificate");
        QTest::addColumn<QString>("code");
        QTest::newRow("other host")
            << int(portal::CertificateKind::WrongHost) << QStringLiteral("tls-hostname");
        QTest::newRow("expired")
            << int(portal::CertificateKind::Expired) << QStringLiteral("tls-expired");
        QTest::newRow("unknown authority")
            << int(portal::CertificateKind::UntrustedAuthority) << QStringLiteral("tls-untrusted");
    }
    void aServerThatCannotProveWhoItIsGetsNoRequest()
    {
        QFETCH(int, certificate);
        QFETCH(QString, code);
        LivePortal impostor(5, static_cast<portal::CertificateKind>(certificate));
        QVERIFY(impostor.isUp());
        const auto choices = await(impostor.flow().discover(kAnna));
        QVERIFY(!choices);
        QCOMPARE(choices.error().kind, ErrorKind::Tls);
        QCOMPARE(choices.error().code, code);
        QVERIFY(impostor.server().requests().empty());
    }

    void withoutItsAuthorityThePortalIsNotTrusted()
    {
        CurlTransport stranger{CurlOptions()};
        DirectoryClient directory(
            stranger, QUrl(QString::fromStdString(m_live->server().addresses().directoryUrl)));
        const QString address = kAnna;
        const auto found = await(directory.discover(address, std::stop_token()));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Tls);
        QCOMPARE(found.error().code, QStringLiteral("tls-untrusted"));
        QCOMPARE(requests("PublicDiscoveryServiceUser"), 0);
    }

    void aDirectoryThatIsNotThereIsANetworkError()
    {
        DirectoryClient nowhere(m_live->transport(), QUrl(QStringLiteral("https://localhost:9/ccc")));
        const auto found = await(nowhere.discover(kAnna, std::stop_token()));
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Network);
    }

    void anOlderDirectoryWithoutDiscoveryIsAskedTheOlderWay()
    {
        portal::Fault fault;
        fault.kind = portal::FaultKind::Status;
        fault.operation = "PublicDiscoveryServiceUser";
        fault.status = 404;
        m_live->server().fault(fault);
        const auto choices = await(m_live->flow().discover(kAnna));
        QVERIFY(choices);
        QVERIFY(choices->size() >= 2);
    }
};

QTEST_GUILESS_MAIN(SignInLiveTest)
#include "tst_signin_live.moc"

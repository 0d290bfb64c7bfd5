#include "core/account/singlesignon.h"
#include "tests/integration/formbrowser.h"
#include "tests/integration/liveportal.h"
#include "tests/support/await.h"

#include <QTest>
#include <QUrlQuery>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;
using Kind = SsoEnd::Kind;
using Person = FormBrowser::Person;

namespace {

using Faults = portal::ProxyFaults;
using Spoil = std::function<void(Faults&)>;

} // namespace

/// authentication.md 6.3 to 6.7 end to end: the client's core, the local portal's identity proxy and
/// a certified OpenID Provider, over real TLS; only the browser is a small one.
class SsoLiveTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<SignInFlow> m_flow;
    std::unique_ptr<FormBrowser> m_browser;
    std::unique_ptr<SingleSignOn> m_sso;
    TimerScheduler m_scheduler;
    SystemClock m_clock;
    QList<QUrl> m_opened;

    std::unique_ptr<SignInClient> clientOf(const QUrl& api)
    {
        return std::make_unique<SignInClient>(m_live->transport(), api, LivePortal::identity());
    }
    PortalChoice choose(const QString& address, const QString& code)
    {
        const auto choices = await(m_flow->discover(address));
        for (const PortalChoice& choice : choices.value_or(QList<PortalChoice>())) {
            if (choice.entry.serviceCode == code)
                return choice;
        }
        return {};
    }
    SsoRequest requestFor(const QString& address = kAnna,
                          const QString& code = QStringLiteral("northwind"))
    {
        SsoRequest request;
        request.portal = choose(address, code);
        request.address = address;
        request.uiLocales = QStringLiteral("de");
        request.page = QByteArrayLiteral("<p>closable");
        const auto methods = lastUsedFirst(request.portal.methods, std::nullopt);
        if (!methods.isEmpty())
            request.method = methods.first();
        return request;
    }
    Result<SsoEnd> signIn(const SsoRequest& request)
    {
        return await(m_sso->signIn(request, [](const SsoProgress&) {}), 60s);
    }
    Result<SsoEnd> signIn() { return signIn(requestFor()); }
    int exchanges() { return m_live->server().requestCount("IdProxyToken"); }

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>();
        QVERIFY(m_live->isUp());
        QVERIFY(m_live->server().startIdentityProvider());
    }
    void init()
    {
        m_live->reset();
        m_live->server().setProxyFaults({});
        const auto portals = [this](const QUrl& api) { return clientOf(api); };
        m_flow = std::make_unique<SignInFlow>(m_live->directory(), portals,
                                              SsoHandover::PkceLoopback);
        m_browser = std::make_unique<FormBrowser>(m_live->authorityFile());
        m_opened.clear();
        m_sso = std::make_unique<SingleSignOn>(
            SingleSignOn::Needs{m_live->transport(), portals, m_scheduler, m_clock,
                                [this](const QUrl& address) {
                                    m_opened << address;
                                    m_browser->open(address);
                                    return true;
                                }});
    }
    void cleanup() { m_sso.reset(); }
    void cleanupTestCase() { m_live.reset(); }

    void fromTheAddressToASessionThatWorks()
    {
        const auto end = signIn();
        QVERIFY2(end, qPrintable(end ? QString() : toLogString(end.error())));
        QCOMPARE(end->kind, Kind::SignedIn);
        QCOMPARE(end->outcome.user.emailAddress, kAnna);
        QTRY_COMPARE(m_browser->callbackStatus, 200);
        QCOMPARE(m_browser->callbackPage, QByteArray("<p>closable"));
        const auto client = clientOf(m_live->messageApi("northwind"));
        const Secret session = end->outcome.sessionToken;
        const std::stop_token never;
        QVERIFY(await(client->userSettings(session, never)));
        QVERIFY(await(m_sso->giveUp(requestFor().portal, session)));
        QVERIFY(!await(client->userSettings(session, never)));
    }

    void eachWayOfAPortalSignsIn_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("method");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* address, const char* code, int method, const char* name) {
            QTest::addRow("%s, %s", code, name)
                << QString::fromLatin1(address) << QString::fromLatin1(code) << method
                << QString::fromLatin1(name);
        };
        row("kim.berg@harbour.example", "harbour", 0, "Harbour Partners"); // used last
        row("kim.berg@harbour.example", "harbour", 1, "Harbour account");
        row("lee.ortiz@harbour.example", "harbour", 0, "Harbour account");
        row("mara.voss@lagoon.example", "lagoon", 0, "");
        row("emily.clark@example.org", "northwind", 0, "Northwind account");
    }
    void eachWayOfAPortalSignsIn()
    {
        QFETCH(QString, address);
        QFETCH(QString, code);
        QFETCH(int, method);
        QFETCH(QString, name);
        SsoRequest request = requestFor(address, code);
        const auto methods = lastUsedFirst(request.portal.methods, std::nullopt);
        QVERIFY(method < methods.size());
        request.method = methods.at(method);
        if (!name.isEmpty())
            QCOMPARE(request.method.name, name);
        m_browser->login = address;
        const auto end = signIn(request);
        QVERIFY(end);
        QVERIFY2(end->kind == Kind::SignedIn, qPrintable(m_browser->stuckAt + end->description));
        QCOMPARE(end->outcome.user.emailAddress, address);
    }

    void inMixedModeThePasswordIsOneOfTheWays()
    {
        const auto mixed = choose(QStringLiteral("kim.berg@harbour.example"), QStringLiteral("harbour"));
        QCOMPARE(mixed.use, PortalChoice::Use::SingleSignOn);
        QCOMPARE(mixed.methods.size(), 3);
        QVERIFY(mixed.methods.at(2).loginUrl.isEmpty());
        const auto lee = choose(QStringLiteral("lee.ortiz@harbour.example"), QStringLiteral("harbour"));
        QCOMPARE(lee.methods.size(), 1);
        const auto pat = choose(QStringLiteral("pat.quist@harbour.example"), QStringLiteral("harbour"));
        QCOMPARE(pat.use, PortalChoice::Use::Password);
    }

    void whatThePersonDoesDecidesHowItEnds_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("login");
        QTest::addColumn<Person>("person");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* name, const char* address, const char* login, Person person,
                            Kind kind) {
            QTest::newRow(name) << QString::fromLatin1(address) << QString::fromLatin1(login)
                                << person << kind;
        };
        const char* anna = "anna.keller@example.org";
        row("10 cancels", anna, anna, Person::CancelsAtSignIn, Kind::Refused);
        row("10 does not consent", anna, anna, Person::CancelsAtConsent, Kind::Refused);
        row("15 is somebody else", anna, "emily.clark@example.org", Person::SignsIn,
            Kind::WrongPerson);
        row("15 has another address there", "tom.hansen@example.org", "tom.hansen@example.org",
            Person::SignsIn, Kind::WrongPerson);
        row("14 has no proven address", "uma.unproven@example.org", "uma.unproven@example.org",
            Person::SignsIn, Kind::NotProvisioned);
    }
    void whatThePersonDoesDecidesHowItEnds()
    {
        QFETCH(QString, address);
        QFETCH(QString, login);
        QFETCH(Person, person);
        QFETCH(Kind, kind);
        m_browser->login = login;
        m_browser->person = person;
        const auto end = signIn(requestFor(address));
        QVERIFY(end);
        QCOMPARE(end->kind, kind);
        QVERIFY(!end->description.isEmpty());
    }

    void somebodyElseWithoutAHintIsAskedAbout()
    {
        m_live->server().with([](portal::Control& control) {
            portal::Switches switches = control.switches();
            switches.ignoreLoginHint = true;
            control.setSwitches(switches);
        });
        m_browser->login = QStringLiteral("emily.clark@example.org");
        const auto end = signIn();
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::OtherAddress);
        QCOMPARE(end->outcome.user.emailAddress, m_browser->login);
    }

    void cancellingInTheMiddleLeavesNoSession()
    {
        m_browser->person = Person::LeavesAtSignIn;
        auto running = m_sso->signIn(requestFor(), [](const SsoProgress&) {});
        QTRY_VERIFY_WITH_TIMEOUT(!m_browser->stuckAt.isEmpty(), 30000);
        m_sso->cancel();
        QVERIFY(await(std::move(running)).error().is(ErrorKind::Cancelled));
        QCOMPARE(exchanges(), 0);
        m_browser->person = Person::SignsIn;
        const auto end = signIn();
        QCOMPARE(end->kind, Kind::SignedIn);
        const QUrlQuery first(m_opened.at(0));
        const QUrlQuery second(m_opened.at(1));
        for (const char* secret : {"state", "code_challenge"})
            QVERIFY(first.queryItemValue(QLatin1String(secret))
                    != second.queryItemValue(QLatin1String(secret)));
    }

    void aSecondCallbackFindsNobody()
    {
        QCOMPARE(signIn()->kind, Kind::SignedIn);
        QTRY_VERIFY(m_browser->callbackStatus == 200);
        const QUrl again = m_browser->callback;
        m_browser->callbackStatus = 0;
        m_browser->reload(again);
        QTRY_COMPARE(m_browser->callbackStatus, -1);
        QCOMPARE(exchanges(), 1);
    }

    void whatTheProxySpoilsDecidesHowItEnds_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char* name, Kind kind, Spoil spoil) {
            QTest::newRow(name) << spoil << kind;
        };
        row("8 other issuer", Kind::WrongServer, [](Faults& f) { f.issuer = "https://x.test"; });
        row("8 no issuer", Kind::WrongServer, [](Faults& f) { f.omit = "iss"; });
        row("9 no code", Kind::InvalidAnswer, [](Faults& f) { f.omit = "code"; });
        row("9 code and error", Kind::InvalidAnswer, [](Faults& f) { f.errorBesidesCode = true; });
        row("9 code twice", Kind::InvalidAnswer, [](Faults& f) { f.twice = "code"; });
        for (const auto& [error, kind] :
             {std::pair("access_denied", Kind::Refused), {"invalid_request", Kind::NotSetUp},
              {"unauthorized_client", Kind::NotSetUp},
              {"unsupported_response_type", Kind::NotSetUp}, {"invalid_scope", Kind::NotSetUp},
              {"server_error", Kind::TryLater}, {"temporarily_unavailable", Kind::TryLater},
              {"login_required", Kind::Refused}, {"interaction_required", Kind::Refused},
              {"account_selection_required", Kind::Refused},
              {"user_not_provisioned", Kind::NotProvisioned},
              {"email_mismatch", Kind::WrongPerson}})
            row(error, kind, [error = error](Faults& f) { f.error = error; });
        row("21 other type", Kind::InvalidAnswer, [](Faults& f) { f.tokenType = "Bearer"; });
        row("21 other portal", Kind::InvalidAnswer, [](Faults& f) { f.serviceCode = "clinic"; });
        row("21 no token", Kind::InvalidAnswer, [](Faults& f) { f.omit = "authenticationToken"; });
        row("18 replayed code, twice", Kind::Expired, [](Faults& f) { f.replayCode = true; });
        row("22 dead token, twice", Kind::Expired, [](Faults& f) { f.deadToken = true; });
    }
    void whatTheProxySpoilsDecidesHowItEnds()
    {
        QFETCH(Spoil, spoil);
        QFETCH(Kind, kind);
        if (kind == Kind::Expired)
            QCOMPARE(signIn()->kind, Kind::SignedIn); // so that there is a code to be replayed
        m_opened.clear();
        Faults faults;
        faults.count = -1;
        spoil(faults);
        m_live->server().setProxyFaults(faults);
        const auto end = signIn();
        QVERIFY(end);
        QCOMPARE(end->kind, kind);
        QCOMPARE(m_opened.size(), kind == Kind::Expired ? 2 : 1);
    }

    void whatExpiredOnceSucceedsByItself_data()
    {
        QTest::addColumn<bool>("replayed");
        QTest::newRow("18 replayed code") << true;
        QTest::newRow("22 dead token") << false;
    }
    void whatExpiredOnceSucceedsByItself()
    {
        QFETCH(bool, replayed);
        QCOMPARE(signIn()->kind, Kind::SignedIn);
        m_opened.clear();
        Faults faults;
        faults.count = 1;
        faults.replayCode = replayed;
        faults.deadToken = !replayed;
        m_live->server().setProxyFaults(faults);
        const auto end = signIn();
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::SignedIn);
        QCOMPARE(m_opened.size(), 2);
    }

    /// A callback with another state is not for us: it is waited on.
    void aForgedStateIsWaitedOver()
    {
        Faults faults;
        faults.count = 1;
        faults.state = "forged";
        m_live->server().setProxyFaults(faults);
        auto running = m_sso->signIn(requestFor(), [](const SsoProgress&) {});
        QTRY_COMPARE_WITH_TIMEOUT(m_browser->callbackStatus, 400, 30000);
        QCOMPARE(exchanges(), 0);
        m_sso->openAgain();
        const auto end = await(std::move(running), 60s);
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::SignedIn);
    }

    void troubleAtTheTokenEndpoint_data()
    {
        QTest::addColumn<portal::FaultKind>("fault");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("count");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("browsers");
        using Fault = portal::FaultKind;
        QTest::newRow("17 lost before, once") << Fault::DropBefore << 0 << 1 << Kind::SignedIn << 1;
        QTest::newRow("17 lost before, always")
            << Fault::DropBefore << 0 << -1 << Kind::Unreachable << 1;
        // The code was used by the answer that was lost: everything begins anew.
        QTest::newRow("17 lost after, once") << Fault::DropAfter << 0 << 1 << Kind::SignedIn << 2;
        QTest::newRow("17 redirect") << Fault::Status << 302 << -1 << Kind::Unreachable << 1;
        QTest::newRow("20 fault, once") << Fault::Status << 500 << 1 << Kind::SignedIn << 1;
        QTest::newRow("20 busy, once") << Fault::Status << 429 << 1 << Kind::SignedIn << 1;
        QTest::newRow("20 busy, always") << Fault::Status << 503 << -1 << Kind::TryLater << 1;
        QTest::newRow("21 no JSON") << Fault::Malformed << 0 << 1 << Kind::InvalidAnswer << 1;
        QTest::newRow("17 answer cut off") << Fault::Truncated << 0 << 1 << Kind::SignedIn << 2;
    }
    void troubleAtTheTokenEndpoint()
    {
        QFETCH(portal::FaultKind, fault);
        QFETCH(int, status);
        QFETCH(int, count);
        QFETCH(Kind, kind);
        QFETCH(int, browsers);
        const SsoRequest request = requestFor();
        portal::Fault trouble;
        trouble.kind = fault;
        trouble.operation = "IdProxyToken";
        trouble.count = count;
        trouble.status = status;
        m_live->server().fault(trouble);
        const auto end = signIn(request);
        QVERIFY(end);
        QCOMPARE(end->kind, kind);
        QCOMPARE(m_opened.size(), browsers);
    }

    void whatThePortalRefusesAtTheEndIsTold_data()
    {
        QTest::addColumn<std::string>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<SignInOutcome::Kind>("outcome");
        using Outcome = SignInOutcome::Kind;
        const auto row = [](const char* code, int status, Outcome outcome,
                            Kind kind = Kind::PortalRefused) {
            QTest::newRow(code) << std::string(code) << status << kind << outcome;
        };
        row("918", 403, Outcome::Disabled);
        row("905", 403, Outcome::NotAdmitted);
        row("804", 403, Outcome::RegistrationPending);
        row("920", 403, Outcome::NotRegistered);
        row("46", 403, Outcome::RecipientQuestion);
        row("810", 404, Outcome::SignedIn, Kind::NotProvisioned);
        row("31", 403, Outcome::Suspended);
        row("50", 503, Outcome::Maintenance);
    }
    void whatThePortalRefusesAtTheEndIsTold()
    {
        QFETCH(std::string, code);
        QFETCH(int, status);
        QFETCH(Kind, kind);
        QFETCH(SignInOutcome::Kind, outcome);
        const SsoRequest request = requestFor();
        portal::Fault refusal;
        refusal.kind = portal::FaultKind::Status;
        refusal.operation = "Authenticate";
        refusal.status = status;
        refusal.errorCode = code;
        m_live->server().fault(refusal);
        const auto end = signIn(request);
        QVERIFY(end);
        QCOMPARE(end->kind, kind);
        QCOMPARE(end->outcome.kind, outcome);
    }

    void aPersonDisabledMeanwhileIsTold()
    {
        const SsoRequest request = requestFor();
        m_live->server().with([](portal::Control& control) {
            control.disableUser("northwind", "anna.keller@example.org", true);
        });
        const auto end = signIn(request);
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::PortalRefused);
        QCOMPARE(end->outcome.kind, SignInOutcome::Kind::Disabled);
    }

    void aProviderThatIsDownIsToldAndComesBack()
    {
        m_live->server().stopIdentityProvider();
        const auto down = signIn();
        QVERIFY(down);
        QCOMPARE(down->kind, Kind::TryLater);
        QVERIFY(m_live->server().startIdentityProvider());
        const auto end = signIn();
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::SignedIn);
    }
};

QTEST_GUILESS_MAIN(SsoLiveTest)
#include "tst_sso_live.moc"

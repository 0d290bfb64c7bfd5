#include "core/account/singlesignon.h"
#include "tests/integration/formbrowser.h"
#include "tests/integration/liveportal.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"

#include <QFile>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>
#include <QUrlQuery>

#include <optional>

#include <sys/resource.h>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;
using Kind = SsoEnd::Kind;
using Person = FormBrowser::Person;

namespace {

using Faults = portal::ProxyFaults;
using Spoil = std::function<void(Faults&)>;

/// While it lives this process opens no more files and sockets.
class NoMoreSockets
{
public:
    NoMoreSockets()
    {
        getrlimit(RLIMIT_NOFILE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoMoreSockets() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

/// After the first answer this computer gives the program no port any more.
class LastAnswerTransport final : public HttpTransport
{
public:
    explicit LastAnswerTransport(HttpTransport& real) : m_real(real) {}
    [[nodiscard]] AsyncResult<HttpResponse> send(HttpRequest request, std::stop_token stop) override
    {
        Result<HttpResponse> answer = co_await m_real.send(std::move(request), std::move(stop));
        full.emplace();
        co_return answer;
    }
    std::optional<NoMoreSockets> full;

private:
    HttpTransport& m_real;
};

/// What a stranger on this computer is answered by the waiting program: the first line.
QByteArray answerTo(const QUrl& waiting, const QByteArray& request)
{
    QTcpSocket socket;
    socket.connectToHost(waiting.host(), static_cast<quint16>(waiting.port()));
    QByteArray answer;
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] { socket.write(request); });
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { answer += socket.readAll(); });
    (void)QTest::qWaitFor([&] { return answer.contains("\r\n"); });
    return answer.left(answer.indexOf("\r\n"));
}

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
    SingleSignOn::Needs needsWith(HttpTransport& transport, Scheduler& scheduler, const Clock& clock)
    {
        const auto portals = [&transport](const QUrl& api) {
            return std::make_unique<SignInClient>(transport, api, LivePortal::identity());
        };
        return {transport, portals, scheduler, clock, [this](const QUrl& address) {
                    m_opened << address;
                    m_browser->open(address);
                    return true;
                }};
    }
    [[nodiscard]] QUrl waitingAddress() const
    {
        return QUrl(QUrlQuery(m_opened.last()).queryItemValue(QStringLiteral("redirect_uri"),
                                                              QUrl::FullyDecoded));
    }
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
            needsWith(m_live->transport(), m_scheduler, m_clock));
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

    /// The table of authentication.md 6.4 step 3.
    void theBrowserIsSentOutWithEveryParameter_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* name, const char* value) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(value);
        };
        row("response_type", "code");
        row("client_id", "secure-desktop");
        row("redirect_uri", "http://127\\.0\\.0\\.1:[0-9]+/callback");
        row("state", "[A-Za-z0-9_-]{43}");
        row("code_challenge", "[A-Za-z0-9_-]{43}");
        row("code_challenge_method", "S256");
        row("login_hint", "anna\\.keller@example\\.org");
        row("ui_locales", "de");
    }
    void theBrowserIsSentOutWithEveryParameter()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const SsoRequest request = requestFor();
        const QString own = request.method.loginUrl.query(QUrl::FullyEncoded);
        QCOMPARE(signIn(request)->kind, Kind::SignedIn);
        const QUrlQuery sent(m_opened.first());
        QCOMPARE(sent.allQueryItemValues(name).size(), 1);
        const QRegularExpression whole(QRegularExpression::anchoredPattern(value));
        QVERIFY(whole.match(sent.queryItemValue(name, QUrl::FullyDecoded)).hasMatch());
        QVERIFY(m_opened.first().query(QUrl::FullyEncoded).startsWith(own));
    }

    void whatTheDirectorySaysMustLeadSomewhere_data()
    {
        QTest::addColumn<QByteArray>("directory");
        QTest::addColumn<PortalChoice::Obstacle>("obstacle");
        using Obstacle = PortalChoice::Obstacle;
        QTest::newRow("1 no authenticator")
            << QByteArray(R"({"authenticators": [], "ssoProxyUrl": null})")
            << Obstacle::SignInNotConfigured;
        QTest::newRow("1 plain page")
            << QByteArray(R"({"authenticators": [{"name": "N", "idPxLoginUrl": "http:\/\/n.test\/l"}]})")
            << Obstacle::UnsafeAddress;
        QTest::newRow("1 plain identity proxy")
            << QByteArray(R"({"urls": {"IdProxy": "http:\/\/n.test"}})") << Obstacle::UnsafeAddress;
    }
    void whatTheDirectorySaysMustLeadSomewhere()
    {
        QFETCH(QByteArray, directory);
        QFETCH(PortalChoice::Obstacle, obstacle);
        m_live->server().with([&](portal::Control& control) {
            control.changePortal("northwind",
                                 {{"directory", portal::Json::parse(directory.toStdString())}});
        });
        const PortalChoice choice = choose(kAnna, QStringLiteral("northwind"));
        QCOMPARE(choice.use, PortalChoice::Use::Unavailable);
        QCOMPARE(choice.obstacle, obstacle);
    }

    /// Row 2.
    void withoutAPortThePersonIsTold()
    {
        LastAnswerTransport last(m_live->transport());
        SingleSignOn sso(needsWith(last, m_scheduler, m_clock));
        const auto end = await(sso.signIn(requestFor(), [](const SsoProgress&) {}));
        last.full.reset();
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::NoPort);
        QVERIFY(m_opened.isEmpty());
        QCOMPARE(signIn()->kind, Kind::SignedIn); // once there are ports again
    }

    /// Row 3: the person takes the address to a browser of their own.
    void withoutABrowserTheAddressIsEnough()
    {
        SingleSignOn::Needs needs = needsWith(m_live->transport(), m_scheduler, m_clock);
        needs.openBrowser = [](const QUrl&) { return false; };
        SingleSignOn sso(needs);
        SsoProgress shown;
        auto running = sso.signIn(requestFor(), [&shown](const SsoProgress& step) { shown = step; });
        QTRY_VERIFY(!shown.address.isEmpty());
        QVERIFY(!shown.browserStarted);
        m_browser->open(shown.address);
        const auto end = await(std::move(running), 60s);
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::SignedIn);
    }

    void whenNothingComesBackForFiveMinutesItEnds_data()
    {
        QTest::addColumn<bool>("errorPage");
        QTest::newRow("4 the person leaves") << false;
        QTest::newRow("5 the identity proxy shows an error page") << true;
    }
    void whenNothingComesBackForFiveMinutesItEnds()
    {
        QFETCH(bool, errorPage);
        ManualClock clock;
        SingleSignOn sso(needsWith(m_live->transport(), clock, clock));
        m_browser->person = Person::LeavesAtSignIn;
        if (errorPage) {
            portal::Fault page;
            page.operation = "IdProxyAuthorize";
            page.status = 400;
            m_live->server().fault(page);
        }
        auto running = sso.signIn(requestFor(), [](const SsoProgress&) {});
        QTRY_VERIFY_WITH_TIMEOUT(!m_browser->stuckAt.isEmpty(), 30000);
        QCOMPARE(m_browser->stuckAt.startsWith(u"400"), errorPage);
        clock.advance(299s);
        QVERIFY(!running.isReady());
        clock.advance(1s);
        const auto end = await(std::move(running));
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::NothingCame);
        QCOMPARE(exchanges(), 0);
        m_browser->reload(waitingAddress());
        QTRY_COMPARE(m_browser->callbackStatus, -1);
    }

    void strangersAtTheDoorAreSentAwayAndItIsWaitedOn_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("answer");
        const QByteArray host("\r\nHost: %1\r\n\r\n");
        QTest::newRow("6 another path") << "GET /favicon.ico HTTP/1.1" + host << QByteArray("404");
        QTest::newRow("6 another method") << "POST /callback HTTP/1.1" + host << QByteArray("405");
        QTest::newRow("6 another host")
            << QByteArray("GET /callback HTTP/1.1\r\nHost: localhost\r\n\r\n")
            << QByteArray("400");
        QTest::newRow("7 no state") << "GET /callback?code=evil HTTP/1.1" + host
                                    << QByteArray("400");
        QTest::newRow("7 guessed state")
            << "GET /callback?code=evil&state=guess HTTP/1.1" + host << QByteArray("400");
    }
    void strangersAtTheDoorAreSentAwayAndItIsWaitedOn()
    {
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, answer);
        m_browser->person = Person::LeavesAtSignIn;
        auto running = m_sso->signIn(requestFor(), [](const SsoProgress&) {});
        QTRY_VERIFY_WITH_TIMEOUT(!m_browser->stuckAt.isEmpty(), 30000);
        const QUrl waiting = waitingAddress();
        request.replace("%1", waiting.authority().toLatin1());
        QVERIFY(answerTo(waiting, request).startsWith("HTTP/1.1 " + answer));
        QCOMPARE(exchanges(), 0);
        m_browser->person = Person::SignsIn;
        m_sso->openAgain();
        const auto end = await(std::move(running), 60s);
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::SignedIn);
    }

    void aServerThatCannotProveWhoItIsGetsNoCode_data()
    {
        QTest::addColumn<int>("certificate");
        QTest::addColumn<QString>("code");
        QTest::newRow("17 unknown authority")
            << int(portal::CertificateKind::UntrustedAuthority) << QStringLiteral("tls-untrusted");
        QTest::newRow("26 a certificate of another time")
            << int(portal::CertificateKind::Expired) << QStringLiteral("tls-expired");
    }
    void aServerThatCannotProveWhoItIsGetsNoCode()
    {
        QFETCH(int, certificate);
        QFETCH(QString, code);
        LivePortal impostor(0, static_cast<portal::CertificateKind>(certificate));
        QVERIFY(impostor.isUp());
        QTemporaryFile authorities; // of both, so that nothing but the certificate is wrong
        QVERIFY(authorities.open());
        for (const QString& path : {m_live->authorityFile(), impostor.authorityFile()}) {
            QFile file(path);
            QVERIFY(file.open(QFile::ReadOnly));
            authorities.write(file.readAll());
        }
        authorities.flush();
        CurlOptions curl;
        curl.extraCaFile = authorities.fileName();
        CurlTransport transport(curl);
        SsoRequest request = requestFor();
        const std::string there = impostor.server().with([](portal::Control& control) {
            return control.world().proxyAddress(*control.world().portal("northwind"));
        });
        request.portal.entry.identityProxy = QString::fromStdString(there);
        Faults faults;
        faults.count = -1;
        faults.issuer = there;
        m_live->server().setProxyFaults(faults);
        SingleSignOn sso(needsWith(transport, m_scheduler, m_clock));
        const auto end = await(sso.signIn(request, [](const SsoProgress&) {}), 60s);
        QVERIFY(end);
        QCOMPARE(end->kind, Kind::Unreachable);
        QCOMPARE(end->cause.kind, ErrorKind::Tls);
        QCOMPARE(end->cause.code, code);
        QVERIFY(impostor.server().requests().empty());
    }

    /// Row 27.
    void aProgramThatEndsLeavesNothingBehind()
    {
        const auto tokens = [this] {
            return m_live->server().with(
                [](portal::Control& control) { return control.tokens().size(); });
        };
        const auto before = tokens();
        m_browser->person = Person::LeavesAtSignIn;
        auto running = m_sso->signIn(requestFor(), [](const SsoProgress&) {});
        QTRY_VERIFY_WITH_TIMEOUT(!m_browser->stuckAt.isEmpty(), 30000);
        m_sso.reset();
        QVERIFY(await(std::move(running)).error().is(ErrorKind::Cancelled));
        m_browser->reload(waitingAddress());
        QTRY_COMPARE(m_browser->callbackStatus, -1);
        QCOMPARE(tokens(), before);
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
        for (const char* member : {"authenticationToken", "tokenType", "expiresIn", "serviceCode"})
            row(qPrintable(QStringLiteral("21 no ") + QLatin1String(member)), Kind::InvalidAnswer,
                [member](Faults& f) { f.omit = member; });
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
        QTest::addColumn<std::string>("code");
        using Fault = portal::FaultKind;
        const auto row = [](const char* name, Fault fault, int status, int count, Kind kind,
                            int browsers, const char* code = "") {
            QTest::newRow(name) << fault << status << count << kind << browsers
                                << std::string(code);
        };
        row("17 lost before, once", Fault::DropBefore, 0, 1, Kind::SignedIn, 1);
        row("17 lost before, always", Fault::DropBefore, 0, -1, Kind::Unreachable, 1);
        // The code was used by the answer that was lost: everything begins anew.
        row("17 lost after, once", Fault::DropAfter, 0, 1, Kind::SignedIn, 2);
        row("17 redirect", Fault::Status, 302, -1, Kind::Unreachable, 1);
        row("17 answer cut off", Fault::Truncated, 0, 1, Kind::SignedIn, 2);
        row("18 once", Fault::Status, 400, 1, Kind::SignedIn, 2, "invalid_grant");
        row("18 always", Fault::Status, 400, -1, Kind::Expired, 2, "invalid_grant");
        row("19 request", Fault::Status, 400, -1, Kind::NotSetUp, 1, "invalid_request");
        row("19 grant type", Fault::Status, 400, -1, Kind::NotSetUp, 1, "unsupported_grant_type");
        row("19 client", Fault::Status, 401, -1, Kind::NotSetUp, 1, "invalid_client");
        row("20 fault, once", Fault::Status, 500, 1, Kind::SignedIn, 1);
        row("20 busy, once", Fault::Status, 429, 1, Kind::SignedIn, 1);
        row("20 busy, always", Fault::Status, 503, -1, Kind::TryLater, 1);
        row("21 no JSON", Fault::Malformed, 0, 1, Kind::InvalidAnswer, 1);
    }
    void troubleAtTheTokenEndpoint()
    {
        QFETCH(portal::FaultKind, fault);
        QFETCH(int, status);
        QFETCH(int, count);
        QFETCH(Kind, kind);
        QFETCH(int, browsers);
        QFETCH(std::string, code);
        const SsoRequest request = requestFor();
        portal::Fault trouble;
        trouble.kind = fault;
        trouble.operation = "IdProxyToken";
        trouble.count = count;
        trouble.status = status;
        trouble.errorCode = code;
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
            QTest::newRow(*code ? code : "503 without a code")
                << std::string(code) << status << kind << outcome;
        };
        row("918", 403, Outcome::Disabled);
        row("905", 403, Outcome::NotAdmitted);
        row("804", 403, Outcome::RegistrationPending);
        row("920", 403, Outcome::NotRegistered);
        row("46", 403, Outcome::RecipientQuestion);
        row("810", 404, Outcome::SignedIn, Kind::NotProvisioned);
        row("31", 403, Outcome::Suspended);
        row("50", 503, Outcome::Maintenance);
        row("", 503, Outcome::Maintenance);
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

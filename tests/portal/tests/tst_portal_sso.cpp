#include "tests/portal/tests/ssotest.h"

#include <future>

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// Single sign-on with a real OpenID Provider: the ways that lead in, and what they are bound to.
class SsoFlowTest : public SsoTest
{
    Q_OBJECT

private slots:
    void signsInFromTheBrowserToASession()
    {
        const Parameters back = signIn(kMainUser, kMainUser);
        QCOMPARE(q(back.at("state")), QStringLiteral("the-client's state"));
        QCOMPARE(q(back.at("iss")), q(proxy()));
        QCOMPARE(base64UrlDecoded(back.at("code")).value_or("").size(), std::size_t(32));
        QVERIFY(!back.contains("error"));
        const Answer exchanged = exchange(form(back.at("code")));
        QCOMPARE(exchanged.status, 200);
        QCOMPARE(q(exchanged.headers.at("cache-control")), QStringLiteral("no-store"));
        QCOMPARE(exchanged.json["tokenType"], Json("sm-authentication-token"));
        QCOMPARE(exchanged.json["expiresIn"], Json(60));
        QCOMPARE(exchanged.json["serviceCode"], Json("northwind"));
        QCOMPARE(exchanged.json["emailAddress"], Json(kMainUser));
        const Answer session = authenticate(exchanged.json["authenticationToken"]);
        QCOMPARE(session.status, 200);
        TestClient client(*m_portal, "northwind");
        client.session = session.json["sessionToken"];
        QCOMPARE(client.get("/v1/user/settings").json["emailAddress"], Json(kMainUser));
        QVERIFY(client.search("{types:[Inbox]}").json["totalItems"] > 0);
    }

    void showsThePagesOfTheOrganisation()
    {
        Parameters asked = request(kMainUser);
        const Page page = m_browser->open(loginUrl(asked));
        QCOMPARE(page.status, 200);
        QVERIFY(page.body.find("<label for=\"login\">E-mail address</label>") != std::string::npos);
        QVERIFY(page.body.find("Northwind") != std::string::npos);
        QVERIFY(page.body.find(std::string("value=\"") + kMainUser) != std::string::npos);
        asked["ui_locales"] = "de";
        QVERIFY(m_browser->open(loginUrl(asked)).body.find("E-Mail-Adresse") != std::string::npos);
        const Page wrong = m_browser->submit(page, {{"login", kMainUser}, {"password", "guess"}});
        QVERIFY(wrong.body.find("role=\"alert\"") != std::string::npos);
    }

    void asksTheOrganisationWithItsOwnSecrets()
    {
        TestClient browser(m_portal->addresses().authorityPem, {});
        const Answer first = browser.get(loginUrl(request()));
        QCOMPARE(first.status, 302);
        const Parameters sent = parametersOf(first.headers.at("location"));
        QCOMPARE(q(sent.at("response_type")), QStringLiteral("code"));
        QCOMPARE(q(sent.at("redirect_uri")), q(proxy() + "/callback"));
        QCOMPARE(q(sent.at("code_challenge_method")), QStringLiteral("S256"));
        QVERIFY(sent.at("state") != "the-client's state");
        QVERIFY(sent.at("code_challenge") != s256Challenge(m_verifier));
        const Parameters again =
            parametersOf(browser.get(loginUrl(request())).headers.at("location"));
        for (const char* secret : {"state", "nonce", "code_challenge"})
            QVERIFY2(sent.at(secret) != again.at(secret), secret);
    }

    void knowsABrowserThatIsSignedInToTheOrganisation()
    {
        QVERIFY(signIn().contains("code"));
        const Page second = m_browser->open(loginUrl(request(kMainUser)));
        QVERIFY(parametersOf(second.client).contains("code"));
    }

    void signsOutOfTheOrganisation()
    {
        QVERIFY(signIn().contains("code"));
        const Page asking = m_browser->open(proxy() + "/logout?client_id=secure-desktop");
        QVERIFY(asking.body.find("op.logoutForm") != std::string::npos);
        const auto at = asking.body.find("name=\"xsrf\" value=\"") + 19;
        const std::string xsrf = asking.body.substr(at, asking.body.find('"', at) - at);
        Page confirm = asking;
        const auto action = asking.body.find("action=\"") + 8;
        confirm.url = asking.body.substr(action, asking.body.find('"', action) - action);
        const Page gone = m_browser->submit(confirm, {{"xsrf", xsrf}, {"logout", "yes"}});
        QVERIFY2(gone.body.find("You are signed out") != std::string::npos, gone.body.c_str());
        QVERIFY(m_browser->open(loginUrl(request())).client.empty());
    }

    void remembersWhomTheOrganisationMeansWhenTheAddressChanges()
    {
        QVERIFY(signIn("emily.clark@example.org").contains("code"));
        QVERIFY(m_portal->changeIdentityProvider(
            {{"people", {{"emily.clark@example.org", {{"email", "emily.stone@example.org"}}}}}}));
        openANewBrowser();
        const Parameters back = signIn("emily.clark@example.org");
        QCOMPARE(exchange(form(back.at("code"))).json["emailAddress"],
                 Json("emily.clark@example.org"));
    }

    void givesNobodyAnAddressThatSomebodyElseIsKnownBy()
    {
        QVERIFY(signIn("emily.clark@example.org").contains("code"));
        QVERIFY(m_portal->changeIdentityProvider(
            {{"people", {{"nora.newcomer@example.org", {{"email", "emily.clark@example.org"}}}}}}));
        openANewBrowser();
        QCOMPARE(q(signIn("nora.newcomer@example.org")["error"]),
                 QStringLiteral("user_not_provisioned"));
    }

    void leadsInByEachAuthenticatorAndRemembersTheLast()
    {
        const auto usedLast = [this] {
            const Json found =
                TestClient(m_portal->addresses().authorityPem, m_portal->addresses().directoryUrl)
                    .get("/public/discovery?emailAddress=kim.berg%40harbour.example")
                    .json["results"][0]["authenticators"];
            for (const auto& one : found) {
                if (one["usedLast"] == true)
                    return one["name"].get<std::string>();
            }
            return std::string();
        };
        QCOMPARE(q(usedLast()), QStringLiteral("Harbour Partners"));
        const std::string kim = "kim.berg@harbour.example";
        Parameters back = signIn(kim, kim, "harbour", "&p=staff");
        QCOMPARE(exchange(form(back.at("code")), "harbour").json["emailAddress"], Json(kim));
        QCOMPARE(q(usedLast()), QStringLiteral("Harbour account"));
        back = signIn(kim, kim, "harbour", "&p=partners");
        QCOMPARE(exchange(form(back.at("code")), "harbour").status, 200);
        QCOMPARE(q(usedLast()), QStringLiteral("Harbour Partners"));
        QVERIFY(TestClient(*m_portal, "harbour").signIn(kim));
        QCOMPARE(q(usedLast()), QStringLiteral("Password"));
    }

    void dependsOnTheAddressInMixedMode()
    {
        const auto lee = TestClient(*m_portal, "harbour").login("lee.ortiz@harbour.example");
        QCOMPARE(q(lee.errorCode()), QStringLiteral("Portal.SsoRequired"));
        QVERIFY(TestClient(*m_portal, "harbour").signIn("pat.quist@harbour.example"));
        // Partners is not offered to Lee, so it does not lead in either.
        QVERIFY(signIn("lee.ortiz@harbour.example", {}, "harbour", "&p=staff").contains("code"));
    }

    void leadsInByTheOlderForm()
    {
        const Parameters back = signIn("mara.voss@lagoon.example", {}, "lagoon");
        QCOMPARE(q(back.at("iss")), q(proxy("lagoon")));
        QCOMPARE(exchange(form(back.at("code")), "lagoon").status, 200);
    }

    void goesBackToEitherLoopbackAddress()
    {
        m_redirect = "http://[::1]:50001/callback";
        const Page page = m_browser->signIn(loginUrl(request()), kMainUser);
        QVERIFY(page.client.starts_with("http://[::1]:50001/callback?"));
        QCOMPARE(exchange(form(parametersOf(page.client)["code"])).status, 200);
    }

    void endsCodesAfterAMinuteAndTokensToo()
    {
        Parameters back = signIn();
        m_portal->advanceClock(61s);
        QCOMPARE(exchange(form(back.at("code"))).json["error"], Json("invalid_grant"));
        back = signIn();
        const Answer exchanged = exchange(form(back.at("code")));
        m_portal->advanceClock(61s);
        QCOMPARE(q(authenticate(exchanged.json["authenticationToken"]).errorCode()),
                 QStringLiteral("803"));
    }

    void usesCodesAndTokensOnce()
    {
        const std::string code = signIn().at("code");
        const std::string token = exchange(form(code)).json["authenticationToken"];
        QCOMPARE(authenticate(token).status, 200);
        QCOMPARE(q(authenticate(token).errorCode()), QStringLiteral("803"));
        QCOMPARE(exchange(form(code)).json["error"], Json("invalid_grant"));
    }

    void endsTheTokenWhenItsCodeComesASecondTime()
    {
        const std::string code = signIn().at("code");
        const std::string token = exchange(form(code)).json["authenticationToken"];
        const Answer second = exchange(form(code));
        QCOMPARE(second.status, 400);
        QCOMPARE(second.json["error"], Json("invalid_grant"));
        QCOMPARE(q(authenticate(token).errorCode()), QStringLiteral("803"));
    }

    void bindsTokensToThePortal()
    {
        const std::string token = exchange(form(signIn().at("code"))).json["authenticationToken"];
        QCOMPARE(q(authenticate(token, "example").errorCode()), QStringLiteral("803"));
        QCOMPARE(authenticate(token).status, 200);
    }

    void saysAtAuthenticateWhatIsWrongWithTheUser_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QString>("code");
        QTest::newRow("disabled") << QByteArray(R"({"state":"Disabled"})") << "918";
        QTest::newRow("invited") << QByteArray(R"({"state":"Invited"})") << "920";
        QTest::newRow("pending") << QByteArray(R"({"state":"PendingRegistration"})") << "804";
        QTest::newRow("question open") << QByteArray(R"({"craPending":true})") << "46";
    }

    void saysAtAuthenticateWhatIsWrongWithTheUser()
    {
        QFETCH(QByteArray, change);
        QFETCH(QString, code);
        m_portal->with([&](Control& control) {
            control.changeUser("northwind", kMainUser, Json::parse(change.toStdString()));
        });
        const Answer exchanged = exchange(form(signIn().at("code")));
        QCOMPARE(exchanged.status, 200);
        const std::string token = exchanged.json["authenticationToken"];
        QCOMPARE(q(authenticate(token).errorCode()), code);
        QCOMPARE(q(authenticate(token).errorCode()), QStringLiteral("803")); // it is gone
    }

    void saysAtAuthenticateWhatIsWrongWithThePortal()
    {
        const auto change = [this](const Json& changes) {
            m_portal->with([&](Control& control) { control.changePortal("northwind", changes); });
        };
        const std::string token = exchange(form(signIn().at("code"))).json["authenticationToken"];
        change({{"maintenance", true}});
        QCOMPARE(authenticate(token).status, 503);
        change({{"maintenance", false}, {"status", "AccountSuspended"}});
        QCOMPARE(q(authenticate(token).errorCode()), QStringLiteral("31"));
        change({{"status", "CertifiedSecure"}});
        QCOMPARE(authenticate(token).status, 200); // not used up by what never reached it
    }

    void answersOthersWhileTheOrganisationIsSlow()
    {
        QVERIFY(m_portal->changeIdentityProvider({{"latency", 2000}}));
        auto slow = std::async(std::launch::async,
                               [this] { return m_browser->open(loginUrl(request())).status; });
        TestClient other(*m_portal);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(other.get("/public/ping").status, 200);
        QVERIFY(slow.wait_for(0s) == std::future_status::timeout);
        QCOMPARE(slow.get(), 200);
    }

    void survivesClientsThatDoNotWait_data()
    {
        QTest::addColumn<bool>("http1");
        QTest::newRow("HTTP/1.1") << true;
        QTest::newRow("HTTP/2") << false;
    }

    void survivesClientsThatDoNotWait()
    {
        QFETCH(bool, http1);
        TestClient client(m_portal->addresses().authorityPem, {});
        client.http1 = http1;
        QCOMPARE(client.get(loginUrl(request())).status, 302);
        QVERIFY(m_portal->changeIdentityProvider({{"latency", 600}}));
        client.timeoutMilliseconds = 150;
        QCOMPARE(client.get(loginUrl(request())).status, 0);
        // By now the answer has come to a connection that is gone.
        QTRY_COMPARE(m_portal->requestCount("IdProxyAuthorize"), 2);
        client.timeoutMilliseconds = 15'000;
        QCOMPARE(client.get(loginUrl(request())).status, 302);
    }

    void writesNoSecretIntoItsLog()
    {
        const std::string code = signIn().at("code");
        exchange(form(code));
        for (const auto& entry : m_portal->requests()) {
            const std::string line = entry.path + "?" + entry.query;
            QVERIFY(line.find(code) == std::string::npos);
            QVERIFY(line.find(s256Challenge(m_verifier)) == std::string::npos);
            QVERIFY(line.find("the-client") == std::string::npos);
        }
        QCOMPARE(m_portal->requestCount("IdProxyAuthorize"), 1);
        QCOMPARE(m_portal->requestCount("IdProxyToken"), 1);
    }
};

QTEST_GUILESS_MAIN(SsoFlowTest)
#include "tst_portal_sso.moc"

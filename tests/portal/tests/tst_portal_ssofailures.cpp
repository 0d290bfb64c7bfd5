#include "tests/portal/tests/ssotest.h"

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// Single sign-on that does not succeed: each refusal of the proxy, each fault it can be asked for.
class SsoFailuresTest : public SsoTest
{
    Q_OBJECT

private slots:
    // --- before anything may be sent back

    void showsAPageAndGoesNowhere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char* what, const char* name, const char* value) {
            QTest::newRow(what) << QString::fromLatin1(name) << QString::fromLatin1(value);
        };
        row("no client", "client_id", "");
        row("another client", "client_id", "somebody");
        row("client twice", "client_id", "secure-desktop&client_id=secure-desktop");
        row("no address", "redirect_uri", "");
        row("https", "redirect_uri", "https://127.0.0.1:49152/callback");
        row("by name", "redirect_uri", "http://localhost:49152/callback");
        row("elsewhere", "redirect_uri", "http://192.0.2.1:49152/callback");
        row("elsewhere in disguise", "redirect_uri", "http://127.0.0.1.example.org/callback");
        row("user info", "redirect_uri", "http://127.0.0.1%40example.org/callback");
        row("other path", "redirect_uri", "http://127.0.0.1:49152/");
        row("longer path", "redirect_uri", "http://127.0.0.1:49152/callback/x");
        row("query", "redirect_uri", "http://127.0.0.1:49152/callback%3Fx=1");
        row("fragment", "redirect_uri", "http://127.0.0.1:49152/callback%23x");
        row("port 0", "redirect_uri", "http://127.0.0.1:0/callback");
        row("no such port", "redirect_uri", "http://127.0.0.1:65536/callback");
        row("line break", "redirect_uri", "http://127.0.0.1:49152/callback%0A");
        row("other loopback", "redirect_uri", "http://127.0.0.2:49152/callback");
        row("address twice", "redirect_uri",
            "http://127.0.0.1:1/callback&redirect_uri=http://127.0.0.1:1/callback");
    }

    void showsAPageAndGoesNowhere()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        Parameters values = request();
        values.erase(text(name));
        std::string url = loginUrl(values);
        if (!value.isEmpty())
            url += "&" + text(name) + "=" + text(value);
        const Page page = m_browser->open(url);
        QCOMPARE(page.status, 400);
        QVERIFY(page.client.empty() && !page.headers.contains("location"));
        QVERIFY(page.body.find("<h1>") != std::string::npos);
    }

    void answersOnlyWhatItIsMeantFor()
    {
        TestClient client(m_portal->addresses().authorityPem, proxy());
        QCOMPARE(client.request("POST", loginUrl(request()), "x").status, 405);
        QCOMPARE(client.get("/nothing").status, 404);
        QCOMPARE(client.get("/token").status, 405);
        QCOMPARE(client.get("/logout").status, 400);
        QCOMPARE(client.get("/logout?client_id=other").status, 400);
        QCOMPARE(client.get(proxy("example") + "/logout?client_id=secure-desktop").status, 404);
    }

    // --- back to the client

    void sendsTheErrorBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* what, const char* name, const char* value,
                            const char* error) {
            QTest::newRow(what) << QString::fromLatin1(name) << QString::fromLatin1(value)
                                << QString::fromLatin1(error);
        };
        row("no type", "response_type", "", "invalid_request");
        row("token", "response_type", "token", "unsupported_response_type");
        row("no state", "state", "", "invalid_request");
        row("no challenge", "code_challenge", "", "invalid_request");
        row("short challenge", "code_challenge", "abc", "invalid_request");
        row("no method", "code_challenge_method", "", "invalid_request");
        row("plain", "code_challenge_method", "plain", "invalid_request");
        row("scope", "scope", "everything", "invalid_scope");
        row("authenticator", "p", "nobody", "invalid_request");
        row("twice", "login_hint", "a&login_hint=b", "invalid_request");
    }

    void sendsTheErrorBack()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, error);
        Parameters values = request();
        values.erase(text(name));
        std::string url = loginUrl(values);
        if (!value.isEmpty())
            url += "&" + text(name) + "=" + text(value);
        const Parameters back = parametersOf(m_browser->open(url).client);
        QCOMPARE(q(back.at("error")), error);
        QVERIFY(!back.at("error_description").empty());
        QCOMPARE(q(back.at("iss")), q(proxy()));
        QCOMPARE(back.contains("state"), name != QStringLiteral("state"));
        QVERIFY(!back.contains("code"));
    }

    void tellsWhoIsNotMeant_data()
    {
        QTest::addColumn<QString>("login");
        QTest::addColumn<QString>("hint");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* what, const char* login, const char* hint,
                            const char* error) {
            QTest::newRow(what) << QString::fromLatin1(login) << QString::fromLatin1(hint)
                                << QString::fromLatin1(error);
        };
        row("unknown to the portal", "nora.newcomer@example.org", "nora.newcomer@example.org",
            "user_not_provisioned");
        row("unknown, not asked for", "nora.newcomer@example.org", "", "user_not_provisioned");
        row("address not verified", "uma.unproven@example.org", "uma.unproven@example.org",
            "user_not_provisioned");
        row("another address there", "tom.hansen@example.org", "", "user_not_provisioned");
        row("somebody else", "emily.clark@example.org", kMainUser, "email_mismatch");
        row("unknown somebody else", "nora.newcomer@example.org", kMainUser, "email_mismatch");
        row("another address than asked for", "tom.hansen@example.org", "tom.hansen@example.org",
            "email_mismatch");
        row("in other letters", "emily.clark@example.org", "EMILY.Clark@Example.Org", "");
    }

    void tellsWhoIsNotMeant()
    {
        QFETCH(QString, login);
        QFETCH(QString, hint);
        QFETCH(QString, error);
        Parameters back = signIn(text(login), text(hint));
        QCOMPARE(q(back["error"]), error);
        QCOMPARE(back.contains("code"), error.isEmpty());
    }

    void signsInSomebodyElseWhenItIgnoresTheHint()
    {
        m_portal->with([](Control& control) {
            Switches switches = control.switches();
            switches.ignoreLoginHint = true;
            control.setSwitches(switches);
        });
        const Parameters back = signIn("emily.clark@example.org", kMainUser);
        QCOMPARE(exchange(form(back.at("code"))).json["emailAddress"],
                 Json("emily.clark@example.org"));
    }

    void tellsThatThePersonRefused()
    {
        const Page login = m_browser->open(loginUrl(request()));
        Page back = m_browser->submit(login, {{"action", "cancel"}});
        QCOMPARE(q(parametersOf(back.client)["error"]), QStringLiteral("access_denied"));
        const Page consent =
            m_browser->submit(m_browser->open(loginUrl(request())),
                              {{"login", kMainUser}, {"password", "Compass-Rose-9"}});
        QVERIFY(consent.body.find("value=\"allow\"") != std::string::npos);
        back = m_browser->submit(consent, {{"action", "cancel"}});
        QCOMPARE(q(parametersOf(back.client)["error"]), QStringLiteral("access_denied"));
    }

    void passesOnWhatTheOrganisationRefuses_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("error");
        for (const char* same :
             {"access_denied", "login_required", "interaction_required",
              "account_selection_required", "temporarily_unavailable", "server_error"})
            QTest::newRow(same) << QString::fromLatin1(same) << QString::fromLatin1(same);
        QTest::newRow("consent_required")
            << QStringLiteral("consent_required") << QStringLiteral("interaction_required");
        QTest::newRow("a mistake of the proxy's")
            << QStringLiteral("invalid_scope") << QStringLiteral("server_error");
    }

    void passesOnWhatTheOrganisationRefuses()
    {
        QFETCH(QString, said);
        QFETCH(QString, error);
        QVERIFY(m_portal->changeIdentityProvider({{"authorize", text(said)}}));
        QCOMPARE(q(signIn()["error"]), error);
    }

    void tellsThatTheOrganisationIsDown()
    {
        const int port = QUrl(q(m_browser->open(loginUrl(request())).url)).port();
        m_portal->stopIdentityProvider();
        QCOMPARE(q(signIn()["error"]), QStringLiteral("temporarily_unavailable"));
        QCOMPARE(m_browser->open(proxy() + "/logout?client_id=secure-desktop").status, 503);
        QVERIFY(m_portal->startIdentityProvider());
        const Page again = m_browser->open(loginUrl(request()));
        QCOMPARE(QUrl(q(again.url)).port(), port);
        QVERIFY(signIn().contains("code"));
    }

    void tellsThatTheOrganisationWentDownOnTheWay()
    {
        TestClient browser(m_portal->addresses().authorityPem, {});
        const Answer first = browser.get(loginUrl(request()));
        const Parameters sent = parametersOf(first.headers.at("location"));
        const auto cookie = first.headers.at("set-cookie");
        browser.extraHeaders = {"Cookie: " + cookie.substr(0, cookie.find(';'))};
        m_portal->stopIdentityProvider();
        const Answer back = browser.get(proxy() + "/callback?code=x&state=" + sent.at("state"));
        QCOMPARE(back.status, 302);
        QCOMPARE(q(parametersOf(back.headers.at("location"))["error"]),
                 QStringLiteral("temporarily_unavailable"));
        QVERIFY(m_portal->startIdentityProvider());
    }

    void losesPatienceWithASlowOrganisation()
    {
        m_portal->with([](Control& control) { control.relyingParty().setTimeout(300ms); });
        QVERIFY(m_portal->changeIdentityProvider({{"latency", 3000}}));
        QCOMPARE(q(signIn()["error"]), QStringLiteral("temporarily_unavailable"));
        m_portal->with([](Control& control) { control.relyingParty().setTimeout(10s); });
    }

    void tellsThatTheExchangeWithTheOrganisationFailed()
    {
        QVERIFY(m_portal->changeIdentityProvider({{"tokenStatus", 500}}));
        QCOMPARE(q(signIn()["error"]), QStringLiteral("server_error"));
        QVERIFY(m_portal->changeIdentityProvider({{"tokenStatus", 503}}));
        QCOMPARE(q(signIn()["error"]), QStringLiteral("temporarily_unavailable"));
    }

    void believesNoBadIdToken_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("fault");
        for (const char* portal : {"northwind", "harbour"}) { // RS256 and ES256
            for (const char* fault :
                 {"wrongIssuer", "wrongAudience", "wrongNonce", "noNonce", "expired", "futureIat",
                  "algNone", "hs256", "unknownKid", "badSignature"})
                QTest::addRow("%s at %s", fault, portal)
                    << QString::fromLatin1(portal) << QString::fromLatin1(fault);
        }
    }

    void believesNoBadIdToken()
    {
        QFETCH(QString, code);
        QFETCH(QString, fault);
        const bool northwind = code == QStringLiteral("northwind");
        const std::string login = northwind ? kMainUser : "kim.berg@harbour.example";
        const std::string more = northwind ? "" : "&p=staff";
        QVERIFY(m_portal->changeIdentityProvider({{"idToken", text(fault)}}));
        Parameters back = signIn(login, {}, text(code), more);
        QCOMPARE(q(back["error"]), QStringLiteral("server_error"));
        QVERIFY(!back.contains("code"));
        QVERIFY(signIn(login, {}, text(code), more).contains("code")); // the fault is used up
    }

    void takesNoAddressThatIsNotVerified()
    {
        QVERIFY(m_portal->changeIdentityProvider({{"idToken", "unverified"}}));
        QCOMPARE(q(signIn()["error"]), QStringLiteral("user_not_provisioned"));
        // Once it is known whom the organisation means, the address does not matter.
        QVERIFY(signIn().contains("code"));
        QVERIFY(m_portal->changeIdentityProvider({{"idToken", "unverified"}}));
        QVERIFY(signIn().contains("code"));
    }

    // --- the organisation's answer

    void takesTheAnswerOfTheOrganisationOnceAndFromTheSameBrowser()
    {
        TestClient browser(m_portal->addresses().authorityPem, {});
        QCOMPARE(browser.get(proxy() + "/callback").status, 400);
        QCOMPARE(browser.get(proxy() + "/callback?code=x&state=guessed").status, 400);
        const auto begin = [&](std::string& cookie) {
            const Answer first = browser.get(loginUrl(request()));
            cookie = first.headers.at("set-cookie");
            return parametersOf(first.headers.at("location")).at("state");
        };
        std::string cookie;
        const std::string state = begin(cookie);
        const std::string back = "/callback?error=access_denied&state=" + state;
        QCOMPARE(browser.get(proxy() + back).status, 400); // another browser
        browser.extraHeaders = {"Cookie: " + cookie.substr(0, cookie.find(';'))};
        QCOMPARE(browser.get(proxy("harbour") + back).status, 400); // another portal
        QCOMPARE(browser.get(proxy() + back).status, 302);
        QCOMPARE(browser.get(proxy() + back).status, 400); // a second time
        browser.extraHeaders.clear();
        const std::string late = begin(cookie);
        browser.extraHeaders = {"Cookie: " + cookie.substr(0, cookie.find(';'))};
        m_portal->advanceClock(11min);
        QCOMPARE(browser.get(proxy() + "/callback?error=access_denied&state=" + late).status, 400);
    }

    void noticesAnotherOrganisationsAnswer()
    {
        TestClient browser(m_portal->addresses().authorityPem, {});
        const Answer first = browser.get(loginUrl(request()));
        const auto cookie = first.headers.at("set-cookie");
        browser.extraHeaders = {"Cookie: " + cookie.substr(0, cookie.find(';'))};
        const Answer back =
            browser.get(proxy() + "/callback?code=x&iss=https%3A%2F%2Felsewhere.example&state=" +
                        parametersOf(first.headers.at("location")).at("state"));
        QCOMPARE(q(parametersOf(back.headers.at("location"))["error"]),
                 QStringLiteral("server_error"));
    }

    // --- the exchange

    void refusesTheExchange_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("error");
        QTest::addColumn<bool>("burns"); // the code cannot be used afterwards
        const auto row = [](const char* what, const char* name, const std::string& value,
                            int status, const char* error, bool burns = false) {
            QTest::newRow(what) << QString::fromLatin1(name) << q(value) << status
                                << QString::fromLatin1(error) << burns;
        };
        row("no grant type", "grant_type", "", 400, "invalid_request");
        row("other grant type", "grant_type", "password", 400, "unsupported_grant_type");
        row("no code", "code", "", 400, "invalid_request");
        row("unknown code", "code", "guessed", 400, "invalid_grant");
        row("no client", "client_id", "", 400, "invalid_request");
        row("other client", "client_id", "other", 401, "invalid_client");
        row("no address", "redirect_uri", "", 400, "invalid_request");
        row("other port", "redirect_uri", "http://127.0.0.1:49153/callback", 400, "invalid_grant",
            true);
        row("no verifier", "code_verifier", "", 400, "invalid_request");
        row("short verifier", "code_verifier", "abc", 400, "invalid_request");
        row("other verifier", "code_verifier", std::string(43, 'v'), 400, "invalid_grant", true);
    }

    void refusesTheExchange()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(int, status);
        QFETCH(QString, error);
        QFETCH(bool, burns);
        const std::string code = signIn().at("code");
        Parameters values = form(code);
        values[text(name)] = text(value);
        if (value.isEmpty())
            values.erase(text(name));
        const Answer refused = exchange(values);
        QCOMPARE(int(refused.status), status);
        QCOMPARE(q(refused.json.value("error", "")), error);
        QVERIFY(!refused.json.value("error_description", "").empty());
        QCOMPARE(q(refused.headers.at("cache-control")), QStringLiteral("no-store"));
        QCOMPARE(exchange(form(code)).status == 200, !burns);
    }

    void refusesTheExchangeInAnotherShape()
    {
        const std::string code = signIn().at("code");
        const char* kForm = "application/x-www-form-urlencoded";
        QCOMPARE(exchange(form(code), "northwind", "POST", "application/json").status, 400);
        QCOMPARE(exchange(form(code), "northwind", "PUT").status, 405);
        QCOMPARE(
            exchange(form(code), "northwind", "POST", kForm, {"Authorization: Basic eDp5"}).status,
            401);
        QCOMPARE(exchange(form(code), "northwind", "POST", kForm, {"Cookie: a=b"}).status, 400);
        QCOMPARE(exchange(form(code), "northwind", "POST", kForm, {"x-sm-session-token: t"}).status,
                 400);
        QCOMPARE(exchange(form(code), "harbour").json["error"], Json("invalid_grant"));
    }

    void limitsExchangesWhenAsked()
    {
        m_portal->with([](Control& control) {
            Switches switches = control.switches();
            switches.exchangesPerMinute = 2;
            switches.retryAfterSeconds = 7;
            control.setSwitches(switches);
        });
        const std::string code = signIn().at("code");
        exchange(form("x"));
        exchange(form("y"));
        const Answer limited = exchange(form(code));
        QCOMPARE(limited.status, 429);
        QCOMPARE(q(limited.headers.at("retry-after")), QStringLiteral("7"));
        m_portal->advanceClock(61s);
        QCOMPARE(exchange(form(code)).json["error"], Json("invalid_grant")); // too late by now
    }

    // --- faults on request

    void spoilsTheCallbackOnRequest()
    {
        const auto back = [this](const ProxyFaults& faults) {
            m_portal->setProxyFaults(faults);
            Parameters values = signIn();
            m_portal->setProxyFaults({});
            return values;
        };
        ProxyFaults faults;
        faults.count = 1;
        auto wanted = faults;
        wanted.issuer = "https://elsewhere.example";
        QCOMPARE(q(back(wanted)["iss"]), QStringLiteral("https://elsewhere.example"));
        wanted = faults;
        wanted.state = "forged";
        QCOMPARE(q(back(wanted)["state"]), QStringLiteral("forged"));
        wanted = faults;
        wanted.omit = "iss";
        QVERIFY(!back(wanted).contains("iss"));
        wanted = faults;
        wanted.twice = "code";
        QVERIFY(back(wanted)["code"].find('|') != std::string::npos);
        wanted = faults;
        wanted.errorBesidesCode = true;
        Parameters both = back(wanted);
        QVERIFY(both.contains("code") && both.contains("error"));
        wanted = faults;
        wanted.error = "unauthorized_client";
        Parameters refused = back(wanted);
        QVERIFY(!refused.contains("code"));
        QCOMPARE(q(refused["error"]), QStringLiteral("unauthorized_client"));
        const std::string used = signIn().at("code");
        QCOMPARE(exchange(form(used)).status, 200);
        wanted = faults;
        wanted.replayCode = true;
        QCOMPARE(q(back(wanted)["code"]), q(used));
        QCOMPARE(exchange(form(used)).json["error"], Json("invalid_grant"));
    }

    void spoilsTheExchangeOnRequest()
    {
        const auto answer = [this](const ProxyFaults& faults) {
            m_portal->setProxyFaults(faults);
            return exchange(form(signIn().at("code"))).json;
        };
        ProxyFaults faults;
        faults.count = 1;
        auto wanted = faults;
        wanted.tokenType = "Bearer";
        QCOMPARE(answer(wanted)["tokenType"], Json("Bearer"));
        wanted = faults;
        wanted.serviceCode = "clinic";
        QCOMPARE(answer(wanted)["serviceCode"], Json("clinic"));
        wanted = faults;
        wanted.omit = "authenticationToken";
        QVERIFY(!answer(wanted).contains("authenticationToken"));
        wanted = faults;
        wanted.deadToken = true;
        QCOMPARE(q(authenticate(answer(wanted)["authenticationToken"]).errorCode()),
                 QStringLiteral("803"));
        QCOMPARE(answer({})["tokenType"], Json("sm-authentication-token"));
    }

    void knowsTheFaultsOfOtherOperations()
    {
        Fault fault;
        fault.operation = "IdProxyToken";
        fault.status = 400;
        fault.errorCode = "invalid_client";
        m_portal->fault(fault);
        const Answer refused = exchange(form("x"));
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.json["error"], Json("invalid_client"));
        fault.kind = FaultKind::DropAfter;
        fault.count = -1;
        m_portal->fault(fault);
        QCOMPARE(exchange(form(signIn().at("code"))).status, 0);
        m_portal->clearFaults();
        fault.kind = FaultKind::Malformed;
        m_portal->fault(fault);
        QVERIFY(exchange(form(signIn().at("code"))).json.is_discarded());
        m_portal->clearFaults();
        fault.kind = FaultKind::Status;
        fault.operation = "IdProxyAuthorize";
        fault.status = 502;
        m_portal->fault(fault);
        QCOMPARE(m_browser->open(loginUrl(request())).status, 502);
    }
};

QTEST_GUILESS_MAIN(SsoFailuresTest)
#include "tst_portal_ssofailures.moc"

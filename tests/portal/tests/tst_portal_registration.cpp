#include "tests/portal/tests/portaltest.h"

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// Registration, invitation and the care of passwords (authentication.md sections 4 and 5).
class RegistrationTest : public PortalTest
{
    Q_OBJECT

    Json form(const std::string& address = "stranger@elsewhere.example") const
    {
        return {{"emailAddress", address},     {"firstName", "Sam"},    {"lastName", "Stranger"},
                {"password", "Fresh-Horse-9"}, {"termsAccepted", true}, {"cookieless", true}};
    }

    Answer registerWith(const Json& values, const std::string& code = "example")
    {
        return TestClient(*m_portal, code).post("/v1/public/users/registration", values);
    }

    std::string lastToken() { return m_portal->mails().back().token; }

    std::string invitation(const std::string& address)
    {
        TestClient(*m_portal).post("/v1/public/users/invite", {{"emailAddress", address}});
        return lastToken();
    }

private slots:
    void refusesWhatBreaksTheRules_data()
    {
        QTest::addColumn<QByteArray>("patch");
        QTest::addColumn<QString>("fields");
        const auto row = [](const char* name, const Json& patch, const char* fields) {
            QTest::newRow(name) << QByteArray::fromStdString(dump(patch))
                                << QString::fromLatin1(fields);
        };
        row("no address", {{"emailAddress", nullptr}}, "emailAddress");
        row("not an address", {{"emailAddress", "stranger"}}, "emailAddress");
        row("no first name", {{"firstName", nullptr}}, "firstName");
        row("blank last name", {{"lastName", "  "}}, "lastName");
        row("no password", {{"password", nullptr}}, "password");
        row("short", {{"password", "Sh-rt1"}}, "password");
        row("long", {{"password", "Long-9" + std::string(60, 'x')}}, "password");
        row("no capital", {{"password", "fresh-horse-9"}}, "password");
        row("no digit", {{"password", "Fresh-Horse-x"}}, "password");
        row("no symbol", {{"password", "FreshHorse999"}}, "password");
        row("a letter is no symbol", {{"password", "FrischesPferdü9"}}, "password");
        row("terms refused", {{"termsAccepted", false}}, "termsAccepted");
        row("terms not mentioned", {{"termsAccepted", nullptr}}, "termsAccepted");
        row("unknown language", {{"language", "tlh"}}, "language");
        row("several at once", {{"lastName", " "}, {"password", "x"}, {"termsAccepted", false}},
            "lastName,password,termsAccepted");
    }

    void refusesWhatBreaksTheRules()
    {
        QFETCH(QByteArray, patch);
        QFETCH(QString, fields);
        Json values = form();
        values.merge_patch(Json::parse(patch.toStdString()));
        const Answer refused = registerWith(values);
        QCOMPARE(refused.status, 400);
        QCOMPARE(q(refused.errorCode()), QStringLiteral("928"));
        QCOMPARE(joined(refused.wrongFields()), fields);
        QVERIFY(m_portal->mails().empty());
    }

    void countsTheLengthInCharacters()
    {
        Json values = form();
        values["password"] = "Ü-9ööööööö"; // ten characters, eighteen bytes
        QCOMPARE(registerWith(values).status, 200);
        values = form("another@elsewhere.example");
        values["password"] = "Ü-9öööööö"; // nine, though sixteen bytes
        QCOMPARE(registerWith(values).status, 400);
    }

    void asksForNoTermsWhereThereAreNone()
    {
        m_portal->with([](Control& control) {
            control.changeSettings("example", {{"terms", {{"enabled", false}}}});
        });
        Json values = form();
        values["termsAccepted"] = false;
        QCOMPARE(registerWith(values).status, 200);
    }

    void answersEachStateOfTheAddress_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* address, int status, const char* code) {
            QTest::newRow(address)
                << QString::fromLatin1(address) << status << QString::fromLatin1(code);
        };
        row("stranger@elsewhere.example", 200, "");
        row("new.person@example.org", 200, "");
        row("pending@example.org", 200, "");
        row(kMainUser, 403, "Portal.AlreadyRegistered");
        row("a.keller@example.org", 403, "Portal.AlreadyRegistered"); // an alias
        row("disabled@example.org", 403, "Portal.AlreadyRegistered");
        row("somebody@refused.example", 403, "905");
    }

    void answersEachStateOfTheAddress()
    {
        QFETCH(QString, address);
        QFETCH(int, status);
        QFETCH(QString, code);
        const Answer answer = registerWith(form(text(address)));
        QCOMPARE(int(answer.status), status);
        QCOMPARE(q(answer.errorCode()), code);
        if (status != 200)
            return;
        QVERIFY(!answer.json.contains("sessionToken"));
        QCOMPARE(q(TestClient(*m_portal).login(text(address), "Fresh-Horse-9").errorCode()),
                 QStringLiteral("804"));
        QCOMPARE(q(m_portal->mails().back().to), address);
    }

    void confirmsWithTheMailedTokenOnce()
    {
        registerWith(form());
        const std::string token = lastToken();
        TestClient client(*m_portal);
        const Json body = {{"registrationConfirmationToken", token}, {"cookieless", true}};
        const Answer confirmed = client.put("/v1/public/users/registration", body);
        QCOMPARE(confirmed.status, 200);
        QVERIFY(!confirmed.headers.contains("set-cookie"));
        client.session = confirmed.json["sessionToken"];
        QCOMPARE(client.get("/v1/user/settings").json["state"], Json("Registered"));
        client.session.clear();
        const Answer again = client.put("/v1/public/users/registration", body);
        QCOMPARE(again.status, 404);
        QCOMPARE(q(again.errorCode()), QStringLiteral("Portal.TokenNotFound"));
        QVERIFY(client.signIn("stranger@elsewhere.example", "Fresh-Horse-9"));
    }

    void letsNobodyInByAnOldMailWhoWasDisabledSince()
    {
        registerWith(form());
        const std::string token = lastToken();
        m_portal->with([](Control& control) {
            control.disableUser("example", "stranger@elsewhere.example", true);
        });
        QCOMPARE(
            TestClient(*m_portal)
                .put("/v1/public/users/registration", {{"registrationConfirmationToken", token}})
                .status,
            404);
    }

    void sendsTheConfirmationAgain()
    {
        TestClient client(*m_portal);
        const char* kPath = "/v1/public/users/registration/resendconfirmation";
        registerWith(form());
        const std::string first = lastToken();
        QCOMPARE(client.post(kPath, {{"emailAddress", "stranger@elsewhere.example"}}).status, 200);
        QCOMPARE(m_portal->mails().size(), std::size_t(2));
        m_portal->advanceClock(361min); // U74
        QCOMPARE(
            client.put("/v1/public/users/registration", {{"registrationConfirmationToken", first}})
                .status,
            404);
        QCOMPARE(client.post(kPath, {{"registrationConfirmationToken", first}}).status, 200);
        QCOMPARE(client
                     .put("/v1/public/users/registration",
                          {{"registrationConfirmationToken", lastToken()}})
                     .status,
                 200);
        // Nobody learns from it who is known.
        const auto mails = m_portal->mails().size();
        QCOMPARE(client.post(kPath, {{"emailAddress", "nobody@nowhere.example"}}).status, 200);
        QCOMPARE(client.post(kPath, {{"emailAddress", kMainUser}}).status, 200);
        QCOMPARE(m_portal->mails().size(), mails);
        QCOMPARE(client.post(kPath, {{"registrationConfirmationToken", "guess"}}).status, 404);
        QCOMPARE(client.post(kPath).status, 400);
    }

    void completesAnInvitedRegistrationAtOnce()
    {
        const std::string key = invitation("new.person@example.org");
        TestClient client(*m_portal);
        QCOMPARE(client.get("/v1/public/users/quickregistration?quickRegistrationToken=" + key)
                     .json["emailAddress"],
                 Json("new.person@example.org"));
        QCOMPARE(client.get("/v1/public/users/quickregistration?quickRegistrationToken=x").status,
                 404);
        Json values = form("new.person@example.org");
        values["quickRegistrationKey"] = key;
        values["language"] = "de";
        values["companyName"] = "Neu & Co";
        Json weak = values;
        weak["password"] = "weak";
        QCOMPARE(registerWith(weak).status, 400); // and costs no key
        const Answer done = registerWith(values);
        QCOMPARE(done.status, 200);
        QVERIFY(!done.headers.contains("set-cookie"));
        client.session = done.json["sessionToken"];
        const Json user = client.get("/v1/user/settings").json;
        QCOMPARE(user["state"], Json("Registered"));
        QCOMPARE(user["language"], Json("de"));
        QCOMPARE(user["companyName"], Json("Neu & Co"));
        QCOMPARE(
            client.get("/v1/public/users/quickregistration?quickRegistrationToken=" + key).status,
            404);
    }

    void takesNobodyElsesKey()
    {
        const std::string key = invitation("new.person@example.org");
        Json values = form();
        values["quickRegistrationKey"] = key;
        QCOMPARE(q(registerWith(values).errorCode()), QStringLiteral("Portal.TokenNotFound"));
        values = form("new.person@example.org");
        values["quickRegistrationKey"] = key; // still good for her
        QCOMPARE(registerWith(values).status, 200);
    }

    void setsACookieUnlessCookieless()
    {
        Json values = form("new.person@example.org");
        values["quickRegistrationKey"] = invitation("new.person@example.org");
        values.erase("cookieless");
        QVERIFY(registerWith(values).headers.contains("set-cookie"));
    }

    void asksTheRecipientQuestion()
    {
        Json values = form();
        QCOMPARE(q(registerWith(values, "clinic").errorCode()), QStringLiteral("46"));
        values["craCode"] = "4711";
        QCOMPARE(registerWith(values, "clinic").status, 200);
        m_portal->with([](Control& control) {
            control.changeUser("example", "new.person@example.org", {{"craAnswer", "0815"}});
        });
        values = form("new.person@example.org");
        values["craCode"] = "4711";
        QCOMPARE(q(registerWith(values).errorCode()), QStringLiteral("46"));
        values["craCode"] = "0815";
        QCOMPARE(registerWith(values).status, 200);
    }

    void invitesWhoeverAsks()
    {
        TestClient client(*m_portal);
        const auto invite = [&](const char* address) {
            return client.post("/v1/public/users/invite", {{"emailAddress", address}});
        };
        QCOMPARE(invite("curious@elsewhere.example").status, 200);
        QCOMPARE(q(m_portal->mails().back().kind), QStringLiteral("invitation"));
        QCOMPARE(q(client.login("curious@elsewhere.example").errorCode()), QStringLiteral("920"));
        QCOMPARE(invite(kMainUser).status, 200); // says nothing, sends nothing
        QCOMPARE(m_portal->mails().size(), std::size_t(1));
        QCOMPARE(q(invite("x@refused.example").errorCode()), QStringLiteral("905"));
        QCOMPARE(q(invite("no address").errorCode()), QStringLiteral("928"));
    }

    void sendsTheActivationMailToWhoIsSignedIn()
    {
        TestClient client(*m_portal);
        QCOMPARE(client.post("/v1/user/activationmessage").status, 401);
        QVERIFY(client.signIn());
        QCOMPARE(client.post("/v1/user/activationmessage").status, 200);
        QCOMPARE(q(m_portal->mails().back().to), QString::fromLatin1(kMainUser));
    }

    void answersTheOlderRoutes()
    {
        TestClient client(*m_portal);
        QCOMPARE(client.post("/public/users", form()).status, 200);
        QCOMPARE(
            client
                .put("/public/users/registration", {{"registrationConfirmationToken", lastToken()}})
                .status,
            200);
        QCOMPARE(client.post("/public/users/" + encoded(kMainUser) + "/forgotpassword").status,
                 200);
        QCOMPARE(q(m_portal->mails().back().kind), QStringLiteral("reset-password"));
        QCOMPARE(client
                     .post("/public/users/resetpassword", {{"forgotPasswordToken", lastToken()},
                                                           {"newPassword", "Another-Horse-8"}})
                     .status,
                 200);
    }

    void givesAPasswordBackToWhoIsLockedOrExpired_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("expired") << "expired@example.org";
        QTest::newRow("locked") << "locked@example.org";
    }

    void givesAPasswordBackToWhoIsLockedOrExpired()
    {
        QFETCH(QString, address);
        TestClient client(*m_portal);
        client.post("/v1/public/users/forgotpassword", {{"emailAddress", text(address)}});
        QCOMPARE(client
                     .post("/v1/public/users/resetpassword", {{"forgotPasswordToken", lastToken()},
                                                              {"newPassword", "Another-Horse-8"}})
                     .status,
                 200);
        QVERIFY(client.signIn(text(address), "Another-Horse-8"));
    }

    void mailsNoPasswordTokenToWhoHasNone()
    {
        for (const char* address : {"new.person@example.org", "pending@example.org",
                                    "disabled@example.org", "nobody@nowhere.example"})
            QCOMPARE(TestClient(*m_portal)
                         .post("/v1/public/users/forgotpassword", {{"emailAddress", address}})
                         .status,
                     200);
        QCOMPARE(TestClient(*m_portal, "northwind")
                     .post("/v1/public/users/forgotpassword", {{"emailAddress", kMainUser}})
                     .status,
                 200);
        QVERIFY(m_portal->mails().empty());
    }

    void keepsTokensOfOnePortalAndKindApart()
    {
        TestClient client(*m_portal);
        client.post("/v1/public/users/forgotpassword", {{"emailAddress", kMainUser}});
        const std::string token = lastToken();
        const Json reset = {{"forgotPasswordToken", token}, {"newPassword", "Another-Horse-8"}};
        QCOMPARE(
            TestClient(*m_portal, "clinic").post("/v1/public/users/resetpassword", reset).status,
            404);
        QCOMPARE(
            client.put("/v1/public/users/registration", {{"registrationConfirmationToken", token}})
                .status,
            404);
        QCOMPARE(client.post("/v1/public/users/resetpassword", {{"newPassword", "Another-Horse-8"}})
                     .status,
                 404);
        QCOMPARE(client.post("/v1/public/users/resetpassword", reset).status, 200);
    }

    void endsSessionsAndTokensWhenThePasswordIsChangedElsewhere()
    {
        const std::string token =
            m_client->get("/v1/user/authenticationtoken").json["authenticationToken"];
        m_portal->with([](Control& control) {
            control.changeUser("example", kMainUser, {{"password", "Another-Horse-8"}});
        });
        QCOMPARE(q(m_client->get("/v1/labels").errorCode()), QStringLiteral("811"));
        QCOMPARE(
            q(m_client->post("/v1/authenticate", {{"authenticationToken", token}}).errorCode()),
            QStringLiteral("803"));
    }

    void tellsTheTokenOfADisabledUserWhy()
    {
        const std::string token =
            m_client->get("/v1/user/authenticationtoken").json["authenticationToken"];
        const auto code = [&] {
            return q(TestClient(*m_portal)
                         .post("/v1/authenticate", {{"authenticationToken", token}})
                         .errorCode());
        };
        m_portal->with([](Control& control) { control.disableUser("example", kMainUser, true); });
        QCOMPARE(q(m_client->get("/v1/labels").errorCode()), QStringLiteral("811"));
        QCOMPARE(code(), QStringLiteral("918"));
        m_portal->with([](Control& control) { control.disableUser("example", kMainUser, false); });
        QCOMPARE(code(), QString());
    }

    void livesAtAnotherAddressAfterAMove_data()
    {
        QTest::addColumn<int>("abandoned");
        QTest::newRow("dropped") << 0;
        QTest::newRow("not found") << 404;
        QTest::newRow("gone") << 410;
    }

    void livesAtAnotherAddressAfterAMove()
    {
        QFETCH(int, abandoned);
        m_portal->with([&](Control& control) { control.movePortal("example", abandoned); });
        QCOMPARE(int(m_client->get("/v1/labels").status), abandoned);
        const auto now = [this] {
            return TestClient(m_portal->addresses().authorityPem,
                              m_portal->addresses().directoryUrl)
                .get("/public/discovery?emailAddress=" + encoded(kMainUser))
                .json["results"][0]["urls"]["SecMsgAPI"]
                .get<std::string>();
        };
        const std::string second = now();
        QVERIFY(second != m_client->baseUrl);
        m_client->baseUrl = second; // the session goes on there
        QCOMPARE(m_client->get("/v1/labels").status, 200);
        QVERIFY(m_client->get("/v1/public/service/settings")
                    .json["webAppLink"]
                    .get<std::string>()
                    .starts_with(second.substr(0, second.rfind('/'))));
        m_portal->with([&](Control& control) { control.movePortal("example", abandoned); });
        const Answer refused = m_client->get("/v1/labels");
        QCOMPARE(refused.status, 0);
        QCOMPARE(refused.curlCode, 7); // no connection
        m_client->baseUrl = now();
        QCOMPARE(m_client->get("/v1/labels").status, 200);
        QCOMPARE(TestClient(*m_portal, "clinic").get("/public/ping").status, 200);
    }
};

QTEST_GUILESS_MAIN(RegistrationTest)
#include "tst_portal_registration.moc"

#include "tests/portal/tests/portaltest.h"

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// Signing in, tokens, sessions and their ends.
class SignInTest : public PortalTest
{
    Q_OBJECT

private slots:
    void answersEachUserState_data()
    {
        QTest::addColumn<QString>("portal");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* portal, const char* user, int status,
                            const char* code, const char* password = kPassword) {
            QTest::newRow(name) << QString::fromLatin1(portal) << QString::fromLatin1(user)
                                << QString::fromLatin1(password) << status
                                << QString::fromLatin1(code);
        };
        row("good", "example", kMainUser, 200, "");
        row("other case", "example", "Anna.KELLER@Example.org", 200, "");
        row("alias", "example", "a.keller@example.org", 200, "");
        row("guest", "example", "gast@partner.example", 200, "");
        row("unknown", "example", "nobody@example.org", 404, "810");
        row("wrong password", "example", kMainUser, 403, "803", "guess");
        row("locked", "example", "locked@example.org", 403, "55");
        row("password expired", "example", "expired@example.org", 403, "56");
        row("pending", "example", "pending@example.org", 403, "804");
        row("invited", "example", "new.person@example.org", 403, "920");
        row("disabled", "example", "disabled@example.org", 403, "918");
        row("domain refused", "example", "visitor@refused.example", 403, "905");
        row("recipient question open", "example", "cra@example.org", 403, "46");
        row("single sign-on only", "northwind", kMainUser, 403, "Portal.SsoRequired");
        row("suspended", "oldbank", "erika.alt@oldbank.example", 403, "31");
        row("maintenance", "workshop", "meister@werkstatt.example", 503, "50");
    }

    void answersEachUserState()
    {
        QFETCH(QString, portal);
        QFETCH(QString, user);
        QFETCH(QString, password);
        QFETCH(int, status);
        QFETCH(QString, code);
        TestClient client(*m_portal, text(portal));
        const Answer answer = client.login(text(user), text(password));
        QCOMPARE(int(answer.status), status);
        QCOMPARE(q(answer.errorCode()), code);
        if (status == 200) {
            QVERIFY(!answer.json["sessionToken"].get<std::string>().empty());
            QCOMPARE(answer.json["result"], Json("Success"));
            QVERIFY(answer.json["availableMfa"].empty() && answer.json["allowedMfaTypes"].empty());
            QVERIFY(!answer.headers.contains("set-cookie"));
        } else {
            QVERIFY(!answer.json["responseStatus"]["message"].get<std::string>().empty());
        }
    }

    void locksAfterFiveWrongPasswordsForAWhile()
    {
        TestClient client(*m_portal);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(q(client.login(kMainUser, "guess").errorCode()), QStringLiteral("803"));
        QCOMPARE(q(client.login(kMainUser).errorCode()), QStringLiteral("55"));
        m_portal->advanceClock(16min);
        QCOMPARE(client.login(kMainUser).status, 200);
    }

    void asksForTheSecondFactor()
    {
        TestClient client(*m_portal);
        const Answer first = client.login("mfa@example.org");
        QCOMPARE(first.status, 200);
        QCOMPARE(first.json["sessionToken"], Json(""));
        QCOMPARE(first.json["result"], Json("MfaRequired"));
        QVERIFY(first.json["availableMfa"][0]["active"].get<bool>());
        QCOMPARE(first.json["allowedMfaTypes"], Json::array({"Totp", "Sms"}));
        const std::string guid = m_portal->with([](Control& control) {
            return control.world().portal("example")->userByAddress("mfa@example.org")->guid.text();
        });
        QCOMPARE(q(first.json["userServiceGuid"]), q(guid));
        Json again = {{"username", "mfa@example.org"},
                      {"password", kPassword},
                      {"mfaId", first.json["availableMfa"][0]["id"]},
                      {"mfaCode", "000000"}};
        const Answer wrong = client.post("/v1/login", again);
        QCOMPARE(wrong.status, 403);
        QCOMPARE(q(wrong.errorCode()), QStringLiteral("Portal.MfaInvalid"));
        again["mfaCode"] = "123456";
        const Answer right = client.post("/v1/login", again);
        QCOMPARE(right.json["result"], Json("Success"));
        client.session = right.json["sessionToken"];
        QCOMPARE(client.get("/v1/user/settings").json["emailAddress"], Json("mfa@example.org"));
    }

    void setsACookieUnlessCookieless()
    {
        TestClient client(*m_portal);
        const Answer answer =
            client.post("/v1/login", {{"username", kMainUser}, {"password", kPassword}});
        QVERIFY(answer.headers.contains("set-cookie"));
        QVERIFY(answer.headers.at("set-cookie").starts_with("sm-session="));
        QVERIFY(answer.headers.at("set-cookie").find("HttpOnly") != std::string::npos);
    }

    void endsIdleSessionsAfterAnHour()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        m_portal->advanceClock(59min);
        QCOMPARE(client.get("/v1/user/settings").status, 200);
        m_portal->advanceClock(59min);
        QCOMPARE(client.get("/v1/labels").status, 200);
        m_portal->advanceClock(61min);
        const Answer late = client.get("/v1/labels");
        QCOMPARE(late.status, 401);
        QCOMPARE(q(late.errorCode()), QStringLiteral("811"));
    }

    void heartbeatsKeepNoSessionAlive()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        const Answer created =
            client.post("/v1/notifications",
                        {{"deviceType", "InApp"}, {"enableUserTrackingNotifications", true}});
        const Json token = {{"notificationSessionToken", created.json["notificationSessionToken"]}};
        m_portal->advanceClock(40min);
        QCOMPARE(client.put("/v1/notifications/heartbeat", token).status, 200);
        m_portal->advanceClock(30min);
        QCOMPARE(client.put("/v1/notifications/heartbeat", token).status, 200);
        QCOMPARE(client.get("/v1/labels").status, 401);
    }

    void keepsSessionsOfOnePortalOutOfTheOther()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        TestClient clinic(*m_portal, "clinic");
        clinic.session = client.session;
        QCOMPARE(clinic.get("/v1/labels").status, 401);
    }

    void bindsSessionsToTheAddressWhenAsked()
    {
        TestClient client(*m_portal);
        client.baseUrl.replace(client.baseUrl.find("localhost"), 9, "127.0.0.1");
        QVERIFY(client.signIn());
        client.localAddress = "127.0.0.2";
        QCOMPARE(client.get("/v1/labels").status, 200);
        m_portal->with([](Control& control) {
            Switches switches = control.switches();
            switches.sessionBoundToAddress = true;
            control.setSwitches(switches);
        });
        const Answer moved = client.get("/v1/labels");
        QCOMPARE(moved.status, 401);
        QCOMPARE(q(moved.errorCode()), QStringLiteral("811"));
        client.localAddress.clear();
        QCOMPARE(client.get("/v1/labels").status, 401);
    }

    void signsOut()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        QCOMPARE(client.post("/v1/logout").status, 200);
        QCOMPARE(client.post("/v1/logout").status, 401);
    }

    void authenticatesWithATokenAgainAndAgain()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        const std::string token =
            client.get("/v1/user/authenticationtoken").json["authenticationToken"];
        client.session.clear();
        for (int i = 0; i < 2; ++i) {
            const Answer answer = client.post(
                "/v1/authenticate", {{"authenticationToken", token}, {"cookieless", true}});
            QCOMPARE(answer.status, 200);
            client.session = answer.json["sessionToken"];
            QCOMPARE(client.get("/v1/user/settings").json["emailAddress"], Json(kMainUser));
            client.session.clear();
        }
        m_portal->advanceClock(24h * 15);
        const Answer late = client.post("/v1/authenticate", {{"authenticationToken", token}});
        QCOMPARE(late.status, 403);
        QCOMPARE(q(late.errorCode()), QStringLiteral("803"));
    }

    void clampsTheLifeOfTokensToNinetyDays()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        const std::string token =
            client.get("/v1/user/authenticationtoken?authenticationTokenMaxDays=4000")
                .json["authenticationToken"];
        m_portal->advanceClock(24h * 89);
        QCOMPARE(client.post("/v1/authenticate", {{"authenticationToken", token}}).status, 200);
        m_portal->advanceClock(24h * 2);
        QCOMPARE(client.post("/v1/authenticate", {{"authenticationToken", token}}).status, 403);
    }

    void revokesOneTokenOrAll()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        std::vector<std::string> tokens;
        for (int i = 0; i < 3; ++i)
            tokens.push_back(
                client.get("/v1/user/authenticationtoken").json["authenticationToken"]);
        const auto works = [&](int i) {
            return client.post("/v1/authenticate", {{"authenticationToken", tokens[i]}}).status ==
                   200;
        };
        QCOMPARE(
            client.remove("/v1/user/authenticationtoken?authenticationToken=" + tokens[0]).status,
            200);
        QVERIFY(!works(0) && works(1) && works(2));
        QCOMPARE(client.remove("/v1/user/authenticationtokens").status, 200);
        QVERIFY(!works(1) && !works(2));
        QCOMPARE(client.get("/v1/labels").status, 200);
    }

    void refusesTokensOfDisabledUsersAndEndsTheirSessions()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        m_portal->with([](Control& control) {
            control.changeUser("example", kMainUser, {{"state", "Disabled"}});
        });
        QCOMPARE(q(client.get("/v1/labels").errorCode()), QStringLiteral("811"));
    }

    void resetsAForgottenPassword()
    {
        TestClient client(*m_portal);
        QVERIFY(client.signIn());
        QCOMPARE(client.post("/v1/public/users/forgotpassword", {{"emailAddress", "nobody@x.org"}})
                     .status,
                 200);
        QVERIFY(m_portal->mails().empty());
        QCOMPARE(
            client.post("/v1/public/users/forgotpassword", {{"emailAddress", kMainUser}}).status,
            200);
        const std::string token = m_portal->mails().back().token;
        const Json weak = {{"forgotPasswordToken", token}, {"newPassword", "short"}};
        QCOMPARE(q(client.post("/v1/public/users/resetpassword", weak).errorCode()),
                 QStringLiteral("928"));
        const Json good = {{"forgotPasswordToken", token}, {"newPassword", "Another-Horse-8"}};
        QCOMPARE(client.post("/v1/public/users/resetpassword", good).status, 200);
        QCOMPARE(client.get("/v1/labels").status, 401);
        QCOMPARE(q(client.post("/v1/public/users/resetpassword", good).errorCode()),
                 QStringLiteral("Portal.TokenNotFound"));
        QVERIFY(!client.signIn());
        QVERIFY(client.signIn(kMainUser, "Another-Horse-8"));
    }

    void forgetsMailedTokensAfterTwoHours()
    {
        TestClient client(*m_portal);
        client.post("/v1/public/users/forgotpassword", {{"emailAddress", kMainUser}});
        m_portal->advanceClock(121min);
        const Json late = {{"forgotPasswordToken", m_portal->mails().back().token},
                           {"newPassword", "Another-Horse-8"}};
        QCOMPARE(client.post("/v1/public/users/resetpassword", late).status, 404);
    }

    void changesThePasswordAndEndsOtherSessionsAndTokens()
    {
        TestClient here(*m_portal);
        TestClient there(*m_portal);
        QVERIFY(here.signIn() && there.signIn());
        const Json token = {
            {"authenticationToken",
             there.get("/v1/user/authenticationtoken").json["authenticationToken"]}};
        const Json wrong = {{"oldPassword", "guess"}, {"newPassword", "Another-Horse-8"}};
        QCOMPARE(q(here.put("/v1/user/updatepassword", wrong).errorCode()), QStringLiteral("803"));
        const Json right = {{"oldPassword", kPassword}, {"newPassword", "Another-Horse-8"}};
        QCOMPARE(here.put("/v1/user/updatepassword", right).status, 200);
        QCOMPARE(here.get("/v1/labels").status, 200);
        QCOMPARE(there.get("/v1/labels").status, 401);
        QCOMPARE(there.post("/v1/authenticate", token).status, 403);
    }

    void registersAnInvitedPersonAtOnceWithTheirKey()
    {
        TestClient client(*m_portal);
        client.post("/v1/public/users/invite", {{"emailAddress", "new.person@example.org"}});
        const std::string key = m_portal->mails().back().token;
        QCOMPARE(client.get("/v1/public/users/quickregistration?quickRegistrationToken=" + key)
                     .json["emailAddress"],
                 Json("new.person@example.org"));
        const Json form = {{"emailAddress", "new.person@example.org"},
                           {"firstName", "Nina"},
                           {"lastName", "Neu"},
                           {"password", "Fresh-Horse-9"},
                           {"termsAccepted", true},
                           {"quickRegistrationKey", key}};
        const Answer answer = client.post("/v1/public/users/registration", form);
        QCOMPARE(answer.status, 200);
        client.session = answer.json["sessionToken"];
        QCOMPARE(client.get("/v1/user/settings").json["state"], Json("Registered"));
        QCOMPARE(q(client.post("/v1/public/users/registration", form).errorCode()),
                 QStringLiteral("Portal.AlreadyRegistered"));
    }

    void registersAStrangerAfterConfirmation()
    {
        TestClient client(*m_portal);
        const Json form = {{"emailAddress", "stranger@elsewhere.example"},
                           {"firstName", "Sam"},
                           {"lastName", "Stranger"},
                           {"password", "Fresh-Horse-9"},
                           {"termsAccepted", true}};
        QVERIFY(!client.post("/v1/public/users/registration", form).json.contains("sessionToken"));
        QCOMPARE(q(client.login("stranger@elsewhere.example", "Fresh-Horse-9").errorCode()),
                 QStringLiteral("804"));
        const Json confirmation = {
            {"registrationConfirmationToken", m_portal->mails().back().token}};
        QCOMPARE(client.put("/v1/public/users/registration", confirmation).status, 200);
        QVERIFY(client.signIn("stranger@elsewhere.example", "Fresh-Horse-9"));
    }

    void liftsTheRecipientQuestionOnThePageItNames()
    {
        TestClient client(*m_portal);
        const std::string link = client.get("/v1/public/service/settings").json["webAppLink"];
        QCOMPARE(client.get(link).status, 200);
        QCOMPARE(client.get(link + "/cra?emailAddress=cra%40example.org").status, 400);
        QCOMPARE(client.get(link + "/cra?emailAddress=cra%40example.org&answer=4711").status, 200);
        QVERIFY(client.signIn("cra@example.org"));
    }

    void pingsWithoutASession()
    {
        TestClient client(*m_portal);
        const Answer answer = client.get("/public/ping");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json["version"], Json(1));
        QCOMPARE(answer.json["minSupportedVersion"], Json(1));
    }
};

QTEST_GUILESS_MAIN(SignInTest)
#include "tst_portal_signin.moc"

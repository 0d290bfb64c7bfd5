#include "tests/portal/tests/portaltest.h"
#include "tests/portal/tests/schemachecker.h"

#include <set>

using namespace waxwing::portal;

/// Walks all operations the portal has and holds every answer against schema.json: members, types,
/// enumerations, guids, dates, no nulls, nothing undocumented.
class ConformanceTest : public PortalTest
{
    Q_OBJECT

    SchemaChecker m_schema{std::string(PORTAL_SOURCE_DIR) + "/schema.json"};
    std::set<std::string> m_seen;

    LocalPortalOptions options() const override
    {
        LocalPortalOptions given;
        given.seed.messages = 400;
        return given;
    }

    /// Checks an answer of the operation that the portal's log names last.
    void check(const Answer& answer)
    {
        const auto last = m_portal->requests().back();
        m_seen.insert(last.operation);
        const Json operation = m_schema.operation(last.operation);
        QVERIFY2(answer.status == 200, (last.operation + ": " + answer.body).c_str());
        QVERIFY2(!answer.json.contains("responseStatus"), last.operation.c_str());
        // U104: a few required members may be missing where there is nothing to say.
        for (const auto& problem : m_schema.problems(answer.json, operation["response"]))
            QFAIL((last.operation + ": " + problem).c_str());
    }

private slots:
    void answersAsDescribed()
    {
        TestClient& anna = *m_client;
        const auto get = [&](const std::string& path) {
            const Answer answer = anna.get(path);
            check(answer);
            return answer.json;
        };
        const auto post = [&](const std::string& path, const Json& body = Json::object()) {
            const Answer answer = anna.post(path, body);
            check(answer);
            return answer.json;
        };
        const auto put = [&](const std::string& path, const Json& body = Json::object()) {
            const Answer answer = anna.put(path, body);
            check(answer);
            return answer.json;
        };
        const auto remove = [&](const std::string& path) { check(anna.remove(path)); };

        check(anna.login(kMainUser));
        check(anna.login("mfa@example.org"));
        get("/public/ping");
        get("/v1/public/service/settings");
        get("/v1/service/settings");
        get("/v1/user/settings");
        put("/v1/user/settings", {{"language", "fr"}});
        get("/v1/user/contacts?pageSize=1000");
        get("/v1/user/quotas");
        get("/v1/user/aliases");
        get("/v1/labels");
        const std::string label = post("/v1/labels", {{"name", "New"}})["labelGuid"];
        put("/v1/labels/" + label, {{"name", "Newer"}});
        put("/v1/labels/" + label + "/parent");

        // Everything a mailbox holds: all states, protections, attachments, trackings.
        const Json all = get("/v1/messages/search?pageSize=1000");
        QCOMPARE(all["totalItems"], Json(400));
        std::string received;
        for (const auto& message : all["results"]) {
            const std::string guid = message["guid"];
            get("/v1/messages/" + guid + "?retrieveBody=false");
            if (message["status"] == "Sent" && message["sender"]["email"] != kMainUser &&
                message["messageOptions"]["fyeoType"] == "Disabled" &&
                message["messageOptions"]["allowTracking"].get<bool>())
                received = guid;
        }
        get("/v1/messages/" + received);
        get("/v1/messages/" + received + "/tree?showOriginalMessage=true");
        const Json summary = get("/v1/messages/search?filter=" +
                                 encoded("{messageGuids:[" + received + "]}"))["results"][0];
        get("/v1/conversations/" + summary["conversationGuid"].get<std::string>());
        get("/v1/user/contact?userServiceGuid=" + summary["sender"]["guid"].get<std::string>());
        post("/v1/labels/" + label + "/messages/" + received);
        remove("/v1/labels/" + label + "/messages/" + received);
        remove("/v1/labels/" + label);
        post("/v1/messages/" + received + "/tracking/print");
        put("/v1/messages/" + received + "/extensions",
            {{"extensions", {{{"name", "a"}, {"value", "b"}, {"isPublic", true}}}}});
        get("/v1/messages/" + received);
        remove("/v1/messages/" + received + "/extensions?key=a");

        const std::string draft = post("/v1/messages/", {{"actionCode", "New"}})["messageGuid"];
        get("/v1/messages/" + draft);
        put("/v1/messages/" + draft + "/save",
            {{"bodyFormat", "Html"},
             {"to", {"jonas.weber@example.org", "new@outside.example"}},
             {"bcc", {"marie.dubois@example.org"}},
             {"expiryDate", "2090-01-01T00:00:00Z"}});
        get("/v1/messages/" + draft);
        put("/v1/messages/" + draft + "/send", {{"notificationFormats", {"Text", "Html"}}});
        const Json sent = get("/v1/messages/" + draft);
        remove("/v1/messages/" + draft +
               "/share?userServiceGuids=" + sent["to"][0]["guid"].get<std::string>());
        post("/v1/messages/" + draft + "/recall");
        get("/v1/messages/" + draft);
        get("/v1/tracking/message/search?pageSize=1000&filter=%7B%7D");
        get("/v1/tracking/user/search?pageSize=1000");
        get("/v1/tracking/attachment/search?filter=%7B%7D");

        const std::string channel =
            post("/v1/notifications",
                 {{"deviceType", "InApp"},
                  {"enableUserTrackingNotifications", true},
                  {"newAssetNotificationFilters", {"Message"}}})["notificationSessionToken"];
        const Json token = {{"notificationSessionToken", channel}};
        const std::string query = "?notificationSessionToken=" + channel;
        put("/v1/notifications/heartbeat", token);
        get("/v1/notifications" + query);
        Json subscription = token;
        subscription["subscriptions"] = {
            {{"subscriptionType", "Message"}, {"subscriptionGuid", received}}};
        post("/v1/notifications/subscription", subscription);
        get("/v1/notifications/subscriptions" + query);
        remove("/v1/notifications/subscription" + query + "&removeAll=true");
        remove("/v1/notifications" + query);

        const std::string stay = get("/v1/user/authenticationtoken")["authenticationToken"];
        post("/v1/authenticate", {{"authenticationToken", stay}});
        remove("/v1/user/authenticationtoken?authenticationToken=" + stay);
        remove("/v1/user/authenticationtokens");
        post("/v1/user/activationmessage");
        post("/v1/public/users/forgotpassword", {{"emailAddress", kMainUser}});
        const auto reset = m_portal->mails().back().token;
        put("/v1/user/updatepassword",
            {{"oldPassword", kPassword}, {"newPassword", "Another-Horse-8"}});
        post("/v1/public/users/resetpassword",
             {{"forgotPasswordToken", reset}, {"newPassword", kPassword}});
        post("/v1/public/users/invite", {{"emailAddress", "new.person@example.org"}});
        const auto key = m_portal->mails().back().token;
        get("/v1/public/users/quickregistration?quickRegistrationToken=" + key);
        Json form = {{"emailAddress", "third@outside.example"},
                     {"firstName", "T"},
                     {"lastName", "Third"},
                     {"password", kPassword},
                     {"termsAccepted", true}};
        post("/v1/public/users/registration", form);
        post("/v1/public/users/registration/resendconfirmation",
             {{"emailAddress", "third@outside.example"}});
        put("/v1/public/users/registration",
            {{"registrationConfirmationToken", m_portal->mails().back().token}});
        QVERIFY(anna.signIn());
        post("/v1/logout");

        anna.baseUrl = m_portal->addresses().directoryUrl;
        get("/ping");
        const Json found = get("/public/discovery?emailAddress=anna.keller%40example.org");
        get("/public/sso?emailAddress=anna.keller%40example.org");
        post("/public/discovery", {{"emailAddress", kMainUser}, {"password", kPassword}});
        for (const auto& portal : found["results"])
            get("/public/services/single?serviceCode=" + portal["serviceCode"].get<std::string>());
    }

    /// Runs after the walk: what the portal implements and what the walk saw are the same.
    void hasLeftNoOperationOut()
    {
        std::set<std::string> missing;
        QVERIFY(m_client->signIn());
        for (const auto& operation : m_schema.document()["operations"]) {
            const std::string name = operation["name"];
            if (operation["api"] != "msg" || m_seen.contains(name))
                continue;
            std::string path = operation["paths"][0];
            for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
                path.replace(at, path.find('}') - at + 1, "a6fccfeae3444d70ac48e168bbc116e1");
            const Answer answer = m_client->request(operation["method"], path, "");
            if (answer.status != 501)
                missing.insert(name);
        }
        QCOMPARE(joined({missing.begin(), missing.end()}), QString());
        QVERIFY2(m_seen.size() >= 58, qPrintable(QString::number(m_seen.size())));
    }

    void answersErrorsAsDescribed()
    {
        for (const char* path : {"/v1/nothing", "/v1/campaigns/search", "/v1/messages/1",
                                 "/v1/messages/a6fccfeae3444d70ac48e168bbc116e1"}) {
            const Answer answer = m_client->get(path);
            QVERIFY(answer.status >= 400);
            for (const auto& problem :
                 m_schema.problems(answer.json["responseStatus"], "ResponseStatus"))
                QFAIL(problem.c_str());
            QVERIFY(answer.json["responseStatus"]["errorCode"].is_string());
            QVERIFY(answer.headers.at("content-type").starts_with("application/json"));
        }
    }
};

QTEST_GUILESS_MAIN(ConformanceTest)
#include "tst_portal_conformance.moc"

#include "tests/portal/tests/attachmenttest.h"
#include "tests/portal/tests/schemachecker.h"

#include <set>

using namespace waxwing::portal;

/// Walks all operations the portal has and holds every answer against schema.json: members, types,
/// enumerations, guids, dates, no nulls, nothing undocumented.
class ConformanceTest : public AttachmentTest
{
    Q_OBJECT

    SchemaChecker m_schema{std::string(PORTAL_SOURCE_DIR) + "/schema.json"};
    std::set<std::string> m_seen;

    LocalPortalOptions options() const override
    {
        LocalPortalOptions given;
        given.seed.messages = 400;
        given.chunkBytes = 1024;
        return given;
    }

    /// An answer that is a file: nothing to hold against the schema but that it is none of JSON.
    void checkFile(const Answer& answer, const char* type)
    {
        m_seen.insert(m_portal->requests().back().operation);
        QVERIFY2(answer.status == 200, answer.body.c_str());
        QCOMPARE(q(answer.headers.at("content-type")), QString::fromLatin1(type));
        QVERIFY(!answer.body.empty());
    }

    void walkAttachments(TestClient& anna)
    {
        const auto get = [&](const std::string& path) {
            const Answer answer = anna.get(path);
            check(answer);
            return answer.json;
        };
        const auto put = [&](const std::string& path, const Json& body = Json::object()) {
            check(anna.put(path, body));
        };
        const auto post = [&](const std::string& path, const Json& body = Json::object()) {
            const Answer answer = anna.post(path, body);
            check(answer);
            return answer.json;
        };
        changeSettings({{"eSignatures", {{"enabled", true}}},
                        {"enableHashValidation", {{"enabled", true}}},
                        {"enableESignatureDeadline", {{"enabled", true}}},
                        {"enableESignatureManualReminders", {{"enabled", true}}}});
        const std::string content = "%PDF-" + bytes(1500);
        const auto guid = draft(anna);
        const Answer plan = announce(anna, guid,
                                     {{{"fileName", "a.pdf"}, {"totalBytesLength", content.size()}},
                                      {{"fileName", "b.txt"}, {"totalBytesLength", 1}},
                                      {{"fileName", "c.txt"}, {"totalBytesLength", 0}}});
        check(plan);
        const Json files = plan.json["attachmentPlaceholders"];
        for (const auto& chunk : files[0]["chunks"])
            check(uploadChunk(anna, chunk, content));
        uploadChunk(anna, files[1]["chunks"][0], "x");
        const std::string b = files[1]["attachmentGuid"];
        get("/v1/attachments/progress?attachmentGuids=" + b + "," +
            files[0]["attachmentGuid"].get<std::string>());
        const std::string a =
            post("/v1/attachments/convert",
                 {{"attachmentGuid", files[0]["attachmentGuid"]}})["newAttachmentGuid"];
        put("/v1/attachments/" + a, {{"type", "ESignature"},
                                     {"qrCodeXPosition", 1},
                                     {"qrCodeYPosition", 2},
                                     {"useQrCodeCoordinates", true}});
        put("/v1/attachments/" + a + "/draft/signatures",
            {{"signatures",
              {{{"emailAddress", kJonas},
                {"placeholders",
                 {{{"type", "Signature"}, {"page", 1}, {"xPosition", 10}, {"yPosition", 20}}}}},
               {{"emailAddress", kMarie}, {"placeholders", Json::array()}}}}});
        get("/v1/attachments/" + a + "/draft/signatures");
        put("/v1/messages/" + guid + "/attachments/" + b + "/unlink");
        put("/v1/messages/" + guid + "/attachments/" + b + "/link");
        check(anna.remove("/v1/attachments/" + files[2]["attachmentGuid"].get<std::string>()));
        check(anna.remove("/v1/messages/" + guid + "/attachments/" + b));
        save(anna, guid, {{"to", {kJonas, kMarie}}});
        QCOMPARE(send(anna, guid).status, 200);
        put("/v1/messages/" + guid + "/notification", {{"to", {kJonas}}});
        put("/v1/attachments/" + a + "/deadline", {{"eSignatureDeadline", "2090-01-01T00:00:00Z"}});
        check(anna.post("/v1/attachments/" + a + "/reminder", {{"emailAddresses", {kJonas}}}));

        const auto jonas = signedIn(kJonas);
        check(jonas->post("/v1/attachments/" + a + "/signature", {{"answer", "Agree"}}));
        const auto marie = signedIn(kMarie);
        check(marie->post("/v1/attachments/" + a + "/signature/decline", {{"reason", "No"}}));
        get("/v1/attachments/" + a + "/signatures");
        const Json label = post("/v1/labels", {{"name", "Files"}})["labelGuid"];
        const std::string labelled = "/v1/labels/" + label.get<std::string>() + "/attachments/" + a;
        post(labelled);
        put("/v1/attachments/" + a + "/extensions",
            {{"extensions", {{{"name", "a"}, {"value", "b"}, {"isPublic", true}}}}});
        get("/v1/attachments/" + a + "/details");
        checkFile(jonas->get("/v1/attachments/" + a), "application/pdf");
        checkFile(jonas->get("/v1/attachments/" + a + "/chunk/2"), "application/octet-stream");
        const std::string token = post("/v1/attachments/" + a + "/downloadtoken")["downloadToken"];
        checkFile(anna.get("/v1/attachments/download/" + token), "application/pdf");
        checkFile(anna.get("/v1/attachments/" + a + "/qrcode"), "image/png");
        checkFile(anna.get("/v1/messages/" + guid + "/qrcode?format=png&layout=raw"), "image/png");
        check(jonas->post("/v1/attachments/" + a + "/tracking/print"));
        get("/v1/attachments/" + a + "/messages");
        QVERIFY(get("/v1/attachments/search?pageSize=1000")["totalItems"] > 10);
        QVERIFY(get("/v1/tracking/attachment/search?filter=%7B%7D")["totalItems"] >= 5);
        check(anna.remove(labelled));
        check(anna.remove("/v1/attachments/" + a + "/extensions"));
        check(anna.remove("/v1/attachments/" + a + "/share?userServiceGuids=" +
                          message(anna, guid)["to"][0]["guid"].get<std::string>()));

        put("/v1/user/extensions",
            {{"extensions", {{{"name", "a"}, {"value", "b"}, {"isPublic", false}}}}});
        QCOMPARE(get("/v1/user/extensions")["extensions"].size(), std::size_t(1));
        check(anna.remove("/v1/user/extensions"));
        const std::string picture = anna.get("/v1/messages/" + guid + "/qrcode").body;
        for (const char* kind : {"signature", "initials"}) {
            const std::string path = std::string("/v1/users/") + kind;
            check(postForm(anna, path, form(picture)));
            checkFile(anna.get(path), "image/png");
        }
        const Json hash = post("/v1/hash", {{"totalBytesLength", 1500}});
        for (const auto& chunk : hash["chunks"])
            check(uploadChunk(anna, chunk, bytes(1500)));
        get("/v1/hash/" + hash["hashToken"].get<std::string>());

        check(anna.post("/v1/user/aliases", {{"emailAlias", "keller@outside.example"}}));
        const auto mailed = m_portal->mails().back().token;
        get("/v1/user/aliases/confirm/" + mailed);
        post("/v1/user/aliases/confirm", {{"confirmationToken", mailed}});
        for (const char* main : {"keller@outside.example", kMainUser})
            put("/v1/user/aliases",
                {{"emailAlias", main}, {"oldPassword", kPassword}, {"newPassword", kPassword}});
        // A gateway's operation: known, and refused to everybody.
        QCOMPARE(anna.put("/v1/messages/saveext", {{"externalMessageId", "x"}}).status, 404);
        m_seen.insert("SaveMessageExt");
        check(anna.remove("/v1/user/aliases?emailAlias=keller%40outside.example"));
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

    /// By its route, about something that does not exist.
    Answer askInVain(const Json& operation)
    {
        std::string path = operation["paths"][0];
        for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
            path.replace(at, path.find('}') - at + 1, "a6fccfeae3444d70ac48e168bbc116e1");
        return m_client->request(operation["method"], path, "");
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

        walkAttachments(anna);
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
            const Answer answer = askInVain(operation);
            if (answer.status != 501)
                missing.insert(name);
        }
        QCOMPARE(joined({missing.begin(), missing.end()}), QString());
        QVERIFY2(m_seen.size() >= 98, qPrintable(QString::number(m_seen.size())));
    }

    /// Runs after the walk as well: whatever was asked for, the fault comes first.
    void takesAFaultForEachOperation()
    {
        QVERIFY(m_client->signIn());
        std::set<std::string> deaf;
        for (const auto& operation : m_schema.document()["operations"]) {
            const std::string name = operation["name"];
            if (operation["api"] != "msg" || !m_seen.contains(name))
                continue;
            Fault fault;
            fault.kind = FaultKind::Status;
            fault.status = 502;
            fault.operation = name;
            m_portal->fault(fault);
            if (askInVain(operation).status != 502)
                deaf.insert(name);
            m_portal->clearFaults();
        }
        QCOMPARE(joined({deaf.begin(), deaf.end()}), QString());
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

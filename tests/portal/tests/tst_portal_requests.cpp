#include "tests/portal/tests/portaltest.h"
#include "tests/portal/tests/schemachecker.h"

using namespace waxwing::portal;

namespace {

const char* const kImplementedWithFields[] = {"AddMessageLabel",
                                              "Authenticate",
                                              "ConfirmRegistration",
                                              "CreateLabel",
                                              "CreateNotificationSession",
                                              "DeleteLabel",
                                              "ExpireAuthenticationToken",
                                              "ForgotPassword",
                                              "GetConversation",
                                              "GetMessage",
                                              "GetMessageTree",
                                              "GetNotificationSessionDetails",
                                              "GetSubscriptions",
                                              "GetUserContact",
                                              "InviteServiceUserPublic",
                                              "Login",
                                              "PreCreateMessage",
                                              "RecallMessage",
                                              "RegisterUser",
                                              "RemoveMessageLabel",
                                              "RemoveNotificationSession",
                                              "ResetPassword",
                                              "SaveMessage",
                                              "SearchMessageTracking",
                                              "SendMessage",
                                              "SetMessageExtensions",
                                              "Subscribe",
                                              "TrackPrintMessage",
                                              "UnshareMessage",
                                              "Unsubscribe",
                                              "UpdateLabel",
                                              "UpdateLabelParent",
                                              "UpdateNotificationHeartbeat",
                                              "UpdatePassword"};

/// A value of a schema type that passes the check.
Json valueOf(const Json& field)
{
    const std::string type = field["type"];
    if (type == "guid")
        return "a6fccfeae3444d70ac48e168bbc116e1";
    if (type == "boolean")
        return true;
    if (type == "int" || type == "long")
        return 1;
    if (type == "datetime")
        return "2030-01-01T00:00:00Z";
    if (type == "array<guid>")
        return Json::array({"a6fccfeae3444d70ac48e168bbc116e1"});
    if (type == "array<SubscriptionPayload>")
        return Json::array({{{"subscriptionType", "Message"},
                             {"subscriptionGuid", "a6fccfeae3444d70ac48e168bbc116e1"}}});
    if (type == "array<Extension>")
        return Json::array({{{"name", "n"}, {"value", "v"}}});
    if (type.starts_with("array<"))
        return Json::array({"Message"});
    if (type == "string") {
        const std::string kind = field.value("enum", std::string());
        if (kind == "ActionCode")
            return "New";
        if (kind == "BodyFormat")
            return "Text";
        if (kind == "DeviceType")
            return "InApp";
        return "text";
    }
    return Json::object();
}

/// A value that is never of this type; null if everything written in a query would do.
Json wrongValueOf(const std::string& type)
{
    if (type == "string" || type == "guid" || type == "datetime")
        return 5;
    if (type == "boolean")
        return "perhaps";
    if (type == "int" || type == "long")
        return "many";
    if (type.starts_with("array<"))
        return 7;
    return "no object";
}

} // namespace

/// What the portal makes of requests before an operation sees them.
class RequestsTest : public PortalTest
{
    Q_OBJECT

    SchemaChecker m_schema{std::string(PORTAL_SOURCE_DIR) + "/schema.json"};

    /// Sends an operation with the given members, each where it belongs.
    Answer send(const Json& operation, const Json& values)
    {
        std::string path = operation["paths"][0];
        Json body = Json::object();
        std::string query;
        for (const auto& field : operation["request"]) {
            const std::string name = field["name"];
            if (!values.contains(name))
                continue;
            const Json& value = values[name];
            const std::string plain = value.is_string() ? value.get<std::string>()
                                      : value.is_array() && !value.empty() && value[0].is_string()
                                          ? value[0].get<std::string>()
                                          : value.dump();
            if (field["location"] == "path")
                path.replace(path.find("{" + name + "}"), name.size() + 2, encoded(plain));
            else if (field["location"] == "query")
                query += (query.empty() ? "?" : "&") + name + "=" + encoded(plain);
            else
                body[name] = value;
        }
        const std::string method = operation["method"];
        return m_client->request(method, path + query,
                                 method == "GET" || method == "DELETE" ? "" : dump(body));
    }

private slots:
    void refusesEachMissingRequiredMember_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("member");
        QTest::addColumn<bool>("wrongType");
        for (const char* name : kImplementedWithFields) {
            const Json operation = m_schema.operation(name);
            for (const auto& field : operation["request"]) {
                const std::string member = field["name"];
                const bool inPath = field["location"] == "path";
                const auto row = std::string(name) + "." + member;
                if (field["required"].get<bool>() && !inPath)
                    QTest::newRow((row + " missing").c_str())
                        << QString::fromLatin1(name) << q(member) << false;
                const bool anyTextDoes =
                    field["location"] != "body" &&
                    (field["type"] == "string" || field["type"] == "array<string>");
                if (!anyTextDoes)
                    QTest::newRow((row + " of a wrong type").c_str())
                        << QString::fromLatin1(name) << q(member) << true;
            }
        }
    }

    void refusesEachMissingRequiredMember()
    {
        QFETCH(QString, operation);
        QFETCH(QString, member);
        QFETCH(bool, wrongType);
        const Json described = m_schema.operation(text(operation));
        Json values = Json::object();
        bool filter = false;
        for (const auto& field : described["request"]) {
            const std::string name = field["name"];
            if (name == text(member)) {
                if (wrongType)
                    values[name] = wrongValueOf(field["type"]);
                filter = field["location"] == "query" &&
                         field["type"].get<std::string>().ends_with("Filter");
            } else if (field["required"].get<bool>() || field["location"] == "path") {
                values[name] = valueOf(field);
            }
        }
        if (described["request"].size() && wrongType && !filter) {
            // A sort is an object in the query as well: what does not start with { does not bind.
            for (const auto& field : described["request"]) {
                if (field["name"] == text(member) && field["location"] == "query")
                    filter = field["type"].get<std::string>().ends_with("Sort");
            }
        }
        const Answer answer = send(described, values);
        if (wrongType && filter) {
            QCOMPARE(answer.status, 400);
            QCOMPARE(q(answer.errorCode()), QStringLiteral("RequestBindingException"));
            return;
        }
        QCOMPARE(int(answer.status), operation == QStringLiteral("PreCreateMessage") ? 403 : 400);
        QCOMPARE(q(answer.errorCode()), QStringLiteral("928"));
        QCOMPARE(joined(answer.wrongFields()), member);
    }

    void namesEveryMissingMember()
    {
        const Answer answer = m_client->post("/v1/public/users/registration", Json::object());
        QCOMPARE(answer.status, 400);
        QCOMPARE(joined(answer.wrongFields()),
                 QStringLiteral("emailAddress,firstName,lastName,password,termsAccepted"));
    }

    void refusesMalformedBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("cut off") << QByteArray("{\"username\":\"a");
        QTest::newRow("a list") << QByteArray("[1,2]");
        QTest::newRow("a text") << QByteArray("\"x\"");
        QTest::newRow("a form") << QByteArray("username=a&password=b");
    }

    void refusesMalformedBodies()
    {
        QFETCH(QByteArray, body);
        const Answer answer = m_client->request("POST", "/v1/login", body.toStdString());
        QCOMPARE(answer.status, 400);
        QCOMPARE(q(answer.errorCode()), QStringLiteral("RequestBindingException"));
    }

    void readsNamesWithoutRegardToCase()
    {
        m_client->session.clear();
        const Answer login = m_client->post(
            "/V1/LOGIN", {{"UserName", kMainUser}, {"PASSWORD", kPassword}, {"Cookieless", true}});
        QCOMPARE(login.status, 200);
        m_client->extraHeaders = {"X-SM-Session-Token: " +
                                  login.json["sessionToken"].get<std::string>()};
        QCOMPARE(m_client->get("/v1/Messages/Search?PAGESIZE=3").json["pageSize"], Json(3));
    }

    void ignoresUnknownMembersAndNulls()
    {
        QCOMPARE(m_client
                     ->post("/v1/messages/",
                            {{"actionCode", "new"}, {"parentGuid", nullptr}, {"colour", "red"}})
                     .status,
                 200);
    }

    void readsTruthsAndNumbersWrittenAsText()
    {
        QCOMPARE(m_client->put("/v1/user/settings", {{"enableWebApp", "False"}}).status, 200);
        QCOMPARE(m_client->get("/v1/user/settings").json["enableWebApp"], Json(false));
        const std::string guid =
            m_client->post("/v1/messages", {{"actionCode", "New"}}).json["messageGuid"];
        m_client->put("/v1/messages/" + guid + "/save", {{"bodyFormat", "Text"}});
        const Json files = {{{"fileName", "a.txt"}, {"totalBytesLength", "12"}}};
        const Answer plan =
            m_client->post("/v1/attachments/precreate",
                           {{"messageGuid", guid}, {"attachmentPlaceholders", files}});
        QCOMPARE(plan.status, 200);
        QCOMPARE(plan.json["attachmentPlaceholders"][0]["chunks"][0]["bytesSize"], Json(12));
        QCOMPARE(m_client->put("/v1/user/settings", {{"enableWebApp", "perhaps"}}).status, 400);
    }

    void readsPathsWithEncodedLetters()
    {
        QCOMPARE(m_client->get("/v1/%6Cabels").status, 200);
        QCOMPARE(m_client->get("/v1/messages%2Fsearch").status, 404);
    }

    void readsListsMemberByMember()
    {
        const std::string guid =
            m_client->post("/v1/messages", {{"actionCode", "New"}}).json["messageGuid"];
        m_client->put("/v1/messages/" + guid + "/save", {{"bodyFormat", "Text"}});
        const Json files = {{{"fileName", "a"}, {"totalBytesLength", 1}},
                            {{"fileName", "b"}, {"totalBytesLength", 1}},
                            {{"fileName", "c"}, {"totalBytesLength", 1}}};
        const Json plan = m_client
                              ->post("/v1/attachments/precreate",
                                     {{"messageGuid", guid}, {"attachmentPlaceholders", files}})
                              .json["attachmentPlaceholders"];
        const auto at = [&](int i) { return plan[i]["attachmentGuid"].get<std::string>(); };
        const Answer progress = m_client->get("/v1/attachments/progress?attachmentGuids=" + at(0) +
                                              "&attachmentGuids=[" + at(1) + "," + at(2) + "]");
        QCOMPARE(joined(progress.texts("attachmentProgresses", "fileName")),
                 QStringLiteral("a,b,c"));
    }

    void letsPathAndQueryWinOverTheBody()
    {
        const std::string guid =
            m_client->post("/v1/messages", {{"actionCode", "New"}}).json["messageGuid"];
        const Json body = {{"messageGuid", "a6fccfeae3444d70ac48e168bbc116e1"},
                           {"bodyFormat", "Text"},
                           {"subject", "In the body"}};
        QCOMPARE(m_client->put("/v1/messages/" + guid + "/save?subject=In+the+query", body).status,
                 200);
        QCOMPARE(m_client->get("/v1/messages/" + guid).json["subject"], Json("In the query"));
    }

    void acceptsBodiesWithDelete()
    {
        const Json created =
            m_client
                ->post("/v1/notifications",
                       {{"deviceType", "inApp"}, {"enableUserTrackingNotifications", false}})
                .json;
        const Json body = {{"notificationSessionToken", created["notificationSessionToken"]}};
        QCOMPARE(m_client->request("DELETE", "/v1/notifications", dump(body)).status, 200);
    }

    void answersOnUnversionedRoutesAndWithTrailingSlash_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("path");
        const auto row = [](const char* method, const char* path) {
            QTest::newRow(path) << QString::fromLatin1(method) << QString::fromLatin1(path);
        };
        row("GET", "/user/settings");
        row("GET", "/service/settings");
        row("GET", "/public/service/settings");
        row("GET", "/user/contacts");
        row("GET", "/user/aliases");
        row("GET", "/v1/labels/");
        row("POST", "/messages/");
        row("POST", "/messages");
        row("POST", "/v1/messages/");
        row("POST", "/v1/messages");
        row("GET", "/user/authenticationtoken");
        row("POST", "/logout");
    }

    void answersOnUnversionedRoutesAndWithTrailingSlash()
    {
        QFETCH(QString, method);
        QFETCH(QString, path);
        const Answer answer =
            m_client->request(text(method), text(path),
                              method == QStringLiteral("POST") ? "{\"actionCode\":\"New\"}" : "");
        QCOMPARE(answer.status, 200);
    }

    void acceptsGuidsInEveryForm_data()
    {
        QTest::addColumn<bool>("dashes");
        QTest::addColumn<bool>("upper");
        QTest::newRow("plain") << false << false;
        QTest::newRow("dashes") << true << false;
        QTest::newRow("upper case") << false << true;
        QTest::newRow("both") << true << true;
    }

    void acceptsGuidsInEveryForm()
    {
        QFETCH(bool, dashes);
        QFETCH(bool, upper);
        std::string guid = m_client->get("/v1/messages/search").json["results"][0]["guid"];
        QString form = q(dashes ? withDashes(guid) : guid);
        if (upper)
            form = form.toUpper();
        QCOMPARE(m_client->get("/v1/messages/" + text(form) + "?retrieveBody=false").json["guid"],
                 Json(guid));
    }

    void wantsTheClientName()
    {
        m_client->clientName.clear();
        const Answer answer = m_client->get("/public/ping");
        QCOMPARE(answer.status, 400);
        QCOMPARE(q(answer.errorCode()), QStringLiteral("Portal.MissingClientName"));
    }

    void wantsASession()
    {
        for (const char* token : {"", "wrong"}) {
            m_client->session = token;
            const Answer answer = m_client->get("/v1/labels");
            QCOMPARE(answer.status, 401);
            QCOMPARE(q(answer.errorCode()), QStringLiteral("811"));
            QVERIFY(!answer.headers.contains("x-sm-user-settings-version"));
        }
    }

    void tellsUnknownFromNotImplemented()
    {
        for (const char* path : {"/v1/nothing", "/v2/labels", "/v1/labels/a/b/c/d"}) {
            const Answer unknown = m_client->get(path);
            QCOMPARE(unknown.status, 404);
            QCOMPARE(q(unknown.errorCode()), QStringLiteral("NotFound"));
        }
        QCOMPARE(m_client->request("PATCH", "/v1/labels", "{}").status, 404);
        const Answer later = m_client->get("/v1/campaigns/search");
        QCOMPARE(later.status, 501);
        QCOMPARE(q(later.errorCode()), QStringLiteral("Portal.NotImplemented"));
        QCOMPARE(m_client->get("/v1/data/a6fccfeae3444d70ac48e168bbc116e1").status, 501);
    }

    void knowsEveryRouteOfTheSchema()
    {
        for (const auto& operation : m_schema.document()["operations"]) {
            if (operation["api"] != "msg" || operation["name"] == "Logout")
                continue;
            for (const auto& route : operation["paths"]) {
                std::string path = route;
                for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
                    path.replace(at, path.find('}') - at + 1, "a6fccfeae3444d70ac48e168bbc116e1");
                const Answer answer = m_client->request(operation["method"], path, "");
                const auto what = operation["name"].get<std::string>() + " " + path;
                QVERIFY2(answer.errorCode() != "NotFound", what.c_str());
                QCOMPARE(q(m_portal->requests().back().operation),
                         q(operation["name"].get<std::string>()));
            }
        }
    }

    void sendsTheVersionHeaders()
    {
        const auto header = [this](const char* name) {
            return m_client->get("/v1/labels").headers[name];
        };
        QVERIFY(!header("x-sm-msgapi-version").empty());
        const auto user = header("x-sm-user-settings-version");
        const auto service = header("x-sm-service-settings-version");
        QCOMPARE(m_client->put("/v1/user/settings", {{"firstName", "Änne"}}).status, 200);
        QCOMPARE(std::stoi(header("x-sm-user-settings-version")), std::stoi(user) + 1);
        QCOMPARE(q(header("x-sm-service-settings-version")), q(service));
        m_portal->with([](Control& control) {
            control.changeSettings("example", {{"messageRecall", {{"enabled", false}}}});
        });
        QCOMPARE(std::stoi(header("x-sm-service-settings-version")), std::stoi(service) + 1);
        QCOMPARE(m_client->get("/v1/service/settings").json["messageRecall"]["enabled"],
                 Json(false));
        QCOMPARE(m_client->get("/v1/service/settings").json["fyeo"]["enabled"], Json(true));
    }

    void changesOnlyTheGivenUserSettings()
    {
        const Json before = m_client->get("/v1/user/settings").json;
        QCOMPARE(m_client
                     ->put("/v1/user/settings",
                           {{"autoRetrieveMessage", true},
                            {"includeSignatureOnReplyForward", false},
                            {"inAppNotificationEvents", {"NewMessage", "SomethingNewer"}}})
                     .status,
                 200);
        Json expected = before;
        expected["autoRetrieveMessage"]["enabled"] = true;
        expected["inAppNotificationEvents"] = {"NewMessage", "SomethingNewer"};
        QCOMPARE(q(dump(m_client->get("/v1/user/settings").json)), q(dump(expected)));
    }

    void offersTheTrackingEventsThatTheSchemaNames()
    {
        QCOMPARE(m_client->get("/v1/user/settings").json["allowedTrackingEvents"],
                 m_schema.document()["enums"]["MessageTrackingType"]["values"]);
    }

    void writesGuidsWithDashesWhenAsked()
    {
        m_portal->with([](Control& control) {
            Switches switches = control.switches();
            switches.dashedGuids = true;
            control.setSwitches(switches);
        });
        const Json labels = m_client->get("/v1/labels").json["results"];
        QCOMPARE(labels[0]["labelGuid"].get<std::string>().size(), std::size_t(36));
    }

    void limitsTheRateWhenAsked()
    {
        m_portal->with([](Control& control) {
            Switches switches = control.switches();
            switches.rateLimitPerMinute = 2;
            switches.retryAfterSeconds = 7;
            control.setSwitches(switches);
        });
        QCOMPARE(m_client->get("/v1/labels").status, 200);
        QCOMPARE(m_client->get("/v1/labels").status, 200);
        Answer limited = m_client->get("/v1/labels");
        QCOMPARE(limited.status, 429);
        QCOMPARE(q(limited.headers["retry-after"]), QStringLiteral("7"));
        m_portal->advanceClock(std::chrono::minutes(1));
        QCOMPARE(m_client->get("/v1/labels").status, 200);
    }

    void listsRequestsWithoutSecrets()
    {
        m_portal->clearRequests();
        m_client->remove("/v1/user/authenticationtoken?authenticationToken=topsecret");
        const auto requests = m_portal->requests();
        QCOMPARE(int(requests.size()), 1);
        QCOMPARE(q(requests[0].operation), QStringLiteral("ExpireAuthenticationToken"));
        QCOMPARE(q(requests[0].method), QStringLiteral("DELETE"));
        QCOMPARE(q(requests[0].user), QString::fromLatin1(kMainUser));
        QCOMPARE(requests[0].status, 200);
        QVERIFY(requests[0].query.find("topsecret") == std::string::npos);
        QVERIFY(std::find(requests[0].headerNames.begin(), requests[0].headerNames.end(),
                          "x-sm-session-token") != requests[0].headerNames.end());
    }
};

QTEST_GUILESS_MAIN(RequestsTest)
#include "tst_portal_requests.moc"

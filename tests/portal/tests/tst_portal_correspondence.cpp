#include "tests/portal/tests/attachmenttest.h"

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// What surrounds messages and files: search, labels, extensions, tracking, notifications, codes,
/// aliases, and every reason for which sending is refused.
class CorrespondenceTest : public AttachmentTest
{
    Q_OBJECT

    QString found(TestClient& client, const std::string& filter, const std::string& rest = {})
    {
        const Answer answer = client.get("/v1/attachments/search?filter=" + encoded(filter) + rest);
        if (answer.status != 200)
            return q(std::to_string(answer.status) + " " + answer.errorCode());
        std::vector<std::string> names;
        for (const auto& one : answer.json["results"])
            names.push_back(one["fileName"]);
        return joined(names);
    }

    void changePortal(const Json& changes)
    {
        m_portal->with([&](Control& control) { control.changePortal("example", changes); });
    }

private slots:
    void searchesAttachments()
    {
        const auto a = sent("alpha-zz.txt", "x");
        m_portal->advanceClock(1min);
        const auto b = sent("beta-zz.txt", "y");
        const auto jonas = signedIn(kJonas);
        QCOMPARE(found(*jonas, "{searchCriteria:-ZZ}"), QStringLiteral("beta-zz.txt,alpha-zz.txt"));
        QCOMPARE(
            found(*jonas, "{searchCriteria:-zz}", "&sort=%7Btype%3AsentOn%2Cdirection%3AAsc%7D"),
            QStringLiteral("alpha-zz.txt,beta-zz.txt"));
        QCOMPARE(found(*jonas, "{searchCriteria:-zz}", "&pageSize=1&page=2"),
                 QStringLiteral("alpha-zz.txt"));
        QCOMPARE(found(*jonas, "{attachmentGuids:[" + withDashes(a.file) + "]}"),
                 QStringLiteral("alpha-zz.txt"));
        QCOMPARE(found(*jonas, R"({ "searchCriteria": 'beta-zz'})"), QStringLiteral("beta-zz.txt"));
        QCOMPARE(found(*jonas, R"({"searchCriteria":"beta-zz"})"), QStringLiteral("beta-zz.txt"));
        QCOMPARE(found(*jonas, "{searchCriteria:-zz,associations:[Uploader]}"), QString());
        QCOMPARE(found(*m_client, "{searchCriteria:-zz,associations:[uploader],types:[Normal]}"),
                 QStringLiteral("beta-zz.txt,alpha-zz.txt"));
        QCOMPARE(found(*jonas, "{searchCriteria:-zz,types:[ESignature]}"), QString());
        const Json envelope = message(*m_client, b.message);
        const std::string anna = envelope["sender"]["guid"];
        const std::string other = envelope["to"][0]["guid"];
        QCOMPARE(found(*jonas, "{searchCriteria:beta-zz,uploaderGuids:[" + anna + "]}"),
                 QStringLiteral("beta-zz.txt"));
        QCOMPARE(found(*jonas, "{searchCriteria:beta-zz,uploaderGuids:[" + other + "]}"),
                 QString());
        QCOMPARE(found(*m_client, "{searchCriteria:beta-zz,recipientGuids:[" + other + "]}"),
                 QStringLiteral("beta-zz.txt"));
        QCOMPARE(found(*signedIn(kMarie), "{searchCriteria:-zz}"), QString());
        m_portal->recall(a.message);
        QCOMPARE(found(*jonas, "{searchCriteria:-zz}"), QStringLiteral("beta-zz.txt"));
        QCOMPARE(found(*jonas, "{}", "&sort=%7Btype%3AColour%7D"), QStringLiteral("400 928"));
        std::string many;
        for (int i = 0; i < 26; ++i)
            many += (i ? "," : "") + a.file;
        QCOMPARE(found(*jonas, "{attachmentGuids:[" + many + "]}"), QStringLiteral("400 928"));
    }

    void labelsAttachments()
    {
        const auto made = sent("a.txt", "x");
        const auto jonas = signedIn(kJonas);
        const std::string label = jonas->post("/v1/labels", {{"name", "Mine"}}).json["labelGuid"];
        const std::string path = "/v1/labels/" + label + "/attachments/" + made.file;
        for (int twice = 0; twice < 2; ++twice)
            QCOMPARE(jonas->post(path).status, 200);
        QCOMPARE(details(*jonas, made.file)["labels"][0]["name"], Json("Mine"));
        QCOMPARE(details(*m_client, made.file)["labels"].size(), std::size_t(0));
        QCOMPARE(found(*jonas, "{labelGuids:[" + label + "]}"), QStringLiteral("a.txt"));
        for (int twice = 0; twice < 2; ++twice)
            QCOMPARE(jonas->remove(path).status, 200);
        QCOMPARE(details(*jonas, made.file)["labels"].size(), std::size_t(0));
        jonas->post(path);
        jonas->remove("/v1/labels/" + label);
        QCOMPARE(details(*jonas, made.file)["labels"].size(), std::size_t(0));
        const Json labels = jonas->get("/v1/labels").json["results"];
        for (const auto& one : labels) {
            if (one.contains("systemType") && one["systemType"] == "Trash") {
                const Answer answer =
                    jonas->post("/v1/labels/" + one["labelGuid"].get<std::string>() +
                                "/attachments/" + made.file);
                QCOMPARE(q(answer.errorCode()), QStringLiteral("Portal.LabelNotAllowed"));
            }
        }
        QCOMPARE(jonas->post("/v1/labels/" + label + "/attachments/" + made.file).status, 404);
    }

    void keepsExtensionsOfFilesAndUsers_data()
    {
        QTest::addColumn<bool>("ofUser");
        QTest::newRow("file") << false;
        QTest::newRow("user") << true;
    }

    void keepsExtensionsOfFilesAndUsers()
    {
        QFETCH(bool, ofUser);
        const auto made = sent("a.txt", "x");
        const std::string path =
            (ofUser ? std::string("/v1/user") : "/v1/attachments/" + made.file) + "/extensions";
        const auto put = [&](const std::string& name, const std::string& value, bool isPublic) {
            return m_client
                ->put(path, {{"extensions",
                              {{{"name", name}, {"value", value}, {"isPublic", isPublic}}}}})
                .status;
        };
        const auto all = [&](TestClient& client) {
            const Json list = ofUser ? client.get(path).json["extensions"]
                                     : details(client, made.file)["extensions"];
            std::vector<std::string> texts;
            for (const auto& one : list)
                texts.push_back(one["name"].get<std::string>() + "=" +
                                one["value"].get<std::string>());
            return joined(texts);
        };
        QCOMPARE(put("a", "1", true), 200);
        QCOMPARE(put("b", "2", false), 200);
        QCOMPARE(put("A", "3", true), 200);
        QCOMPARE(all(*m_client), QStringLiteral("b=2,A=3"));
        if (!ofUser)
            QCOMPARE(all(*signedIn(kJonas)), QStringLiteral("A=3"));
        QString name(100, u'ü');
        QCOMPARE(put(text(name), std::string(4000, 'x'), true), 200);
        QCOMPARE(put(std::string(101, 'n'), "x", true), 400);
        QCOMPARE(put("", "x", true), 400);
        QCOMPARE(put("n", std::string(4001, 'x'), true), 400);
        QCOMPARE(m_client->remove(path + "?key=a").status, 200);
        QCOMPARE(m_client->request("DELETE", path, R"({"key":"b"})").status, 200);
        QCOMPARE(all(*m_client), name + u'=' + QString(4000, u'x'));
        QCOMPARE(m_client->remove(path).status, 200);
        QCOMPARE(all(*m_client), QString());
        if (!ofUser) {
            QCOMPARE(found(*m_client, "{searchExtensionNameCriteria:kin}"), QString());
            put("kind", "invoice", true);
            QCOMPARE(found(*m_client,
                           "{searchExtensionNameCriteria:kin,searchExtensionValueCriteria:VOI}"),
                     QStringLiteral("a.txt"));
        }
    }

    void tracksWhatIsDoneWithFiles()
    {
        const auto made = sent("a.txt", "x");
        const auto jonas = signedIn(kJonas);
        details(*jonas, made.file);
        for (int twice = 0; twice < 2; ++twice) {
            details(*jonas, made.file);
            download(*jonas, made.file);
            download(*jonas, made.file, "/chunk/1");
            download(*jonas, made.file, "?downloadType=Preview");
            jonas->post("/v1/attachments/" + made.file + "/tracking/print");
        }
        download(*m_client, made.file);
        const auto filter = "attachmentGuids:[" + made.file + "]";
        const std::string j = kJonas;
        QCOMPARE(tracked(*m_client, "{" + filter + ",ignoreUploader:true}"),
                 q("Downloaded " + j + ",Previewed " + j + ",Printed " + j + ",Printed " + j +
                   ",Reviewed " + j));
        QCOMPARE(tracked(*m_client, "{" + filter + ",types:[downloaded]}"),
                 q(std::string("Downloaded ") + kMainUser + ",Downloaded " + kJonas));
        QCOMPARE(tracked(*signedIn(kMarie), "{" + filter + "}"), QString());
        const Json summary = details(*m_client, made.file)["trackingSummary"];
        QCOMPARE(summary["totalDownloaded"], Json(1));
        QCOMPARE(summary["totalPreviewed"], Json(1));
        QCOMPARE(summary["totalReviewed"], Json(1));
        QCOMPARE(summary["totalPrinted"], Json(2));
        QCOMPARE(summary["totalSeen"], Json(1));
        QCOMPARE(summary["totalRecipients"], Json(1));
        const Json row =
            m_client->get("/v1/tracking/attachment/search?filter=" + encoded("{" + filter + "}"))
                .json["results"][0];
        QCOMPARE(row["attachmentName"], Json("a.txt"));
        QCOMPARE(row["attachmentGuid"], Json(made.file));
        QCOMPARE(row["messageGuid"], Json(made.message));
        QCOMPARE(row["clientName"], Json("portal-test"));
        // The search of messages knows nothing of files; the stream of activities knows both.
        const Json messages = m_client
                                  ->get("/v1/tracking/message/search?filter=" +
                                        encoded("{messageGuids:[" + made.message + "]}"))
                                  .json;
        for (const auto& one : messages["results"])
            QVERIFY(!one.contains("attachmentGuid"));
        QVERIFY(m_client
                    ->get("/v1/tracking/user/search?filter=" +
                          encoded("{" + filter + ",ignoreSelf:true}"))
                    .json["totalItems"] == 5);
    }

    void countsChunkedDownloadsWithTheLastChunk()
    {
        const auto made = sent("a.bin", bytes(2000));
        const auto jonas = signedIn(kJonas);
        download(*jonas, made.file, "/chunk/1");
        const auto filter = "{attachmentGuids:[" + made.file + "],types:[Downloaded]}";
        QCOMPARE(tracked(*m_client, filter), QString());
        download(*jonas, made.file, "/chunk/2");
        QCOMPARE(tracked(*m_client, filter), q(std::string("Downloaded ") + kJonas));
    }

    void showsTrackingOnlyToThoseAllowed()
    {
        const auto unshared = sent("a.txt", "x", {{"messageOptions", {{"shareTracking", false}}}});
        const auto untracked = sent("b.txt", "x", {{"messageOptions", {{"allowTracking", false}}}});
        const auto jonas = signedIn(kJonas);
        for (const auto& made : {unshared, untracked})
            download(*jonas, made.file);
        QVERIFY(details(*m_client, unshared.file).contains("trackingSummary"));
        QVERIFY(!details(*jonas, unshared.file).contains("trackingSummary"));
        QVERIFY(!details(*m_client, untracked.file).contains("trackingSummary"));
        const auto only = [](const Sent& made) { return "{attachmentGuids:[" + made.file + "]}"; };
        QVERIFY(!tracked(*m_client, only(unshared)).isEmpty());
        QCOMPARE(tracked(*jonas, only(unshared)), QString());
        QCOMPARE(tracked(*m_client, only(untracked)), QString());
    }

    void notifiesAgainOnWish()
    {
        const auto made = sent("a.txt", "x");
        const std::string path = "/v1/messages/" + made.message + "/notification";
        const auto before = m_portal->mails().size();
        QCOMPARE(m_client->put(path).status, 200);
        QCOMPARE(m_client->put(path, {{"to", {kJonas}}}).status, 200);
        QCOMPARE(m_portal->mails().size(), before + 2);
        QCOMPARE(m_portal->mails().back().to, std::string(kJonas));
        QCOMPARE(joined(m_client->put(path, {{"to", {kMarie}}}).wrongFields()),
                 QStringLiteral("to"));
        QCOMPARE(q(signedIn(kJonas)->put(path).errorCode()), QStringLiteral("907"));
        QCOMPARE(m_client->put("/v1/messages/" + draft(*m_client) + "/notification").status, 404);
        m_portal->recall(made.message);
        QCOMPARE(q(m_client->put(path).errorCode()), QStringLiteral("915"));
    }

    void refusesWhatOnlyGatewaysMayDo()
    {
        const auto guid = preCreate(*m_client, {{"externalMessageId", "ext-1"}});
        QVERIFY(!guid.empty());
        const auto ask = [&](const char* id) {
            return m_client->put("/v1/messages/saveext", {{"externalMessageId", id}});
        };
        QCOMPARE(q(ask("ext-1").errorCode()), QStringLiteral("Portal.FeatureDisabled"));
        QCOMPARE(q(ask("other").errorCode()), QStringLiteral("929"));
        QCOMPARE(joined(m_client->put("/v1/messages/saveext").wrongFields()),
                 QStringLiteral("externalMessageId"));
    }

    void drawsQrCodes()
    {
        const auto made = sent("a.txt", "x");
        // To strangers a message is not there, and a file is refused.
        for (const auto& [path, foreign] : {std::pair("/v1/messages/" + made.message, 404L),
                                            std::pair("/v1/attachments/" + made.file, 403L)}) {
            const Answer answer = m_client->get(path + "/qrcode");
            QCOMPARE(q(answer.headers.at("content-type")), QStringLiteral("image/png"));
            QVERIFY(answer.body.starts_with("\x89PNG\r\n\x1a\n"));
            QVERIFY(answer.body.ends_with("\xae\x42\x60\x82"));
            QCOMPARE(m_client->get(path + "/qrcode?format=Svg").status, 400);
            QCOMPARE(m_client->get(path + "/qrcode?layout=Round").status, 400);
            QCOMPARE(signedIn(kMarie)->get(path + "/qrcode").status, foreign);
        }
    }

    void refusesToSend_data()
    {
        QTest::addColumn<QString>("portal");
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("code");
        const QString none = QStringLiteral("{}");
        QTest::newRow("content filter") << R"({"contentFilterWords":["Forbidden"]})" << none
                                        << R"({"subject":"A Forbidden word"})"
                                        << "17";
        QTest::newRow("allowance") << R"({"dailyMessages":0})" << none << none << "28";
        QTest::newRow("invitations")
            << R"({"dailyInvites":0})" << none << R"({"to":["a@new.example"]})"
            << "30";
        QTest::newRow("one answer") << none << R"({"cra":{"enabled":true}})"
                                    << R"({"to":["a@new.example"]})"
                                    << "44";
        QTest::newRow("several answers") << none << R"({"cra":{"enabled":true}})"
                                         << R"({"to":["a@new.example","b@new.example"]})"
                                         << "45";
        QTest::newRow("package") << none
                                 << R"({"createMessage":{"restrictions":"AllowedAddressOnly"}})"
                                 << none << "49";
        QTest::newRow("too many recipients")
            << R"({"maxRecipients":1})" << none
            << R"({"to":["jonas.weber@example.org","marie.dubois@example.org"]})"
            << "74";
    }

    void refusesToSend()
    {
        QFETCH(QString, portal);
        QFETCH(QString, settings);
        QFETCH(QString, message);
        QFETCH(QString, code);
        const auto guid = draft(*m_client, Json::parse(text(message)));
        changePortal(Json::parse(text(portal)));
        changeSettings(Json::parse(text(settings)));
        const Answer answer = send(*m_client, guid);
        QCOMPARE(answer.status, 403);
        QCOMPARE(q(answer.errorCode()), code);
        QCOMPARE(this->message(*m_client, guid)["status"], Json("Draft"));
    }

    void countsDownWhatMayBeSent()
    {
        changePortal({{"dailyMessages", 2}, {"dailyInvites", 1}});
        const auto left = [&] { return m_client->get("/v1/user/quotas").json; };
        QCOMPARE(left()["dailyMessagesLeft"], Json(2));
        QCOMPARE(send(*m_client, draft(*m_client, {{"to", {"a@new.example"}}})).status, 200);
        QCOMPARE(left()["dailyMessagesLeft"], Json(1));
        QCOMPARE(left()["dailyInvitesLeft"], Json(0));
        QCOMPARE(q(send(*m_client, draft(*m_client, {{"to", {"b@new.example"}}})).errorCode()),
                 QStringLiteral("30"));
        QCOMPARE(left()["dailyMessagesLeft"], Json(1));
        QCOMPARE(send(*m_client, draft(*m_client)).status, 200);
        QCOMPARE(q(send(*m_client, draft(*m_client)).errorCode()), QStringLiteral("28"));
        QCOMPARE(left()["dailyMessagesLeft"], Json(0));
        m_portal->advanceClock(24h);
        QVERIFY(m_client->signIn());
        QCOMPARE(left()["dailyMessagesLeft"], Json(2));
    }

    void neverCallsAUsedUpAllowanceUnlimited()
    {
        QCOMPARE(send(*m_client, draft(*m_client, {{"to", {"a@new.example"}}})).status, 200);
        QCOMPARE(send(*m_client, draft(*m_client)).status, 200);
        changePortal({{"dailyMessages", 0}, {"dailyInvites", 0}});
        const Json quotas = m_client->get("/v1/user/quotas").json;
        QCOMPARE(quotas["dailyMessagesLeft"], Json(0));
        QCOMPARE(quotas["dailyInvitesLeft"], Json(0));
        QCOMPARE(q(send(*m_client, draft(*m_client)).errorCode()), QStringLiteral("28"));
    }

    void managesAliases()
    {
        const std::string path = "/v1/user/aliases";
        const auto add = [&](const char* address) {
            return m_client->post(path, {{"emailAlias", address}});
        };
        QCOMPARE(add(kMainUser).status, 400);
        QCOMPARE(add("not an address").status, 400);
        QCOMPARE(add("second@outside.example").status, 200);
        QCOMPARE(m_client->get(path).json["results"][1]["status"], Json("Pending"));
        const auto token = m_portal->mails().back().token;
        QCOMPARE(q(m_portal->mails().back().to), QStringLiteral("second@outside.example"));
        const Json asked = m_client->get(path + "/confirm/" + token).json;
        QCOMPARE(asked["masterEmailAddress"], Json(kMainUser));
        QCOMPARE(asked["isPasswordRequired"], Json(false));
        QCOMPARE(q(m_client->post(path + "/confirm", {{"confirmationToken", "x"}}).errorCode()),
                 QStringLiteral("Portal.TokenNotFound"));
        const Json promotion = {{"emailAlias", "second@outside.example"},
                                {"oldPassword", kPassword},
                                {"newPassword", "Another-Horse-8"}};
        QCOMPARE(m_client->put(path, promotion).status, 400);
        QCOMPARE(m_client->post(path + "/confirm", {{"confirmationToken", token}}).status, 200);
        QCOMPARE(m_client->get(path).json["results"][1]["status"], Json("Confirmed"));
        QCOMPARE(
            q(signedIn(kJonas)->post(path, {{"emailAlias", "second@outside.example"}}).errorCode()),
            QStringLiteral("Portal.AliasTaken"));
        Json wrong = promotion;
        wrong["oldPassword"] = "wrong";
        QCOMPARE(q(m_client->put(path, wrong).errorCode()), QStringLiteral("803"));
        TestClient other(*m_portal);
        QVERIFY(other.signIn());
        QCOMPARE(m_client->put(path, promotion).status, 200);
        QCOMPARE(other.get(path).status, 401);
        QCOMPARE(m_client->get("/v1/user/settings").json["emailAddress"],
                 Json("second@outside.example"));
        QVERIFY(other.signIn("second@outside.example", "Another-Horse-8"));
        QCOMPARE(m_client->remove(path + "?emailAlias=second%40outside.example").status, 400);
        QCOMPARE(
            m_client->request("DELETE", path, R"({"emailAlias":"a.keller@example.org"})").status,
            200);
        QCOMPARE(m_client->get(path).json["results"].size(), std::size_t(1));
    }

    void mergesTheAccountBehindAnAlias()
    {
        const std::string path = "/v1/user/aliases";
        const auto made = sent("a.txt", "x");
        QCOMPARE(m_client->post(path, {{"emailAlias", kJonas}}).status, 200);
        const auto token = m_portal->mails().back().token;
        QCOMPARE(m_client->get(path + "/confirm/" + token).json["isPasswordRequired"], Json(true));
        Json confirmation = {{"confirmationToken", token}, {"password", "wrong"}};
        QCOMPARE(q(m_client->post(path + "/confirm", confirmation).errorCode()),
                 QStringLiteral("803"));
        confirmation["password"] = kPassword;
        const auto jonas = signedIn(kJonas);
        QCOMPARE(m_client->post(path + "/confirm", confirmation).status, 200);
        QCOMPARE(jonas->get(path).status, 401);
        QCOMPARE(message(*m_client, made.message)["to"][0]["email"], Json(kMainUser));
        TestClient again(*m_portal);
        QVERIFY(again.signIn(kJonas));
        QCOMPARE(again.get("/v1/user/settings").json["emailAddress"], Json(kMainUser));
    }
};

QTEST_GUILESS_MAIN(CorrespondenceTest)
#include "tst_portal_correspondence.moc"

#include "tests/portal/tests/portaltest.h"

#include <QByteArray>

#include <algorithm>

using namespace waxwing::portal;
using namespace std::chrono_literals;

/// From an empty draft to a recalled message, and what everybody sees of it on the way.
class ComposeTest : public PortalTest
{
    Q_OBJECT

    std::unique_ptr<TestClient> m_jonas;

    static constexpr const char* kJonas = "jonas.weber@example.org";
    static constexpr const char* kMarie = "marie.dubois@example.org";

    std::string preCreate(TestClient& client, const char* action = "New",
                          const std::string& parent = {}, const std::string& password = {})
    {
        Json body = {{"actionCode", action}};
        if (!parent.empty())
            body["parentGuid"] = parent;
        if (!password.empty())
            body["password"] = password;
        return client.post("/v1/messages/", body).json.value("messageGuid", std::string());
    }

    Answer save(TestClient& client, const std::string& guid, const Json& members)
    {
        Json body = {{"bodyFormat", "Text"}, {"subject", "Subject"}, {"body", "Text of it"}};
        body.merge_patch(members);
        return client.put("/v1/messages/" + guid + "/save", body);
    }

    Answer send(TestClient& client, const std::string& guid, const Json& members = Json::object())
    {
        return client.put("/v1/messages/" + guid + "/send", members);
    }

    /// A sent message from the main user to Jonas.
    std::string sent(const Json& members = Json::object(), const Json& sending = Json::object())
    {
        const auto guid = preCreate(*m_client);
        Json all = {{"to", {kJonas}}};
        all.merge_patch(members);
        if (save(*m_client, guid, all).status != 200 ||
            send(*m_client, guid, sending).status != 200)
            return {};
        return guid;
    }

    Answer read(TestClient& client, const std::string& guid, const std::string& password = {})
    {
        if (!password.empty())
            client.extraHeaders = {"x-sm-password: " +
                                   QByteArray::fromStdString(password).toBase64().toStdString()};
        Answer answer = client.get("/v1/messages/" + guid);
        client.extraHeaders.clear();
        return answer;
    }

    Json envelope(TestClient& client, const std::string& guid)
    {
        return client.get("/v1/messages/" + guid + "?retrieveBody=false").json;
    }

    bool isIn(TestClient& client, const std::string& guid, const std::string& folder)
    {
        return client.search("{messageGuids:[" + guid + "],types:[" + folder + "]}")
                   .json["totalItems"] == 1;
    }

    QString people(const Json& list)
    {
        std::vector<std::string> addresses;
        for (const auto& person : list)
            addresses.push_back(person["email"]);
        return joined(addresses);
    }

    void changeSettings(const Json& patch)
    {
        m_portal->with([&](Control& control) { control.changeSettings("example", patch); });
    }

private slots:
    void goesFromDraftToInbox()
    {
        m_jonas = std::make_unique<TestClient>(*m_portal);
        QVERIFY(m_jonas->signIn(kJonas));
        const auto guid = preCreate(*m_client);
        QCOMPARE(envelope(*m_client, guid)["status"], Json("PreCreated"));
        QVERIFY(!isIn(*m_client, guid, "Draft"));
        QCOMPARE(m_jonas->get("/v1/messages/" + guid).status, 404);

        QCOMPARE(save(*m_client, guid,
                      {{"to", {kJonas}},
                       {"cc", {kMarie}},
                       {"subject", "Grüße"},
                       {"body", "<p>Hallo</p>"},
                       {"bodyFormat", "html"}})
                     .status,
                 200);
        const Json draft = m_client->get("/v1/messages/" + guid).json;
        QCOMPARE(draft["status"], Json("Draft"));
        QCOMPARE(draft["body"], Json("<p>Hallo</p>"));
        QCOMPARE(draft["bodyFormat"], Json("Html"));
        QVERIFY(!draft["to"][0].contains("guid"));
        QVERIFY(isIn(*m_client, guid, "Draft"));

        const Answer answer = send(*m_client, guid, {{"notificationFormats", {"Text", "Html"}}});
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json["notificationSent"], Json(true));
        QVERIFY(!answer.json["notificationBodyText"].get<std::string>().empty());
        QVERIFY(isIn(*m_client, guid, "Sent") && !isIn(*m_client, guid, "Draft"));
        QVERIFY(isIn(*m_jonas, guid, "Inbox"));
        const Json received = envelope(*m_jonas, guid);
        QCOMPARE(received["status"], Json("Sent"));
        QVERIFY(received["to"][0].contains("guid"));
        QCOMPARE(received["retrieved"], Json(false));
        QCOMPARE(received["body"], Json(""));
        QCOMPARE(received["shares"][0]["isRead"], Json(false));
        QCOMPARE(read(*m_jonas, guid).json["body"], Json("<p>Hallo</p>"));
        const Json after = envelope(*m_jonas, guid);
        QCOMPARE(after["retrieved"], Json(true));
        QCOMPARE(after["shares"][0]["isRead"], Json(true));
        const Json summary = envelope(*m_client, guid)["trackingSummary"];
        QCOMPARE(summary["totalRecipients"], Json(2));
        QCOMPARE(summary["totalRetrieved"], Json(1));
    }

    void countsReadingOncePerUser()
    {
        const auto guid = sent();
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        for (int i = 0; i < 3; ++i) {
            read(jonas, guid);
            envelope(jonas, guid);
            read(*m_client, guid);
        }
        const Json summary = envelope(*m_client, guid)["trackingSummary"];
        QCOMPARE(summary["totalRetrieved"], Json(1));
        QCOMPARE(summary["totalReviewed"], Json(1));
    }

    void replacesTheWholeDraftOnSave()
    {
        const auto guid = preCreate(*m_client);
        save(*m_client, guid,
             {{"to", {kJonas}},
              {"expiryDate", "2036-01-01T00:00:00Z"},
              {"messageOptions", {{"allowForward", false}, {"fyeoType", "UniquePassword"}}}});
        QCOMPARE(m_client->put("/v1/messages/" + guid + "/save", {{"bodyFormat", "Text"}}).status,
                 200);
        const Json draft = m_client->get("/v1/messages/" + guid).json;
        QCOMPARE(draft["to"], Json::array());
        QCOMPARE(draft["subject"], Json(""));
        QCOMPARE(draft["body"], Json(""));
        QVERIFY(!draft.contains("expiryDate"));
        QCOMPARE(draft["messageOptions"]["allowForward"], Json(true));
        QCOMPARE(draft["messageOptions"]["fyeoType"], Json("Disabled"));
    }

    void refusesToSend_data()
    {
        QTest::addColumn<QByteArray>("draft");
        QTest::addColumn<QByteArray>("sending");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const char* draft, const char* sending, int status,
                            const char* code) {
            QTest::newRow(name) << QByteArray(draft) << QByteArray(sending) << status
                                << QString::fromLatin1(code);
        };
        row("no recipient", "{\"to\":[]}", "{}", 400, "928");
        row("no address", "{\"to\":[\"nonsense\"]}", "{}", 400, "928");
        row("strangers without invitation", "{\"to\":[\"a@new.example\"]}",
            "{\"inviteNewUsers\":false}", 403, "30");
        row("unique password missing", "{\"messageOptions\":{\"fyeoType\":\"UniquePassword\"}}",
            "{}", 403, "38");
        row("account password missing", "{\"messageOptions\":{\"fyeoType\":\"AccountPassword\"}}",
            "{}", 403, "38");
        row("account password wrong", "{\"messageOptions\":{\"fyeoType\":\"AccountPassword\"}}",
            "{\"password\":\"guess\"}", 403, "38");
        row("content filter", "{\"body\":\"with X-REFUSED-BY-FILTER inside\"}", "{}", 403, "17");
    }

    void refusesToSend()
    {
        QFETCH(QByteArray, draft);
        QFETCH(QByteArray, sending);
        QFETCH(int, status);
        QFETCH(QString, code);
        const auto guid = preCreate(*m_client);
        Json members = {{"to", {kJonas}}};
        members.merge_patch(Json::parse(draft.toStdString()));
        QCOMPARE(save(*m_client, guid, members).status, 200);
        const Answer answer = send(*m_client, guid, Json::parse(sending.toStdString()));
        QCOMPARE(int(answer.status), status);
        QCOMPARE(q(answer.errorCode()), code);
        QVERIFY(isIn(*m_client, guid, "Draft"));
    }

    void sendsOnceOnly()
    {
        const auto guid = sent();
        QCOMPARE(q(send(*m_client, guid).errorCode()), QStringLiteral("Portal.AlreadySent"));
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        QCOMPARE(send(jonas, guid).status, 404);
        QCOMPARE(save(jonas, guid, Json::object()).status, 404);
        QCOMPARE(send(*m_client, "a6fccfeae3444d70ac48e168bbc116e1").status, 404);
    }

    void invitesStrangersUnlessTheQuotaIsUsedUp()
    {
        m_portal->with([](Control& control) {
            control.changePortal("example", {{"dailyInvites", 1}, {"dailyMessages", 2}});
        });
        QVERIFY(!sent({{"to", {"first@new.example"}}}).empty());
        QCOMPARE(q(m_portal->mails().front().kind), QStringLiteral("invitation"));
        const auto guid = preCreate(*m_client);
        save(*m_client, guid, {{"to", {"second@new.example"}}});
        QCOMPARE(q(send(*m_client, guid).errorCode()), QStringLiteral("30"));
        QVERIFY(!sent().empty());
        const auto last = preCreate(*m_client);
        save(*m_client, last, {{"to", {kJonas}}});
        QCOMPARE(q(send(*m_client, last).errorCode()), QStringLiteral("28"));
        QCOMPARE(m_client->get("/v1/user/quotas").json["dailyMessagesLeft"], Json(0));
        m_portal->advanceClock(24h);
        QVERIFY(m_client->signIn());
        QCOMPARE(send(*m_client, last).status, 200);
    }

    void wantsACraAnswerForStrangersWhereAsked()
    {
        TestClient clinic(*m_portal, "clinic");
        QVERIFY(clinic.signIn());
        const auto guid = preCreate(clinic);
        save(clinic, guid, {{"to", {"one@new.example"}}});
        QCOMPARE(q(send(clinic, guid).errorCode()), QStringLiteral("44"));
        save(clinic, guid, {{"to", {"one@new.example", "two@new.example"}}});
        QCOMPARE(q(send(clinic, guid).errorCode()), QStringLiteral("45"));
        QCOMPARE(send(clinic, guid, {{"craCode", "4711"}}).status, 200);
    }

    void limitsRecipients()
    {
        m_portal->with([](Control& control) {
            control.changePortal("example", {{"maxRecipients", 1}});
        });
        const auto guid = preCreate(*m_client);
        save(*m_client, guid, {{"to", {kJonas, kMarie}}});
        QCOMPARE(q(send(*m_client, guid).errorCode()), QStringLiteral("74"));
    }

    void letsGuestsWriteOnlyToWhoWroteToThem()
    {
        Delivery delivery;
        delivery.to = {"gast@partner.example"};
        delivery.from = kMarie;
        delivery.subject = "For the guest";
        m_portal->deliver(delivery);
        TestClient guest(*m_portal);
        QVERIFY(guest.signIn("gast@partner.example"));
        const auto guid = preCreate(guest);
        save(guest, guid, {{"to", {"noa.levi@example.org"}}});
        const Answer refused = send(guest, guid);
        const bool wrote =
            guest.search("{searchCriteria:noa.levi,types:[Inbox]}").json["totalItems"] > 0;
        if (!wrote)
            QCOMPARE(q(refused.errorCode()), QStringLiteral("49"));
        save(guest, guid, {{"to", {kMarie}}});
        QCOMPARE(send(guest, guid).status, 200);
    }

    void letsGuestsAnswerAllThatAMessageNames()
    {
        Delivery delivery;
        delivery.from = kMarie;
        delivery.to = {"gast@partner.example"};
        delivery.cc = {"lucia.moreno@example.org"}; // never wrote to the guest
        delivery.bcc = {"omar.haddad@example.org"};
        delivery.subject = "For all of you";
        const auto parent = m_portal->deliver(delivery);
        TestClient guest(*m_portal);
        QVERIFY(guest.signIn("gast@partner.example"));
        const auto answerTo = [&](const char* action, const Json& to) {
            const auto guid = preCreate(guest, action, parent);
            save(guest, guid, {{"to", to}});
            return q(send(guest, guid).errorCode());
        };
        QCOMPARE(answerTo("ReplyAll", {kMarie, "lucia.moreno@example.org"}), QString());
        QCOMPARE(answerTo("Reply", {kMarie}), QString());
        QCOMPARE(answerTo("ReplyAll", {kMarie, "omar.haddad@example.org"}), QStringLiteral("49"));
        QCOMPARE(answerTo("Forward", {"lucia.moreno@example.org"}), QStringLiteral("49"));
        const auto fresh = preCreate(guest);
        save(guest, fresh, {{"to", {"lucia.moreno@example.org"}}});
        QCOMPARE(q(send(guest, fresh).errorCode()), QStringLiteral("49"));
    }

    void keepsAMessageToOneselfInOneFolder()
    {
        const auto guid = preCreate(*m_client);
        save(*m_client, guid, {{"to", {kMainUser, kJonas}}, {"subject", "Note to myself"}});
        QCOMPARE(send(*m_client, guid).status, 200);
        const auto found = [&](const char* folder) {
            return m_client
                ->search("{searchCriteria:Note to myself,types:[" + std::string(folder) + "]}")
                .json["totalItems"];
        };
        QCOMPARE(found("Sent"), Json(1));
        QCOMPARE(found("Inbox"), Json(0));
    }

    void restrictsProtectionToWhatTheServiceAllows()
    {
        changeSettings({{"fyeo", {{"enabled", false}}}, {"confidential", {{"enabled", false}}}});
        const auto guid = preCreate(*m_client);
        QCOMPARE(q(save(*m_client, guid, {{"messageOptions", {{"fyeoType", "UniquePassword"}}}})
                       .errorCode()),
                 QStringLiteral("922"));
        QCOMPARE(q(save(*m_client, guid, {{"messageOptions", {{"fyeoType", "AccountPassword"}}}})
                       .errorCode()),
                 QStringLiteral("930"));
    }

    void refusesAnExpiryInThePast()
    {
        const auto guid = preCreate(*m_client);
        const Answer answer = save(*m_client, guid, {{"expiryDate", "2020-01-01T00:00:00Z"}});
        QCOMPARE(answer.status, 400);
        QCOMPARE(joined(answer.wrongFields()), QStringLiteral("expiryDate"));
    }

    void takesTheFrameworksEmptyDateForNoExpiry()
    {
        const auto guid = preCreate(*m_client);
        QCOMPARE(save(*m_client, guid, {{"expiryDate", "2031-01-01T00:00:00Z"}}).status, 200);
        QVERIFY(envelope(*m_client, guid).contains("expiryDate"));
        for (const char* none : {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000"}) {
            QCOMPARE(save(*m_client, guid, {{"expiryDate", none}}).status, 200);
            QVERIFY(!envelope(*m_client, guid).contains("expiryDate"));
        }
    }

    void expiresForEverybody()
    {
        m_portal->advanceClock(0s);
        const auto guid = sent({{"expiryDate", "2099-01-01T00:00:00Z"}});
        QCOMPARE(read(*m_client, guid).json["body"], Json("Text of it"));
        m_portal->expire(guid);
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        for (TestClient* client : {m_client.get(), &jonas}) {
            const Json gone = read(*client, guid).json;
            QCOMPARE(gone["status"], Json("Expired"));
            QCOMPARE(gone["hasAccess"], Json(false));
            QCOMPARE(gone["body"], Json(""));
            QCOMPARE(gone["attachments"], Json::array());
        }
        QVERIFY(preCreate(jonas, "Reply", guid).empty());
    }

    void opensProtectedMessagesWithThePasswordOnly_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("right");
        QTest::newRow("unique") << QStringLiteral("UniquePassword") << QStringLiteral("Käse-7");
        QTest::newRow("account") << QStringLiteral("AccountPassword")
                                 << QString::fromLatin1(kPassword);
    }

    void opensProtectedMessagesWithThePasswordOnly()
    {
        QFETCH(QString, kind);
        QFETCH(QString, right);
        const auto guid =
            sent({{"messageOptions", {{"fyeoType", text(kind)}}}}, {{"password", text(right)}});
        QVERIFY(!guid.empty());
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        for (TestClient* client : {m_client.get(), &jonas}) {
            QCOMPARE(q(read(*client, guid).errorCode()), QStringLiteral("38"));
            QCOMPARE(q(read(*client, guid, "guess").errorCode()), QStringLiteral("38"));
            QCOMPARE(envelope(*client, guid)["retrieved"], Json(false));
            QCOMPARE(read(*client, guid, text(right)).json["body"], Json("Text of it"));
        }
        QVERIFY(preCreate(jonas, "Reply", guid).empty());
        QVERIFY(preCreate(jonas, "Reply", guid, "guess").empty());
        QVERIFY(!preCreate(jonas, "Reply", guid, text(right)).empty());
    }

    void preparesRepliesAndForwards_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("cc");
        QTest::addColumn<int>("attachments");
        QTest::newRow("reply") << QStringLiteral("Reply") << QStringLiteral("RE: Offer")
                               << QString::fromLatin1(kJonas) << QString() << 0;
        QTest::newRow("reply to all")
            << QStringLiteral("ReplyAll") << QStringLiteral("RE: Offer")
            << QString::fromLatin1(kJonas)
            << QStringLiteral("marie.dubois@example.org,omar.haddad@example.org") << 0;
        QTest::newRow("forward") << QStringLiteral("Forward") << QStringLiteral("FW: Offer")
                                 << QString() << QString() << 1;
    }

    void preparesRepliesAndForwards()
    {
        QFETCH(QString, action);
        QFETCH(QString, subject);
        QFETCH(QString, to);
        QFETCH(QString, cc);
        QFETCH(int, attachments);
        Delivery delivery;
        delivery.from = kJonas;
        delivery.to = {kMainUser, kMarie};
        delivery.cc = {"omar.haddad@example.org"};
        delivery.subject = "Offer";
        delivery.attachments = {{"offer.pdf", "bytes"}};
        const auto parent = m_portal->deliver(delivery);
        const auto guid = preCreate(*m_client, text(action).c_str(), parent);
        const Json draft = m_client->get("/v1/messages/" + guid).json;
        QCOMPARE(q(draft["subject"]), subject);
        QCOMPARE(people(draft["to"]), to);
        QCOMPARE(people(draft["cc"]), cc);
        QCOMPARE(int(draft["attachments"].size()), attachments);
        QCOMPARE(draft["body"], Json(""));
        QCOMPARE(q(draft["action"]), action);
        QCOMPARE(draft["parentGuid"], Json(parent));
        QCOMPARE(draft["conversationGuid"], envelope(*m_client, parent)["conversationGuid"]);
    }

    void doesNotPileUpPrefixes()
    {
        Delivery delivery;
        delivery.to = {kMainUser};
        delivery.subject = "re: Offer";
        const auto guid = preCreate(*m_client, "Reply", m_portal->deliver(delivery));
        QCOMPARE(envelope(*m_client, guid)["subject"], Json("re: Offer"));
    }

    void refusesAnswers_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("allowReply");
        QTest::addColumn<bool>("allowForward");
        QTest::addColumn<QString>("code"); // empty: allowed
        QTest::newRow("reply") << QStringLiteral("Reply") << false << true << QString();
        QTest::newRow("reply to all")
            << QStringLiteral("ReplyAll") << false << true << QStringLiteral("908");
        QTest::newRow("forward") << QStringLiteral("Forward") << true << false
                                 << QStringLiteral("909");
        QTest::newRow("forward allowed") << QStringLiteral("Forward") << false << true << QString();
    }

    void refusesAnswers()
    {
        QFETCH(QString, action);
        QFETCH(bool, allowReply);
        QFETCH(bool, allowForward);
        QFETCH(QString, code);
        Delivery delivery;
        delivery.to = {kMainUser};
        delivery.allowReply = allowReply;
        delivery.allowForward = allowForward;
        const auto parent = m_portal->deliver(delivery);
        const Answer answer =
            m_client->post("/v1/messages", {{"actionCode", text(action)}, {"parentGuid", parent}});
        QCOMPARE(int(answer.status), code.isEmpty() ? 200 : 403);
        QCOMPARE(q(answer.errorCode()), code);
    }

    void refusesUnknownAndForeignParents()
    {
        const auto code = [this](const std::string& parent) {
            return q(
                m_client->post("/v1/messages", {{"actionCode", "Reply"}, {"parentGuid", parent}})
                    .errorCode());
        };
        QCOMPARE(code("a6fccfeae3444d70ac48e168bbc116e1"), QStringLiteral("929"));
        Delivery delivery;
        delivery.to = {kMarie};
        QCOMPARE(code(m_portal->deliver(delivery)), QStringLiteral("907"));
        const Answer none = m_client->post("/v1/messages", {{"actionCode", "Forward"}});
        QCOMPARE(none.status, 403);
        QCOMPARE(joined(none.wrongFields()), QStringLiteral("parentGuid"));
    }

    void recallsTheMessageAndWhatCarriesItsContent()
    {
        const auto guid = sent();
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        const auto forward = preCreate(jonas, "Forward", guid);
        save(jonas, forward, {{"to", {kMarie}}});
        QCOMPARE(send(jonas, forward).status, 200);

        QCOMPARE(q(jonas.post("/v1/messages/" + guid + "/recall").errorCode()),
                 QStringLiteral("907"));
        QCOMPARE(
            m_client->post("/v1/messages/" + guid + "/recall", {{"recallReason", "Oops"}}).status,
            200);
        const Json seen = read(jonas, guid).json;
        QCOMPARE(seen["status"], Json("Recalled"));
        QCOMPARE(seen["recallReason"], Json("Oops"));
        QVERIFY(seen.contains("recallDate"));
        QCOMPARE(seen["hasAccess"], Json(false));
        QCOMPARE(seen["body"], Json(""));
        QCOMPARE(read(*m_client, guid).json["body"], Json("Text of it"));
        TestClient marie(*m_portal);
        QVERIFY(marie.signIn(kMarie));
        QCOMPARE(read(marie, forward).json["status"], Json("Recalled"));
        QCOMPARE(q(jonas.post("/v1/messages", {{"actionCode", "Reply"}, {"parentGuid", guid}})
                       .errorCode()),
                 QStringLiteral("915"));
        QCOMPARE(m_client->post("/v1/messages/" + guid + "/recall").status, 200);
    }

    void recallsASingleMessageWhenAsked()
    {
        const auto guid = sent();
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        const auto reply = preCreate(jonas, "Reply", guid);
        save(jonas, reply, {{"to", {kMainUser}}});
        send(jonas, reply);
        QCOMPARE(
            m_client->post("/v1/messages/" + guid + "/recall", {{"singleRecall", true}}).status,
            200);
        QCOMPARE(envelope(*m_client, reply)["status"], Json("Sent"));
    }

    void takesAttachmentsAwayAlsoWhereTheyWereForwarded_data()
    {
        QTest::addColumn<bool>("unshare");
        QTest::newRow("by default") << true;
        QTest::newRow("not if asked") << false;
    }

    void takesAttachmentsAwayAlsoWhereTheyWereForwarded()
    {
        QFETCH(bool, unshare);
        Delivery delivery;
        delivery.from = kMainUser;
        delivery.to = {kJonas};
        delivery.attachments = {{"a.pdf", "bytes"}};
        const auto guid = m_portal->deliver(delivery);
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        const auto forward = preCreate(jonas, "Forward", guid);
        save(jonas, forward, {{"to", {kMarie}}});
        QCOMPARE(send(jonas, forward).status, 200);
        m_client->post("/v1/messages/" + guid + "/recall",
                       {{"singleRecall", true}, {"unshareAttachments", unshare}});
        TestClient marie(*m_portal);
        QVERIFY(marie.signIn(kMarie));
        QCOMPARE(envelope(marie, forward)["attachments"][0]["hasAccess"], Json(!unshare));
    }

    void refusesToRecallDraftsAndWhereSwitchedOff()
    {
        const auto draft = preCreate(*m_client);
        QCOMPARE(q(m_client->post("/v1/messages/" + draft + "/recall").errorCode()),
                 QStringLiteral("928"));
        const auto guid = sent();
        changeSettings({{"messageRecall", {{"enabled", false}}}});
        QCOMPARE(q(m_client->post("/v1/messages/" + guid + "/recall").errorCode()),
                 QStringLiteral("Portal.FeatureDisabled"));
    }

    void refusesToSendAnAnswerToARecalledMessage()
    {
        Delivery delivery;
        delivery.to = {kMainUser};
        const auto parent = m_portal->deliver(delivery);
        const auto reply = preCreate(*m_client, "Reply", parent);
        save(*m_client, reply, {{"to", {kJonas}}});
        m_portal->recall(parent);
        QCOMPARE(q(send(*m_client, reply).errorCode()), QStringLiteral("915"));
    }

    void showsThreadsAsTreeAndConversation()
    {
        const auto root = sent();
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        const auto reply = preCreate(jonas, "Reply", root);
        save(jonas, reply, {{"to", {kMainUser}}});
        send(jonas, reply);
        const Json tree = m_client->get("/v1/messages/" + reply + "/tree?showOriginalMessage=true")
                              .json["messageTree"];
        QCOMPARE(tree["messageGuid"], Json(root));
        QCOMPARE(tree["branchType"], Json("Root"));
        QCOMPARE(tree["childMessages"][0]["messageGuid"], Json(reply));
        QCOMPARE(tree["childMessages"][0]["branchType"], Json("Reply"));
        QCOMPARE(tree["childMessages"][0]["relativeDepth"], Json(1));
        QCOMPARE(m_client->get("/v1/messages/" + root + "/tree?maxDepth=0")
                     .json["messageTree"]["childMessages"],
                 Json::array());
        const std::string conversation = envelope(*m_client, root)["conversationGuid"];
        const Json flat = m_client->get("/v1/conversations/" + conversation).json;
        QCOMPARE(int(flat["messageSummaries"].size()), 2);
        QCOMPARE(flat["conversationOwner"]["emailAddress"], Json(kMainUser));
        QCOMPARE(int(flat["conversationMembers"].size()), 2);
    }

    void tracksWhoDidWhat()
    {
        const auto guid = sent();
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        jonas.clientName = "jonas-client";
        envelope(jonas, guid);
        read(jonas, guid);
        jonas.post("/v1/messages/" + guid + "/tracking/print");
        const auto reply = preCreate(jonas, "Reply", guid);
        save(jonas, reply, {{"to", {kMainUser}}});
        send(jonas, reply);
        const auto rows = [&](TestClient& client, const std::string& filter) {
            return client.get("/v1/tracking/message/search?filter=" + encoded(filter)).json;
        };
        const Json own = rows(*m_client, "{messageGuids:[" + guid + "]}");
        QCOMPARE(joined(Answer{200, 0, "", {}, "", own}.texts("results", "trackingType")),
                 QStringLiteral("Replied,Printed,Retrieved,Reviewed"));
        QCOMPARE(own["results"][0]["relatedMessageGuid"], Json(reply));
        QCOMPARE(own["results"][0]["clientName"], Json("jonas-client"));
        QCOMPARE(own["results"][0]["ownerUserEmail"], Json(kMainUser));
        QVERIFY(!rows(jonas, "{messageGuids:[" + guid + "]}")["results"][0].contains(
            "relatedMessageGuid"));
        QCOMPARE(rows(*m_client, "{messageGuids:[" + guid + "],types:[printed]}")["totalItems"],
                 Json(1));
        const Json stream =
            jonas.get("/v1/tracking/user/search?filter=" + encoded("{ignoreSelf:true}")).json;
        for (const auto& row : stream["results"])
            QVERIFY(row["actorUserEmail"] != kJonas);
    }

    void hidesTrackingWhereItIsNotAllowed()
    {
        const auto none = sent({{"messageOptions", {{"allowTracking", false}}}});
        const auto mine = sent({{"messageOptions", {{"shareTracking", false}}}});
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        read(jonas, none);
        read(jonas, mine);
        const auto count = [](TestClient& client, const std::string& guid) {
            return client
                .get("/v1/tracking/message/search?filter=" +
                     encoded("{messageGuids:[" + guid + "]}"))
                .json["totalItems"]
                .get<int>();
        };
        QCOMPARE(count(*m_client, none), 0);
        QVERIFY(!envelope(*m_client, none).contains("trackingSummary"));
        QCOMPARE(count(*m_client, mine), 1);
        QCOMPARE(count(jonas, mine), 0);
        QVERIFY(!envelope(jonas, mine).contains("trackingSummary"));
    }

    void tellsNobodyButTheSenderWhatBlindRecipientsDid()
    {
        const auto guid = sent({{"to", {kJonas}}, {"bcc", {kMarie}}});
        TestClient jonas(*m_portal);
        TestClient marie(*m_portal);
        QVERIFY(jonas.signIn(kJonas) && marie.signIn(kMarie));
        read(jonas, guid);
        read(marie, guid);
        const auto actors = [&](TestClient& client) {
            const Json rows = client
                                  .get("/v1/tracking/message/search?filter=" +
                                       encoded("{messageGuids:[" + guid + "],types:[Retrieved]}"))
                                  .json["results"];
            std::vector<std::string> found;
            for (const auto& row : rows)
                found.push_back(row["actorUserEmail"]);
            std::sort(found.begin(), found.end());
            return joined(found);
        };
        const auto all = q(std::string(kJonas) + ',' + kMarie);
        QCOMPARE(actors(*m_client), all);
        QCOMPARE(actors(jonas), q(kJonas));
        QCOMPARE(actors(marie), all); // himself, and whom everybody sees
        const auto total = [&](TestClient& client, const char* counter) {
            return envelope(client, guid)["trackingSummary"][counter];
        };
        QCOMPARE(total(*m_client, "totalRecipients"), Json(2));
        QCOMPARE(total(*m_client, "totalRetrieved"), Json(2));
        QCOMPARE(total(jonas, "totalRecipients"), Json(1));
        QCOMPARE(total(jonas, "totalRetrieved"), Json(1));
    }

    void takesAccessAwayFromOneRecipient()
    {
        const auto guid = sent({{"to", {kJonas, kMarie}}});
        const Json to = envelope(*m_client, guid)["to"];
        QCOMPARE(m_client
                     ->remove("/v1/messages/" + guid + "/share?userServiceGuids=" +
                              to[0]["guid"].get<std::string>() + "&unshareReason=moved")
                     .status,
                 200);
        TestClient jonas(*m_portal);
        TestClient marie(*m_portal);
        QVERIFY(jonas.signIn(kJonas) && marie.signIn(kMarie));
        QCOMPARE(read(jonas, guid).json["hasAccess"], Json(false));
        QCOMPARE(read(marie, guid).json["hasAccess"], Json(true));
        QCOMPARE(envelope(*m_client, guid)["shares"][0]["isActive"], Json(false));
    }

    void vanishesWithoutATrace()
    {
        const auto guid = sent();
        m_portal->vanish(guid);
        QCOMPARE(m_client->get("/v1/messages/" + guid).status, 404);
        QCOMPARE(m_client->search("{messageGuids:[" + guid + "]}").json["totalItems"], Json(0));
    }

    void learnsContactsFromCorrespondence()
    {
        QVERIFY(!sent({{"to", {"fresh@new.example"}}}).empty());
        const Json page = m_client->get("/v1/user/contacts?pageSize=1000").json;
        std::vector<std::string> keys;
        bool fresh = false;
        for (const auto& contact : page["results"]) {
            keys.push_back(q(contact["lastName"]).toCaseFolded().toStdString());
            fresh = fresh || contact["emailAddress"] == "fresh@new.example";
            QVERIFY(contact["emailAddress"] != kMainUser);
        }
        QVERIFY(fresh);
        QVERIFY(std::is_sorted(keys.begin(), keys.end()));
        Delivery delivery;
        delivery.to = {kMainUser};
        const auto letter = m_portal->deliver(delivery);
        const std::string jonas = envelope(*m_client, letter)["sender"]["guid"];
        QCOMPARE(m_client->get("/v1/user/contact?userServiceGuid=" + jonas).status, 200);
    }
};

QTEST_GUILESS_MAIN(ComposeTest)
#include "tst_portal_compose.moc"

#include "tests/portal/tests/portaltest.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrl>
#include <QWebSocket>

using namespace waxwing::portal;
using namespace std::chrono_literals;

namespace {

constexpr const char* kJonas = "jonas.weber@example.org";

/// A subscriber as the documents describe it, on Qt's WebSocket.
class Subscriber : public QObject
{
public:
    Subscriber(const LocalPortal& portal, const std::string& path)
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(
            QSslCertificate::fromData(QByteArray::fromStdString(portal.addresses().authorityPem)));
        socket.setSslConfiguration(configuration);
        connect(&socket, &QWebSocket::textMessageReceived, this,
                [this](const QString& text) { frames.push_back(Json::parse(text.toStdString())); });
        connect(&socket, &QWebSocket::disconnected, this, [this] { closed = true; });
        socket.open(QUrl(q(portal.addresses().pushUrl + path)));
    }

    static std::string path(const std::string& key = "637003f8185c4a167178")
    {
        return "/app/" + key + "?protocol=7&client=js&version=8.6.0&flash=false";
    }

    void send(const Json& frame) { socket.sendTextMessage(q(dump(frame))); }
    bool has(const std::string& event) const
    {
        return std::any_of(frames.begin(), frames.end(),
                           [&](const Json& frame) { return frame["event"] == event; });
    }
    /// The data of all frames with this event, decoded for the second time.
    std::vector<Json> data(const std::string& event) const
    {
        std::vector<Json> found;
        for (const auto& frame : frames) {
            if (frame["event"] == event)
                found.push_back(Json::parse(frame["data"].get<std::string>()));
        }
        return found;
    }

    QWebSocket socket;
    std::vector<Json> frames;
    bool closed = false;
};

} // namespace

/// Notification sessions, and events by the Pusher protocol.
class PushTest : public PortalTest
{
    Q_OBJECT

    std::string create(TestClient& client, const Json& filters, bool tracking)
    {
        return client
            .post("/v1/notifications", {{"deviceType", "inApp"},
                                        {"enableUserTrackingNotifications", tracking},
                                        {"newAssetNotificationFilters", filters}})
            .json.value("notificationSessionToken", std::string());
    }

    std::unique_ptr<Subscriber> subscribe(const std::string& channel)
    {
        auto subscriber = std::make_unique<Subscriber>(*m_portal, Subscriber::path());
        const auto until = [&](const char* event) {
            return QTest::qWaitFor([&] { return subscriber->has(event); }, 5000);
        };
        if (!until("pusher:connection_established"))
            return nullptr;
        subscriber->send({{"event", "pusher:subscribe"}, {"data", {{"channel", channel}}}});
        if (!until("pusher_internal:subscription_succeeded"))
            return nullptr;
        return subscriber;
    }

    std::string deliver(int attachments = 0)
    {
        Delivery delivery;
        delivery.to = {kMainUser};
        delivery.subject = "News";
        for (int i = 0; i < attachments; ++i)
            delivery.attachments.push_back({"a.txt", "a"});
        return m_portal->deliver(delivery);
    }

private slots:
    void greetsAndAnswersPings()
    {
        Subscriber subscriber(*m_portal, Subscriber::path());
        QTRY_VERIFY(subscriber.has("pusher:connection_established"));
        const Json greeting = subscriber.data("pusher:connection_established").front();
        QVERIFY(!greeting["socket_id"].get<std::string>().empty());
        QCOMPARE(greeting["activity_timeout"], Json(120));
        subscriber.send({{"event", "pusher:ping"}, {"data", Json::object()}});
        QTRY_VERIFY(subscriber.has("pusher:pong"));
        subscriber.socket.sendTextMessage(QStringLiteral("no json"));
        QTRY_VERIFY(subscriber.has("pusher:error"));
        QVERIFY(!subscriber.closed);
    }

    void refusesWrongRequestsWithTheirCodes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* path, int code) {
            QTest::newRow(name) << QString::fromLatin1(path) << code;
        };
        row("unknown key", "/app/0000?protocol=7", 4001);
        row("unknown path", "/else/637003f8185c4a167178?protocol=7", 4005);
        row("no protocol", "/app/637003f8185c4a167178", 4008);
        row("old protocol", "/app/637003f8185c4a167178?protocol=3", 4007);
        row("odd version", "/app/637003f8185c4a167178?protocol=7&version=abc", 4006);
    }

    void refusesWrongRequestsWithTheirCodes()
    {
        QFETCH(QString, path);
        QFETCH(int, code);
        Subscriber subscriber(*m_portal, text(path));
        QTRY_VERIFY(subscriber.closed);
        QCOMPARE(int(subscriber.socket.closeCode()), code);
        QVERIFY(!subscriber.frames.empty());
        QCOMPARE(subscriber.frames.front()["event"], Json("pusher:error"));
        QCOMPARE(subscriber.frames.front()["data"]["code"], Json(code));
        QVERIFY(!subscriber.has("pusher:connection_established"));
    }

    void announcesDeliveriesByFilter_data()
    {
        QTest::addColumn<QByteArray>("filters");
        QTest::addColumn<int>("attachments");
        QTest::addColumn<QString>("events");
        QTest::newRow("message only")
            << QByteArray("[\"Message\"]") << 2 << QStringLiteral("Message:1");
        QTest::newRow("both") << QByteArray("[\"Message\",\"Attachment\"]") << 2
                              << QStringLiteral("Message:1,Attachment:2");
        QTest::newRow("no attachment")
            << QByteArray("[\"message\",\"attachment\"]") << 0 << QStringLiteral("Message:1");
        QTest::newRow("attachments only")
            << QByteArray("[\"Attachment\"]") << 1 << QStringLiteral("Attachment:1");
    }

    void announcesDeliveriesByFilter()
    {
        QFETCH(QByteArray, filters);
        QFETCH(int, attachments);
        QFETCH(QString, events);
        const auto subscriber =
            subscribe(create(*m_client, Json::parse(filters.toStdString()), false));
        QVERIFY(subscriber);
        deliver(attachments);
        QTRY_VERIFY(subscriber->has("NewAssetPayload"));
        QTRY_COMPARE(int(subscriber->data("NewAssetPayload").size()),
                     int(events.split(QLatin1Char(',')).size()));
        std::vector<std::string> seen;
        for (const auto& payload : subscriber->data("NewAssetPayload")) {
            QVERIFY(payload["Count"].is_string());
            QVERIFY(payload["Timestamp"].get<std::string>().ends_with("Z"));
            seen.push_back(payload["Type"].get<std::string>() + ":" +
                           payload["Count"].get<std::string>());
        }
        QCOMPARE(joined(seen), events);
    }

    void announcesNothingToOthersOrAboutOwnMessages()
    {
        TestClient marie(*m_portal);
        QVERIFY(marie.signIn("marie.dubois@example.org"));
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        const auto other = subscribe(create(marie, {"Message"}, true));
        const auto sender = subscribe(create(jonas, {"Message"}, false));
        const auto receiver = subscribe(create(*m_client, {"Message"}, false));
        QVERIFY(other && sender && receiver);
        deliver();
        QTRY_VERIFY(receiver->has("NewAssetPayload"));
        QVERIFY(!other->has("NewAssetPayload"));
        QVERIFY(!sender->has("NewAssetPayload"));
    }

    void tellsTheOwnerWhoReadIt()
    {
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        const auto owner = subscribe(create(jonas, {"Tracking"}, true));
        QVERIFY(owner);
        const auto guid = deliver();
        QCOMPARE(m_client->get("/v1/messages/" + guid).status, 200);
        QTRY_VERIFY(owner->has("UserTrackingPayloed"));
        const Json payload = owner->data("UserTrackingPayloed").front();
        QCOMPARE(payload["Type"], Json("Retrieved"));
        QCOMPARE(payload["Context"], Json(true));
        QCOMPARE(payload["UserEmail"], Json(kMainUser));
        QCOMPARE(payload["UserName"], Json("Anna Keller"));
        QCOMPARE(payload["AssetGuid"], Json(guid));
        QCOMPARE(payload["AssetName"], Json("News"));
        QTRY_VERIFY(owner->has("NewAssetPayload"));
        QCOMPARE(owner->data("NewAssetPayload").front()["Type"], Json("Tracking"));
    }

    void tellsWatchersInAddition()
    {
        const auto guid = deliver();
        const auto token = create(*m_client, {"Message"}, false);
        const auto watcher = subscribe(token);
        QVERIFY(watcher);
        QCOMPARE(m_client
                     ->post("/v1/notifications/subscription",
                            {{"notificationSessionToken", token},
                             {"subscriptions",
                              {{{"subscriptionType", "Message"}, {"subscriptionGuid", guid}}}}})
                     .status,
                 200);
        m_client->post("/v1/messages/" + guid + "/tracking/print");
        QTRY_VERIFY(watcher->has("UserTrackingPayloed"));
        const Json payload = watcher->data("UserTrackingPayloed").front();
        QCOMPARE(payload["Type"], Json("Printed"));
        QCOMPARE(payload["Context"], Json(false));
    }

    void tellsRecipientsOfARecall()
    {
        const auto receiver = subscribe(create(*m_client, {"Message"}, true));
        QVERIFY(receiver);
        const auto guid = deliver();
        m_portal->recall(guid);
        QTRY_VERIFY(receiver->has("UserTrackingPayloed"));
        const Json payload = receiver->data("UserTrackingPayloed").front();
        QCOMPARE(payload["Type"], Json("Recalled"));
        QCOMPARE(payload["AssetGuid"], Json(guid));
    }

    void tellsAWatchingRecipientOfARecallOnce()
    {
        const auto guid = deliver();
        const auto token = create(*m_client, {"Message"}, true);
        const auto receiver = subscribe(token);
        QVERIFY(receiver);
        m_client->post(
            "/v1/notifications/subscription",
            {{"notificationSessionToken", token},
             {"subscriptions", {{{"subscriptionType", "Message"}, {"subscriptionGuid", guid}}}}});
        m_portal->recall(guid);
        deliver();
        QTRY_VERIFY(receiver->has("NewAssetPayload"));
        QCOMPARE(receiver->data("UserTrackingPayloed").size(), std::size_t(1));
    }

    void greetsWithoutTlsOnTheLoopback()
    {
        QWebSocket socket;
        QStringList frames;
        connect(&socket, &QWebSocket::textMessageReceived, this,
                [&](const QString& text) { frames << text; });
        socket.open(QUrl(QStringLiteral("ws://127.0.0.1:%1").arg(m_portal->addresses().pushPort) +
                         q(Subscriber::path())));
        QTRY_COMPARE(frames.size(), 1);
        QVERIFY(frames.front().contains(QStringLiteral("pusher:connection_established")));
    }

    void listsAndEndsSubscriptions()
    {
        const auto token = create(*m_client, {"Message"}, false);
        const std::string guid = Guid{1, 2}.text();
        const std::string other = Guid{3, 4}.text();
        for (const auto& watched : {guid, other, guid})
            m_client->post("/v1/notifications/subscription",
                           {{"notificationSessionToken", token},
                            {"subscriptions",
                             {{{"subscriptionType", "message"}, {"subscriptionGuid", watched}}}}});
        const std::string query = "notificationSessionToken=" + token;
        const auto listed = [&] {
            return joined(m_client->get("/v1/notifications/subscriptions?" + query)
                              .texts("subscriptions", "subscriptionGuid"));
        };
        QCOMPARE(listed(), q(other + "," + guid));
        QCOMPARE(
            m_client->remove("/v1/notifications/subscription?" + query + "&subscriptions=" + guid)
                .status,
            200);
        QCOMPARE(listed(), q(other));
        m_client->remove("/v1/notifications/subscription?" + query + "&removeAll=true");
        QCOMPARE(listed(), QString());
    }

    void livesByHeartbeats()
    {
        const auto token = create(*m_client, {"Message"}, true);
        const Json body = {{"notificationSessionToken", token}};
        const Json details =
            m_client->get("/v1/notifications?notificationSessionToken=" + token).json;
        QCOMPARE(details["deviceType"], Json("InApp"));
        QCOMPARE(details["userTrackingNotificationsEnabled"], Json(true));
        QCOMPARE(details["activeNewAssetNotificationFilters"], Json({"Message"}));
        TestClient bare(*m_portal); // as the Java SDK does it: without a session
        m_portal->advanceClock(45min);
        QCOMPARE(bare.put("/v1/notifications/heartbeat", body).status, 200);
        m_portal->advanceClock(45min);
        QCOMPARE(bare.put("/v1/notifications/heartbeat", body).status, 200);
        m_portal->advanceClock(51min);
        const Answer gone = bare.put("/v1/notifications/heartbeat", body);
        QCOMPARE(gone.status, 404);
        QCOMPARE(q(gone.errorCode()), QStringLiteral("Portal.NotificationSessionNotFound"));
    }

    void livesAsLongAsTheTokenOfAPhone()
    {
        const std::string token =
            m_client->get("/v1/user/authenticationtoken?authenticationTokenMaxDays=3")
                .json["authenticationToken"];
        const std::string session =
            m_client
                ->post("/v1/notifications", {{"deviceType", "iOS"},
                                             {"enableUserTrackingNotifications", true},
                                             {"authenticationToken", token}})
                .json["notificationSessionToken"];
        const auto lives = [&] {
            return m_client->signIn() &&
                   m_client->get("/v1/notifications?notificationSessionToken=" + session).status ==
                       200;
        };
        m_portal->advanceClock(48h);
        QVERIFY(lives());
        m_portal->advanceClock(25h);
        QVERIFY(!lives());
    }

    void endsOnRequest()
    {
        const auto token = create(*m_client, {"Message"}, true);
        const auto subscriber = subscribe(token);
        QVERIFY(subscriber);
        QCOMPARE(m_client->remove("/v1/notifications?notificationSessionToken=" + token).status,
                 200);
        QCOMPARE(m_client->get("/v1/notifications?notificationSessionToken=" + token).status, 404);
        deliver();
        const auto fresh = subscribe(create(*m_client, {"Message"}, true));
        deliver();
        QTRY_VERIFY(fresh->has("NewAssetPayload"));
        QVERIFY(!subscriber->has("NewAssetPayload"));
    }

    void canBeSwitchedOff()
    {
        m_portal->with([](Control& control) {
            control.changeSettings("example", {{"notificationServices", {{"enabled", false}}}});
        });
        const Answer answer =
            m_client->post("/v1/notifications",
                           {{"deviceType", "InApp"}, {"enableUserTrackingNotifications", true}});
        QCOMPARE(answer.status, 403);
    }

    void spellsAndCasesAsAsked()
    {
        m_portal->with([](Control& control) {
            Switches switches = control.switches();
            switches.camelCasePush = true;
            switches.correctPushSpelling = true;
            control.setSwitches(switches);
        });
        TestClient jonas(*m_portal);
        QVERIFY(jonas.signIn(kJonas));
        const auto owner = subscribe(create(jonas, {"Tracking"}, true));
        QVERIFY(owner);
        m_client->get("/v1/messages/" + deliver());
        QTRY_VERIFY(owner->has("UserTrackingPayload"));
        QVERIFY(owner->data("UserTrackingPayload").front().contains("assetGuid"));
    }

    void canGoWrongInEveryWay()
    {
        auto subscriber = subscribe(create(*m_client, {"Message"}, false));
        QVERIFY(subscriber);
        const auto count = [&] { return int(subscriber->data("NewAssetPayload").size()); };
        PushFaults faults;
        faults.duplicateEvents = 1;
        m_portal->setPushFaults(faults);
        deliver();
        QTRY_COMPARE(count(), 2);
        faults = PushFaults();
        faults.lostEvents = 1;
        m_portal->setPushFaults(faults);
        deliver(); // lost
        deliver();
        QTRY_COMPARE(count(), 3);
        faults = PushFaults();
        faults.silent = true;
        m_portal->setPushFaults(faults);
        subscriber->send({{"event", "pusher:ping"}});
        m_portal->setPushFaults(PushFaults());
        m_portal->closePush(4200);
        QTRY_VERIFY(subscriber->closed);
        QCOMPARE(int(subscriber->socket.closeCode()), 4200);
        faults.silent = false;
        faults.refuseWithCode = 4100;
        m_portal->setPushFaults(faults);
        Subscriber refused(*m_portal, Subscriber::path());
        QTRY_VERIFY(refused.closed);
        QCOMPARE(int(refused.socket.closeCode()), 4100);
        m_portal->setPushListening(false);
        Subscriber unheard(*m_portal, Subscriber::path());
        QTRY_VERIFY(unheard.closed);
        QCOMPARE(unheard.socket.error(), QAbstractSocket::ConnectionRefusedError);
        m_portal->clearFaults();
        subscriber = subscribe(create(*m_client, {"Message"}, false));
        QVERIFY(subscriber);
        m_portal->dropPush();
        QTRY_VERIFY(subscriber->closed);
    }

    void staysSilentWhenAsked()
    {
        PushFaults faults;
        faults.silent = true;
        m_portal->setPushFaults(faults);
        Subscriber subscriber(*m_portal, Subscriber::path());
        QTRY_COMPARE(subscriber.socket.state(), QAbstractSocket::ConnectedState);
        const auto heard = m_portal->with([](Control& c) { return c.push().framesHeard(); });
        subscriber.send({{"event", "pusher:ping"}});
        QTRY_VERIFY(m_portal->with([heard](Control& c) { return c.push().framesHeard() > heard; }));
        m_portal->setPushFaults(PushFaults());
        Subscriber witness(*m_portal, Subscriber::path());
        QTRY_VERIFY(witness.has("pusher:connection_established"));
        QVERIFY(subscriber.frames.empty());
    }
};

QTEST_GUILESS_MAIN(PushTest)
#include "tst_portal_push.moc"

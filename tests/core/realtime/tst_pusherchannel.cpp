#include "core/realtime/pusherchannel.h"
#include "core/realtime/pusherframe.h"
#include "tests/support/manualclock.h"
#include "tests/support/testauthority.h"

#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

/// The push service, which says exactly what the test wants.
class Service
{
public:
    explicit Service(const QSslConfiguration& tls)
        : m_server(QStringLiteral("push"), QWebSocketServer::SecureMode)
    {
        m_server.setSslConfiguration(tls);
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            QWebSocket* socket = m_server.nextPendingConnection();
            sockets << socket;
            QObject::connect(socket, &QWebSocket::textMessageReceived, &m_server,
                             [this](const QString& text) { received << text; });
            QObject::connect(socket, &QWebSocket::disconnected, &m_server, [this, socket] {
                closeCodes << int(socket->closeCode());
            });
            if (establishes)
                say("{\"event\":\"pusher:connection_established\",\"data\":"
                    "\"{\\\"socket_id\\\":\\\"1.2\\\",\\\"activity_timeout\\\":30}\"}");
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("the push service of the test cannot listen");
    }
    ~Service() { qDeleteAll(sockets); }

    [[nodiscard]] PushEndpoint endpoint() const
    {
        PushEndpoint made;
        made.url = QUrl(QStringLiteral("wss://localhost:%1").arg(m_server.serverPort()));
        made.appKey = QStringLiteral("key-1");
        return made;
    }
    void say(const char* frame) { sockets.last()->sendTextMessage(QString::fromUtf8(frame)); }
    void confirm()
    {
        say("{\"event\":\"pusher_internal:subscription_succeeded\",\"channel\":\"channel-1\","
            "\"data\":\"{}\"}");
    }
    [[nodiscard]] bool wasAskedFor(const char* event) const
    {
        return std::any_of(received.begin(), received.end(), [event](const QString& text) {
            const auto frame = parsePusherFrame(text);
            return frame && frame->event == QLatin1String(event);
        });
    }

    bool establishes = true;
    QList<QWebSocket*> sockets;
    QStringList received;
    QList<int> closeCodes;

private:
    QWebSocketServer m_server;
};

constexpr char kNews[] = "{\"event\":\"NewAssetPayload\",\"channel\":\"channel-1\",\"data\":"
                         "\"{\\\"Type\\\":\\\"Message\\\",\\\"Count\\\":\\\"1\\\"}\"}";

} // namespace

class PusherChannelTest : public QObject
{
    Q_OBJECT

private:
    void goLive()
    {
        m_channel->open(Secret(QByteArray("channel-1")));
        QTRY_VERIFY(m_service->wasAskedFor("pusher:subscribe"));
        m_service->confirm();
        QTRY_COMPARE(m_channel->state(), PushChannel::State::Live);
        m_service->received.clear();
    }
    /// Both sides have read everything that was under way.
    void exchangeAPing()
    {
        const auto pongs = m_service->received.size();
        m_service->say("{\"event\":\"pusher:ping\",\"data\":{}}");
        QTRY_VERIFY(m_service->received.size() > pongs);
    }

    TestAuthority m_authority;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<PusherChannel> m_channel;

private Q_SLOTS:
    void init()
    {
        m_service = std::make_unique<Service>(
            m_authority.serverFor(QStringLiteral("DNS:localhost,IP:127.0.0.1")));
        m_clock = std::make_unique<ManualClock>();
        m_channel = std::make_unique<PusherChannel>(m_service->endpoint(), m_authority.client(),
                                                    "1.0.0", *m_clock, *m_clock,
                                                    [] { return 0.5; });
    }
    void cleanup()
    {
        m_channel.reset();
        m_service.reset();
    }

    void itConnectsSubscribesAndIsLive()
    {
        QSignalSpy subscribed(m_channel.get(), &PushChannel::subscribed);
        goLive();
        QCOMPARE(subscribed.count(), 1);
        const QUrl asked = m_service->sockets.first()->requestUrl();
        QCOMPARE(asked.path(), QStringLiteral("/app/key-1"));
        const QUrlQuery query(asked);
        QCOMPARE(query.queryItemValue(QStringLiteral("protocol")), QStringLiteral("7"));
        QCOMPARE(query.queryItemValue(QStringLiteral("version")), QStringLiteral("1.0.0"));
        // The channel's name is a secret: it may not be in an address.
        QVERIFY(!asked.toString().contains(QStringLiteral("channel-1")));
    }

    void aWayOpenedAheadIsTakenAtOnce_data()
    {
        QTest::addColumn<bool>("established");
        QTest::newRow("the service has greeted") << true;
        QTest::newRow("the service greets later") << false;
    }
    void aWayOpenedAheadIsTakenAtOnce()
    {
        QFETCH(bool, established);
        m_service->establishes = established;
        m_channel->connectAhead();
        QCOMPARE(m_channel->state(), PushChannel::State::Ahead);
        QTRY_COMPARE(m_service->sockets.size(), 1);
        if (established)
            exchangeAPing();
        QVERIFY(!m_service->wasAskedFor("pusher:subscribe"));
        m_channel->open(Secret(QByteArray("channel-1")));
        QCOMPARE(m_channel->state(), PushChannel::State::Connecting);
        if (!established)
            m_service->say("{\"event\":\"pusher:connection_established\",\"data\":\"{}\"}");
        QTRY_VERIFY(m_service->wasAskedFor("pusher:subscribe"));
        m_service->confirm();
        QTRY_COMPARE(m_channel->state(), PushChannel::State::Live);
        QCOMPARE(m_service->sockets.size(), 1);
    }

    void aWayOpenedAheadThatIsLostIsNotOpenedAgainByItself_data()
    {
        QTest::addColumn<std::chrono::seconds>("patience");
        QTest::addColumn<bool>("establishes");
        QTest::newRow("the service never greets") << 30s << false;
        QTest::newRow("nobody wants it") << 60s << true;
        QTest::newRow("the service ends it") << 0s << true;
    }
    void aWayOpenedAheadThatIsLostIsNotOpenedAgainByItself()
    {
        QFETCH(std::chrono::seconds, patience);
        QFETCH(bool, establishes);
        m_service->establishes = establishes;
        m_channel->connectAhead();
        QTRY_COMPARE(m_service->sockets.size(), 1);
        if (establishes)
            exchangeAPing();
        for (auto passed = 0s; passed < patience; passed += 15s) {
            m_clock->advance(15s);
            // A connection that is silent would be taken for dead.
            if (establishes && passed + 15s < patience)
                exchangeAPing();
        }
        if (patience == 0s)
            m_service->sockets.last()->close(
                static_cast<QWebSocketProtocol::CloseCode>(4200));
        QTRY_COMPARE(m_channel->state(), PushChannel::State::Closed);
        m_clock->advance(10min);
        QCOMPARE(m_channel->state(), PushChannel::State::Closed);
        QCOMPARE(m_service->sockets.size(), 1);
        m_service->establishes = true;
        goLive();
    }

    void nobodyIsToldOfEventsBeforeItIsKnownWhose()
    {
        QSignalSpy news(m_channel.get(), &PushChannel::newAsset);
        QSignalSpy subscribed(m_channel.get(), &PushChannel::subscribed);
        m_channel->connectAhead();
        QTRY_COMPARE(m_service->sockets.size(), 1);
        m_service->say(kNews);
        m_service->say("{\"event\":\"NewAssetPayload\",\"data\":\"{}\"}");
        m_service->say("{\"event\":\"pusher_internal:subscription_succeeded\",\"data\":\"{}\"}");
        exchangeAPing();
        QVERIFY(news.isEmpty());
        QVERIFY(subscribed.isEmpty());
        QCOMPARE(m_channel->state(), PushChannel::State::Ahead);
        m_channel->close();
        QCOMPARE(m_channel->state(), PushChannel::State::Closed);
    }

    void eventsOfItsChannelArriveAndOthersDoNot()
    {
        goLive();
        QSignalSpy news(m_channel.get(), &PushChannel::newAsset);
        m_service->say(kNews);
        QTRY_COMPARE(news.count(), 1);
        m_service->say("{\"event\":\"NewAssetPayload\",\"channel\":\"another\",\"data\":\"{}\"}");
        m_service->say("{\"event\":\"pusher:unheard_of\",\"channel\":\"channel-1\"}");
        m_service->say("{\"event\":\"Unknown\",\"channel\":\"channel-1\",\"data\":\"{}\"}");
        m_service->say("not a frame at all");
        exchangeAPing();
        QCOMPARE(news.count(), 1);
        QCOMPARE(m_channel->state(), PushChannel::State::Live);
    }

    void anEventWhosePayloadCannotBeReadIsNotSwallowed()
    {
        goLive();
        QSignalSpy unreadable(m_channel.get(), &PushChannel::unreadableEvent);
        m_service->say(
            "{\"event\":\"NewAssetPayload\",\"channel\":\"channel-1\",\"data\":\"{cut\"}");
        QTRY_COMPARE(unreadable.count(), 1);
    }

    void aConfirmationForAnotherChannelIsNone()
    {
        m_channel->open(Secret(QByteArray("channel-1")));
        QTRY_VERIFY(m_service->wasAskedFor("pusher:subscribe"));
        m_service->say("{\"event\":\"pusher_internal:subscription_succeeded\","
                       "\"channel\":\"another\",\"data\":\"{}\"}");
        exchangeAPing();
        QCOMPARE(m_channel->state(), PushChannel::State::Connecting);
    }

    void aStepThatIsNotAnsweredInTimeBeginsAnew_data()
    {
        QTest::addColumn<bool>("establishes");
        QTest::addColumn<int>("seconds");
        QTest::newRow("connection") << false << 30;
        QTest::newRow("subscription") << true << 10;
    }
    void aStepThatIsNotAnsweredInTimeBeginsAnew()
    {
        QFETCH(bool, establishes);
        QFETCH(int, seconds);
        m_service->establishes = establishes;
        m_channel->open(Secret(QByteArray("channel-1")));
        QTRY_COMPARE(m_service->sockets.size(), 1);
        if (establishes)
            QTRY_VERIFY(m_service->wasAskedFor("pusher:subscribe"));
        m_clock->advance(std::chrono::seconds(seconds - 1));
        QCOMPARE(m_channel->state(), PushChannel::State::Connecting);
        m_clock->advance(1s);
        QCOMPARE(m_channel->state(), PushChannel::State::Waiting);
        m_clock->advance(1s);
        QTRY_COMPARE(m_service->sockets.size(), 2);
    }

    void aSilentConnectionIsAskedAndReplacedWhenItDoesNotAnswer()
    {
        goLive();
        m_clock->advance(30s);
        QTRY_VERIFY(m_service->wasAskedFor("pusher:ping"));
        m_clock->advance(29s);
        QCOMPARE(m_channel->state(), PushChannel::State::Live);
        m_clock->advance(1s);
        QVERIFY(m_channel->state() != PushChannel::State::Live);
        m_clock->advance(0s); // at once, without a pause
        QTRY_COMPARE(m_service->sockets.size(), 2);
    }

    void anyFrameShowsThatTheConnectionLives()
    {
        goLive();
        for (int i = 0; i < 5; ++i) {
            m_clock->advance(25s);
            exchangeAPing();
        }
        QVERIFY(!m_service->wasAskedFor("pusher:ping"));
        m_clock->advance(30s);
        QTRY_VERIFY(m_service->wasAskedFor("pusher:ping"));
        m_service->say("{\"event\":\"pusher:pong\",\"data\":{}}");
        exchangeAPing();
        m_clock->advance(29s);
        QCOMPARE(m_channel->state(), PushChannel::State::Live);
    }

    void closeCodesAreFollowed_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<PushChannel::State>("state");
        QTest::newRow("refused") << 4001 << PushChannel::State::Refused;
        QTest::newRow("later") << 4100 << PushChannel::State::Waiting;
        QTest::newRow("again") << 4200 << PushChannel::State::Waiting;
        QTest::newRow("normal") << 1000 << PushChannel::State::Waiting;
    }
    void closeCodesAreFollowed()
    {
        QFETCH(int, code);
        QFETCH(PushChannel::State, state);
        goLive();
        m_service->sockets.last()->close(static_cast<QWebSocketProtocol::CloseCode>(code));
        QTRY_COMPARE(m_channel->state(), state);
        m_clock->advance(1s);
        if (state == PushChannel::State::Refused) {
            m_clock->advance(600s);
            QCOMPARE(m_service->sockets.size(), 1);
        } else {
            QTRY_COMPARE(m_service->sockets.size(), 2);
        }
    }

    void anErrorFrameCountsLikeItsCode_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<PushChannel::State>("state");
        QTest::newRow("refused") << QByteArray("4001") << PushChannel::State::Refused;
        QTest::newRow("later") << QByteArray("4100") << PushChannel::State::Waiting;
        QTest::newRow("rate of events") << QByteArray("4301") << PushChannel::State::Live;
        QTest::newRow("none") << QByteArray("null") << PushChannel::State::Live;
    }
    void anErrorFrameCountsLikeItsCode()
    {
        QFETCH(QByteArray, code);
        QFETCH(PushChannel::State, state);
        goLive();
        m_service->say("{\"event\":\"pusher:error\",\"data\":{\"message\":\"x\",\"code\":" + code
                       + "}}");
        if (state == PushChannel::State::Live)
            exchangeAPing();
        QTRY_COMPARE(m_channel->state(), state);
    }

    void whatIsTooLargeOrNotTextEndsTheConnection()
    {
        goLive();
        m_service->sockets.last()->sendBinaryMessage("binary");
        QTRY_VERIFY(m_channel->state() != PushChannel::State::Live);
        m_clock->advance(1s);
        QTRY_COMPARE(m_service->sockets.size(), 2);
        QTRY_VERIFY(m_service->wasAskedFor("pusher:subscribe"));
        m_service->confirm();
        QTRY_COMPARE(m_channel->state(), PushChannel::State::Live);
        m_service->sockets.last()->sendTextMessage(QString(70 * 1024, u'x'));
        QTRY_VERIFY(m_channel->state() != PushChannel::State::Live);
    }

    void aServiceThatCannotProveWhoItIsLearnsNothing()
    {
        TestAuthority stranger;
        Service impostor(stranger.serverFor(QStringLiteral("DNS:localhost")));
        PusherChannel channel(impostor.endpoint(), m_authority.client(), "1.0.0", *m_clock,
                              *m_clock, [] { return 0.5; });
        channel.open(Secret(QByteArray("channel-1")));
        QTRY_COMPARE(channel.state(), PushChannel::State::Waiting);
        QVERIFY(impostor.received.isEmpty());
    }

    void afterWakingUpADeadConnectionIsFoundInSeconds()
    {
        goLive();
        m_channel->checkNow();
        QTRY_VERIFY(m_service->wasAskedFor("pusher:ping"));
        m_clock->advance(5s);
        QVERIFY(m_channel->state() != PushChannel::State::Live);
    }

    void wakingUpEndsAPause()
    {
        goLive();
        m_service->sockets.last()->close(static_cast<QWebSocketProtocol::CloseCode>(4100));
        QTRY_COMPARE(m_channel->state(), PushChannel::State::Waiting);
        m_channel->checkNow();
        QTRY_COMPARE(m_service->sockets.size(), 2);
    }

    void closedItForgetsTheChannelAndStaysClosed()
    {
        goLive();
        QSignalSpy news(m_channel.get(), &PushChannel::newAsset);
        m_channel->close();
        QCOMPARE(m_channel->state(), PushChannel::State::Closed);
        QTRY_COMPARE(m_service->closeCodes, QList<int>{1000});
        m_clock->advance(600s);
        QCOMPARE(m_service->sockets.size(), 1);
        QVERIFY(news.isEmpty());
    }

    void anotherSessionReplacesTheFirst()
    {
        goLive();
        m_channel->open(Secret(QByteArray("channel-2")));
        QTRY_COMPARE(m_service->sockets.size(), 2);
        QTRY_VERIFY(m_service->received.join(QString()).contains(QStringLiteral("channel-2")));
        QTRY_COMPARE(m_service->closeCodes.size(), 1);
    }
};

QTEST_GUILESS_MAIN(PusherChannelTest)
#include "tst_pusherchannel.moc"

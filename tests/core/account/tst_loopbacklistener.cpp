#include "core/account/loopbacklistener.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"

#include <QTcpSocket>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kIssuer = QStringLiteral("https://idp.portal.test");
const QByteArray kPage = QByteArrayLiteral("<!DOCTYPE html><title>Back</title>");

} // namespace

/// The listener over real sockets; the test is the browser, and whoever else is on this computer.
class LoopbackListenerTest : public QObject
{
    Q_OBJECT

    using Answer = std::optional<Result<std::optional<Callback>>>;

    ManualClock m_clock;
    std::unique_ptr<LoopbackListener> m_listener;
    std::stop_source m_stop;
    std::shared_ptr<Answer> m_answer;

    [[nodiscard]] quint16 port() const
    {
        return static_cast<quint16>(m_listener->redirectAddress().port());
    }
    [[nodiscard]] QByteArray host() const { return "127.0.0.1:" + QByteArray::number(port()); }
    [[nodiscard]] QByteArray callback(const QByteArray& state = "s", const QByteArray& code = "c") const
    {
        return "GET /callback?code=" + code + "&state=" + state
               + "&iss=https%3A%2F%2Fidp.portal.test HTTP/1.1\r\nHost: " + host() + "\r\n\r\n";
    }
    void listen()
    {
        m_listener = std::make_unique<LoopbackListener>(m_clock, kPage);
        QVERIFY(m_listener->listen());
        m_stop = std::stop_source();
        m_answer = std::make_shared<Answer>();
        [](AsyncResult<std::optional<Callback>> running, std::shared_ptr<Answer> out) -> QCoro::Task<void> {
            Result<std::optional<Callback>> result = co_await running;
            out->emplace(std::move(result));
        }(m_listener->firstCallback(Secret("s"), kIssuer, 5min, m_stop.get_token()), m_answer);
    }
    std::unique_ptr<QTcpSocket> connected()
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, port());
        return socket;
    }
    /// Everything the listener says to these bytes until it closes.
    QByteArray exchange(const QByteArray& request)
    {
        const auto socket = connected();
        socket->write(request);
        QByteArray said;
        (void)QTest::qWaitFor([&] {
            said += socket->readAll();
            return socket->state() == QAbstractSocket::UnconnectedState;
        });
        return said + socket->readAll();
    }
    [[nodiscard]] bool isRefused()
    {
        const auto socket = connected();
        return QTest::qWaitFor([&] { return socket->error() == QAbstractSocket::ConnectionRefusedError; });
    }

private Q_SLOTS:
    void init() { listen(); }
    void cleanup() { m_listener.reset(); }

    void listensOnTheLoopbackAddressOnly()
    {
        const QUrl address = m_listener->redirectAddress();
        QCOMPARE(address.scheme(), QStringLiteral("http"));
        QCOMPARE(address.host(), QStringLiteral("127.0.0.1"));
        QCOMPARE(address.path(), QStringLiteral("/callback"));
        QVERIFY(address.port() > 1023);
    }

    void twoListenersDoNotShareAPort()
    {
        LoopbackListener other(m_clock, kPage);
        QVERIFY(other.listen());
        QVERIFY(other.redirectAddress() != m_listener->redirectAddress());
    }

    void tellsTheBrowserThatItsWindowCanBeClosedAndEchoesNothing()
    {
        const QByteArray said = exchange(callback("s", "secret-code-1234"));
        QVERIFY(said.startsWith("HTTP/1.1 200 OK\r\n"));
        QVERIFY(said.contains("\r\nCache-Control: no-store\r\n"));
        QVERIFY(said.contains("\r\nReferrer-Policy: no-referrer\r\n"));
        QVERIFY(said.contains("\r\nContent-Security-Policy: default-src 'none'\r\n"));
        QVERIFY(said.contains("\r\nContent-Type: text/html; charset=utf-8\r\n"));
        QVERIFY(said.endsWith("\r\n\r\n" + kPage));
        QVERIFY(!said.contains("secret-code-1234"));
        QTRY_VERIFY(m_answer->has_value());
        QVERIFY((*m_answer)->has_value() && (**m_answer)->has_value());
        QCOMPARE((***m_answer)->code.reveal(), QByteArray("secret-code-1234"));
    }

    void goesOnListeningAfterStrangers()
    {
        QVERIFY(exchange("GET /favicon.ico HTTP/1.1\r\nHost: " + host() + "\r\n\r\n")
                    .startsWith("HTTP/1.1 404 "));
        const QByteArray posted
            = exchange("POST /callback HTTP/1.1\r\nHost: " + host() + "\r\n\r\n");
        QVERIFY(posted.startsWith("HTTP/1.1 405 "));
        QVERIFY(posted.contains("\r\nAllow: GET\r\n"));
        QVERIFY(exchange(callback("forged")).startsWith("HTTP/1.1 400 "));
        QVERIFY(exchange("\x16\x03\x01 garbage\r\n\r\n").startsWith("HTTP/1.1 400 "));
        QVERIFY(!m_answer->has_value());
        QVERIFY(exchange(callback()).startsWith("HTTP/1.1 200 "));
        QTRY_VERIFY(m_answer->has_value());
    }

    void aSecondCallbackFindsNobody()
    {
        QVERIFY(exchange(callback()).startsWith("HTTP/1.1 200 "));
        QTRY_VERIFY(m_answer->has_value());
        QVERIFY(isRefused());
    }

    /// Two that are connected already: the first one wins, the other one gets nothing.
    void ofTwoAtOnceTheFirstWins()
    {
        const auto first = connected();
        const auto second = connected();
        QTRY_COMPARE(first->state(), QAbstractSocket::ConnectedState);
        QTRY_COMPARE(second->state(), QAbstractSocket::ConnectedState);
        first->write(callback("s", "one"));
        QTRY_VERIFY(m_answer->has_value());
        second->write(callback("s", "two"));
        QTRY_COMPARE(second->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(!second->readAll().startsWith("HTTP/1.1 200"));
        QCOMPARE((***m_answer)->code.reveal(), QByteArray("one"));
    }

    void aRequestMayComeInPieces()
    {
        const auto socket = connected();
        QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState);
        const QByteArray whole = callback();
        for (const char byte : whole) {
            socket->write(&byte, 1);
            socket->flush();
        }
        QTRY_VERIFY(m_answer->has_value());
    }

    void endlessHeadersAreCutOff()
    {
        const QByteArray said
            = exchange("GET /callback HTTP/1.1\r\nX-A: " + QByteArray(200 * 1024, 'a'));
        QVERIFY(said.isEmpty() || said.startsWith("HTTP/1.1 400 "));
        QVERIFY(!m_answer->has_value());
    }

    void whoSaysNothingIsSentAway()
    {
        const auto idle = connected();
        QTRY_COMPARE(idle->state(), QAbstractSocket::ConnectedState);
        idle->write("GET /callback");
        QTRY_COMPARE(m_clock.waiting(), 2U); // the whole sign-in, and this connection
        m_clock.advance(11s);
        QTRY_COMPARE(idle->state(), QAbstractSocket::UnconnectedState);
        QVERIFY(!m_answer->has_value());
    }

    void manyIdleConnectionsDoNotKeepTheBrowserOut()
    {
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        for (int i = 0; i < 60; ++i)
            crowd.push_back(connected());
        for (const auto& socket : crowd)
            QTRY_VERIFY(socket->state() != QAbstractSocket::ConnectingState);
        QVERIFY(exchange(callback()).startsWith("HTTP/1.1 200 "));
        QTRY_VERIFY(m_answer->has_value());
    }

    void stopsAfterFiveMinutes()
    {
        m_clock.advance(5min - 1s);
        QVERIFY(!m_answer->has_value());
        m_clock.advance(1s);
        QTRY_VERIFY(m_answer->has_value());
        QVERIFY((*m_answer)->has_value() && !(**m_answer)->has_value());
        QVERIFY(isRefused());
    }

    void stopsWhenItIsCalledOff()
    {
        m_stop.request_stop();
        QTRY_VERIFY(m_answer->has_value());
        QVERIFY(!(*m_answer)->has_value());
        QVERIFY((*m_answer)->error().is(ErrorKind::Cancelled));
        QVERIFY(isRefused());
    }

    void aListenerThatGoesAwayAnswers()
    {
        const auto idle = connected();
        QTRY_COMPARE(idle->state(), QAbstractSocket::ConnectedState);
        m_listener.reset();
        QTRY_VERIFY(m_answer->has_value());
        QVERIFY((*m_answer)->error().is(ErrorKind::Cancelled));
    }
};

QTEST_GUILESS_MAIN(LoopbackListenerTest)
#include "tst_loopbacklistener.moc"

#include "core/http/retryingtransport.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorystream.h"
#include "tests/support/scriptedtransport.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kAddress = QStringLiteral("https://portal.example/a");

HttpRequest request(bool repeatable)
{
    HttpRequest made(HttpMethod::Get, QUrl(kAddress));
    made.repeatable = repeatable;
    return made;
}

} // namespace

class RetryingTransportTest : public QObject
{
    Q_OBJECT

private:
    /// Sends and lets time pass until there is an answer; the pauses it took.
    Result<HttpResponse> send(HttpRequest what, std::stop_token stop = {})
    {
        m_pauses.clear();
        auto call = m_retrying->send(std::move(what), std::move(stop));
        auto answer = std::make_shared<std::optional<Result<HttpResponse>>>();
        [](AsyncResult<HttpResponse> running,
           std::shared_ptr<std::optional<Result<HttpResponse>>> out) -> QCoro::Task<void> {
            Result<HttpResponse> result = co_await running;
            out->emplace(std::move(result));
        }(std::move(call), answer);
        (void)QTest::qWaitFor(
            [&] {
                if (!answer->has_value() && m_clock->waiting() > 0) {
                    m_pauses << m_clock->nextCallIn();
                    m_clock->advance(m_clock->nextCallIn());
                }
                return answer->has_value();
            },
            5000);
        return answer->value_or(failure(ErrorKind::Cancelled, QStringLiteral("no answer")));
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ScriptedTransport> m_network;
    std::unique_ptr<RetryingTransport> m_retrying;
    QList<std::chrono::milliseconds> m_pauses;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>();
        m_network = std::make_unique<ScriptedTransport>();
        // A random source in the middle: no jitter.
        m_retrying = std::make_unique<RetryingTransport>(*m_network, *m_clock, [] { return 0.5; });
    }
    void cleanup() { QVERIFY(m_network->isDone()); }

    void whatPassesIsRepeatedThreeTimesWithGrowingPauses()
    {
        for (int i = 0; i < 3; ++i)
            m_network->expect(HttpMethod::Get, kAddress).fail(ErrorKind::Network);
        m_network->expect(HttpMethod::Get, kAddress).answer(200, "{}");
        const auto answer = send(request(true));
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        QCOMPARE(m_pauses, (QList<std::chrono::milliseconds>{1s, 2s, 4s}));
    }

    void afterThreeRepetitionsTheLastAnswerIsTheAnswer()
    {
        for (int i = 0; i < 4; ++i)
            m_network->expect(HttpMethod::Get, kAddress).answer(500, "broken");
        const auto answer = send(request(true));
        QVERIFY(answer);
        QCOMPARE(answer->status, 500);
        QCOMPARE(answer->body, QByteArray("broken"));
    }

    void onlyFaultsThatPassAreRepeated_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("repeated");
        for (const int status : {200, 204, 301, 400, 401, 403, 404, 409, 501, 503})
            QTest::addRow("%d", status) << status << (status == 501);
        for (const int status : {429, 500, 502, 504})
            QTest::addRow("%d", status) << status << true;
    }
    void onlyFaultsThatPassAreRepeated()
    {
        QFETCH(int, status);
        QFETCH(bool, repeated);
        m_network->expect(HttpMethod::Get, kAddress).answer(status);
        if (repeated)
            m_network->expect(HttpMethod::Get, kAddress).answer(200);
        const auto answer = send(request(true));
        QVERIFY(answer);
        QCOMPARE(answer->status, repeated ? 200 : status);
    }

    void aRefusedCertificateIsNeverTriedAgain_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("certificate") << ErrorKind::Tls;
        QTest::newRow("answer too long") << ErrorKind::Protocol;
        QTest::newRow("given up") << ErrorKind::Cancelled;
    }
    void aRefusedCertificateIsNeverTriedAgain()
    {
        QFETCH(ErrorKind, kind);
        m_network->expect(HttpMethod::Get, kAddress).fail(kind);
        const auto answer = send(request(true));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
    }

    void aProxyThatStandsInTheWayIsNotAskedAgain_data()
    {
        QTest::addColumn<QString>("code");
        QTest::newRow("wants a sign-in") << QStringLiteral("proxy-sign-in");
        QTest::newRow("refuses") << QStringLiteral("proxy-refused");
    }
    void aProxyThatStandsInTheWayIsNotAskedAgain()
    {
        QFETCH(QString, code);
        Error error(ErrorKind::Network);
        error.code = code;
        m_network->expect(HttpMethod::Get, kAddress).fail(error);
        QCOMPARE(send(request(true)).error().code, code);
    }

    void whatMayNotBeDoneTwiceIsSentOnce()
    {
        m_network->expect(HttpMethod::Get, kAddress).fail(ErrorKind::Network);
        QVERIFY(!send(request(false)));
        m_network->expect(HttpMethod::Get, kAddress).answer(500);
        QCOMPARE(send(request(false))->status, 500);
    }

    void anAnswerHandedOutInPiecesIsNotBegunAnew()
    {
        m_network->expect(HttpMethod::Get, kAddress).fail(ErrorKind::Network);
        HttpRequest streaming = request(true);
        streaming.sink = std::make_shared<MemorySink>();
        QVERIFY(!send(streaming));
    }

    void aPauseTheServerAsksForIsKeptWithinReason_data()
    {
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("seconds");
        QTest::newRow("seconds") << QByteArray("7") << 7;
        QTest::newRow("shorter than ours") << QByteArray("0") << 1;
        QTest::newRow("a day") << QByteArray("86400") << 60;
        QTest::newRow("negative") << QByteArray("-5") << 1;
        QTest::newRow("nonsense") << QByteArray("soon") << 1;
        QTest::newRow("a point in time") << QByteArray("Thu, 05 Mar 2026 14:00:20 GMT") << 20;
        QTest::newRow("past") << QByteArray("Thu, 05 Mar 2026 13:00:00 GMT") << 1;
    }
    void aPauseTheServerAsksForIsKeptWithinReason()
    {
        QFETCH(QByteArray, retryAfter);
        QFETCH(int, seconds);
        m_network->expect(HttpMethod::Get, kAddress)
            .answer(429, {}, {{"retry-after", retryAfter},
                              {"date", "Thu, 05 Mar 2026 14:00:00 GMT"}});
        m_network->expect(HttpMethod::Get, kAddress).answer(200);
        QVERIFY(send(request(true)));
        QCOMPARE(m_pauses, QList<std::chrono::milliseconds>{std::chrono::seconds(seconds)});
    }

    void givingUpEndsAPauseAtOnce()
    {
        m_network->expect(HttpMethod::Get, kAddress).fail(ErrorKind::Network);
        std::stop_source source;
        auto call = m_retrying->send(request(true), source.get_token());
        QTRY_COMPARE(m_clock->waiting(), std::size_t(1));
        source.request_stop();
        const auto answer = await(std::move(call));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(RetryingTransportTest)
#include "tst_retryingtransport.moc"

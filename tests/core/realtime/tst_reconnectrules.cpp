#include "core/realtime/reconnectrules.h"

#include <QTest>

using namespace waxwing;
using namespace std::chrono_literals;

class ReconnectRulesTest : public QObject
{
    Q_OBJECT

private:
    static ReconnectRules rules(double random = 0.5)
    {
        return ReconnectRules([random] { return random; });
    }

private Q_SLOTS:
    void theFirstPauseFollowsTheCloseCode_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("milliseconds"); // -1: never
        for (const int code : {4000, 4001, 4003, 4009, 4099})
            QTest::addRow("%d", code) << code << -1;
        for (const int code : {4100, 4199, 0, 1000, 1001, 1006, 1009, 1011, 4300, 4999})
            QTest::addRow("%d", code) << code << 1000;
        for (const int code : {4200, 4201, 4202, 4299})
            QTest::addRow("%d", code) << code << 0;
    }
    void theFirstPauseFollowsTheCloseCode()
    {
        QFETCH(int, code);
        QFETCH(int, milliseconds);
        const auto pause = rules().pauseAfter(code, 0ms);
        QCOMPARE(pause ? static_cast<int>(pause->count()) : -1, milliseconds);
    }

    void pausesGrowToAMinute()
    {
        ReconnectRules all = rules();
        for (const auto expected : {1s, 2s, 4s, 8s, 16s, 30s, 60s, 60s})
            QCOMPARE(*all.pauseAfter(1006, 0ms), std::chrono::milliseconds(expected));
    }

    void jitterNeverMakesAPauseShorterThanASecond()
    {
        for (const double random : {0.0, 0.25, 0.999}) {
            ReconnectRules one = rules(random);
            QVERIFY(*one.pauseAfter(4100, 0ms) >= 1s);
            const auto second = *one.pauseAfter(4100, 0ms);
            QVERIFY(second >= 1600ms && second <= 2400ms);
        }
    }

    void atOnceIsAllowedThreeTimesAMinute()
    {
        ReconnectRules one = rules();
        QCOMPARE(*one.pauseAfter(4200, 0s), 0ms);
        QCOMPARE(*one.pauseAfter(4200, 1s), 0ms);
        QCOMPARE(*one.pauseAfter(4200, 2s), 0ms);
        QCOMPARE(*one.pauseAfter(4200, 3s), 1000ms);
        QCOMPARE(*one.pauseAfter(4200, 4s), 2000ms);
        QCOMPARE(*one.pauseAfter(4200, 61s), 0ms);
    }

    void onlyAStableConnectionBringsTheShortPausesBack()
    {
        ReconnectRules one = rules();
        for (int i = 0; i < 4; ++i)
            (void)one.pauseAfter(1006, 0ms);
        one.noteLifetime(100s, 130s);
        QCOMPARE(*one.pauseAfter(1006, 130s), 16s);
        one.noteLifetime(200s, 260s);
        QCOMPARE(*one.pauseAfter(1006, 260s), 1s);
    }
};

QTEST_GUILESS_MAIN(ReconnectRulesTest)
#include "tst_reconnectrules.moc"

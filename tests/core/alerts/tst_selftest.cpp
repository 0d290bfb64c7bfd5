#include "core/alerts/selftest.h"
#include "tests/support/fakenotifier.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace std::chrono_literals;

class SelfTestTest : public QObject
{
    Q_OBJECT

private:
    struct Desk
    {
        test::FakeNotifier notifier;
        test::ManualClock scheduler;
        AlertSelfTest test{notifier, scheduler};
    };

private Q_SLOTS:
    void byItselfOnlyLooksWhetherTheDesktopShowsAlerts()
    {
        Desk desk;
        desk.test.run({}, false);
        QCOMPARE(desk.test.stage(), SelfTestStage::Passed);
        QVERIFY2(desk.notifier.onScreen.isEmpty(), "nobody asked for it: it goes at once");
    }

    void onRequestWaitsForTheClick()
    {
        Desk desk;
        desk.test.run({}, true);
        QCOMPARE(desk.test.stage(), SelfTestStage::WaitsForClick);
        desk.notifier.click(AlertSelfTest::key());
        QCOMPARE(desk.test.stage(), SelfTestStage::Passed);
        desk.scheduler.advance(120s);
        QCOMPARE(desk.test.stage(), SelfTestStage::Passed);
    }

    void namesWhatIsBroken_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<SelfTestStage>("stage");
        QTest::newRow("no server") << QStringLiteral("no-server") << SelfTestStage::NoServer;
        QTest::newRow("refused") << QStringLiteral("refused") << SelfTestStage::Refused;
        QTest::newRow("no answer") << QStringLiteral("silence") << SelfTestStage::NoAnswer;
        QTest::newRow("never clicked") << QStringLiteral("shown") << SelfTestStage::NotClicked;
        QTest::newRow("dismissed") << QStringLiteral("dismissed") << SelfTestStage::Dismissed;
        QTest::newRow("server ended") << QStringLiteral("lost") << SelfTestStage::NoServer;
    }

    void namesWhatIsBroken()
    {
        QFETCH(QString, what);
        QFETCH(SelfTestStage, stage);
        Desk desk;
        desk.notifier.confirmsAtOnce = false;
        desk.test.run({}, true);
        QCOMPARE(desk.test.stage(), SelfTestStage::Sent);
        const Alert alert = desk.notifier.calls.last();
        if (what == u"no-server" || what == u"refused") {
            Q_EMIT desk.notifier.failed(alert.key, what);
        } else if (what == u"silence") {
            desk.scheduler.advance(11s);
        } else {
            desk.notifier.confirm(alert);
            if (what == u"shown")
                desk.scheduler.advance(61s);
            else if (what == u"dismissed")
                desk.notifier.dismiss(alert.key);
            else
                Q_EMIT desk.notifier.lost({alert.key});
        }
        QCOMPARE(desk.test.stage(), stage);
        QVERIFY(!desk.test.isUnderWay());
    }

    void isNotMovedByOtherAlerts()
    {
        Desk desk;
        desk.test.run({}, true);
        Q_EMIT desk.notifier.activated(QStringLiteral("account/message"), {});
        Q_EMIT desk.notifier.failed(QStringLiteral("account/message"), QStringLiteral("refused"));
        QCOMPARE(desk.test.stage(), SelfTestStage::WaitsForClick);
    }
};

QTEST_GUILESS_MAIN(SelfTestTest)
#include "tst_selftest.moc"

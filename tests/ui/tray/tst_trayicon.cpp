#include "tests/support/manualclock.h"
#include "ui/tray/trayicon.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

Guid id(int n)
{
    return *Guid::parse(QStringLiteral("%1").arg(n, 32, 16, QLatin1Char('0')));
}

QAction* actionWith(QMenu& menu, const QString& text)
{
    const auto actions = menu.actions();
    for (QAction* action : actions) {
        if (action->text().contains(text))
            return action;
    }
    return nullptr;
}

TrayAccount account(int number, const char* name, Liveness liveness, qint64 unread = 0)
{
    TrayAccount made;
    made.id = id(number);
    made.name = QString::fromUtf8(name);
    made.status.liveness = liveness;
    made.status.since = QDateTime({2026, 3, 5}, {13, 5}, Qt::UTC);
    made.unread = unread;
    return made;
}

} // namespace

class TrayIconTest : public QObject
{
    Q_OBJECT

    test::ManualClock clock;

private Q_SLOTS:
    void namesTheNewestUnreadMessages()
    {
        TrayIcon tray(clock);
        QSignalSpy wanted(&tray, &TrayIcon::messageRequested);
        TrayMessage roof;
        roof.account = id(1);
        roof.message = id(7);
        roof.sender = QStringLiteral("Jonas & Co");
        roof.subject = QStringLiteral("The roof");
        tray.setNewest({roof});
        QAction* action = actionWith(tray.menu(), QStringLiteral("Jonas && Co: The roof"));
        QVERIFY(action);
        action->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(1).value<Guid>(), id(7));
        tray.setLocked(true);
        QVERIFY2(!actionWith(tray.menu(), QStringLiteral("Jonas")), "locked: nothing is told");
        tray.setLocked(false);
        tray.setNewest({});
        QVERIFY(!actionWith(tray.menu(), QStringLiteral("Jonas")));
    }

    void tellsOfMessagesOnlyWhatMayBeTold_data()
    {
        QTest::addColumn<TrayMessage>("message");
        QTest::addColumn<QString>("line");
        TrayMessage message;
        message.sender = QStringLiteral("Jonas\nWeber");
        QTest::newRow("sender only") << message << QStringLiteral("Jonas Weber");
        message.isProtected = true;
        message.subject = QStringLiteral("Secret");
        QTest::newRow("protected") << message << QStringLiteral("Jonas Weber: protected message");
        message.isProtected = false;
        QTest::newRow("all") << message << QStringLiteral("Jonas Weber: Secret");
        message.subject = QString(500, u'x');
        QTest::newRow("endless") << message
                                 << QStringLiteral("Jonas Weber: ") + QString(30, u'x') + u'…';
        QTest::newRow("nobody") << TrayMessage() << QStringLiteral("New secure message");
    }

    void tellsOfMessagesOnlyWhatMayBeTold()
    {
        QFETCH(TrayMessage, message);
        QFETCH(QString, line);
        QCOMPARE(trayMessageLine(message), line);
    }

    void leadsToTheDiagnosisWhenAlertsAreNotShown()
    {
        TrayIcon tray(clock);
        QSignalSpy wanted(&tray, &TrayIcon::diagnosisRequested);
        QVERIFY(!actionWith(tray.menu(), QStringLiteral("Alerts are not shown")));
        tray.setAlertTrouble(true);
        actionWith(tray.menu(), QStringLiteral("Alerts are not shown"))->trigger();
        QCOMPARE(wanted.size(), 1);
        tray.setAlertTrouble(false);
        QVERIFY(!actionWith(tray.menu(), QStringLiteral("Alerts are not shown")));
    }

    void offersOpenSyncPauseAndQuit()
    {
        TrayIcon tray(clock);
        QSignalSpy open(&tray, &TrayIcon::openRequested);
        QSignalSpy quit(&tray, &TrayIcon::quitRequested);
        QVERIFY(!actionWith(tray.menu(), QStringLiteral("Sync now"))->isEnabled());
        actionWith(tray.menu(), QStringLiteral("Open"))->trigger();
        actionWith(tray.menu(), QStringLiteral("Quit"))->trigger();
        QCOMPARE(open.size(), 1);
        QCOMPARE(quit.size(), 1);
        QMenu* pause = actionWith(tray.menu(), QStringLiteral("Pause alerts"))->menu();
        QSignalSpy paused(&tray, &TrayIcon::pauseRequested);
        pause->actions().at(2)->trigger();
        QCOMPARE(paused.first().first().value<TrayIcon::Pause>(), TrayIcon::Pause::UntilTomorrow);
    }

    void listsAccountsWithTheirStatus()
    {
        TrayIcon tray(clock);
        tray.setAccounts({account(1, "A & B", Liveness::Live, 3),
                          account(2, "Other", Liveness::SignInNeeded, 0)});
        QAction* first = actionWith(tray.menu(), QStringLiteral("A && B"));
        QVERIFY(first && first->text().contains(u"(3)"));
        QSignalSpy account(&tray, &TrayIcon::accountRequested);
        first->trigger();
        QCOMPARE(account.first().first().value<Guid>(), id(1));
        QSignalSpy signIn(&tray, &TrayIcon::signInRequested);
        actionWith(tray.menu(), QStringLiteral("Sign in at Other"))->trigger();
        QCOMPARE(signIn.first().first().value<Guid>(), id(2));
        QVERIFY(tray.toolTip().contains(u"sign-in needed at Other"));
    }

    void tellsTheStateOfEachSessionAsOfNow()
    {
        TrayIcon tray(clock);
        TrayAccount ending = account(1, "One", Liveness::Live);
        TrayAccount ended = account(2, "Two", Liveness::SignInNeeded);
        ended.status.ended = SessionEnd::AddressChanged;
        tray.setSource([&] { return QList<TrayAccount>{ending, ended}; });
        ending.status.sessionEnds = clock.now().addSecs(12 * 60);
        Q_EMIT tray.menu().aboutToShow();
        QVERIFY(actionWith(tray.menu(), QStringLiteral("One – connected · session ends in 12 minute")));
        QVERIFY(actionWith(tray.menu(), QStringLiteral("network address changed")));
        clock.advance(std::chrono::minutes(11));
        Q_EMIT tray.menu().aboutToShow();
        QVERIFY(actionWith(tray.menu(), QStringLiteral("session ends in 1 minute")));
    }

    void asksForNoSignInWhereThePersonSignedOut()
    {
        TrayIcon tray(clock);
        TrayAccount out = account(1, "One", Liveness::SignInNeeded);
        out.status.ended = SessionEnd::SignedOut;
        tray.setAccounts({out});
        QCOMPARE(tray.toolTip(), QStringLiteral("Waxwing"));
        QVERIFY(actionWith(tray.menu(), QStringLiteral("One – signed out")));
        QVERIFY(actionWith(tray.menu(), QStringLiteral("Sign in at One")));
    }

    void countsThePortalsThatNeedASignIn()
    {
        TrayIcon tray(clock);
        tray.setAccounts({account(1, "One", Liveness::SignInNeeded),
                          account(2, "Two", Liveness::SignInNeeded)});
        QVERIFY(tray.toolTip().contains(u"2 portal"));
    }

    void offersToResumeWhilePaused()
    {
        TrayIcon tray(clock);
        tray.setPausedUntil(QDateTime::currentDateTimeUtc().addSecs(3600));
        QSignalSpy resumed(&tray, &TrayIcon::resumeRequested);
        actionWith(tray.menu(), QStringLiteral("Resume alerts"))->trigger();
        QCOMPARE(resumed.size(), 1);
        QVERIFY(!actionWith(tray.menu(), QStringLiteral("Pause alerts")));
    }

    void marksUnreadMessagesOnTheIcon_data()
    {
        QTest::addColumn<int>("side");
        for (const int side : {16, 22, 32, 64})
            QTest::newRow(qPrintable(QString::number(side))) << side;
    }
    void marksUnreadMessagesOnTheIcon()
    {
        QFETCH(int, side);
        const QImage without = unreadIcon(0, false).pixmap(side, side).toImage();
        const QImage with = unreadIcon(3, false).pixmap(side, side).toImage();
        QCOMPARE(with.size(), without.size());
        QVERIFY(with != without);
        const QColor corner = with.pixelColor(with.width() - with.width() / 8, with.height() / 8);
        QVERIFY(corner.red() > corner.blue() || corner.lightness() > 200);
    }

    void countsInTheToolTip()
    {
        const QList<TrayAccount> none{account(1, "A", Liveness::Live, 0)};
        QCOMPARE(trayToolTip(none), QStringLiteral("Waxwing"));
        const QList<TrayAccount> some{account(1, "A", Liveness::Live, 2),
                                      account(2, "B", Liveness::Live, 3)};
        QVERIFY(trayToolTip(some).contains(u"5"));
        const QList<TrayAccount> offline{account(1, "A", Liveness::Offline, 2)};
        QVERIFY(trayToolTip(offline).contains(u"offline"));
    }
};

QTEST_MAIN(TrayIconTest)
#include "tst_trayicon.moc"

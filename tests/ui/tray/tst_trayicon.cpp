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

} // namespace

class TrayIconTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersOpenSyncPauseAndQuit()
    {
        TrayIcon tray;
        QSignalSpy open(&tray, &TrayIcon::openRequested);
        QSignalSpy quit(&tray, &TrayIcon::quitRequested);
        QVERIFY(!actionWith(tray.menu(), QStringLiteral("Sync now"))->isEnabled());
        actionWith(tray.menu(), QStringLiteral("Open"))->trigger();
        actionWith(tray.menu(), QStringLiteral("Quit"))->trigger();
        QCOMPARE(open.size(), 1);
        QCOMPARE(quit.size(), 1);
        QMenu* pause = actionWith(tray.menu(), QStringLiteral("Pause alerts"))->menu();
        QSignalSpy paused(&tray, &TrayIcon::pauseRequested);
        pause->actions().at(1)->trigger();
        QCOMPARE(paused.first().first().value<TrayIcon::Pause>(), TrayIcon::Pause::UntilTomorrow);
    }

    void listsAccountsWithTheirStatus()
    {
        TrayIcon tray;
        tray.setAccounts({{id(1), QStringLiteral("A & B"), Liveness::Live, 3},
                          {id(2), QStringLiteral("Other"), Liveness::SignInNeeded, 0}});
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

    void offersToResumeWhilePaused()
    {
        TrayIcon tray;
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
        const QList<TrayAccount> none{{id(1), QStringLiteral("A"), Liveness::Live, 0}};
        QCOMPARE(trayToolTip(none), QStringLiteral("Waxwing"));
        const QList<TrayAccount> some{{id(1), QStringLiteral("A"), Liveness::Live, 2},
                                      {id(2), QStringLiteral("B"), Liveness::Live, 3}};
        QVERIFY(trayToolTip(some).contains(u"5"));
        const QList<TrayAccount> offline{{id(1), QStringLiteral("A"), Liveness::Offline, 2}};
        QVERIFY(trayToolTip(offline).contains(u"offline"));
    }
};

QTEST_MAIN(TrayIconTest)
#include "tst_trayicon.moc"

#include "tests/support/manualclock.h"
#include "ui/lock/idlewatch.h"
#include "ui/lock/lockwindow.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

LockView viewOf(KeyStanding standing, bool wasOpen = false)
{
    LockView view;
    view.standing = standing;
    view.wasOpen = wasOpen;
    return view;
}

QPushButton* button(LockWindow& window, const QString& name)
{
    for (auto* found : window.findChildren<QPushButton*>()) {
        if (found->isVisible() && found->accessibleName() == name)
            return found;
    }
    return nullptr;
}

QLineEdit* field(LockWindow& window, const QString& name)
{
    for (auto* found : window.findChildren<QLineEdit*>()) {
        if (found->isVisible() && found->accessibleName() == name)
            return found;
    }
    return nullptr;
}

} // namespace

class LockWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStandingHasItsOwnSentence()
    {
        QSet<QString> said;
        for (int i = 0; i <= int(KeyStanding::Locked); ++i) {
            const LockTexts texts = lockTexts(viewOf(static_cast<KeyStanding>(i)),
                                              LockPage::Standing);
            QVERIFY(!texts.heading.isEmpty());
            QVERIFY2(!said.contains(texts.heading + texts.sentence), qPrintable(texts.heading));
            said.insert(texts.heading + texts.sentence);
            QVERIFY2(texts.busy || texts.primaryAction != LockAction::None,
                     "who waits for a person must offer something");
        }
    }

    void aLockedStoreIsNeverOfferedToBeginAnew()
    {
        for (const KeyStanding standing : {KeyStanding::StoreLocked, KeyStanding::PromptCancelled,
                                           KeyStanding::PromptUnanswered, KeyStanding::PromptOpen,
                                           KeyStanding::StoreStarting}) {
            const LockTexts texts = lockTexts(viewOf(standing), LockPage::Standing);
            QVERIFY(texts.primaryAction != LockAction::BeginAnew);
            QVERIFY(texts.secondaryAction != LockAction::BeginAnew);
        }
    }

    void aPassphraseIsHandedOnAndNotKeptInTheField()
    {
        LockWindow window;
        window.setView(viewOf(KeyStanding::PassphraseWanted));
        window.show();
        QSignalSpy entered(&window, &LockWindow::passphraseEntered);
        QLineEdit* typed = field(window, QStringLiteral("Passphrase"));
        QVERIFY(typed);
        QTest::keyClicks(typed, QStringLiteral("correct horse"));
        QTest::keyClick(typed, Qt::Key_Return);
        QCOMPARE(entered.size(), 1);
        QCOMPARE(entered.first().first().value<Secret>().reveal(), QByteArray("correct horse"));
        QVERIFY(typed->text().isEmpty());
    }

    void aNewPassphraseIsWantedTwiceAndLong()
    {
        LockWindow window;
        window.setView(viewOf(KeyStanding::StoreAbsent));
        window.show();
        QTest::mouseClick(button(window, QStringLiteral("Choose a passphrase…")), Qt::LeftButton);
        QSignalSpy chosen(&window, &LockWindow::passphraseChosen);
        QLineEdit* first = field(window, QStringLiteral("Passphrase"));
        QLineEdit* second = field(window, QStringLiteral("Passphrase again"));
        QVERIFY(first && second);
        QTest::keyClicks(first, QStringLiteral("short"));
        QTest::keyClicks(second, QStringLiteral("short"));
        QTest::keyClick(second, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        first->clear();
        QTest::keyClicks(first, QStringLiteral("long enough"));
        QTest::keyClick(second, Qt::Key_Return);
        QCOMPARE(chosen.size(), 0);
        second->clear();
        QTest::keyClicks(second, QStringLiteral("long enough"));
        QTest::keyClick(second, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QVERIFY(first->text().isEmpty() && second->text().isEmpty());
    }

    void givingUpAPassphraseIsAskedTwice()
    {
        LockWindow window;
        window.setView(viewOf(KeyStanding::PassphraseWanted));
        window.show();
        QSignalSpy givenUp(&window, &LockWindow::passphraseGivenUp);
        QTest::mouseClick(button(window, QStringLiteral("Forgot the passphrase?")), Qt::LeftButton);
        QCOMPARE(givenUp.size(), 0);
        QTest::mouseClick(button(window, QStringLiteral("Back")), Qt::LeftButton);
        QVERIFY(field(window, QStringLiteral("Passphrase")));
        QTest::mouseClick(button(window, QStringLiteral("Forgot the passphrase?")), Qt::LeftButton);
        QTest::mouseClick(button(window, QStringLiteral("Set aside and begin anew")),
                          Qt::LeftButton);
        QCOMPARE(givenUp.size(), 1);
    }

    void saysWhetherAlertsGoOn()
    {
        LockView view = viewOf(KeyStanding::Locked, true);
        const QString goOn = lockTexts(view, LockPage::Standing).sentence;
        view.alertsGoOn = false;
        QVERIFY(goOn != lockTexts(view, LockPage::Standing).sentence);
    }

    void nobodyUsingTheProgramIsNoticedOnceAndInputCounts()
    {
        ManualClock clock;
        IdleWatch watch(clock, clock);
        QSignalSpy idle(&watch, &IdleWatch::idle);
        watch.setPatience(5min);
        QWidget widget;
        clock.advance(4min);
        QTest::keyClick(&widget, Qt::Key_A);
        clock.advance(4min);
        QCOMPARE(idle.size(), 0);
        clock.advance(1min);
        QCOMPARE(idle.size(), 1);
        clock.advance(60min);
        QCOMPARE(idle.size(), 1);
        watch.restart();
        clock.advance(5min);
        QCOMPARE(idle.size(), 2);
        watch.setPatience(0min);
        clock.advance(60min);
        QCOMPARE(idle.size(), 2);
    }
};

QTEST_MAIN(LockWindowTest)
#include "tst_lockwindow.moc"

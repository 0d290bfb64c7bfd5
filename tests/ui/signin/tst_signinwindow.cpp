#include "tests/ui/signin/fakesteps.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;

namespace {

template<typename T>
T* named(QWidget& window, const QString& name)
{
    const auto all = window.findChildren<T*>();
    for (T* widget : all) {
        if (widget->accessibleName() == name && widget->isVisible())
            return widget;
    }
    return nullptr;
}

} // namespace

class SignInWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsFromAddressToSessionByKeyboard()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        auto* address = named<QLineEdit>(window, QStringLiteral("E-mail address"));
        QVERIFY(address);
        QTest::keyClicks(address, QStringLiteral("ann@example.org"));
        QTest::keyClick(address, Qt::Key_Return);
        PortalChoice one;
        one.entry.serviceName = QStringLiteral("One");
        PortalChoice two = one;
        two.entry.serviceName = QStringLiteral("Two");
        two.entry.serviceGuid = *Guid::parse(QString(32, QLatin1Char('2')));
        steps.discovery->complete(QList<PortalChoice>{one, two});
        QTRY_VERIFY(named<QListWidget>(window, QStringLiteral("Portals")));
        auto* portals = named<QListWidget>(window, QStringLiteral("Portals"));
        QCOMPARE(portals->count(), 2);
        QTest::keyClick(portals, Qt::Key_Down);
        QTest::keyClick(portals, Qt::Key_Return);
        QCOMPARE(steps.calls.last(), QStringLiteral("prepare Two"));
        steps.preparing->complete(ServicePublicSettings());
        QTRY_VERIFY(controller.state().prepared);
        auto* password = named<QLineEdit>(window, QStringLiteral("Password"));
        QVERIFY(password);
        QTest::keyClicks(password, QStringLiteral("secret"));
        QTest::keyClick(password, Qt::Key_Return);
        QCOMPARE(steps.calls.last(), QStringLiteral("sign in ann@example.org secret"));
        QVERIFY(password->text().isEmpty());
    }

    void marksTheFieldOnlyForWhatWasTyped()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        controller.submitAddress(QStringLiteral("ann"));
        auto* address = named<QLineEdit>(window, QStringLiteral("E-mail address"));
        QVERIFY(address->property("invalid").toBool());
        controller.submitAddress(QStringLiteral("ann@example.org"));
        Error untrusted(ErrorKind::Tls);
        steps.discovery->complete(failure(untrusted));
        QTRY_VERIFY(!controller.state().busy);
        QCOMPARE(controller.state().notice.tone, SignInNotice::Tone::Danger);
        QVERIFY(!address->property("invalid").toBool());
    }

    void showsThatItIsBusyOnlyAfterHalfASecond()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        controller.submitAddress(QStringLiteral("ann@example.org"));
        QVERIFY(!named<QPushButton>(window, QStringLiteral("Cancel")));
        QTRY_VERIFY(named<QPushButton>(window, QStringLiteral("Cancel")));
        named<QPushButton>(window, QStringLiteral("Cancel"))->click();
        QVERIFY(!controller.state().busy);
        QVERIFY(!named<QPushButton>(window, QStringLiteral("Cancel")));
    }

    void tellsWhenItIsClosedWithoutASession()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        QSignalSpy dismissed(&window, &SignInWindow::dismissed);
        window.show();
        controller.submitAddress(QStringLiteral("ann@example.org"));
        window.close();
        QCOMPARE(dismissed.size(), 1);
        QVERIFY(!controller.state().busy);
    }

    void diesWhileSomethingIsUnderWay()
    {
        test::FakeSteps steps;
        {
            SignInController controller(steps);
            SignInWindow window(controller, nullptr);
            window.show();
            controller.submitAddress(QStringLiteral("ann@example.org"));
        }
        steps.discovery->complete(QList<PortalChoice>());
        QTest::qWait(20);
    }
};

QTEST_MAIN(SignInWindowTest)
#include "tst_signinwindow.moc"

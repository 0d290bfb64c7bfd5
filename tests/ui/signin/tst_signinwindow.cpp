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

    static void reachPassword(test::FakeSteps& steps, SignInController& controller)
    {
        PortalChoice one;
        one.entry.serviceName = QStringLiteral("One");
        one.entry.serviceGuid = *Guid::parse(QString(32, QLatin1Char('1')));
        controller.submitAddress(QStringLiteral("ann@example.org"));
        steps.discovery->complete(QList<PortalChoice>{one});
        QTRY_VERIFY(steps.preparing);
        ServicePublicSettings settings;
        settings.passwordManagement.enabled = true;
        settings.passwordManagement.minimumLength = 10;
        steps.preparing->complete(settings);
        QTRY_VERIFY(controller.state().prepared);
    }

private Q_SLOTS:
    void leadsThroughSeveralAccountsAndTakesNothingTypedForOneToAnother()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        QSignalSpy postponed(&window, &SignInWindow::postponed);
        window.show();
        QVERIFY(!named<QPushButton>(window, QStringLiteral("Later")));
        AccountRecord one;
        one.serviceGuid = *Guid::parse(QString(32, QLatin1Char('1')));
        one.emailAddress = QStringLiteral("ann@example.org");
        AccountRecord two = one;
        two.serviceGuid = *Guid::parse(QString(32, QLatin1Char('2')));
        controller.startForAccount(one, {});
        window.setQueue(1, 2);
        auto* password = named<QLineEdit>(window, QStringLiteral("Password"));
        QVERIFY(password);
        password->setText(QStringLiteral("for one"));
        named<QPushButton>(window, QStringLiteral("Later"))->click();
        QCOMPARE(postponed.size(), 1);
        controller.startForAccount(two, {});
        window.setQueue(2, 2);
        QVERIFY2(password->text().isEmpty(), "a password went along to another portal");
        QVERIFY(window.isVisible());
        window.setQueue(1, 1);
        QVERIFY(!named<QPushButton>(window, QStringLiteral("Later")));
    }

    void dropsTheAnswerForAnAccountThatWasPutOff()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        QSignalSpy signedIn(&controller, &SignInController::signedIn);
        AccountRecord one;
        one.serviceGuid = *Guid::parse(QString(32, QLatin1Char('1')));
        one.emailAddress = QStringLiteral("ann@example.org");
        AccountRecord two = one;
        two.serviceGuid = *Guid::parse(QString(32, QLatin1Char('2')));
        two.emailAddress = QStringLiteral("ben@example.org");
        PortalChoice portal;
        portal.entry.serviceGuid = one.serviceGuid;
        controller.startForAccount(one, {});
        steps.refreshing->complete(portal);
        QTRY_VERIFY(steps.preparing);
        steps.preparing->complete(ServicePublicSettings());
        QTRY_VERIFY(controller.state().prepared);
        controller.submitPassword(Secret("x"), true);
        auto late = std::move(*steps.signing);
        controller.startForAccount(two, {});
        SignInOutcome outcome;
        outcome.sessionToken = Secret("of one");
        late.complete(outcome);
        QTest::qWait(20);
        QVERIFY2(signedIn.isEmpty(), "the answer for one account was taken for another");
        QCOMPARE(controller.state().address, two.emailAddress);
    }

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

    void leadsThroughTheRegistrationByKeyboard()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        reachPassword(steps, controller);
        named<QPushButton>(window, QStringLiteral("First time here? Register"))->click();
        auto* first = named<QLineEdit>(window, QStringLiteral("First name"));
        QVERIFY(first && first->hasFocus());
        QTest::keyClicks(first, QStringLiteral("Zoe"));
        QTest::keyClick(first, Qt::Key_Return);
        auto* last = named<QLineEdit>(window, QStringLiteral("Last name"));
        QVERIFY(last->hasFocus());
        QTest::keyClicks(last, QStringLiteral("O'Neill"));
        QTest::keyClick(last, Qt::Key_Return);
        QTest::keyClick(window.focusWidget(), Qt::Key_Return);
        auto* password = named<QLineEdit>(window, QStringLiteral("Password"));
        QVERIFY(password->hasFocus());
        QTest::keyClicks(password, QStringLiteral("Long-Enough-1"));
        QTest::keyClick(password, Qt::Key_Return);
        auto* again = named<QLineEdit>(window, QStringLiteral("Repeat the password"));
        QVERIFY(again->hasFocus());
        QTest::keyClicks(again, QStringLiteral("Long-Enough-2"));
        named<QPushButton>(window, QStringLiteral("Register"))->click();
        QVERIFY(!steps.enrolling);
        QVERIFY(again->hasFocus() && again->property("invalid").toBool());
        again->selectAll();
        QTest::keyClicks(again, QStringLiteral("Long-Enough-1"));
        named<QPushButton>(window, QStringLiteral("Register"))->click();
        QCOMPARE(steps.calls.last(), QStringLiteral("register ann@example.org "));
        QCOMPARE(steps.registered.firstName, QStringLiteral("Zoe"));
        QCOMPARE(steps.registered.password.reveal(), QByteArray("Long-Enough-1"));
        QVERIFY(!steps.registered.language.isEmpty());

        // Refused: nothing that was typed is lost, and the word is at the field.
        RegistrationOutcome refused;
        refused.kind = RegistrationOutcome::Kind::FieldsRefused;
        refused.problems = {{FormField::LastName, QStringLiteral("too short")}};
        steps.enrolling->complete(refused);
        QTRY_VERIFY(!controller.state().busy);
        QVERIFY(last->property("invalid").toBool());
        QVERIFY(last->accessibleDescription().contains(u"too short"));
        QCOMPARE(password->text(), QStringLiteral("Long-Enough-1"));
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(controller.state().step, SignInStep::Password);
        controller.startRegistration();
        QCOMPARE(last->text(), QStringLiteral("O'Neill"));
        QVERIFY(!last->property("invalid").toBool());

        // Done: no password is left in any field.
        named<QPushButton>(window, QStringLiteral("Register"))->click();
        RegistrationOutcome done;
        steps.enrolling->complete(done);
        QTRY_COMPARE(controller.state().step, SignInStep::Done);
        QVERIFY(password->text().isEmpty() && again->text().isEmpty());
    }

    void takesAddressAndPasswordWhereAPortalWasFoundByItsCode()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        controller.startAtPortal(QStringLiteral("one"));
        controller.submitServiceCode(QStringLiteral("one"));
        PortalChoice one;
        one.entry.serviceName = QStringLiteral("One");
        one.entry.serviceGuid = *Guid::parse(QString(32, QLatin1Char('1')));
        steps.code->complete(std::optional<PortalChoice>(one));
        QTRY_VERIFY(steps.preparing);
        steps.preparing->complete(ServicePublicSettings());
        QTRY_VERIFY(controller.state().prepared);
        auto* address = named<QLineEdit>(window, QStringLiteral("E-mail address"));
        auto* password = named<QLineEdit>(window, QStringLiteral("Password"));
        auto* signIn = named<QPushButton>(window, QStringLiteral("Sign in"));
        QVERIFY(address && password && signIn);
        const qsizetype before = steps.calls.size();
        QTest::keyClicks(address, QStringLiteral("ann"));
        QTest::keyClicks(password, QStringLiteral("secret"));
        signIn->click();
        QCOMPARE(steps.calls.size(), before);
        QVERIFY2(!password->text().isEmpty(), "what was typed stays while the address is mended");
        QTest::keyClicks(address, QStringLiteral("@example.org"));
        signIn->click();
        QCOMPARE(steps.calls.last(), QStringLiteral("sign in ann@example.org secret"));
        QVERIFY(password->text().isEmpty());
    }

    void leadsFromAForgottenPasswordToANewOneByKeyboard()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        reachPassword(steps, controller);
        named<QPushButton>(window, QStringLiteral("Forgot password?"))->click();
        steps.mail->complete({});
        QTRY_COMPARE(controller.state().step, SignInStep::NewPassword);
        auto* token = named<QLineEdit>(window, QStringLiteral("Link or code from the e-mail"));
        QVERIFY(token && token->hasFocus());
        QTest::keyClick(token, Qt::Key_Return);
        auto* password = named<QLineEdit>(window, QStringLiteral("New password"));
        QVERIFY(password->hasFocus());
        QTest::keyClicks(password, QStringLiteral("Long-Enough-1"));
        QTest::keyClick(password, Qt::Key_Return);
        auto* again = named<QLineEdit>(window, QStringLiteral("Repeat the password"));
        QTest::keyClicks(again, QStringLiteral("Long-Enough-1"));
        QTest::keyClick(again, Qt::Key_Return);
        QVERIFY(!steps.enrolling); // without a code nothing is sent
        QVERIFY(token->hasFocus() && token->property("invalid").toBool());
        QTest::keyClicks(token, QStringLiteral("Ab1"));
        QTest::keyClick(again, Qt::Key_Return);
        QCOMPARE(steps.calls.last(), QStringLiteral("reset Ab1 Long-Enough-1"));
        window.close();
        QVERIFY(password->text().isEmpty() && again->text().isEmpty() && token->text().isEmpty());
    }

    void asksForTheConfirmationAndNamesWhatItsButtonDoes()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        reachPassword(steps, controller);
        controller.submitPassword(Secret(QByteArray("pw")), false);
        SignInOutcome pending;
        pending.kind = SignInOutcome::Kind::RegistrationPending;
        steps.signing->complete(pending);
        QTRY_VERIFY(named<QPushButton>(window, QStringLiteral("I have confirmed")));
        auto* token = named<QLineEdit>(window, QStringLiteral("Link or code from the e-mail"));
        QTest::keyClicks(token, QStringLiteral("Ab1"));
        QVERIFY(named<QPushButton>(window, QStringLiteral("Confirm")));
        QTest::keyClick(token, Qt::Key_Return);
        QCOMPARE(steps.calls.last(), QStringLiteral("confirm Ab1"));
    }

    void theCountDownTakesNeitherFocusNorWordsFromWhoIsTyping()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        controller.passwordReset().setResendPause(std::chrono::milliseconds(60));
        reachPassword(steps, controller);
        controller.resetPassword();
        steps.mail->complete({});
        QTRY_COMPARE(controller.state().step, SignInStep::NewPassword);
        controller.passwordReset().submit(QStringLiteral("Ab1"), Secret(QByteArray("long-enough")),
                                          false);
        RegistrationOutcome refused;
        refused.kind = RegistrationOutcome::Kind::TokenInvalid;
        steps.enrolling->complete(refused);
        auto* token = named<QLineEdit>(window, QStringLiteral("Link or code from the e-mail"));
        QTRY_VERIFY(token->hasFocus() && token->property("invalid").toBool());
        QTest::keyClicks(token, QStringLiteral("x"));
        QVERIFY(!token->property("invalid").toBool());
        auto* again = named<QLineEdit>(window, QStringLiteral("Repeat the password"));
        again->setFocus();
        QTRY_COMPARE(controller.passwordReset().state().resendPause, 0);
        controller.passwordReset().resend();
        steps.mail->complete({});
        QTRY_VERIFY(!controller.state().busy);
        QTRY_COMPARE(controller.passwordReset().state().resendPause, 0);
        QVERIFY(again->hasFocus());
        QVERIFY(!token->property("invalid").toBool());
    }

    void theFocusComesBackToTheButtonThatWasPressed()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        SignInWindow window(controller, nullptr);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        reachPassword(steps, controller);
        controller.submitPassword(Secret(QByteArray("pw")), false);
        SignInOutcome pending;
        pending.kind = SignInOutcome::Kind::RegistrationPending;
        steps.signing->complete(pending);
        QTRY_VERIFY(named<QPushButton>(window, QStringLiteral("Send e-mail again")));
        auto* token = named<QLineEdit>(window, QStringLiteral("Link or code from the e-mail"));
        QTest::keyClicks(token, QStringLiteral("Ab1"));
        auto* confirm = named<QPushButton>(window, QStringLiteral("Confirm"));
        confirm->setFocus();
        confirm->click();
        QVERIFY(!confirm->isEnabled());
        steps.enrolling->complete(failure(ErrorKind::Network));
        QTRY_VERIFY(confirm->isEnabled());
        QVERIFY(confirm->hasFocus());
    }
};

QTEST_MAIN(SignInWindowTest)
#include "tst_signinwindow.moc"

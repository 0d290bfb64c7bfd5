#include "tests/ui/signin/fakesteps.h"
#include "ui/signin/registrationtexts.h"
#include "ui/signin/signincontroller.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using Kind = SignInOutcome::Kind;
using Registered = RegistrationOutcome::Kind;
using Action = SignInNotice::Action;
using Tone = SignInNotice::Tone;

namespace {

const QString kAddress = QStringLiteral("zoe@example.org");
const QString kGood = QStringLiteral("Long-Enough-1");

} // namespace

/// Registration, confirmation and new password, as far as the controllers decide.
class SignInFormsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::FakeSteps> steps;
    std::unique_ptr<SignInController> controller;

    const SignInState& state() const { return controller->state(); }
    const FormState& form() const { return controller->registration().state(); }
    const FormState& reset() const { return controller->passwordReset().state(); }

    static ServicePublicSettings settings()
    {
        ServicePublicSettings portal;
        portal.keepMeLoggedIn = true;
        portal.termsEnabled = true;
        portal.passwordManagement.enabled = true;
        portal.passwordManagement.minimumLength = 10;
        portal.passwordManagement.minimumDigits = 1;
        return portal;
    }
    static RegistrationInput input()
    {
        RegistrationInput typed;
        typed.registration.firstName = QStringLiteral(" Zoë ");
        typed.registration.lastName = QStringLiteral("O'Neill");
        typed.registration.language = QStringLiteral("de");
        typed.registration.password = Secret(kGood.toUtf8());
        typed.registration.termsAccepted = true;
        typed.keepSignedIn = true;
        return typed;
    }
    static RegistrationOutcome outcomeWith(Registered kind)
    {
        RegistrationOutcome outcome;
        outcome.kind = kind;
        return outcome;
    }

    void reachPassword(const ServicePublicSettings& portal = settings())
    {
        PortalChoice choice;
        choice.entry.serviceName = QStringLiteral("Example");
        choice.entry.serviceGuid = *Guid::parse(QString(32, u'1'));
        controller->submitAddress(kAddress);
        steps->discovery->complete(QList<PortalChoice>{choice});
        QTRY_VERIFY(steps->preparing);
        steps->preparing->complete(portal);
        QTRY_VERIFY(state().prepared);
    }
    void refuseSignIn(Kind kind)
    {
        controller->submitPassword(Secret::fromText(QStringLiteral("old")), false);
        SignInOutcome outcome;
        outcome.kind = kind;
        steps->signing->complete(outcome);
        QTRY_VERIFY(state().step != SignInStep::Password || !state().busy);
    }
    void completeSignIn(Kind kind)
    {
        SignInOutcome outcome;
        outcome.kind = kind;
        steps->signing->complete(outcome);
        QTRY_VERIFY(!state().busy);
    }
    void answer(const RegistrationOutcome& outcome)
    {
        steps->enrolling->complete(outcome);
        QTRY_VERIFY(!form().busy && !reset().busy);
    }
    void reachConfirmation()
    {
        reachPassword();
        controller->startRegistration();
        controller->registration().submit(input());
        answer(outcomeWith(Registered::ConfirmationSent));
        QCOMPARE(state().step, SignInStep::Confirmation);
    }
    void reachNewPassword()
    {
        reachPassword();
        controller->resetPassword();
        steps->mail->complete({});
        QTRY_COMPARE(state().step, SignInStep::NewPassword);
    }

private Q_SLOTS:
    void init()
    {
        steps = std::make_unique<test::FakeSteps>();
        controller = std::make_unique<SignInController>(*steps);
    }
    void cleanup()
    {
        controller.reset();
        steps.reset();
    }

    void offersTheFormToWhomThePortalDoesNotKnow()
    {
        reachPassword();
        refuseSignIn(Kind::NotRegistered);
        QCOMPARE(state().notice.action, Action::Register);
        controller->followNotice();
        QCOMPARE(state().step, SignInStep::Registration);
        QVERIFY(state().canGoBack);
        QCOMPARE(form().address, kAddress);
    }

    void sendsWhatWasTypedAndLeadsToTheConfirmation()
    {
        reachPassword();
        controller->startRegistration();
        controller->registration().submit(input());
        QVERIFY(state().busy);
        QCOMPARE(steps->calls.last(), QStringLiteral("register zoe@example.org "));
        QCOMPARE(steps->registered.firstName, QStringLiteral("Zoë"));
        QVERIFY(steps->registered.termsAccepted);
        answer(outcomeWith(Registered::ConfirmationSent));
        QCOMPARE(state().step, SignInStep::Confirmation);
        QVERIFY(form().resendPause > 0);
        QVERIFY(form().signInKnown);
    }

    void signsInAtOnceWithAnInvitation()
    {
        QSignalSpy signedIn(controller.get(), &SignInController::signedIn);
        reachPassword();
        controller->startRegistration();
        RegistrationInput typed = input();
        typed.invitation = QStringLiteral("Ab1");
        controller->registration().submit(typed);
        QCOMPARE(steps->calls.last(), QStringLiteral("register zoe@example.org Ab1"));
        answer(outcomeWith(Registered::SignedIn));
        QCOMPARE(signedIn.size(), 1);
        QVERIFY(signedIn.first().at(3).toBool());
        QCOMPARE(state().step, SignInStep::Done);
    }

    void sendsNothingWhileAFieldIsWrong_data()
    {
        QTest::addColumn<int>("field");
        QTest::newRow("first name") << int(FormField::FirstName);
        QTest::newRow("last name") << int(FormField::LastName);
        QTest::newRow("password") << int(FormField::Password);
        QTest::newRow("terms") << int(FormField::Terms);
        QTest::newRow("recipient question") << int(FormField::CraAnswer);
    }
    void sendsNothingWhileAFieldIsWrong()
    {
        QFETCH(int, field);
        ServicePublicSettings portal = settings();
        portal.craEnabled = true;
        reachPassword(portal);
        controller->startRegistration();
        RegistrationInput typed = input();
        typed.registration.craAnswer = Secret(QByteArray("42"));
        switch (static_cast<FormField>(field)) {
        case FormField::FirstName: typed.registration.firstName = QStringLiteral("  "); break;
        case FormField::LastName: typed.registration.lastName.clear(); break;
        case FormField::Password:
            typed.registration.password = Secret(QByteArray("no digits here"));
            break;
        case FormField::Terms: typed.registration.termsAccepted = false; break;
        default: typed.registration.craAnswer.wipe(); break;
        }
        controller->registration().submit(typed);
        QVERIFY(!state().busy);
        QCOMPARE(form().fields.size(), 1);
        QCOMPARE(int(form().fields.first().field), field);
        QVERIFY(!form().fields.first().text.isEmpty());
        QVERIFY(!steps->enrolling);
    }

    void doesNotConsentToTermsThatThereAreNot()
    {
        ServicePublicSettings portal = settings();
        portal.termsEnabled = false;
        reachPassword(portal);
        controller->startRegistration();
        controller->registration().submit(input());
        QVERIFY(!steps->registered.termsAccepted);
    }

    void saysAtTheFieldWhatThePortalRefuses()
    {
        reachPassword();
        controller->startRegistration();
        controller->registration().submit(input());
        RegistrationOutcome refused = outcomeWith(Registered::FieldsRefused);
        refused.problems = {{FormField::Password, QStringLiteral("known from a breach")},
                            {FormField::LastName, QString()}};
        answer(refused);
        QCOMPARE(state().step, SignInStep::Registration);
        QCOMPARE(form().fields.size(), 2);
        QVERIFY(form().fields.first().text.contains(u"known from a breach"));
        QCOMPARE(state().notice.tone, Tone::None);
    }

    void everyRefusalIsSaidSomewhere_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = int(Registered::NotAdmitted); kind <= int(Registered::Maintenance); ++kind)
            QTest::addRow("%d", kind) << kind;
    }
    void everyRefusalIsSaidSomewhere()
    {
        QFETCH(int, kind);
        reachPassword();
        controller->startRegistration();
        controller->registration().submit(input());
        answer(outcomeWith(static_cast<Registered>(kind)));
        QCOMPARE(state().step, SignInStep::Registration);
        QVERIFY(!state().notice.text.isEmpty() || !form().fields.isEmpty());
    }

    void asksTheRecipientQuestionOnceThePortalWantsIt()
    {
        reachPassword();
        controller->startRegistration();
        QVERIFY(!form().askCra);
        controller->registration().submit(input());
        answer(outcomeWith(Registered::CraAnswerWrong));
        QVERIFY(form().askCra);
        QCOMPARE(form().fields.first().field, FormField::CraAnswer);
    }

    void leadsToTheSignInWhoeverIsRegisteredAlready()
    {
        reachPassword();
        controller->startRegistration();
        controller->registration().submit(input());
        steps->enrolling->complete(outcomeWith(Registered::AlreadyRegistered));
        QTRY_COMPARE(state().step, SignInStep::Password);
        QCOMPARE(state().notice.action, Action::ResetPassword);
        QVERIFY(!state().busy);
    }

    void triesARegistrationAgainAfterANetworkFailure()
    {
        reachPassword();
        controller->startRegistration();
        controller->registration().submit(input());
        steps->enrolling->complete(failure(ErrorKind::Network));
        QTRY_COMPARE(state().notice.action, Action::Retry);
        QCOMPARE(state().step, SignInStep::Registration);
        controller->followNotice();
        QCOMPARE(steps->calls.filter(QStringLiteral("register")).size(), 2);
    }

    void stopsARegistrationOnRequestAndDropsItsAnswer()
    {
        reachPassword();
        controller->startRegistration();
        controller->registration().submit(input());
        controller->cancel();
        QVERIFY(!state().busy);
        QCOMPARE(state().step, SignInStep::Registration);
        steps->enrolling->complete(outcomeWith(Registered::ConfirmationSent));
        QTest::qWait(20);
        QCOMPARE(state().step, SignInStep::Registration);
    }

    void asksForAnInvitationAndPromisesNothing()
    {
        reachPassword();
        controller->startRegistration();
        controller->registration().requestInvitation();
        QCOMPARE(steps->calls.last(), QStringLiteral("invite zoe@example.org"));
        steps->mail->complete({});
        QTRY_COMPARE(state().notice.tone, Tone::Info);
        QVERIFY(state().notice.text.startsWith(u"If "));
        QVERIFY(form().invitationAsked);
    }

    void signsInWithTheNewPasswordOnceConfirmedElsewhere()
    {
        QSignalSpy signedIn(controller.get(), &SignInController::signedIn);
        reachConfirmation();
        controller->registration().noteConfirmed();
        QCOMPARE(steps->calls.last(), QStringLiteral("sign in zoe@example.org ") + kGood);
        completeSignIn(Kind::SignedIn);
        QCOMPARE(signedIn.size(), 1);
        QVERIFY(signedIn.first().at(3).toBool());
    }

    void staysAtTheConfirmationWhileItIsMissing()
    {
        reachConfirmation();
        controller->registration().noteConfirmed();
        completeSignIn(Kind::RegistrationPending);
        QCOMPARE(state().step, SignInStep::Confirmation);
        QVERIFY(!state().notice.text.isEmpty());
        controller->registration().noteConfirmed();
        QCOMPARE(steps->calls.last(), QStringLiteral("sign in zoe@example.org ") + kGood);
    }

    void confirmsWithWhatWasPasted()
    {
        QSignalSpy signedIn(controller.get(), &SignInController::signedIn);
        reachConfirmation();
        controller->registration().confirm(QStringLiteral("https://p.example/?token=x"));
        QCOMPARE(steps->calls.last(), QStringLiteral("confirm https://p.example/?token=x"));
        answer(outcomeWith(Registered::TokenInvalid));
        QCOMPARE(form().fields.first().field, FormField::Token);
        QCOMPARE(state().step, SignInStep::Confirmation);
        controller->registration().confirm(QStringLiteral("Ab2"));
        answer(outcomeWith(Registered::SignedIn));
        QCOMPARE(signedIn.size(), 1);
    }

    void asksForThePasswordWhenItIsNotKnown()
    {
        reachPassword();
        refuseSignIn(Kind::RegistrationPending);
        QCOMPARE(state().step, SignInStep::Confirmation);
        QVERIFY(!form().signInKnown);
        controller->registration().noteConfirmed();
        QCOMPARE(state().step, SignInStep::Password);
        QCOMPARE(state().notice.tone, Tone::Info);
    }

    void pausesBetweenTwoMails()
    {
        controller->registration().setResendPause(std::chrono::milliseconds(300));
        reachPassword();
        refuseSignIn(Kind::RegistrationPending);
        controller->registration().resend();
        steps->mail->complete({});
        QTRY_COMPARE(state().notice.tone, Tone::Info);
        QVERIFY(form().resendPause > 0);
        controller->registration().resend();
        QCOMPARE(steps->calls.filter(QStringLiteral("resend")).size(), 1);
        QTRY_COMPARE(form().resendPause, 0);
        controller->registration().resend();
        QCOMPARE(steps->calls.filter(QStringLiteral("resend")).size(), 2);
    }

    void goingBackForgetsThePassword()
    {
        reachConfirmation();
        controller->back();
        QCOMPARE(state().step, SignInStep::Password);
        controller->registration().noteConfirmed();
        QVERIFY(!steps->signing);
        QVERIFY(!form().signInKnown);
    }

    void closingTheWindowForgetsThePassword()
    {
        reachConfirmation();
        controller->dismiss();
        controller->registration().noteConfirmed();
        QVERIFY(!steps->signing);
    }

    void theRecipientQuestionIsAnsweredWhereThePortalSays()
    {
        ServicePublicSettings portal = settings();
        portal.webAppLink = QStringLiteral("https://web.example/x/app");
        QSignalSpy opened(controller.get(), &SignInController::browserRequested);
        reachPassword(portal);
        refuseSignIn(Kind::RecipientQuestion);
        QCOMPARE(state().notice.action, Action::OpenWebApp);
        controller->followNotice();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(0).toUrl(), QUrl(portal.webAppLink));
    }

    void aForgottenPasswordSaysNothingAboutTheAddress()
    {
        reachPassword();
        controller->resetPassword();
        QCOMPARE(steps->calls.last(), QStringLiteral("forgot zoe@example.org"));
        steps->mail->complete({});
        QTRY_COMPARE(state().step, SignInStep::NewPassword);
        QVERIFY(reset().resendPause > 0);
    }

    void anExpiredPasswordStartsTheReset()
    {
        reachPassword();
        controller->submitPassword(Secret::fromText(QStringLiteral("old")), false);
        SignInOutcome expired;
        expired.kind = Kind::PasswordExpired;
        steps->signing->complete(expired);
        QTRY_COMPARE(steps->calls.last(), QStringLiteral("forgot zoe@example.org"));
        steps->mail->complete({});
        QTRY_COMPARE(state().step, SignInStep::NewPassword);
        QCOMPARE(state().notice.tone, Tone::Warning);
    }

    void aLockOutOffersTheResetAndTriesNothing()
    {
        reachPassword();
        refuseSignIn(Kind::LockedOut);
        QCOMPARE(state().notice.action, Action::ResetPassword);
        const auto calls = steps->calls.size();
        QTest::qWait(50);
        QCOMPARE(steps->calls.size(), calls);
    }

    void aMailThatCouldNotBeAskedForIsSaidWhereItWasAskedFor()
    {
        reachPassword();
        controller->resetPassword();
        steps->mail->complete(failure(ErrorKind::Network));
        QTRY_COMPARE(state().notice.action, Action::Retry);
        QCOMPARE(state().step, SignInStep::Password);
        controller->followNotice();
        QCOMPARE(steps->calls.filter(QStringLiteral("forgot")).size(), 2);
        steps->mail->complete({});
        QTRY_COMPARE(state().step, SignInStep::NewPassword);
    }

    void aNewPasswordSignsIn()
    {
        QSignalSpy signedIn(controller.get(), &SignInController::signedIn);
        reachNewPassword();
        controller->passwordReset().submit(QStringLiteral("Ab1"), Secret(kGood.toUtf8()), true);
        QCOMPARE(steps->calls.last(), QStringLiteral("reset Ab1 ") + kGood);
        steps->enrolling->complete(outcomeWith(Registered::PasswordSet));
        QTRY_COMPARE(steps->calls.last(), QStringLiteral("sign in zoe@example.org ") + kGood);
        completeSignIn(Kind::SignedIn);
        QCOMPARE(signedIn.size(), 1);
        QVERIFY(signedIn.first().at(3).toBool());
    }

    void aNewPasswordIsCheckedBeforeItIsSent()
    {
        reachNewPassword();
        controller->passwordReset().submit(QStringLiteral(" "), Secret(QByteArray("short")), false);
        QCOMPARE(reset().fields.size(), 2);
        QVERIFY(!steps->enrolling);
    }

    void aBadTokenKeepsTheForm()
    {
        reachNewPassword();
        controller->passwordReset().submit(QStringLiteral("old"), Secret(kGood.toUtf8()), false);
        answer(outcomeWith(Registered::TokenInvalid));
        QCOMPARE(state().step, SignInStep::NewPassword);
        QCOMPARE(reset().fields.first().field, FormField::Token);
    }

    void aSecondFactorAfterANewPasswordIsAskedFor()
    {
        reachNewPassword();
        controller->passwordReset().submit(QStringLiteral("Ab1"), Secret(kGood.toUtf8()), false);
        steps->enrolling->complete(outcomeWith(Registered::PasswordSet));
        QTRY_VERIFY(steps->signing);
        completeSignIn(Kind::SecondFactorNeeded);
        QCOMPARE(state().step, SignInStep::SecondFactor);
    }

    void aSignInThatFailsAfterANewPasswordIsLeftToThePerson()
    {
        reachNewPassword();
        controller->passwordReset().submit(QStringLiteral("Ab1"), Secret(kGood.toUtf8()), false);
        steps->enrolling->complete(outcomeWith(Registered::PasswordSet));
        QTRY_VERIFY(steps->signing);
        steps->signing->complete(failure(ErrorKind::Network));
        QTRY_COMPARE(state().step, SignInStep::Password);
        QCOMPARE(state().notice.tone, Tone::Danger);
    }

    void theCountDownOfThePauseDoesNotEndWhatIsUnderWay()
    {
        controller->registration().setResendPause(std::chrono::milliseconds(100));
        reachConfirmation();
        controller->registration().noteConfirmed();
        QVERIFY(state().busy);
        QTRY_COMPARE(form().resendPause, 0);
        QVERIFY(state().busy);
        completeSignIn(Kind::SignedIn);
    }

    void offersTheLanguagesOfThePortalOnly()
    {
        ServicePublicSettings portal;
        QCOMPARE(offeredLanguages(portal).size(), 7);
        portal.languages = {QStringLiteral("FR"), QStringLiteral("xx"), QStringLiteral("en")};
        QCOMPARE(offeredLanguages(portal), QStringList({QStringLiteral("en"), QStringLiteral("fr")}));
    }

    void prefersTheLanguageOfTheSystem_data()
    {
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("exactly") << QStringLiteral("fr") << QStringLiteral("fr");
        QTest::newRow("with country") << QStringLiteral("de_AT") << QStringLiteral("de");
        QTest::newRow("with script") << QStringLiteral("zh-Hans-CN") << QStringLiteral("zh");
        QTest::newRow("not offered") << QStringLiteral("pl_PL") << QStringLiteral("en");
        QTest::newRow("none") << QStringLiteral("C") << QStringLiteral("en");
    }
    void prefersTheLanguageOfTheSystem()
    {
        QFETCH(QString, system);
        QTEST(preferredLanguage(offeredLanguages({}), system), "chosen");
        QCOMPARE(preferredLanguage({QStringLiteral("ja")}, system), QStringLiteral("ja"));
    }
};

QTEST_GUILESS_MAIN(SignInFormsTest)
#include "tst_signinforms.moc"

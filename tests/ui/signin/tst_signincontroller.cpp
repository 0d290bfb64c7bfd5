#include "tests/ui/signin/fakesteps.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signintexts.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using Kind = SignInOutcome::Kind;
using Action = SignInNotice::Action;
using Tone = SignInNotice::Tone;

namespace {

PortalChoice portal(const QString& name, PortalChoice::Use use = PortalChoice::Use::Password)
{
    PortalChoice choice;
    choice.entry.serviceGuid = *Guid::parse(QString(32, QLatin1Char('1')));
    choice.entry.serviceName = name;
    choice.entry.emailAddress = QStringLiteral("main@example.org");
    choice.entry.urls = {{QStringLiteral("Webapp"), QUrl(QStringLiteral("https://w.example.org"))}};
    choice.use = use;
    if (use == PortalChoice::Use::Unavailable)
        choice.obstacle = PortalChoice::Obstacle::Suspended;
    return choice;
}

const QString kAddress = QStringLiteral("ann@example.org");

} // namespace

class SignInControllerTest : public QObject
{
    Q_OBJECT

    test::FakeSteps* steps = nullptr;
    SignInController* controller = nullptr;

    const SignInState& state() const { return controller->state(); }
    void discover(const QList<PortalChoice>& portals)
    {
        controller->submitAddress(kAddress);
        steps->discovery->complete(portals);
        QTRY_VERIFY(!state().busy || state().step != SignInStep::Address);
    }
    void reachPassword(bool keepAllowed = true)
    {
        discover({portal(QStringLiteral("Example"))});
        ServicePublicSettings settings;
        settings.keepMeLoggedIn = keepAllowed;
        steps->preparing->complete(settings);
        QTRY_VERIFY(state().prepared);
    }
    void answer(Kind kind)
    {
        SignInOutcome outcome;
        outcome.kind = kind;
        outcome.factors = {{7, QStringLiteral("App"), 1, {}}};
        steps->signing->complete(outcome);
        QTRY_VERIFY(!state().busy);
    }

private Q_SLOTS:
    void init()
    {
        steps = new test::FakeSteps;
        controller = new SignInController(*steps);
    }
    void cleanup()
    {
        delete controller;
        delete steps;
    }

    void asksAgainWithoutAWholeAddress()
    {
        controller->submitAddress(QStringLiteral("ann"));
        QCOMPARE(state().notice.tone, Tone::Danger);
        QVERIFY(steps->calls.isEmpty());
    }

    void goesStraightOnWithOneUsablePortal()
    {
        discover({portal(QStringLiteral("Gone"), PortalChoice::Use::Unavailable),
                  portal(QStringLiteral("Example"))});
        QCOMPARE(state().step, SignInStep::Password);
        QCOMPARE(steps->calls.last(), QStringLiteral("prepare Example"));
    }

    void letsThePersonChooseAmongSeveral()
    {
        discover({portal(QStringLiteral("One")), portal(QStringLiteral("Two"))});
        QCOMPARE(state().step, SignInStep::Portals);
        controller->choosePortal(1);
        QCOMPARE(steps->calls.last(), QStringLiteral("prepare Two"));
        controller->back();
        QCOMPARE(state().step, SignInStep::Portals);
    }

    void refusesADisabledPortal()
    {
        discover({portal(QStringLiteral("One"), PortalChoice::Use::Unavailable),
                  portal(QStringLiteral("Two"), PortalChoice::Use::Unavailable)});
        QCOMPARE(state().step, SignInStep::Portals);
        QCOMPARE(state().notice.action, Action::EnterServiceCode);
        controller->choosePortal(0);
        QCOMPARE(state().step, SignInStep::Portals);
    }

    void offersAServiceCodeWhenNothingIsFound_data()
    {
        QTest::addColumn<bool>("notFound");
        QTest::newRow("empty list") << false;
        QTest::newRow("404") << true;
    }
    void offersAServiceCodeWhenNothingIsFound()
    {
        QFETCH(bool, notFound);
        controller->submitAddress(kAddress);
        if (notFound)
            steps->discovery->complete(failure(ErrorKind::NotFound));
        else
            steps->discovery->complete(QList<PortalChoice>());
        QTRY_COMPARE(state().notice.action, Action::EnterServiceCode);
        controller->followNotice();
        QCOMPARE(state().step, SignInStep::ServiceCode);
        controller->submitServiceCode(QStringLiteral(" example "));
        QCOMPARE(steps->calls.last(), QStringLiteral("code example"));
        steps->code->complete(std::optional<PortalChoice>());
        QTRY_COMPARE(state().notice.tone, Tone::Danger);
    }

    void asksForTheAddressWhereAPortalWasFoundByItsCodeAlone()
    {
        controller->startAtPortal(QStringLiteral("example"));
        QCOMPARE(state().step, SignInStep::ServiceCode);
        QVERIFY2(steps->calls.isEmpty(), "nobody is asked before the person has looked at it");
        controller->submitServiceCode(QStringLiteral("example"));
        PortalChoice found = portal(QStringLiteral("Example"), PortalChoice::Use::Password);
        found.entry.emailAddress.clear(); // a code names a portal, not a person
        steps->code->complete(std::optional<PortalChoice>(found));
        QTRY_VERIFY(steps->preparing);
        steps->preparing->complete(ServicePublicSettings());
        QTRY_VERIFY(state().prepared);
        QVERIFY(state().addressAsked);

        QVERIFY(!controller->enterAddress(QStringLiteral("nobody")));
        QCOMPARE(state().notice.tone, Tone::Danger);
        QVERIFY(state().notice.aboutInput);
        QVERIFY(controller->enterAddress(u' ' + kAddress + u' '));
        QCOMPARE(state().notice.tone, Tone::None);
        controller->submitPassword(Secret("x"), false);
        QCOMPARE(steps->calls.last(), QStringLiteral("sign in %1 x").arg(kAddress));
    }

    void asksForNoAddressThatIsKnown()
    {
        discover({portal(QStringLiteral("One"), PortalChoice::Use::Password)});
        QVERIFY(!state().addressAsked);
        QVERIFY(!controller->enterAddress(QStringLiteral("other@example.org")));
        QCOMPARE(state().address, kAddress);
    }

    void offersNoPasswordResetBeforeAPortalIsChosen()
    {
        controller->submitAddress(kAddress);
        QVERIFY(!state().offerPasswordReset);
        controller->resetPassword();
        QCOMPARE(steps->calls.size(), 1);
    }

    void offersBrowserSignInWhenPortalUsesSso()
    {
        discover({portal(QStringLiteral("Sso"), PortalChoice::Use::Browser)});
        QCOMPARE(state().step, SignInStep::Browser);
        QSignalSpy browser(controller, &SignInController::browserRequested);
        controller->openWebApp();
        QCOMPARE(browser.size(), 1);
        QCOMPARE(browser.first().first().toUrl(), QUrl(QStringLiteral("https://w.example.org")));
    }

    void keepsThePersonSignedInOnlyWherePortalAllows_data()
    {
        QTest::addColumn<bool>("allowed");
        QTest::newRow("allowed") << true;
        QTest::newRow("forbidden") << false;
    }
    void keepsThePersonSignedInOnlyWherePortalAllows()
    {
        QFETCH(bool, allowed);
        reachPassword(allowed);
        QCOMPARE(state().offerKeepSignedIn, allowed);
        QSignalSpy signedIn(controller, &SignInController::signedIn);
        controller->submitPassword(Secret::fromText(QStringLiteral("pw")), true);
        QCOMPARE(steps->calls.last(), QStringLiteral("sign in main@example.org pw"));
        answer(Kind::SignedIn);
        QCOMPARE(signedIn.size(), 1);
        QCOMPARE(signedIn.first().at(3).toBool(), allowed);
        QCOMPARE(state().step, SignInStep::Done);
    }

    void hasAnAnswerToEveryOutcome_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("action");
        const auto row = [](const char* name, Kind kind, SignInStep step, Action action) {
            QTest::newRow(name) << int(kind) << int(step) << int(action);
        };
        const auto password = SignInStep::Password;
        row("second factor", Kind::SecondFactorNeeded, SignInStep::SecondFactor, Action::None);
        row("wrong", Kind::WrongCredentials, password, Action::None);
        row("locked out", Kind::LockedOut, password, Action::ResetPassword);
        row("pending", Kind::RegistrationPending, SignInStep::Confirmation, Action::None);
        row("not registered", Kind::NotRegistered, password, Action::Register);
        row("disabled", Kind::Disabled, password, Action::None);
        row("not admitted", Kind::NotAdmitted, password, Action::None);
        row("question", Kind::RecipientQuestion, password, Action::OpenWebApp);
        row("sso", Kind::SsoRequired, SignInStep::Browser, Action::OpenWebApp);
        row("suspended", Kind::Suspended, password, Action::None);
        row("maintenance", Kind::Maintenance, password, Action::Retry);
        row("update", Kind::UpdateNeeded, password, Action::OpenWebApp);
    }
    void hasAnAnswerToEveryOutcome()
    {
        QFETCH(int, kind);
        reachPassword();
        controller->submitPassword(Secret::fromText(QStringLiteral("pw")), false);
        answer(static_cast<Kind>(kind));
        QTEST(int(state().step), "step");
        QTEST(int(state().notice.action), "action");
        if (static_cast<Kind>(kind) != Kind::SecondFactorNeeded)
            QVERIFY(!state().notice.text.isEmpty());
    }

    void wordsEveryOutcomeDifferently()
    {
        QSet<QString> sentences;
        for (int kind = int(Kind::WrongCredentials); kind <= int(Kind::UpdateNeeded); ++kind) {
            SignInOutcome outcome;
            outcome.kind = static_cast<Kind>(kind);
            sentences.insert(noticeOf(outcome, QStringLiteral("P")).text);
        }
        QCOMPARE(sentences.size(), int(Kind::UpdateNeeded) - int(Kind::WrongCredentials) + 1);
    }

    void staysAtTheCodeAfterAWrongOne()
    {
        reachPassword();
        controller->submitPassword(Secret::fromText(QStringLiteral("pw")), false);
        answer(Kind::SecondFactorNeeded);
        controller->submitSecondFactor(7, QStringLiteral(" 123 456 "));
        QCOMPARE(steps->calls.last(), QStringLiteral("factor 7 123456"));
        answer(Kind::WrongCode);
        QCOMPARE(state().step, SignInStep::SecondFactor);
        QCOMPARE(state().notice.tone, Tone::Danger);
    }

    void asksForANewCodeAndStaysAtTheCode()
    {
        reachPassword();
        controller->submitPassword(Secret::fromText(QStringLiteral("pw")), false);
        answer(Kind::SecondFactorNeeded);
        controller->requestNewCode();
        QCOMPARE(steps->calls.last(), QStringLiteral("new code"));
        answer(Kind::SecondFactorNeeded);
        QCOMPARE(state().step, SignInStep::SecondFactor);
        QCOMPARE(state().notice.tone, Tone::Info);
    }

    void asksForThePasswordAgainOnceACheckOfTheCodeWasStopped()
    {
        reachPassword();
        controller->submitPassword(Secret::fromText(QStringLiteral("pw")), false);
        answer(Kind::SecondFactorNeeded);
        controller->submitSecondFactor(1, QStringLiteral("123456"));
        controller->cancel();
        QVERIFY(!state().busy);
        QCOMPARE(state().step, SignInStep::Password);
        QCOMPARE(state().notice.tone, Tone::Info);
    }

    void offersAnotherTryAfterANetworkFailure()
    {
        controller->submitAddress(kAddress);
        steps->discovery->complete(failure(ErrorKind::Network));
        QTRY_COMPARE(state().notice.action, Action::Retry);
        controller->followNotice();
        QCOMPARE(steps->calls, QStringList({QStringLiteral("discover ") + kAddress,
                                            QStringLiteral("discover ") + kAddress}));
    }

    void dropsAnswersThatCameTooLate()
    {
        discover({portal(QStringLiteral("One")), portal(QStringLiteral("Two"))});
        controller->choosePortal(0);
        auto late = std::move(*steps->preparing);
        controller->back();
        QVERIFY(steps->cancelled > 0);
        late.complete(ServicePublicSettings());
        QTest::qWait(20);
        QCOMPARE(state().step, SignInStep::Portals);
        QVERIFY(!state().prepared);
    }

    void stopsOnRequestAndKeepsWhatWasTyped()
    {
        controller->submitAddress(kAddress);
        QVERIFY(state().busy);
        controller->cancel();
        QVERIFY(!state().busy);
        QCOMPARE(state().address, kAddress);
        steps->discovery->complete(QList<PortalChoice>());
        QTest::qWait(20);
        QCOMPARE(state().notice.tone, Tone::None);
    }

    void signsInAgainStraightAtThePassword()
    {
        AccountRecord account;
        account.serviceName = QStringLiteral("Example");
        account.emailAddress = kAddress;
        controller->startForAccount(account, QStringLiteral("Your session has ended"));
        QCOMPARE(state().step, SignInStep::Password);
        QVERIFY(state().addressFixed && !state().canGoBack);
        QCOMPARE(state().reason, QStringLiteral("Your session has ended"));
        QCOMPARE(steps->calls, QStringList(QStringLiteral("refresh Example")));
        steps->refreshing->complete(portal(QStringLiteral("Example")));
        QTRY_COMPARE(steps->calls.last(), QStringLiteral("prepare Example"));
        controller->back();
        QCOMPARE(state().step, SignInStep::Password);
    }

    void survivesItsOwnEndWhileAskedSomething()
    {
        auto other = std::make_unique<SignInController>(*steps);
        other->submitAddress(kAddress);
        other.reset();
        steps->discovery->complete(QList<PortalChoice>());
        QTest::qWait(20);
    }
};

QTEST_GUILESS_MAIN(SignInControllerTest)
#include "tst_signincontroller.moc"

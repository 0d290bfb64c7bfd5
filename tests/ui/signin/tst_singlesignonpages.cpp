#include "tests/ui/signin/fakesteps.h"
#include "tests/ui/signin/fakessosteps.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"
#include "ui/signin/ssocontroller.h"
#include "ui/signin/ssotexts.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using Kind = SsoEnd::Kind;
using Action = SignInNotice::Action;

namespace {

const QString kAnn = QStringLiteral("ann@example.org");
const QUrl kPage(QStringLiteral("https://idp.test/login?state=x"));

Authenticator method(const char* name, char guid, const char* login = "https://idp.test/login")
{
    Authenticator one;
    one.name = QLatin1String(name);
    one.loginUrl = QUrl(QLatin1String(login));
    one.idProviderGuid = Guid::parse(QString(32, QLatin1Char(guid)));
    return one;
}

const Authenticator kOrg = method("Org account", 'a');
const Authenticator kBackup = method("Backup account", 'b');
const Authenticator kPassword = method("Password", 'c', "");

PortalChoice portal(const QList<Authenticator>& methods, bool withLogout = true)
{
    PortalChoice choice;
    choice.entry.serviceGuid = *Guid::parse(QString(32, QLatin1Char('1')));
    choice.entry.serviceName = QStringLiteral("Northwind");
    choice.entry.emailAddress = kAnn;
    choice.entry.identityProxy = QStringLiteral("https://idp.test");
    if (withLogout)
        choice.entry.ssoProxyLogoutUrl = QUrl(QStringLiteral("https://idp.test/logout"));
    choice.use = PortalChoice::Use::SingleSignOn;
    choice.methods = methods;
    return choice;
}

AccountRecord record(const Authenticator& usedBefore, bool keep)
{
    AccountRecord account;
    account.id = *Guid::parse(QString(32, QLatin1Char('9')));
    account.serviceGuid = *Guid::parse(QString(32, QLatin1Char('1')));
    account.serviceName = QStringLiteral("Northwind");
    account.emailAddress = kAnn;
    account.keepSignedIn = keep;
    account.sso.emplace();
    account.sso->identityProxy = QStringLiteral("https://idp.test");
    account.sso->loginUrl = usedBefore.loginUrl;
    account.sso->idProviderGuid = usedBefore.idProviderGuid;
    return account;
}

SsoEnd endOf(Kind kind)
{
    SsoEnd end;
    end.kind = kind;
    if (kind == Kind::OtherAddress || kind == Kind::SignedIn) {
        end.outcome.sessionToken = Secret("session");
        end.outcome.user.emailAddress
            = kind == Kind::SignedIn ? kAnn : QStringLiteral("bob@example.org");
    }
    return end;
}

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

/// Single sign-on as the person meets it: the window over its controllers, the core is the test.
class SingleSignOnPagesTest : public QObject
{
    Q_OBJECT

    struct Scene
    {
        test::FakeSteps steps;
        test::FakeSsoSteps sso;
        SsoController browser{sso};
        SignInController controller{steps};
        std::unique_ptr<SignInWindow> window;
        QSignalSpy signedIn{&controller, &SignInController::signedIn};
        QSignalSpy opened{&controller, &SignInController::browserRequested};

        Scene()
        {
            controller.setSingleSignOn(browser);
            window = std::make_unique<SignInWindow>(controller, nullptr);
            window->show();
        }
        const SignInState& state() const { return controller.state(); }
        SsoPhase phase() const { return state().sso.phase; }
    };
    std::unique_ptr<Scene> s;

    void prepare(bool keepAllowed)
    {
        ServicePublicSettings settings;
        settings.keepMeLoggedIn = keepAllowed;
        s->steps.preparing->complete(settings);
        QTRY_VERIFY(s->state().prepared);
    }
    void reach(const QList<Authenticator>& methods, bool keepAllowed = false, bool withLogout = true)
    {
        s->controller.submitAddress(kAnn);
        s->steps.discovery->complete(QList<PortalChoice>{portal(methods, withLogout)});
        QTRY_COMPARE(s->state().step, SignInStep::SingleSignOn);
        prepare(keepAllowed);
    }
    void reachBrowser()
    {
        reach({kOrg});
        SsoProgress step;
        step.address = kPage;
        step.until = QDateTime::currentDateTimeUtc().addSecs(300);
        s->sso.progress(step);
        QCOMPARE(s->phase(), SsoPhase::Browser);
    }
    void end(const Result<SsoEnd>& how)
    {
        s->sso.ending->complete(how);
        QTRY_VERIFY(!s->browser.isUnderWay() || s->state().step == SignInStep::Done);
    }
    template<typename T = QPushButton>
    T* find(const char* name)
    {
        return named<T>(*s->window, QString::fromUtf8(name));
    }
    int signIns() const
    {
        return static_cast<int>(s->sso.calls.filter(QStringLiteral("sign in by")).size());
    }

private Q_SLOTS:
    void init()
    {
        s = std::make_unique<Scene>();
        QVERIFY(QTest::qWaitForWindowExposed(s->window.get()));
    }
    void cleanup() { s.reset(); }

    void oneWayGoesStraightToTheBrowser()
    {
        reach({kOrg});
        QCOMPARE(s->sso.calls, QStringList{QStringLiteral("sign in by Org account")});
        QCOMPARE(s->sso.request->address, kAnn);
        QVERIFY(!s->sso.request->page.isEmpty());
        QCOMPARE(s->phase(), SsoPhase::Browser);
    }

    void whoMayStaySignedInIsAskedBeforeTheBrowserOpens()
    {
        reach({kOrg}, true);
        QCOMPARE(signIns(), 0);
        auto* keep = find<QCheckBox>("Keep me signed in");
        QVERIFY(keep && !keep->isChecked());
        keep->click();
        find("Org account")->click();
        QCOMPARE(signIns(), 1);
        end(endOf(Kind::SignedIn));
        QTRY_COMPARE(s->signedIn.size(), 1);
        QCOMPARE(s->signedIn.last().at(3).toBool(), true);
    }

    void severalWaysAreOneButtonEachTheLastUsedFirst()
    {
        s->sso.lastUsed = kBackup.idProviderGuid;
        reach({kOrg, kBackup, kPassword});
        QCOMPARE(signIns(), 0);
        QVERIFY(find("Org account") && find("Backup account") && find("Password"));
        QTRY_VERIFY(find("Backup account")->y() < find("Org account")->y());
        QVERIFY(find("Backup account")->accessibleDescription().contains(QStringLiteral("Used last")));
        QTRY_VERIFY(find("Backup account")->hasFocus());
        QTest::keyClick(find("Backup account"), Qt::Key_Space);
        QCOMPARE(s->sso.calls.last(), QStringLiteral("sign in by Backup account"));
    }

    void theWordOfThePortalCountsMoreThanThisComputers()
    {
        Authenticator last = kOrg;
        last.usedLast = true;
        s->sso.lastUsed = kBackup.idProviderGuid;
        reach({kBackup, last});
        QTRY_VERIFY(find("Org account")->y() < find("Backup account")->y());
    }

    void inMixedModeThePasswordIsOneOfTheWays()
    {
        reach({kOrg, kPassword});
        find("Password")->click();
        QCOMPARE(s->state().step, SignInStep::Password);
        QCOMPARE(signIns(), 0);
        s->steps.preparing->complete(ServicePublicSettings());
        QTRY_VERIFY(find<QLineEdit>("Password"));
        find<QAbstractButton>("Back")->click();
        QCOMPARE(s->state().step, SignInStep::SingleSignOn);
        QVERIFY(find("Org account"));
    }

    void anAccountThatIsHereGoesStraightToTheBrowser_data()
    {
        QTest::addColumn<bool>("keepAllowed");
        QTest::newRow("may stay signed in") << true;
        QTest::newRow("may not") << false;
    }
    void anAccountThatIsHereGoesStraightToTheBrowser()
    {
        QFETCH(bool, keepAllowed);
        s->controller.startForAccount(record(kBackup, true), QStringLiteral("ended"));
        s->steps.refreshing->complete(portal({kOrg, kBackup, kPassword}));
        QTRY_COMPARE(s->state().step, SignInStep::SingleSignOn);
        prepare(keepAllowed);
        QCOMPARE(s->sso.calls, QStringList{QStringLiteral("sign in by Backup account")});
        QVERIFY(s->controller.waitsForBrowserOf(record(kBackup, true).id));
        end(endOf(Kind::SignedIn));
        QTRY_COMPARE(s->signedIn.size(), 1);
        QCOMPARE(s->signedIn.last().at(3).toBool(), keepAllowed);
    }

    void theAddressCanBeCopiedAndOpenedAgain()
    {
        reachBrowser();
        QCOMPARE(find<QLineEdit>("Address of the sign-in page")->text(), kPage.toString());
        find("Copy the address")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), kPage.toString());
        find("Open again")->click();
        QCOMPARE(s->sso.calls.last(), QStringLiteral("open again"));
    }

    void everythingWhileWaitingIsReachedByTheKeyboard()
    {
        reachBrowser();
        QTRY_VERIFY(find("Open again")->hasFocus());
        QSet<QString> reached;
        for (int i = 0; i < 12; ++i) {
            if (const QWidget* focused = s->window->focusWidget())
                reached.insert(focused->accessibleName());
            QTest::keyClick(s->window->focusWidget(), Qt::Key_Tab);
        }
        for (const char* name :
             {"Open again", "Cancel", "Copy the address", "Address of the sign-in page"})
            QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    }

    void withoutABrowserItSaysSo()
    {
        reach({kOrg});
        SsoProgress step;
        step.address = kPage;
        step.browserStarted = false;
        s->sso.progress(step);
        bool told = false;
        for (const QLabel* label : s->window->findChildren<QLabel*>())
            told = told || (label->isVisible() && label->text().contains(u"No browser could be"));
        QVERIFY(told);
    }

    void cancellingIsToldAndCanBeRepeated_data()
    {
        QTest::addColumn<bool>("byKey");
        QTest::newRow("button") << false;
        QTest::newRow("Escape") << true;
    }
    void cancellingIsToldAndCanBeRepeated()
    {
        QFETCH(bool, byKey);
        reachBrowser();
        if (byKey)
            QTest::keyClick(s->window.get(), Qt::Key_Escape);
        else
            find("Cancel")->click();
        QVERIFY(s->sso.cancelled > 0);
        QCOMPARE(s->phase(), SsoPhase::Choose);
        QVERIFY(s->state().notice.text.contains(u"cancelled"));
        s->controller.followNotice();
        QCOMPARE(signIns(), 2);
        QVERIFY(s->browser.isUnderWay());
    }

    void whatArrivesAfterCancellingIsDropped()
    {
        reachBrowser();
        auto late = std::move(s->sso.ending);
        find("Cancel")->click();
        late->complete(endOf(Kind::SignedIn));
        SsoProgress step;
        step.address = kPage;
        s->sso.progress(step);
        QTest::qWait(20);
        QCOMPARE(s->phase(), SsoPhase::Choose);
        QVERIFY(s->signedIn.isEmpty());
    }

    void goingBackOrClosingEndsTheWaiting()
    {
        reachBrowser();
        const int before = s->sso.cancelled;
        s->controller.back();
        QCOMPARE(s->state().step, SignInStep::Address);
        QVERIFY(s->sso.cancelled > before);
        reachBrowser();
        const int again = s->sso.cancelled;
        s->window->close();
        QVERIFY(s->sso.cancelled > again);
        QVERIFY(!s->browser.isUnderWay());
    }

    void anotherAccountIsConfirmedByThePerson()
    {
        reachBrowser();
        end(endOf(Kind::OtherAddress));
        QCOMPARE(s->phase(), SsoPhase::Confirm);
        auto* yes = find("Yes, continue as bob@example.org");
        QVERIFY(yes);
        QVERIFY(s->signedIn.isEmpty());
        yes->click();
        QCOMPARE(s->signedIn.size(), 1);
        QVERIFY(!s->sso.calls.contains(QStringLiteral("give up session")));
    }

    void anotherAccountThatIsNotWantedIsEnded_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("declined") << 0;
        QTest::newRow("went back") << 1;
        QTest::newRow("closed the window") << 2;
    }
    void anotherAccountThatIsNotWantedIsEnded()
    {
        QFETCH(int, how);
        reachBrowser();
        end(endOf(Kind::OtherAddress));
        if (how == 0)
            find("No, end this session")->click();
        else if (how == 1)
            s->controller.back();
        else
            s->window->close();
        QCOMPARE(s->sso.calls.last(), QStringLiteral("give up session"));
        QVERIFY(s->signedIn.isEmpty());
        if (how == 0)
            QCOMPARE(s->state().notice.action, Action::SignOutOfOrganisation);
    }

    void everyFailureHasItsOwnSentenceAndOffer_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<Action>("action");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, Kind kind, Action action, const char* says) {
            QTest::newRow(name) << kind << action << QString::fromLatin1(says);
        };
        row("2", Kind::NoPort, Action::Retry, "security program");
        row("4", Kind::NothingCame, Action::Retry, "five minutes");
        row("8", Kind::WrongServer, Action::None, "wrong server");
        row("9, 21", Kind::InvalidAnswer, Action::None, "invalid answer");
        row("10, 13", Kind::Refused, Action::Retry, "refused");
        row("11, 19", Kind::NotSetUp, Action::None, "trying again does not help");
        row("12, 20", Kind::TryLater, Action::Retry, "few minutes");
        row("14", Kind::NotProvisioned, Action::None, "administrator");
        row("15", Kind::WrongPerson, Action::SignOutOfOrganisation, "somebody else than");
        row("17", Kind::Unreachable, Action::Retry, "cannot be reached");
        row("18, 22", Kind::Expired, Action::Retry, "clock");
    }
    void everyFailureHasItsOwnSentenceAndOffer()
    {
        QFETCH(Kind, kind);
        QFETCH(Action, action);
        QFETCH(QString, says);
        reachBrowser();
        SsoEnd how = endOf(kind);
        how.cause = Error(ErrorKind::Network);
        how.description = QStringLiteral("<b>theirs</b>\nand more");
        end(how);
        const SignInNotice& notice = s->state().notice;
        QVERIFY2(notice.text.contains(says), qPrintable(notice.text));
        QVERIFY(notice.text.endsWith(QStringLiteral("(<b>theirs</b> and more)")));
        QCOMPARE(notice.action, action);
        QCOMPARE(s->state().step, SignInStep::SingleSignOn);
        QCOMPARE(find("Org account")->isEnabled(), kind != Kind::NotSetUp);
        if (action == Action::Retry) {
            s->controller.followNotice();
            QCOMPARE(signIns(), 2);
        }
    }

    void noTwoFailuresSayTheSame()
    {
        QSet<QString> sentences;
        int all = 0;
        for (int i = static_cast<int>(Kind::NoPort); i <= static_cast<int>(Kind::Expired); ++i) {
            SsoEnd how = endOf(static_cast<Kind>(i));
            how.cause = Error(ErrorKind::Network);
            sentences.insert(noticeOf(how, QStringLiteral("Northwind"), kAnn).text);
            ++all;
        }
        QCOMPARE(sentences.size(), all);
    }

    void aCertificateOutOfDateHintsAtTheClock()
    {
        reachBrowser();
        SsoEnd how = endOf(Kind::Unreachable);
        how.cause = Error(ErrorKind::Tls);
        how.cause.code = QStringLiteral("tls-expired");
        end(how);
        QVERIFY(s->state().notice.text.contains(u"date of this computer"));
        QCOMPARE(s->state().notice.action, Action::Retry);
    }

    void whatThePortalRefusesIsToldAsAlways()
    {
        reachBrowser();
        SsoEnd how = endOf(Kind::PortalRefused);
        how.outcome.kind = SignInOutcome::Kind::RegistrationPending;
        end(how);
        QCOMPARE(s->state().step, SignInStep::Confirmation);
    }

    void signingOutOfTheOrganisationOpensItsPageAndThenOffersToRetry()
    {
        reachBrowser();
        end(endOf(Kind::WrongPerson));
        s->controller.followNotice();
        QCOMPARE(s->opened.size(), 1);
        QCOMPARE(s->opened.last().at(0).toUrl().toString(),
                 QStringLiteral("https://idp.test/logout?client_id=secure-desktop"));
        QCOMPARE(s->state().notice.action, Action::Retry);
        s->controller.followNotice();
        QCOMPARE(signIns(), 2);
    }

    void withoutASignOutOfTheOrganisationItOffersToRetry()
    {
        reach({kOrg}, false, false);
        end(endOf(Kind::WrongPerson));
        QCOMPARE(s->state().notice.action, Action::Retry);
    }

    void thePageOfTheBrowserLoadsAndRunsNothing()
    {
        const QString page = QString::fromUtf8(callbackPage());
        QVERIFY(page.startsWith(QStringLiteral("<!DOCTYPE html>")));
        QVERIFY(page.contains(u"You can close this window"));
        for (const auto& never : {u"<script", u"<style", u"style=", u"src=", u"href=", u"http"})
            QVERIFY2(!page.contains(never), qPrintable(page));
    }

    void aPortalThatWantsSingleSignOnAfterAllIsLookedUpOnceMore()
    {
        PortalChoice old = portal({});
        old.use = PortalChoice::Use::Password;
        const QString prepared = QStringLiteral("prepare Northwind");
        const auto refusePassword = [&] {
            const qsizetype before = s->steps.calls.filter(prepared).size();
            s->steps.discovery->complete(QList<PortalChoice>{old});
            QTRY_COMPARE(s->steps.calls.filter(prepared).size(), before + 1);
            prepare(false);
            s->controller.submitPassword(Secret("pw"), false);
            SignInOutcome outcome;
            outcome.kind = SignInOutcome::Kind::SsoRequired;
            s->steps.signing->complete(outcome);
        };
        s->controller.submitAddress(kAnn);
        refusePassword();
        const QString again = QStringLiteral("discover ") + kAnn;
        QTRY_COMPARE(s->steps.calls.filter(again).size(), 2);
        refusePassword(); // the directory has not learnt it: no third time
        QTRY_COMPARE(s->state().step, SignInStep::Browser);
        QCOMPARE(s->steps.calls.filter(again).size(), 2);
    }

    void withoutSingleSignOnInThisProgramItSaysSo()
    {
        test::FakeSteps steps;
        SignInController controller(steps);
        controller.submitAddress(kAnn);
        steps.discovery->complete(QList<PortalChoice>{portal({kOrg})});
        QTRY_COMPARE(controller.state().step, SignInStep::SingleSignOn);
        QCOMPARE(controller.state().notice.tone, SignInNotice::Tone::Warning);
    }
};

QTEST_MAIN(SingleSignOnPagesTest)
#include "tst_singlesignonpages.moc"

#include "tests/integration/liveaccounttest.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

class AccountLiveTest : public LiveAccountTest
{
    Q_OBJECT

public:
    AccountLiveTest() : LiveAccountTest(260) {}

private:
    /// A signed-in account with everything fetched and live events subscribed.
    void goLive(bool keep = true)
    {
        LiveAccountTest::goLive(keep);
        QVERIFY(m_rig->isEqual());
        QVERIFY(m_rig->notifier.calls.isEmpty());
    }

private Q_SLOTS:
    void theFirstSyncEqualsThePortalFetchesNoBodyAndAlertsNothing()
    {
        goLive();
        for (const auto& request : m_live->server().requests()) {
            QVERIFY2(request.operation != "GetMessage", "a body was fetched");
        }
    }

    void aNewMessageIsAlertedOnceHoweverOftenItsEventComes()
    {
        goLive();
        portal::PushFaults faults;
        faults.duplicateEvents = 3;
        m_live->server().setPushFaults(faults);
        const auto guid = m_rig->deliver("Once");
        QTRY_COMPARE(m_rig->alertsAbout(guid), 1);
        m_live->server().setPushFaults({});
        const auto last = m_rig->deliver("After it");
        QTRY_COMPARE(m_rig->alertsAbout(last), 1);
        QCOMPARE(m_rig->alertsAbout(guid), 1);
    }

    void aMessageWhoseEventWasLostIsAlertedWithTheNext()
    {
        goLive();
        const auto lost = m_rig->deliver("Lost event", false);
        const auto next = m_rig->deliver("Next event");
        QTRY_COMPARE(m_rig->alertsAbout(next), 1);
        QTRY_COMPARE(m_rig->alertsAbout(lost), 1);
    }

    void aMessageThatCameWhileThePushServiceWasAwayIsAlertedWhenItIsBack()
    {
        goLive();
        m_live->server().setPushListening(false);
        m_live->server().dropPush();
        QTRY_VERIFY(m_rig->account->status().liveness != Liveness::Live);
        const auto guid = m_rig->deliver("Meanwhile");
        m_live->server().setPushListening(true);
        QTRY_COMPARE_WITH_TIMEOUT(m_rig->alertsAbout(guid), 1, 30'000);
        QVERIFY(m_rig->waitFor(Liveness::Live, 60s));
        QCOMPARE(m_rig->alertsAbout(guid), 1);
    }

    void aClosedPushConnectionIsTakenUpAgainByTheRules_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("over capacity, with a pause") << 4100;
        QTest::newRow("reconnect at once") << 4200;
        QTest::newRow("pong not received") << 4201;
        QTest::newRow("gone without a word") << 1006;
    }
    void aClosedPushConnectionIsTakenUpAgainByTheRules()
    {
        QFETCH(int, code);
        goLive();
        code == 1006 ? m_live->server().dropPush() : m_live->server().closePush(code);
        QTRY_VERIFY(m_rig->account->status().liveness != Liveness::Live);
        QVERIFY(m_rig->waitFor(Liveness::Live, 30s));
        const auto guid = m_rig->deliver("After the reconnect");
        QTRY_COMPARE(m_rig->alertsAbout(guid), 1);
    }

    void aRefusedPushConnectionLeavesAnAccountThatPolls()
    {
        goLive();
        m_live->server().closePush(4004);
        QVERIFY(m_rig->waitFor(Liveness::Polling));
    }

    void whatIsReadRecalledOrGoneElsewhereTakesItsAlertAway()
    {
        goLive();
        const auto read = m_rig->deliver("Read elsewhere");
        const auto recalled = m_rig->deliver("Recalled");
        QTRY_VERIFY(m_rig->notifier.onScreen.contains(m_rig->keyOf(read)));
        QTRY_VERIFY(m_rig->notifier.onScreen.contains(m_rig->keyOf(recalled)));
        // The portal tells of what happens to watched messages only once they are watched.
        QTRY_VERIFY(m_live->server().requestCount("Subscribe") >= 1);
        m_live->server().markRetrieved(read);
        QTRY_VERIFY(!m_rig->notifier.onScreen.contains(m_rig->keyOf(read)));
        m_live->server().recall(recalled, "sent by mistake");
        QTRY_VERIFY(!m_rig->notifier.onScreen.contains(m_rig->keyOf(recalled)));
    }

    void whatVanishedAndExpiredAtThePortalIsGoneHereAfterASync()
    {
        goLive();
        const auto vanished = m_rig->deliver("Vanishes");
        const auto expired = m_rig->deliver("Expires");
        QTRY_COMPARE(m_rig->alertsAbout(expired), 1);
        m_live->server().vanish(vanished);
        m_live->server().expire(expired);
        m_rig->account->syncNow();
        QTRY_VERIFY(m_rig->isEqual());
        const auto guid = Guid::parse(QString::fromStdString(vanished));
        QVERIFY(!await(m_rig->account->messages().folderOf(*guid)).value_or(Folder::Inbox));
    }

    void anExpiredSessionIsRenewedSilentlyWithTheKeptToken()
    {
        goLive();
        QTRY_VERIFY(m_live->server().requestCount("GetNewAuthenticationToken") >= 1);
        QTRY_VERIFY(m_rig->keepsToken());
        m_live->server().expireSessions();
        const auto guid = m_rig->deliver("After the hour");
        QTRY_COMPARE(m_rig->alertsAbout(guid), 1);
        QCOMPARE(m_rig->prompts, 0);
        QCOMPARE(m_live->server().requestCount("Authenticate"), 1);
    }

    void anExpiredSessionWithoutATokenAsksOnceAndGoesOnAfterwards()
    {
        goLive(false);
        m_live->server().expireSessions();
        const auto guid = m_rig->deliver("While nobody is signed in");
        QVERIFY(m_rig->waitFor(Liveness::SignInNeeded));
        m_rig->account->syncNow();
        m_rig->account->wakeUp();
        const auto another = m_rig->deliver("Another");
        QCOMPARE(m_rig->prompts, 1);
        QVERIFY(m_rig->signIn(false));
        QTRY_COMPARE(m_rig->alertsAbout(guid), 1);
        QTRY_COMPARE(m_rig->alertsAbout(another), 1);
        QVERIFY(m_rig->waitFor(Liveness::Live));
    }

    void anotherStartAlertsWhatCameMeanwhileAndNothingTwice()
    {
        goLive();
        const auto before = m_rig->deliver("Before the end");
        QTRY_COMPARE(m_rig->alertsAbout(before), 1);
        QTRY_VERIFY(m_rig->keepsToken());
        m_rig->account.reset();
        const auto meanwhile = m_rig->deliver("While it was off");
        QVERIFY(m_rig->open(true));
        QTRY_COMPARE(m_rig->alertsAbout(meanwhile), 1);
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QCOMPARE(m_rig->alertsAbout(before), 1);
        QCOMPARE(m_rig->prompts, 0);
    }

    void aSuspendedPortalIsToldAsSuch()
    {
        goLive();
        m_live->server().with([](portal::Control& control) {
            control.changePortal("example", {{"status", "AccountSuspended"}});
        });
        m_rig->account->syncNow();
        QVERIFY(m_rig->waitFor(Liveness::Suspended));
    }

    void maintenanceIsToldAsSuchAndNotAskedInALoop()
    {
        goLive();
        m_live->server().with([](portal::Control& control) {
            control.changePortal("example", {{"maintenance", true}});
        });
        m_rig->account->syncNow();
        QVERIFY(m_rig->waitFor(Liveness::Maintenance));
        const int searches = m_live->server().requestCount("SearchMessages");
        m_rig->account->syncNow();
        QVERIFY(m_live->server().requestCount("SearchMessages") <= searches + 1);
    }

    void signingOutLeavesNothingAtThePortal()
    {
        goLive();
        QTRY_VERIFY(m_rig->keepsToken());
        QVERIFY(!m_live->server().with([](portal::Control& c) { return c.tokens(); }).empty());
        QVERIFY(await(m_rig->account->signOut()));
        QVERIFY(m_rig->waitFor(Liveness::SignInNeeded));
        QCOMPARE(m_rig->prompts, 0);
        QVERIFY(!m_rig->keepsToken());
        QVERIFY(m_live->server().with([](portal::Control& c) { return c.tokens(); }).empty());
    }

    void aPortalThatCannotBeReachedIsOfflineAndComesBackByItself()
    {
        goLive();
        portal::Fault gone;
        gone.kind = portal::FaultKind::DropBefore;
        gone.count = -1;
        m_live->server().fault(gone);
        m_live->server().dropPush();
        QVERIFY(m_rig->waitFor(Liveness::Offline, 40s));
        const auto guid = m_rig->deliver("While offline");
        m_live->server().clearFaults();
        QTRY_COMPARE_WITH_TIMEOUT(m_rig->alertsAbout(guid), 1, 40'000);
    }
};

QTEST_MAIN(AccountLiveTest)
#include "tst_account_live.moc"

#include "app/bootstrap/uiports.h"
#include "tests/integration/accountrig.h"
#include "tests/support/await.h"
#include "tests/support/scriptedtransport.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const char* const kPortal = "example";

} // namespace

/// What becomes of an account when its session, its portal, its network or its clock changes.
class SessionsLiveTest : public QObject
{
    Q_OBJECT

private:
    void goLive(bool keep)
    {
        QVERIFY(m_rig->open(false));
        QVERIFY(m_rig->signIn(keep));
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QVERIFY(m_rig->hurryUntil(
            [&] { return m_rig->account->syncedFolders().contains(Folder::Trash); }));
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->keepsToken() == keep; }));
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->requests("GetUserSettings") >= 2; }));
        m_authenticated = m_rig->requests("Authenticate");
    }
    void portalDoes(const std::function<void(portal::Control&)>& act)
    {
        m_live->server().with([&](portal::Control& control) { act(control); });
    }
    void endSessions()
    {
        portalDoes([](portal::Control& control) { control.expireSessions(kPortal); });
    }
    QUrl addressOfPortal()
    {
        return m_live->server().with([](portal::Control& control) {
            const portal::Portal& at = *control.world().portal(kPortal);
            return QUrl(QString::fromStdString(control.world().rootOf(at) + "/api"));
        });
    }
    std::size_t tokensAtPortal()
    {
        return m_live->server().with(
            [](portal::Control& control) { return control.world().tokens.size(); });
    }
    [[nodiscard]] int renewals() { return m_rig->requests("Authenticate") - m_authenticated; }
    [[nodiscard]] SessionEnd ended() { return m_rig->account->status().ended; }
    void isAskedOnceBecause(SessionEnd why)
    {
        QVERIFY(m_rig->waitFor(Liveness::SignInNeeded));
        QCOMPARE(m_rig->prompts, 1);
        QCOMPARE(ended(), why);
        QVERIFY(m_rig->isEqual() || m_rig->stored(Folder::Inbox) > 0);
    }
    void waitUntilQuiet()
    {
        std::size_t seen = 0;
        int still = 0;
        QVERIFY(m_rig->hurryUntil([&] {
            const std::size_t now = m_live->server().requests().size();
            still = now == seen ? still + 1 : 0;
            seen = now;
            return still > 15;
        }));
    }
    void alertsStillWork()
    {
        const int before = m_rig->stored(Folder::Inbox);
        const auto guid = m_rig->deliver("Still here");
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->stored(Folder::Inbox) > before; }));
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->alertsAbout(guid) == 1; }));
    }

    std::unique_ptr<LivePortal> m_live;
    // As at the portal: what its people did long ago would be news to a clock that is behind.
    ManualClock m_clock{QDateTime::currentDateTimeUtc()};
    std::unique_ptr<AccountRig> m_rig;
    int m_authenticated = 0;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(60);
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_rig = std::make_unique<AccountRig>(*m_live, &m_clock);
    }
    void cleanup() { m_rig.reset(); }

    void aRefusedSessionIsRenewedOnceInTheMiddleOfAnything_data()
    {
        QTest::addColumn<QString>("what");
        for (const char* what : {"sync", "body", "settings", "push", "everything"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void aRefusedSessionIsRenewedOnceInTheMiddleOfAnything()
    {
        QFETCH(QString, what);
        goLive(true);
        const auto guid = m_rig->deliver("Before the end");
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->alertsAbout(guid) == 1; }));
        endSessions();
        const std::stop_token never;
        const bool all = what == u"everything";
        std::vector<AsyncResult<UserSettings>> settings;
        if (what == u"settings" || all) {
            for (int i = 0; i < 8; ++i)
                settings.push_back(m_rig->account->portal().userSettings(never));
        }
        if (what == u"sync" || all)
            m_rig->account->syncNow();
        if (what == u"push" || all)
            m_rig->deliver("Pushed");
        AccountContent content(*m_rig->account);
        if (what == u"body" || all) {
            const auto message = await(
                content.fetch(*Guid::parse(QString::fromStdString(guid)), std::nullopt));
            QVERIFY(message && message->body == u"Text");
        }
        for (auto& answer : settings)
            QVERIFY(await(std::move(answer)));
        QVERIFY(m_rig->hurryUntil([&] { return renewals() == 1; }));
        alertsStillWork();
        QCOMPARE(renewals(), 1);
        QCOMPARE(m_rig->prompts, 0);
        QCOMPARE(m_rig->account->status().liveness, Liveness::Live);
    }

    void withoutAKeptTokenThePersonIsAskedOnceHoweverManyCallsAreRefused()
    {
        goLive(false);
        endSessions();
        const std::stop_token never;
        std::vector<AsyncResult<UserSettings>> calls;
        for (int i = 0; i < 8; ++i)
            calls.push_back(m_rig->account->portal().userSettings(never));
        m_rig->account->syncNow();
        for (auto& call : calls)
            QVERIFY(await(std::move(call)).error().is(ErrorKind::SignInNeeded));
        isAskedOnceBecause(SessionEnd::Unknown);
        // And not again by whatever else goes on, until the person has signed in.
        m_rig->account->wakeUp();
        m_rig->account->syncNow();
        QVERIFY(m_rig->hurryUntil([&, left = 100]() mutable { return --left == 0; }));
        QCOMPARE(m_rig->prompts, 1);
        QVERIFY(m_rig->signIn(false));
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QCOMPARE(ended(), SessionEnd::None);
        alertsStillWork();
    }

    void aTokenIsReplacedInTimeAndTheOldOneRevoked()
    {
        goLive(true);
        QVERIFY(m_rig->hurryUntil([&] { return tokensAtPortal() == 1; }));
        m_clock.jumpWallTime(24h * 8);
        m_rig->account->syncNow();
        alertsStillWork();
        QCOMPARE(m_rig->requests("GetNewAuthenticationToken"), 1);
        m_clock.jumpWallTime(24h * 2);
        m_rig->deliver("And another");
        QVERIFY(m_rig->hurryUntil(
            [&] { return m_rig->requests("GetNewAuthenticationToken") == 2; }));
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->requests("ExpireAuthenticationToken") == 1; }));
        QVERIFY(m_rig->hurryUntil([&] { return tokensAtPortal() == 1; }));
        // The one that is kept is the one that is left.
        endSessions();
        m_rig->account->syncNow();
        QVERIFY(m_rig->hurryUntil([&] { return renewals() == 1; }));
        alertsStillWork();
        QCOMPARE(m_rig->prompts, 0);
        QCOMPARE(m_rig->requests("GetNewAuthenticationToken"), 2);
    }

    void aTokenSurvivesEverythingButARefusal_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("500") << 500;
        QTest::newRow("502") << 502;
        QTest::newRow("503") << 503;
        QTest::newRow("429") << 429;
        QTest::newRow("no answer") << 0;
    }
    void aTokenSurvivesEverythingButARefusal()
    {
        QFETCH(int, status);
        goLive(true);
        portal::Fault fault;
        fault.kind = status ? portal::FaultKind::Status : portal::FaultKind::DropBefore;
        fault.status = status;
        fault.operation = "Authenticate";
        fault.count = -1;
        m_live->server().fault(fault);
        endSessions();
        m_rig->account->syncNow();
        QVERIFY(m_rig->hurryUntil([&] { return renewals() >= 2; }));
        QVERIFY(m_rig->keepsToken());
        QCOMPARE(m_rig->prompts, 0);
        m_live->server().clearFaults();
        QVERIFY(m_rig->waitFor(Liveness::Live, 40s));
        alertsStillWork();
        QCOMPARE(m_rig->prompts, 0);
    }

    void aRefusedTokenIsForgottenAndThePersonAskedOnce_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<SessionEnd>("ended");
        QTest::newRow("password changed elsewhere, or revoked") << "revoked" << SessionEnd::Refused;
        QTest::newRow("user disabled") << "disabled" << SessionEnd::Disabled;
        for (const char* code : {"804", "920", "46", "810"})
            QTest::newRow(code) << QString::fromLatin1(code) << SessionEnd::Refused;
        QTest::newRow("905") << "905" << SessionEnd::Disabled;
    }
    void aRefusedTokenIsForgottenAndThePersonAskedOnce()
    {
        QFETCH(QString, what);
        QFETCH(SessionEnd, ended);
        goLive(true);
        portalDoes([&](portal::Control& control) {
            if (what == u"revoked")
                return control.signOutEverywhere(kPortal, kAnna.toStdString());
            if (what != u"disabled") {
                portal::Fault refusal;
                refusal.operation = "Authenticate";
                refusal.status = what == u"810" ? 404 : 403;
                refusal.errorCode = what.toStdString();
                control.addFault(refusal);
                control.expireSessions(kPortal);
                return;
            }
            control.world().portal(kPortal)->userByAddress(kAnna.toStdString())->state
                = portal::UserState::Disabled;
            control.expireSessions(kPortal);
        });
        m_rig->account->syncNow();
        isAskedOnceBecause(ended);
        QVERIFY(!m_rig->keepsToken());
    }

    void anotherNetworkAddressIsNoticedOnlyWhereNothingWasKept_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("kept: renewed silently") << true;
        QTest::newRow("not kept: said plainly") << false;
    }
    void anotherNetworkAddressIsNoticedOnlyWhereNothingWasKept()
    {
        QFETCH(bool, keep);
        goLive(keep);
        portalDoes([](portal::Control& control) {
            portal::Switches switches = control.switches();
            switches.sessionBoundToAddress = true;
            control.setSwitches(switches);
            control.changeClientAddress();
        });
        m_rig->account->noteNetworkChange();
        m_rig->account->wakeUp();
        if (!keep)
            return isAskedOnceBecause(SessionEnd::AddressChanged);
        QVERIFY(m_rig->hurryUntil([&] { return renewals() == 1; }));
        alertsStillWork();
        QCOMPARE(m_rig->prompts, 0);
    }

    void anUnusedSessionEndsAndHeartbeatsDoNotKeepItAlive()
    {
        goLive(false);
        waitUntilQuiet();
        const auto ends = m_rig->account->status().sessionEnds;
        QVERIFY(ends.isValid());
        QVERIFY(std::abs(m_clock.now().secsTo(ends) - 3600) < 120);
        const int calls = static_cast<int>(m_live->server().requests().size());
        for (int minute = 0; minute < 57; ++minute) {
            portalDoes([](portal::Control& control) { control.advanceClock(1min); });
            m_clock.advance(1min);
            QTest::qWait(1);
        }
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->requests("UpdateNotificationHeartbeat") >= 2; }));
        QCOMPARE(m_rig->account->status().liveness, Liveness::Live);
        QVERIFY(m_clock.now().secsTo(m_rig->account->status().sessionEnds) <= 200);
        QCOMPARE(static_cast<int>(m_live->server().requests().size()) - calls,
                 m_rig->requests("UpdateNotificationHeartbeat"));
        portalDoes([](portal::Control& control) { control.advanceClock(10min); });
        m_clock.advance(6min);
        isAskedOnceBecause(SessionEnd::Unused);
    }

    void aPortalThatWaitsLongerIsAskedSeldomerSoThatNothingIsKeptAlive()
    {
        goLive(false);
        portalDoes([](portal::Control& control) {
            control.changePortal(kPortal, {{"sessionMinutes", 100}});
        });
        const auto pass = [&](int minutes) {
            for (int minute = 0; minute < minutes; ++minute) {
                portalDoes([](portal::Control& control) { control.advanceClock(1min); });
                m_clock.advance(1min);
                QTest::qWait(2);
            }
        };
        waitUntilQuiet();
        const int before = m_rig->requests("GetUserSettings");
        pass(64);
        QTRY_COMPARE(m_rig->requests("GetUserSettings"), before + 1);
        QCOMPARE(m_rig->account->status().liveness, Liveness::Live);
        pass(90);
        QCOMPARE(m_rig->requests("GetUserSettings"), before + 1);
        pass(40);
        isAskedOnceBecause(SessionEnd::Unused);
    }

    void aSuspendedPortalIsToldAndComesBackWithoutAQuestion()
    {
        goLive(true);
        portalDoes([](portal::Control& control) {
            control.changePortal(kPortal, {{"status", "AccountSuspended"}});
        });
        m_rig->account->syncNow();
        QVERIFY(m_rig->waitFor(Liveness::Suspended));
        QVERIFY(m_rig->keepsToken());
        portalDoes([](portal::Control& control) {
            control.changePortal(kPortal, {{"status", "CertifiedSecure"}});
        });
        const auto guid = m_rig->deliver("While suspended");
        m_rig->account->syncNow();
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->alertsAbout(guid) == 1; }));
        QCOMPARE(m_rig->prompts, 0);
    }

    void aPortalInMaintenanceComesBackByItself_data()
    {
        QTest::addColumn<bool>("sessionsEnd");
        QTest::newRow("with its sessions") << false;
        QTest::newRow("without them") << true;
    }
    void aPortalInMaintenanceComesBackByItself()
    {
        QFETCH(bool, sessionsEnd);
        goLive(true);
        portalDoes([](portal::Control& control) {
            control.changePortal(kPortal, {{"maintenance", true}});
        });
        m_rig->account->syncNow();
        QVERIFY(m_rig->waitFor(Liveness::Maintenance));
        if (sessionsEnd)
            endSessions();
        portalDoes([](portal::Control& control) {
            control.changePortal(kPortal, {{"maintenance", false}});
        });
        const auto guid = m_rig->deliver("During maintenance");
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->alertsAbout(guid) == 1; }));
        QCOMPARE(m_rig->prompts, 0);
        QVERIFY(m_rig->keepsToken());
    }

    void aPortalThatHasMovedIsFoundAgain_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("kept: goes on there silently") << true;
        QTest::newRow("not kept: said plainly") << false;
    }
    void aPortalThatHasMovedIsFoundAgain()
    {
        QFETCH(bool, keep);
        goLive(keep);
        QSignalSpy changed(m_rig->account.get(), &LiveAccount::recordChanged);
        portalDoes([](portal::Control& control) { control.movePortal(kPortal, 0); });
        m_live->server().dropPush();
        m_rig->account->syncNow();
        QVERIFY(m_rig->hurryUntil([&] { return changed.size() == 1; }, 40s));
        QCOMPARE(m_rig->account->record().messageApi, addressOfPortal());
        if (!keep)
            return isAskedOnceBecause(SessionEnd::Moved);
        QVERIFY(m_rig->waitFor(Liveness::Live, 40s));
        alertsStillWork();
        QCOMPARE(m_rig->prompts, 0);
        QCOMPARE(changed.size(), 1);
        // After a restart it is there at once.
        m_rig->record = m_rig->account->record();
        m_rig->account.reset();
        QVERIFY(m_rig->open(true));
        QVERIFY(m_rig->waitFor(Liveness::Live));
    }

    void noAddressIsTakenThatIsNotSafe_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("plain http") << QByteArray("http://portal.example/api") << QByteArray("CertifiedSecure");
        QTest::newRow("with user info") << QByteArray("https://a:b@portal.example/api")
                                        << QByteArray("CertifiedSecure");
        QTest::newRow("no host") << QByteArray("https:///api") << QByteArray("CertifiedSecure");
        QTest::newRow("none") << QByteArray() << QByteArray("CertifiedSecure");
        QTest::newRow("another scheme") << QByteArray("file:///etc/passwd")
                                        << QByteArray("CertifiedSecure");
        QTest::newRow("closed") << QByteArray("https://portal.example/api") << QByteArray("Blocked");
    }
    void noAddressIsTakenThatIsNotSafe()
    {
        QFETCH(QByteArray, address);
        QFETCH(QByteArray, status);
        ScriptedTransport transport;
        const DirectoryClient directory(transport, QUrl(QStringLiteral("https://ccc.example/api")));
        m_rig->setDirectory(&directory);
        goLive(true);
        QSignalSpy changed(m_rig->account.get(), &LiveAccount::recordChanged);
        const QByteArray answer
            = "{\"results\":[{\"serviceGuid\":\""
              + m_rig->record.serviceGuid.toString().toLatin1() + "\",\"serviceStatus\":\"" + status
              + "\",\"urls\":{\"SecMsgAPI\":\"" + address + "\"}}],\"count\":1}";
        const QString discovery = QStringLiteral("https://ccc.example/api/public/discovery");
        for (int i = 0; i < 20; ++i)
            transport.expect(HttpMethod::Get, discovery).answer(200, answer);
        portalDoes([](portal::Control& control) {
            portal::Fault unreachable;
            unreachable.kind = portal::FaultKind::DropBefore;
            unreachable.count = -1;
            control.world().faults.add(unreachable);
        });
        m_rig->account->syncNow();
        QVERIFY(m_rig->hurryUntil([&] { return !transport.requests().empty(); }, 40s));
        m_live->server().clearFaults();
        QVERIFY(m_rig->waitFor(Liveness::Live, 40s));
        QVERIFY(changed.isEmpty());
        QCOMPARE(m_rig->account->record().messageApi, m_live->messageApi());
    }

    void aClockThatJumpsEndsNothing_data()
    {
        QTest::addColumn<qint64>("hours");
        QTest::newRow("an hour ahead") << qint64(1);
        QTest::newRow("an hour back") << qint64(-1);
        QTest::newRow("a year ahead") << qint64(24 * 365);
        QTest::newRow("a year back") << qint64(-24 * 365);
    }
    void aClockThatJumpsEndsNothing()
    {
        QFETCH(qint64, hours);
        goLive(true);
        m_clock.jumpWallTime(std::chrono::hours(hours));
        alertsStillWork();
        endSessions();
        m_rig->account->syncNow();
        QVERIFY(m_rig->hurryUntil([&] { return renewals() == 1; }));
        alertsStillWork();
        QCOMPARE(m_rig->prompts, 0);
        QVERIFY(m_rig->keepsToken());
        m_clock.jumpWallTime(-std::chrono::hours(hours)); // somebody sets it right
        alertsStillWork();
        QCOMPARE(m_rig->account->status().liveness, Liveness::Live);
    }

    void aLongSleepIsFollowedByOneRenewalOrOneQuestion_data()
    {
        QTest::addColumn<bool>("keep");
        QTest::newRow("kept") << true;
        QTest::newRow("not kept") << false;
    }
    void aLongSleepIsFollowedByOneRenewalOrOneQuestion()
    {
        QFETCH(bool, keep);
        goLive(keep);
        portalDoes([](portal::Control& control) { control.advanceClock(std::chrono::hours(9)); });
        m_clock.jumpWallTime(std::chrono::hours(9));
        const auto guid = m_rig->deliver("Overnight", false);
        m_rig->account->wakeUp();
        if (!keep)
            return isAskedOnceBecause(SessionEnd::Unused);
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->alertsAbout(guid) == 1; }));
        QCOMPARE(renewals(), 1);
        QCOMPARE(m_rig->prompts, 0);
    }

    void aNetworkThatWasAwayIsTakenUpWithoutAQuestion()
    {
        goLive(true);
        portal::Fault gone;
        gone.kind = portal::FaultKind::DropBefore;
        gone.count = -1;
        m_live->server().fault(gone);
        m_live->server().dropPush();
        m_rig->account->syncNow();
        QVERIFY(m_rig->waitFor(Liveness::Offline, 40s));
        QVERIFY(m_rig->account->status().since.isValid());
        m_live->server().clearFaults();
        m_rig->account->noteNetworkChange();
        m_rig->account->wakeUp();
        QVERIFY(m_rig->waitFor(Liveness::Live, 40s));
        alertsStillWork();
        QCOMPARE(m_rig->prompts, 0);
    }

    void aPausedAccountIsSilentUntilResumedAlsoOverARestart()
    {
        goLive(true);
        m_rig->account->setPaused(true);
        QCOMPARE(m_rig->account->status().liveness, Liveness::Paused);
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->requests("RemoveNotificationSession") == 1; }));
        waitUntilQuiet();
        const auto count = m_live->server().requests().size();
        const auto guid = m_rig->deliver("While paused");
        m_rig->account->wakeUp();
        m_rig->account->syncNow();
        QVERIFY(m_rig->hurryUntil([&, left = 100]() mutable { return --left == 0; }));
        QCOMPARE(m_live->server().requests().size(), count);
        m_rig->record = m_rig->account->record();
        QVERIFY(m_rig->record.paused);
        m_rig->account.reset();
        QVERIFY(m_rig->open(true));
        QCOMPARE(m_rig->account->status().liveness, Liveness::Paused);
        QVERIFY(m_rig->hurryUntil([&, left = 50]() mutable { return --left == 0; }));
        QCOMPARE(m_live->server().requests().size(), count);
        QCOMPARE(m_rig->alertsAbout(guid), 0);
        m_rig->account->setPaused(false);
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->alertsAbout(guid) == 1; }));
        QCOMPARE(m_rig->prompts, 0);
    }

    void whoSignedOutIsNotAskedAfterARestart()
    {
        goLive(true);
        QVERIFY(await(m_rig->account->signOut()));
        m_rig->record = m_rig->account->record();
        m_rig->account.reset();
        QVERIFY(m_rig->open(true));
        QVERIFY(m_rig->hurryUntil([&, left = 50]() mutable { return --left == 0; }));
        QCOMPARE(m_rig->prompts, 0);
        QCOMPARE(m_rig->account->status().liveness, Liveness::SignInNeeded);
        QCOMPARE(ended(), SessionEnd::SignedOut);
        QVERIFY(m_rig->stored(Folder::Inbox) > 0);
    }

    void signOutGoesInOrderAndForgetsWhateverTheAnswersAre_data()
    {
        QTest::addColumn<QString>("failing");
        QTest::newRow("all well") << QString();
        for (const char* operation :
             {"RemoveNotificationSession", "ExpireAuthenticationToken", "Logout"})
            QTest::newRow(operation) << QString::fromLatin1(operation);
    }
    void signOutGoesInOrderAndForgetsWhateverTheAnswersAre()
    {
        QFETCH(QString, failing);
        goLive(true);
        if (!failing.isEmpty()) {
            portal::Fault fault;
            fault.kind = portal::FaultKind::Status;
            fault.status = 403;
            fault.operation = failing.toStdString();
            fault.count = -1;
            m_live->server().fault(fault);
        }
        m_live->server().clearRequests();
        QVERIFY(await(m_rig->account->signOut()));
        QStringList order;
        for (const auto& request : m_live->server().requests())
            order << QString::fromStdString(request.operation);
        order.removeAll(QStringLiteral("SearchMessages")); // a sync that was under way
        QCOMPARE(order, (QStringList{QStringLiteral("RemoveNotificationSession"),
                                     QStringLiteral("ExpireAuthenticationToken"),
                                     QStringLiteral("Logout")}));
        QVERIFY(!m_rig->keepsToken());
        QCOMPARE(ended(), SessionEnd::SignedOut);
    }

    void whoDoesNotWantToStaySignedInAnyMoreLeavesNoToken()
    {
        goLive(true);
        QVERIFY(m_rig->signIn(false));
        QVERIFY(m_rig->hurryUntil([&] { return !m_rig->keepsToken(); }));
        QVERIFY(m_rig->hurryUntil([&] { return tokensAtPortal() == 0; }));
    }

    void afterARestartNewsDoNotWaitForTheSettings()
    {
        goLive(true);
        m_rig->record = m_rig->account->record();
        QVERIFY(m_rig->record.liveEvents);
        m_rig->account.reset();
        portal::Fault slow;
        slow.kind = portal::FaultKind::Latency;
        slow.operation = "GetServiceSettings";
        slow.milliseconds = 60'000;
        m_live->server().fault(slow);
        const auto guid = m_rig->deliver("While closed", false);
        QVERIFY(m_rig->open(true));
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->alertsAbout(guid) == 1; }));
        const auto pushed = m_rig->deliver("Pushed");
        QVERIFY(m_rig->hurryUntil([&] { return m_rig->alertsAbout(pushed) == 1; }));
    }

    void aPortalThatAllowsNoLiveEventsAnyMoreIsAskedForNone()
    {
        goLive(true);
        m_rig->record = m_rig->account->record();
        m_rig->account.reset();
        portalDoes([](portal::Control& control) {
            control.changeSettings(kPortal, {{"notificationServices", {{"enabled", false}}}});
        });
        QVERIFY(m_rig->open(true));
        QVERIFY(m_rig->waitFor(Liveness::Polling));
        QVERIFY(!m_rig->account->record().liveEvents);
        m_rig->record = m_rig->account->record();
        m_rig->account.reset();
        m_live->server().clearRequests();
        QVERIFY(m_rig->open(true));
        QVERIFY(m_rig->waitFor(Liveness::Polling));
        QCOMPARE(m_rig->requests("CreateNotificationSession"), 0);
        QCOMPARE(m_rig->prompts, 0);
    }

    void whatIsWrongAtARestartIsToldAndPasses_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("back");
        QTest::addColumn<Liveness>("liveness");
        QTest::newRow("maintenance") << QByteArray(R"({"maintenance": true})")
                                     << QByteArray(R"({"maintenance": false})")
                                     << Liveness::Maintenance;
        QTest::newRow("suspended") << QByteArray(R"({"status": "AccountSuspended"})")
                                   << QByteArray(R"({"status": "CertifiedSecure"})")
                                   << Liveness::Suspended;
    }
    void whatIsWrongAtARestartIsToldAndPasses()
    {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, back);
        QFETCH(Liveness, liveness);
        goLive(true);
        m_rig->record = m_rig->account->record();
        m_rig->account.reset();
        const auto apply = [&](const QByteArray& changes) {
            portalDoes([&](portal::Control& control) {
                control.changePortal(kPortal, portal::Json::parse(changes.toStdString()));
            });
        };
        apply(change);
        QVERIFY(m_rig->open(true));
        QVERIFY(m_rig->waitFor(liveness));
        QVERIFY(m_rig->keepsToken());
        apply(back);
        m_rig->account->syncNow();
        QVERIFY(m_rig->waitFor(Liveness::Live));
        alertsStillWork();
        QCOMPARE(m_rig->prompts, 0);
    }

    void aRestartGoesOnWithTheKeptTokenInOneRoundTripAndWithoutAQuestion()
    {
        goLive(true);
        m_rig->account.reset();
        m_live->server().clearRequests();
        QVERIFY(m_rig->open(true));
        QVERIFY(m_rig->stored(Folder::Inbox) > 0);
        QVERIFY(m_rig->waitFor(Liveness::Live));
        QCOMPARE(m_rig->requests("Authenticate"), 1);
        QCOMPARE(m_rig->requests("Login"), 0);
        QCOMPARE(m_rig->prompts, 0);
    }
};

QTEST_MAIN(SessionsLiveTest)
#include "tst_sessions_live.moc"

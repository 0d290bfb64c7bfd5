#include "tests/integration/accountrig.h"
#include "tests/support/await.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

class MailboxLiveTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] portal::LocalPortal& server() { return m_live->server(); }
    [[nodiscard]] AccountRig& rig() { return *m_rig; }
    [[nodiscard]] bool onScreen(const std::string& guid)
    {
        return rig().notifier.onScreen.contains(rig().keyOf(guid));
    }
    [[nodiscard]] static Guid parsed(const std::string& guid)
    {
        return Guid::parse(QString::fromStdString(guid)).value_or(Guid());
    }
    [[nodiscard]] std::optional<QString> cachedBody(const std::string& guid)
    {
        return await(rig().account->messages().body(parsed(guid))).value_or(std::nullopt);
    }
    /// Keeps the content of a message, as if the person had opened it.
    void keepBody(const std::string& guid)
    {
        QVERIFY(await(rig().account->messages().storeBody(parsed(guid), QStringLiteral("Text"),
                                                          BodyFormat::Text,
                                                          QStringLiteral("Text"))));
        QVERIFY(cachedBody(guid));
    }
    [[nodiscard]] int pushConnections()
    {
        return server().with([](portal::Control& control) {
            return static_cast<int>(control.push().connectionCount());
        });
    }
    [[nodiscard]] int notificationSessionsMade()
    {
        const auto requests = server().requests();
        return static_cast<int>(
            std::count_if(requests.begin(), requests.end(), [](const auto& request) {
                return request.operation == "CreateNotificationSession" && request.status == 200;
            }));
    }
    /// A signed-in account with everything fetched and live events subscribed.
    void goLive(bool keep = true)
    {
        QVERIFY(rig().open(false));
        QVERIFY(rig().signIn(keep));
        QVERIFY(rig().waitFor(Liveness::Live));
        QTRY_VERIFY_WITH_TIMEOUT(rig().account->syncedFolders().contains(Folder::Archive), 20'000);
        QCOMPARE(rig().difference(), QString());
        if (keep)
            QTRY_VERIFY(rig().keepsToken());
        QCOMPARE(rig().notifier.calls.size(), 0);
    }
    /// Changes the portal's settings and waits until they are known here.
    void allowEvents(const QByteArray& list)
    {
        const int asked = rig().requests("GetServiceSettings");
        server().with([&list](portal::Control& control) {
            control.changeSettings("example", {{"allowedInAppNotificationEvents",
                                                portal::Json::parse(list.toStdString())}});
        });
        // Any answer tells that the settings have changed.
        rig().account->syncNow();
        QTRY_VERIFY(rig().requests("GetServiceSettings") > asked);
        QTRY_COMPARE(rig().difference(), QString());
    }
    /// What proves that live events arrive: nothing else would fetch it so soon.
    void pushWorks()
    {
        const auto guid = rig().deliver("By a live event");
        QTRY_COMPARE_WITH_TIMEOUT(rig().alertsAbout(guid), 1, 15'000);
    }

    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<AccountRig> m_rig;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(230);
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        m_live->reset();
        m_rig = std::make_unique<AccountRig>(*m_live);
    }
    void cleanup() { m_rig.reset(); }

    void theFirstSyncTellsHowFarItIsAndNeverGoesBack()
    {
        QVERIFY(rig().open(false));
        QHash<Folder, qint64> last;
        bool wentBack = false;
        bool ended = false;
        qint64 inboxTotal = 0;
        connect(rig().account.get(), &LiveAccount::statusChanged, this, [&] {
            const QList<SyncProgress> progress = rig().account->status().progress;
            for (const SyncProgress& folder : progress) {
                wentBack |= folder.done < last.value(folder.folder) || folder.done > folder.total;
                last[folder.folder] = folder.done;
                if (folder.folder == Folder::Inbox)
                    inboxTotal = std::max(inboxTotal, folder.total);
            }
            ended = !last.isEmpty() && progress.isEmpty();
        });
        QVERIFY(rig().signIn(false));
        QTRY_VERIFY_WITH_TIMEOUT(ended, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(rig().difference(), QString(), 20'000);
        QVERIFY(!wentBack);
        QVERIFY2(last.value(Folder::Inbox) > 0, "no progress was told before the end");
        QCOMPARE(inboxTotal, rig().stored(Folder::Inbox));
        QCOMPARE(rig().requests("GetMessage"), 0);
        QCOMPARE(rig().notifier.calls.size(), 0);
    }

    void whatArrivesDuringTheFirstSyncIsAlertedOnceAndTheOldMailIsNot()
    {
        portal::Fault slow;
        slow.kind = portal::FaultKind::Latency;
        slow.operation = "SearchMessages";
        slow.milliseconds = 150;
        slow.count = -1;
        QVERIFY(rig().open(false));
        QVERIFY(rig().signIn(false));
        server().fault(slow);
        QTRY_VERIFY_WITH_TIMEOUT(rig().stored(Folder::Inbox) > 0, 20'000);
        const auto guid = rig().deliver("During the first sync");
        server().clearFaults();
        QTRY_COMPARE_WITH_TIMEOUT(rig().alertsAbout(guid), 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(rig().difference(), QString(), 20'000);
        QCOMPARE(rig().notifier.calls.size(), 1);
    }

    void everyMessageIsAlertedOnceWhateverBecomesOfItsEvents_data()
    {
        QTest::addColumn<int>("duplicates");
        QTest::addColumn<int>("losses");
        QTest::newRow("each event twice") << -1 << 0;
        QTest::newRow("the first two lost") << 0 << 2;
        QTest::newRow("the first lost, the rest twice") << -1 << 1;
    }
    void everyMessageIsAlertedOnceWhateverBecomesOfItsEvents()
    {
        QFETCH(int, duplicates);
        QFETCH(int, losses);
        goLive();
        portal::PushFaults faults;
        faults.duplicateEvents = duplicates;
        faults.lostEvents = losses;
        server().setPushFaults(faults);
        const std::vector<std::string> guids{rig().deliver("One"), rig().deliver("Two"),
                                             rig().deliver("Three")};
        for (const auto& guid : guids)
            QTRY_COMPARE(rig().alertsAbout(guid), 1);
        server().setPushFaults({});
        pushWorks();
        for (const auto& guid : guids)
            QCOMPARE(rig().alertsAbout(guid), 1);
        QCOMPARE(rig().difference(), QString());
    }

    void eventsThatWereLostAreMadeUpForAfterAReconnect()
    {
        goLive();
        portal::PushFaults faults;
        faults.lostEvents = -1;
        server().setPushFaults(faults);
        const auto arrived = rig().deliver("Its event is lost");
        const auto read = rig().deliver("Read elsewhere, and nobody says so");
        server().markRetrieved(read);
        server().setPushFaults({});
        QCOMPARE(rig().alertsAbout(arrived), 0);
        server().dropPush();
        QTRY_COMPARE_WITH_TIMEOUT(rig().alertsAbout(arrived), 1, 20'000);
        QVERIFY(rig().waitFor(Liveness::Live));
        QTRY_COMPARE_WITH_TIMEOUT(rig().difference(), QString(), 20'000);
        QCOMPARE(rig().alertsAbout(arrived), 1);
        QCOMPARE(rig().alertsAbout(read), 0);
    }

    void ownMessagesAreStoredAndNeverAlerted()
    {
        goLive();
        portal::Delivery own;
        own.from = kAnna.toStdString();
        own.to = {kAnna.toStdString(), "jonas.weber@example.org"};
        own.subject = "From me to me";
        own.body = "Text";
        const auto guid = server().deliver(own);
        pushWorks();
        rig().account->syncNow();
        QTRY_COMPARE(rig().difference(), QString());
        QCOMPARE(rig().alertsAbout(guid), 0);
    }

    void onlyAListThatNamesOtherEventsSpeaksAgainstAlerts_data()
    {
        QTest::addColumn<QByteArray>("events");
        QTest::addColumn<bool>("alerts");
        QTest::newRow("none at all") << QByteArrayLiteral("[]") << true;
        QTest::newRow("new messages") << QByteArrayLiteral(R"(["NewMessage"])") << true;
        QTest::newRow("only others") << QByteArrayLiteral(R"(["MessageTracking"])") << false;
        QTest::newRow("names nobody knows") << QByteArrayLiteral(R"(["Inbox.Delivered"])") << true;
        QTest::newRow("no names") << QByteArrayLiteral("[1, 2]") << true;
    }
    void onlyAListThatNamesOtherEventsSpeaksAgainstAlerts()
    {
        QFETCH(QByteArray, events);
        QFETCH(bool, alerts);
        goLive();
        allowEvents(events);
        const auto guid = rig().deliver("Is it announced?");
        QTRY_COMPARE(rig().difference(), QString());
        if (alerts)
            QTRY_COMPARE(rig().alertsAbout(guid), 1);
        // What was not announced then is not announced later either.
        allowEvents(R"(["NewMessage"])");
        pushWorks();
        QCOMPARE(rig().alertsAbout(guid), alerts ? 1 : 0);
    }

    void anEventIsUnderstoodInEverySpelling_data()
    {
        QTest::addColumn<bool>("camelCase");
        QTest::addColumn<bool>("correctSpelling");
        QTest::addColumn<bool>("dashes");
        QTest::newRow("as documented") << false << false << false;
        QTest::newRow("camel case") << true << false << false;
        QTest::newRow("spelled correctly") << false << true << false;
        QTest::newRow("guids with dashes") << false << false << true;
    }
    void anEventIsUnderstoodInEverySpelling()
    {
        QFETCH(bool, camelCase);
        QFETCH(bool, correctSpelling);
        QFETCH(bool, dashes);
        server().with([&](portal::Control& control) {
            portal::Switches switches = control.switches();
            switches.camelCasePush = camelCase;
            switches.correctPushSpelling = correctSpelling;
            switches.dashedGuids = dashes;
            control.setSwitches(switches);
        });
        goLive();
        const auto guid = rig().deliver("Read elsewhere soon");
        QTRY_VERIFY(onScreen(guid));
        QTRY_VERIFY(rig().requests("Subscribe") >= 1);
        server().markRetrieved(guid);
        QTRY_VERIFY(!onScreen(guid));
    }

    void recalledContentIsDestroyedWithItsAlert()
    {
        goLive();
        const auto guid = rig().deliver("Will be recalled");
        QTRY_VERIFY(onScreen(guid));
        keepBody(guid);
        QSignalSpy destroyed(rig().account.get(), &LiveAccount::contentDestroyed);
        QTRY_VERIFY(rig().requests("Subscribe") >= 1);
        server().recall(guid, "sent by mistake");
        QTRY_VERIFY(!destroyed.isEmpty());
        QVERIFY(destroyed.first().first().value<QList<Guid>>().contains(parsed(guid)));
        QVERIFY(!cachedBody(guid));
        QTRY_VERIFY(!onScreen(guid));
        QCOMPARE(rig().difference(), QString());
    }

    void contentIsDestroyedWhenItsTimeHasComeEvenIfThePortalIsAway()
    {
        goLive();
        portal::Delivery delivery;
        delivery.to = {kAnna.toStdString()};
        delivery.subject = "Expires in two seconds";
        delivery.body = "Text";
        delivery.expiryDate
            = QDateTime::currentDateTimeUtc().addSecs(2).toString(Qt::ISODate).toStdString();
        const auto guid = server().deliver(delivery);
        QTRY_VERIFY(onScreen(guid));
        keepBody(guid);
        server().setPushListening(false);
        server().dropPush();
        QTRY_VERIFY(!cachedBody(guid));
        QTRY_VERIFY(!onScreen(guid));
    }

    void whatIsDeletedElsewhereIsGoneHereWithItsAlert()
    {
        goLive();
        const auto guid = rig().deliver("Will be deleted elsewhere");
        QTRY_VERIFY(onScreen(guid));
        keepBody(guid);
        server().vanish(guid);
        rig().account->syncNow();
        QTRY_VERIFY(!onScreen(guid));
        QVERIFY(!cachedBody(guid));
        QCOMPARE(rig().difference(), QString());
    }

    void whatIsMovedElsewhereIsMovedHere_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("to the trash") << QByteArrayLiteral("Trash");
        QTest::newRow("to the archive") << QByteArrayLiteral("Archive");
    }
    void whatIsMovedElsewhereIsMovedHere()
    {
        QFETCH(QByteArray, target);
        goLive();
        const auto guid = rig().deliver("Will be moved elsewhere");
        QTRY_VERIFY(onScreen(guid));
        keepBody(guid);
        server().with([&](portal::Control& control) {
            control.move(guid, kAnna.toStdString(), target.toStdString());
        });
        rig().account->syncNow();
        QTRY_COMPARE(rig().difference(), QString());
        const auto folder = await(rig().account->messages().folderOf(parsed(guid)));
        QVERIFY(folder && *folder);
        QCOMPARE(toWire(**folder).toLatin1(), target);
        QVERIFY(cachedBody(guid));
        QCOMPARE(rig().alertsAbout(guid), 1);
    }

    void whateverHappensElsewhereWhileTheProgramIsOffIsHereAfterAStart()
    {
        goLive();
        const auto read = rig().deliver("Read while off");
        const auto gone = rig().deliver("Deleted while off");
        const auto recalled = rig().deliver("Recalled while off");
        for (const auto& guid : {read, gone, recalled})
            QTRY_VERIFY(onScreen(guid));
        keepBody(recalled);
        rig().account.reset();

        server().markRetrieved(read);
        server().vanish(gone);
        server().recall(recalled, "sent by mistake");
        const auto arrived = rig().deliver("Arrived while off");
        QVERIFY(rig().open(true));
        QTRY_COMPARE_WITH_TIMEOUT(rig().alertsAbout(arrived), 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(rig().difference(), QString(), 20'000);
        for (const auto& guid : {read, gone, recalled}) {
            QTRY_VERIFY(!onScreen(guid));
            QCOMPARE(rig().alertsAbout(guid), 1);
        }
        QVERIFY(!cachedBody(recalled));
        QCOMPARE(rig().prompts, 0);
    }

    void aPushServiceThatSaysNeverAgainIsNotAskedAgainAndNewsAreLookedFor_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {4000, 4004, 4099})
            QTest::addRow("%d", code) << code;
    }
    void aPushServiceThatSaysNeverAgainIsNotAskedAgainAndNewsAreLookedFor()
    {
        QFETCH(int, code);
        ManualClock clock(QDateTime::currentDateTimeUtc());
        m_rig = std::make_unique<AccountRig>(*m_live, &clock);
        goLive();
        server().closePush(code);
        QTRY_COMPARE(rig().account->status().liveness, Liveness::Polling);
        const auto guid = rig().deliver("Nobody announces it");
        clock.advance(5min);
        QTRY_COMPARE(rig().alertsAbout(guid), 1);
        QCOMPARE(pushConnections(), 0);
        QCOMPARE(rig().account->status().liveness, Liveness::Polling);
        QCOMPARE(rig().difference(), QString());
    }

    void aPushServiceThatRefusesFromTheBeginningLeavesAnAccountThatPolls()
    {
        portal::PushFaults faults;
        faults.refuseWithCode = 4001;
        server().setPushFaults(faults);
        QVERIFY(rig().open(false));
        QVERIFY(rig().signIn(false));
        QVERIFY(rig().waitFor(Liveness::Polling));
        QTRY_COMPARE_WITH_TIMEOUT(rig().difference(), QString(), 20'000);
        const auto guid = rig().deliver("Nobody announces it");
        rig().account->syncNow();
        QTRY_COMPARE(rig().alertsAbout(guid), 1);
    }

    void aPushServiceThatSaysLaterIsLeftAloneForASecond_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {4100, 4199, 4301, 1011})
            QTest::addRow("%d", code) << code;
    }
    void aPushServiceThatSaysLaterIsLeftAloneForASecond()
    {
        QFETCH(int, code);
        goLive();
        QElapsedTimer sinceClose;
        sinceClose.start();
        server().closePush(code);
        QTRY_VERIFY(rig().account->status().liveness != Liveness::Live);
        QVERIFY(rig().waitFor(Liveness::Live));
        QVERIFY2(sinceClose.elapsed() >= 1000, "it came back too soon");
        pushWorks();
    }

    void aPushServiceThatSaysAtOnceIsTakenUpAgainAtOnceButNotInALoop_data()
    {
        QTest::addColumn<int>("code");
        for (const int code : {4200, 4201, 4299})
            QTest::addRow("%d", code) << code;
    }
    void aPushServiceThatSaysAtOnceIsTakenUpAgainAtOnceButNotInALoop()
    {
        QFETCH(int, code);
        goLive();
        QElapsedTimer sinceFirst;
        sinceFirst.start();
        for (int i = 0; i < 4; ++i) {
            server().closePush(code);
            QTRY_VERIFY(rig().account->status().liveness != Liveness::Live);
            QVERIFY(rig().waitFor(Liveness::Live));
        }
        QVERIFY2(sinceFirst.elapsed() >= 1000, "the fourth time within a minute has no pause");
        pushWorks();
    }

    void aConnectionThatHasDiedSilentlyIsNoticedAfterAWakeUp()
    {
        goLive();
        portal::PushFaults faults;
        faults.silent = true;
        server().setPushFaults(faults);
        const auto guid = rig().deliver("Into the void");
        rig().account->wakeUp();
        QTRY_COMPARE(rig().alertsAbout(guid), 1);
        QTRY_VERIFY_WITH_TIMEOUT(rig().account->status().liveness != Liveness::Live, 15'000);
        server().setPushFaults({});
        // The new connection waits ten seconds for a confirmation that was swallowed.
        QVERIFY(rig().waitFor(Liveness::Live, 40s));
        QCOMPARE(rig().alertsAbout(guid), 1);
        pushWorks();
    }

    void afterMoreThanAnHourAsleepEverythingIsRenewedWithoutAQuestion()
    {
        goLive();
        server().advanceClock(61min);
        const auto guid = rig().deliver("While it slept");
        rig().account->wakeUp();
        QTRY_COMPARE(rig().alertsAbout(guid), 1);
        QTRY_COMPARE(notificationSessionsMade(), 2);
        QVERIFY(rig().waitFor(Liveness::Live));
        QTRY_COMPARE(pushConnections(), 1);
        pushWorks();
        QCOMPARE(rig().prompts, 0);
        QCOMPARE(rig().requests("Authenticate"), 1);
        QCOMPARE(rig().alertsAbout(guid), 1);
    }

    void aNotificationSessionThatThePortalForgotIsMadeAnew()
    {
        goLive();
        server().with([](portal::Control& control) {
            control.world().notificationSessions.clear();
        });
        rig().account->wakeUp();
        QTRY_COMPARE(notificationSessionsMade(), 2);
        QVERIFY(rig().waitFor(Liveness::Live));
        const auto watched = rig().deliver("Watched by the new session");
        QTRY_VERIFY(onScreen(watched));
        QTRY_VERIFY(rig().requests("Subscribe") >= 1);
        server().markRetrieved(watched);
        QTRY_VERIFY(!onScreen(watched));
        QCOMPARE(rig().prompts, 0);
    }

    void aSessionThatEndsDuringTheFirstSyncIsRenewedOnceAndTheSyncGoesOn()
    {
        portal::Fault slow;
        slow.kind = portal::FaultKind::Latency;
        slow.operation = "SearchMessages";
        slow.milliseconds = 200;
        slow.count = -1;
        QVERIFY(rig().open(false));
        QVERIFY(rig().signIn(true));
        QTRY_VERIFY(rig().keepsToken());
        server().fault(slow);
        QTRY_VERIFY_WITH_TIMEOUT(rig().stored(Folder::Inbox) > 0, 20'000);
        QVERIFY(!rig().difference().isEmpty());
        server().advanceClock(61min);
        server().clearFaults();
        QTRY_COMPARE_WITH_TIMEOUT(rig().difference(), QString(), 20'000);
        QCOMPARE(rig().requests("Authenticate"), 1);
        QCOMPARE(rig().prompts, 0);
        QCOMPARE(rig().notifier.calls.size(), 0);
    }

    void aSessionEndsWithTheNetworkAddressAndIsRenewedSilently()
    {
        server().with([](portal::Control& control) {
            portal::Switches switches = control.switches();
            switches.sessionBoundToAddress = true;
            control.setSwitches(switches);
        });
        goLive();
        server().with([](portal::Control& control) { control.changeClientAddress(); });
        const auto guid = rig().deliver("From another network");
        QTRY_COMPARE(rig().alertsAbout(guid), 1);
        QCOMPARE(rig().prompts, 0);
        QCOMPARE(rig().requests("Authenticate"), 1);
    }

    void aTokenThatIsTooOldAsksOnceAndIsForgotten()
    {
        goLive();
        server().advanceClock(std::chrono::hours(24 * 15));
        rig().account->syncNow();
        QVERIFY(rig().waitFor(Liveness::SignInNeeded));
        QTRY_VERIFY(!rig().keepsToken());
        rig().account->wakeUp();
        rig().account->syncNow();
        QVERIFY(rig().signIn(true));
        QVERIFY(rig().waitFor(Liveness::Live));
        QCOMPARE(rig().prompts, 1);
        QTRY_VERIFY(rig().keepsToken());
        pushWorks();
    }

    void aPersonWhoIsDisabledIsAskedToSignInAndLosesNothingThatIsHere()
    {
        goLive();
        const qint64 before = rig().stored(Folder::Inbox);
        server().with([](portal::Control& control) {
            control.disableUser("example", kAnna.toStdString(), true);
        });
        rig().account->syncNow();
        QVERIFY(rig().waitFor(Liveness::SignInNeeded));
        QCOMPARE(rig().prompts, 1);
        QCOMPARE(rig().stored(Folder::Inbox), before);
        const auto meanwhile = rig().deliver("While disabled");
        const auto refused = m_live->signIn(kAnna, kPassword);
        QVERIFY(refused);
        QCOMPARE(refused->kind, SignInOutcome::Kind::Disabled);
        QCOMPARE(rig().alertsAbout(meanwhile), 0);

        server().with([](portal::Control& control) {
            control.disableUser("example", kAnna.toStdString(), false);
        });
        QVERIFY(rig().signIn(false));
        QTRY_COMPARE_WITH_TIMEOUT(rig().alertsAbout(meanwhile), 1, 20'000);
        QVERIFY(rig().waitFor(Liveness::Live));
        QTRY_COMPARE(rig().difference(), QString());
        QCOMPARE(rig().prompts, 1);
    }
};

QTEST_MAIN(MailboxLiveTest)
#include "tst_mailbox_live.moc"

#include "core/http/retryingtransport.h"
#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "core/sync/mailboxsync.h"
#include "tests/integration/accountrig.h"
#include "tests/support/await.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;
using portal::Fault;
using portal::FaultKind;

namespace {

constexpr int kUntilCleared = -1;

struct FaultRow
{
    const char* name;
    Fault fault;
    bool harmless; ///< the answer is right all the same
};

Fault faultOf(FaultKind kind, int status = 500)
{
    Fault fault;
    fault.kind = kind;
    fault.status = status;
    fault.milliseconds = 120;
    if (kind == FaultKind::SlowBody)
        fault.bytes = 200'000;
    return fault;
}

const std::vector<FaultRow>& faultRows()
{
    static const std::vector<FaultRow> rows{
        {"500", faultOf(FaultKind::Status, 500), false},
        {"503", faultOf(FaultKind::Status, 503), false},
        {"429", faultOf(FaultKind::Status, 429), false},
        {"dropped before", faultOf(FaultKind::DropBefore), false},
        {"dropped after", faultOf(FaultKind::DropAfter), false},
        {"dropped midway", faultOf(FaultKind::DropMidway), false},
        {"truncated", faultOf(FaultKind::Truncated), false},
        {"not JSON", faultOf(FaultKind::Malformed), false},
        {"wrong types", faultOf(FaultKind::WrongTypes), false},
        {"done but 502", faultOf(FaultKind::LateStatus, 502), false},
        {"late", faultOf(FaultKind::Latency), true},
        {"unknown members", faultOf(FaultKind::UnknownFields), true},
        {"very large", faultOf(FaultKind::Oversized), true},
        {"trickling", faultOf(FaultKind::SlowBody), true},
    };
    return rows;
}

/// A fault that lasts for a while.
void addFaultRows()
{
    QTest::addColumn<int>("row");
    for (std::size_t row = 0; row < faultRows().size(); ++row)
        QTest::newRow(faultRows()[row].name) << static_cast<int>(row);
}

void addFaultRowsOnceAndLasting()
{
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("count");
    for (std::size_t row = 0; row < faultRows().size(); ++row) {
        QTest::addRow("%s, once", faultRows()[row].name) << static_cast<int>(row) << 1;
        QTest::addRow("%s, until it ends", faultRows()[row].name) << static_cast<int>(row) << -1;
    }
}

} // namespace

/// Faults of the portal under a client that keeps a mailbox. The client's time is moved by hand, so
/// that its pauses cost nothing.
class SyncFaultsLiveTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] portal::LocalPortal& server() { return m_live->server(); }
    [[nodiscard]] AccountRig& rig() { return *m_rig; }
    void setFault(int row, const char* operation, int count)
    {
        Fault fault = faultRows()[static_cast<std::size_t>(row)].fault;
        fault.operation = operation;
        fault.count = count;
        server().fault(fault);
    }
    [[nodiscard]] static bool isHarmless(int row)
    {
        return faultRows()[static_cast<std::size_t>(row)].harmless;
    }
    /// Searches to wait for: what lasts is tried again, also after the transport has given up.
    [[nodiscard]] int timesHit(int row, int count)
    {
        return count < 0 && !isHarmless(row) ? 6 : 1;
    }
    /// Nobody has signed in here, nothing has been fetched.
    void beginAnew()
    {
        m_rig.reset();
        m_live->reset();
        m_clock = std::make_unique<ManualClock>(QDateTime::currentDateTimeUtc());
        m_rig = std::make_unique<AccountRig>(*m_live, m_clock.get());
    }
    /// An account that works: that of the row before, if it still does.
    void goLive()
    {
        if (m_rig && m_rig->account && m_rig->account->status().liveness == Liveness::Live
            && m_rig->keepsToken() && m_rig->prompts == 0 && m_rig->isEqual()) {
            m_clock->advance(30s); // alerts of two rows are no burst
            return;
        }
        beginAnew();
        QVERIFY(rig().open(false));
        QVERIFY(rig().signIn(true));
        recovers();
        QVERIFY(rig().hurryUntil([this] { return rig().keepsToken(); }));
    }
    /// Everything works and everything is here.
    void recovers()
    {
        QVERIFY(rig().waitFor(Liveness::Live));
        QVERIFY(rig().hurryUntil([this] {
            return rig().account->syncedFolders().contains(Folder::Archive) && rig().isEqual();
        }));
    }
    /// Waits until the fault has hit `times` calls, or what it does not disturb is done.
    [[nodiscard]] bool isHit(const char* operation, int times)
    {
        return rig().hurryUntil([&] { return rig().requests(operation) >= times; });
    }
    [[nodiscard]] QStringList everythingStored()
    {
        QStringList all;
        for (const Folder folder : rig().account->folders())
            all += linesInStore(rig().account->messages(), folder);
        return all;
    }

    std::unique_ptr<LivePortal> m_live;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<AccountRig> m_rig;

private Q_SLOTS:
    void initTestCase()
    {
        m_live = std::make_unique<LivePortal>(60);
        QVERIFY(m_live->isUp());
    }
    void init()
    {
        server().clearFaults();
        server().clearRequests();
    }
    void cleanupTestCase()
    {
        m_rig.reset();
        m_clock.reset();
    }

    void aFaultDuringTheFirstSyncDelaysItAndNothingMore_data() { addFaultRows(); }
    void aFaultDuringTheFirstSyncDelaysItAndNothingMore()
    {
        QFETCH(int, row);
        beginAnew();
        QVERIFY(rig().open(false));
        QVERIFY(rig().signIn(false));
        setFault(row, "SearchMessages", kUntilCleared);
        QVERIFY(isHit("SearchMessages", timesHit(row, kUntilCleared)));
        if (!isHarmless(row))
            QCOMPARE(rig().stored(Folder::Inbox), 0);
        server().clearFaults();
        recovers();
        QCOMPARE(rig().notifier.calls.size(), 0);
        QCOMPARE(rig().prompts, 0);
    }

    void aFaultDuringARefreshLosesNothingAndIsMadeUpFor_data() { addFaultRowsOnceAndLasting(); }
    void aFaultDuringARefreshLosesNothingAndIsMadeUpFor()
    {
        QFETCH(int, row);
        QFETCH(int, count);
        goLive();
        const auto read = rig().deliver("Will be read elsewhere");
        const auto gone = rig().deliver("Will be deleted elsewhere");
        QVERIFY(rig().hurryUntil([&] {
            return rig().alertsAbout(gone) == 1 && rig().isEqual();
        }));
        const QStringList before = everythingStored();

        server().clearRequests();
        setFault(row, "SearchMessages", count);
        const auto arrived = rig().deliver("Arrives during the fault");
        QVERIFY(isHit("SearchMessages", timesHit(row, count)));
        if (count < 0 && !isHarmless(row)) {
            QCOMPARE(everythingStored(), before);
            QCOMPARE(rig().alertsAbout(arrived), 0);
        }
        server().markRetrieved(read);
        server().vanish(gone);
        server().clearFaults();
        rig().account->syncNow();
        recovers();
        QVERIFY(rig().hurryUntil([&] { return rig().alertsAbout(arrived) == 1; }));
        QCOMPARE(rig().alertsAbout(arrived), 1);
        QVERIFY(rig().hurryUntil([&] {
            return !rig().notifier.onScreen.contains(rig().keyOf(gone));
        }));
        QCOMPARE(rig().prompts, 0);
    }

    void anAccountStartsInSpiteOfAFaultAtAnyCall_data()
    {
        QTest::addColumn<QByteArray>("operation");
        QTest::addColumn<int>("row");
        for (const char* operation :
             {"Authenticate", "GetServiceSettings", "GetLabels", "GetUserSettings",
              "CreateNotificationSession"}) {
            for (std::size_t row = 0; row < faultRows().size(); ++row)
                QTest::addRow("%s: %s", operation, faultRows()[row].name)
                    << QByteArray(operation) << static_cast<int>(row);
        }
    }
    void anAccountStartsInSpiteOfAFaultAtAnyCall()
    {
        QFETCH(QByteArray, operation);
        QFETCH(int, row);
        goLive();
        rig().account.reset();
        const auto arrived = rig().deliver("While it was off");

        server().clearRequests();
        setFault(row, operation.constData(), kUntilCleared);
        QVERIFY(rig().open(true));
        QVERIFY(isHit(operation.constData(), 1));
        // What has been stored is readable all the while.
        QVERIFY(rig().stored(Folder::Inbox) > 0);
        (void)rig().hurryUntil([] { return false; }, 100ms);
        server().clearFaults();
        recovers();
        QVERIFY(rig().hurryUntil([&] { return rig().alertsAbout(arrived) == 1; }));
        QCOMPARE(rig().prompts, 0);
        QVERIFY(rig().keepsToken());
    }

    void stayingSignedInSurvivesAFaultAtTheCallForItsToken_data() { addFaultRows(); }
    void stayingSignedInSurvivesAFaultAtTheCallForItsToken()
    {
        QFETCH(int, row);
        beginAnew();
        QVERIFY(rig().open(false));
        setFault(row, "GetNewAuthenticationToken", kUntilCleared);
        QVERIFY(rig().signIn(true));
        QVERIFY(isHit("GetNewAuthenticationToken", 1));
        (void)rig().hurryUntil([] { return false; }, 200ms);
        server().clearFaults();
        recovers();
        QVERIFY2(rig().hurryUntil([this] { return rig().keepsToken(); }, 5s),
                 "the person wanted to stay signed in, and nobody will tell them");
    }

    void aWatchThatFailedDoesNotKeepAnAlertOnScreenForEver_data() { addFaultRows(); }
    void aWatchThatFailedDoesNotKeepAnAlertOnScreenForEver()
    {
        QFETCH(int, row);
        goLive();
        server().clearRequests();
        setFault(row, "Subscribe", kUntilCleared);
        const auto guid = rig().deliver("Read elsewhere soon");
        QVERIFY(rig().hurryUntil([&] { return rig().alertsAbout(guid) == 1; }));
        QVERIFY(isHit("Subscribe", 1));
        server().clearFaults();
        server().markRetrieved(guid);
        rig().account->syncNow();
        QVERIFY(rig().hurryUntil([&] {
            return !rig().notifier.onScreen.contains(rig().keyOf(guid));
        }));
        recovers();
    }

    void aFaultyHeartbeatDoesNotEndLiveEvents_data() { addFaultRows(); }
    void aFaultyHeartbeatDoesNotEndLiveEvents()
    {
        QFETCH(int, row);
        goLive();
        server().clearRequests();
        setFault(row, "UpdateNotificationHeartbeat", kUntilCleared);
        rig().account->wakeUp();
        QVERIFY(isHit("UpdateNotificationHeartbeat", 1));
        (void)rig().hurryUntil([] { return false; }, 100ms);
        server().clearFaults();
        recovers();
        const auto guid = rig().deliver("By a live event");
        QVERIFY(rig().hurryUntil([&] { return rig().alertsAbout(guid) == 1; }));
    }
};

QTEST_MAIN(SyncFaultsLiveTest)
#include "tst_syncfaults_live.moc"

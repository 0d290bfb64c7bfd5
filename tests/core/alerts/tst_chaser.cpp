#include "core/alerts/chaser.h"
#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "tests/core/alerts/plainwording.h"
#include "tests/support/await.h"
#include "tests/support/fakenotifier.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

constexpr auto kDay = 24h;

class FakeSentStates final : public SentStates
{
public:
    std::optional<SentState> state = SentState{};
    bool fails = false;
    int asked = 0;

    AsyncResult<std::optional<SentState>> of(Guid, std::stop_token) override
    {
        ++asked;
        if (fails)
            co_return failure(ErrorKind::Network);
        // A copy by name: QCoro 0.8 moves from what it is given to return.
        Result<std::optional<SentState>> answer(state);
        co_return answer;
    }
    void read(const QList<bool>& by)
    {
        SentState now;
        now.trackingShown = true;
        for (const bool one : by)
            now.readers << SentState::Reader{QStringLiteral("R%1").arg(now.readers.size() + 1),
                                             one};
        state = now;
    }
};

AsyncResult<News> describe(Guid)
{
    News news;
    news.subject = QStringLiteral("Plan");
    co_return news;
}

} // namespace

class ChaserTest : public QObject
{
    Q_OBJECT

private:
    /// One run of the program over the same file.
    struct Run
    {
        Run(AccountDatabase& database, SentStates& states, ManualClock& clock)
            : ledger(database),
              store(database),
              center(guidOf(0xacc), QStringLiteral("anna@example.org"), ledger, notifier, wording,
                     clock, clock),
              chaser(states, store, center, &describe, clock, clock)
        {
            center.setZone([] { return QTimeZone::utc(); });
            center.restore();
            chaser.load();
        }
        AlertLedger ledger;
        Chases store;
        FakeNotifier notifier;
        PlainWording wording;
        AlertCenter center;
        Chaser chaser;
    };
    void settle()
    {
        for (int i = 0; i < 8; ++i)
            (void)await(m_run->store.all());
    }
    void pass(std::chrono::milliseconds time)
    {
        m_clock->advance(time);
        settle();
        m_clock->advance(1ms);
        settle();
    }
    void start(bool reachable = true)
    {
        m_run.reset();
        m_run = std::make_unique<Run>(*m_database, m_states, *m_clock);
        settle();
        m_run->chaser.setReachable(reachable);
        pass(1ms);
    }
    qsizetype alerts() const { return m_run->notifier.calls.size(); }

    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<ManualClock> m_clock;
    FakeSentStates m_states;
    std::unique_ptr<Run> m_run;
    const Guid m_message = guidOf(1);

private Q_SLOTS:
    void init()
    {
        auto opened = await(AccountDatabase::open(m_thread, QStringLiteral(":memory:"),
                                                  Secret(QByteArray(32, 'k'))));
        QVERIFY(opened);
        m_database = *std::move(opened);
        m_clock = std::make_unique<ManualClock>();
        m_states = {};
        m_states.read({false});
        start();
    }
    void cleanup()
    {
        m_run.reset();
        m_database.reset();
    }

    void remindsOnceWhenTheTimeIsUpAndNobodyHasRead()
    {
        m_run->chaser.chase(m_message, 3);
        pass(3 * kDay - 10min);
        QCOMPARE(alerts(), 0);
        QCOMPARE(m_states.asked, 0);
        pass(20min);
        QCOMPARE(alerts(), 1);
        QCOMPARE(m_run->notifier.calls.first().message, m_message);
        QCOMPARE(m_run->notifier.calls.first().title, QStringLiteral("R1"));
        QVERIFY(m_run->chaser.of(m_message)->reminded.isValid());
        QCOMPARE(m_run->chaser.of(m_message)->waiting, QStringList{QStringLiteral("R1")});
        pass(30 * kDay);
        QCOMPARE(alerts(), 1);
        QCOMPARE(m_states.asked, 1);
    }

    void saysNothingOfWhatWasReadInTime()
    {
        m_states.read({true, true});
        m_run->chaser.chase(m_message, 1);
        pass(2 * kDay);
        QCOMPARE(alerts(), 0);
        QVERIFY(!m_run->chaser.of(m_message));
        QVERIFY(await(m_run->store.all())->isEmpty());
    }

    void aMessageThatIsGoneAtThePortalIsForgotten()
    {
        m_states.state.reset();
        m_run->chaser.chase(m_message, 1);
        pass(2 * kDay);
        QCOMPARE(alerts(), 0);
        QVERIFY(!m_run->chaser.of(m_message));
    }

    void waitsForThePortalAndForTheProgram()
    {
        m_run->chaser.chase(m_message, 1);
        settle();
        m_run.reset();
        m_clock->advance(5 * kDay);
        start(false);
        pass(kDay);
        QCOMPARE(m_states.asked, 0);
        QCOMPARE(alerts(), 0);
        m_run->chaser.setReachable(true);
        pass(1ms);
        QCOMPARE(alerts(), 1);
    }

    void asksAgainAfterALostAnswer()
    {
        m_states.fails = true;
        m_run->chaser.chase(m_message, 1);
        pass(kDay + 10min);
        QVERIFY(m_states.asked > 0);
        QCOMPARE(alerts(), 0);
        m_states.fails = false;
        pass(2min);
        QCOMPARE(alerts(), 1);
    }

    void neverRemindsTwiceAcrossStarts()
    {
        m_run->chaser.chase(m_message, 1);
        pass(kDay + 20min);
        QCOMPARE(alerts(), 1);
        for (int i = 0; i < 3; ++i) {
            start();
            pass(kDay);
            QCOMPARE(alerts(), 0);
            QVERIFY(m_run->chaser.of(m_message)->reminded.isValid());
        }
    }

    void theReminderGoesOnceTheLastOneHasRead()
    {
        m_states.read({false, false});
        m_run->chaser.chase(m_message, 1);
        pass(kDay + 20min);
        QCOMPARE(m_run->notifier.onScreen.size(), 1);
        m_states.read({true, false});
        m_run->chaser.look(m_message);
        pass(1ms);
        QCOMPARE(m_run->chaser.of(m_message)->waiting, QStringList{QStringLiteral("R2")});
        QCOMPARE(m_run->notifier.onScreen.size(), 1);
        m_states.read({true, true});
        m_run->chaser.look(m_message);
        pass(1ms);
        QVERIFY(!m_run->chaser.of(m_message));
        QVERIFY(m_run->notifier.onScreen.isEmpty());
    }

    void aReminderThatWasHeldBackDoesNotComeOnceItIsUntrue()
    {
        AlertRules rules;
        rules.habits.pausedOpenEnd = true;
        m_run->center.setRules(rules);
        m_run->chaser.chase(m_message, 1);
        pass(kDay + 20min);
        QCOMPARE(alerts(), 0);
        m_states.read({true});
        m_run->chaser.look(m_message);
        pass(1ms);
        m_run->center.setRules(AlertRules());
        pass(1min);
        QCOMPARE(alerts(), 0);
    }

    void remindsAgainAfterTheSameTime()
    {
        m_run->chaser.chase(m_message, 2);
        pass(2 * kDay + 20min);
        QCOMPARE(alerts(), 1);
        m_run->chaser.remindAgain(m_message);
        settle();
        QVERIFY(m_run->notifier.onScreen.isEmpty());
        QVERIFY(!m_run->chaser.of(m_message)->reminded.isValid());
        pass(2 * kDay - 10min);
        QCOMPARE(alerts(), 1);
        pass(20min);
        QCOMPARE(alerts(), 2);
    }

    void aClockSetBackBeginsAnewAndRemindsOnce()
    {
        m_run->chaser.chase(m_message, 1);
        m_clock->jumpWallTime(-1000 * kDay);
        pass(20min);
        QCOMPARE(m_run->chaser.of(m_message)->since.date(), m_clock->now().date());
        pass(kDay);
        QCOMPARE(alerts(), 1);
        m_clock->jumpWallTime(1000 * kDay);
        pass(kDay);
        QCOMPARE(alerts(), 1);
    }

    void zeroDaysCallItOff()
    {
        m_run->chaser.chase(m_message, 1);
        m_run->chaser.chase(m_message, 0);
        pass(3 * kDay);
        QCOMPARE(alerts(), 0);
        QCOMPARE(m_states.asked, 0);
        QVERIFY(await(m_run->store.all())->isEmpty());
    }
};

QTEST_GUILESS_MAIN(ChaserTest)
#include "tst_chaser.moc"

#include "core/alerts/alertcenter.h"
#include "core/alerts/alertdecision.h"
#include "core/store/accountdatabase.h"
#include "core/store/alerthistory.h"
#include "core/store/messagestore.h"
#include "core/store/storagethread.h"
#include "tests/core/alerts/plainwording.h"
#include "tests/support/await.h"
#include "tests/support/fakenotifier.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kAnna = QStringLiteral("anna@example.org");

/// One run of the program over a database that outlives it.
struct Run
{
    Run(AccountDatabase& database, ManualClock& clock)
        : ledger(database), center(guidOf(0xacc), kAnna, ledger, notifier, wording, clock, clock)
    {
        center.setZone([] { return QTimeZone::utc(); });
    }

    [[nodiscard]] static QString keyOf(int message)
    {
        return guidOf(0xacc).toString() + u'/' + guidOf(message).toString();
    }
    [[nodiscard]] static QString burstKey()
    {
        return guidOf(0xacc).toString() + QStringLiteral("/burst");
    }
    [[nodiscard]] AlertState stateOf(int message)
    {
        const auto entry = await(ledger.entry(guidOf(message)));
        return entry && *entry ? (*entry)->state : AlertState::Suppressed;
    }

    AlertLedger ledger;
    FakeNotifier notifier;
    PlainWording wording;
    AlertCenter center;
};

} // namespace

class AlertCenterTest : public QObject
{
    Q_OBJECT

private:
    /// Messages arrive as sync stores them: rows and ledger in one transaction.
    QList<MessageSummary> arrive(int first, int count)
    {
        QList<MessageSummary> page;
        for (int i = count - 1; i >= 0; --i)
            page << sampleMessage(first + i);
        const SyncCursor cursor;
        const auto stored = await(m_store->storePage(Folder::Inbox, page, cursor,
                                                     NewsPolicy::Live));
        return stored ? stored->news : QList<MessageSummary>();
    }

    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<ManualClock> m_clock;

private Q_SLOTS:
    void init()
    {
        auto opened = await(AccountDatabase::open(m_thread, QStringLiteral(":memory:"),
                                                  Secret(QByteArray(32, 'k'))));
        QVERIFY(opened);
        m_database = *std::move(opened);
        m_store = std::make_unique<MessageStore>(*m_database, kAnna);
        m_clock = std::make_unique<ManualClock>();
    }

    void aNewMessageIsShownOnceAndRemembered()
    {
        Run run(*m_database, *m_clock);
        QSignalSpy alerted(&run.center, &AlertCenter::alerted);
        run.center.raise(arrive(1, 1));
        QCOMPARE(run.notifier.calls.size(), 1);
        QCOMPARE(run.notifier.calls.first().key, Run::keyOf(1));
        QCOMPARE(alerted.count(), 1);
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
    }

    void anAlertNotYetConfirmedIsShownAgainAfterAKillUnderTheSameKey()
    {
        {
            Run killed(*m_database, *m_clock);
            killed.notifier.confirmsAtOnce = false;
            killed.center.raise(arrive(1, 1));
            QCOMPARE(killed.notifier.calls.size(), 1);
            QCOMPARE(killed.stateOf(1), AlertState::Due);
        }
        Run next(*m_database, *m_clock);
        next.center.restore();
        QTRY_COMPARE(next.notifier.calls.size(), 1);
        QCOMPARE(next.notifier.calls.first().key, Run::keyOf(1));
        QTRY_COMPARE(next.stateOf(1), AlertState::Shown);
    }

    void aConfirmedAlertIsAdoptedAndNotShownAgainAfterAKill()
    {
        {
            Run killed(*m_database, *m_clock);
            killed.center.raise(arrive(1, 2));
            QTRY_COMPARE(killed.stateOf(2), AlertState::Shown);
            QTRY_COMPARE(killed.stateOf(1), AlertState::Shown);
        }
        Run next(*m_database, *m_clock);
        QSignalSpy alerted(&next.center, &AlertCenter::alerted);
        QSignalSpy open(&next.center, &AlertCenter::openRequested);
        next.center.restore();
        QTRY_COMPARE(alerted.count(), 1);
        QCOMPARE(next.notifier.adopted.size(), 2);
        QVERIFY(next.notifier.adopted.value(Run::keyOf(1)) != 0);
        QVERIFY(next.notifier.calls.isEmpty());
        next.notifier.click(Run::keyOf(2));
        QCOMPARE(open.count(), 1);
        QCOMPARE(open.first().first().value<Guid>(), guidOf(2));
    }

    void aMessageStoredJustBeforeAKillIsAlertedAtTheNextStart()
    {
        (void)arrive(1, 3);
        Run next(*m_database, *m_clock);
        next.center.restore();
        QTRY_COMPARE(next.notifier.calls.size(), 3);
    }

    void aClickOpensTheMessageWithTheTokenOfTheDesktop()
    {
        Run run(*m_database, *m_clock);
        QSignalSpy open(&run.center, &AlertCenter::openRequested);
        run.center.raise(arrive(1, 2));
        run.notifier.click(Run::keyOf(1), QStringLiteral("token-7"));
        QCOMPARE(open.count(), 1);
        QCOMPARE(open.first().at(0).value<Guid>(), guidOf(1));
        QCOMPARE(open.first().at(1).toString(), QStringLiteral("token-7"));
        QTRY_COMPARE(run.stateOf(1), AlertState::Clicked);
    }

    void aClickOnAnAlertOfAnotherAccountIsNotOurs()
    {
        Run run(*m_database, *m_clock);
        QSignalSpy open(&run.center, &AlertCenter::openRequested);
        QSignalSpy inbox(&run.center, &AlertCenter::inboxRequested);
        Q_EMIT run.notifier.activated(guidOf(0xbad).toString() + u'/' + guidOf(1).toString(), {});
        Q_EMIT run.notifier.activated(QStringLiteral("program/tray"), {});
        Q_EMIT run.notifier.activated(guidOf(0xacc).toString() + QStringLiteral("/nonsense"), {});
        QVERIFY(open.isEmpty());
        QVERIFY(inbox.isEmpty());
    }

    void readElsewhereTakesTheAlertAway()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 2));
        run.center.withdraw({guidOf(1), guidOf(77)}, QStringLiteral("read-elsewhere"));
        QVERIFY(!run.notifier.onScreen.contains(Run::keyOf(1)));
        QVERIFY(run.notifier.onScreen.contains(Run::keyOf(2)));
        QTRY_COMPARE(run.stateOf(1), AlertState::Closed);
    }

    void aDismissedAlertDoesNotComeBack()
    {
        {
            Run run(*m_database, *m_clock);
            run.center.raise(arrive(1, 1));
            QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
            run.notifier.dismiss(Run::keyOf(1));
            QTRY_COMPARE(run.stateOf(1), AlertState::Closed);
        }
        Run next(*m_database, *m_clock);
        QSignalSpy alerted(&next.center, &AlertCenter::alerted);
        next.center.restore();
        // A later message proves that restoring is over.
        QVERIFY(!arrive(2, 1).isEmpty());
        next.center.restore();
        QTRY_COMPARE(next.notifier.calls.size(), 1);
        QCOMPARE(next.notifier.calls.first().key, Run::keyOf(2));
    }

    void aBurstIsOneSummaryWhoseClickOpensTheInbox()
    {
        Run run(*m_database, *m_clock);
        QSignalSpy inbox(&run.center, &AlertCenter::inboxRequested);
        run.center.raise(arrive(1, 9));
        QCOMPARE(run.notifier.calls.size(), 1);
        QCOMPARE(run.notifier.calls.first().key, Run::burstKey());
        QCOMPARE(run.notifier.calls.first().title, QStringLiteral("9 new messages"));
        for (int i = 1; i <= 9; ++i)
            QTRY_COMPARE(run.stateOf(i), AlertState::Shown);
        run.notifier.click(Run::burstKey());
        QCOMPARE(inbox.count(), 1);
        QTRY_COMPARE(run.stateOf(9), AlertState::Clicked);
    }

    void aSummaryShrinksAsMessagesAreReadElsewhereAndGoesWithTheLast()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 6));
        QList<Guid> allButOne;
        for (int i = 1; i <= 5; ++i)
            allButOne << guidOf(i);
        run.center.withdraw(allButOne, QStringLiteral("read-elsewhere"));
        m_clock->advance(1s);
        QCOMPARE(run.notifier.onScreen.value(Run::burstKey()).title,
                 QStringLiteral("1 new messages"));
        run.center.withdraw({guidOf(6)}, QStringLiteral("read-elsewhere"));
        QVERIFY(run.notifier.onScreen.isEmpty());
    }

    void whatCameDuringAPauseIsAlertedWhenItEnds()
    {
        Run run(*m_database, *m_clock);
        AlertRules rules;
        rules.habits.pausedUntil = m_clock->now().addSecs(3600);
        run.center.setRules(rules);
        run.center.raise(arrive(1, 2));
        QVERIFY(run.notifier.calls.isEmpty());
        m_clock->advance(3599s);
        QVERIFY(run.notifier.calls.isEmpty());
        m_clock->advance(2s);
        QTRY_COMPARE(run.notifier.calls.size(), 2);
    }

    void resumingEarlyAlertsAtOnce()
    {
        Run run(*m_database, *m_clock);
        AlertRules paused;
        paused.habits.pausedUntil = m_clock->now().addSecs(3600);
        run.center.setRules(paused);
        run.center.raise(arrive(1, 1));
        run.center.setRules(AlertRules());
        QTRY_COMPARE(run.notifier.calls.size(), 1);
    }

    void aMessageReadDuringAPauseIsNotAlertedAfterIt()
    {
        Run run(*m_database, *m_clock);
        AlertRules paused;
        paused.habits.pausedUntil = m_clock->now().addSecs(60);
        run.center.setRules(paused);
        run.center.raise(arrive(1, 2));
        QVERIFY(await(m_store->markRead(guidOf(1))));
        m_clock->advance(61s);
        QTRY_COMPARE(run.notifier.calls.size(), 1);
        QCOMPARE(run.notifier.calls.first().key, Run::keyOf(2));
        QTRY_COMPARE(run.stateOf(1), AlertState::Suppressed);
    }

    void anAlertThatTheDesktopRefusedIsTriedAgainAndNotLost()
    {
        Run run(*m_database, *m_clock);
        run.notifier.confirmsAtOnce = false;
        run.center.raise(arrive(1, 1));
        run.notifier.refuse(run.notifier.calls.first());
        QCOMPARE(run.stateOf(1), AlertState::Due);
        run.notifier.confirmsAtOnce = true;
        m_clock->advance(30s);
        QTRY_COMPARE(run.notifier.calls.size(), 2);
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
    }

    void whatTheDesktopDidNotTakeSaysSoOnceHoweverOftenItIsTried()
    {
        Run run(*m_database, *m_clock);
        run.notifier.confirmsAtOnce = false;
        run.center.raise(arrive(1, 1));
        Q_EMIT run.notifier.failed(Run::keyOf(1), QStringLiteral("no-server"));
        const auto reason = [&] { return await(run.ledger.due())->first().heldBackBy; };
        QTRY_COMPARE(reason(), QString(AlertRule::kNoServer));
        for (int attempt = 0; attempt < 3; ++attempt) {
            m_clock->advance(30s);
            QTRY_COMPARE(run.notifier.calls.size(), 2 + attempt);
            Q_EMIT run.notifier.failed(Run::keyOf(1), QStringLiteral("no-server"));
        }
        AlertHistory history(*m_database);
        const auto records = await(history.ofMessage(guidOf(1)));
        QVERIFY(records && records->size() == 1);
        const auto& steps = records->first().steps;
        QCOMPARE(std::count_if(steps.begin(), steps.end(),
                               [](const LedgerStep& step) { return step.step == AlertStep::HeldBack; }),
                 1);
        m_clock->advance(30s);
        QTRY_COMPARE(run.notifier.calls.size(), 5);
        run.notifier.confirm(run.notifier.calls.last());
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
    }

    void aSecondCallForTheSameMessageWhileItIsOnScreenShowsNothingMore()
    {
        Run run(*m_database, *m_clock);
        run.notifier.confirmsAtOnce = false;
        run.center.raise(arrive(1, 1));
        run.center.setRules(AlertRules()); // looks for what is due
        (void)arrive(2, 1);
        run.center.setRules(AlertRules());
        QTRY_COMPARE(run.notifier.calls.size(), 2);
        QCOMPARE(run.notifier.calls.at(1).key, Run::keyOf(2));
    }

    void aSummaryGrowsAtMostOnceASecond()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 6));
        QCOMPARE(run.notifier.calls.size(), 1);
        for (int i = 7; i < 40; ++i)
            run.center.raise(arrive(i, 1));
        QCOMPARE(run.notifier.calls.size(), 1);
        m_clock->advance(1s);
        QCOMPARE(run.notifier.calls.size(), 2);
        QCOMPARE(run.notifier.calls.last().title, QStringLiteral("39 new messages"));
        QTRY_COMPARE(run.stateOf(39), AlertState::Shown);
        m_clock->advance(5s);
        QCOMPARE(run.notifier.calls.size(), 2);
    }

    void afterARestartASummaryIsStillOneAndItsClickOpensTheInbox()
    {
        {
            Run killed(*m_database, *m_clock);
            killed.center.raise(arrive(1, 8));
            QTRY_COMPARE(killed.stateOf(8), AlertState::Shown);
        }
        Run next(*m_database, *m_clock);
        QSignalSpy inbox(&next.center, &AlertCenter::inboxRequested);
        next.center.restore();
        QTRY_COMPARE(next.notifier.adopted.size(), 1);
        next.notifier.click(Run::burstKey());
        QCOMPARE(inbox.count(), 1);
        QTRY_COMPARE(next.stateOf(3), AlertState::Clicked);
    }

    void quietHoursHoldBackWithTheirNameAndEndInADigest()
    {
        Run run(*m_database, *m_clock); // it is 14:07
        AlertRules rules;
        rules.habits.quietHours.enabled = true;
        rules.habits.quietHours.days.fill(QuietHours::Span{QTime(14, 0), QTime(15, 0)});
        run.center.setRules(rules);
        run.center.raise(arrive(1, 3));
        QVERIFY(run.notifier.calls.isEmpty());
        QTRY_COMPARE((*await(run.ledger.entry(guidOf(1))))->reason, QStringLiteral("quiet-hours"));
        QCOMPARE(run.stateOf(1), AlertState::Due);
        while (m_clock->now().time() < QTime(15, 1)) {
            m_clock->advance(60s);
            (void)await(run.ledger.due()); // what was launched before has been answered
        }
        QTRY_COMPARE(run.notifier.calls.size(), 1);
        QCOMPARE(run.notifier.calls.first().title, QStringLiteral("3 in the night"));
        QTRY_COMPARE(run.stateOf(2), AlertState::Shown);
    }

    void whatDoNotDisturbHeldBackIsCaughtUp()
    {
        Run run(*m_database, *m_clock);
        Presence busy;
        busy.doNotDisturb = true;
        run.center.setPresence(busy);
        run.center.raise(arrive(1, 1));
        QVERIFY(run.notifier.calls.isEmpty());
        run.center.setPresence({});
        QTRY_COMPARE(run.notifier.calls.size(), 1);
    }

    void laterShowsTheMessageAgainAndOnlyThen()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 2));
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
        run.center.postpone({guidOf(1)}, m_clock->now().addSecs(600));
        QVERIFY(!run.notifier.onScreen.contains(Run::keyOf(1)));
        QTRY_COMPARE(run.stateOf(1), AlertState::Due);
        (void)await(run.ledger.due());
        m_clock->advance(599s);
        (void)await(run.ledger.due());
        QCOMPARE(run.notifier.calls.size(), 2);
        m_clock->advance(2s);
        QTRY_COMPARE(run.notifier.calls.size(), 3);
        QCOMPARE(run.notifier.calls.last().key, Run::keyOf(1));
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
    }

    void laterSurvivesARestart()
    {
        {
            Run run(*m_database, *m_clock);
            run.center.raise(arrive(1, 1));
            run.center.postpone({guidOf(1)}, m_clock->now().addSecs(600));
            QTRY_COMPARE((*await(run.ledger.entry(guidOf(1))))->reason, QStringLiteral("later"));
        }
        m_clock->advance(700s);
        Run next(*m_database, *m_clock);
        next.center.restore();
        QTRY_COMPARE(next.notifier.calls.size(), 1);
    }

    void mutingAThreadTakesItsAlertsAwayAndRaisesNoMore()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 2));
        AlertRules rules;
        rules.muted << guidOf(1); // sample messages are their own threads
        run.center.setRules(rules);
        QVERIFY(!run.notifier.onScreen.contains(Run::keyOf(1)));
        QVERIFY(run.notifier.onScreen.contains(Run::keyOf(2)));
        QTRY_COMPARE((*await(run.ledger.entry(guidOf(1))))->reason,
                     QStringLiteral("muted-thread"));
    }

    void newsThatIsNoMessageIsAlertedOnceHoweverOftenItIsHeard()
    {
        News news;
        news.id = guidOf(0x77);
        news.kind = NewsKind::Read;
        news.messageGuid = guidOf(5);
        news.personName = QStringLiteral("Carla");
        news.date = m_clock->now();
        {
            Run run(*m_database, *m_clock);
            QSignalSpy open(&run.center, &AlertCenter::openRequested);
            run.center.add({news}, m_clock->now());
            run.center.add({news}, m_clock->now());
            QTRY_COMPARE(run.notifier.calls.size(), 1);
            QTRY_COMPARE(run.stateOf(0x77), AlertState::Shown);
            QCOMPARE(run.notifier.calls.size(), 1);
        }
        Run next(*m_database, *m_clock);
        QSignalSpy open(&next.center, &AlertCenter::openRequested);
        next.center.restore();
        QTRY_COMPARE(next.notifier.adopted.size(), 1);
        next.center.add({news}, {});
        (void)await(next.ledger.due());
        QVERIFY(next.notifier.calls.isEmpty());
        next.notifier.click(Run::keyOf(0x77));
        QCOMPARE(open.count(), 1);
        QCOMPARE(open.first().first().value<Guid>(), guidOf(5));
    }

    void aClickThatComesBeforeAnythingWasRestoredOpensItsMessage()
    {
        (void)arrive(1, 1);
        Run run(*m_database, *m_clock);
        QSignalSpy open(&run.center, &AlertCenter::openRequested);
        Q_EMIT run.notifier.activated(Run::keyOf(1), QStringLiteral("token"));
        run.center.restore();
        QTRY_COMPARE(open.count(), 1);
        QCOMPARE(open.first().first().value<Guid>(), guidOf(1));
        QTRY_COMPARE(run.stateOf(1), AlertState::Clicked);
        QVERIFY(run.notifier.calls.isEmpty());
    }

    void whatTheDesktopLostIsShownAgainOnceAndStaysOneAlert()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 1));
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
        Q_EMIT run.notifier.lost({Run::keyOf(1), QStringLiteral("program/tray")});
        QTRY_COMPARE(run.notifier.calls.size(), 2);
        QCOMPARE(run.notifier.calls.last().title, run.notifier.calls.first().title);
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
        Q_EMIT run.notifier.available();
        m_clock->advance(10min);
        (void)await(run.ledger.due());
        QCOMPARE(run.notifier.calls.size(), 2);
        QCOMPARE(run.notifier.onScreen.size(), 1);
    }

    void whatWasLostWithoutAnybodyToShowItComesBackWithThem()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 1));
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
        run.notifier.confirmsAtOnce = false;
        Q_EMIT run.notifier.lost({Run::keyOf(1)});
        QTRY_COMPARE(run.notifier.calls.size(), 2);
        run.notifier.refuse(run.notifier.calls.last());
        QTRY_COMPARE(run.stateOf(1), AlertState::Due);
        run.notifier.confirmsAtOnce = true;
        Q_EMIT run.notifier.available();
        QTRY_COMPARE(run.notifier.calls.size(), 3);
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
    }

    void whatWasLostObeysTheRulesThatHoldByThen()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 1));
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
        Presence quiet;
        quiet.doNotDisturb = true;
        run.center.setPresence(quiet);
        Q_EMIT run.notifier.lost({Run::keyOf(1)});
        QTRY_COMPARE(run.stateOf(1), AlertState::Due);
        run.center.setPresence({});
        QTRY_COMPARE(run.notifier.calls.size(), 2);
    }

    void whatWasClickedBeforeItWasLostStaysAway()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 1));
        QTRY_COMPARE(run.stateOf(1), AlertState::Shown);
        run.notifier.click(Run::keyOf(1));
        Q_EMIT run.notifier.lost({Run::keyOf(1)});
        QTRY_COMPARE(run.stateOf(1), AlertState::Clicked);
        QCOMPARE(run.notifier.calls.size(), 1);
    }

    void everyAlertTellsTheMessageThatItLeadsTo()
    {
        Run run(*m_database, *m_clock);
        run.center.raise(arrive(1, 1));
        QCOMPARE(run.notifier.calls.last().message, guidOf(1));
        News deed;
        deed.id = guidOf(0xdeed);
        deed.kind = NewsKind::Read;
        deed.messageGuid = guidOf(7);
        deed.personName = QStringLiteral("Bert");
        deed.date = m_clock->now();
        run.center.add({deed}, {});
        QTRY_COMPARE(run.notifier.calls.size(), 2);
        QCOMPARE(run.notifier.calls.last().key, Run::keyOf(0xdeed));
        QCOMPARE(run.notifier.calls.last().message, guidOf(7));
        run.center.raise(arrive(10, 8));
        QTRY_COMPARE(run.notifier.calls.size(), 3);
        QVERIFY2(run.notifier.calls.last().message.isNull(), "a summary leads to the list");
    }

    void theButtonsOfAnAlertDoWhatTheySay()
    {
        Run run(*m_database, *m_clock);
        QSignalSpy reply(&run.center, &AlertCenter::replyRequested);
        QSignalSpy mute(&run.center, &AlertCenter::muteRequested);
        QSignalSpy open(&run.center, &AlertCenter::openRequested);
        run.center.raise(arrive(1, 4));
        run.notifier.choose(Run::keyOf(1), AlertAction::Reply, QStringLiteral("token"));
        QCOMPARE(reply.count(), 1);
        QCOMPARE(reply.first().first().value<Guid>(), guidOf(1));
        QCOMPARE(reply.first().last().toString(), QStringLiteral("token"));
        QTRY_COMPARE(run.stateOf(1), AlertState::Clicked);

        run.notifier.choose(Run::keyOf(2), AlertAction::MuteThread);
        QTRY_COMPARE(mute.count(), 1);
        QCOMPARE(mute.first().first().value<Guid>(), guidOf(2));

        run.notifier.choose(Run::keyOf(3), AlertAction::LaterHour);
        QTRY_COMPARE(run.stateOf(3), AlertState::Due);
        const auto hour = await(run.ledger.due());
        QCOMPARE(hour->first().postponed, m_clock->now().addSecs(3600));

        run.notifier.choose(Run::keyOf(4), AlertAction::LaterTomorrow);
        QTRY_COMPARE(run.stateOf(4), AlertState::Due);
        const auto tomorrow = await(run.ledger.due());
        QCOMPARE(tomorrow->last().postponed, QDateTime({2026, 3, 6}, {8, 0}, Qt::UTC));
        QVERIFY(open.isEmpty());
    }

    void aButtonOfAnAlertOfAnEarlierRunWorksToo()
    {
        {
            Run killed(*m_database, *m_clock);
            killed.center.raise(arrive(1, 1));
            QTRY_COMPARE(killed.stateOf(1), AlertState::Shown);
        }
        Run next(*m_database, *m_clock);
        next.notifier.choose(Run::keyOf(1), AlertAction::LaterHour);
        QTRY_COMPARE(next.stateOf(1), AlertState::Due);
    }

    void aButtonPressedBetweenTwoRunsIsObeyedOnceItIsKnownWhatStood()
    {
        {
            Run killed(*m_database, *m_clock);
            killed.center.raise(arrive(1, 4));
            QTRY_COMPARE(killed.stateOf(4), AlertState::Shown);
        }
        Run next(*m_database, *m_clock);
        QSignalSpy reply(&next.center, &AlertCenter::replyRequested);
        QSignalSpy mute(&next.center, &AlertCenter::muteRequested);
        QSignalSpy open(&next.center, &AlertCenter::openRequested);
        next.center.choose(Run::keyOf(1), AlertAction::LaterHour, {});
        next.center.choose(Run::keyOf(2), AlertAction::MuteThread, {});
        next.center.choose(Run::keyOf(3), AlertAction::Reply, QStringLiteral("token"));
        next.center.noteClicked(Run::keyOf(4));
        QVERIFY(reply.isEmpty());
        next.center.restore();
        QTRY_COMPARE(next.stateOf(1), AlertState::Due);
        QTRY_COMPARE(mute.count(), 1);
        QCOMPARE(reply.count(), 1);
        QCOMPARE(reply.first().first().value<Guid>(), guidOf(3));
        QCOMPARE(reply.first().last().toString(), QStringLiteral("token"));
        QTRY_COMPARE(next.stateOf(4), AlertState::Clicked);
        QVERIFY(open.isEmpty());
        QVERIFY(next.notifier.calls.isEmpty());
    }

    void aButtonOfAnAlertThatNeverStoodIsNoMoreThanAClick()
    {
        (void)arrive(1, 2);
        Run run(*m_database, *m_clock);
        run.notifier.confirmsAtOnce = false;
        run.center.restore();
        QTRY_COMPARE(run.notifier.calls.size(), 2);
        QSignalSpy mute(&run.center, &AlertCenter::muteRequested);
        QSignalSpy open(&run.center, &AlertCenter::openRequested);
        run.center.choose(Run::keyOf(99), AlertAction::MuteThread, {});
        run.center.choose(QStringLiteral("other/") + guidOf(1).toString(), AlertAction::Open, {});
        QTRY_COMPARE(open.count(), 1);
        QCOMPARE(open.first().first().value<Guid>(), guidOf(99));
        QVERIFY(mute.isEmpty());
    }

    void aSummaryOfAnEarlierRunStillOpensTheList()
    {
        {
            Run killed(*m_database, *m_clock);
            killed.center.raise(arrive(1, 8));
            QTRY_COMPARE(killed.stateOf(8), AlertState::Shown);
        }
        Run next(*m_database, *m_clock);
        QSignalSpy inbox(&next.center, &AlertCenter::inboxRequested);
        next.center.choose(Run::burstKey(), AlertAction::Open, {});
        next.center.restore();
        QTRY_COMPARE(inbox.count(), 1);
        QTRY_COMPARE(next.stateOf(8), AlertState::Clicked);
    }
};

QTEST_GUILESS_MAIN(AlertCenterTest)
#include "tst_alertcenter.moc"

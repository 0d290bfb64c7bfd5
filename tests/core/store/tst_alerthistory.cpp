#include "core/store/accountdatabase.h"
#include "core/store/alertchoices.h"
#include "core/store/alerthistory.h"
#include "core/store/messagestore.h"
#include "core/store/storagethread.h"
#include "tests/support/await.h"
#include "tests/support/samplemessages.h"

#include <QTest>

#include <memory>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QDateTime kNow({2026, 3, 5}, {14, 0}, Qt::UTC);

QList<AlertStep> stepsOf(const AlertRecord& record)
{
    QList<AlertStep> steps;
    for (const LedgerStep& step : record.steps)
        steps << step.step;
    return steps;
}

} // namespace

/// The chain behind "Was I alerted?", and what the person wants of alerts.
class AlertHistoryTest : public QObject
{
    Q_OBJECT

private:
    StoredPage arrive(const QList<MessageSummary>& page, const Arrival& arrival = {kNow, {}},
                      NewsPolicy policy = NewsPolicy::Live)
    {
        const SyncCursor cursor;
        const auto stored
            = await(m_store->storePage(Folder::Inbox, page, cursor, policy, arrival));
        return stored ? *stored : StoredPage();
    }

    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<AlertLedger> m_ledger;
    std::unique_ptr<AlertHistory> m_history;

private Q_SLOTS:
    void init()
    {
        auto opened = await(AccountDatabase::open(m_thread, QStringLiteral(":memory:"),
                                                  Secret(QByteArray(32, 'k'))));
        QVERIFY(opened);
        m_database = *std::move(opened);
        m_store = std::make_unique<MessageStore>(*m_database, QStringLiteral("anna@example.org"));
        m_ledger = std::make_unique<AlertLedger>(*m_database);
        m_history = std::make_unique<AlertHistory>(*m_database);
    }

    void aChainTellsEveryStepWithItsTime()
    {
        arrive({sampleMessage(1)}, {kNow.addMSecs(300), kNow});
        const QDateTime morning = kNow.addSecs(3600);
        QVERIFY(await(m_ledger->holdBack({{guidOf(1), AlertStep::HeldBack,
                                           QStringLiteral("quiet-hours"), kNow.addMSecs(400),
                                           morning}})));
        QVERIFY(await(m_ledger->mark({guidOf(1)}, AlertState::Shown, {}, 3, morning)));
        QVERIFY(await(m_ledger->mark({guidOf(1)}, AlertState::Clicked, {}, 0, morning.addSecs(5))));
        const auto records = await(m_history->ofMessage(guidOf(1)));
        QVERIFY(records);
        QCOMPARE(records->size(), 1);
        const AlertRecord& record = records->first();
        QCOMPARE(record.news.subject, QStringLiteral("Subject 1"));
        QVERIFY(stepsOf(record)
                == (QList<AlertStep>{AlertStep::Pushed, AlertStep::Arrived, AlertStep::HeldBack,
                                     AlertStep::Shown, AlertStep::Clicked}));
        QCOMPARE(record.steps.at(0).at, kNow);
        QCOMPARE(record.steps.at(2).reason, QStringLiteral("quiet-hours"));
        QCOMPARE(record.steps.at(2).until, morning);
        QVERIFY(record.state == AlertState::Clicked);
    }

    void theSameRuleIsWrittenDownOnlyOnce()
    {
        arrive({sampleMessage(1)});
        const LedgerStep held{guidOf(1), AlertStep::HeldBack, QStringLiteral("paused"), kNow, {}};
        QVERIFY(await(m_ledger->holdBack({held})));
        QVERIFY(await(m_ledger->holdBack({held})));
        QCOMPARE(await(m_history->ofMessage(guidOf(1)))->first().steps.size(), 2);
    }

    void whatWasNoNewsFromTheStartHasItsReason_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("reason");
        QTest::newRow("own") << 1 << QStringLiteral("own-message");
        QTest::newRow("read") << 2 << QStringLiteral("already-read");
        QTest::newRow("recalled") << 3 << QStringLiteral("no-access");
    }
    void whatWasNoNewsFromTheStartHasItsReason()
    {
        QFETCH(int, number);
        QFETCH(QString, reason);
        MessageSummary message = sampleMessage(number);
        if (number == 1)
            message.sender.email = QStringLiteral("Anna@example.org");
        message.retrieved = number == 2;
        if (number == 3)
            message.recallDate = kNow;
        QVERIFY(arrive({message}).news.isEmpty());
        const auto records = await(m_history->ofMessage(guidOf(number)));
        QCOMPARE(records->size(), 1);
        QVERIFY(records->first().state == AlertState::Suppressed);
        QCOMPARE(records->first().steps.last().reason, reason);
        QVERIFY(await(m_ledger->due())->isEmpty());
    }

    void whatWasThereBeforeTheAccountIsUnknownToTheLedger()
    {
        arrive({sampleMessage(1)}, {}, NewsPolicy::History);
        QVERIFY(await(m_history->ofMessage(guidOf(1)))->isEmpty());
    }

    void aMessageThatWasRecalledBeforeItsAlertSaysSo()
    {
        arrive({sampleMessage(1)});
        MessageSummary recalled = sampleMessage(1);
        recalled.recallDate = kNow;
        QVERIFY(await(m_store->update({recalled})));
        const auto records = await(m_history->ofMessage(guidOf(1)));
        QCOMPARE(records->first().steps.last().reason, QStringLiteral("content-gone"));
    }

    void aDayHoldsWhatHappenedInItNewestFirst()
    {
        arrive({sampleMessage(1)}, {kNow.addDays(-1), {}});
        arrive({sampleMessage(2)}, {kNow, {}});
        arrive({sampleMessage(3)}, {kNow.addSecs(1), {}});
        const QDateTime midnight({2026, 3, 5}, {0, 0}, Qt::UTC);
        const auto day = await(m_history->between(midnight, midnight.addDays(1), 100));
        QCOMPARE(day->size(), 2);
        QCOMPARE(day->first().news.id, guidOf(3));
        QCOMPARE(await(m_history->between(midnight, midnight.addDays(1), 1))->size(), 1);
        // What is clicked today belongs to today, whenever it came.
        QVERIFY(await(m_ledger->mark({guidOf(1)}, AlertState::Clicked, {}, 0, kNow.addSecs(9))));
        QCOMPARE(await(m_history->between(midnight, midnight.addDays(1), 100))->size(), 3);
    }

    void whatOthersDidWithAMessageIsToldBesideIt()
    {
        News read;
        read.id = guidOf(0x99);
        read.kind = NewsKind::Read;
        read.messageGuid = guidOf(1);
        read.personName = QStringLiteral("Carla");
        read.date = kNow;
        QVERIFY(*await(m_ledger->add(read, kNow, {})));
        QVERIFY(!*await(m_ledger->add(read, kNow, {})));
        const auto records = await(m_history->ofMessage(guidOf(1)));
        QCOMPARE(records->size(), 1);
        QCOMPARE(records->first().news.personName, QStringLiteral("Carla"));
        QCOMPARE(await(m_ledger->due())->size(), 1);
    }

    void oldStepsAreForgottenAndTheAlertStaysSettled()
    {
        arrive({sampleMessage(1)});
        QVERIFY(await(m_ledger->mark({guidOf(1)}, AlertState::Shown, {}, 3, kNow)));
        QVERIFY(await(m_history->forgetBefore(kNow.addDays(1))));
        const auto records = await(m_history->ofMessage(guidOf(1)));
        QVERIFY(records->first().steps.isEmpty());
        QVERIFY(records->first().state == AlertState::Shown);
        QVERIFY(await(m_ledger->due())->isEmpty());
    }

    void choicesAreKept()
    {
        AlertChoiceStore choices(*m_database);
        const AlertChoices first = *await(choices.load());
        QVERIFY(first.unwanted == QSet<NewsKind>{NewsKind::Replied});
        QVERIFY(await(choices.setWanted(NewsKind::Read, false)));
        QVERIFY(await(choices.setWanted(NewsKind::Replied, true)));
        QVERIFY(await(choices.setVips({QStringLiteral("z@example.org"),
                                       QStringLiteral(" a@example.org ")},
                                      kNow)));
        QVERIFY(await(choices.setMuted(guidOf(0xc1), true, kNow)));
        QVERIFY(await(choices.setMuted(guidOf(0xc2), true, kNow)));
        QVERIFY(await(choices.setMuted(guidOf(0xc1), false, kNow)));
        const AlertChoices kept = *await(choices.load());
        QVERIFY(kept.unwanted == QSet<NewsKind>{NewsKind::Read});
        QCOMPARE(kept.vips, (QStringList{QStringLiteral("z@example.org"),
                                         QStringLiteral("a@example.org")}));
        QCOMPARE(kept.muted, QSet<Guid>{guidOf(0xc2)});
    }
};

QTEST_GUILESS_MAIN(AlertHistoryTest)
#include "tst_alerthistory.moc"

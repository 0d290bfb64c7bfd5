#include "core/alerts/lockedalerts.h"
#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "tests/core/alerts/plainwording.h"
#include "tests/support/await.h"
#include "tests/support/fakenotifier.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kAnna = QStringLiteral("anna@example.org");

QList<MessageSummary> inbox(std::initializer_list<int> numbers)
{
    QList<MessageSummary> messages;
    for (const int number : numbers)
        messages << sampleMessage(number);
    return messages;
}

QString keyOf(int message)
{
    return guidOf(0xacc).toString() + u'/' + guidOf(message).toString();
}

} // namespace

class LockedAlertsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<LockedAlerts> make(QSet<Guid> known)
    {
        return std::make_unique<LockedAlerts>(guidOf(0xacc), kAnna, std::move(known), *m_desk,
                                              m_wording, m_clock);
    }

    ManualClock m_clock;
    PlainWording m_wording;
    std::unique_ptr<FakeNotifier> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<FakeNotifier>(); }

    void onlyWhatWasNotThereBeforeIsAnnouncedAndOnlyOnce()
    {
        const auto alerts = make({guidOf(1), guidOf(2)});
        alerts->look(inbox({1, 2}));
        QVERIFY(m_desk->calls.isEmpty());
        alerts->look(inbox({3, 2, 1}));
        alerts->look(inbox({3, 2, 1}));
        QCOMPARE(m_desk->calls.size(), 1);
        QCOMPARE(m_desk->calls.first().key, keyOf(3));
        QCOMPARE(m_desk->calls.first().title, QStringLiteral("New message"));
    }

    void whatTheDesktopLostIsAnnouncedAgain()
    {
        const auto alerts = make({});
        alerts->look(inbox({3}));
        Q_EMIT m_desk->lost({keyOf(3)});
        QVERIFY(alerts->entries().isEmpty());
        alerts->look(inbox({3}));
        alerts->look(inbox({3}));
        QCOMPARE(m_desk->calls.size(), 2);
        QCOMPARE(alerts->entries().size(), 1);
    }

    void whatIsReadElsewhereIsTakenFromTheScreen()
    {
        const auto alerts = make({});
        alerts->look(inbox({3}));
        QList<MessageSummary> read = inbox({3});
        read.first().retrieved = true;
        alerts->look(read);
        QVERIFY(!m_desk->onScreen.contains(keyOf(3)));
        QVERIFY(alerts->entries().first().state == AlertState::Closed);
    }

    void pausedNewsAreLeftToTheLedger()
    {
        const auto alerts = make({});
        AlertRules rules;
        rules.habits.pausedUntil = m_clock.now().addSecs(600);
        alerts->setRules(rules);
        alerts->look(inbox({3}));
        QVERIFY(m_desk->calls.isEmpty());
        QVERIFY(alerts->entries().isEmpty());
        QCOMPARE(alerts->askAgain(), rules.habits.pausedUntil);
        alerts->setRules({});
        alerts->look(inbox({3}));
        QCOMPARE(m_desk->calls.size(), 1);
    }

    void aClickIsKeptForWhenTheProgramIsOpenAgain()
    {
        const auto alerts = make({});
        QSignalSpy clicked(alerts.get(), &LockedAlerts::openRequested);
        alerts->look(inbox({3}));
        m_desk->click(keyOf(3), QStringLiteral("token"));
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.first().at(0).value<Guid>(), guidOf(3));
        QVERIFY(alerts->entries().first().state == AlertState::Clicked);
        m_desk->click(QStringLiteral("another/key"));
        QCOMPARE(clicked.size(), 1);
    }

    void theLedgerTakesOverWhatWasAnnounced()
    {
        const auto alerts = make({});
        alerts->look(inbox({3}));
        StorageThread thread;
        auto database = await(AccountDatabase::open(thread, QStringLiteral(":memory:"),
                                                    Secret(QByteArray(32, 'k'))));
        QVERIFY(database);
        AlertLedger ledger(**database);
        QVERIFY(await(ledger.takeOver(alerts->entries())));
        const auto entry = await(ledger.entry(guidOf(3)));
        QVERIFY(entry && *entry && (*entry)->state == AlertState::Shown);
        QCOMPARE(await(ledger.settled())->size(), 1);
        // What the ledger knows better stays.
        QVERIFY(await(ledger.mark({guidOf(3)}, AlertState::Clicked, {}, 0, m_clock.now())));
        QVERIFY(await(ledger.takeOver(alerts->entries())));
        QVERIFY((*await(ledger.entry(guidOf(3))))->state == AlertState::Clicked);
    }
};

QTEST_GUILESS_MAIN(LockedAlertsTest)
#include "tst_lockedalerts.moc"

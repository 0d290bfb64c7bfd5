#include "core/store/accountdatabase.h"
#include "core/store/alertledger.h"
#include "core/store/storagethread.h"
#include "core/sync/mailboxsync.h"
#include "tests/support/await.h"
#include "tests/support/fakemailbox.h"
#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kAnna = QStringLiteral("anna@example.org");
const QList<Folder> kFolders{Folder::Inbox, Folder::Sent, Folder::Draft, Folder::Archive,
                             Folder::Trash};

/// One run of the program over a database that may outlive it.
struct Run
{
    Run(FakeMailbox& mailbox, AccountDatabase& database, ManualClock& clock)
        : m_clock(clock), store(database, kAnna), sync(mailbox, store, clock, clock)
    {
        QObject::connect(&sync, &MailboxSync::messagesArrived, &sync,
                         [this](const QList<MessageSummary>& news) {
                             for (const MessageSummary& message : news)
                                 arrived << message.guid;
                         });
        QObject::connect(&sync, &MailboxSync::failed, &sync,
                         [this](const Error& error) { failures << error.kind; });
    }

    /// Until nothing is under way and nothing is planned; time passes as fast as it can.
    [[nodiscard]] bool settle()
    {
        return QTest::qWaitFor(
            [this] {
                if (sync.isRunning())
                    return false;
                if (m_clock.waiting() == 0)
                    return true;
                m_clock.advance(m_clock.nextCallIn());
                return false;
            },
            20'000);
    }
    [[nodiscard]] QList<Guid> stored(Folder folder)
    {
        return await(store.guidsAt(folder, 0, 100'000)).value_or(QList<Guid>());
    }

    ManualClock& m_clock;
    MessageStore store;
    QList<Guid> arrived;
    QList<ErrorKind> failures;
    MailboxSync sync;
};

QList<Guid> guidsOf(const QList<MessageSummary>& messages)
{
    QList<Guid> guids;
    for (const MessageSummary& message : messages)
        guids << message.guid;
    return guids;
}

} // namespace

class MailboxSyncTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccountDatabase> openDatabase(const QString& path = QStringLiteral(":memory:"))
    {
        auto opened = await(AccountDatabase::open(m_thread, path, Secret(QByteArray(32, 'k'))));
        return opened ? *std::move(opened) : nullptr;
    }
    /// A mailbox of `count` messages that has been fetched already.
    void fetchAll(int count)
    {
        m_mailbox->deliver(1, count);
        m_run->sync.start(kFolders);
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->stored(Folder::Inbox).size(), count);
        m_clock->advance(10s);
        m_mailbox->log.clear();
        m_run->arrived.clear();
    }

    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<FakeMailbox> m_mailbox;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Run> m_run;

private Q_SLOTS:
    void init()
    {
        m_database = openDatabase();
        QVERIFY(m_database);
        m_mailbox = std::make_unique<FakeMailbox>();
        m_clock = std::make_unique<ManualClock>();
        m_run = std::make_unique<Run>(*m_mailbox, *m_database, *m_clock);
    }
    void cleanup()
    {
        m_run.reset();
        m_database.reset();
    }

    void theFirstSyncFetchesEverythingTellsHowFarItIsAndAlertsNothing()
    {
        m_mailbox->deliver(1, 250);
        m_mailbox->deliver(sampleMessage(1000), Folder::Sent);
        QList<qint64> done;
        connect(&m_run->sync, &MailboxSync::progressed, this,
                [&done](const QList<FolderProgress>& progress) {
                    for (const FolderProgress& folder : progress) {
                        if (folder.folder == Folder::Inbox && folder.total > 0) {
                            QCOMPARE(folder.total, 250);
                            done << folder.done;
                        }
                    }
                });
        m_run->sync.start(kFolders);
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->stored(Folder::Inbox), guidsOf(m_mailbox->folders[Folder::Inbox]));
        QCOMPARE(m_run->stored(Folder::Sent).size(), 1);
        QCOMPARE(done.mid(0, 2), (QList<qint64>{100, 200}));
        QVERIFY(m_run->arrived.isEmpty());
    }

    void aFirstSyncThatWasKilledGoesOnWhereItWasAndMissesNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("mailbox.db"));
        FakeMailbox mailbox;
        mailbox.deliver(1, 550);
        {
            auto database = openDatabase(path);
            Run killed(mailbox, *database, *m_clock);
            // It dies while the fourth page is on its way.
            mailbox.meanwhile = [&] {
                if (mailbox.searches == 4)
                    killed.sync.stop();
            };
            killed.sync.start(kFolders);
            QVERIFY(killed.settle());
            mailbox.meanwhile = nullptr;
            QCOMPARE(killed.stored(Folder::Inbox).size(), 300);
        }
        mailbox.deliver(2000, 1); // meanwhile something new has come
        mailbox.log.clear();
        auto database = openDatabase(path);
        QVERIFY(database);
        Run next(mailbox, *database, *m_clock);
        next.sync.start(kFolders);
        QVERIFY(next.settle());
        QCOMPARE(next.stored(Folder::Inbox), guidsOf(mailbox.folders[Folder::Inbox]));
        QCOMPARE(next.arrived, QList<Guid>{guidOf(2000)});
        QVERIFY2(!mailbox.log.contains(QStringLiteral("Inbox 1/100")), "it began from the start");
    }

    void messagesThatMoveUpWhilePagesAreReadAreNotOverlooked()
    {
        m_mailbox->deliver(1, 420);
        m_mailbox->meanwhile = [this] {
            if (m_mailbox->searches == 2 || m_mailbox->searches == 3) {
                // Two of the pages read already go: the rest moves up.
                m_mailbox->vanish(guidOf(420 - m_mailbox->searches));
                m_mailbox->vanish(guidOf(410 - m_mailbox->searches));
            }
        };
        m_run->sync.start(kFolders);
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->stored(Folder::Inbox), guidsOf(m_mailbox->folders[Folder::Inbox]));
    }

    void anEventCostsOneSmallSearch()
    {
        fetchAll(300);
        m_mailbox->deliver(1000, 1);
        m_run->sync.notePush();
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QCOMPARE(m_mailbox->log.mid(0, 1), QList<QString>{QStringLiteral("Inbox 1/8")});
        QVERIFY(m_mailbox->log.size() <= 2);
        QCOMPARE(m_run->arrived, QList<Guid>{guidOf(1000)});
        m_mailbox->log.clear();
        m_clock->advance(10s);
        m_run->sync.refreshInbox(); // without an event it is looked at more closely
        QVERIFY(m_run->settle());
        QCOMPARE(m_mailbox->log, QList<QString>{QStringLiteral("Inbox 1/25")});
    }

    void anEventAboutMoreThanOnePageTellsAllOfThem()
    {
        fetchAll(300);
        m_mailbox->deliver(1000, 40);
        m_run->sync.notePush();
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->arrived.size(), 40);
        QVERIFY(m_mailbox->log.size() <= 4);
    }

    void theFirstEventActsAtOnceAndManyWithinHalfASecondBecomeOne()
    {
        fetchAll(30);
        for (int i = 0; i < 20; ++i)
            m_run->sync.refreshInbox();
        QCOMPARE(m_mailbox->log.size(), 1);
        QTRY_VERIFY(!m_run->sync.isRunning());
        const auto searches = m_mailbox->log.size();
        m_run->sync.refreshInbox();
        QCOMPARE(m_mailbox->log.size(), searches);
        m_clock->advance(500ms);
        QTRY_VERIFY(m_mailbox->log.size() > searches);
    }

    void theSubscriptionThatFollowsAStartIsNotHeldBack()
    {
        m_mailbox->deliver(1, 30);
        m_run->sync.start(kFolders);
        QVERIFY(m_run->settle());
        const auto searches = m_mailbox->log.size();
        m_run->sync.refreshAll();
        QVERIFY(m_run->sync.isRunning());
        QVERIFY(m_mailbox->log.size() > searches);
        QTRY_VERIFY(!m_run->sync.isRunning());
        // From now on there is a window again, also after a stop in between has been made good.
        m_run->sync.refreshAll();
        QVERIFY(!m_run->sync.isRunning());
        m_run->sync.stop();
        m_run->sync.start(kFolders);
        QTRY_VERIFY(!m_run->sync.isRunning());
        m_run->sync.refreshAll();
        QVERIFY(m_run->sync.isRunning());
        QVERIFY(m_run->settle());
    }

    void aThousandNewMessagesComeInLargePagesAndEachIsNewsOnce()
    {
        fetchAll(10);
        m_mailbox->deliver(5000, 1000);
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->arrived.size(), 1000);
        QCOMPARE(QSet<Guid>(m_run->arrived.begin(), m_run->arrived.end()).size(), 1000);
        QVERIFY(m_mailbox->log.size() < 25);
    }

    void whatIsOnlyHereIsRemovedAfterThePortalWasAskedForIt()
    {
        fetchAll(250);
        m_mailbox->vanish(guidOf(17));
        QSignalSpy vanished(&m_run->sync, &MailboxSync::vanished);
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QCOMPARE(vanished.count(), 1);
        QCOMPARE(vanished.first().first().value<QList<Guid>>(), QList<Guid>{guidOf(17)});
        QVERIFY(m_mailbox->log.contains(QStringLiteral("Inbox guids 1")));
        QCOMPARE(m_run->stored(Folder::Inbox).size(), 249);
    }

    void messagesOfOneMillisecondInAnotherOrderHideNoDifference_data()
    {
        QTest::addColumn<int>("place");
        // Where the bisection looks first: the third of five pages.
        QTest::newRow("within a page") << 240;
        QTest::newRow("at its beginning") << 199;
        QTest::newRow("at its end") << 299;
    }
    void messagesOfOneMillisecondInAnotherOrderHideNoDifference()
    {
        // The portal sorts by a finer time than it tells apart here.
        QFETCH(int, place);
        QList<MessageSummary>& inbox = m_mailbox->folders[Folder::Inbox];
        m_mailbox->deliver(1, 450);
        inbox[place + 1].date = inbox[place].date;
        if (inbox[place].guid < inbox[place + 1].guid)
            inbox.swapItemsAt(place, place + 1);
        m_run->sync.start(kFolders);
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->stored(Folder::Inbox).size(), 450);
        QVERIFY(m_run->stored(Folder::Inbox) != guidsOf(inbox));
        m_clock->advance(10s);
        m_mailbox->log.clear();

        m_mailbox->vanish(guidOf(100));
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->stored(Folder::Inbox).size(), 449);
        QVERIFY(!m_run->stored(Folder::Inbox).contains(guidOf(100)));
        QVERIFY2(m_mailbox->log.size() < 30, qPrintable(m_mailbox->log.join(u'\n')));
    }

    void aMessageMovedElsewhereIsMovedAndNotRemoved()
    {
        fetchAll(120);
        m_mailbox->move(guidOf(60), Folder::Trash);
        QSignalSpy vanished(&m_run->sync, &MailboxSync::vanished);
        m_run->sync.refreshAll();
        QVERIFY(m_run->settle());
        QVERIFY(vanished.isEmpty());
        QCOMPARE(m_run->stored(Folder::Trash), QList<Guid>{guidOf(60)});
        QCOMPARE(m_run->stored(Folder::Inbox).size(), 119);
        QVERIFY(m_run->arrived.isEmpty());
    }

    void recalledMessagesLoseTheirContentAndReadOnesTheirAlert()
    {
        fetchAll(10);
        QVERIFY(await(m_run->store.storeBody(guidOf(4), QStringLiteral("secret"), BodyFormat::Text,
                                             QStringLiteral("secret"))));
        QSignalSpy destroyed(&m_run->sync, &MailboxSync::contentDestroyed);
        QSignalSpy read(&m_run->sync, &MailboxSync::readElsewhere);
        m_mailbox->find(guidOf(4))->recallDate = m_clock->now();
        m_mailbox->find(guidOf(5))->retrieved = true;
        m_run->sync.recheck({guidOf(4), guidOf(5)});
        QVERIFY(m_run->settle());
        QCOMPARE(destroyed.first().first().value<QList<Guid>>(), QList<Guid>{guidOf(4)});
        QCOMPARE(read.first().first().value<QList<Guid>>(), QList<Guid>{guidOf(5)});
        QVERIFY(!await(m_run->store.body(guidOf(4))).value_or(QString()));
    }

    void manyRechecksAreAskedInTheSizeThePortalAllows()
    {
        fetchAll(120);
        QList<Guid> all;
        for (int i = 1; i <= 120; ++i)
            all << guidOf(i);
        m_run->sync.recheck(all + all);
        QVERIFY(m_run->settle());
        QCOMPARE(m_mailbox->log.size(), (120 + kMaxFilterGuids - 1) / kMaxFilterGuids);
    }

    void aFailureThatPassesIsTriedAgainAndLosesNothing_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("network") << ErrorKind::Network;
        QTest::newRow("portal") << ErrorKind::Portal;
        QTest::newRow("unreadable") << ErrorKind::Protocol;
    }
    void aFailureThatPassesIsTriedAgainAndLosesNothing()
    {
        QFETCH(ErrorKind, kind);
        for (int failing = 0; failing < 6; ++failing) {
            cleanup();
            init();
            m_mailbox->deliver(1, 230);
            for (int i = 0; i < failing; ++i)
                m_mailbox->failures.push_back(std::nullopt);
            m_mailbox->failures.push_back(Error(kind));
            m_run->sync.start(kFolders);
            QVERIFY(m_run->settle());
            QCOMPARE(m_run->failures, QList<ErrorKind>{kind});
            QCOMPARE(m_run->stored(Folder::Inbox), guidsOf(m_mailbox->folders[Folder::Inbox]));
        }
    }

    void pausesBetweenAttemptsGrow()
    {
        fetchAll(5);
        for (int i = 0; i < 5; ++i)
            m_mailbox->failures.push_back(Error(ErrorKind::Network));
        QList<std::chrono::milliseconds> pauses;
        m_run->sync.refreshInbox();
        for (int i = 0; i < 5; ++i) {
            QTRY_VERIFY(!m_run->sync.isRunning());
            pauses << m_clock->nextCallIn();
            m_clock->advance(m_clock->nextCallIn());
        }
        QVERIFY(pauses.first() >= 1600ms && pauses.first() <= 2400ms);
        QVERIFY(pauses.last() >= 24s && pauses.last() <= 36s);
        QVERIFY(m_run->settle());
    }

    void aPauseThatThePortalAsksForIsKept()
    {
        fetchAll(5);
        Error slowDown(ErrorKind::Portal);
        slowDown.httpStatus = 429;
        slowDown.retryAfter = 90s;
        m_mailbox->failures.push_back(slowDown);
        m_run->sync.refreshInbox();
        QTRY_VERIFY(!m_run->sync.isRunning());
        QVERIFY(m_clock->nextCallIn() >= 90s);
    }

    void whatOnlyAPersonCanMendIsNotTriedAgainByItself_data()
    {
        QTest::addColumn<Error>("error");
        Error suspended(ErrorKind::Portal);
        suspended.code = QStringLiteral("31");
        Error maintenance(ErrorKind::Portal);
        maintenance.httpStatus = 503;
        QTest::newRow("session over") << Error(ErrorKind::SignInNeeded);
        QTest::newRow("certificate") << Error(ErrorKind::Tls);
        QTest::newRow("suspended") << suspended;
        QTest::newRow("maintenance") << maintenance;
    }
    void whatOnlyAPersonCanMendIsNotTriedAgainByItself()
    {
        QFETCH(Error, error);
        fetchAll(5);
        m_mailbox->failures.push_back(error);
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->failures.size(), 1);
        QCOMPARE(m_mailbox->log.size(), 1);
        // Start is called once it was mended: everything is looked at again.
        m_mailbox->deliver(900, 1);
        m_run->sync.start(kFolders);
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->arrived, QList<Guid>{guidOf(900)});
    }

    void onceAWeekEveryPageIsComparedForWhatNumbersDoNotTell()
    {
        fetchAll(250);
        // One went and an old one came: as many as before, and the newest page is known.
        m_mailbox->vanish(guidOf(30));
        MessageSummary old = sampleMessage(3000);
        old.date = sampleMessage(20).date.addSecs(1);
        m_mailbox->deliver(old);
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QVERIFY(!m_run->stored(Folder::Inbox).contains(guidOf(3000)));

        m_clock->advance(8 * 24h);
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QCOMPARE(m_run->stored(Folder::Inbox), guidsOf(m_mailbox->folders[Folder::Inbox]));

        m_mailbox->log.clear();
        m_clock->advance(10s);
        m_run->sync.refreshInbox();
        QVERIFY(m_run->settle());
        QCOMPARE(m_mailbox->log, QList<QString>{QStringLiteral("Inbox 1/25")});
    }

    void stoppedItAsksNothingMore()
    {
        fetchAll(5);
        m_run->sync.stop();
        m_run->sync.refreshAll();
        m_run->sync.recheck({guidOf(1)});
        QVERIFY(m_run->settle());
        QVERIFY(m_mailbox->log.isEmpty());
    }

    void dyingInTheMiddleOfACallIsSafe()
    {
        m_mailbox->deliver(1, 300);
        m_mailbox->meanwhile = [this] {
            if (m_mailbox->searches == 2)
                QMetaObject::invokeMethod(this, [this] { m_run.reset(); }, Qt::QueuedConnection);
        };
        m_run->sync.start(kFolders);
        QTRY_VERIFY(!m_run);
        // What it was about to store does not come back to a dead object.
        Run next(*m_mailbox, *m_database, *m_clock);
        next.sync.start(kFolders);
        QVERIFY(next.settle());
        QCOMPARE(next.stored(Folder::Inbox).size(), 300);
    }

    void afterAnyHistoryTheCacheEqualsThePortalAndEachMessageWasNewsOnce_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void afterAnyHistoryTheCacheEqualsThePortalAndEachMessageWasNewsOnce()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        const auto below = [&random](int limit) {
            return static_cast<int>(random() % static_cast<unsigned>(limit));
        };
        fetchAll(20 + below(300));
        int next = 1000;
        QSet<Guid> expected;
        const auto someGuid = [&]() -> Guid {
            const QList<MessageSummary>& inbox = m_mailbox->folders[Folder::Inbox];
            return inbox.isEmpty() ? Guid() : inbox.at(below(static_cast<int>(inbox.size()))).guid;
        };
        for (int step = 0; step < 40; ++step) {
            switch (below(9)) {
            case 0:
            case 1:
            case 2: {
                const int count = 1 + below(below(5) == 0 ? 150 : 4);
                for (int i = 0; i < count; ++i, ++next) {
                    m_mailbox->deliver(sampleMessage(next));
                    expected << guidOf(next);
                }
                break;
            }
            case 3: {
                const Guid guid = someGuid();
                if (!m_run->arrived.contains(guid))
                    expected.remove(guid); // gone before anybody could tell of it
                m_mailbox->vanish(guid);
                break;
            }
            case 4:
                if (MessageSummary* message = m_mailbox->find(someGuid())) {
                    if (!m_run->arrived.contains(message->guid))
                        expected.remove(message->guid);
                    message->recallDate = m_clock->now();
                }
                break;
            case 5: {
                const Guid guid = someGuid();
                if (!m_run->arrived.contains(guid))
                    expected.remove(guid);
                m_mailbox->move(guid, below(2) == 0 ? Folder::Trash : Folder::Archive);
                break;
            }
            case 6: {
                const Guid guid = someGuid();
                if (MessageSummary* message = m_mailbox->find(guid)) {
                    if (!m_run->arrived.contains(guid))
                        expected.remove(guid);
                    message->retrieved = true;
                }
                break;
            }
            case 7:
                m_mailbox->failures.push_back(Error(ErrorKind::Network));
                break;
            default: break;
            }
            if (below(3) == 0) {
                below(4) == 0 ? m_run->sync.refreshAll() : m_run->sync.refreshInbox();
                if (below(2) == 0)
                    QVERIFY(m_run->settle());
            }
        }
        m_run->sync.refreshAll();
        QVERIFY(m_run->settle());
        m_run->sync.refreshAll();
        QVERIFY(m_run->settle());

        for (const Folder folder : kFolders)
            QCOMPARE(m_run->stored(folder), guidsOf(m_mailbox->folders[folder]));
        const QSet<Guid> told(m_run->arrived.begin(), m_run->arrived.end());
        QCOMPARE(m_run->arrived.size(), told.size());
        // A message may have been told of before it was read or removed; it may not be forgotten.
        QVERIFY2((expected - told).isEmpty(), "a message was never news");
    }
};

QTEST_GUILESS_MAIN(MailboxSyncTest)
#include "tst_mailboxsync.moc"

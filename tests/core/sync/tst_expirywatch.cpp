#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "core/sync/expirywatch.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

class ExpiryWatchTest : public QObject
{
    Q_OBJECT

private:
    /// Opened messages that expire so many seconds from now; 0: never.
    void keep(QList<int> secondsLeft)
    {
        QList<MessageSummary> page;
        for (qsizetype i = 0; i < secondsLeft.size(); ++i) {
            MessageSummary message = sampleMessage(static_cast<int>(i) + 1);
            if (secondsLeft.at(i) != 0)
                message.expiryDate = m_clock->now().addSecs(secondsLeft.at(i));
            page.prepend(message);
        }
        const SyncCursor cursor;
        QVERIFY(await(m_store->storePage(Folder::Inbox, page, cursor, NewsPolicy::Live)));
        for (qsizetype i = 0; i < secondsLeft.size(); ++i)
            (void)await(m_store->storeBody(guidOf(static_cast<int>(i) + 1), QStringLiteral("text"),
                                           BodyFormat::Text, QStringLiteral("text")));
    }
    [[nodiscard]] bool hasBody(int number)
    {
        return await(m_store->body(guidOf(number))).value_or(std::nullopt).has_value();
    }
    /// Lets what was started on the storage thread come back.
    [[nodiscard]] bool waitForPlan()
    {
        return QTest::qWaitFor([this] { return m_clock->waiting() > 0; }, 5000);
    }

    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<MessageStore> m_store;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<ExpiryWatch> m_watch;

private Q_SLOTS:
    void init()
    {
        auto opened = await(AccountDatabase::open(m_thread, QStringLiteral(":memory:"),
                                                  Secret(QByteArray(32, 'k'))));
        QVERIFY(opened);
        m_database = *std::move(opened);
        m_store = std::make_unique<MessageStore>(*m_database, QStringLiteral("anna@example.org"));
        m_clock = std::make_unique<ManualClock>();
        m_watch = std::make_unique<ExpiryWatch>(*m_store, *m_clock, *m_clock);
    }
    void cleanup()
    {
        m_watch.reset();
        m_store.reset();
        m_database.reset();
    }

    void contentIsDestroyedWhenItsTimeHasComeAlsoWithoutThePortal()
    {
        keep({60, 0, 3600});
        QVERIFY(hasBody(1));
        QSignalSpy destroyed(m_watch.get(), &ExpiryWatch::contentDestroyed);
        m_watch->update();
        m_clock->advance(2s);
        QVERIFY(waitForPlan());
        QVERIFY(destroyed.isEmpty());
        m_clock->advance(60s);
        QTRY_COMPARE(destroyed.count(), 1);
        QCOMPARE(destroyed.first().first().value<QList<Guid>>(), QList<Guid>{guidOf(1)});
        QVERIFY(!hasBody(1));
        QVERIFY(hasBody(2));
        QVERIFY(hasBody(3));
    }

    void whatExpiredWhileTheProgramWasOffIsDestroyedAtTheStart()
    {
        keep({10, 20});
        m_clock->advance(3600s);
        QSignalSpy destroyed(m_watch.get(), &ExpiryWatch::contentDestroyed);
        m_watch->update();
        m_clock->advance(2s);
        QTRY_COMPARE(destroyed.count(), 1);
        QVERIFY(!hasBody(1));
        QVERIFY(!hasBody(2));
    }

    void aClockThatJumpsForwardIsNoticedWithinTenMinutes()
    {
        keep({86'400});
        QSignalSpy destroyed(m_watch.get(), &ExpiryWatch::contentDestroyed);
        m_watch->update();
        m_clock->advance(2s);
        QVERIFY(waitForPlan());
        m_clock->jumpWallTime(48h);
        m_clock->advance(10min);
        QTRY_COMPARE(destroyed.count(), 1);
    }

    void withNothingToExpireNothingIsPlanned()
    {
        keep({0, 0});
        m_watch->update();
        m_clock->advance(2s);
        // The storage thread is asked last: what the watch asked has been answered then.
        QVERIFY(await(m_store->nextExpiry()));
        QCoreApplication::processEvents();
        QCOMPARE(m_clock->waiting(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(ExpiryWatchTest)
#include "tst_expirywatch.moc"

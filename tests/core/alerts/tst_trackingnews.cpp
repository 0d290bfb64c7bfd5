#include "core/alerts/trackingnews.h"
#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "tests/core/alerts/plainwording.h"
#include "tests/support/await.h"
#include "tests/support/fakenotifier.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

const QString kAnna = QStringLiteral("anna@example.org");

TrackingDetail deed(const QString& type, const QDateTime& date)
{
    TrackingDetail made;
    made.type = type;
    made.date = date;
    made.ownerEmail = QStringLiteral("Anna@example.org");
    made.actorEmail = QStringLiteral("bert@example.org");
    made.messageGuid = guidOf(1);
    made.messageSubject = QStringLiteral("Plan");
    return made;
}

class FakeDeeds final : public TrackedDeeds
{
public:
    QList<TrackingDetail> all;
    bool fails = false;
    int asked = 0;
    int askedForNewest = 0;

    AsyncResult<QDateTime> newest(std::stop_token) override
    {
        ++askedForNewest;
        if (fails)
            co_return failure(ErrorKind::Network);
        QDateTime newest;
        for (const TrackingDetail& one : std::as_const(all))
            newest = newest.isValid() ? qMax(newest, one.date) : one.date;
        co_return newest;
    }

    AsyncResult<Page<TrackingDetail>> since(QDateTime moment, int, std::stop_token) override
    {
        ++asked;
        if (fails)
            co_return failure(ErrorKind::Network);
        Page<TrackingDetail> page;
        page.totalPages = 1;
        for (const TrackingDetail& one : std::as_const(all)) {
            if (one.date >= moment)
                page.results << one;
        }
        co_return page;
    }
};

} // namespace

class TrackingNewsTest : public QObject
{
    Q_OBJECT

private:
    struct Run
    {
        Run(AccountDatabase& database, FakeDeeds& deeds, ManualClock& clock)
            : ledger(database), cursor(database),
              center(guidOf(0xacc), kAnna, ledger, notifier, wording, clock, clock),
              tracking(deeds, cursor, center, kAnna)
        {
            center.setZone([] { return QTimeZone::utc(); });
        }
        void look()
        {
            tracking.look({});
            for (int i = 0; i < 6; ++i)
                (void)await(ledger.due());
        }

        AlertLedger ledger;
        TrackingCursor cursor;
        FakeNotifier notifier;
        PlainWording wording;
        AlertCenter center;
        TrackingNews tracking;
    };

    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<ManualClock> m_clock;
    FakeDeeds m_deeds;

private Q_SLOTS:
    void init()
    {
        auto opened = await(AccountDatabase::open(m_thread, QStringLiteral(":memory:"),
                                                  Secret(QByteArray(32, 'k'))));
        QVERIFY(opened);
        m_database = *std::move(opened);
        m_clock = std::make_unique<ManualClock>();
        m_deeds = {};
    }

    void aDeedIsNewsIfItIsDoneByAnotherWithWhatIsOurs_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("owner");
        QTest::addColumn<int>("kind"); // -1: none
        const QString bert = QStringLiteral("bert@example.org");
        const auto row = [](const char* name, const char* type, const QString& actor,
                            const QString& owner, int kind) {
            QTest::newRow(name) << QString::fromLatin1(type) << actor << owner << kind;
        };
        row("read", "Retrieved", bert, kAnna, int(NewsKind::Read));
        row("replied", "Replied", bert, kAnna, int(NewsKind::Replied));
        row("forwarded", "forwarded", bert, kAnna, int(NewsKind::Forwarded));
        row("downloaded", "Downloaded", bert, kAnna, int(NewsKind::Downloaded));
        row("printed", "Printed", bert, kAnna, int(NewsKind::Printed));
        row("signed", "Esigned", bert, kAnna, int(NewsKind::Signed));
        row("declined", "EsignDeclined", bert, kAnna, int(NewsKind::Declined));
        row("only looked at", "Reviewed", bert, kAnna, -1);
        row("unknown", "Admired", bert, kAnna, -1);
        row("by oneself", "Retrieved", QStringLiteral("ANNA@example.org"), kAnna, -1);
        row("with what is another's", "Retrieved", bert, QStringLiteral("carla@example.org"), -1);
    }
    void aDeedIsNewsIfItIsDoneByAnotherWithWhatIsOurs()
    {
        QFETCH(QString, type);
        QFETCH(QString, actor);
        QFETCH(QString, owner);
        QFETCH(int, kind);
        TrackingDetail made = deed(type, m_clock->now());
        made.actorEmail = actor;
        made.ownerEmail = owner;
        const auto news = newsOf(made, kAnna);
        QCOMPARE(news ? int(news->kind) : -1, kind);
        if (news) {
            QCOMPARE(news->messageGuid, guidOf(1));
            QCOMPARE(news->id, newsOf(made, kAnna)->id);
            made.date = made.date.addMSecs(1);
            QVERIFY(news->id != newsOf(made, kAnna)->id);
        }
    }

    void whatWasBeforeTheFirstLookIsNoNews()
    {
        m_deeds.all << deed(QStringLiteral("Retrieved"), m_clock->now().addSecs(-60));
        Run run(*m_database, m_deeds, *m_clock);
        run.look();
        QCOMPARE(m_deeds.asked, 0);
        run.look();
        QCOMPARE(m_deeds.asked, 1);
        QVERIFY(run.notifier.calls.isEmpty());
    }

    void theFirstLookBeginsWhereThePortalIsWhateverTheClockHereSays_data()
    {
        QTest::addColumn<qint64>("portalIsAhead"); // of this computer, in seconds
        QTest::newRow("in step") << qint64(0);
        QTest::newRow("this clock is two years behind") << qint64(2 * 365 * 86400);
        QTest::newRow("this clock is two years ahead") << qint64(-2 * 365 * 86400);
    }
    void theFirstLookBeginsWhereThePortalIsWhateverTheClockHereSays()
    {
        QFETCH(qint64, portalIsAhead);
        const QDateTime portal = m_clock->now().addSecs(portalIsAhead);
        m_deeds.all << deed(QStringLiteral("Retrieved"), portal.addDays(-1))
                    << deed(QStringLiteral("Downloaded"), portal.addSecs(-1));
        Run run(*m_database, m_deeds, *m_clock);
        run.look();
        run.look();
        QVERIFY2(run.notifier.calls.isEmpty(), "old deeds are no news");
        m_deeds.all << deed(QStringLiteral("Printed"), portal);
        run.look();
        QTRY_COMPARE(run.notifier.calls.size(), 1);
    }

    void whereNothingWasDoneYetTheFirstDeedIsNews()
    {
        Run run(*m_database, m_deeds, *m_clock);
        run.look();
        m_deeds.all << deed(QStringLiteral("Retrieved"), m_clock->now().addYears(-3));
        run.look();
        QTRY_COMPARE(run.notifier.calls.size(), 1);
    }

    void aFirstLookThatFailsIsMadeAgain()
    {
        m_deeds.all << deed(QStringLiteral("Retrieved"), m_clock->now().addSecs(-60));
        m_deeds.fails = true;
        Run run(*m_database, m_deeds, *m_clock);
        run.look();
        m_deeds.fails = false;
        run.look();
        QCOMPARE(m_deeds.askedForNewest, 2);
        run.look();
        QVERIFY(run.notifier.calls.isEmpty());
    }

    void eachDeedIsToldOnceHoweverOftenOneLooksAlsoAfterARestart()
    {
        {
            Run run(*m_database, m_deeds, *m_clock);
            run.look();
            m_clock->advance(60s);
            m_deeds.all << deed(QStringLiteral("Retrieved"), m_clock->now());
            run.look();
            run.look();
            QTRY_COMPARE(run.notifier.calls.size(), 1);
            QCOMPARE(run.notifier.calls.first().body, QStringLiteral("Plan"));
        }
        Run next(*m_database, m_deeds, *m_clock);
        m_clock->advance(60s);
        m_deeds.all << deed(QStringLiteral("Printed"), m_clock->now());
        next.look();
        QTRY_COMPARE(next.notifier.calls.size(), 1);
    }

    void whatHappenedWhilePortalOrProgramWasAwayIsCaughtUp()
    {
        Run run(*m_database, m_deeds, *m_clock);
        run.look();
        m_clock->advance(60s);
        m_deeds.all << deed(QStringLiteral("Retrieved"), m_clock->now());
        m_deeds.fails = true;
        run.look();
        QVERIFY(run.notifier.calls.isEmpty());
        m_deeds.fails = false;
        m_clock->advance(3600s);
        run.look();
        QTRY_COMPARE(run.notifier.calls.size(), 1);
    }

    void whatNobodyWantsToKnowIsNotAskedForAndStaysUntold()
    {
        Run run(*m_database, m_deeds, *m_clock);
        run.look();
        run.tracking.setWanted(false);
        m_clock->advance(60s);
        m_deeds.all << deed(QStringLiteral("Retrieved"), m_clock->now());
        m_clock->advance(60s);
        run.look();
        QCOMPARE(m_deeds.asked, 0);
        run.tracking.setWanted(true);
        run.look();
        QCOMPARE(m_deeds.asked, 0);
        run.look();
        QCOMPARE(m_deeds.asked, 1);
        QVERIFY(run.notifier.calls.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TrackingNewsTest)
#include "tst_trackingnews.moc"

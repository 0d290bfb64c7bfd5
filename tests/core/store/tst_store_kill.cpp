#include "core/store/alertledger.h"
#include "core/store/messagestore.h"
#include "tests/core/store/storefile.h"
#include "tests/support/samplemessages.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <cstring>

using namespace waxwing;
using namespace waxwing::test;

namespace {

constexpr int kPage = 10;
constexpr int kKills = 20;

/// The process that gets killed: stores pages and raises their alerts for ever, and says what has
/// been answered to it.
int writeForEver(const QString& path)
{
    StorageThread thread;
    auto database = await(AccountDatabase::open(thread, path, keyOf('k')));
    if (!database)
        return 2;
    MessageStore store(**database, kOwnAddress);
    AlertLedger ledger(**database);
    auto cursor = await(store.cursor(Folder::Inbox));
    if (!cursor)
        return 3;
    std::puts("ready");
    std::fflush(stdout);
    for (int number = cursor->nextPage; ; ++number) {
        QList<MessageSummary> page;
        for (int i = 0; i < kPage; ++i)
            page << sampleMessage(number * kPage + i);
        SyncCursor next = *cursor;
        next.nextPage = number + 1;
        const auto stored = await(store.storePage(Folder::Inbox, page, next, NewsPolicy::Live));
        if (!stored || stored->news.size() != kPage)
            return 4;
        std::printf("stored %d\n", number);
        std::fflush(stdout);
        const int shown = number * kPage;
        if (!await(ledger.mark({guidOf(shown)}, AlertState::Shown, {}, 7, page.first().date)))
            return 5;
        std::printf("shown %d\n", shown);
        std::fflush(stdout);
        const QString body = QStringLiteral("Body of %1 ").arg(shown).repeated(50);
        if (!await(store.storeBody(guidOf(shown), body, BodyFormat::Text, body)))
            return 6;
    }
}

} // namespace

class StoreKillTest : public QObject
{
    Q_OBJECT

private:
    /// Lets the writer run until a moment of chance and gives what it said.
    QByteArrayList runAndKill(const QString& path)
    {
        QProcess writer;
        writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        writer.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--write"), path});
        QByteArray said;
        while (!said.contains("stored") && writer.waitForReadyRead(10'000))
            said += writer.readAllStandardOutput();
        QTimer::singleShot(QRandomGenerator::global()->bounded(120), &writer, &QProcess::kill);
        const bool ended = QTest::qWaitFor(
            [&writer] { return writer.state() == QProcess::NotRunning; }, 20'000);
        said += writer.readAllStandardOutput();
        if (!ended || writer.exitStatus() != QProcess::CrashExit)
            return {}; // it gave up by itself
        QByteArrayList lines = said.split('\n');
        lines.removeLast(); // cut off
        return lines;
    }

private Q_SLOTS:
    void aKilledWriterLosesNothingAndRepeatsNothing()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("mail.db"));
        StorageThread thread;
        int lastStored = 0;
        QSet<int> shown;
        for (int round = 0; round < kKills; ++round) {
            const QByteArrayList said = runAndKill(path);
            QVERIFY(said.contains("ready"));
            for (const QByteArray& line : said) {
                const int number = line.mid(line.indexOf(' ') + 1).toInt();
                if (line.startsWith("stored"))
                    lastStored = number;
                else if (line.startsWith("shown"))
                    shown << number;
            }

            auto database = await(AccountDatabase::open(thread, path, keyOf('k')));
            QVERIFY2(database, database ? "" : qPrintable(toLogString(database.error())));
            QVERIFY(isIntact(**database));
            MessageStore store(**database, kOwnAddress);
            const auto cursor = await(store.cursor(Folder::Inbox));
            QVERIFY(cursor);
            // What was answered is there, and at most the page under way besides.
            QVERIFY(cursor->nextPage == lastStored + 1 || cursor->nextPage == lastStored + 2);
            const qint64 rows = qint64(cursor->nextPage - 1) * kPage;
            QCOMPARE(askNumber(**database, "SELECT count(*) FROM messages"), rows);
            QCOMPARE(askNumber(**database, "SELECT total FROM folder_counts WHERE folder = 0"),
                     rows);
            QCOMPARE(askNumber(**database, "SELECT count(*) FROM alerts"), rows);
            QCOMPARE(askNumber(**database, "SELECT count(DISTINCT m.guid) FROM alerts a JOIN "
                                           "messages m ON m.guid = a.message_guid"),
                     rows);
            AlertLedger ledger(**database);
            for (const int number : std::as_const(shown)) {
                const auto entry = await(ledger.entry(guidOf(number)));
                QVERIFY(entry && *entry);
                QVERIFY((*entry)->state == AlertState::Shown);
            }
            database->reset();
            drain(thread);
        }
        QVERIFY(lastStored > kKills / 2);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--write") == 0)
        return writeForEver(QString::fromLocal8Bit(argv[2]));
    StoreKillTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_kill.moc"

#include "core/store/accountregistry.h"
#include "core/store/messagestore.h"
#include "tests/core/store/storefile.h"
#include "tests/support/samplemessages.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

constexpr int kMessages = 200;

} // namespace

class StoreDamageTest : public QObject
{
    Q_OBJECT

private:
    QString path() const { return m_directory.filePath(QStringLiteral("mail.db")); }

    Result<std::unique_ptr<AccountDatabase>> open(DatabaseKind kind = DatabaseKind::Mailbox)
    {
        return await(AccountDatabase::open(m_thread, path(), keyOf('k'), kind));
    }

    QString codeOfOpen(DatabaseKind kind = DatabaseKind::Mailbox)
    {
        const auto database = open(kind);
        return database ? QStringLiteral("opened") : database.error().code;
    }

    /// Reads all there is; true if nothing that came back is wrong. One job: it is read often.
    bool readsOnlyTruth(AccountDatabase& database)
    {
        const std::function<Result<bool>(Connection&)> work
            = [](Connection& connection) -> Result<bool> {
            bool truth = true;
            for (int number = 1; number <= kMessages; ++number) {
                try {
                    Statement row = connection.prepare(
                        "SELECT subject, coalesce(plain, '') FROM messages "
                        "LEFT JOIN bodies ON message_id = id WHERE guid = ?");
                    row.bind(guidOf(number));
                    if (!row.step())
                        continue;
                    const QString body = row.text(1);
                    truth = truth && row.text(0) == sampleMessage(number).subject
                            && (body.isEmpty()
                                || body.startsWith(QStringLiteral("Body %1 ").arg(number)));
                } catch (const SqlError&) { // an error is an honest answer
                }
            }
            return truth;
        };
        const auto truth = await(database.read<bool>(work));
        MessageStore store(database, kOwnAddress);
        const auto rows = await(store.rows({}, std::nullopt, kMessages));
        const auto found = findWords(database, QStringLiteral("body"), kMessages);
        return truth && *truth && (!rows || rows->rows.size() <= kMessages)
               && (!found || found->size() <= kMessages);
    }

    QTemporaryDir m_directory;
    QByteArray m_whole;
    StorageThread m_thread;

private Q_SLOTS:
    void initTestCase()
    {
        auto database = open();
        QVERIFY(database);
        MessageStore store(**database, kOwnAddress);
        QList<MessageSummary> page;
        for (int number = 1; number <= kMessages; ++number)
            page << sampleMessage(number);
        QVERIFY(await(store.storePage(Folder::Inbox, page, {}, NewsPolicy::Live)));
        for (int number = 1; number <= kMessages; number += 4) {
            const QString body = QStringLiteral("Body %1 ").arg(number).repeated(200);
            QVERIFY(await(store.storeBody(guidOf(number), body, BodyFormat::Text, body)));
        }
        database->reset();
        drain(m_thread);
        m_whole = bytesOf(path());
        QVERIFY(m_whole.size() > 100'000);
    }

    void init()
    {
        QFile::remove(path() + QStringLiteral("-wal"));
        QVERIFY(writeBytes(path(), m_whole));
    }

    void cleanup() { drain(m_thread); }

    void theWholeFileOpens()
    {
        auto database = open();
        QVERIFY(database);
        QVERIFY(isIntact(**database));
        QVERIFY(readsOnlyTruth(**database));
    }

    void damageIsNoticedAndTheFileLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("opens"); // damage beyond the first page may show only later

        const qsizetype size = m_whole.size();
        for (const qsizetype length : {qsizetype(2), qsizetype(15), qsizetype(16), qsizetype(99),
                                       qsizetype(512), qsizetype(4095)})
            QTest::addRow("cut at %lld", qlonglong(length)) << m_whole.left(length) << false;
        for (const qsizetype length :
             {qsizetype(4096), qsizetype(4097), qsizetype(8192), qsizetype(20'000), size / 2,
              size - 4096, size - 1})
            QTest::addRow("cut at %lld", qlonglong(length)) << m_whole.left(length) << true;
        for (qsizetype at : {qsizetype(30), qsizetype(50), qsizetype(100),
                             qsizetype(2000), qsizetype(4095)}) {
            QByteArray bytes = m_whole;
            bytes[at] = char(bytes[at] ^ 0x10);
            QTest::addRow("bit flipped at %lld", qlonglong(at)) << bytes << false;
        }
        for (qsizetype at = 4096 + 17; at < size; at += size / 23) {
            QByteArray bytes = m_whole;
            bytes[at] = char(bytes[at] ^ 0x01);
            QTest::addRow("bit flipped at %lld", qlonglong(at)) << bytes << true;
        }
        QTest::newRow("text") << QByteArray("this is not a database\n").repeated(500) << false;
        QTest::newRow("zeros") << QByteArray(20'000, '\0') << false;
        QTest::newRow("unencrypted header")
            << QByteArray("SQLite format 3\0\x10\0\x01\x01\0\x40\x20\x20", 24)
                   + QByteArray(16'000, '\0')
            << false;
        QByteArray swapped = m_whole;
        swapped.replace(4096, 4096, m_whole.mid(8192, 4096));
        swapped.replace(8192, 4096, m_whole.mid(4096, 4096));
        QTest::newRow("pages swapped") << swapped << true;
    }

    void damageIsNoticedAndTheFileLeftAlone()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const bool, opens);
        QVERIFY(writeBytes(path(), bytes));
        auto database = open();
        if (database) {
            QVERIFY2(opens, "damage of the first page went unnoticed");
            QVERIFY(readsOnlyTruth(**database));
            QVERIFY2(!isIntact(**database), "the damage went unnoticed");
            database->reset();
        } else {
            const QString code = database.error().code;
            QVERIFY2(code == u"wrong-key" || code == u"corrupt",
                     qPrintable(toLogString(database.error())));
        }
        drain(m_thread);
        QVERIFY(bytesOf(path()) == bytes);
    }

    void anotherKeyIsTheWrongKey()
    {
        const auto database = await(AccountDatabase::open(m_thread, path(), keyOf('x')));
        QVERIFY(!database);
        QCOMPARE(database.error().code, QStringLiteral("wrong-key"));
        drain(m_thread);
        QVERIFY(bytesOf(path()) == m_whole);
    }

    /// They are neither used with a raw key nor authenticated.
    void theFirstSixteenBytesDoNotMatter()
    {
        QByteArray bytes = m_whole;
        bytes[10] = char(bytes[10] ^ 0x10);
        QVERIFY(writeBytes(path(), bytes));
        auto database = open();
        QVERIFY(database);
        QVERIFY(isIntact(**database));
        QVERIFY(readsOnlyTruth(**database));
    }

    /// A process that died between making the file and writing to it leaves such a one.
    void anEmptyFileIsANewDatabase()
    {
        QVERIFY(writeBytes(path(), {}));
        auto database = open();
        QVERIFY(database);
        QVERIFY(isIntact(**database));
        QCOMPARE(askNumber(**database, "SELECT count(*) FROM messages"), 0);
    }

    void whereNoFileCanBeMadeNoneIsOpened()
    {
        for (const QString& place : {QStringLiteral("/proc/mail.db"),
                                     m_directory.filePath(QStringLiteral("none/mail.db"))}) {
            const auto database = await(AccountDatabase::open(m_thread, place, keyOf('k')));
            QVERIFY(!database);
            QCOMPARE(database.error().code, QStringLiteral("cannot-open"));
        }
    }

    void aDirectoryIsNoDatabase()
    {
        QVERIFY(QDir(m_directory.path()).mkdir(QStringLiteral("folder.db")));
        const auto database = await(AccountDatabase::open(
            m_thread, m_directory.filePath(QStringLiteral("folder.db")), keyOf('k')));
        QVERIFY(!database);
        QCOMPARE(database.error().code, QStringLiteral("cannot-open"));
    }

    void aFullDiskLosesOnlyTheWriteThatDidNotFit()
    {
        auto database = open();
        QVERIFY(database);
        MessageStore store(**database, kOwnAddress);
        QVERIFY(tell(**database, "PRAGMA max_page_count = 1")); // SQLite takes the current size
        QList<MessageSummary> page;
        for (int number = 1000; number < 1400; ++number)
            page << sampleMessage(number);
        SyncCursor cursor;
        cursor.nextPage = 77;
        const auto stored = await(store.storePage(Folder::Inbox, page, cursor, NewsPolicy::Live));
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, QStringLiteral("full"));

        QVERIFY(isIntact(**database));
        QCOMPARE(askNumber(**database, "SELECT count(*) FROM messages"), kMessages);
        QCOMPARE(askNumber(**database, "SELECT count(*) FROM alerts"), kMessages);
        const auto kept = await(store.cursor(Folder::Inbox));
        QVERIFY(kept && kept->nextPage == 1);

        QVERIFY(tell(**database, "PRAGMA max_page_count = 1000000"));
        QVERIFY(await(store.storePage(Folder::Inbox, page, cursor, NewsPolicy::Live)));
        QCOMPARE(askNumber(**database, "SELECT count(*) FROM messages"), kMessages + 400);
    }

    void aFileOfALaterVersionIsLeftAlone()
    {
        auto database = open();
        QVERIFY(database && tell(**database, "PRAGMA user_version = 99"));
        database->reset();
        drain(m_thread);
        const QByteArray later = bytesOf(path());
        QCOMPARE(codeOfOpen(), QStringLiteral("newer"));
        drain(m_thread);
        QVERIFY(bytesOf(path()) == later);
    }

    void aFileOfAnotherKindIsLeftAlone()
    {
        QCOMPARE(codeOfOpen(DatabaseKind::Profile), QStringLiteral("wrong-kind"));
        drain(m_thread);
        QVERIFY(bytesOf(path()) == m_whole);
    }

    void aForeignFileWithoutAVersionIsLeftAlone()
    {
        QFile::remove(path());
        auto made = Connection::open(path(), keyOf('k'));
        QVERIFY(made);
        (*made)->execute("CREATE TABLE theirs(x)");
        made->reset();
        const QByteArray theirs = bytesOf(path());
        QCOMPARE(codeOfOpen(), QStringLiteral("wrong-kind"));
        drain(m_thread);
        QVERIFY(bytesOf(path()) == theirs);
    }

    void aFileInUseIsBusy()
    {
        const auto first = open();
        QVERIFY(first);
        QCOMPARE(codeOfOpen(), QStringLiteral("busy"));
    }
};

QTEST_GUILESS_MAIN(StoreDamageTest)
#include "tst_store_damage.moc"

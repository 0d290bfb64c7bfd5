#include "core/store/messagesearch.h"
#include "core/store/savedsearches.h"
#include "core/store/searchindexer.h"
#include "tests/core/store/storefile.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class MessageSearchTest : public QObject
{
    Q_OBJECT

private:
    void open(const QString& path = QStringLiteral(":memory:"))
    {
        m_database = *await(AccountDatabase::open(m_thread, path, keyOf('k')));
        m_store = std::make_unique<MessageStore>(*m_database, kOwnAddress);
    }
    void keep(const QList<MessageSummary>& messages, Folder folder = Folder::Inbox)
    {
        QVERIFY(await(m_store->storePage(folder, messages, {}, NewsPolicy::History)));
    }
    void keepBody(int number, const QString& text)
    {
        QVERIFY(await(m_store->storeBody(guidOf(number), text, BodyFormat::Text, text)));
    }
    QList<int> numbers(const QString& words, int limit = 50)
    {
        const auto found = findWords(*m_database, words, limit);
        QList<int> numbers;
        for (const FoundMessage& message : found.value_or(QList<FoundMessage>()))
            numbers << message.row.guid.toString().right(8).toInt(nullptr, 16);
        return numbers;
    }

    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<MessageStore> m_store;

private Q_SLOTS:
    void init() { open(); }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
        drain(m_thread);
    }

    void findsWordsOfAllScripts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("found");
        int number = 0;
        const auto row = [&number](const char* text, const char* words, bool found) {
            QTest::addRow("%d %s in %s", ++number, words, text)
                << QString::fromUtf8(text) << QString::fromUtf8(words) << found;
        };
        row("Crème brûlée", "creme brulee ", true);
        row("creme brulee", "crème ", true);
        row("Straße", "strasse ", true);
        row("STRASSE", "straße ", true);
        row("Søren Łódź", "soren lodz ", true);
        row("cafe\u0301", "café ", true);
        row("İstanbul Işık", "isik ", true);
        row("Quarterly report", "quart", true);
        row("Quarterly report", "quart ", false);
        row("Quarterly report", "q", false);
        row("Plan B", "b", true);
        row("Quarterly report", "uarter", false);
        row("Quarterly report", "\"quarterly report\"", true);
        row("Quarterly report", "\"report quarterly\"", false);
        row("Quarterly report", "report quarterly ", true);
        row("e-mail 2026", "e-mail", true);
        row("anna@example.org", "example", true);
        row("東京都の報告書", "東京 ", true);
        row("東京都の報告書", "京都 ", true);
        row("東京都の報告書", "報告書 ", true);
        row("東京都の報告書", "報告書", true);
        row("東京都の報告書", "京東 ", false);
        row("東京都の報告書", "東都 ", false);
        row("東京都の報告書", "都 ", true);
        row("東京都の報告書", "書", true);
        row("東京都の報告書", "海 ", false);
        row("四半期report最終版", "report ", true);
        row("四半期report最終版", "最終 ", true);
        row("四半期report最終版", "四半期report", true);
        row("四半期report最終版", "\"期report最終版\"", true);
        row("我们的合同已签署", "合同 ", true);
        row("我们的合同已签署", "合同签署 ", false);
        row("我们的合同已签署", "合同 签署 ", true);
        row("カタカナのテスト", "テスト ", true);
        row("회의록을 보냅니다", "회의 ", true);
        row("회의록을 보냅니다", "회의록", true);
        row("รายงานประจำปี", "ประจำ ", true);
        row("รายงานประจำปี", "รายงาน", true);
        row("हिन्दी में रिपोर्ट", "रिपोर्ट ", true);
        row("हिन्दी में रिपोर्ट", "हिन्", true);
        row("تقرير مُحَمَّد", "محمد ", true);
        row("أحمد", "احمد ", true);
        row("שָׁלוֹם", "שלום ", true);
        row("Οδός Αθηνών", "οδος αθηνων ", true);
        row("Ёлка", "елка ", true);
        row("ＡＢＣ株式会社", "abc ", true);
        row("𠮷野家", "𠮷野 ", true);
        row("naïve 😀 text", "naive text ", true);
    }
    void findsWordsOfAllScripts()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QFETCH(bool, found);
        MessageSummary message = sampleMessage(1);
        message.subject = text;
        keep({message});
        QCOMPARE(numbers(words), found ? QList<int>{1} : QList<int>());
        QVERIFY(isIntact(*m_database));
    }

    void obeysOperators_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QList<int>>("found");
        QTest::newRow("sender") << "from:chloe" << QList<int>{2};
        QTest::newRow("sender is no recipient") << "to:chloe" << QList<int>{};
        QTest::newRow("blind copy of one's own") << "to:dora" << QList<int>{4};
        QTest::newRow("subject only") << "subject:bert" << QList<int>{};
        QTest::newRow("two fields") << "from:bert subject:3" << QList<int>{3};
        QTest::newRow("body") << "marzipan" << QList<int>{1};
        QTest::newRow("without") << "subject -from:bert " << QList<int>{4, 2};
        QTest::newRow("only without") << "-from:bert " << QList<int>{4, 2};
        QTest::newRow("attachment") << "has:attachment" << QList<int>{2};
        QTest::newRow("no attachment") << "-has:attachment subject" << QList<int>{4, 3, 1};
        QTest::newRow("unread") << "is:unread" << QList<int>{2, 1};
        QTest::newRow("read") << "is:read" << QList<int>{4, 3};
        QTest::newRow("protected") << "is:protected" << QList<int>{3};
        QTest::newRow("folder") << "in:sent" << QList<int>{4};
        QTest::newRow("folders") << "in:sent in:inbox" << QList<int>{4, 3, 2, 1};
        QTest::newRow("not in a folder") << "-in:sent subject" << QList<int>{3, 2, 1};
        QTest::newRow("before") << "before:2026-01-03" << QList<int>{2, 1};
        QTest::newRow("after") << "after:2026-01-03" << QList<int>{4, 3};
        QTest::newRow("between") << "after:2026-01-02 before:2026-01-04 " << QList<int>{3, 2};
        QTest::newRow("contradiction") << "is:read is:unread after:2027" << QList<int>{};
        QTest::newRow("nothing") << "" << QList<int>{};
    }
    void obeysOperators()
    {
        QFETCH(QString, words);
        QFETCH(QList<int>, found);
        QList<MessageSummary> messages;
        for (int number = 1; number <= 4; ++number) {
            MessageSummary message = sampleMessage(number);
            message.date = QDateTime(QDate(2026, 1, number), QTime(12, 0), Qt::UTC);
            messages << message;
        }
        messages[1].sender.firstName = QStringLiteral("Chloé");
        messages[1].sender.lastName = QStringLiteral("Dupont");
        messages[1].sender.email = QStringLiteral("c@example.org");
        messages[1].attachments << AttachmentSummary();
        messages[2].options.fyeoType = FyeoType::UniquePassword;
        messages[2].retrieved = true;
        keep({messages[0], messages[1], messages[2]});
        messages[3].sender.email = kOwnAddress;
        messages[3].sender.firstName = QStringLiteral("Anna");
        messages[3].sender.lastName.clear();
        User dora;
        dora.email = QStringLiteral("dora@example.org");
        messages[3].bcc << dora;
        keep({messages[3]}, Folder::Sent);
        keepBody(1, QStringLiteral("all about marzipan"));
        QCOMPARE(numbers(words), found);
    }

    void pagesByKeyNewestFirstWhateverTheOrderOfArrival()
    {
        QList<MessageSummary> messages;
        for (int number = 1; number <= 25; ++number)
            messages << sampleMessage((number * 7) % 26);
        messages[3].date = messages[4].date; // of one millisecond
        keep(messages);
        MessageSearch search(*m_database);
        for (const QString& words : {QStringLiteral("subject "), QStringLiteral("in:inbox")}) {
            const SearchQuery query = parseSearch(words, QDateTime::currentDateTime());
            QList<FoundMessage> all;
            std::optional<qint64> after;
            for (bool atEnd = false; !atEnd;) {
                const auto page = await(search.find(query, after, 4, {}));
                QVERIFY(page && !page->found.isEmpty());
                all << page->found;
                after = page->lastRow;
                atEnd = page->atEnd;
            }
            QCOMPARE(all.size(), 25);
            for (qsizetype i = 1; i < all.size(); ++i) {
                QVERIFY(all.at(i - 1).row.date >= all.at(i).row.date);
                QVERIFY(all.at(i - 1).searchRow > all.at(i).searchRow);
            }
        }
    }

    void marksWhatMatchedInItsContext()
    {
        keep({sampleMessage(1)});
        keepBody(1, QStringLiteral("Wir treffen uns in 東京都 und essen Crème brûlée, wie immer."));
        const auto creme = findWords(*m_database, QStringLiteral("creme"));
        QVERIFY(creme->first().snippet.contains(QStringLiteral("\u0002Crème\u0003")));
        const auto tokyo = findWords(*m_database, QStringLiteral("京都 "));
        QVERIFY2(tokyo->first().snippet.contains(QStringLiteral("\u0002京都\u0003")),
                 qPrintable(tokyo->first().snippet));
    }

    void followsWhatChanges()
    {
        MessageSummary message = sampleMessage(1);
        keep({message, sampleMessage(2)});
        keepBody(1, QStringLiteral("first words"));
        message.subject = QStringLiteral("Changed");
        message.date = message.date.addDays(400); // a draft that was saved again
        keep({message});
        QCOMPARE(numbers(QStringLiteral("subject:1 ")), QList<int>());
        QCOMPARE(numbers(QStringLiteral("changed first after:2027")), QList<int>{1});
        keepBody(1, QStringLiteral("second words"));
        QCOMPARE(numbers(QStringLiteral("first ")), QList<int>());
        QCOMPARE(numbers(QStringLiteral("second ")), QList<int>{1});
        QVERIFY(await(m_store->remove({guidOf(1)})));
        QCOMPARE(numbers(QStringLiteral("changed")), QList<int>());
        QCOMPARE(numbers(QStringLiteral("in:inbox")), QList<int>{2});
        QVERIFY(isIntact(*m_database));
    }

    void neverIndexesBodiesOfProtectedMessages()
    {
        MessageSummary message = sampleMessage(1);
        message.options.fyeoType = FyeoType::AccountPassword;
        keep({message});
        const QString secret = QStringLiteral("verborgen");
        const auto kept = await(m_store->storeBody(guidOf(1), secret, BodyFormat::Text, secret));
        QVERIFY(!kept);
        QVERIFY(kept.error().is(ErrorKind::Forbidden));
        QCOMPARE(numbers(secret), QList<int>());
        QCOMPARE(numbers(QStringLiteral("subject:1")), QList<int>{1});
    }

    void breaksOffWhenThePersonTypesOn()
    {
        QList<MessageSummary> messages;
        for (int number = 1; number <= 300; ++number)
            messages << sampleMessage(number);
        keep(messages);
        MessageSearch search(*m_database);
        std::stop_source stop;
        const std::stop_token token = stop.get_token();
        auto answer = search.find(parseSearch(u"-nothing ", QDateTime::currentDateTime()),
                                  std::nullopt, 1000, token);
        stop.request_stop();
        const auto page = await(std::move(answer));
        QVERIFY(!page || page->found.size() == 300); // it may have been done already
        if (!page)
            QVERIFY(page.error().is(ErrorKind::Cancelled));
        // Within a statement, too.
        const std::function<Result<bool>(Connection&)> work
            = [token](Connection& connection) -> Result<bool> {
            const Interruption interruption(connection, token);
            try {
                (void)findMessages(connection, parseSearch(u"-x ", QDateTime::currentDateTime()),
                                   std::nullopt, 1000);
            } catch (const SqlError& problem) {
                return problem.error.is(ErrorKind::Cancelled);
            }
            return false;
        };
        QVERIFY(await(m_database->read<bool>(work)).value());
        // The connection is as good as before.
        QCOMPARE(numbers(QStringLiteral("subject:300")).size(), 1);
    }

    void indexesOldFilesInPiecesAndGoesOnAfterAnEnd()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.db"));
        cleanup();
        open(path);
        QList<MessageSummary> messages;
        for (int number = 1; number <= 10; ++number)
            messages << sampleMessage(number);
        keep(messages);
        keepBody(3, QStringLiteral("marzipan"));
        // As the step of the schema leaves a file of version 1.
        QVERIFY(tell(*m_database, "INSERT INTO search(search) VALUES('delete-all');"
                                  "UPDATE messages SET search_row = NULL, "
                                  "people = replace(people, char(10), ' ');"
                                  "INSERT INTO unindexed VALUES(11)"));
        MessageSearch before(*m_database);
        QCOMPARE(await(before.isComplete()).value(), false);
        QCOMPARE(numbers(QStringLiteral("subject")), QList<int>());
        {
            ManualClock clock;
            SearchIndexer indexer(*m_database, clock);
            QCOMPARE(await(indexer.piece(4)).value(), 7);
        }
        QCOMPARE(numbers(QStringLiteral("subject")), (QList<int>{10, 9, 8, 7}));
        // What comes between is indexed at once and not twice.
        keepBody(2, QStringLiteral("truffle"));
        MessageSummary changed = sampleMessage(1);
        changed.subject = QStringLiteral("Subject anew");
        keep({changed, sampleMessage(11)});
        QCOMPARE(numbers(QStringLiteral("from:bert")), (QList<int>{11, 10, 9, 8, 7, 2, 1}));
        cleanup();
        open(path);
        ManualClock clock;
        SearchIndexer indexer(*m_database, clock);
        while (await(indexer.piece(3)).value() != 0) {
        }
        MessageSearch after(*m_database);
        QCOMPARE(await(after.isComplete()).value(), true);
        QCOMPARE(numbers(QStringLiteral("from:bert")).size(), 11);
        QCOMPARE(numbers(QStringLiteral("to:anna")).size(), 11);
        QCOMPARE(numbers(QStringLiteral("marzipan")), QList<int>{3});
        QCOMPARE(numbers(QStringLiteral("anew")), QList<int>{1});
        QVERIFY(isIntact(*m_database));
    }

    void remembersSearchesInTheEncryptedFile()
    {
        SavedSearches searches(*m_database);
        const QDateTime start({2026, 1, 1}, {8, 0}, Qt::UTC);
        for (int i = 0; i < 30; ++i)
            QVERIFY(await(searches.noteUsed(QStringLiteral("q%1").arg(i), start.addSecs(i))));
        QVERIFY(await(searches.setSaved(QStringLiteral("q5"), true, start)));
        QVERIFY(await(searches.setSaved(QStringLiteral("q29"), true, start)));
        auto lists = await(searches.lists());
        QVERIFY(lists);
        QCOMPARE(lists->recent.first(), QStringLiteral("q29"));
        QVERIFY(lists->recent.size() <= 21);
        QCOMPARE(lists->saved, (QStringList{QStringLiteral("q29"), QStringLiteral("q5")}));
        QVERIFY(await(searches.forgetRecent()));
        lists = await(searches.lists());
        QVERIFY(lists->recent.isEmpty());
        QCOMPARE(lists->saved.size(), 2);
        QVERIFY(await(searches.setSaved(QStringLiteral("q5"), false, start)));
        QCOMPARE(await(searches.lists())->saved, QStringList{QStringLiteral("q29")});
    }
};

QTEST_GUILESS_MAIN(MessageSearchTest)
#include "tst_messagesearch.moc"

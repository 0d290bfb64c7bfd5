#include "core/store/endings.h"
#include "core/store/accountdatabase.h"
#include "core/store/alertledger.h"
#include "core/store/correspondents.h"
#include "core/store/messagestore.h"
#include "core/store/storagethread.h"
#include "tests/core/store/storefile.h"
#include "tests/support/await.h"
#include "tests/support/samplemessages.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const Guid kLabel = guidOf(0x1abe1);
const QString kAnna = QStringLiteral("anna@example.org");

Secret key(char fill)
{
    return Secret(QByteArray(32, fill));
}

} // namespace

class MessageStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccountDatabase> open(const QString& path = QStringLiteral(":memory:"),
                                          const Secret& secret = key('k'))
    {
        auto database = await(AccountDatabase::open(m_thread, path, secret));
        if (!database)
            qWarning().noquote() << toLogString(database.error());
        return database ? *std::move(database) : nullptr;
    }

    StorageThread m_thread;

private Q_SLOTS:
    void keepsEveryFieldOfASummary()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        MessageSummary message = sampleMessage(7);
        message.parentGuid = guidOf(3);
        message.replyTo = QStringLiteral("other@example.org");
        message.options.fyeoType = FyeoType::UniquePassword;
        message.options.allowReplyAll = false;
        AttachmentSummary file;
        file.guid = guidOf(99);
        file.fileName = QStringLiteral("Grüße.pdf");
        file.fileSize = 5'000'000'000;
        message.attachments << file;
        message.labelGuids << guidOf(5);
        message.expiryDate = message.date.addDays(30);
        message.bodyFormat = BodyFormat::Html;
        QVERIFY(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live)));
        const auto back = await(store.summary(message.guid));
        QVERIFY(back && *back);
        const MessageSummary& read = **back;
        QCOMPARE(read.subject, message.subject);
        QCOMPARE(read.date, message.date);
        QVERIFY(read.parentGuid == message.parentGuid);
        QCOMPARE(read.replyTo, message.replyTo);
        QCOMPARE(read.sender.displayName(), QStringLiteral("Bert Müller"));
        QCOMPARE(read.to.size(), 1);
        QVERIFY(read.isProtected());
        QVERIFY(read.options.allowReplyAll == false);
        QCOMPARE(read.attachments.first().fileName, file.fileName);
        QCOMPARE(read.attachments.first().fileSize, file.fileSize);
        QVERIFY(read.labelGuids == message.labelGuids);
        QCOMPARE(read.expiryDate, message.expiryDate);
        QVERIFY(read.bodyFormat == BodyFormat::Html);
    }

    void newsAreUnknownUnreadReadableMessagesOfOthersInTheInbox_data()
    {
        QTest::addColumn<int>("folder");
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("live");
        QTest::addColumn<bool>("isNews");
        const int inbox = int(Folder::Inbox);
        QTest::newRow("plain") << inbox << QString() << true << true;
        QTest::newRow("history, older than the watermark") << inbox << QString() << false << false;
        QTest::newRow("history, newer than the watermark")
            << inbox << QStringLiteral("newer") << false << true;
        QTest::newRow("own") << inbox << QStringLiteral("own") << true << false;
        QTest::newRow("already read") << inbox << QStringLiteral("read") << true << false;
        QTest::newRow("recalled") << inbox << QStringLiteral("recalled") << true << false;
        QTest::newRow("withdrawn") << inbox << QStringLiteral("withdrawn") << true << false;
        QTest::newRow("expired") << inbox << QStringLiteral("expired") << true << false;
        QTest::newRow("known before") << inbox << QStringLiteral("known") << true << false;
        QTest::newRow("sent folder") << int(Folder::Sent) << QString() << true << false;
    }

    void newsAreUnknownUnreadReadableMessagesOfOthersInTheInbox()
    {
        QFETCH(int, folder);
        QFETCH(QString, what);
        QFETCH(bool, live);
        QFETCH(bool, isNews);
        const auto database = open();
        MessageStore store(*database, kAnna);
        AlertLedger ledger(*database);
        MessageSummary message = sampleMessage(10);
        SyncCursor cursor;
        cursor.watermark = message.date;
        if (what == u"newer")
            message.date = message.date.addSecs(1);
        if (what == u"own")
            message.sender.email = QStringLiteral("ANNA@example.org");
        if (what == u"read")
            message.retrieved = true;
        if (what == u"recalled")
            message.recallDate = message.date;
        if (what == u"withdrawn")
            message.hasAccess = false;
        if (what == u"expired")
            message.status = QStringLiteral("Expired");
        if (what == u"known")
            QVERIFY(await(store.storePage(Folder::Trash, {message}, {}, NewsPolicy::Live)));
        const auto stored = await(store.storePage(static_cast<Folder>(folder), {message}, cursor,
                                                  live ? NewsPolicy::Live : NewsPolicy::History));
        QVERIFY(stored);
        QCOMPARE(!stored->news.isEmpty(), isNews);
        const auto due = await(ledger.due());
        QVERIFY(due);
        QCOMPARE(!due->isEmpty(), isNews);
    }

    void aMessageThatVanishedAndCameBackIsNotNewsAgain()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        const MessageSummary message = sampleMessage(1);
        QCOMPARE(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live))->news.size(),
                 1);
        QVERIFY(await(store.remove({message.guid})));
        QCOMPARE(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live))->news.size(),
                 0);
    }

    void readStaysReadWhenAnOlderAnswerArrivesLate()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        const MessageSummary unread = sampleMessage(1);
        QVERIFY(await(store.storePage(Folder::Inbox, {unread}, {}, NewsPolicy::Live)));
        QVERIFY(await(store.markRead(unread.guid)));
        const auto late = await(store.storePage(Folder::Inbox, {unread}, {}, NewsPolicy::Live));
        QVERIFY(late->nowRead.isEmpty());
        QCOMPARE(await(store.counts())->value(Folder::Inbox).unread, 0);
    }

    void tellsWhatWasReadElsewhereOnce()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        MessageSummary message = sampleMessage(1);
        QVERIFY(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live)));
        message.retrieved = true;
        auto stored = await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live));
        QVERIFY(stored->nowRead == QList<Guid>{message.guid});
        stored = await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live));
        QVERIFY(stored->nowRead.isEmpty());
        QCOMPARE(stored->known, 1);
    }

    void recallDestroysBodyAndSearchRowAndTheAlertThatWasDue()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        AlertLedger ledger(*database);
        MessageSummary message = sampleMessage(1);
        QVERIFY(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live)));
        const QString body = QStringLiteral("<p>marzipan</p>");
        QVERIFY(await(store.storeBody(message.guid, body, BodyFormat::Html,
                                      QStringLiteral("marzipan"))));
        QCOMPARE(findWords(*database, QStringLiteral("marzi"))->size(), 1);
        message.recallDate = message.date.addSecs(60);
        message.hasAccess = false;
        const auto stored = await(store.update({message}));
        QVERIFY(stored->contentDestroyed == QList<Guid>{message.guid});
        QVERIFY(!*await(store.body(message.guid)));
        QVERIFY(findWords(*database, QStringLiteral("marzi"))->isEmpty());
        QVERIFY(await(ledger.due())->isEmpty());
        QVERIFY(!await(store.storeBody(message.guid, body, BodyFormat::Html, body)));
    }

    void protectedBodiesAreRefused()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        MessageSummary message = sampleMessage(1);
        message.options.fyeoType = FyeoType::AccountPassword;
        QVERIFY(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live)));
        const auto kept = await(store.storeBody(message.guid, QStringLiteral("secret"),
                                                BodyFormat::Text, QStringLiteral("secret")));
        QVERIFY(!kept);
        QCOMPARE(kept.error().kind, ErrorKind::Forbidden);
    }

    void expiryDestroysContentAtItsMoment()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        MessageSummary message = sampleMessage(1);
        message.expiryDate = message.date.addDays(1);
        QVERIFY(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live)));
        QVERIFY(await(store.storeBody(message.guid, QStringLiteral("x"), BodyFormat::Text,
                                      QStringLiteral("x"))));
        QCOMPARE(**await(store.nextExpiry()), message.expiryDate);
        QVERIFY(await(store.destroyExpired(message.expiryDate.addSecs(-1)))->isEmpty());
        QVERIFY(*await(store.destroyExpired(message.expiryDate)) == QList<Guid>{message.guid});
        QVERIFY(!*await(store.body(message.guid)));
        QVERIFY(!*await(store.nextExpiry()));
    }

    void pagesByKeyGiveEveryRowOnceInEveryOrder_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<int>("order");
        QTest::addColumn<bool>("unreadOnly");
        const char* const names[] = {"date", "correspondent", "subject"};
        for (int sort = 0; sort < 3; ++sort) {
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                for (const bool unread : {false, true}) {
                    QTest::addRow("%s %s%s", names[sort],
                                  order == Qt::AscendingOrder ? "ascending" : "descending",
                                  unread ? " unread" : "")
                        << sort << int(order) << unread;
                }
            }
        }
    }

    void pagesByKeyGiveEveryRowOnceInEveryOrder()
    {
        QFETCH(int, sort);
        QFETCH(int, order);
        QFETCH(bool, unreadOnly);
        const auto database = open();
        MessageStore store(*database, kAnna);
        QList<MessageSummary> page;
        for (int i = 1; i <= 230; ++i) {
            MessageSummary message = sampleMessage(i);
            message.date = sampleMessage(i / 4).date; // ties
            message.subject = QStringLiteral("Subject %1").arg(i % 7);
            message.sender.lastName = QString(QChar(u'A' + i % 5));
            message.retrieved = i % 3 == 0;
            page << message;
        }
        QVERIFY(await(store.storePage(Folder::Inbox, page, {}, NewsPolicy::History)));
        ListQuery query;
        query.sortKey = static_cast<SortKey>(sort);
        query.order = static_cast<Qt::SortOrder>(order);
        query.filter.unread = unreadOnly;
        const auto whole = await(store.rows(query, std::nullopt, 1000));
        QVERIFY(whole);
        QVERIFY(whole->atEnd);
        QCOMPARE(qint64(whole->rows.size()), *await(store.count(query)));
        QList<Guid> paged;
        std::optional<RowKey> after;
        for (int turn = 0; turn < 100; ++turn) {
            const auto part = await(store.rows(query, after, 17));
            for (const MessageRow& row : part->rows)
                paged << row.guid;
            if (part->atEnd)
                break;
            after = part->keys.last();
        }
        QList<Guid> expected;
        for (const MessageRow& row : whole->rows)
            expected << row.guid;
        QVERIFY(paged == expected);
        QCOMPARE(QSet<Guid>(paged.begin(), paged.end()).size(), paged.size());
        for (qsizetype i = 1; i < whole->rows.size() && sort == 0; ++i) {
            const bool ordered = order == Qt::DescendingOrder
                                     ? whole->rows[i - 1].date >= whole->rows[i].date
                                     : whole->rows[i - 1].date <= whole->rows[i].date;
            QVERIFY(ordered);
        }
    }

    /// Twelve messages: even ones read, multiples of three with a file, of four protected, the
    /// twelfth with a document to sign; the first three carry a label.
    static QList<MessageSummary> assorted()
    {
        QList<MessageSummary> page;
        for (int i = 1; i <= 12; ++i) {
            MessageSummary message = sampleMessage(i);
            message.retrieved = i % 2 == 0;
            if (i % 3 == 0) {
                AttachmentSummary file;
                file.guid = guidOf(100 + i);
                file.eSignatureRequired = i == 12;
                message.attachments = {file};
            } else {
                message.attachments.clear();
            }
            if (i % 4 == 0)
                message.options.fyeoType = FyeoType::UniquePassword;
            if (i <= 3)
                message.labelGuids = {kLabel};
            page << message;
        }
        return page;
    }

    void filtersHoldTogetherAndAreCounted_data()
    {
        QTest::addColumn<ListFilter>("filter");
        QTest::addColumn<QList<int>>("expected");
        const auto row = [](const char* name, const QList<int>& expected, auto set) {
            ListFilter filter;
            set(filter);
            QTest::newRow(name) << filter << expected;
        };
        row("none", {12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}, [](auto&) {});
        row("unread", {11, 9, 7, 5, 3, 1}, [](auto& f) { f.unread = true; });
        row("attachments", {12, 9, 6, 3}, [](auto& f) { f.attachments = true; });
        row("protected", {12, 8, 4}, [](auto& f) { f.isProtected = true; });
        row("to sign", {12}, [](auto& f) { f.needsSignature = true; });
        row("unread with attachments", {9, 3}, [](auto& f) { f.unread = f.attachments = true; });
        row("protected with attachments", {12},
            [](auto& f) { f.isProtected = f.attachments = true; });
        row("unread and protected", {}, [](auto& f) { f.unread = f.isProtected = true; });
    }
    void filtersHoldTogetherAndAreCounted()
    {
        QFETCH(ListFilter, filter);
        QFETCH(QList<int>, expected);
        const auto database = open();
        MessageStore store(*database, kAnna);
        QVERIFY(await(store.storePage(Folder::Inbox, assorted(), {}, NewsPolicy::History)));
        ListQuery query;
        query.filter = filter;
        const auto found = await(store.rows(query, std::nullopt, 50));
        QVERIFY(found);
        QList<Guid> guids;
        for (const MessageRow& row : found->rows)
            guids << row.guid;
        QList<Guid> wanted;
        for (const int number : expected)
            wanted << guidOf(number);
        QCOMPARE(guids, wanted);
        QCOMPARE(await(store.count(query)).value_or(-1), qint64(expected.size()));
    }

    void aLabelListsWhatCarriesItInEveryFolder_data()
    {
        QTest::addColumn<int>("sort");
        QTest::addColumn<int>("order");
        for (int sort = 0; sort < 3; ++sort) {
            QTest::addRow("%d ascending", sort) << sort << int(Qt::AscendingOrder);
            QTest::addRow("%d descending", sort) << sort << int(Qt::DescendingOrder);
        }
    }
    void aLabelListsWhatCarriesItInEveryFolder()
    {
        QFETCH(int, sort);
        QFETCH(int, order);
        const auto database = open();
        MessageStore store(*database, kAnna);
        QList<MessageSummary> page = assorted();
        const QList<MessageSummary> archived{page.takeFirst()};
        QVERIFY(await(store.storePage(Folder::Inbox, page, {}, NewsPolicy::History)));
        QVERIFY(await(store.storePage(Folder::Archive, archived, {}, NewsPolicy::History)));
        ListQuery query;
        query.label = kLabel;
        query.sortKey = static_cast<SortKey>(sort);
        query.order = static_cast<Qt::SortOrder>(order);
        QCOMPARE(await(store.count(query)).value_or(-1), 3);
        QSet<Guid> seen;
        std::optional<RowKey> after;
        for (int i = 0; i < 3; ++i) {
            const auto one = await(store.rows(query, after, 1));
            QVERIFY(one);
            QCOMPARE(one->rows.size(), 1);
            QVERIFY(!after || comesBefore(query, *after, one->keys.first()));
            after = one->keys.first();
            seen << one->rows.first().guid;
        }
        QCOMPARE(seen, (QSet<Guid>{guidOf(1), guidOf(2), guidOf(3)}));
        QVERIFY(await(store.rows(query, after, 1))->rows.isEmpty());
    }
    void whatEndsSoonIsFoundWhileThereIsSomethingToDo()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        QList<MessageSummary> page = assorted();
        const QDateTime now = page.last().date.addSecs(60);
        for (MessageSummary& message : page)
            message.expiryDate = now.addDays(1).addSecs(-message.date.secsTo(now));
        page[0].expiryDate = now.addDays(30);          // 1: later
        page[2].recallDate = now;                      // 3: gone
        page[4].expiryDate = {};                       // 5: never
        page[6].expiryDate = now;                      // 7: over
        QVERIFY(await(store.storePage(Folder::Inbox, page, {}, NewsPolicy::History)));
        MessageSummary sent = sampleMessage(50);
        sent.expiryDate = now.addDays(1);
        QVERIFY(await(store.storePage(Folder::Sent, {sent}, {}, NewsPolicy::History)));
        Endings endings(*database);
        const auto found = await(endings.between(now, now.addDays(14)));
        QVERIFY(found);
        QList<Guid> guids;
        for (const EndingMessage& message : *found)
            guids << message.row.guid;
        QCOMPARE(guids, (QList<Guid>{guidOf(6), guidOf(9), guidOf(11), guidOf(12)}));
        QVERIFY(found->last().toSign && found->last().files == 1 && !found->last().row.unread);
    }
    void filesEndBeforeTheirMessage()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        const auto withFile = [](int number, const QDateTime& expiry) {
            MessageSummary message = sampleMessage(number);
            AttachmentSummary file;
            file.guid = guidOf(0x100 + number);
            file.fileName = QStringLiteral("file %1").arg(number);
            file.eSignatureRequired = true;
            message.attachments = {file};
            message.retrieved = true;
            message.expiryDate = expiry;
            return message;
        };
        const QDateTime now = sampleMessage(60).date.addDays(1);
        const QDateTime never;
        QList<MessageSummary> page{withFile(1, never), withFile(2, now.addDays(3)),
                                   withFile(3, now.addDays(1)), withFile(4, never),
                                   withFile(5, never), sampleMessage(6)};
        page[3].recallDate = now;
        QVERIFY(await(store.storePage(Folder::Inbox, page, {}, NewsPolicy::History)));
        Endings endings(*database);
        QList<Guid> due = await(endings.notLookedAt(now)).value();
        QCOMPARE(due.size(), 4); // neither recalled nor without files
        const auto ending = [&](int number, const QDateTime& ends, bool toSign) {
            return FileEnding{guidOf(number), guidOf(0x100 + number), ends, toSign};
        };
        const QList<FileEnding> found{ending(1, now.addDays(4), true), ending(2, now.addDays(2), false),
                                      ending(3, now.addDays(2), false), // after its message
                                      ending(5, now.addDays(40), false),
                                      FileEnding{guidOf(99), guidOf(1), now.addDays(1), false}};
        QVERIFY(await(endings.keepFiles(due, found, now)));
        QVERIFY(await(endings.notLookedAt(now.addSecs(60))).value().isEmpty());
        QCOMPARE(await(endings.notLookedAt(now.addDays(2))).value().size(), 4);
        QCOMPARE(await(endings.notLookedAt(now.addDays(-2))).value().size(), 4); // clock was wrong
        QStringList lines;
        const auto soon = await(endings.between(now, now.addDays(14)));
        QVERIFY(soon);
        for (const EndingMessage& one : *soon)
            lines << QStringLiteral("%1 %2").arg(one.fileName.isEmpty() ? QStringLiteral("message")
                                                                        : one.fileName)
                         .arg(one.toSign ? QStringLiteral("sign") : QStringLiteral("expires"));
        // Messages 3 and 2 end themselves, with a document to sign.
        QCOMPARE(lines, (QStringList{QStringLiteral("message sign"), QStringLiteral("file 2 expires"),
                                     QStringLiteral("message sign"), QStringLiteral("file 1 sign")}));
        page[0].attachments[0].eSignatureRequired = false; // signed
        QVERIFY(await(store.update({page[0]})));
        QCOMPARE(await(endings.between(now, now.addDays(14))).value().size(), 3);
        QVERIFY(await(store.remove({guidOf(2)})));
        QCOMPARE(await(endings.between(now, now.addDays(14))).value().size(), 1);
    }
    void whatLosesALabelLeavesItsList()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        QList<MessageSummary> page = assorted();
        QVERIFY(await(store.storePage(Folder::Inbox, page, {}, NewsPolicy::History)));
        page[0].labelGuids.clear();
        QVERIFY(await(store.update({page[0]})));
        QVERIFY(await(store.remove({guidOf(2)})));
        ListQuery query;
        query.label = kLabel;
        QCOMPARE(await(store.count(query)).value_or(-1), 1);
        query.filter.unread = true;
        QCOMPARE(await(store.count(query)).value_or(-1), 1);
        QVERIFY(await(store.markRead(guidOf(3))));
        QCOMPARE(await(store.count(query)).value_or(-1), 0);
        query.alwaysInclude = guidOf(3);
        QCOMPARE(await(store.count(query)).value_or(-1), 1);
        QCOMPARE(await(store.rows(query, std::nullopt, 9))->rows.size(), 1);
    }

    void guidsStandInThePortalsOrder()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        QList<MessageSummary> page{sampleMessage(1), sampleMessage(2), sampleMessage(3)};
        page[0].date = page[2].date;
        QVERIFY(await(store.storePage(Folder::Inbox, page, {}, NewsPolicy::History)));
        const QList<Guid> expected{guidOf(1), guidOf(3), guidOf(2)};
        QVERIFY(*await(store.guidsAt(Folder::Inbox, 0, 10)) == expected);
        QVERIFY(*await(store.guidsAt(Folder::Inbox, 1, 1)) == QList<Guid>{guidOf(3)});
    }

    void theRowBeingReadStaysInTheUnreadList()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        const QList<MessageSummary> page{sampleMessage(1), sampleMessage(2), sampleMessage(3)};
        QVERIFY(await(store.storePage(Folder::Inbox, page, {}, NewsPolicy::History)));
        QVERIFY(await(store.markRead(guidOf(2))));
        ListQuery query;
        query.filter.unread = true;
        QCOMPARE(await(store.rows(query, std::nullopt, 10))->rows.size(), 2);
        query.alwaysInclude = guidOf(2);
        const auto rows = await(store.rows(query, std::nullopt, 10));
        QCOMPARE(rows->rows.size(), 3);
        QVERIFY(rows->rows[1].guid == guidOf(2));
        QCOMPARE(*await(store.count(query)), 3);
    }

    void ledgerRowsOnlyMoveForward()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        AlertLedger ledger(*database);
        QVERIFY(await(store.storePage(Folder::Inbox, {sampleMessage(1)}, {}, NewsPolicy::Live)));
        const Guid guid = guidOf(1);
        QVERIFY(await(ledger.mark({guid}, AlertState::Shown, {}, 42, QDateTime())));
        QVERIFY(await(ledger.due())->isEmpty());
        QCOMPARE(await(ledger.shown())->first().notificationId, 42u);
        QVERIFY(await(ledger.mark({guid}, AlertState::Clicked, {}, 0, QDateTime())));
        QVERIFY(await(ledger.mark({guid}, AlertState::Shown, {}, 43, QDateTime())));
        QCOMPARE((*await(ledger.entry(guid)))->state, AlertState::Clicked);
    }

    void findsWordsWithoutAccentsAndByBeginning()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        MessageSummary message = sampleMessage(1);
        message.subject = QStringLiteral("Übergabe der Schlüssel");
        QVERIFY(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::History)));
        for (const QString& words : {QStringLiteral("ubergabe"), QStringLiteral("schluss"),
                                     QStringLiteral("muller"), QStringLiteral("bert@example.org")})
            QCOMPARE(findWords(*database, words)->size(), 1);
        // Nothing a person types is an operator of the index.
        for (const QString& words : {QStringLiteral("\""), QStringLiteral("NEAR("),
                                     QStringLiteral("a AND"), QStringLiteral("subject:x*^")})
            QVERIFY(findWords(*database, words));
    }

    void knowsThePeopleOfTheNewestMessagesOnce()
    {
        const auto database = open();
        MessageStore store(*database, kAnna);
        MessageSummary newest = sampleMessage(9);
        newest.sender.email = QStringLiteral("new@example.org");
        newest.sender.firstName = QStringLiteral("Nora");
        MessageSummary again = sampleMessage(8);
        again.sender.email = QStringLiteral("NEW@example.org");
        const QList<MessageSummary> page{newest, again, sampleMessage(1)};
        QVERIFY(await(store.storePage(Folder::Inbox, page, SyncCursor(), NewsPolicy::Live)));
        const auto people = await(readCorrespondents(*database, 2));
        QVERIFY(people);
        QCOMPARE(std::count_if(people->begin(), people->end(), [](const Contact& contact) {
            return contact.email.compare(u"new@example.org", Qt::CaseInsensitive) == 0
                   && contact.firstName == u"Nora";
        }), 1);
    }

    void leavesNothingReadableOnTheDisk()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.db"));
        {
            const auto database = open(path);
            QVERIFY(database);
            MessageStore store(*database, kAnna);
            MessageSummary message = sampleMessage(1);
            message.subject = QStringLiteral("Zuckerrübenernte");
            QVERIFY(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::Live)));
            QVERIFY(await(store.storeBody(message.guid, QStringLiteral("Kohlrabisuppe"),
                                          BodyFormat::Text, QStringLiteral("Kohlrabisuppe"))));
            assertNothingReadable(directory.path());
        }
        QTRY_VERIFY(!QFile::exists(path + QStringLiteral("-wal")));
        assertNothingReadable(directory.path());
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void refusesTheWrongKeyAndADamagedFileAndTouchesNeither()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.db"));
        open(path).reset();
        QTRY_VERIFY(!QFile::exists(path + QStringLiteral("-wal")));
        QFile file(path);
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray before = file.readAll();
        file.close();
        auto wrong = await(AccountDatabase::open(m_thread, path, key('x')));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, QStringLiteral("wrong-key"));
        QVERIFY(file.open(QFile::ReadOnly));
        QVERIFY(file.readAll() == before);
        file.close();
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(before.left(5000));
        file.close();
        const auto damaged = await(AccountDatabase::open(m_thread, path, key('k')));
        QVERIFY(!damaged);
        QVERIFY(!damaged.error().code.isEmpty());
    }

    void refusesASecondProcessAndAnotherKindOfFile()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(QStringLiteral("a.db"));
        auto first = open(path);
        QVERIFY(first);
        const auto second = await(AccountDatabase::open(m_thread, path, key('k')));
        QVERIFY(!second);
        QCOMPARE(second.error().code, QStringLiteral("busy"));
        first.reset();
        const auto profile
            = await(AccountDatabase::open(m_thread, path, key('k'), DatabaseKind::Profile));
        QVERIFY(!profile);
        QCOMPARE(profile.error().code, QStringLiteral("wrong-kind"));
    }

    void anAbandonedDatabaseAnswersCancelled()
    {
        auto database = open();
        MessageStore store(*database, kAnna);
        auto slow = store.storePage(Folder::Inbox, {sampleMessage(1)}, {}, NewsPolicy::Live);
        auto late = store.counts();
        database.reset();
        (void)await(std::move(slow));
        const auto counts = await(std::move(late));
        if (!counts)
            QCOMPARE(counts.error().kind, ErrorKind::Cancelled);
    }

private:
    void assertNothingReadable(const QString& directory)
    {
        QDirIterator files(directory, QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            const QByteArray bytes = file.readAll();
            ++seen;
            for (const QString& word : {QStringLiteral("Zucker"), QStringLiteral("Kohlrabi"),
                                        QStringLiteral("bert"), QStringLiteral("SQLite format")}) {
                QVERIFY(!bytes.contains(word.toUtf8()));
                QVERIFY(!bytes.contains(QByteArray(reinterpret_cast<const char*>(word.utf16()),
                                                   word.size() * 2)));
            }
        }
        QVERIFY(seen > 0);
    }
};

QTEST_GUILESS_MAIN(MessageStoreTest)
#include "tst_messagestore.moc"

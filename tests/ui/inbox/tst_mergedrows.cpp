#include "core/store/accountdatabase.h"
#include "core/store/storagethread.h"
#include "tests/support/await.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"
#include "tests/ui/inbox/fakerows.h"
#include "ui/inbox/mergedrows.h"
#include "ui/inbox/messagelistmodel.h"

#include <QTest>

#include <random>

using namespace waxwing;
using test::FakeRows;

namespace {

Guid account(int number)
{
    return FakeRows::guidOf(0xacc00 + number);
}

class StoreRows final : public MessageRowsSource
{
public:
    explicit StoreRows(MessageStore& store) : m_store(store) {}
    AsyncResult<MessageRows> rows(ListQuery query, std::optional<RowKey> after, int limit) override
    {
        return m_store.rows(query, after, limit);
    }
    AsyncResult<qint64> count(ListQuery query) override { return m_store.count(query); }

private:
    MessageStore& m_store;
};

/// Every row of a list, read page by page as the window reads it.
MessageRows walk(MessageRowsSource& source, const ListQuery& query, int pageSize)
{
    MessageRows all;
    std::optional<RowKey> after;
    for (;;) {
        const Result<MessageRows> page = test::await(source.rows(query, after, pageSize));
        if (!page || page->rows.size() > pageSize)
            return {};
        all.rows << page->rows;
        all.keys << page->keys;
        if (page->atEnd || page->keys.isEmpty())
            return all;
        after = page->keys.last();
    }
}

QList<RowId> idsOf(const MessageRows& rows)
{
    QList<RowId> ids;
    for (const MessageRow& row : rows.rows)
        ids << row.id();
    return ids;
}

} // namespace

class MergedRowsTest : public QObject
{
    Q_OBJECT

private:
    /// Three accounts; the first two hold the very same messages, as two people of one portal do.
    struct Scene
    {
        FakeRows one{40};
        FakeRows two{40};
        FakeRows three{100};
        MergedRows merged;
        Scene()
        {
            for (qint64 n = 1; n <= 100; n += 3)
                three.gaps.insert(n);
            merged.setParts({{account(1), &one}, {account(2), &two}, {account(3), &three}});
        }
    };

private Q_SLOTS:
    void bringsEveryRowOfEveryAccountOnceInTheOrderOfTheDate_data()
    {
        QTest::addColumn<int>("pageSize");
        QTest::addColumn<Qt::SortOrder>("order");
        for (const int size : {1, 2, 7, 33, 500}) {
            QTest::addRow("newest first, pages of %d", size) << size << Qt::DescendingOrder;
            QTest::addRow("oldest first, pages of %d", size) << size << Qt::AscendingOrder;
        }
    }
    void bringsEveryRowOfEveryAccountOnceInTheOrderOfTheDate()
    {
        QFETCH(int, pageSize);
        QFETCH(Qt::SortOrder, order);
        Scene scene;
        ListQuery query;
        query.order = order;
        const MessageRows all = walk(scene.merged, query, pageSize);
        QCOMPARE(all.rows.size(), 40 + 40 + 66);
        QCOMPARE(test::await(scene.merged.count(query)).value_or(0), 40 + 40 + 66);
        const QList<RowId> ids = idsOf(all);
        QCOMPARE(QSet<RowId>(ids.begin(), ids.end()).size(), ids.size());
        for (qsizetype i = 1; i < all.keys.size(); ++i)
            QVERIFY(comesBefore(query, all.keys.at(i - 1), all.keys.at(i)));
    }

    void isTheSameListBackwards()
    {
        Scene scene;
        ListQuery down;
        ListQuery up;
        up.order = Qt::AscendingOrder;
        QList<RowId> backwards = idsOf(walk(scene.merged, up, 9));
        std::reverse(backwards.begin(), backwards.end());
        QCOMPARE(backwards, idsOf(walk(scene.merged, down, 9)));
    }

    void readsOfEachOfManyAccountsOnlyItsShareOfAPage()
    {
        std::vector<std::unique_ptr<FakeRows>> rows;
        QList<MergedRows::Part> parts;
        for (int i = 0; i < 10; ++i) {
            rows.push_back(std::make_unique<FakeRows>(10'000));
            parts << MergedRows::Part{account(i), rows.back().get()};
        }
        MergedRows merged;
        merged.setParts(parts);
        const auto page = test::await(merged.rows({}, std::nullopt, 100));
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 100);
        for (const auto& one : rows)
            QVERIFY2(one->calls <= 2, "an account was read again and again");
    }

    void failsAsAWholeIfOneAccountCannotBeRead()
    {
        Scene scene;
        scene.two.broken = Error(ErrorKind::Storage);
        const auto page = test::await(scene.merged.rows({}, std::nullopt, 10));
        QVERIFY(!page && page.error().is(ErrorKind::Storage));
    }

    void dropsAPageUnderWayWhenAnAccountGoes()
    {
        auto scene = std::make_unique<Scene>();
        scene->one.hold = true;
        auto answer = scene->merged.rows({}, std::nullopt, 10);
        scene->merged.setParts({{account(3), &scene->three}});
        scene->one.release();
        const auto page = test::await(std::move(answer));
        QVERIFY(!page && page.error().is(ErrorKind::Cancelled));
        QCOMPARE(test::await(scene->merged.count({})).value_or(0), 66);
    }

    void survivesItselfWhileAPageIsUnderWay()
    {
        FakeRows rows(10);
        rows.hold = true;
        auto merged = std::make_unique<MergedRows>();
        merged->setParts({{account(1), &rows}});
        auto answer = merged->rows({}, std::nullopt, 10);
        merged.reset();
        rows.release();
        const auto page = test::await(std::move(answer));
        QVERIFY(!page);
    }

    void tellsTheModelWhichRowIsWhoseAlsoWhereTheMessageIsTheSame()
    {
        Scene scene;
        test::ManualClock clock;
        MessageListModel model(clock);
        model.setPortals({{account(1), QStringLiteral("One")}, {account(2), QStringLiteral("Two")}});
        model.setSource(&scene.merged, {});
        const Guid same = FakeRows::guidOf(40);
        model.setVisibleRange(0, 90);
        QTRY_VERIFY(model.indexOf(same, account(2)).isValid());
        const QModelIndex first = model.indexOf(same, account(1));
        const QModelIndex second = model.indexOf(same, account(2));
        QCOMPARE(second.row(), first.row() + 1);
        QCOMPARE(first.data(MessageListModel::PortalRole).toString(), QStringLiteral("One"));
        QCOMPARE(second.data(MessageListModel::PortalRole).toString(), QStringLiteral("Two"));
        QVERIFY(second.data(Qt::AccessibleTextRole).toString().contains(u"Two"));
        QVERIFY(!model.indexOf(same).isValid());
    }

    void showsWhatIsNewInOneAccountWithoutBeginningAnew()
    {
        Scene scene;
        test::ManualClock clock;
        MessageListModel model(clock);
        model.setSource(&scene.merged, {});
        QTRY_COMPARE(model.rowCount(), 146);
        QTRY_VERIFY(model.messageAt(0));
        const QPersistentModelIndex kept = model.index(3);
        scene.three.newest = 102; // 101 and 102 came in
        scene.three.gaps.insert(101);
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 147);
        QTRY_COMPARE(kept.row(), 4);
        QCOMPARE(model.messageAt(0)->account, account(3));
    }

    void mergesRealStoresInEveryOrder_data()
    {
        QTest::addColumn<SortKey>("key");
        QTest::addColumn<Qt::SortOrder>("order");
        QTest::addColumn<bool>("unread");
        const std::array keys{SortKey::Date, SortKey::Correspondent, SortKey::Subject};
        for (const SortKey key : keys) {
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                for (const bool unread : {false, true})
                    QTest::addRow("key %d order %d unread %d", int(key), int(order), int(unread))
                        << key << order << unread;
            }
        }
    }
    void mergesRealStoresInEveryOrder()
    {
        QFETCH(SortKey, key);
        QFETCH(Qt::SortOrder, order);
        QFETCH(bool, unread);
        StorageThread thread;
        std::vector<std::unique_ptr<AccountDatabase>> databases;
        std::vector<std::unique_ptr<MessageStore>> stores;
        std::vector<std::unique_ptr<StoreRows>> rows;
        QList<MergedRows::Part> parts;
        std::mt19937 random(7);
        for (int i = 0; i < 3; ++i) {
            auto opened = test::await(
                AccountDatabase::open(thread, QStringLiteral(":memory:"), Secret(QByteArray(32, 'k'))));
            QVERIFY(opened);
            databases.push_back(*std::move(opened));
            stores.push_back(
                std::make_unique<MessageStore>(*databases.back(), QStringLiteral("anna@example.org")));
            QList<MessageSummary> page;
            for (int n = 0; n < 60; ++n) {
                MessageSummary message = test::sampleMessage(n % 2 == 0 ? n : n + 100 * i);
                message.date = message.date.addSecs(-60 * (n % 7));
                message.subject = QStringLiteral("Subject %1").arg(random() % 9);
                message.sender.firstName = QStringLiteral("Person %1").arg(random() % 5);
                message.retrieved = n % 3 == 0;
                page << message;
            }
            QVERIFY(test::await(
                stores.back()->storePage(Folder::Inbox, page, {}, NewsPolicy::History)));
            rows.push_back(std::make_unique<StoreRows>(*stores.back()));
            parts << MergedRows::Part{account(i), rows.back().get()};
        }
        MergedRows merged;
        merged.setParts(parts);
        ListQuery query;
        query.sortKey = key;
        query.order = order;
        query.filter.unread = unread;
        const MessageRows all = walk(merged, query, 11);
        QCOMPARE(qint64(all.rows.size()), test::await(merged.count(query)).value_or(-1));
        QVERIFY(all.rows.size() >= 100);
        for (qsizetype i = 1; i < all.keys.size(); ++i)
            QVERIFY(comesBefore(query, all.keys.at(i - 1), all.keys.at(i)));
    }
};

QTEST_GUILESS_MAIN(MergedRowsTest)
#include "tst_mergedrows.moc"

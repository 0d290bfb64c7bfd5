#include "core/store/accountregistry.h"
#include "tests/core/store/storefile.h"
#include "tests/support/samplemessages.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class AccountRegistryTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccountDatabase> open()
    {
        auto opened = await(AccountDatabase::open(m_thread, m_folder.filePath(QStringLiteral("p.db")),
                                                  keyOf('p'), DatabaseKind::Profile));
        return opened ? *std::move(opened) : nullptr;
    }
    static AccountRecord record(int number)
    {
        AccountRecord record;
        record.id = guidOf(number);
        record.serviceName = QStringLiteral("Portal %1").arg(number);
        record.emailAddress = kOwnAddress;
        record.messageApi = QUrl(QStringLiteral("https://portal.example/api"));
        return record;
    }
    static QList<Guid> idsOf(AccountDatabase& database)
    {
        AccountRegistry registry(database);
        QList<Guid> ids;
        for (const AccountRecord& one : await(registry.accounts()).value_or(QList<AccountRecord>()))
            ids << one.id;
        return ids;
    }

    StorageThread m_thread;
    QTemporaryDir m_folder;

private Q_SLOTS:
    void init() { QFile::remove(m_folder.filePath(QStringLiteral("p.db"))); }
    void cleanup() { drain(m_thread); }

    void keepsWhatThePersonMadeOfAnAccountOverARestart()
    {
        {
            const auto database = open();
            AccountRegistry registry(*database);
            AccountRecord mine = record(1);
            mine.ownName = QStringLiteral("Klinik 🏥 „privat“");
            mine.paused = true;
            mine.signedOut = true;
            QVERIFY(await(registry.save(mine)));
            mine.messageApi = QUrl(QStringLiteral("https://moved.example/api"));
            QVERIFY(await(registry.save(mine)));
        }
        const auto database = open();
        AccountRegistry registry(*database);
        const auto kept = await(registry.accounts());
        QVERIFY(kept);
        QCOMPARE(kept->size(), 1);
        const AccountRecord& mine = kept->first();
        QCOMPARE(mine.ownName, QStringLiteral("Klinik 🏥 „privat“"));
        QCOMPARE(mine.name(), mine.ownName);
        QVERIFY(mine.paused);
        QVERIFY(mine.signedOut);
        QCOMPARE(mine.messageApi, QUrl(QStringLiteral("https://moved.example/api")));
    }

    void callsAnAccountLikeItsPortalUntilThePersonDoesOtherwise()
    {
        QCOMPARE(record(1).name(), QStringLiteral("Portal 1"));
    }

    void keepsTheOrderThePersonGave_data()
    {
        QTest::addColumn<QList<int>>("wanted");
        QTest::addColumn<QList<int>>("kept");
        QTest::newRow("turned round") << QList<int>{3, 2, 1} << QList<int>{3, 2, 1};
        QTest::newRow("as it was") << QList<int>{1, 2, 3} << QList<int>{1, 2, 3};
        QTest::newRow("one to the front") << QList<int>{3} << QList<int>{3, 1, 2};
        QTest::newRow("with one that is gone") << QList<int>{9, 2, 1, 3} << QList<int>{2, 1, 3};
        QTest::newRow("nothing") << QList<int>{} << QList<int>{1, 2, 3};
    }
    void keepsTheOrderThePersonGave()
    {
        QFETCH(QList<int>, wanted);
        QFETCH(QList<int>, kept);
        const auto guids = [](const QList<int>& numbers) {
            QList<Guid> list;
            for (const int number : numbers)
                list << guidOf(number);
            return list;
        };
        {
            const auto database = open();
            AccountRegistry registry(*database);
            for (const int number : {1, 2, 3})
                QVERIFY(await(registry.save(record(number))));
            QVERIFY(await(registry.reorder(guids(wanted))));
            QVERIFY(await(registry.save(record(2)))); // saving moves nothing
        }
        const auto database = open();
        QCOMPARE(idsOf(*database), guids(kept));
        AccountRegistry registry(*database);
        QVERIFY(await(registry.save(record(4)))); // who is new comes last
        QCOMPARE(idsOf(*database), guids(kept + QList<int>{4}));
    }
};

QTEST_GUILESS_MAIN(AccountRegistryTest)
#include "tst_accountregistry.moc"

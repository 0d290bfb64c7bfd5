#include "core/store/accountregistry.h"
#include "core/store/alertledger.h"
#include "core/store/conversations.h"
#include "core/store/messagestore.h"
#include "core/store/searchindexer.h"
#include "tests/core/store/storefile.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

/// Files that earlier versions wrote lie in tests/fixtures/schema, one of each kind and version,
/// encrypted like those of users. With WAXWING_WRITE_SCHEMA_FIXTURES=1 this writes those of the
/// present version: once, when a version is published.
class SchemaTest : public QObject
{
    Q_OBJECT

private:
    static QString fixture(const QString& name)
    {
        return QStringLiteral(SCHEMA_FIXTURES "/") + name;
    }
    /// A fixture is opened as a copy: opening brings it up to date.
    std::unique_ptr<AccountDatabase> open(const QString& name, DatabaseKind kind)
    {
        const QString copy = m_folder->filePath(name);
        QFile::remove(copy);
        if (!QFile::copy(fixture(name), copy))
            return nullptr;
        auto opened = await(AccountDatabase::open(m_thread, copy, keyOf('f'), kind));
        return opened ? *std::move(opened) : nullptr;
    }
    void writeMailbox(const QString& path)
    {
        auto database = await(AccountDatabase::open(m_thread, path, keyOf('f')));
        QVERIFY(database);
        MessageStore store(**database, kOwnAddress);
        SyncCursor cursor;
        cursor.firstSyncDone = true;
        cursor.nextPage = 2;
        cursor.totalItems = 3;
        const QList<MessageSummary> page{sampleMessage(3), sampleMessage(2), sampleMessage(1)};
        QVERIFY(await(store.storePage(Folder::Inbox, page, cursor, NewsPolicy::Live)));
        const QString body = QStringLiteral("Grüße aus der Tiefe");
        QVERIFY(await(store.storeBody(guidOf(2), body, BodyFormat::Text, body)));
        AlertLedger ledger(**database);
        const QDateTime at({2026, 3, 5}, {14, 7}, Qt::UTC);
        QVERIFY(await(ledger.mark({guidOf(1)}, AlertState::Shown, {}, 17, at)));
        QVERIFY(tell(**database, "PRAGMA wal_checkpoint(TRUNCATE)"));
    }
    void writeProfile(const QString& path)
    {
        auto database
            = await(AccountDatabase::open(m_thread, path, keyOf('f'), DatabaseKind::Profile));
        QVERIFY(database);
        AccountRegistry registry(**database);
        AccountRecord record;
        record.id = guidOf(0xacc);
        record.serviceName = QStringLiteral("Example Org");
        record.emailAddress = kOwnAddress;
        record.messageApi = QUrl(QStringLiteral("https://portal.example/api"));
        QVERIFY(await(registry.save(record)));
        QVERIFY(tell(**database, "PRAGMA wal_checkpoint(TRUNCATE)"));
    }

    StorageThread m_thread;
    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("WAXWING_WRITE_SCHEMA_FIXTURES"))
            return;
        QDir().mkpath(fixture({}));
        for (const QString& name : {QStringLiteral("mailbox-1.db"), QStringLiteral("profile-1.db")})
            QFile::remove(fixture(name));
        writeMailbox(fixture(QStringLiteral("mailbox-1.db")));
        writeProfile(fixture(QStringLiteral("profile-1.db")));
        drain(m_thread);
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { drain(m_thread); }

    void aMailboxOfAnyVersionOpensWithEverythingInIt_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names
            = QDir(fixture({})).entryList({QStringLiteral("mailbox-*.db")}, QDir::Files);
        QVERIFY(!names.isEmpty());
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void aMailboxOfAnyVersionOpensWithEverythingInIt()
    {
        QFETCH(QString, name);
        const auto database = open(name, DatabaseKind::Mailbox);
        QVERIFY(database);
        QVERIFY(isIntact(*database));
        MessageStore store(*database, kOwnAddress);
        QCOMPARE(await(store.guidsAt(Folder::Inbox, 0, 10)).value(),
                 (QList<Guid>{guidOf(3), guidOf(2), guidOf(1)}));
        QCOMPARE(await(store.body(guidOf(2))).value().value_or(QString()),
                 QStringLiteral("Grüße aus der Tiefe"));
        ManualClock scheduler;
        SearchIndexer indexer(*database, scheduler);
        QCOMPARE(await(indexer.piece(100)).value(), 0);
        QVERIFY(isIntact(*database));
        QCOMPARE(findWords(*database, QStringLiteral("grusse"))->size(), 1);
        QCOMPARE(findWords(*database, QStringLiteral("tiefe"))->size(), 1);
        QCOMPARE(findWords(*database, QStringLiteral("from:bert"))->size(), 3);
        QCOMPARE(findWords(*database, QStringLiteral("to:bert"))->size(), 0);
        const auto cursor = await(store.cursor(Folder::Inbox));
        QVERIFY(cursor && cursor->firstSyncDone);
        QCOMPARE(cursor->totalItems, 3);
        AlertLedger ledger(*database);
        const auto shown = await(ledger.entry(guidOf(1)));
        QVERIFY(shown && *shown);
        QCOMPARE((*shown)->state, AlertState::Shown);
        QCOMPARE((*shown)->notificationId, 17U);
        QCOMPARE(await(ledger.due()).value().size(), 2);
    }

    void aFileFromBeforeLabelsHadListsLearnsThem()
    {
        const QString path = m_folder->filePath(QStringLiteral("old.db"));
        const Guid label = guidOf(0x1abe1);
        {
            auto database = await(AccountDatabase::open(m_thread, path, keyOf('f')));
            QVERIFY(database);
            MessageStore store(**database, kOwnAddress);
            MessageSummary message = sampleMessage(1);
            message.labelGuids = {label};
            AttachmentSummary file;
            file.guid = guidOf(2);
            file.eSignatureRequired = true;
            message.attachments = {file};
            QVERIFY(await(store.storePage(Folder::Inbox, {message}, {}, NewsPolicy::History)));
            QVERIFY(tell(**database, "DROP TABLE labelled; DROP TABLE labels;"
                                     "DROP TABLE chases; DROP TABLE writing_rules;"
                                     "DROP TABLE file_endings; DROP TABLE file_looks;"
                                     "DROP INDEX messages_with_files; DROP INDEX messages_protected;"
                                     "DROP INDEX messages_to_sign;"
                                     "DROP INDEX messages_by_conversation;"
                                     "ALTER TABLE messages DROP COLUMN conversation;"
                                     "UPDATE messages SET flags = flags & ~32;"
                                     "PRAGMA user_version = 7"));
        }
        drain(m_thread);
        auto database = await(AccountDatabase::open(m_thread, path, keyOf('f')));
        QVERIFY(database);
        MessageStore store(**database, kOwnAddress);
        ListQuery query;
        query.label = label;
        QCOMPARE(await(store.count(query)).value_or(-1), 1);
        query.label.reset();
        query.filter.needsSignature = true;
        QCOMPARE(await(store.count(query)).value_or(-1), 1);
        Conversations conversations(**database);
        QCOMPARE(await(conversations.messages(sampleMessage(1).conversationGuid))->size(), 1);
    }

    void aProfileOfAnyVersionOpensWithItsAccounts_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names
            = QDir(fixture({})).entryList({QStringLiteral("profile-*.db")}, QDir::Files);
        QVERIFY(!names.isEmpty());
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
    }
    void aProfileOfAnyVersionOpensWithItsAccounts()
    {
        QFETCH(QString, name);
        const auto database = open(name, DatabaseKind::Profile);
        QVERIFY(database);
        AccountRegistry registry(*database);
        const auto accounts = await(registry.accounts());
        QVERIFY(accounts);
        QCOMPARE(accounts->size(), 1);
        QCOMPARE(accounts->first().id, guidOf(0xacc));
        QCOMPARE(accounts->first().serviceName, QStringLiteral("Example Org"));
        QCOMPARE(accounts->first().emailAddress, kOwnAddress);
        QCOMPARE(accounts->first().name(), QStringLiteral("Example Org"));
        QVERIFY(!accounts->first().paused);
        QVERIFY(!accounts->first().signedOut);
        QVERIFY(await(registry.save(accounts->first())));
        QVERIFY(!accounts->first().sso);
    }

    void anAccountKeepsHowItSignsInThroughItsOrganisation()
    {
        const auto database = open(QStringLiteral("profile-1.db"), DatabaseKind::Profile);
        QVERIFY(database);
        AccountRegistry registry(*database);
        AccountRecord record = await(registry.accounts()).value().first();
        record.sso.emplace();
        record.sso->identityProxy = QStringLiteral("https://idp.example/x/");
        record.sso->loginUrl = QUrl(QStringLiteral("https://idp.example/login?s=a%20b"));
        record.sso->logoutUrl = QUrl(QStringLiteral("https://idp.example/logout"));
        record.sso->name = QStringLiteral("Staff");
        record.sso->idProviderGuid = guidOf(0x1d);
        QVERIFY(await(registry.save(record)));
        const auto kept = await(registry.accounts()).value().first().sso;
        QVERIFY(kept);
        QCOMPARE(kept->identityProxy, record.sso->identityProxy);
        QCOMPARE(kept->loginUrl, record.sso->loginUrl);
        QCOMPARE(kept->logoutUrl, record.sso->logoutUrl);
        QCOMPARE(kept->name, record.sso->name);
        QCOMPARE(kept->idProviderGuid, record.sso->idProviderGuid);
        record.sso.reset(); // from now on with a password
        QVERIFY(await(registry.save(record)));
        QVERIFY(!await(registry.accounts()).value().first().sso);
    }
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"

#include "core/store/accountdatabase.h"
#include "core/store/alertledger.h"
#include "core/store/storagethread.h"
#include "core/sync/messagelookup.h"
#include "tests/support/await.h"
#include "tests/support/fakemailbox.h"

#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

namespace {

const QList<Folder> kFolders{Folder::Inbox, Folder::Sent, Folder::Draft, Folder::Trash};

} // namespace

class MessageLookupTest : public QObject
{
    Q_OBJECT

private:
    Result<std::optional<Folder>> lookUp(int number)
    {
        const std::stop_token never;
        return await(lookUpMessage(m_mailbox, *m_store, guidOf(number), kFolders, never));
    }

    StorageThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<MessageStore> m_store;
    FakeMailbox m_mailbox;

private Q_SLOTS:
    void init()
    {
        auto opened = await(AccountDatabase::open(m_thread, QStringLiteral(":memory:"),
                                                  Secret(QByteArray(32, 'k'))));
        QVERIFY(opened);
        m_database = *std::move(opened);
        m_store = std::make_unique<MessageStore>(*m_database, QStringLiteral("anna@example.org"));
        m_mailbox = FakeMailbox();
    }
    void cleanup()
    {
        m_store.reset();
        m_database.reset();
    }

    void asksThePortalOnlyForWhatIsNotStored()
    {
        m_mailbox.deliver(sampleMessage(7), Folder::Sent);
        QCOMPARE(*lookUp(7), std::optional(Folder::Sent));
        QCOMPARE(m_mailbox.log, (QStringList{QStringLiteral("Inbox guids 1"),
                                             QStringLiteral("Sent guids 1")}));
        QCOMPARE(*lookUp(7), std::optional(Folder::Sent));
        QCOMPARE(m_mailbox.searches, 2);
        QCOMPARE(await(m_store->summary(guidOf(7)))->value().subject, QStringLiteral("Subject 7"));
    }

    void leavesTheSyncWhereItIsAndAlertsNothing()
    {
        SyncCursor cursor;
        cursor.firstSyncDone = true;
        cursor.nextPage = 4;
        cursor.totalItems = 90;
        cursor.watermark = sampleMessage(50).date;
        QVERIFY(await(m_store->setCursor(Folder::Inbox, cursor)));
        m_mailbox.deliver(sampleMessage(7));
        QVERIFY(lookUp(7)->has_value());
        const auto after = await(m_store->cursor(Folder::Inbox));
        QCOMPARE(after->nextPage, 4);
        QCOMPARE(after->totalItems, 90);
        QVERIFY(after->firstSyncDone);
        AlertLedger ledger(*m_database);
        QVERIFY(await(ledger.due())->isEmpty());
    }

    void saysThatNoFolderHasIt()
    {
        m_mailbox.deliver(sampleMessage(1));
        QCOMPARE(*lookUp(2), std::optional<Folder>());
        QCOMPARE(m_mailbox.searches, kFolders.size());
    }

    void touchesNothingOnceItIsStopped()
    {
        m_mailbox.deliver(sampleMessage(7));
        std::stop_source stop;
        stop.request_stop();
        const auto answer
            = await(lookUpMessage(m_mailbox, *m_store, guidOf(7), kFolders, stop.get_token()));
        QCOMPARE(answer.error().kind, ErrorKind::Cancelled);
        QCOMPARE(m_mailbox.searches, 0);
    }

    void passesOnThatThePortalDidNotAnswer()
    {
        m_mailbox.deliver(sampleMessage(7), Folder::Sent);
        m_mailbox.failures = {std::nullopt, Error(ErrorKind::Network)};
        const auto answer = lookUp(7);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(*await(m_store->folderOf(guidOf(7))), std::optional<Folder>());
    }
};

QTEST_GUILESS_MAIN(MessageLookupTest)
#include "tst_messagelookup.moc"

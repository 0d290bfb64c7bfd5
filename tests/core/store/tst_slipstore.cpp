#include "core/store/messagestore.h"
#include "core/store/slipstore.h"
#include "tests/core/store/storefile.h"
#include "tests/support/samplemessages.h"

#include <QTemporaryDir>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;

class SlipStoreTest : public QObject
{
    Q_OBJECT

private:
    static DeliverySlip full()
    {
        DeliverySlip slip;
        slip.asOf = QDateTime({2026, 3, 5}, {14, 7, 9}, Qt::UTC);
        slip.complete = false;
        slip.facts.retentionDate = slip.asOf.addYears(10);
        slip.facts.senderIpAddress = QStringLiteral("192.0.2.7");
        slip.facts.campaignGuid = guidOf(5);
        slip.facts.trackingVisible = true;
        MessageShare share;
        share.user = guidOf(6);
        share.isActive = false;
        share.unshareDate = slip.asOf;
        share.unshareReason = QStringLiteral("left the project");
        slip.facts.shares << share;
        TrackingDetail event;
        event.type = QStringLiteral("Forwarded");
        event.date = slip.asOf.addSecs(-60);
        event.actorGuid = guidOf(7);
        event.actorEmail = QStringLiteral("ben@example.org");
        event.attachmentGuid = guidOf(8);
        event.attachmentName = QStringLiteral("Zahlen.pdf");
        event.relatedMessageGuid = guidOf(9);
        event.hasAccessToRelated = true;
        event.relatedRecipients << sampleMessage(1).sender;
        event.clientName = QStringLiteral("web");
        slip.events << event << TrackingDetail();
        return slip;
    }
    bool storeMessage(int number)
    {
        return await(m_messages->storePage(Folder::Inbox, {sampleMessage(number)}, {},
                                           NewsPolicy::History))
            .has_value();
    }

    StorageThread m_thread;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<MessageStore> m_messages;
    std::unique_ptr<SlipStore> m_slips;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = *await(AccountDatabase::open(
            m_thread, m_folder->filePath(QStringLiteral("m.db")), keyOf('k')));
        m_messages = std::make_unique<MessageStore>(*m_database, kOwnAddress);
        m_slips = std::make_unique<SlipStore>(*m_database);
    }
    void cleanup()
    {
        m_messages.reset();
        m_slips.reset();
        m_database.reset();
        drain(m_thread);
    }

    void aSlipComesBackWhole()
    {
        QVERIFY(storeMessage(1));
        QVERIFY(await(m_slips->keep(guidOf(1), full())));
        const auto read = await(m_slips->slip(guidOf(1)));
        QVERIFY(read && read->has_value());
        const DeliverySlip& slip = **read;
        QCOMPARE(slip.asOf, full().asOf);
        QVERIFY(!slip.complete && slip.facts.trackingVisible);
        QCOMPARE(slip.facts.retentionDate, full().facts.retentionDate);
        QVERIFY(!slip.facts.lastArchiveDate.isValid());
        QCOMPARE(slip.facts.senderIpAddress, full().facts.senderIpAddress);
        QCOMPARE(slip.facts.campaignGuid, guidOf(5));
        QCOMPARE(slip.facts.shares.first().unshareReason, QStringLiteral("left the project"));
        QVERIFY(!slip.facts.shares.first().isActive);
        QCOMPARE(slip.events.size(), 2);
        const TrackingDetail& event = slip.events.first();
        QCOMPARE(event.type, QStringLiteral("Forwarded"));
        QCOMPARE(event.date, full().events.first().date);
        QCOMPARE(event.actorGuid, guidOf(7));
        QCOMPARE(event.attachmentName, QStringLiteral("Zahlen.pdf"));
        QCOMPARE(event.relatedMessageGuid, guidOf(9));
        QCOMPARE(event.relatedRecipients.first().lastName, QStringLiteral("Müller"));
        QVERIFY(!slip.events.last().date.isValid() && !slip.events.last().actorGuid);
    }
    void theNewestSlipReplacesTheOneBefore()
    {
        QVERIFY(storeMessage(1));
        QVERIFY(await(m_slips->keep(guidOf(1), full())));
        QVERIFY(await(m_slips->keep(guidOf(1), DeliverySlip())));
        QVERIFY(await(m_slips->slip(guidOf(1))).value()->events.isEmpty());
        QCOMPARE(askNumber(*m_database, "SELECT count(*) FROM slips"), 1);
    }
    void nothingIsKeptOfMessagesThatAreNotHere()
    {
        QVERIFY(await(m_slips->keep(guidOf(1), full())));
        QCOMPARE(askNumber(*m_database, "SELECT count(*) FROM slips"), 0);
        QVERIFY(!await(m_slips->slip(guidOf(1))).value());
    }
    void aSlipGoesWithItsMessage()
    {
        QVERIFY(storeMessage(1));
        QVERIFY(storeMessage(2));
        QVERIFY(await(m_slips->keep(guidOf(1), full())));
        QVERIFY(await(m_slips->keep(guidOf(2), full())));
        QVERIFY(await(m_messages->remove({guidOf(1)})));
        QVERIFY(!await(m_slips->slip(guidOf(1))).value());
        QVERIFY(await(m_slips->slip(guidOf(2))).value());
    }
    void aDamagedSlipIsNoSlip()
    {
        QVERIFY(storeMessage(1));
        QVERIFY(await(m_slips->keep(guidOf(1), full())));
        QVERIFY(tell(*m_database, "UPDATE slips SET slip = substr(slip, 1, 40)"));
        const auto read = await(m_slips->slip(guidOf(1)));
        QVERIFY(read && !read->has_value());
    }
};

QTEST_GUILESS_MAIN(SlipStoreTest)
#include "tst_slipstore.moc"

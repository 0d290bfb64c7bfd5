#include "core/store/outboxstore.h"
#include "tests/core/store/storefile.h"
#include "tests/support/samplemessages.h"

#include <QTemporaryDir>

#include <future>

using namespace waxwing;
using namespace waxwing::test;

namespace {

OutboxItem everything()
{
    OutboxItem item;
    item.id = guidOf(1);
    item.stage = OutboxStage::Refused;
    item.portal = PortalDraft::Created;
    item.messageGuid = guidOf(2);
    item.creatingSince = QDateTime({2026, 3, 5}, {14, 7}, Qt::UTC);
    item.undoUntil = item.creatingSince.addSecs(10);
    item.saved = true;
    item.refusal = Error(ErrorKind::Forbidden);
    item.refusal.code = QStringLiteral("17");
    item.refusal.httpStatus = 403;
    item.refusal.portalMessage = QStringLiteral("The word x is not allowed.");
    item.changed = item.creatingSince.addSecs(-5);
    Draft& draft = item.draft;
    draft.action = DraftAction::ReplyAll;
    draft.parent = guidOf(3);
    draft.parentIsProtected = true;
    draft.to << QStringLiteral("a@example.org");
    draft.cc << QStringLiteral("b@example.org") << QStringLiteral("c@example.org");
    draft.bcc << QStringLiteral("half an addr");
    draft.subject = QStringLiteral("Über 東京");
    draft.body = QStringLiteral("<p>ה</p>");
    draft.bodyFormat = BodyFormat::Text;
    draft.options.allowForward = false;
    draft.options.allowReply = false;
    draft.options.allowReplyAll = true;
    draft.options.allowTracking = false;
    draft.options.shareTracking = false;
    draft.options.fyeoType = FyeoType::UniquePassword;
    draft.expiryDate = QDateTime({2026, 4, 1}, {0, 0}, Qt::UTC);
    draft.inviteNewUsers = false;
    draft.sendEmailNotification = false;
    draft.chaseDays = 5;
    return item;
}

} // namespace

class OutboxStoreTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AccountDatabase> open()
    {
        auto opened = await(AccountDatabase::open(m_thread, m_path, keyOf('k')));
        return opened ? *std::move(opened) : nullptr;
    }

    StorageThread m_thread;
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("m.db"));

private Q_SLOTS:
    void cleanup()
    {
        drain(m_thread);
        QFile::remove(m_path);
    }

    void writesWhatWasHandedInBeforeTheFileIsClosed()
    {
        std::promise<void> otherWork;
        auto database = open();
        m_thread.post([done = otherWork.get_future().share()] { done.wait(); });
        const OutboxItem item = everything();
        auto put = OutboxStore(*database).put(item);
        database.reset();
        otherWork.set_value();
        QVERIFY(await(std::move(put)));

        database = open();
        const auto items = await(OutboxStore(*database).items());
        QVERIFY(items);
        QCOMPARE(items->size(), 1);
        QCOMPARE(items->first().draft.body, item.draft.body);
    }

    void givesBackEverythingAfterARestart()
    {
        const OutboxItem item = everything();
        {
            const auto database = open();
            QVERIFY(await(OutboxStore(*database).put(item)));
        }
        const auto database = open();
        const auto items = await(OutboxStore(*database).items());
        QVERIFY(items);
        QCOMPARE(items->size(), 1);
        const OutboxItem& kept = items->first();
        QCOMPARE(kept.id, item.id);
        QCOMPARE(kept.stage, item.stage);
        QCOMPARE(kept.portal, item.portal);
        QCOMPARE(kept.messageGuid, item.messageGuid);
        QCOMPARE(kept.creatingSince, item.creatingSince);
        QCOMPARE(kept.undoUntil, item.undoUntil);
        QCOMPARE(kept.saved, item.saved);
        QCOMPARE(kept.refusal.kind, item.refusal.kind);
        QCOMPARE(kept.refusal.code, item.refusal.code);
        QCOMPARE(kept.refusal.httpStatus, item.refusal.httpStatus);
        QCOMPARE(kept.refusal.portalMessage, item.refusal.portalMessage);
        QCOMPARE(kept.changed, item.changed);
        QCOMPARE(kept.draft.action, item.draft.action);
        QCOMPARE(kept.draft.parent, item.draft.parent);
        QCOMPARE(kept.draft.parentIsProtected, item.draft.parentIsProtected);
        QCOMPARE(kept.draft.to, item.draft.to);
        QCOMPARE(kept.draft.cc, item.draft.cc);
        QCOMPARE(kept.draft.bcc, item.draft.bcc);
        QCOMPARE(kept.draft.subject, item.draft.subject);
        QCOMPARE(kept.draft.body, item.draft.body);
        QCOMPARE(kept.draft.bodyFormat, item.draft.bodyFormat);
        QCOMPARE(kept.draft.options.allowForward, item.draft.options.allowForward);
        QCOMPARE(kept.draft.options.allowReply, item.draft.options.allowReply);
        QCOMPARE(kept.draft.options.allowReplyAll, item.draft.options.allowReplyAll);
        QCOMPARE(kept.draft.options.allowTracking, item.draft.options.allowTracking);
        QCOMPARE(kept.draft.options.shareTracking, item.draft.options.shareTracking);
        QCOMPARE(kept.draft.options.fyeoType, item.draft.options.fyeoType);
        QCOMPARE(kept.draft.expiryDate, item.draft.expiryDate);
        QCOMPARE(kept.draft.inviteNewUsers, item.draft.inviteNewUsers);
        QCOMPARE(kept.draft.sendEmailNotification, item.draft.sendEmailNotification);
        QCOMPARE(kept.draft.chaseDays, item.draft.chaseDays);
    }

    void anItemKeptAgainReplacesItselfInItsPlace()
    {
        const auto database = open();
        OutboxStore store(*database);
        OutboxItem first = everything();
        OutboxItem second = everything();
        second.id = guidOf(9);
        QVERIFY(await(store.put(first)));
        QVERIFY(await(store.put(second)));
        first.stage = OutboxStage::Sending;
        first.draft.parent.reset();
        first.draft.options.allowReplyAll.reset();
        QVERIFY(await(store.put(first)));
        const auto items = await(store.items());
        QVERIFY(items);
        QCOMPARE(items->size(), 2);
        QCOMPARE(items->at(0).id, first.id);
        QCOMPARE(items->at(0).stage, OutboxStage::Sending);
        QVERIFY(!items->at(0).draft.parent);
        QVERIFY(!items->at(0).draft.options.allowReplyAll);
    }

    void removedItemsLeaveNothingBehind()
    {
        const auto database = open();
        OutboxStore store(*database);
        QVERIFY(await(store.put(everything())));
        QVERIFY(await(store.remove(everything().id)));
        QVERIFY(await(store.remove(everything().id)));
        QVERIFY(await(store.items())->isEmpty());
    }

    void anUnreadableDraftDoesNotHideTheOthers()
    {
        const auto database = open();
        OutboxStore store(*database);
        OutboxItem other = everything();
        other.id = guidOf(9);
        QVERIFY(await(store.put(everything())));
        QVERIFY(await(store.put(other)));
        QVERIFY(tell(*database, "UPDATE outbox SET draft = x'ff00' WHERE position = 1"));
        const auto items = await(store.items());
        QVERIFY(items);
        QCOMPARE(items->size(), 1);
        QCOMPARE(items->first().id, other.id);
    }
};

QTEST_GUILESS_MAIN(OutboxStoreTest)
#include "tst_outboxstore.moc"

#include "app/bootstrap/accountreading.h"
#include "core/sync/messagemoves.h"
#include "tests/integration/liveaccounttest.h"
#include "tests/support/await.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

/// What surrounds messages, against the local portal.
class ReadingLiveTest : public LiveAccountTest
{
    Q_OBJECT

private:
    void end() override
    {
        m_reading.reset();
        LiveAccountTest::end();
    }
    void goLive()
    {
        LiveAccountTest::goLive();
        m_reading = std::make_unique<AccountReading>(*m_rig->account, m_clock);
    }
    static Guid guidOf(const std::string& text)
    {
        return Guid::parse(QString::fromStdString(text)).value_or(Guid());
    }
    /// From the main user to two others, with a file.
    std::string sendToOthers()
    {
        portal::Delivery delivery;
        delivery.from = kAnna.toStdString();
        delivery.to = {"jonas.weber@example.org", "marie.dubois@example.org"};
        delivery.subject = "Figures";
        delivery.body = "Please read";
        delivery.attachments = {{"figures.txt", "1,2,3"}};
        return m_live->server().deliver(delivery);
    }
    static QStringList deeds(const DeliverySlip& slip)
    {
        QStringList lines;
        for (const TrackingDetail& event : slip.events)
            lines << QStringLiteral("%1 %2").arg(event.actorEmail.section(u'.', 0, 0), event.type);
        lines.sort();
        return lines;
    }

    MessageMoves moves()
    {
        LiveAccount& account = *m_rig->account;
        return MessageMoves(LabelClient(account.portal().caller()), account.messages(),
                            account.record().emailAddress);
    }
    QList<Guid> newest(Folder folder, int count)
    {
        return await(m_rig->account->messages().guidsAt(folder, 0, count)).value();
    }
    std::optional<Folder> folderOf(const Guid& guid)
    {
        return await(m_rig->account->messages().folderOf(guid)).value();
    }

    SystemClock m_clock;
    std::unique_ptr<AccountReading> m_reading;

private Q_SLOTS:
    void theSlipTellsWhoReadAndCountsAsNothing()
    {
        goLive();
        const std::string guid = sendToOthers();
        m_live->server().markRetrieved(guid, "jonas.weber@example.org");
        m_live->server().clearRequests();
        const auto slip = await(m_reading->fetch(guidOf(guid), {}));
        QVERIFY2(slip, slip ? "" : qPrintable(toLogString(slip.error())));
        QVERIFY(slip->facts.trackingVisible && slip->complete);
        QCOMPARE(deeds(*slip), QStringList{QStringLiteral("jonas Retrieved")});
        QCOMPARE(slip->facts.shares.size(), 2);
        QCOMPARE(m_rig->requests("GetMessage"), 0);
        QCOMPARE(m_rig->requests("GetAttachment"), 0);
        const auto again = await(m_reading->fetch(guidOf(guid), {}));
        QCOMPARE(deeds(*again), deeds(*slip)); // looking left no trace
    }
    void anEventSaysThatSomethingHappenedAndTheSlipShowsIt()
    {
        goLive();
        const std::string guid = sendToOthers();
        QVERIFY(await(m_reading->fetch(guidOf(guid), {})));
        QSignalSpy touched(m_rig->account.get(), &LiveAccount::messageTouched);
        m_live->server().markRetrieved(guid, "marie.dubois@example.org");
        QTRY_VERIFY_WITH_TIMEOUT(!touched.isEmpty(), 10'000);
        QCOMPARE(touched.first().first().value<Guid>(), guidOf(guid));
        const auto slip = await(m_reading->fetch(guidOf(guid), {}));
        QCOMPARE(deeds(*slip), QStringList{QStringLiteral("marie Retrieved")});
    }
    void theSlipIsThereWithoutThePortal()
    {
        goLive();
        const std::string guid = sendToOthers();
        m_live->server().markRetrieved(guid, "jonas.weber@example.org");
        m_rig->account->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(await(m_rig->account->messages().summary(guidOf(guid))).value(),
                                 10'000);
        QVERIFY(!await(m_reading->cached(guidOf(guid))).value());
        QVERIFY(await(m_reading->fetch(guidOf(guid), {})));
        const auto kept = await(m_reading->cached(guidOf(guid)));
        QVERIFY(kept && kept->has_value());
        QCOMPARE(deeds(**kept), QStringList{QStringLiteral("jonas Retrieved")});
    }
    void wherePeopleMayNotSeeTrackingThereIsNone()
    {
        goLive();
        portal::Delivery delivery;
        delivery.to = {kAnna.toStdString(), "marie.dubois@example.org"};
        delivery.subject = "Quiet";
        delivery.shareTracking = false;
        const std::string guid = m_live->server().deliver(delivery);
        m_live->server().markRetrieved(guid, "marie.dubois@example.org");
        const auto slip = await(m_reading->fetch(guidOf(guid), {}));
        QVERIFY(slip);
        QVERIFY(!slip->facts.trackingVisible);
        QVERIFY(slip->events.isEmpty());
    }
    void aMessageThePortalDoesNotKnowHasNoSlip()
    {
        goLive();
        const auto slip = await(m_reading->fetch(guidOf("00000000000000000000000000000123"), {}));
        QVERIFY(!slip);
        QVERIFY(slip.error().is(ErrorKind::NotFound));
    }
    void aPrintJobIsReportedAndStandsInTheSlip()
    {
        goLive();
        const std::string guid = m_rig->deliver("On paper");
        QVERIFY(await(m_reading->trackPrint(guidOf(guid))));
        QCOMPARE(m_rig->requests("TrackPrintMessage"), 1);
        const auto slip = await(m_reading->fetch(guidOf(guid), {}));
        QVERIFY(slip);
        QCOMPARE(deeds(*slip), QStringList{QStringLiteral("anna Printed")});
    }
    void aConversationIsReadInOrderAndOpensNothing()
    {
        goLive();
        portal::Delivery first;
        first.to = {kAnna.toStdString()};
        first.subject = "Figures";
        const std::string question = m_live->server().deliver(first);
        m_live->server().advanceClock(1min);
        portal::Delivery second = first;
        second.from = kAnna.toStdString();
        second.to = {"jonas.weber@example.org"};
        second.parentGuid = question;
        const std::string answer = m_live->server().deliver(second);
        m_live->server().advanceClock(1min);
        portal::Delivery third = first;
        third.parentGuid = answer;
        const std::string last = m_live->server().deliver(third);
        m_live->server().clearRequests();
        const auto summary = await(m_rig->account->portal().searchMessages(
            [&] {
                MessageFilter filter;
                filter.messageGuids << guidOf(answer);
                return filter;
            }(),
            1, 1, std::stop_token()));
        QVERIFY(summary && summary->results.size() == 1);
        const auto thread = await(
            m_reading->thread(guidOf(answer), summary->results.first().conversationGuid));
        QVERIFY2(thread, thread ? "" : qPrintable(toLogString(thread.error())));
        QCOMPARE(thread->size(), 3);
        QCOMPARE(thread->at(0).guid, guidOf(question));
        QCOMPARE(thread->at(1).guid, guidOf(answer));
        QCOMPARE(thread->at(2).guid, guidOf(last));
        QCOMPARE(thread->at(2).depth, 2);
        QVERIFY(thread->at(0).unread && !thread->at(1).unread && thread->at(2).unread);
        QCOMPARE(m_rig->requests("GetMessage"), 0);
    }
    void aConversationIsThereWithoutThePortal()
    {
        goLive();
        portal::Delivery first;
        first.to = {kAnna.toStdString()};
        first.subject = "Figures";
        const std::string question = m_live->server().deliver(first);
        m_live->server().advanceClock(1min);
        portal::Delivery second = first;
        second.parentGuid = question;
        const std::string answer = m_live->server().deliver(second);
        m_rig->account->syncNow();
        MessageStore& messages = m_rig->account->messages();
        QTRY_VERIFY_WITH_TIMEOUT(await(messages.summary(guidOf(answer))).value(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(await(messages.summary(guidOf(question))).value(), 10'000);
        const Guid conversation = await(messages.summary(guidOf(answer))).value()->conversationGuid;
        portal::Fault down;
        down.operation = "GetConversation";
        down.count = -1;
        m_live->server().fault(down);
        const auto thread = await(m_reading->thread(guidOf(answer), conversation));
        QVERIFY2(thread, thread ? "" : qPrintable(toLogString(thread.error())));
        QCOMPARE(thread->size(), 2);
        QCOMPARE(thread->at(0).guid, guidOf(question));
        QCOMPARE(thread->at(1).guid, guidOf(answer));
        QCOMPARE(thread->at(1).depth, 1);
    }
    void aConversationIsThereWithoutItsTree()
    {
        goLive();
        portal::Fault fault;
        fault.operation = "GetMessageTree";
        fault.status = 403;
        fault.errorCode = "907";
        m_live->server().fault(fault);
        const Guid message = newest(Folder::Inbox, 1).first();
        const auto summary = await(m_rig->account->messages().summary(message)).value();
        QVERIFY(summary);
        const auto thread = await(m_reading->thread(message, summary->conversationGuid));
        QVERIFY(thread && !thread->isEmpty());
    }
    void messagesGoToTheTrashAndBackToWhereTheyCameFrom()
    {
        goLive();
        QTRY_VERIFY_WITH_TIMEOUT(!m_rig->account->labels().isEmpty(), 10'000);
        const QList<Label> labels = m_rig->account->labels();
        QVERIFY(offersMove(labels, MoveTarget::Trash) && offersMove(labels, MoveTarget::Restore));
        const QList<Guid> chosen = newest(Folder::Inbox, 2) + newest(Folder::Sent, 1);
        QCOMPARE(chosen.size(), 3);
        MessageMoves moving = moves();
        const auto gone = await(moving.move(chosen, MoveTarget::Trash, labels));
        QVERIFY(gone && !gone->error);
        QCOMPARE(gone->moved.size(), 3);
        for (const Guid& guid : chosen)
            QCOMPARE(folderOf(guid), Folder::Trash);
        m_rig->account->noteMoved();
        QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEqual(), 20'000);
        const auto back = await(moving.move(chosen, MoveTarget::Restore, labels));
        QVERIFY(back && !back->error);
        QCOMPARE(folderOf(chosen[0]), Folder::Inbox);
        QCOMPARE(folderOf(chosen[2]), Folder::Sent);
        m_rig->account->noteMoved();
        QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEqual(), 20'000);
        QVERIFY(m_rig->notifier.calls.isEmpty()); // what came back is no news
    }
    void undoPutsEachBackAlsoIntoTheArchive()
    {
        goLive();
        QTRY_VERIFY_WITH_TIMEOUT(m_rig->account->folders().contains(Folder::Archive), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_rig->account->syncedFolders().contains(Folder::Archive), 20'000);
        const QList<Label> labels = m_rig->account->labels();
        const QList<Guid> chosen = newest(Folder::Inbox, 2);
        MessageMoves moving = moves();
        QVERIFY(await(moving.move({chosen[1]}, MoveTarget::Archive, labels)));
        const auto gone = await(moving.move(chosen, MoveTarget::Trash, labels));
        QVERIFY(gone);
        const auto undone = await(moving.undo(gone->moved, labels));
        QVERIFY(undone && !undone->error);
        QCOMPARE(folderOf(chosen[0]), Folder::Inbox);
        QCOMPARE(folderOf(chosen[1]), Folder::Archive);
        m_rig->account->noteMoved();
        QTRY_VERIFY_WITH_TIMEOUT(m_rig->isEqual(), 20'000);
    }
    void whatIsThereAlreadyIsLeftAlone()
    {
        goLive();
        QTRY_VERIFY_WITH_TIMEOUT(!m_rig->account->labels().isEmpty(), 10'000);
        const QList<Guid> chosen = newest(Folder::Inbox, 1);
        MessageMoves moving = moves();
        m_live->server().clearRequests();
        const auto none
            = await(moving.move(chosen, MoveTarget::Restore, m_rig->account->labels()));
        QVERIFY(none && none->moved.isEmpty() && none->left == 0);
        QCOMPARE(m_rig->requests("AddMessageLabel"), 0);
    }
    void aRefusalInTheMiddleSaysHowFarItCame()
    {
        goLive();
        QTRY_VERIFY_WITH_TIMEOUT(!m_rig->account->labels().isEmpty(), 10'000);
        const QList<Label> labels = m_rig->account->labels();
        const QList<Guid> chosen = newest(Folder::Inbox, 4);
        MessageMoves moving = moves();
        QVERIFY(await(moving.move({chosen[0]}, MoveTarget::Trash, labels)));
        portal::Fault fault;
        fault.operation = "AddMessageLabel";
        fault.status = 403;
        fault.errorCode = "Portal.LabelNotAllowed";
        m_live->server().fault(fault);
        const auto outcome = await(moving.move(chosen.mid(1), MoveTarget::Trash, labels));
        QVERIFY(outcome && outcome->error);
        QVERIFY(outcome->moved.isEmpty());
        QCOMPARE(outcome->left, 3);
        QCOMPARE(folderOf(chosen[0]), Folder::Trash);
        QCOMPARE(folderOf(chosen[1]), Folder::Inbox);
    }
    void withoutLabelsNothingIsOfferedAndNothingMoves()
    {
        goLive();
        const QList<Guid> chosen = newest(Folder::Inbox, 1);
        MessageMoves moving = moves();
        QVERIFY(!offersMove({}, MoveTarget::Trash));
        const auto outcome = await(moving.move(chosen, MoveTarget::Trash, {}));
        QVERIFY(outcome && outcome->error && outcome->moved.isEmpty());
        QCOMPARE(folderOf(chosen[0]), Folder::Inbox);
    }
    void afterASlipThatWasCutOffNothingIsKept_data()
    {
        QTest::addColumn<QString>("operation");
        QTest::newRow("facts") << QStringLiteral("SearchMessages");
        QTest::newRow("tracking") << QStringLiteral("SearchMessageTracking");
    }
    void afterASlipThatWasCutOffNothingIsKept()
    {
        QFETCH(QString, operation);
        goLive();
        const std::string guid = sendToOthers();
        m_rig->account->syncNow();
        QTRY_VERIFY_WITH_TIMEOUT(await(m_rig->account->messages().summary(guidOf(guid))).value(),
                                 10'000);
        portal::Fault fault;
        fault.operation = operation.toStdString();
        fault.status = 403;
        fault.errorCode = "907";
        fault.count = -1; // syncing searches too
        m_live->server().fault(fault);
        QVERIFY(!await(m_reading->fetch(guidOf(guid), {})));
        QVERIFY(!await(m_reading->cached(guidOf(guid))).value());
        m_live->server().clearFaults();
        QVERIFY(await(m_reading->fetch(guidOf(guid), {})));
    }
};

QTEST_MAIN(ReadingLiveTest)
#include "tst_reading_live.moc"

#include "core/async/completer.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"
#include "ui/thread/threadcontroller.h"
#include "ui/thread/threadlist.h"
#include "ui/thread/threadpane.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <deque>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

class FakeThreads final : public ThreadSource
{
public:
    std::deque<Completer<QList<ThreadNode>>> asked;
    int questions = 0;
    AsyncResult<QList<ThreadNode>> thread(Guid, Guid) override
    {
        ++questions;
        return asked.emplace_back().result();
    }
};

ThreadNode node(int number, bool unread = false)
{
    ThreadNode made;
    made.guid = guidOf(number);
    made.sender = sampleMessage(number).sender;
    made.subject = QStringLiteral("Subject %1").arg(number);
    made.date = sampleMessage(number).date;
    made.unread = unread;
    return made;
}

MessageSummary inThread(int number, int conversation = 1)
{
    MessageSummary message = sampleMessage(number);
    message.conversationGuid = guidOf(conversation);
    return message;
}

} // namespace

class ThreadPaneTest : public QObject
{
    Q_OBJECT

private:
    void show(int number, int conversation = 1)
    {
        m_controller->show(*m_source, inThread(number, conversation));
        m_clock->advance(1s);
    }
    void answer(QList<ThreadNode> nodes)
    {
        QVERIFY(!m_source->asked.empty());
        QSignalSpy changed(m_controller.get(), &ThreadController::changed);
        m_source->asked.back().complete(std::move(nodes));
        QTRY_VERIFY(!changed.isEmpty());
        m_source->asked.clear();
    }
    ThreadList& list() { return *m_pane->findChild<ThreadList*>(); }
    QToolButton& summary() { return *m_pane->findChild<QToolButton*>(); }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeThreads> m_source;
    std::unique_ptr<ThreadController> m_controller;
    std::unique_ptr<QWidget> m_window;
    ThreadPane* m_pane = nullptr;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>();
        m_source = std::make_unique<FakeThreads>();
        m_controller = std::make_unique<ThreadController>(*m_clock);
        m_window = std::make_unique<QWidget>();
        m_window->resize(500, 300);
        m_pane = new ThreadPane(*m_controller, *m_clock, m_window.get());
        m_pane->resize(500, 250);
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void passingByAMessageAsksNothing()
    {
        m_controller->show(*m_source, inThread(1));
        m_clock->advance(100ms);
        m_controller->show(*m_source, inThread(2));
        m_clock->advance(100ms);
        QCOMPARE(m_source->questions, 0);
        m_clock->advance(1s);
        QCOMPARE(m_source->questions, 1);
    }
    void aMessageAloneHasNoConversation()
    {
        show(1);
        answer({node(1)});
        QVERIFY(!m_pane->isVisible());
    }
    void foldedItShowsWhatIsNewButNotWhatIsOnScreen()
    {
        show(2);
        answer({node(1), node(2, true), node(3, true), node(4)});
        QVERIFY(m_pane->isVisible());
        QVERIFY(list().isVisible());
        QCOMPARE(list().count(), 1);
        QVERIFY(list().item(0)->text().contains(u"Subject 3"));
        QVERIFY(summary().text().contains(u'4') && summary().text().contains(u'1'));
        summary().click();
        QCOMPARE(list().count(), 4);
    }
    void withNothingNewOneLineIsAll()
    {
        show(2);
        answer({node(1), node(2), node(3)});
        QVERIFY(m_pane->isVisible());
        QVERIFY(!list().isVisible());
    }
    void aClickOrEnterGoesToTheMessage()
    {
        QSignalSpy requested(m_pane, &ThreadPane::messageRequested);
        show(1);
        QList<ThreadNode> nodes{node(1), node(2), node(3)};
        nodes[2].reachable = false;
        answer(nodes);
        summary().click();
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {},
                          list().visualItemRect(list().item(1)).center());
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested.first().first().value<Guid>(), guidOf(2));
        for (int row : {0, 2}) { // on screen already; not ours to open
            list().setCurrentRow(row);
            QTest::keyClick(&list(), Qt::Key_Return);
        }
        QCOMPARE(requested.size(), 1);
        list().setCurrentRow(1);
        QTest::keyClick(&list(), Qt::Key_Return);
        QCOMPARE(requested.size(), 2);
    }
    void withinAConversationWhatIsKnownStays()
    {
        show(1);
        answer({node(1), node(2)});
        m_controller->show(*m_source, inThread(2));
        QVERIFY(m_pane->isVisible());
        m_controller->show(*m_source, inThread(9, 9));
        QVERIFY(!m_pane->isVisible());
    }
    void whatIsReadIsNoLongerNew()
    {
        show(2);
        answer({node(1), node(2, true)});
        MessageSummary read = inThread(2);
        read.retrieved = true;
        m_controller->show(*m_source, read);
        QVERIFY(!m_controller->thread().at(1).unread);
    }
    void anAnswerForAnotherMessageIsDropped()
    {
        show(1);
        Completer<QList<ThreadNode>> late = std::move(m_source->asked.front());
        m_source->asked.clear();
        show(9, 9);
        late.complete(QList<ThreadNode>{node(1), node(2)});
        answer({node(9), node(10)});
        QCOMPARE(m_controller->thread().first().guid, guidOf(9));
    }
    void withoutThePortalNothingIsSaidAndNothingStays()
    {
        show(1);
        answer({node(1), node(2)});
        m_controller->drop(*m_source);
        QVERIFY(!m_pane->isVisible());
        QVERIFY(m_controller->thread().isEmpty());
    }
};

QTEST_MAIN(ThreadPaneTest)
#include "tst_threadpane.moc"

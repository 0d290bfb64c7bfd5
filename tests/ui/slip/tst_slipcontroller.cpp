#include "tests/support/manualclock.h"
#include "tests/ui/slip/fakeslips.h"
#include "ui/slip/slipcontroller.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

class SlipControllerTest : public QObject
{
    Q_OBJECT

private:
    int fetches() const
    {
        return static_cast<int>(m_slips->calls.filter(QStringLiteral("fetch")).size());
    }
    void shown(int number = 1)
    {
        m_controller->setWatched(true);
        m_controller->show(*m_slips, sentMessage(number));
    }
    /// Answers the oldest question and waits until that has come.
    void answer(Result<DeliverySlip> slip)
    {
        m_slips->answer(std::move(slip));
        QTRY_VERIFY(!m_controller->state().loading || !m_slips->asked.empty());
    }
    static DeliverySlip read()
    {
        return slipWith({deedOf(QStringLiteral("Retrieved"), QStringLiteral("anna@example.org"), 1)});
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeSlips> m_slips;
    std::unique_ptr<SlipController> m_controller;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>();
        m_slips = std::make_unique<FakeSlips>();
        m_controller = std::make_unique<SlipController>(*m_clock);
    }

    void asksNothingWhileNobodyLooks()
    {
        m_controller->show(*m_slips, sentMessage());
        m_controller->noteTouched(guidOf(1));
        m_clock->advance(10s);
        QVERIFY(m_slips->calls.isEmpty());
        m_controller->setWatched(true);
        QCOMPARE(m_slips->calls, QStringList({QStringLiteral("watch"), QStringLiteral("cache"),
                                              QStringLiteral("fetch 1")}));
    }
    void showsWhatIsKnownUntilThePortalAnswers()
    {
        m_slips->known = slipWith({});
        shown();
        QVERIFY(m_controller->state().slip && m_controller->state().loading);
        QVERIFY(m_controller->state().slip->events.isEmpty());
        answer(read());
        QCOMPARE(m_controller->state().slip->events.size(), 1);
        QVERIFY(!m_controller->state().loading);
    }
    void keepsWhatIsKnownWhenThePortalCannotBeReached()
    {
        m_slips->known = read();
        shown();
        answer(failure(ErrorKind::Network));
        QCOMPARE(m_controller->state().slip->events.size(), 1);
        QVERIFY(!m_controller->state().error.isEmpty());
        m_controller->refresh();
        answer(read());
        QVERIFY(m_controller->state().error.isEmpty());
    }
    void severalEventsAreOneQuestion()
    {
        shown();
        answer(slipWith({}));
        for (int i = 0; i < 5; ++i)
            m_controller->noteTouched(guidOf(1));
        m_controller->noteTouched(guidOf(0xf1)); // its attachment
        QCOMPARE(fetches(), 1);
        m_clock->advance(600ms);
        QCOMPARE(fetches(), 2);
    }
    void anEventDuringAQuestionAsksOnceMore()
    {
        shown();
        m_controller->noteTouched(guidOf(1));
        m_clock->advance(600ms);
        QCOMPARE(fetches(), 1);
        answer(slipWith({}));
        m_clock->advance(600ms);
        QCOMPARE(fetches(), 2);
        answer(read());
        m_clock->advance(10s);
        QCOMPARE(fetches(), 2);
    }
    void eventsOfOtherMessagesAreNotItsBusiness()
    {
        shown();
        answer(slipWith({}));
        m_controller->noteTouched(guidOf(2));
        m_clock->advance(10s);
        QCOMPARE(fetches(), 1);
    }
    void anAnswerForAnEarlierMessageIsDropped()
    {
        shown(1);
        m_controller->show(*m_slips, sentMessage(2));
        QCOMPARE(fetches(), 2);
        m_slips->answer(read());
        m_slips->answer(slipWith({}));
        QTRY_VERIFY(m_controller->state().slip);
        QVERIFY(m_controller->state().slip->events.isEmpty());
    }
    void anEventWhileHiddenIsMadeUpForWhenShown()
    {
        shown();
        answer(slipWith({}));
        m_controller->setWatched(false);
        m_controller->noteTouched(guidOf(1));
        m_clock->advance(10s);
        QCOMPARE(fetches(), 1);
        m_controller->setWatched(true);
        QCOMPARE(fetches(), 2);
    }
    void theSameMessageReadOrRecalledIsAskedAgain()
    {
        shown();
        answer(slipWith({}));
        MessageSummary message = sentMessage();
        m_controller->show(*m_slips, message);
        m_clock->advance(1s);
        QCOMPARE(fetches(), 1);
        message.recallDate = minute(5);
        m_controller->show(*m_slips, message);
        m_clock->advance(1s);
        QCOMPARE(fetches(), 2);
    }
    void nothingStaysOfAnAccountThatGoes()
    {
        shown();
        m_controller->drop(*m_slips);
        QVERIFY(!m_controller->state().message);
        QSignalSpy changed(m_controller.get(), &SlipController::changed);
        answer(read());
        QVERIFY(!changed.wait(50));
        QVERIFY(!m_controller->state().slip);
        m_controller->refresh();
        QCOMPARE(fetches(), 1);
    }
};

QTEST_MAIN(SlipControllerTest)
#include "tst_slipcontroller.moc"

#include "core/sync/liveupdates.h"
#include "tests/support/fakenotificationsessions.h"
#include "tests/support/fakepushchannel.h"
#include "tests/support/manualclock.h"
#include "tests/support/samplemessages.h"

#include <QSignalSpy>
#include <QTest>

using namespace waxwing;
using namespace waxwing::test;
using namespace std::chrono_literals;

namespace {

NewAssetEvent newAsset(const char* type)
{
    NewAssetEvent event;
    event.type = QString::fromLatin1(type);
    event.count = 1;
    return event;
}

} // namespace

class LiveUpdatesTest : public QObject
{
    Q_OBJECT

private:
    void goLive()
    {
        m_live->start(true, 50min);
        m_channel->confirm();
        m_inbox->clear();
        m_everything->clear();
    }

    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeNotificationSessions> m_sessions;
    std::unique_ptr<FakePushChannel> m_channel;
    std::unique_ptr<LiveUpdates> m_live;
    std::unique_ptr<QSignalSpy> m_inbox;
    std::unique_ptr<QSignalSpy> m_everything;

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<ManualClock>();
        m_sessions = std::make_unique<FakeNotificationSessions>();
        m_channel = std::make_unique<FakePushChannel>();
        m_live = std::make_unique<LiveUpdates>(*m_sessions, *m_channel, *m_clock, *m_clock);
        m_inbox = std::make_unique<QSignalSpy>(m_live.get(), &LiveUpdates::inboxChanged);
        m_everything
            = std::make_unique<QSignalSpy>(m_live.get(), &LiveUpdates::everythingMayHaveChanged);
    }
    void cleanup()
    {
        m_live.reset();
    }

    void onceSubscribedItIsLiveAndEverythingIsLookedAtOnce()
    {
        m_live->start(true, 50min);
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Connecting);
        QCOMPARE(m_sessions->created, 1);
        QCOMPARE(m_channel->channel.reveal(), QByteArray("channel-1"));
        m_channel->confirm();
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Live);
        QCOMPARE(m_everything->count(), 1);
    }

    void anEventLeadsToTheSearchItCallsFor_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("inbox");
        QTest::addColumn<int>("everything");
        QTest::newRow("message") << "Message" << 1 << 0;
        QTest::newRow("in another case") << "mESSAGE" << 1 << 0;
        QTest::newRow("attachment of a message") << "Attachment" << 1 << 0;
        QTest::newRow("signature") << "Esignature" << 1 << 0;
        QTest::newRow("tracking") << "Tracking" << 0 << 0;
        QTest::newRow("something of a later version") << "Hologram" << 0 << 1;
        QTest::newRow("nothing") << "" << 0 << 1;
    }
    void anEventLeadsToTheSearchItCallsFor()
    {
        QFETCH(QString, type);
        goLive();
        Q_EMIT m_channel->newAsset(newAsset(type.toLatin1()));
        QTEST(static_cast<int>(m_inbox->count()), "inbox");
        QTEST(static_cast<int>(m_everything->count()), "everything");
    }

    void anEventThatCannotBeReadRefreshesEverything()
    {
        goLive();
        Q_EMIT m_channel->unreadableEvent();
        QCOMPARE(m_everything->count(), 1);
    }

    void aTrackingEventNamesTheMessageToLookAt()
    {
        goLive();
        QSignalSpy touched(m_live.get(), &LiveUpdates::messageTouched);
        TrackingEvent event;
        event.assetGuid = guidOf(7);
        Q_EMIT m_channel->tracking(event);
        QCOMPARE(touched.count(), 1);
        QCOMPARE(touched.first().first().value<Guid>(), guidOf(7));
        Q_EMIT m_channel->tracking(TrackingEvent());
        QCOMPARE(m_everything->count(), 1);
    }

    void whenLiveEventsAreLostThePortalIsLookedAtSoonAndOnce()
    {
        goLive();
        m_channel->lose();
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Connecting);
        QCOMPARE(m_inbox->count(), 0);
        m_clock->advance(7s);
        QCOMPARE(m_inbox->count(), 1);
        m_clock->advance(20s);
        QCOMPARE(m_inbox->count(), 1);
    }

    void aConnectionBackAtOnceNeedsNoExtraLook()
    {
        goLive();
        m_channel->lose();
        m_channel->confirm();
        QCOMPARE(m_everything->count(), 1);
        m_clock->advance(30s);
        QCOMPARE(m_inbox->count(), 0);
    }

    void afterAMinuteWithoutLiveEventsItPolls()
    {
        m_live->start(true, 50min);
        m_live->setWindowActive(true);
        m_clock->advance(59s);
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Connecting);
        m_clock->advance(1s);
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Polling);
        QCOMPARE(m_inbox->count(), 1);
        m_clock->advance(60s);
        QCOMPARE(m_inbox->count(), 2);
        m_clock->advance(60s);
        QCOMPARE(m_inbox->count(), 3);
    }

    void behindOtherWindowsItPollsEveryFiveMinutesOnly()
    {
        m_live->start(false, 50min);
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Polling);
        m_clock->advance(5min);
        QCOMPARE(m_inbox->count(), 1);
        m_clock->advance(4min);
        QCOMPARE(m_inbox->count(), 1);
        m_clock->advance(1min);
        QCOMPARE(m_inbox->count(), 2);
    }

    void aWayOpenedAheadIsKeptForTheStart_data()
    {
        QTest::addColumn<bool>("allowed");
        QTest::newRow("allowed") << true;
        QTest::newRow("not allowed after all") << false;
    }
    void aWayOpenedAheadIsKeptForTheStart()
    {
        QFETCH(bool, allowed);
        m_live->connectAhead();
        QCOMPARE(m_channel->ahead, 1);
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Stopped);
        const int closed = m_channel->closed;
        m_live->start(allowed, 50min);
        QCOMPARE(m_channel->closed - closed, allowed ? 0 : 1);
        QCOMPARE(m_channel->opened, allowed ? 1 : 0);
        m_live->connectAhead();
        QCOMPARE(m_channel->ahead, 1);
    }

    void aTimeoutThatIsKnownLaterCountsFromThen()
    {
        goLive();
        m_live->setTimeout(20min);
        m_clock->advance(9min);
        QCOMPARE(m_sessions->beats, 0);
        m_clock->advance(2min);
        QCOMPARE(m_sessions->beats, 1);
    }

    void aPortalWithoutLiveEventsIsNotAskedForThem()
    {
        m_live->start(false, 50min);
        m_clock->advance(30min);
        QCOMPARE(m_sessions->created, 0);
        QCOMPARE(m_channel->opened, 0);
    }

    void pollingEndsWhenNobodyIsThereAndGoesOnWithTheNextInput()
    {
        m_live->start(false, 50min);
        m_clock->advance(60min);
        const auto polls = m_inbox->count();
        m_clock->advance(600min);
        QCOMPARE(m_inbox->count(), polls);
        m_live->noteUserInput();
        QCOMPARE(m_inbox->count(), polls + 1);
        m_clock->advance(5min);
        QCOMPARE(m_inbox->count(), polls + 2);
    }

    void aRefusedChannelIsReplacedByPolling()
    {
        goLive();
        m_channel->refuse();
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Polling);
        m_clock->advance(5min);
        QVERIFY(m_inbox->count() >= 1);
    }

    void aForbiddenNotificationSessionIsReplacedByPollingAndNotAskedForAgain()
    {
        m_sessions->createFailures.push_back(Error(ErrorKind::Forbidden));
        m_live->start(true, 50min);
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Polling);
        m_clock->advance(30min);
        QCOMPARE(m_sessions->created, 1);
    }

    void aSessionThatCouldNotBeMadeIsTriedAgainWithPollingMeanwhile()
    {
        for (int i = 0; i < 8; ++i)
            m_sessions->createFailures.push_back(Error(ErrorKind::Network));
        m_live->start(true, 50min);
        m_clock->advance(61s);
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Polling);
        QVERIFY(m_sessions->created >= 5 && m_sessions->created <= 8);
        m_clock->advance(10min);
        QCOMPARE(m_sessions->created, 9);
        m_channel->confirm();
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Live);
        const auto polls = m_inbox->count();
        m_clock->advance(20min);
        QCOMPARE(m_inbox->count(), polls);
    }

    void theHeartbeatComesBeforeHalfOfTheTimeoutHasPassed()
    {
        goLive();
        m_clock->advance(24min);
        QCOMPARE(m_sessions->beats, 0);
        m_clock->advance(1min);
        QCOMPARE(m_sessions->beats, 1);
        m_clock->advance(25min);
        QCOMPARE(m_sessions->beats, 2);

        m_live->start(true, 10min);
        m_clock->advance(5min);
        QCOMPARE(m_sessions->beats, 3);
    }

    void aSessionThatThePortalNoLongerKnowsIsMadeAnew()
    {
        goLive();
        m_sessions->beatFailures.push_back(Error(ErrorKind::NotFound));
        m_clock->advance(25min);
        QCOMPARE(m_sessions->created, 2);
        QCOMPARE(m_channel->channel.reveal(), QByteArray("channel-2"));
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Connecting);
        m_channel->confirm();
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Live);
    }

    void aHeartbeatThatFailedOnTheWayIsRepeatedAndTheSessionKept()
    {
        goLive();
        m_sessions->beatFailures.push_back(Error(ErrorKind::Network));
        m_clock->advance(25min);
        QCOMPARE(m_sessions->beats, 1);
        m_clock->advance(1min);
        QCOMPARE(m_sessions->beats, 2);
        QCOMPARE(m_sessions->created, 1);
    }

    void watchedMessagesAreSubscribedOnceAndAgainForANewSession()
    {
        goLive();
        m_live->watch({guidOf(1), guidOf(2)});
        m_live->watch({guidOf(2)});
        QCOMPARE(m_sessions->subscriptions.size(), 1);
        m_sessions->beatFailures.push_back(Error(ErrorKind::NotFound));
        m_clock->advance(25min);
        m_channel->confirm();
        QCOMPARE(m_sessions->subscriptions.size(), 2);
        QCOMPARE(m_sessions->subscriptions.last(), (QList<Guid>{guidOf(1), guidOf(2)}));
    }

    void aMessageIsWatchedOnceAndWhatWasNotTakenIsSentWithTheNext()
    {
        goLive();
        m_live->watch({guidOf(1)});
        m_sessions->subscribeFailures.push_back(Error(ErrorKind::Network));
        m_live->watch({guidOf(2)});
        m_live->watch({guidOf(3)});
        QCOMPARE(m_sessions->subscriptions,
                 (QList<QList<Guid>>{{guidOf(1)}, {guidOf(2)}, {guidOf(2), guidOf(3)}}));
    }

    void wakingUpChecksTheConnectionAndLooksAtEverything()
    {
        goLive();
        m_live->wakeUp();
        QCOMPARE(m_channel->checked, 1);
        QCOMPARE(m_everything->count(), 1);
        m_clock->advance(0ms);
        QCOMPARE(m_sessions->beats, 1);
    }

    void wakingUpDoesNotWaitForAPauseBetweenAttempts()
    {
        for (int i = 0; i < 6; ++i)
            m_sessions->createFailures.push_back(Error(ErrorKind::Network));
        m_live->start(true, 50min);
        m_clock->advance(40s);
        const int before = m_sessions->created;
        m_sessions->createFailures.clear();
        m_live->wakeUp();
        QCOMPARE(m_sessions->created, before + 1);
    }

    void stoppedItIsSilent()
    {
        goLive();
        m_live->stop();
        QCOMPARE(m_live->mode(), LiveUpdates::Mode::Stopped);
        QVERIFY(m_live->notificationSession().isEmpty());
        m_live->wakeUp();
        m_clock->advance(120min);
        QCOMPARE(m_inbox->count(), 0);
        QCOMPARE(m_everything->count(), 0);
        QCOMPARE(m_sessions->beats, 0);
        QCOMPARE(m_channel->state(), PushChannel::State::Closed);
    }
};

QTEST_GUILESS_MAIN(LiveUpdatesTest)
#include "tst_liveupdates.moc"

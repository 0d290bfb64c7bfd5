#include "core/sync/liveupdates.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

#include <array>
#include <utility>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr std::array<std::chrono::milliseconds, 7> kCreatePauses{1s, 2s, 4s, 8s, 16s, 30s, 60s};
// One look soon after live events are lost tells whether the portal is gone too. Spread widely:
// when the push service drops everybody, not everybody may ask the portal at once.
constexpr std::array<std::chrono::milliseconds, 1> kLookAfterLoss{4s};
constexpr double kLookSpread = 0.6;
constexpr auto kPushPatience = 60s;
constexpr auto kPollActive = 60s;
constexpr auto kPollIdle = 5min;
constexpr auto kPollingEndsAfter = 60min;
constexpr auto kHeartbeatAtMost = 25min;
constexpr auto kHeartbeatRetry = 1min;
constexpr int kMostWatched = 200;

} // namespace

LiveUpdates::LiveUpdates(NotificationSessions& sessions, PushChannel& channel, const Clock& clock,
                         Scheduler& scheduler)
    : m_sessions(sessions), m_channel(channel), m_clock(clock), m_scheduler(scheduler),
      m_createPauses(kCreatePauses, 0.2, systemRandom()),
      m_lookPauses(kLookAfterLoss, kLookSpread, systemRandom())
{
    connect(&m_channel, &PushChannel::stateChanged, this, &LiveUpdates::onChannelState);
    connect(&m_channel, &PushChannel::subscribed, this, &LiveUpdates::onSubscribed);
    connect(&m_channel, &PushChannel::newAsset, this, &LiveUpdates::onNewAsset);
    connect(&m_channel, &PushChannel::unreadableEvent, this,
            &LiveUpdates::everythingMayHaveChanged);
    connect(&m_channel, &PushChannel::tracking, this, [this](const TrackingEvent& event) {
        Q_EMIT pushed();
        Q_EMIT deedsMayHaveHappened();
        if (event.assetGuid)
            Q_EMIT messageTouched(*event.assetGuid);
        else
            Q_EMIT everythingMayHaveChanged();
    });
}

LiveUpdates::~LiveUpdates()
{
    m_stop.request_stop();
}

void LiveUpdates::connectAhead()
{
    if (m_mode == Mode::Stopped)
        m_channel.connectAhead();
}

void LiveUpdates::start(bool allowed, std::chrono::minutes notificationSessionTimeout)
{
    const bool mayBeAhead = allowed && m_mode == Mode::Stopped;
    halt();
    if (!mayBeAhead)
        m_channel.close();
    m_stop = std::stop_source();
    m_pushAllowed = allowed;
    m_timeout = notificationSessionTimeout;
    m_lastInput = m_clock.elapsed();
    if (!allowed) {
        setMode(Mode::Polling);
        schedulePolling();
        return;
    }
    setMode(Mode::Connecting);
    pollUnlessLiveSoon();
    launch(createSession(), "create notification session");
}

void LiveUpdates::pollUnlessLiveSoon()
{
    m_giveUpOnPush = m_scheduler.after(kPushPatience, [this] {
        m_giveUpOnPush.reset();
        setMode(Mode::Polling);
        poll();
    });
}

void LiveUpdates::setTimeout(std::chrono::minutes notificationSessionTimeout)
{
    if (m_timeout == notificationSessionTimeout)
        return;
    m_timeout = notificationSessionTimeout;
    if (m_nextBeat)
        scheduleHeartbeat(heartbeatInterval());
}

void LiveUpdates::stop()
{
    halt();
    m_channel.close();
}

/// All but the channel: its end is then no loss to make up for.
void LiveUpdates::halt()
{
    m_stop.request_stop();
    m_lookAfterLoss.reset();
    m_giveUpOnPush.reset();
    m_nextPoll.reset();
    m_nextBeat.reset();
    m_createLater.reset();
    m_session.wipe();
    setMode(Mode::Stopped);
}

AsyncResult<void> LiveUpdates::createSession()
{
    const QPointer<LiveUpdates> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<Secret> created = co_await m_sessions.create(stop);
    if (!self || stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (created) {
        m_createPauses.reset();
        m_session = *created;
        m_lastBeat = m_clock.elapsed();
        m_channel.open(m_session);
        scheduleHeartbeat(heartbeatInterval());
        co_return Result<void>();
    }
    const Error& error = created.error();
    if (error.is(ErrorKind::Forbidden)) {
        m_giveUpOnPush.reset();
        setMode(Mode::Polling);
        schedulePolling();
    } else if (!error.is(ErrorKind::SignInNeeded)) {
        m_createLater = m_scheduler.after(m_createPauses.next(), [this] {
            launch(createSession(), "create notification session");
        });
    }
    co_return failure(error);
}

void LiveUpdates::onChannelState(PushChannel::State state)
{
    if (m_mode == Mode::Stopped || state == PushChannel::State::Live)
        return;
    if (state == PushChannel::State::Refused) {
        m_giveUpOnPush.reset();
        setMode(Mode::Polling);
        schedulePolling();
        return;
    }
    if (m_mode == Mode::Live) {
        setMode(Mode::Connecting);
        m_lookAfterLoss
            = m_scheduler.after(m_lookPauses.next(), [this] { Q_EMIT inboxChanged(); });
    }
    if (m_mode == Mode::Connecting && !m_giveUpOnPush)
        pollUnlessLiveSoon();
}

void LiveUpdates::onSubscribed()
{
    if (m_mode == Mode::Stopped)
        return;
    m_lookAfterLoss.reset();
    m_giveUpOnPush.reset();
    m_nextPoll.reset();
    setMode(Mode::Live);
    m_unsent = m_watched; // subscribing twice does no harm, and a new session knows none of them
    if (!m_unsent.isEmpty())
        launch(sendWatches(), "watch messages");
    Q_EMIT everythingMayHaveChanged();
}

void LiveUpdates::onNewAsset(const NewAssetEvent& event)
{
    // Attachments and signatures come with a message; only what we do not know calls for more.
    Q_EMIT pushed();
    static const QStringList kInbox{QStringLiteral("Message"), QStringLiteral("Attachment"),
                                    QStringLiteral("Esignature")};
    if (kInbox.contains(event.type, Qt::CaseInsensitive))
        Q_EMIT inboxChanged();
    else if (event.type.compare(u"Tracking", Qt::CaseInsensitive) != 0)
        Q_EMIT everythingMayHaveChanged();
    else
        Q_EMIT deedsMayHaveHappened();
}

void LiveUpdates::setWindowActive(bool active)
{
    if (m_windowActive == active)
        return;
    m_windowActive = active;
    if (active)
        noteUserInput();
    if (m_mode == Mode::Polling)
        schedulePolling();
}

void LiveUpdates::noteUserInput()
{
    const bool pollingHadEnded = m_mode == Mode::Polling && !m_nextPoll;
    m_lastInput = m_clock.elapsed();
    if (pollingHadEnded)
        poll();
}

void LiveUpdates::schedulePolling()
{
    m_nextPoll = m_scheduler.after(m_windowActive ? kPollActive : kPollIdle, [this] { poll(); });
}

void LiveUpdates::poll()
{
    m_nextPoll.reset();
    if (m_mode != Mode::Polling)
        return;
    if (m_clock.elapsed() - m_lastInput >= kPollingEndsAfter) {
        qCInfo(lcSync) << "polling ends: nobody has used the program for an hour";
        return;
    }
    Q_EMIT inboxChanged();
    schedulePolling();
}

void LiveUpdates::wakeUp()
{
    if (m_mode == Mode::Stopped)
        return;
    if (!m_session.isEmpty())
        scheduleHeartbeat(0ms);
    m_channel.checkNow();
    if (m_createLater) {
        m_createLater.reset();
        m_createPauses.reset();
        launch(createSession(), "create notification session");
    }
    Q_EMIT everythingMayHaveChanged();
}

void LiveUpdates::watch(QList<Guid> messageGuids)
{
    QList<Guid> added;
    for (const Guid& guid : messageGuids) {
        if (!m_watched.contains(guid))
            added << guid;
    }
    m_watched = m_watched + added;
    if (m_watched.size() > kMostWatched)
        m_watched.remove(0, m_watched.size() - kMostWatched);
    m_unsent += added;
    if (!added.isEmpty() && m_mode == Mode::Live)
        launch(sendWatches(), "watch messages");
}

AsyncResult<void> LiveUpdates::sendWatches()
{
    const QPointer<LiveUpdates> self(this);
    const Secret session = m_session;
    const QList<Guid> guids = std::exchange(m_unsent, {});
    const std::stop_token stop = m_stop.get_token();
    const Result<void> sent = co_await m_sessions.subscribe(session, guids, stop);
    if (!self || stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (!sent)
        m_unsent = guids + m_unsent; // with the next ones
    co_return sent;
}

void LiveUpdates::scheduleHeartbeat(std::chrono::milliseconds delay)
{
    m_nextBeat = m_scheduler.after(delay, [this] { launch(beat(), "heartbeat"); });
}

AsyncResult<void> LiveUpdates::beat()
{
    const QPointer<LiveUpdates> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Secret session = m_session;
    const Result<void> answer = co_await m_sessions.heartbeat(session, stop);
    if (!self || stop.stop_requested())
        co_return failure(ErrorKind::Cancelled);
    if (answer) {
        m_lastBeat = m_clock.elapsed();
        scheduleHeartbeat(heartbeatInterval());
        co_return Result<void>();
    }
    const bool lost = answer.error().is(ErrorKind::NotFound)
                      || m_clock.elapsed() - m_lastBeat >= m_timeout;
    if (lost) {
        m_nextBeat.reset();
        m_channel.close();
        m_session.wipe();
        if (m_mode == Mode::Live)
            setMode(Mode::Connecting);
        launch(createSession(), "create notification session");
    } else if (!answer.error().is(ErrorKind::SignInNeeded)) {
        scheduleHeartbeat(kHeartbeatRetry);
    }
    co_return answer;
}

std::chrono::milliseconds LiveUpdates::heartbeatInterval() const
{
    return std::min<std::chrono::milliseconds>(kHeartbeatAtMost,
                                               std::chrono::milliseconds(m_timeout) / 2);
}

void LiveUpdates::setMode(Mode mode)
{
    if (m_mode == mode)
        return;
    m_mode = mode;
    Q_EMIT modeChanged(mode);
}

} // namespace waxwing

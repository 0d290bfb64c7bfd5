#include "app/bootstrap/lockedaccount.h"

#include "core/async/launch.h"

#include <QPointer>

#include <algorithm>
#include <chrono>

namespace waxwing {

namespace {

constexpr int kNewest = 50;
constexpr std::chrono::milliseconds kLookAgainAfter = std::chrono::seconds(30);
constexpr std::chrono::milliseconds kHeldLookAfter = std::chrono::hours(1);

} // namespace

LockedAccount::LockedAccount(CarriedAccount carried, const AccountServices& services,
                             const AlertWording& wording, const QString& portalName)
    : m_carried(std::move(carried)),
      m_services(services),
      m_signIn(services.transport, m_carried.record.messageApi, services.identity),
      m_session(m_carried.record.id, m_signIn, services.secrets, services.clock),
      m_portal(services.transport, m_session, m_carried.record.messageApi, services.identity),
      m_source(m_portal),
      m_sessions(m_portal),
      m_channel(services.pushChannel()),
      m_live(m_sessions, *m_channel, services.clock, services.scheduler),
      m_alerts(m_carried.record.id, m_carried.record.emailAddress, m_carried.known,
               services.notifier, wording, services.clock)
{
    m_alerts.setRules(m_carried.rules);
    m_alerts.setPortalName(portalName);
    connect(&m_live, &LiveUpdates::inboxChanged, this, &LockedAccount::look);
    connect(&m_live, &LiveUpdates::everythingMayHaveChanged, this, &LockedAccount::look);
    connect(&m_live, &LiveUpdates::messageTouched, this, &LockedAccount::look);
    connect(&services.notifier, &Notifier::available, this, &LockedAccount::look);
    connect(&m_session, &Session::signInNeeded, this, &LockedAccount::stopAlerts);
    connect(&m_alerts, &LockedAlerts::openRequested, this, &LockedAccount::openRequested);
    connect(&m_alerts, &LockedAlerts::inboxRequested, this, &LockedAccount::inboxRequested);
}

LockedAccount::~LockedAccount()
{
    m_stop.request_stop();
}

bool LockedAccount::isQuiet() const
{
    const AccountRecord& record = m_carried.record;
    return record.paused || record.signedOut
           || (m_services.mayConnect && !m_services.mayConnect(record));
}

void LockedAccount::start()
{
    if (isQuiet())
        return;
    if (m_carried.signInNeeded) {
        stopAlerts();
        return;
    }
    if (!m_carried.session.isEmpty())
        m_session.adopt(m_carried.session);
    m_carried.session.wipe();
    m_live.start(m_carried.pushAllowed, m_carried.pushTimeout);
    look(); // nothing may have slipped through while the channel changed hands
}

void LockedAccount::setHabits(const AlertHabits& habits)
{
    m_carried.rules.habits = habits;
    m_alerts.setRules(m_carried.rules);
    look();
}

void LockedAccount::setPresence(const Presence& presence)
{
    m_alerts.setPresence(presence);
    look();
}

CarriedAccount LockedAccount::carried() const
{
    CarriedAccount carried = m_carried;
    if (!isQuiet())
        carried.session = m_session.sessionToken();
    carried.signInNeeded = m_session.state() == Session::State::SignInNeeded
                           || m_carried.signInNeeded;
    carried.ledger += m_alerts.entries();
    return carried;
}

void LockedAccount::stopAlerts()
{
    m_alertsGoOn = false;
    m_lookLater.reset();
    m_live.stop();
    Q_EMIT alertsStopped();
}

void LockedAccount::look()
{
    m_lookAgain = true;
    if (!m_looking && m_alertsGoOn && !isQuiet())
        launch(lookOnce(), "look for news while locked");
}

/// What is held back until then.
void LockedAccount::lookAt(const QDateTime& moment)
{
    const std::chrono::milliseconds left(m_services.clock.now().msecsTo(moment));
    const auto wait = std::clamp<std::chrono::milliseconds>(left, kLookAgainAfter, kHeldLookAfter);
    m_lookLater = m_services.scheduler.after(wait, [this] { look(); });
}

AsyncResult<void> LockedAccount::lookOnce()
{
    const QPointer<LockedAccount> self(this);
    m_looking = true;
    m_lookLater.reset();
    Result<void> looked;
    while (m_lookAgain) {
        m_lookAgain = false;
        MessageFilter filter;
        filter.types = QList<Folder>{Folder::Inbox};
        const std::stop_token stop = m_stop.get_token();
        const Result<Page<MessageSummary>> page
            = co_await m_source.searchMessages(filter, 1, kNewest, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!page) {
            looked = failure(page.error());
            break;
        }
        m_alerts.look(page->results);
    }
    m_looking = false;
    if (!looked && m_alertsGoOn)
        m_lookLater = m_services.scheduler.after(kLookAgainAfter, [this] { look(); });
    else if (m_alertsGoOn && m_alerts.askAgain().isValid())
        lookAt(m_alerts.askAgain());
    co_return looked;
}

} // namespace waxwing

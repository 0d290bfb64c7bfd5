#include "core/alerts/alertcenter.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QPointer>

namespace waxwing {

namespace {

constexpr auto kRetryAfter = std::chrono::seconds(30);

} // namespace

AlertCenter::AlertCenter(Guid accountId, QString ownAddress, AlertLedger& ledger,
                         Notifier& notifier, const AlertWording& wording, const Clock& clock,
                         Scheduler& scheduler)
    : m_accountId(accountId), m_ownAddress(std::move(ownAddress)), m_ledger(ledger),
      m_notifier(notifier), m_wording(wording), m_clock(clock), m_scheduler(scheduler)
{
    connect(&m_notifier, &Notifier::shown, this, &AlertCenter::onShown);
    connect(&m_notifier, &Notifier::activated, this, &AlertCenter::onActivated);
    connect(&m_notifier, &Notifier::closed, this, &AlertCenter::onClosed);
    connect(&m_notifier, &Notifier::failed, this, [this](const QString& key, const QString& why) {
        if (m_onScreen.remove(key) == 0)
            return;
        qCWarning(lcAlerts).noquote() << "alert not shown:" << why;
        // It stays due; the notification service may be about to start.
        m_retry = m_scheduler.after(
            kRetryAfter, [this] { launch(raiseDue(), "raise alerts that failed"); });
    });
}

QString AlertCenter::keyOf(const Guid& guid) const
{
    return m_accountId.toString() + u'/' + guid.toString();
}

QString AlertCenter::burstKey() const
{
    return m_accountId.toString() + QStringLiteral("/burst");
}

bool AlertCenter::isOurs(const QString& key) const
{
    return key.startsWith(m_accountId.toString() + u'/');
}

void AlertCenter::restore()
{
    launch(restoreFromLedger(), "restore alerts");
}

AsyncResult<void> AlertCenter::restoreFromLedger()
{
    const QPointer<AlertCenter> self(this);
    const Result<QList<LedgerEntry>> shown = co_await m_ledger.shown();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!shown)
        co_return failure(shown.error());
    QList<Guid> guids;
    for (const LedgerEntry& entry : *shown) {
        const QString key = keyOf(entry.messageGuid);
        m_onScreen.insert(key, QList<Guid>{entry.messageGuid});
        m_notifier.adopt(key, entry.notificationId);
        guids << entry.messageGuid;
    }
    if (!guids.isEmpty())
        Q_EMIT alerted(guids);
    co_return co_await raiseDue();
}

AsyncResult<void> AlertCenter::raiseDue()
{
    const QPointer<AlertCenter> self(this);
    const Result<QList<MessageSummary>> due = co_await m_ledger.due();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!due)
        co_return failure(due.error());
    QList<MessageSummary> waiting;
    for (const MessageSummary& message : *due) {
        const bool underWay = m_onScreen.contains(keyOf(message.guid))
                              || m_onScreen.value(burstKey()).contains(message.guid);
        if (!underWay)
            waiting << message;
    }
    if (!waiting.isEmpty())
        raise(waiting);
    co_return Result<void>();
}

void AlertCenter::raise(const QList<MessageSummary>& news)
{
    const AlertPlan plan = m_planner.plan(news, m_rules, m_ownAddress, m_clock.now());
    for (const PlannedAlert& planned : plan.raise)
        show(planned);
    for (const Suppression& suppression : plan.suppress)
        mark({suppression.messageGuid}, AlertState::Suppressed, suppression.reason);
}

void AlertCenter::show(const PlannedAlert& planned)
{
    Alert alert = planned.isBurst ? m_wording.forBurst(planned.messages, m_portalName)
                                  : m_wording.forMessage(planned.messages.first(), m_portalName);
    alert.key = planned.isBurst ? burstKey() : keyOf(planned.messages.first().guid);
    QList<Guid> guids;
    for (const MessageSummary& message : planned.messages)
        guids << message.guid;
    m_onScreen.insert(alert.key, guids);
    m_notifier.show(alert);
}

void AlertCenter::onShown(const QString& key, quint32 nativeId)
{
    const auto guids = m_onScreen.constFind(key);
    if (guids == m_onScreen.constEnd())
        return;
    mark(*guids, AlertState::Shown, {}, nativeId);
    Q_EMIT alerted(*guids);
}

void AlertCenter::onActivated(const QString& key, const QString& activationToken)
{
    if (!isOurs(key))
        return;
    const QList<Guid> guids = m_onScreen.take(key);
    mark(guids, AlertState::Clicked);
    if (key == burstKey()) {
        m_planner.endBurst();
        Q_EMIT inboxRequested(activationToken);
        return;
    }
    const auto guid = Guid::parse(key.mid(key.indexOf(u'/') + 1));
    if (guid)
        Q_EMIT openRequested(*guid, activationToken);
}

void AlertCenter::onClosed(const QString& key, bool byPerson)
{
    if (!isOurs(key))
        return;
    const QList<Guid> guids = m_onScreen.take(key);
    if (key == burstKey())
        m_planner.endBurst();
    mark(guids, AlertState::Closed,
         byPerson ? QStringLiteral("dismissed") : QStringLiteral("timed-out"));
}

void AlertCenter::withdraw(const QList<Guid>& guids, const QString& reason)
{
    QList<Guid> withdrawn;
    bool burstShrank = false;
    for (const Guid& guid : guids) {
        const QString key = keyOf(guid);
        if (m_onScreen.remove(key) > 0) {
            m_notifier.close(key);
            withdrawn << guid;
        }
        if (m_planner.dropFromBurst(guid)) {
            burstShrank = true;
            withdrawn << guid;
        }
    }
    if (burstShrank) {
        if (m_planner.burst().isEmpty()) {
            m_onScreen.remove(burstKey());
            m_notifier.close(burstKey());
        } else {
            show(PlannedAlert{true, m_planner.burst()});
        }
    }
    mark(withdrawn, AlertState::Closed, reason);
}

void AlertCenter::setRules(const AlertRules& rules)
{
    m_rules = rules;
    m_pauseEnd.reset();
    if (rules.paused)
        return;
    const qint64 left = rules.pausedUntil.isValid() ? m_clock.now().msecsTo(rules.pausedUntil) : 0;
    const auto raiseHeldBack = [this] { launch(raiseDue(), "raise alerts held back"); };
    if (left > 0)
        m_pauseEnd = m_scheduler.after(std::chrono::milliseconds(left + 50), raiseHeldBack);
    else
        raiseHeldBack();
}

void AlertCenter::mark(const QList<Guid>& guids, AlertState state, const QString& reason,
                       quint32 nativeId)
{
    if (!guids.isEmpty())
        launch(m_ledger.mark(guids, state, reason, nativeId, m_clock.now()), "alert ledger");
}

} // namespace waxwing

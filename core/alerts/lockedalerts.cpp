#include "core/alerts/lockedalerts.h"

#include "core/base/log.h"

namespace waxwing {

LockedAlerts::LockedAlerts(Guid accountId, QString ownAddress, QSet<Guid> known,
                           Notifier& notifier, const AlertWording& wording, const Clock& clock)
    : m_accountId(accountId), m_ownAddress(std::move(ownAddress)), m_known(std::move(known)),
      m_notifier(notifier), m_wording(wording), m_clock(clock)
{
    connect(&m_notifier, &Notifier::shown, this, &LockedAlerts::onShown);
    connect(&m_notifier, &Notifier::activated, this, &LockedAlerts::onActivated);
    connect(&m_notifier, &Notifier::closed, this, &LockedAlerts::onClosed);
    connect(&m_notifier, &Notifier::failed, this, [this](const QString& key, const QString&) {
        // Not shown: the next look tries again, and after that the ledger.
        for (const Guid& guid : m_onScreen.take(key)) {
            m_alerted.remove(guid);
            m_known.remove(guid);
        }
    });
}

QString LockedAlerts::keyOf(const Guid& guid) const
{
    return m_accountId.toString() + u'/' + guid.toString();
}

QString LockedAlerts::burstKey() const
{
    return m_accountId.toString() + QStringLiteral("/burst");
}

void LockedAlerts::look(const QList<MessageSummary>& newest)
{
    QList<MessageSummary> news;
    for (const MessageSummary& message : newest) {
        const auto alerted = m_alerted.find(message.guid);
        if (alerted != m_alerted.end() && message.retrieved && alerted->state == AlertState::Shown) {
            m_notifier.close(keyOf(message.guid));
            alerted->state = AlertState::Closed;
            alerted->reason = QStringLiteral("read-elsewhere");
            m_onScreen.remove(keyOf(message.guid));
        }
        if (!m_known.contains(message.guid))
            news << message;
    }
    const AlertPlan plan = m_planner.plan(news, m_rules, m_ownAddress, m_clock.now());
    for (const PlannedAlert& planned : plan.raise)
        show(planned);
    // What is suppressed or waits for the end of a pause is left to the ledger.
    for (const Suppression& suppression : plan.suppress)
        m_known.insert(suppression.messageGuid);
}

void LockedAlerts::show(const PlannedAlert& planned)
{
    Alert alert = planned.isBurst ? m_wording.forBurst(planned.messages, m_portalName)
                                  : m_wording.forMessage(planned.messages.first(), m_portalName);
    alert.key = planned.isBurst ? burstKey() : keyOf(planned.messages.first().guid);
    QList<Guid> guids;
    for (const MessageSummary& message : planned.messages) {
        guids << message.guid;
        m_known.insert(message.guid);
    }
    m_onScreen.insert(alert.key, guids);
    m_notifier.show(alert);
}

void LockedAlerts::onShown(const QString& key, quint32 nativeId)
{
    const QList<Guid> guids = m_onScreen.value(key);
    for (const Guid& guid : guids) {
        LedgerEntry entry;
        entry.messageGuid = guid;
        entry.state = AlertState::Shown;
        entry.notificationId = nativeId;
        entry.changed = m_clock.now();
        m_alerted.insert(guid, entry);
    }
}

void LockedAlerts::settle(const QString& key, AlertState state, const QString& reason)
{
    if (key == burstKey())
        m_planner.endBurst();
    for (const Guid& guid : m_onScreen.take(key)) {
        const auto entry = m_alerted.find(guid);
        if (entry == m_alerted.end())
            continue;
        entry->state = state;
        entry->reason = reason;
        entry->changed = m_clock.now();
    }
}

void LockedAlerts::onActivated(const QString& key, const QString& activationToken)
{
    if (!key.startsWith(m_accountId.toString() + u'/'))
        return;
    settle(key, AlertState::Clicked, {});
    if (key == burstKey())
        Q_EMIT inboxRequested(activationToken);
    else if (const auto guid = Guid::parse(key.mid(key.indexOf(u'/') + 1)))
        Q_EMIT openRequested(*guid, activationToken);
}

void LockedAlerts::onClosed(const QString& key, bool byPerson)
{
    settle(key, AlertState::Closed,
           byPerson ? QStringLiteral("dismissed") : QStringLiteral("timed-out"));
}

} // namespace waxwing

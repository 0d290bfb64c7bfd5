#include "core/alerts/lockedalerts.h"

#include "core/base/log.h"

namespace waxwing {

namespace {

/// No name, no subject: they would outlive the lock in memory.
News namelessNewsOf(const MessageSummary& message, const QString& ownAddress, const QDateTime& now)
{
    News news = newsOf(message, ownAddress, now);
    news.personName.clear();
    news.subject.clear();
    return news;
}

} // namespace

LockedAlerts::LockedAlerts(Guid accountId, QString ownAddress, QSet<Guid> known,
                           Notifier& notifier, const AlertWording& wording, const Clock& clock)
    : m_ownAddress(std::move(ownAddress)), m_known(std::move(known)), m_notifier(notifier),
      m_wording(wording), m_clock(clock), m_screen(accountId)
{
    connect(&m_notifier, &Notifier::shown, this, &LockedAlerts::onShown);
    connect(&m_notifier, &Notifier::activated, this, &LockedAlerts::onActivated);
    connect(&m_notifier, &Notifier::closed, this, &LockedAlerts::onClosed);
    connect(&m_notifier, &Notifier::failed, this, &LockedAlerts::onGone);
    connect(&m_notifier, &Notifier::lost, this, [this](const QStringList& keys) {
        for (const QString& key : keys)
            onGone(key);
    });
}

/// Not on the screen, and nobody closed it: the next look tries again, and after that the ledger.
void LockedAlerts::onGone(const QString& key)
{
    for (const Guid& guid : m_screen.take(key)) {
        m_alerted.remove(guid);
        m_known.remove(guid);
    }
}

void LockedAlerts::look(const QList<MessageSummary>& newest)
{
    const QDateTime now = m_clock.now();
    QList<News> news;
    for (const MessageSummary& message : newest) {
        const auto alerted = m_alerted.find(message.guid);
        if (alerted != m_alerted.end() && message.retrieved && alerted->state == AlertState::Shown) {
            const QStringList changed = m_screen.remove({message.guid}).changed;
            for (const QString& key : changed) {
                if (!m_screen.find(key))
                    m_notifier.close(key);
            }
            alerted->state = AlertState::Closed;
            alerted->reason = QStringLiteral("read-elsewhere");
        }
        if (m_known.contains(message.guid))
            continue;
        news << namelessNewsOf(message, m_ownAddress, now);
        news.last().heldBackBy = m_heldBack.value(message.guid);
    }
    const AlertSituation situation(m_rules, m_presence, now, QTimeZone::systemTimeZone());
    const AlertPlan plan = m_planner.plan(news, situation);
    for (const PlannedAlert& planned : plan.raise)
        show(planned);
    // What is suppressed or held back is left to the ledger.
    for (const HeldNews& held : plan.never)
        m_known.insert(held.id);
    for (const HeldNews& held : plan.later)
        m_heldBack.insert(held.id, held.rule);
    m_askAgain = plan.askAgain;
}

void LockedAlerts::show(const PlannedAlert& planned)
{
    for (const News& piece : planned.news) {
        m_known.insert(piece.id);
        m_heldBack.remove(piece.id);
    }
    PlannedAlert silent = planned;
    silent.decision.content = AlertContent::Nothing;
    const QString key = m_screen.add(silent);
    const AlertsOnScreen::Shown* shown = m_screen.find(key);
    Alert alert = shown->isSummary
                      ? m_wording.forSummary(planned.form, shown->news, shown->decision,
                                             m_portalName)
                      : m_wording.forNews(shown->news.first(), shown->decision, m_portalName);
    alert.key = key;
    if (!shown->isSummary)
        alert.message = shown->news.first().messageGuid;
    alert.actions = {AlertAction::Open}; // everything else needs what is locked away
    m_notifier.show(alert);
}

void LockedAlerts::onShown(const QString& key, quint32 nativeId)
{
    const QList<Guid> guids = m_screen.confirm(key, nativeId);
    for (const Guid& guid : guids) {
        LedgerEntry entry;
        entry.messageGuid = guid;
        entry.state = AlertState::Shown;
        entry.reason = m_screen.summaryName(key);
        entry.notificationId = nativeId;
        entry.changed = m_clock.now();
        m_alerted.insert(guid, entry);
    }
}

void LockedAlerts::settle(const QString& key, AlertState state, const QString& reason)
{
    for (const Guid& guid : m_screen.take(key)) {
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
    if (!m_screen.isOurs(key))
        return;
    settle(key, AlertState::Clicked, {});
    if (m_screen.isSummaryKey(key))
        Q_EMIT inboxRequested(activationToken);
    else if (const auto guid = m_screen.newsOfKey(key))
        Q_EMIT openRequested(*guid, activationToken);
}

void LockedAlerts::onClosed(const QString& key, bool byPerson)
{
    settle(key, AlertState::Closed,
           byPerson ? QStringLiteral("dismissed") : QStringLiteral("timed-out"));
}

} // namespace waxwing

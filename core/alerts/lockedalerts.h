#pragma once

#include "core/alerts/alertcenter.h"

#include <QSet>

namespace waxwing {

/// Alerts of one account while the program is locked and its ledger is closed: keeps nothing but
/// the identifiers of messages that were there before and of those it has alerted since, which the
/// ledger takes over when it is open again. Uses the keys of AlertCenter, so that a click finds
/// its message afterwards. `wording` should tell nothing. Main thread.
class LockedAlerts final : public QObject
{
    Q_OBJECT

public:
    LockedAlerts(Guid accountId, QString ownAddress, QSet<Guid> known, Notifier& notifier,
                 const AlertWording& wording, const Clock& clock);

    void setRules(const AlertRules& rules) { m_rules = rules; }
    void setPortalName(const QString& name) { m_portalName = name; }
    /// The newest messages of the inbox, as the portal tells them now.
    void look(const QList<MessageSummary>& newest);
    /// What is in the ledger's place.
    [[nodiscard]] QList<LedgerEntry> entries() const { return m_alerted.values(); }

Q_SIGNALS:
    /// A click: to be opened once the program is unlocked.
    void openRequested(const waxwing::Guid& messageGuid, const QString& activationToken);
    void inboxRequested(const QString& activationToken);

private:
    void show(const PlannedAlert& planned);
    void onShown(const QString& key, quint32 nativeId);
    void onActivated(const QString& key, const QString& activationToken);
    void onClosed(const QString& key, bool byPerson);
    void settle(const QString& key, AlertState state, const QString& reason);
    [[nodiscard]] QString keyOf(const Guid& guid) const;
    [[nodiscard]] QString burstKey() const;

    Guid m_accountId;
    QString m_ownAddress;
    QSet<Guid> m_known;
    Notifier& m_notifier;
    const AlertWording& m_wording;
    const Clock& m_clock;
    AlertPlanner m_planner;
    AlertRules m_rules;
    QString m_portalName;
    QHash<Guid, LedgerEntry> m_alerted;
    QHash<QString, QList<Guid>> m_onScreen; ///< by key
};

} // namespace waxwing

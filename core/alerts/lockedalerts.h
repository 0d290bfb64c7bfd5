#pragma once

#include "core/alerts/alertsonscreen.h"
#include "core/alerts/alertwording.h"
#include "core/base/clock.h"
#include "core/store/alertledger.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace waxwing {

/// Alerts of one account while the program is locked and its ledger is closed: keeps nothing but
/// the identifiers of messages that were there before and of those it has alerted since, which the
/// ledger takes over when it is open again. Uses the keys of AlertCenter, so that a click finds
/// its message afterwards. Tells nothing of a message. Main thread.
class LockedAlerts final : public QObject
{
    Q_OBJECT

public:
    LockedAlerts(Guid accountId, QString ownAddress, QSet<Guid> known, Notifier& notifier,
                 const AlertWording& wording, const Clock& clock);

    void setRules(const AlertRules& rules) { m_rules = rules; }
    void setPresence(const Presence& presence) { m_presence = presence; }
    void setPortalName(const QString& name) { m_portalName = name; }
    /// The newest messages of the inbox, as the portal tells them now.
    void look(const QList<MessageSummary>& newest);
    /// What look() held back may be shown from then on; invalid: nothing waits, or nobody knows.
    [[nodiscard]] QDateTime askAgain() const { return m_askAgain; }
    /// What is in the ledger's place.
    [[nodiscard]] QList<LedgerEntry> entries() const { return m_alerted.values(); }

Q_SIGNALS:
    /// A click: to be opened once the program is unlocked.
    void openRequested(const waxwing::Guid& messageGuid, const QString& activationToken);
    void inboxRequested(const QString& activationToken);

private:
    void show(const PlannedAlert& planned);
    void onGone(const QString& key);
    void onShown(const QString& key, quint32 nativeId);
    void onActivated(const QString& key, const QString& activationToken);
    void onClosed(const QString& key, bool byPerson);
    void settle(const QString& key, AlertState state, const QString& reason);

    QString m_ownAddress;
    QSet<Guid> m_known;
    Notifier& m_notifier;
    const AlertWording& m_wording;
    const Clock& m_clock;
    AlertPlanner m_planner;
    AlertRules m_rules;
    Presence m_presence;
    QString m_portalName;
    QHash<Guid, LedgerEntry> m_alerted;
    QHash<Guid, QString> m_heldBack; ///< by which rule
    QDateTime m_askAgain;
    AlertsOnScreen m_screen;
};

} // namespace waxwing

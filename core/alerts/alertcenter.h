#pragma once

#include "core/alerts/alertplan.h"
#include "core/alerts/notifier.h"
#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/store/alertledger.h"

#include <QHash>
#include <QObject>

namespace waxwing {

/// What an alert says, in the person's language and at the content level they chose.
class AlertWording
{
public:
    virtual ~AlertWording() = default;
    /// `portalName` is empty while there is only one account.
    [[nodiscard]] virtual Alert forMessage(const MessageSummary& message,
                                           const QString& portalName) const = 0;
    [[nodiscard]] virtual Alert forBurst(const QList<MessageSummary>& messages,
                                         const QString& portalName) const = 0;
};

/// The alerts of one account: raises what the ledger says is due, once, and withdraws what is no
/// longer news (design rules 4 and 5).
///
/// Exactly once: a message and its `Due` row are stored together; the alert is handed to the desktop
/// under a key of its own, then marked `Shown`, on the medium. A kill in between leaves `Due`: the
/// next start shows it again under the same key, which replaces it on screen. Main thread.
class AlertCenter final : public QObject
{
    Q_OBJECT

public:
    AlertCenter(Guid accountId, QString ownAddress, AlertLedger& ledger, Notifier& notifier,
                const AlertWording& wording, const Clock& clock, Scheduler& scheduler);

    /// At start: takes over alerts that may still be on screen, raises what is still due.
    void restore();
    /// From sync: already in the ledger as due.
    void raise(const QList<MessageSummary>& news);
    /// No longer news: closes the alerts. `reason` for the ledger, e.g. "read-elsewhere".
    void withdraw(const QList<Guid>& guids, const QString& reason);
    void setRules(const AlertRules& rules);
    /// Empty while there is only one account.
    void setPortalName(const QString& name) { m_portalName = name; }

Q_SIGNALS:
    void openRequested(const waxwing::Guid& messageGuid, const QString& activationToken);
    void inboxRequested(const QString& activationToken);
    /// These alerts are on screen: whoever can should watch the messages.
    void alerted(const QList<waxwing::Guid>& guids);

private:
    AsyncResult<void> restoreFromLedger();
    AsyncResult<void> raiseDue();
    void onShown(const QString& key, quint32 nativeId);
    void onActivated(const QString& key, const QString& activationToken);
    void onClosed(const QString& key, bool byPerson);
    void show(const PlannedAlert& planned);
    void mark(const QList<Guid>& guids, AlertState state, const QString& reason = {},
              quint32 nativeId = 0);
    [[nodiscard]] QString keyOf(const Guid& guid) const;
    [[nodiscard]] QString burstKey() const;
    [[nodiscard]] bool isOurs(const QString& key) const;

    Guid m_accountId;
    QString m_ownAddress;
    AlertLedger& m_ledger;
    Notifier& m_notifier;
    const AlertWording& m_wording;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    AlertPlanner m_planner;
    AlertRules m_rules;
    QString m_portalName;
    QHash<QString, QList<Guid>> m_onScreen; ///< by key, from show() to closed
    std::unique_ptr<ScheduledCall> m_pauseEnd;
    std::unique_ptr<ScheduledCall> m_retry;
};

} // namespace waxwing

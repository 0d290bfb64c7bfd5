#pragma once

#include "core/alerts/alertsonscreen.h"
#include "core/alerts/alertwording.h"
#include "core/async/scheduler.h"
#include "core/base/clock.h"
#include "core/store/alertledger.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace waxwing {

/// The alerts of one account: raises what the ledger says is due, once, and withdraws what is no
/// longer news (design rules 4 and 5).
///
/// Exactly once: a message and its `Due` row are stored together; the alert is handed to the desktop
/// under a key of its own, then marked `Shown`, on the medium. A kill in between leaves `Due`: the
/// next start shows it again under the same key, which replaces it on screen. What a rule holds back
/// stays due, with the rule beside it. Main thread.
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
    /// News that is no message: into the ledger, then raised unless it was there already.
    /// `pushed`: the live event that told of it; invalid: none.
    void add(const QList<News>& news, const QDateTime& pushed);
    /// No longer news: closes the alerts. `reason` for the ledger, e.g. "read-elsewhere".
    void withdraw(const QList<Guid>& ids, const QString& reason);
    /// As withdraw(), and what waits for its moment will not come.
    void retract(const QList<Guid>& ids, const QString& reason);
    /// Again at `until`, as if it were news then.
    void postpone(const QList<Guid>& ids, const QDateTime& until);
    void setRules(const AlertRules& rules);
    void setPresence(const Presence& presence);
    /// A button of an alert, or the alert itself, whose press comes from outside: of an alert of an
    /// earlier run. Once restore() knows what stood on the screen.
    void choose(const QString& key, AlertAction action, const QString& activationToken);
    /// Such an alert was clicked, and somebody else opens its message.
    void noteClicked(const QString& key);
    /// After sleep or a jump of the clock: what is held back may be due.
    void reconsider();
    /// Empty while there is only one account.
    void setPortalName(const QString& name) { m_portalName = name; }
    /// The zone of quiet hours; the system's unless a test says otherwise.
    void setZone(std::function<QTimeZone()> zone) { m_zone = std::move(zone); }

Q_SIGNALS:
    void openRequested(const waxwing::Guid& messageGuid, const QString& activationToken);
    void inboxRequested(const QString& activationToken);
    void outboxRequested(const QString& activationToken);
    void replyRequested(const waxwing::Guid& messageGuid, const QString& activationToken);
    /// The person wants no more alerts of this conversation; rules that say so are awaited.
    void muteRequested(const waxwing::Guid& conversationGuid);
    /// These alerts are on screen: whoever can should watch the messages.
    void alerted(const QList<waxwing::Guid>& messageGuids);

private:
    struct Choice
    {
        QString key;
        std::optional<AlertAction> action; ///< nothing: clicked, and done
        QString activationToken;
    };
    AsyncResult<void> restoreFromLedger();
    AsyncResult<void> raiseDue();
    AsyncResult<void> addToLedger(QList<News> news, QDateTime pushed);
    AsyncResult<void> openFromLedger(Guid id, QString activationToken);
    AsyncResult<void> muteFromLedger(Guid id);
    AsyncResult<void> postponeInLedger(QList<Guid> ids, QDateTime until);
    void adopt(const QList<LedgerEntry>& entries);
    void raiseNews(const QList<News>& news);
    void holdBack(const AlertPlan& plan);
    void askAgainAt(const QDateTime& moment);
    void show(const PlannedAlert& planned);
    void showSummary(const QString& key);
    void present(const QString& key);
    void forget(const QStringList& keys);
    void noteNotTaken(const QList<News>& news, const QString& why);
    void onShown(const QString& key, quint32 nativeId);
    void onFailed(const QString& key, const QString& why);
    void onActivated(const QString& key, const QString& activationToken);
    void onAction(const QString& key, AlertAction action, const QString& activationToken);
    void onClosed(const QString& key, bool byPerson);
    void onLost(const QStringList& keys);
    void onAvailable();
    void takeChoices();
    AsyncResult<void> reopenInLedger(QList<Guid> ids);
    void open(const News& news, const QString& activationToken);
    void mark(const QList<Guid>& ids, AlertState state, const QString& reason = {},
              quint32 nativeId = 0);

    QString m_ownAddress;
    AlertLedger& m_ledger;
    Notifier& m_notifier;
    const AlertWording& m_wording;
    const Clock& m_clock;
    Scheduler& m_scheduler;
    std::function<QTimeZone()> m_zone;
    AlertPlanner m_planner;
    AlertRules m_rules;
    Presence m_presence;
    QString m_portalName;
    AlertsOnScreen m_screen;
    /// Shown or settled by this run: an answer of the ledger may be older than that.
    QSet<Guid> m_done;
    bool m_restored = false;
    QList<Choice> m_choices; ///< until it is
    bool m_reading = false;
    bool m_readAgain = false;
    std::unique_ptr<ScheduledCall> m_askAgain;
    std::unique_ptr<ScheduledCall> m_retry;
    /// A summary that grows is shown anew once a second, not for every piece.
    std::map<QString, std::unique_ptr<ScheduledCall>> m_summaryPauses;
    QSet<QString> m_staleSummaries;
};

} // namespace waxwing

#include "core/alerts/alertcenter.h"

#include "core/async/launch.h"
#include "core/base/log.h"

#include <QHash>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr auto kRetryAfter = 30s;
constexpr qsizetype kMostWatched = 200; // of a summary of thousands, the newest
constexpr auto kSummaryPause = 100ms;
// Not longer, for the wall clock and the time zone may be another before that.
constexpr std::chrono::milliseconds kAskAgainAtLeast = 15min;

} // namespace

AlertCenter::AlertCenter(Guid accountId, QString ownAddress, AlertLedger& ledger,
                         Notifier& notifier, const AlertWording& wording, const Clock& clock,
                         Scheduler& scheduler)
    : m_ownAddress(std::move(ownAddress)), m_ledger(ledger), m_notifier(notifier),
      m_wording(wording), m_clock(clock), m_scheduler(scheduler),
      m_zone([] { return QTimeZone::systemTimeZone(); }), m_screen(accountId)
{
    connect(&m_notifier, &Notifier::shown, this, &AlertCenter::onShown);
    connect(&m_notifier, &Notifier::failed, this, &AlertCenter::onFailed);
    connect(&m_notifier, &Notifier::activated, this, &AlertCenter::onActivated);
    connect(&m_notifier, &Notifier::actionChosen, this, &AlertCenter::onAction);
    connect(&m_notifier, &Notifier::closed, this, &AlertCenter::onClosed);
    connect(&m_notifier, &Notifier::lost, this, &AlertCenter::onLost);
    connect(&m_notifier, &Notifier::available, this, &AlertCenter::onAvailable);
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
    if (shown)
        adopt(*shown);
    takeChoices();
    if (!shown)
        co_return failure(shown.error());
    co_return co_await raiseDue();
}

void AlertCenter::adopt(const QList<LedgerEntry>& entries)
{
    struct Group
    {
        QList<News> news;
        quint32 nativeId = 0;
    };
    QHash<QString, Group> groups;
    QList<Guid> messages;
    for (const LedgerEntry& entry : entries) {
        if (m_done.contains(entry.messageGuid))
            continue;
        News piece;
        piece.id = entry.messageGuid;
        piece.kind = entry.kind;
        piece.messageGuid = entry.target;
        m_done.insert(piece.id);
        messages << piece.messageGuid;
        Group& group = groups[m_screen.keyOf(piece.id, entry.reason)];
        group.news << piece;
        group.nativeId = entry.notificationId;
    }
    for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
        m_screen.adopt(group.key(), group->news, group->nativeId);
        m_notifier.adopt(group.key(), group->nativeId);
    }
    if (!messages.isEmpty())
        Q_EMIT alerted(messages);
}

AsyncResult<void> AlertCenter::raiseDue()
{
    if (m_reading) {
        m_readAgain = true;
        co_return Result<void>();
    }
    const QPointer<AlertCenter> self(this);
    m_reading = true;
    Result<void> result;
    do {
        m_readAgain = false;
        const QDateTime now = m_clock.now();
        const Result<QList<News>> due = co_await m_ledger.due(now);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (due)
            raiseNews(*due);
        else
            result = failure(due.error());
    } while (m_readAgain);
    m_reading = false;
    co_return result;
}

void AlertCenter::raise(const QList<MessageSummary>& news)
{
    const QDateTime now = m_clock.now();
    QList<News> pieces;
    for (const MessageSummary& message : news)
        pieces << newsOf(message, m_ownAddress, now);
    raiseNews(pieces);
}

void AlertCenter::raiseNews(const QList<News>& news)
{
    QList<News> fresh;
    for (const News& piece : news) {
        if (!m_done.contains(piece.id))
            fresh << piece;
    }
    if (fresh.isEmpty())
        return;
    // The system is asked for its zone, from files, only where somebody wants to know.
    const QTimeZone zone = m_rules.habits.quietHours.enabled ? m_zone() : QTimeZone::utc();
    const AlertSituation situation(m_rules, m_presence, m_clock.now(), zone);
    const AlertPlan plan = m_planner.plan(fresh, situation);
    for (const PlannedAlert& planned : plan.raise)
        show(planned);
    QHash<QString, QList<Guid>> never;
    for (const HeldNews& held : plan.never) {
        m_done.insert(held.id);
        never[held.rule] << held.id;
    }
    for (auto rule = never.cbegin(); rule != never.cend(); ++rule)
        mark(*rule, AlertState::Suppressed, rule.key());
    holdBack(plan);
}

void AlertCenter::holdBack(const AlertPlan& plan)
{
    QList<LedgerStep> steps;
    for (const HeldNews& held : plan.later) {
        if (held.isNew)
            steps << LedgerStep{held.id, AlertStep::HeldBack, held.rule, m_clock.now(), held.until};
    }
    if (!steps.isEmpty())
        launch(m_ledger.holdBack(steps), "hold alerts back");
    if (!plan.later.isEmpty())
        askAgainAt(plan.askAgain);
}

void AlertCenter::askAgainAt(const QDateTime& moment)
{
    std::chrono::milliseconds wait = kAskAgainAtLeast;
    if (moment.isValid()) {
        const std::chrono::milliseconds left(m_clock.now().msecsTo(moment));
        wait = std::clamp(left + 50ms, 50ms, kAskAgainAtLeast);
    }
    m_askAgain = m_scheduler.after(wait, [this] { reconsider(); });
}

void AlertCenter::reconsider()
{
    launch(raiseDue(), "raise alerts that are due");
}

AsyncResult<void> AlertCenter::addToLedger(QList<News> news, QDateTime pushed)
{
    const QPointer<AlertCenter> self(this);
    QList<News> added;
    for (const News& piece : news) {
        const QDateTime now = m_clock.now();
        const Result<bool> isNew = co_await m_ledger.add(piece, now, pushed);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!isNew)
            co_return failure(isNew.error());
        if (*isNew)
            added << piece;
    }
    raiseNews(added);
    co_return Result<void>();
}

void AlertCenter::add(const QList<News>& news, const QDateTime& pushed)
{
    if (!news.isEmpty())
        launch(addToLedger(news, pushed), "add news");
}

void AlertCenter::show(const PlannedAlert& planned)
{
    for (const News& piece : planned.news)
        m_done.insert(piece.id);
    const QString key = m_screen.add(planned);
    if (planned.form == PlannedAlert::Form::Single)
        present(key);
    else
        showSummary(key);
}

void AlertCenter::showSummary(const QString& key)
{
    if (m_summaryPauses.contains(key)) {
        m_staleSummaries.insert(key);
        return;
    }
    m_summaryPauses[key] = m_scheduler.after(kSummaryPause, [this, key] {
        m_summaryPauses.erase(key);
        if (m_staleSummaries.remove(key) && m_screen.find(key))
            showSummary(key);
    });
    present(key);
}

void AlertCenter::present(const QString& key)
{
    const AlertsOnScreen::Shown* shown = m_screen.find(key);
    if (!shown)
        return;
    Alert alert;
    if (shown->isSummary) {
        const auto form = key == m_screen.keyOf(PlannedAlert::Form::Digest)
                              ? PlannedAlert::Form::Digest
                              : PlannedAlert::Form::Burst;
        alert = m_wording.forSummary(form, shown->news, shown->decision, m_portalName);
    } else {
        alert = m_wording.forNews(shown->news.first(), shown->decision, m_portalName);
        alert.message = shown->news.first().messageGuid;
    }
    alert.key = key;
    m_notifier.show(alert);
}

void AlertCenter::onShown(const QString& key, quint32 nativeId)
{
    const AlertsOnScreen::Shown* shown = m_screen.find(key);
    if (!shown)
        return;
    QList<Guid> messages;
    const qsizetype first = std::max<qsizetype>(0, shown->news.size() - kMostWatched);
    for (qsizetype i = first; i < shown->news.size(); ++i) {
        if (!shown->news.at(i).messageGuid.isNull())
            messages << shown->news.at(i).messageGuid;
    }
    const QList<Guid> confirmed = m_screen.confirm(key, nativeId);
    if (confirmed.isEmpty())
        return;
    mark(confirmed, AlertState::Shown, m_screen.summaryName(key), nativeId);
    Q_EMIT alerted(messages);
}

void AlertCenter::onFailed(const QString& key, const QString& why)
{
    const AlertsOnScreen::Shown* refused = m_screen.find(key);
    const QList<News> news = refused ? refused->news : QList<News>();
    const QList<Guid> ids = m_screen.take(key);
    if (ids.isEmpty())
        return;
    qCWarning(lcAlerts).noquote() << "alert not shown:" << why;
    noteNotTaken(news, why == AlertRule::kNoServer ? AlertRule::kNoServer : AlertRule::kRefused);
    m_planner.takeBack(ids.size());
    for (const Guid& id : ids)
        m_done.remove(id);
    forget({key});
    // It stays due; the notification service may be about to start.
    m_retry = m_scheduler.after(kRetryAfter, [this] { reconsider(); });
}

/// It stays due; whoever asks why there was no alert is told, once for all attempts.
void AlertCenter::noteNotTaken(const QList<News>& news, const QString& why)
{
    QList<LedgerStep> steps;
    for (const News& piece : news) {
        if (piece.heldBackBy != why)
            steps << LedgerStep{piece.id, AlertStep::HeldBack, why, m_clock.now(), {}};
    }
    if (!steps.isEmpty())
        launch(m_ledger.holdBack(steps), "note why there is no alert");
}

void AlertCenter::onClosed(const QString& key, bool byPerson)
{
    const QList<Guid> ids = m_screen.take(key);
    if (ids.isEmpty())
        return;
    forget({key});
    mark(ids, AlertState::Closed,
         byPerson ? QStringLiteral("dismissed") : QStringLiteral("timed-out"));
}

/// The desktop's service ended with them. They are due again: shown once somebody shows alerts, as
/// things stand then.
void AlertCenter::onLost(const QStringList& keys)
{
    QList<Guid> ids;
    for (const QString& key : keys)
        ids += m_screen.take(key);
    forget(keys);
    m_planner.takeBack(ids.size());
    if (!ids.isEmpty())
        launch(reopenInLedger(ids), "show lost alerts again");
}

AsyncResult<void> AlertCenter::reopenInLedger(QList<Guid> ids)
{
    const QPointer<AlertCenter> self(this);
    const QDateTime now = m_clock.now();
    const Result<void> reopened = co_await m_ledger.reopen(ids, now);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!reopened)
        co_return reopened;
    for (const Guid& id : ids)
        m_done.remove(id);
    co_return co_await raiseDue();
}

/// What could not be shown need not wait any longer.
void AlertCenter::onAvailable()
{
    if (std::exchange(m_retry, nullptr))
        reconsider();
}

void AlertCenter::forget(const QStringList& keys)
{
    for (const QString& key : keys) {
        m_summaryPauses.erase(key);
        m_staleSummaries.remove(key);
    }
}

void AlertCenter::withdraw(const QList<Guid>& ids, const QString& reason)
{
    const AlertsOnScreen::Removed removed = m_screen.remove(ids);
    for (const QString& key : removed.changed) {
        if (m_screen.find(key)) {
            showSummary(key);
            continue;
        }
        forget({key});
        m_notifier.close(key);
    }
    mark(removed.ids, AlertState::Closed, reason);
}

void AlertCenter::retract(const QList<Guid>& ids, const QString& reason)
{
    withdraw(ids, reason);
    for (const Guid& id : ids)
        m_done.insert(id);
    mark(ids, AlertState::Closed, reason);
}

void AlertCenter::postpone(const QList<Guid>& ids, const QDateTime& until)
{
    const AlertsOnScreen::Removed removed = m_screen.remove(ids);
    for (const QString& key : removed.changed) {
        if (m_screen.find(key))
            showSummary(key);
        else
            m_notifier.close(key);
    }
    launch(postponeInLedger(ids, until), "postpone alerts");
}

AsyncResult<void> AlertCenter::postponeInLedger(QList<Guid> ids, QDateTime until)
{
    const QPointer<AlertCenter> self(this);
    const QDateTime now = m_clock.now();
    const Result<void> postponed = co_await m_ledger.postpone(ids, until, now);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!postponed)
        co_return postponed;
    for (const Guid& id : ids)
        m_done.remove(id);
    co_return co_await raiseDue();
}

void AlertCenter::setRules(const AlertRules& rules)
{
    m_rules = rules;
    m_askAgain.reset();
    QList<Guid> muted;
    for (const Guid& conversation : rules.muted)
        muted += m_screen.ofConversation(conversation);
    if (!muted.isEmpty())
        withdraw(muted, AlertRule::kMuted);
    reconsider();
}

void AlertCenter::setPresence(const Presence& presence)
{
    if (m_presence == presence)
        return;
    const bool mayShowMore = m_presence.doNotDisturb && !presence.doNotDisturb;
    m_presence = presence;
    if (mayShowMore)
        reconsider();
}

void AlertCenter::mark(const QList<Guid>& ids, AlertState state, const QString& reason,
                       quint32 nativeId)
{
    if (!ids.isEmpty())
        launch(m_ledger.mark(ids, state, reason, nativeId, m_clock.now()), "alert ledger");
}

} // namespace waxwing

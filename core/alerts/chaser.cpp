#include "core/alerts/chaser.h"

#include "core/async/launch.h"

#include <QCryptographicHash>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace waxwing {

namespace {

using namespace std::chrono_literals;
using What = ChaseStep::What;

/// Never trust one long timer: sleep and clock changes would move it.
constexpr std::chrono::milliseconds kAtMost = 10min;
constexpr std::chrono::milliseconds kChaseRetryAfter = 60s;

} // namespace

Guid reminderIdOf(const Chase& chase)
{
    const QByteArray what = "unread\n" + chase.message.toString().toUtf8() + '\n'
                            + QByteArray::number(chase.since.toMSecsSinceEpoch());
    return Guid::fromBytes(QCryptographicHash::hash(what, QCryptographicHash::Sha256).left(16));
}

Chaser::Chaser(SentStates& states, Chases& store, AlertCenter& alerts, Describe describe,
               const Clock& clock, Scheduler& scheduler)
    : m_states(states), m_store(store), m_alerts(alerts), m_describe(std::move(describe)),
      m_clock(clock), m_scheduler(scheduler)
{}

Chaser::~Chaser()
{
    m_stop.request_stop();
}

void Chaser::load()
{
    launch(read(), "load reminders");
}

AsyncResult<void> Chaser::read()
{
    const QPointer<Chaser> self(this);
    const Result<QList<Chase>> kept = co_await m_store.all();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!kept)
        co_return failure(kept.error());
    for (const Chase& chase : *kept) {
        if (!find(chase.message)) // chosen meanwhile
            m_chases << chase;
        // What was reminded of may have been read while the program did not run.
        if (chase.reminded.isValid())
            m_wanted.insert(chase.message);
    }
    Q_EMIT changed();
    plan();
    co_return Result<void>();
}

Chase* Chaser::find(const Guid& message)
{
    const auto found = std::find_if(m_chases.begin(), m_chases.end(), [&](const Chase& chase) {
        return chase.message == message;
    });
    return found == m_chases.end() ? nullptr : &*found;
}

std::optional<Chase> Chaser::of(const Guid& message) const
{
    const auto found = std::find_if(m_chases.begin(), m_chases.end(), [&](const Chase& chase) {
        return chase.message == message;
    });
    return found == m_chases.end() ? std::nullopt : std::optional(*found);
}

void Chaser::put(const Chase& chase)
{
    if (Chase* known = find(chase.message))
        *known = chase;
    else
        m_chases << chase;
    launch(m_store.put(chase), "keep a reminder");
}

void Chaser::settle(const Guid& message)
{
    const Chase* known = find(message);
    if (!known)
        return;
    if (known->reminded.isValid())
        m_alerts.retract({reminderIdOf(*known)}, QStringLiteral("settled"));
    m_wanted.remove(message);
    m_chases.removeIf([&message](const Chase& chase) { return chase.message == message; });
    launch(m_store.remove(message), "forget a reminder");
    Q_EMIT changed();
}

void Chaser::setReachable(bool reachable)
{
    m_reachable = reachable;
    plan();
}

void Chaser::chase(const Guid& message, int days)
{
    if (days <= 0) {
        settle(message);
        return;
    }
    if (const Chase* known = find(message); known && known->reminded.isValid())
        m_alerts.retract({reminderIdOf(*known)}, QStringLiteral("settled"));
    Chase chase;
    chase.message = message;
    chase.days = std::min(days, kMostChaseDays);
    chase.since = m_clock.now();
    put(chase);
    Q_EMIT changed();
    plan();
}

void Chaser::remindAgain(const Guid& message)
{
    if (const Chase* known = find(message))
        chase(message, known->days);
}

void Chaser::look(const Guid& message)
{
    if (!find(message))
        return;
    m_wanted.insert(message);
    plan();
}

/// The next look: now, when the first one is due, or after a while.
void Chaser::plan()
{
    m_next.reset();
    if (m_looking || m_chases.isEmpty())
        return;
    const QDateTime now = m_clock.now();
    std::chrono::milliseconds wait = kAtMost;
    for (Chase& chase : m_chases) {
        const ChaseStep step = chaseStep(chase, now);
        if (step.what == What::Begin) {
            chase.since = now;
            launch(m_store.put(chase), "keep a reminder");
        } else if (step.what == What::Wait && step.until.isValid()) {
            wait = std::min(wait, std::chrono::milliseconds(now.msecsTo(step.until)));
        }
        if (m_reachable && (step.what == What::Look || m_wanted.contains(chase.message)))
            wait = 0ms;
    }
    // Without the portal nothing can be said, so nothing is asked; setReachable() comes back.
    if (m_reachable)
        m_next = m_scheduler.after(std::max(wait, 0ms),
                                   [this] { launch(lookAtDue(), "look for what is unread"); });
}

AsyncResult<void> Chaser::lookAtDue()
{
    const QPointer<Chaser> self(this);
    m_looking = true;
    const QDateTime now = m_clock.now();
    QList<Guid> due;
    for (const Chase& chase : std::as_const(m_chases)) {
        if (m_wanted.contains(chase.message) || chaseStep(chase, now).what == What::Look)
            due << chase.message;
    }
    Result<void> result;
    for (const Guid& message : std::as_const(due)) {
        m_wanted.remove(message);
        result = co_await lookAt(message);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!result)
            break;
    }
    m_looking = false;
    if (result) {
        plan();
    } else {
        m_wanted.unite(QSet<Guid>(due.begin(), due.end()));
        m_next = m_scheduler.after(kChaseRetryAfter, [this] { plan(); });
    }
    co_return result;
}

AsyncResult<void> Chaser::lookAt(Guid message)
{
    const QPointer<Chaser> self(this);
    const std::stop_token stop = m_stop.get_token();
    const Result<std::optional<SentState>> state = co_await m_states.of(message, stop);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!state)
        co_return failure(state.error());
    const Chase* known = find(message);
    if (!known)
        co_return Result<void>();
    const ChaseStep step = *state ? chaseStep(*known, **state, m_clock.now())
                                  : ChaseStep{What::Settle, {}, {}};
    if (step.what == What::Settle || step.what == What::Look) { // Look: a draft that never went out
        settle(message);
    } else if (step.what == What::Remind) {
        Chase chase = *known;
        chase.waiting = step.waiting;
        co_return co_await remind(chase);
    }
    co_return Result<void>();
}

/// The ledger before the mark: after a kill in between it knows the reminder already.
AsyncResult<void> Chaser::remind(Chase chase)
{
    const QPointer<Chaser> self(this);
    const bool again = chase.reminded.isValid(); // fewer people, no new reminder
    if (!again) {
        const Guid message = chase.message;
        Result<News> news = co_await m_describe(message);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!news)
            co_return failure(news.error());
        const Chase* known = find(chase.message);
        if (!known || known->since != chase.since)
            co_return Result<void>(); // put off or given up meanwhile
        chase.reminded = m_clock.now();
        news->kind = NewsKind::NotRead;
        news->id = reminderIdOf(chase);
        news->messageGuid = chase.message;
        news->date = chase.reminded;
        news->personName = chase.waiting.join(QStringLiteral(", "));
        m_alerts.add({*news}, {});
    }
    put(chase);
    Q_EMIT changed();
    co_return Result<void>();
}

} // namespace waxwing

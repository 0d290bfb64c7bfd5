#include "core/sync/expirywatch.h"

#include "core/async/launch.h"

#include <QPointer>

namespace waxwing {

namespace {

using namespace std::chrono_literals;

constexpr auto kSettle = 2s;
/// Never trust one long timer: sleep and clock changes would move it.
constexpr auto kAtMost = 10min;

} // namespace

ExpiryWatch::ExpiryWatch(MessageStore& store, const Clock& clock, Scheduler& scheduler)
    : m_store(store), m_clock(clock), m_scheduler(scheduler)
{}

void ExpiryWatch::update()
{
    m_next = m_scheduler.after(kSettle, [this] { launch(destroyAndPlan(), "expire messages"); });
}

AsyncResult<void> ExpiryWatch::destroyAndPlan()
{
    const QPointer<ExpiryWatch> self(this);
    const QDateTime now = m_clock.now();
    const Result<QList<Guid>> destroyed = co_await m_store.destroyExpired(now);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (destroyed && !destroyed->isEmpty())
        Q_EMIT contentDestroyed(*destroyed);
    const Result<std::optional<QDateTime>> next = co_await m_store.nextExpiry();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!next)
        co_return failure(next.error());
    if (*next) {
        const auto delay = std::chrono::milliseconds(m_clock.now().msecsTo(**next)) + 1s;
        m_next = m_scheduler.after(std::clamp<std::chrono::milliseconds>(delay, kSettle, kAtMost),
                                   [this] { launch(destroyAndPlan(), "expire messages"); });
    }
    co_return Result<void>();
}

} // namespace waxwing

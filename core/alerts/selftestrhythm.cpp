#include "core/alerts/selftestrhythm.h"

#include <chrono>
#include <utility>

namespace waxwing {

namespace {

constexpr auto kAfterStart = std::chrono::minutes(2);
constexpr auto kLookAgain = std::chrono::hours(6);
constexpr qint64 kWeek = 7 * 24 * 3600;

} // namespace

SelfTestRhythm::SelfTestRhythm(Needs needs) : m_needs(std::move(needs)) {}

void SelfTestRhythm::begin()
{
    m_next = m_needs.scheduler.after(kAfterStart, [this] { look(); });
}

void SelfTestRhythm::look()
{
    m_next = m_needs.scheduler.after(kLookAgain, [this] { look(); });
    if (isDue() && !m_needs.isUnwelcome())
        m_needs.test();
}

bool SelfTestRhythm::isDue() const
{
    const QDateTime last = m_needs.last();
    const QDateTime now = m_needs.clock.now();
    return !last.isValid() || last > now || last.secsTo(now) >= kWeek;
}

} // namespace waxwing

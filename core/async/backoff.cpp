#include "core/async/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace waxwing {

Backoff::Backoff(std::span<const std::chrono::milliseconds> pauses, double jitter, Random random)
    : m_pauses(pauses), m_jitter(jitter), m_random(std::move(random))
{
    Q_ASSERT(!pauses.empty());
}

std::chrono::milliseconds Backoff::next()
{
    const auto base = m_pauses[std::min(m_step, m_pauses.size() - 1)];
    ++m_step;
    const double factor = 1.0 + m_jitter * (2.0 * m_random() - 1.0);
    return std::chrono::milliseconds(
        static_cast<std::int64_t>(static_cast<double>(base.count()) * factor));
}

Backoff::Random systemRandom()
{
    return [] { return QRandomGenerator::global()->generateDouble(); };
}

} // namespace waxwing

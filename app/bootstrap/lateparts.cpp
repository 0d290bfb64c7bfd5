#include "app/bootstrap/lateparts.h"

#include <utility>

namespace waxwing {

LateParts::LateParts(Scheduler& scheduler) : m_scheduler(scheduler) {}

void LateParts::add(std::function<void()> build)
{
    m_parts.push_back(std::move(build));
    if (m_finished)
        finish();
}

void LateParts::begin(std::chrono::milliseconds after)
{
    if (!m_next && !m_finished)
        m_next = m_scheduler.after(after, [this] { buildNext(); });
}

void LateParts::buildNext()
{
    if (m_parts.size() <= 1) {
        finish();
        return;
    }
    const auto build = std::move(m_parts.front());
    m_parts.pop_front();
    m_next = m_scheduler.after(std::chrono::milliseconds(0), [this] { buildNext(); });
    build();
}

void LateParts::finish()
{
    if (m_building)
        return;
    m_finished = true;
    m_next.reset();
    m_building = true;
    while (!m_parts.empty()) {
        const auto build = std::move(m_parts.front());
        m_parts.pop_front();
        build();
    }
    m_building = false;
}

} // namespace waxwing

#include "core/links/linkqueue.h"

namespace waxwing {

void LinkQueue::add(const QString& link, const QString& activationToken)
{
    const Waiting waiting{link, activationToken};
    m_waiting.removeAll(waiting);
    m_waiting << waiting;
    while (m_waiting.size() > kMost)
        m_waiting.removeFirst();
}

std::optional<LinkQueue::Waiting> LinkQueue::take()
{
    if (m_underWay || m_waiting.isEmpty())
        return std::nullopt;
    m_underWay = true;
    return m_waiting.takeFirst();
}

void LinkQueue::clear()
{
    m_waiting.clear();
    m_underWay = false;
}

} // namespace waxwing

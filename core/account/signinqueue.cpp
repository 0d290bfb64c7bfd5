#include "core/account/signinqueue.h"

namespace waxwing {

void SignInQueue::add(const Guid& account)
{
    if (m_waiting.contains(account))
        return;
    m_waiting << account;
    if (!m_walk.isEmpty() && !m_walk.contains(account))
        m_walk << account;
}

void SignInQueue::remove(const Guid& account)
{
    m_waiting.removeAll(account);
    const bool itsTurn = current() == account;
    m_walk.removeAll(account);
    if (itsTurn)
        ++m_passed;
}

void SignInQueue::begin(const Guid& first)
{
    m_passed = 0;
    m_walk = {first};
    for (const Guid& account : std::as_const(m_waiting)) {
        if (account != first)
            m_walk << account;
    }
}

void SignInQueue::postpone()
{
    if (m_walk.isEmpty())
        return;
    m_walk.removeFirst();
    ++m_passed;
}

void SignInQueue::stop()
{
    m_walk.clear();
}

std::optional<Guid> SignInQueue::current() const
{
    return m_walk.isEmpty() ? std::nullopt : std::optional(m_walk.first());
}

} // namespace waxwing

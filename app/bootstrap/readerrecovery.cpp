#include "app/bootstrap/readerrecovery.h"

#include "ui/reader/readercontroller.h"

namespace waxwing {

ReaderRecovery::ReaderRecovery(AccountList& accounts,
                               std::function<void(const Guid& account)> signInTo)
    : m_accounts(accounts), m_signInTo(std::move(signInTo))
{
    connect(&accounts, &AccountList::statusChanged, this, [this](const Guid& id) {
        if (m_reader && m_reader->account().id == id)
            look();
    });
}

void ReaderRecovery::follow(ReaderController& reader)
{
    m_reader = &reader;
    m_waits = false;
    // Later: the reader is in the middle of what it says.
    connect(&reader, &ReaderController::changed, this, &ReaderRecovery::look, Qt::QueuedConnection);
}

void ReaderRecovery::want(const Guid& account, const Guid& message)
{
    m_wanted = {account, message};
}

void ReaderRecovery::look()
{
    if (!m_reader || !m_reader->state().summary)
        return;
    const Guid id = m_reader->account().id;
    const LiveAccount* account = m_accounts.find(id);
    const ReaderPhase phase = m_reader->state().phase;
    const bool isWanted = m_wanted && *m_wanted == std::pair(id, m_reader->state().summary->guid);
    if (phase != ReaderPhase::Failed && phase != ReaderPhase::Offline) {
        m_waits = false;
        if (isWanted && phase != ReaderPhase::Loading)
            m_wanted.reset();
        return;
    }
    if (!account)
        return;
    const Liveness liveness = account->status().liveness;
    if (liveness == Liveness::Live || liveness == Liveness::Polling) {
        if (std::exchange(m_waits, false))
            m_reader->open();
        return;
    }
    m_waits = true;
    if (isWanted && liveness == Liveness::SignInNeeded) {
        m_wanted.reset();
        m_signInTo(id);
    }
}

} // namespace waxwing

#include "ui/thread/threadcontroller.h"

namespace waxwing {

namespace {

constexpr std::chrono::milliseconds kPatience{400};

} // namespace

ThreadController::ThreadController(Scheduler& scheduler, QObject* parent)
    : QObject(parent), m_scheduler(scheduler)
{}

void ThreadController::show(ThreadSource& source, const MessageSummary& message)
{
    if (m_source == &source && m_message == message.guid) {
        // Read meanwhile, here or elsewhere.
        for (ThreadNode& node : m_thread) {
            if (node.guid == message.guid && node.unread && message.retrieved) {
                node.unread = false;
                Q_EMIT changed();
            }
        }
        return;
    }
    const bool same = m_source == &source && m_conversation == message.conversationGuid;
    m_source = &source;
    m_message = message.guid;
    m_conversation = message.conversationGuid;
    if (!same)
        m_thread.clear();
    refresh();
    Q_EMIT changed();
}

void ThreadController::clear()
{
    if (!m_source)
        return;
    ++m_generation;
    m_source = nullptr;
    m_message = m_conversation = {};
    m_thread.clear();
    m_soon.reset();
    Q_EMIT changed();
}

void ThreadController::drop(const ThreadSource& source)
{
    if (m_source == &source)
        clear();
}

void ThreadController::refresh()
{
    if (!m_source)
        return;
    ++m_generation; // what is under way may be about another message
    m_soon = m_scheduler.after(kPatience, [this] { ask(); });
}

void ThreadController::ask()
{
    m_soon.reset();
    QCoro::connect(m_source->thread(m_message, m_conversation), this,
                   [this, generation = m_generation](Result<QList<ThreadNode>> answer) {
                       if (generation != m_generation || !answer)
                           return; // what is known stays
                       m_thread = answer->size() > 1 ? *answer : QList<ThreadNode>();
                       Q_EMIT changed();
                   });
}

} // namespace waxwing

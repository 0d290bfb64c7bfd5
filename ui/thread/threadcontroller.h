#pragma once

#include "core/async/scheduler.h"
#include "ui/thread/threadsource.h"

#include <QObject>

namespace waxwing {

/// The conversation around the message on screen. Asked for once the person has stayed with a
/// message for a moment; within the same conversation what is known stays. Without the portal it is
/// what the source still knows. Main thread; what it is given must outlive it, except the source: see drop().
class ThreadController : public QObject
{
    Q_OBJECT

public:
    explicit ThreadController(Scheduler& scheduler, QObject* parent = nullptr);

    /// In reading order; empty while it is not known, or there is nothing but the message.
    [[nodiscard]] const QList<ThreadNode>& thread() const { return m_thread; }
    [[nodiscard]] const Guid& current() const { return m_message; }
    void show(ThreadSource& source, const MessageSummary& message);
    void clear();
    void drop(const ThreadSource& source);
    /// Something new may be in it.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void ask();

    Scheduler& m_scheduler;
    ThreadSource* m_source = nullptr;
    Guid m_message;
    Guid m_conversation;
    QList<ThreadNode> m_thread;
    std::unique_ptr<ScheduledCall> m_soon;
    quint64 m_generation = 0;
};

} // namespace waxwing

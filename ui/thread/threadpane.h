#pragma once

#include "core/base/clock.h"
#include "core/model/thread.h"

#include <QWidget>

class QToolButton;

namespace waxwing {

class ThreadController;
class ThreadList;

/// The conversation above the message: one line with how many there are, and below it what is new;
/// the whole on demand. Not there for a message without others. Arguments must outlive it.
class ThreadPane : public QWidget
{
    Q_OBJECT

public:
    ThreadPane(ThreadController& controller, const Clock& clock, QWidget* parent = nullptr);

Q_SIGNALS:
    void messageRequested(const waxwing::Guid& message);

private:
    void render();

    ThreadController& m_controller;
    const Clock& m_clock;
    QToolButton* m_summary;
    ThreadList* m_list;
    Guid m_conversationStart;
};

/// What stands in the list while it is folded: new messages, but not the one on screen.
[[nodiscard]] QList<ThreadNode> newOf(const QList<ThreadNode>& thread, const Guid& current);

} // namespace waxwing

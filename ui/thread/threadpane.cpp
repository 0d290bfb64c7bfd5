#include "ui/thread/threadpane.h"

#include "ui/common/iconset.h"
#include "ui/thread/threadcontroller.h"
#include "ui/thread/threadlist.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace waxwing {

QList<ThreadNode> newOf(const QList<ThreadNode>& thread, const Guid& current)
{
    QList<ThreadNode> news;
    for (ThreadNode node : thread) {
        if (!node.unread || node.guid == current)
            continue;
        node.depth = 0;
        news << node;
    }
    return news;
}

ThreadPane::ThreadPane(ThreadController& controller, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_clock(clock), m_summary(new QToolButton(this)),
      m_list(new ThreadList(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_summary->setCheckable(true);
    m_summary->setIconSize(QSize(14, 14));
    m_summary->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_summary->setFocusPolicy(Qt::StrongFocus);
    m_summary->setToolTip(tr("Show or fold the conversation"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 2);
    column->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(14, 0, 14, 0);
    row->addWidget(m_summary);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_list);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    connect(m_summary, &QToolButton::toggled, this, &ThreadPane::render);
    connect(&m_controller, &ThreadController::changed, this, &ThreadPane::render);
    connect(m_list, &ThreadList::messageRequested, this, &ThreadPane::messageRequested);
    render();
}

void ThreadPane::render()
{
    const QList<ThreadNode>& thread = m_controller.thread();
    setVisible(!thread.isEmpty());
    const Guid start = thread.isEmpty() ? Guid() : thread.first().guid;
    if (std::exchange(m_conversationStart, start) != start && m_summary->isChecked())
        return m_summary->setChecked(false); // another conversation begins folded
    if (thread.isEmpty())
        return;
    const QList<ThreadNode> news = newOf(thread, m_controller.current());
    const auto number = static_cast<int>(thread.size());
    const QString text
        = news.isEmpty()
              ? tr("Conversation of %1 messages").arg(number)
              : tr("Conversation of %1 messages, %2 new").arg(number).arg(news.size());
    m_summary->setText(text);
    m_summary->setAccessibleName(text);
    const bool open = m_summary->isChecked();
    m_summary->setIcon(themedIcon(open ? Icon::Up : Icon::Down));
    m_list->setVisible(open || !news.isEmpty());
    m_list->setNodes(open ? thread : news, m_controller.current(), m_clock.now());
}

} // namespace waxwing

#include "ui/lock/idlewatch.h"

#include <QCoreApplication>
#include <QEvent>

namespace waxwing {

IdleWatch::IdleWatch(const Clock& clock, Scheduler& scheduler, QObject* parent)
    : QObject(parent), m_clock(clock), m_scheduler(scheduler)
{
    qApp->installEventFilter(this);
}

void IdleWatch::setPatience(std::chrono::minutes patience)
{
    m_patience = patience;
    restart();
}

void IdleWatch::restart()
{
    m_lastInput = m_clock.elapsed();
    m_check.reset();
    if (m_patience.count() > 0)
        m_check = m_scheduler.after(m_patience, [this] { check(); });
}

/// One timer, set again for what is left: input is too frequent to set it each time.
void IdleWatch::check()
{
    const auto left = m_lastInput + m_patience - m_clock.elapsed();
    if (left > std::chrono::milliseconds(0)) {
        m_check = m_scheduler.after(left, [this] { check(); });
        return;
    }
    Q_EMIT idle();
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TabletPress:
    case QEvent::InputMethod: m_lastInput = m_clock.elapsed(); break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace waxwing

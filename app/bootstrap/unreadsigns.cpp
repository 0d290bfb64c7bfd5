#include "app/bootstrap/unreadsigns.h"

#include "ui/tray/trayicon.h"

#include <QWindow>

#include <utility>

namespace waxwing {

UnreadSigns::UnreadSigns(std::unique_ptr<UnreadBadge> badge) : m_badge(std::move(badge)) {}

void UnreadSigns::setCount(qint64 unread)
{
    m_count = unread;
    m_badge->setCount(unread);
    title();
}

void UnreadSigns::setWindow(QWidget* window)
{
    m_window = window;
    if (window)
        window->winId(); // the task bar knows the window of the system, which is made now
    m_badge->setWindow(window ? window->windowHandle() : nullptr);
    title();
}

void UnreadSigns::title()
{
    if (!m_window)
        return;
    const QString title
        = m_count > 0 ? TrayIcon::tr("Waxwing – %n unread", nullptr, static_cast<int>(m_count))
                      : QStringLiteral("Waxwing");
    if (m_window->windowTitle() != title)
        m_window->setWindowTitle(title);
}

} // namespace waxwing

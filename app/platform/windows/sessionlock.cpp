#include "app/platform/windows/sessionlock.h"

#include <QCoreApplication>

#include <windows.h>
#include <wtsapi32.h>

namespace waxwing {

SessionLock::SessionLock()
{
    m_listener.create();
    const auto window = reinterpret_cast<HWND>(m_listener.winId());
    m_registered = WTSRegisterSessionNotification(window, NOTIFY_FOR_THIS_SESSION) != FALSE;
    QCoreApplication::instance()->installNativeEventFilter(this);
}

SessionLock::~SessionLock()
{
    if (auto* application = QCoreApplication::instance())
        application->removeNativeEventFilter(this);
    if (m_registered)
        WTSUnRegisterSessionNotification(reinterpret_cast<HWND>(m_listener.winId()));
}

bool SessionLock::nativeEventFilter(const QByteArray& /*eventType*/, void* message,
                                    qintptr* /*result*/)
{
    const auto* event = static_cast<const MSG*>(message);
    if (event->message != WM_WTSSESSION_CHANGE)
        return false;
    if (event->wParam == WTS_SESSION_LOCK)
        Q_EMIT locked();
    else if (event->wParam == WTS_SESSION_UNLOCK)
        Q_EMIT unlocked();
    return false;
}

} // namespace waxwing

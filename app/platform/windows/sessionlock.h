#pragma once

#include "app/platform/screenlock.h"

#include <QAbstractNativeEventFilter>
#include <QWindow>

namespace waxwing {

/// WM_WTSSESSION_CHANGE, for which a window has to be registered (wtsapi32.h). Main thread.
class SessionLock final : public ScreenLock, public QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    SessionLock();
    ~SessionLock() override;

    bool nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result) override;

private:
    QWindow m_listener; ///< never shown
    bool m_registered = false;
};

} // namespace waxwing

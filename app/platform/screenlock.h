#pragma once

#include <QObject>

namespace waxwing {

/// Tells when the desktop's screen is locked and unlocked. Only hints: where the system cannot tell
/// they never come, and a locked program is not opened by them. Main thread.
class ScreenLock : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

Q_SIGNALS:
    void locked();
    void unlocked();
};

} // namespace waxwing

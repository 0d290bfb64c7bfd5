#pragma once

#include "app/platform/screenlock.h"

namespace waxwing {

/// com.apple.screenIsLocked and its counterpart, from the distributed notification centre. Main
/// thread.
class ScreenWatch final : public ScreenLock
{
    Q_OBJECT

public:
    ScreenWatch();
    ~ScreenWatch() override;

private:
    void* m_lockObserver = nullptr; ///< what NSDistributedNotificationCenter gave us, retained
    void* m_unlockObserver = nullptr;
};

} // namespace waxwing

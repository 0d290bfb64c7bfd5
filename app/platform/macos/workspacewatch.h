#pragma once

#include "app/platform/powerandnetwork.h"

namespace waxwing {

/// NSWorkspaceDidWakeNotification for waking up, QNetworkInformation for the network. Main thread.
class WorkspaceWatch final : public PowerAndNetwork
{
    Q_OBJECT

public:
    WorkspaceWatch();
    ~WorkspaceWatch() override;

private:
    void* m_observer = nullptr; ///< what NSNotificationCenter gave us, retained
};

} // namespace waxwing

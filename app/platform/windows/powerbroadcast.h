#pragma once

#include "app/platform/powerandnetwork.h"

#include <QAbstractNativeEventFilter>

namespace waxwing {

/// WM_POWERBROADCAST for waking up, QNetworkInformation for the network. Main thread.
class PowerBroadcast final : public PowerAndNetwork, public QAbstractNativeEventFilter
{
    Q_OBJECT

public:
    PowerBroadcast();
    ~PowerBroadcast() override;

    bool nativeEventFilter(const QByteArray& eventType, void* message, qintptr* result) override;
};

} // namespace waxwing

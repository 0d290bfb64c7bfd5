#include "app/platform/windows/powerbroadcast.h"

#include <QCoreApplication>
#include <QNetworkInformation>

#include <windows.h>

namespace waxwing {

PowerBroadcast::PowerBroadcast()
{
    // The hidden windows of Qt receive the broadcast, also while none of ours is shown.
    QCoreApplication::instance()->installNativeEventFilter(this);
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this] { noteNetworkChange(); });
        connect(QNetworkInformation::instance(), &QNetworkInformation::transportMediumChanged, this,
                [this] { noteNetworkChange(); });
    }
}

PowerBroadcast::~PowerBroadcast()
{
    if (auto* application = QCoreApplication::instance())
        application->removeNativeEventFilter(this);
}

bool PowerBroadcast::nativeEventFilter(const QByteArray& /*eventType*/, void* message,
                                       qintptr* /*result*/)
{
    const auto* event = static_cast<const MSG*>(message);
    if (event->message == WM_POWERBROADCAST && event->wParam == PBT_APMRESUMEAUTOMATIC)
        Q_EMIT wokeUp();
    return false;
}

} // namespace waxwing

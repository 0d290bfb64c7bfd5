#include "app/platform/macos/workspacewatch.h"

#include <QNetworkInformation>

#import <AppKit/AppKit.h>

namespace waxwing {

WorkspaceWatch::WorkspaceWatch()
{
    id observer = [NSWorkspace.sharedWorkspace.notificationCenter
        addObserverForName:NSWorkspaceDidWakeNotification
                    object:nil
                     queue:NSOperationQueue.mainQueue
                usingBlock:^(NSNotification*) { Q_EMIT wokeUp(); }];
    m_observer = const_cast<void*>(CFRetain((__bridge CFTypeRef)observer));
    if (QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this] { noteNetworkChange(); });
        connect(QNetworkInformation::instance(), &QNetworkInformation::transportMediumChanged, this,
                [this] { noteNetworkChange(); });
    }
}

WorkspaceWatch::~WorkspaceWatch()
{
    [NSWorkspace.sharedWorkspace.notificationCenter removeObserver:(__bridge id)m_observer];
    CFRelease(m_observer);
}

} // namespace waxwing

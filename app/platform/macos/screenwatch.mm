#include "app/platform/macos/screenwatch.h"

#import <Foundation/Foundation.h>

namespace waxwing {

namespace {

void* observe(NSString* name, void (^block)(NSNotification*))
{
    id observer = [NSDistributedNotificationCenter.defaultCenter
        addObserverForName:name
                    object:nil
                     queue:NSOperationQueue.mainQueue
                usingBlock:block];
    return const_cast<void*>(CFRetain((__bridge CFTypeRef)observer));
}

void forget(void* observer)
{
    [NSDistributedNotificationCenter.defaultCenter removeObserver:(__bridge id)observer];
    CFRelease(observer);
}

} // namespace

ScreenWatch::ScreenWatch()
    : m_lockObserver(observe(@"com.apple.screenIsLocked", ^(NSNotification*) { Q_EMIT locked(); })),
      m_unlockObserver(
          observe(@"com.apple.screenIsUnlocked", ^(NSNotification*) { Q_EMIT unlocked(); }))
{}

ScreenWatch::~ScreenWatch()
{
    forget(m_lockObserver);
    forget(m_unlockObserver);
}

} // namespace waxwing

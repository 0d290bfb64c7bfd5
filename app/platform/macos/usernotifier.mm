#include "app/platform/macos/usernotifier.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QPointer>

#import <UserNotifications/UserNotifications.h>

namespace {

NSString* const kCategory = @"message";
NSString* const kOpenAction = @"open";

/// Calls into the notifier on the main thread, if it is still there.
template<typename Work>
void post(const QPointer<waxwing::UserNotifier>& notifier, Work work)
{
    QMetaObject::invokeMethod(
        qApp,
        [notifier, work] {
            if (notifier)
                work(*notifier);
        },
        Qt::QueuedConnection);
}

} // namespace

@interface WaxwingNotificationDelegate : NSObject <UNUserNotificationCenterDelegate>
- (instancetype)initWithNotifier:(waxwing::UserNotifier*)notifier;
@end

@implementation WaxwingNotificationDelegate {
    QPointer<waxwing::UserNotifier> _notifier;
}

- (instancetype)initWithNotifier:(waxwing::UserNotifier*)notifier
{
    self = [super init];
    if (self)
        _notifier = notifier;
    return self;
}

// Alerts are wanted while the program is in front as well.
- (void)userNotificationCenter:(UNUserNotificationCenter*)center
       willPresentNotification:(UNNotification*)notification
         withCompletionHandler:(void (^)(UNNotificationPresentationOptions))done
{
    done(UNNotificationPresentationOptionBanner | UNNotificationPresentationOptionList
         | UNNotificationPresentationOptionSound);
}

- (void)userNotificationCenter:(UNUserNotificationCenter*)center
    didReceiveNotificationResponse:(UNNotificationResponse*)response
             withCompletionHandler:(void (^)(void))done
{
    const QString key = QString::fromNSString(response.notification.request.identifier);
    if ([response.actionIdentifier isEqualToString:UNNotificationDismissActionIdentifier])
        post(_notifier, [key](waxwing::UserNotifier& notifier) { notifier.noteDismissal(key); });
    else
        post(_notifier, [key](waxwing::UserNotifier& notifier) { notifier.noteClick(key); });
    done();
}

@end

namespace waxwing {

UserNotifier::UserNotifier(const AlertLabels& labels)
{
    UNUserNotificationCenter* center = UNUserNotificationCenter.currentNotificationCenter;
    m_delegate = [[WaxwingNotificationDelegate alloc] initWithNotifier:this];
    center.delegate = m_delegate;
    UNNotificationAction* open =
        [UNNotificationAction actionWithIdentifier:kOpenAction
                                             title:labels.value(AlertAction::Open).toNSString()
                                           options:UNNotificationActionOptionForeground];
    // Dismissals are told only to categories that ask for them.
    UNNotificationCategory* category =
        [UNNotificationCategory categoryWithIdentifier:kCategory
                                               actions:@[ open ]
                                     intentIdentifiers:@[]
                                               options:UNNotificationCategoryOptionCustomDismissAction];
    [center setNotificationCategories:[NSSet setWithObject:category]];
}

UserNotifier::~UserNotifier()
{
    UNUserNotificationCenter* center = UNUserNotificationCenter.currentNotificationCenter;
    if (center.delegate == m_delegate)
        center.delegate = nil;
#if !__has_feature(objc_arc)
    [m_delegate release];
#endif
}

void UserNotifier::show(const Alert& alert)
{
    // The first request asks the person; later ones are answered at once.
    const QPointer<UserNotifier> self(this);
    const Alert wanted = alert;
    [UNUserNotificationCenter.currentNotificationCenter
        requestAuthorizationWithOptions:UNAuthorizationOptionAlert | UNAuthorizationOptionSound
                      completionHandler:^(BOOL granted, NSError*) {
                          const bool allowed = granted;
                          post(self, [wanted, allowed](UserNotifier& notifier) {
                              if (allowed)
                                  notifier.deliver(wanted);
                              else
                                  Q_EMIT notifier.failed(wanted.key, QStringLiteral("refused"));
                          });
                      }];
}

void UserNotifier::deliver(const Alert& alert)
{
    UNMutableNotificationContent* content = [[UNMutableNotificationContent alloc] init];
    content.title = alert.title.toNSString();
    content.body = alert.body.toNSString();
    content.categoryIdentifier = kCategory;
    if (!alert.silent)
        content.sound = UNNotificationSound.defaultSound;
    UNNotificationRequest* request =
        [UNNotificationRequest requestWithIdentifier:alert.key.toNSString()
                                             content:content
                                             trigger:nil];
#if !__has_feature(objc_arc)
    [content release];
#endif
    m_onScreen.insert(alert.key);
    const QPointer<UserNotifier> self(this);
    const QString key = alert.key;
    [UNUserNotificationCenter.currentNotificationCenter
        addNotificationRequest:request
         withCompletionHandler:^(NSError* problem) {
             const bool refused = problem != nil;
             post(self, [key, refused](UserNotifier& notifier) {
                 if (!refused) {
                     Q_EMIT notifier.shown(key, 0);
                     return;
                 }
                 notifier.m_onScreen.remove(key);
                 Q_EMIT notifier.failed(key, QStringLiteral("refused"));
             });
         }];
}

void UserNotifier::close(const QString& key)
{
    if (!m_onScreen.remove(key))
        return;
    NSArray<NSString*>* keys = @[ key.toNSString() ];
    UNUserNotificationCenter* center = UNUserNotificationCenter.currentNotificationCenter;
    [center removeDeliveredNotificationsWithIdentifiers:keys];
    [center removePendingNotificationRequestsWithIdentifiers:keys];
    Q_EMIT closed(key, false);
}

void UserNotifier::adopt(const QString& key, quint32 /*nativeId*/)
{
    m_onScreen.insert(key);
}

void UserNotifier::noteClick(const QString& key)
{
    m_onScreen.remove(key);
    Q_EMIT activated(key, QString());
}

void UserNotifier::noteDismissal(const QString& key)
{
    if (m_onScreen.remove(key))
        Q_EMIT closed(key, true);
}

} // namespace waxwing

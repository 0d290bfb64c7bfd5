#include "app/platform/macos/usernotifier.h"

#include "core/base/log.h"

#include <QCoreApplication>
#include <QPointer>
#include <QStringList>

#include <optional>
#include <utility>

#import <AppKit/AppKit.h>
#import <UserNotifications/UserNotifications.h>

namespace {

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

/// False if there is no such sound.
bool played(const QString& file)
{
    static NSSound* playing = nil; // until the next one: it would fall silent otherwise
    if (file.isEmpty())
        return false;
#if !__has_feature(objc_arc)
    [playing release];
#endif
    playing = [[NSSound alloc] initWithContentsOfFile:file.toNSString() byReference:YES];
    return playing && [playing play];
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
    else {
        const QString name = QString::fromNSString(response.actionIdentifier);
        const waxwing::AlertAction action
            = waxwing::alertActionNamed(name).value_or(waxwing::AlertAction::Open);
        post(_notifier, [key, action](waxwing::UserNotifier& notifier) {
            notifier.noteChoice(key, action);
        });
    }
    done();
}

@end

namespace waxwing {

namespace {

/// Buttons belong to a category: one for each set of them.
QString categoryOf(const QList<AlertAction>& actions)
{
    QStringList names;
    for (const AlertAction action : actions)
        names << alertActionName(action);
    return QStringLiteral("message ") + names.join(u' ');
}

} // namespace

UserNotifier::UserNotifier(const AlertLabels& labels) : m_labels(labels)
{
    UNUserNotificationCenter* center = UNUserNotificationCenter.currentNotificationCenter;
    m_delegate = [[WaxwingNotificationDelegate alloc] initWithNotifier:this];
    center.delegate = m_delegate;
}

void UserNotifier::registerButtons(const QList<AlertAction>& actions)
{
    const QString name = categoryOf(actions);
    if (m_categories.contains(name))
        return;
    m_categories.insert(name);
    NSMutableSet<UNNotificationCategory*>* categories = [NSMutableSet set];
    for (const QString& known : std::as_const(m_categories)) {
        NSMutableArray<UNNotificationAction*>* buttons = [NSMutableArray array];
        const QStringList names = known.split(u' ').mid(1);
        for (const QString& button : names) {
            const std::optional<AlertAction> action = alertActionNamed(button);
            const QString label = action ? m_labels.value(*action) : QString();
            if (label.isEmpty())
                continue;
            const bool opens = *action == AlertAction::Open || *action == AlertAction::Reply;
            [buttons addObject:[UNNotificationAction
                                   actionWithIdentifier:button.toNSString()
                                                  title:label.toNSString()
                                                options:opens
                                                            ? UNNotificationActionOptionForeground
                                                            : UNNotificationActionOptionNone]];
        }
        // Dismissals are told only to categories that ask for them.
        [categories
            addObject:[UNNotificationCategory
                          categoryWithIdentifier:known.toNSString()
                                         actions:buttons
                               intentIdentifiers:@[]
                                         options:UNNotificationCategoryOptionCustomDismissAction]];
    }
    [UNUserNotificationCenter.currentNotificationCenter setNotificationCategories:categories];
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
    registerButtons(alert.actions);
    content.categoryIdentifier = categoryOf(alert.actions).toNSString();
    // The centre itself plays sounds of the bundle only.
    if (!alert.silent && !played(alert.soundFile))
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

void UserNotifier::noteChoice(const QString& key, AlertAction action)
{
    m_onScreen.remove(key);
    if (action == AlertAction::Open)
        Q_EMIT activated(key, QString());
    else
        Q_EMIT actionChosen(key, action, QString());
}

void UserNotifier::describe(const std::function<void(const NotifierFacts&)>& done)
{
    const QPointer<UserNotifier> self(this);
    const std::function<void(const NotifierFacts&)> answer = done;
    [UNUserNotificationCenter.currentNotificationCenter
        getNotificationSettingsWithCompletionHandler:^(UNNotificationSettings* settings) {
            NotifierFacts facts;
            facts.service = QStringLiteral("UNUserNotificationCenter");
            facts.answers
                = settings.authorizationStatus == UNAuthorizationStatusAuthorized;
            post(self, [answer, facts](UserNotifier&) { answer(facts); });
        }];
}

void UserNotifier::noteDismissal(const QString& key)
{
    if (m_onScreen.remove(key))
        Q_EMIT closed(key, true);
}

} // namespace waxwing

#include "app/platform/policysource.h"

#include <QJsonDocument>

#import <Foundation/Foundation.h>

namespace waxwing {

ManagedSettings systemPolicy()
{
    // Forced values come from a profile of the organisation; a person cannot set them.
    @autoreleasepool {
        const CFStringRef program = CFSTR("org.waxwing.Waxwing");
        CFArrayRef listed = CFPreferencesCopyKeyList(program, kCFPreferencesAnyUser,
                                                     kCFPreferencesCurrentHost);
        NSMutableSet* names = [NSMutableSet
            setWithArray:@[ @"allowedPortals", @"directory", @"pushUrl", @"pushKey",
                            @"alertContent", @"noOfflineCopies", @"lockAfterMinutes", @"proxy",
                            @"extraAuthorities", @"ssoHandover" ]];
        if (listed)
            [names addObjectsFromArray:CFBridgingRelease(listed)];
        NSMutableDictionary* forced = [NSMutableDictionary dictionary];
        for (NSString* name in names) {
            if (!CFPreferencesAppValueIsForced((__bridge CFStringRef)name, program))
                continue;
            forced[name] = CFBridgingRelease(
                CFPreferencesCopyAppValue((__bridge CFStringRef)name, program));
        }
        if (forced.count == 0)
            return {};
        if (![NSJSONSerialization isValidJSONObject:forced])
            return ManagedSettings::refused(QStringLiteral("a forced value has no readable type"));
        NSData* json = [NSJSONSerialization dataWithJSONObject:forced options:0 error:nil];
        return readPolicy(QByteArray::fromNSData(json));
    }
}

} // namespace waxwing

#include "app/platform/unreadbadge.h"

#include <QLocale>

#import <AppKit/AppKit.h>

namespace waxwing {

namespace {

/// The label of the Dock tile; macOS keeps it while the program runs.
class DockBadge final : public UnreadBadge
{
public:
    void setCount(qint64 unread) override
    {
        const QString label = unread > 0 ? QLocale().toString(unread) : QString();
        NSApp.dockTile.badgeLabel = label.isEmpty() ? nil : label.toNSString();
    }
    void setWindow(QWindow* /*window*/) override {}
};

} // namespace

std::unique_ptr<UnreadBadge> makeUnreadBadge(const QString& /*id*/)
{
    return std::make_unique<DockBadge>();
}

} // namespace waxwing

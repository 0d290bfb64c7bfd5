#pragma once

#include <QString>

#include <memory>

class QWindow;

namespace waxwing {

/// The number of unread messages on the program's entry in the task bar: Unity's launcher interface
/// (Plasma, Dash to Dock and others listen to it), an overlay icon on Windows, the Dock's badge on
/// macOS. Main thread, never blocks.
class UnreadBadge
{
public:
    virtual ~UnreadBadge() = default;
    /// 0 takes it away.
    virtual void setCount(qint64 unread) = 0;
    /// The program's main window, once there is one; null when it goes. Only Windows needs it.
    virtual void setWindow(QWindow* window) = 0;
};

/// `id` as in ProgramIdentity.
[[nodiscard]] std::unique_ptr<UnreadBadge> makeUnreadBadge(const QString& id);

} // namespace waxwing

#pragma once

#include "app/platform/unreadbadge.h"

#include <QPointer>
#include <QWindow>

namespace waxwing {

/// ITaskbarList3::SetOverlayIcon on the main window's button in the task bar. The button is there
/// only while the window is; the count is put on it again each time.
class OverlayBadge final : public UnreadBadge
{
public:
    void setCount(qint64 unread) override;
    void setWindow(QWindow* window) override;

private:
    void apply();

    QPointer<QWindow> m_window;
    qint64 m_count = 0;
};

} // namespace waxwing

#pragma once

#include "app/platform/unreadbadge.h"

#include <QPointer>
#include <QWidget>

#include <memory>

namespace waxwing {

/// The number of unread messages beside the tray: on the program's entry in the task bar and in the
/// title of its window. Main thread.
class UnreadSigns final
{
public:
    explicit UnreadSigns(std::unique_ptr<UnreadBadge> badge);

    void setCount(qint64 unread);
    /// The main window, once it is there.
    void setWindow(QWidget* window);

private:
    void title();

    std::unique_ptr<UnreadBadge> m_badge;
    QPointer<QWidget> m_window;
    qint64 m_count = 0;
};

} // namespace waxwing

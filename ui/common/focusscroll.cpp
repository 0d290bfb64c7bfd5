#include "ui/common/focusscroll.h"

#include <QApplication>
#include <QScrollArea>

namespace waxwing {

namespace {

constexpr int kMargin = 24;

} // namespace

void followFocus(QScrollArea& area)
{
    QObject::connect(qApp, &QApplication::focusChanged, &area, [&area](QWidget*, QWidget* now) {
        const bool inside = now && area.widget() && area.widget()->isAncestorOf(now);
        if (inside && QGuiApplication::mouseButtons() == Qt::NoButton)
            area.ensureWidgetVisible(now, 0, kMargin);
    });
}

} // namespace waxwing

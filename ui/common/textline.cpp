#include "ui/common/textline.h"

#include <QPainter>
#include <QStyle>

namespace waxwing {

int textDirectionFlag(const QString& text)
{
    return text.isRightToLeft() ? Qt::TextForceRightToLeft : Qt::TextForceLeftToRight;
}

void paintTextLine(QPainter& painter, const QRect& rect, const QString& text,
                   Qt::LayoutDirection layout, Qt::TextElideMode elide)
{
    const int direction = textDirectionFlag(text);
    const QString shown = painter.fontMetrics().elidedText(text, elide, rect.width(), direction);
    const auto side = QStyle::visualAlignment(layout, Qt::AlignLeft) | Qt::AlignVCenter;
    painter.drawText(rect, static_cast<int>(side) | Qt::TextSingleLine | direction, shown);
}

} // namespace waxwing

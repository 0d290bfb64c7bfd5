#pragma once

#include <QRect>
#include <QString>

class QFont;
class QPainter;

namespace waxwing {

/// Draws one line in the current font and pen, elided where there is no room, from the leading edge
/// of `rect`. Letters run as the text itself does, so that names and subjects of the other writing
/// direction keep their dots and brackets on the right side.
void paintTextLine(QPainter& painter, const QRect& rect, const QString& text,
                   Qt::LayoutDirection layout, Qt::TextElideMode elide = Qt::ElideRight);

/// The flag for QPainter::drawText() that makes letters run as `text` does.
[[nodiscard]] int textDirectionFlag(const QString& text);

} // namespace waxwing

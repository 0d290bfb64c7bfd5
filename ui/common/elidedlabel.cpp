#include "ui/common/elidedlabel.h"

#include "ui/common/format.h"
#include "ui/common/textline.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace waxwing {

namespace {

constexpr int kLeastShown = 3;

} // namespace

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text)
{
    QLabel::setText(text);
    setToolTip(plainToolTip(text));
}

void ElidedLabel::setSecondary(bool secondary)
{
    m_secondary = secondary;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(text()) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    const QFontMetrics metrics = fontMetrics();
    const int least = metrics.horizontalAdvance(text().left(kLeastShown) + u'…');
    if (width() < std::min(least, metrics.horizontalAdvance(text())))
        return; // an ellipsis alone says nothing
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.setPen(m_secondary ? theme.secondaryText : theme.text);
    paintTextLine(painter, rect(), text(), layoutDirection());
}

} // namespace waxwing

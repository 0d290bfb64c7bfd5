#include "ui/common/elidedlabel.h"

#include "ui/common/textline.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>

namespace waxwing {

namespace {

constexpr int kLeastShown = 3;

} // namespace

ElidedLabel::ElidedLabel(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString& text)
{
    m_text = text;
    setAccessibleName(text);
    setToolTip(text);
    updateGeometry();
    update();
}

void ElidedLabel::setSecondary(bool secondary)
{
    m_secondary = secondary;
    update();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(m_text) + 2, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    const QFontMetrics metrics = fontMetrics();
    const int least = metrics.horizontalAdvance(m_text.left(kLeastShown) + u'…');
    if (width() < std::min(least, metrics.horizontalAdvance(m_text)))
        return; // an ellipsis alone says nothing
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.setPen(m_secondary ? theme.secondaryText : theme.text);
    paintTextLine(painter, rect(), m_text, layoutDirection());
}

void ElidedLabel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace waxwing

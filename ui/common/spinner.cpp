#include "ui/common/spinner.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QTimerEvent>

namespace waxwing {

Spinner::Spinner(int side, QWidget* parent) : QWidget(parent), m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Spinner::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double thickness = std::max(2.0, m_side / 11.0);
    const QRectF circle = QRectF(rect()).adjusted(thickness, thickness, -thickness, -thickness);
    painter.setPen(QPen(theme.border, thickness));
    painter.drawEllipse(circle);
    painter.setPen(QPen(theme.accent, thickness, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, -m_angle * 16, 100 * 16);
}

void Spinner::showEvent(QShowEvent* event)
{
    m_timer.start(33, this);
    QWidget::showEvent(event);
}

void Spinner::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

void Spinner::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    m_angle = (m_angle + 12) % 360;
    update();
}

} // namespace waxwing

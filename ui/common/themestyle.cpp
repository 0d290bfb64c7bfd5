#include "ui/common/themestyle.h"

#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace waxwing {

namespace {

constexpr int kSide = 18;

void paintIndicator(QPainter& painter, const QStyleOption& option, bool round)
{
    const Theme theme = Theme::of(option.palette);
    const bool on = option.state.testFlag(QStyle::State_On);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    QRectF box(0, 0, kSide - 1, kSide - 1);
    box.moveCenter(QRectF(option.rect).center());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!option.state.testFlag(QStyle::State_Enabled))
        painter.setOpacity(0.5);
    painter.setPen(QPen(on || focused ? theme.accent : theme.strongBorder, focused ? 2 : 1.4));
    painter.setBrush(on ? theme.accent : theme.raised);
    if (round)
        painter.drawEllipse(box);
    else
        painter.drawRoundedRect(box, 4, 4);
    if (on && round) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accentText);
        painter.drawEllipse(box.center(), 3.5, 3.5);
    } else if (on) {
        paintIcon(painter, box.toAlignedRect().adjusted(2, 2, -2, -2), Icon::Check,
                  theme.accentText);
    }
    painter.restore();
}

} // namespace

ThemeStyle::ThemeStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void ThemeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                               QPainter* painter, const QWidget* widget) const
{
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton)
        return paintIndicator(*painter, *option, element == PE_IndicatorRadioButton);
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int ThemeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                            const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return kSide;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon ThemeStyle::standardIcon(StandardPixmap icon, const QStyleOption* option,
                               const QWidget* widget) const
{
    if (icon == SP_LineEditClearButton)
        return themedIcon(Icon::Close);
    return QProxyStyle::standardIcon(icon, option, widget);
}

} // namespace waxwing

#pragma once

#include <QProxyStyle>

namespace waxwing {

/// Fusion with check boxes and radio buttons in the colours of the theme: its own are hardly to be
/// seen on a dark window; and with our own icons where Qt would search the desktop's icon themes.
class ThemeStyle : public QProxyStyle
{
    Q_OBJECT

public:
    ThemeStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap icon, const QStyleOption* option,
                       const QWidget* widget) const override;
};

} // namespace waxwing

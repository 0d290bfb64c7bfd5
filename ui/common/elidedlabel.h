#pragma once

#include <QLabel>

namespace waxwing {

/// One line of text that ends in "…" when there is little room and is left out when there is none,
/// with the whole text in the tooltip. Its width never forces a layout to grow. Reported to assistive technology in full.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setText(const QString& text);
    void setSecondary(bool secondary);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_secondary = false;
};

} // namespace waxwing

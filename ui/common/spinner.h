#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace waxwing {

/// A turning arc that says "busy". Turns only while it is visible, so it costs nothing in the tray.
class Spinner : public QWidget
{
    Q_OBJECT

public:
    explicit Spinner(int side, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {m_side, m_side}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    int m_side;
    int m_angle = 0;
    QBasicTimer m_timer;
};

} // namespace waxwing

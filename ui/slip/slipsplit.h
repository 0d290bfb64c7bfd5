#pragma once

#include <QSplitter>

namespace waxwing {

/// The reader with the delivery slip beside it, or below it where there is not enough width for
/// both.
class SlipSplit : public QSplitter
{
    Q_OBJECT

public:
    /// Takes both as children; the slip begins hidden.
    SlipSplit(QWidget* reader, QWidget* slip, QWidget* parent = nullptr);
    void setSlipShown(bool shown);
    [[nodiscard]] bool isSlipShown() const { return m_shown; }
    void toggleSlip() { setSlipShown(!m_shown); }
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void slipShownChanged(bool shown);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QWidget* m_reader;
    QWidget* m_slip;
    bool m_shown = false;
};

} // namespace waxwing

#pragma once

#include <QLabel>

namespace waxwing {

/// A text that wraps, but never takes more than a few lines: the rest is in the tooltip.
class ClampedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ClampedLabel(int mostLines, QWidget* parent = nullptr);
    void setFullText(const QString& text);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();

    int m_mostLines;
    QString m_full;
};

} // namespace waxwing

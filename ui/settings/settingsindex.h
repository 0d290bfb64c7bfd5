#pragma once

#include <QListWidget>

class QScrollArea;

namespace waxwing {

/// The sections of a long page by name, beside it: choosing one scrolls there, scrolling marks the
/// one that is on screen. The area must outlive it.
class SettingsIndex : public QListWidget
{
    Q_OBJECT

public:
    explicit SettingsIndex(QScrollArea& area, QWidget* parent = nullptr);
    void addSection(const QString& name, QWidget* section);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void scrollToCurrent();
    void followScrolling();
    void offer();
    [[nodiscard]] int topOf(int row) const;

    QScrollArea& m_area;
    QList<QWidget*> m_sections;
    bool m_scrolling = false;
};

} // namespace waxwing

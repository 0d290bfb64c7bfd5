#pragma once

#include "core/alerts/quiethours.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QTimeEdit;

namespace waxwing {

/// Quiet hours, day by day: whether, from when, and to when; past midnight is said in words.
class QuietHoursEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit QuietHoursEditor(QWidget* parent = nullptr);
    /// Does not emit changed().
    void setHours(const QuietHours& hours);
    [[nodiscard]] QuietHours hours() const;

Q_SIGNALS:
    void changed();

private:
    struct Day
    {
        QCheckBox* on = nullptr;
        QTimeEdit* from = nullptr;
        QTimeEdit* to = nullptr;
    };

    void refresh();
    void showState();

    QCheckBox* m_enabled;
    QWidget* m_grid;
    std::array<Day, 7> m_days;
    bool m_filling = false;
};

} // namespace waxwing

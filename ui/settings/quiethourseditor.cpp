#include "ui/settings/quiethourseditor.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace waxwing {

QuietHoursEditor::QuietHoursEditor(QWidget* parent)
    : QWidget(parent), m_enabled(new QCheckBox(tr("Quiet hours: alerts wait until they end"), this)),
      m_grid(new QWidget(this))
{
    m_enabled->setAccessibleName(m_enabled->text());
    auto* grid = new QGridLayout(m_grid);
    grid->setContentsMargins(26, 0, 0, 0);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    const QLocale locale;
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const QString name = locale.standaloneDayName(static_cast<int>(i) + 1);
        Day& day = m_days.at(i);
        const int row = static_cast<int>(i);
        day.on = new QCheckBox(name, m_grid);
        day.on->setAccessibleName(tr("Quiet hours that begin on %1").arg(name));
        day.from = new QTimeEdit(m_grid);
        day.from->setAccessibleName(tr("%1, from", "day of the week").arg(name));
        day.to = new QTimeEdit(m_grid);
        day.to->setAccessibleName(tr("%1, to", "day of the week").arg(name));
        grid->addWidget(day.on, row, 0);
        grid->addWidget(day.from, row, 1);
        grid->addWidget(new QLabel(tr("to", "from 22:00 to 7:00"), m_grid), row, 2);
        grid->addWidget(day.to, row, 3);
        connect(day.on, &QCheckBox::toggled, this, &QuietHoursEditor::refresh);
        connect(day.from, &QTimeEdit::editingFinished, this, &QuietHoursEditor::refresh);
        connect(day.to, &QTimeEdit::editingFinished, this, &QuietHoursEditor::refresh);
    }
    grid->setColumnStretch(4, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_enabled);
    column->addWidget(m_grid);
    connect(m_enabled, &QCheckBox::toggled, this, &QuietHoursEditor::refresh);
    setHours(usualQuietHours());
}

void QuietHoursEditor::setHours(const QuietHours& hours)
{
    m_filling = true;
    m_enabled->setChecked(hours.enabled);
    const QuietHours usual = usualQuietHours();
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const auto& span = hours.days.at(i);
        m_days.at(i).on->setChecked(span.has_value());
        m_days.at(i).from->setTime(span ? span->from : usual.days.at(i)->from);
        m_days.at(i).to->setTime(span ? span->to : usual.days.at(i)->to);
    }
    showState();
    m_filling = false;
}

QuietHours QuietHoursEditor::hours() const
{
    QuietHours hours;
    hours.enabled = m_enabled->isChecked();
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const Day& day = m_days.at(i);
        if (day.on->isChecked())
            hours.days.at(i) = QuietHours::Span{day.from->time(), day.to->time()};
    }
    return hours;
}

void QuietHoursEditor::refresh()
{
    if (m_filling)
        return;
    showState();
    Q_EMIT changed();
}

void QuietHoursEditor::showState()
{
    m_grid->setVisible(m_enabled->isChecked());
    for (const Day& day : m_days) {
        day.from->setEnabled(day.on->isChecked());
        day.to->setEnabled(day.on->isChecked());
    }
}

} // namespace waxwing

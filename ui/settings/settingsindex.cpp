#include "ui/settings/settingsindex.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

namespace waxwing {

namespace {

constexpr int kAbove = 20; ///< of the page over a section's heading
constexpr int kLeastWidth = 120;
constexpr int kMostWidth = 220;

} // namespace

SettingsIndex::SettingsIndex(QScrollArea& area, QWidget* parent)
    : QListWidget(parent), m_area(area)
{
    setObjectName(QStringLiteral("sections"));
    setAccessibleName(tr("Sections"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    connect(this, &QListWidget::currentRowChanged, this, &SettingsIndex::scrollToCurrent);
    connect(this, &QListWidget::itemClicked, this, &SettingsIndex::scrollToCurrent);
    connect(m_area.verticalScrollBar(), &QScrollBar::valueChanged, this,
            &SettingsIndex::followScrolling);
}

void SettingsIndex::addSection(const QString& name, QWidget* section)
{
    m_sections << section;
    const QSignalBlocker quiet(this);
    addItem(name);
    section->installEventFilter(this);
    setFixedWidth(std::clamp(sizeHintForColumn(0) + 36, kLeastWidth, kMostWidth));
    offer();
    if (currentRow() < 0 && !isRowHidden(count() - 1))
        setCurrentRow(count() - 1);
}

/// What is not on the page has no entry.
void SettingsIndex::offer()
{
    for (int row = 0; row < count(); ++row)
        setRowHidden(row, m_sections.at(row)->isHidden());
}

bool SettingsIndex::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)
        offer();
    return QListWidget::eventFilter(watched, event);
}

int SettingsIndex::topOf(int row) const
{
    return m_sections.at(row)->mapTo(m_area.widget(), QPoint(0, 0)).y() - kAbove;
}

void SettingsIndex::scrollToCurrent()
{
    if (currentRow() < 0)
        return;
    const QScopedValueRollback guard(m_scrolling, true);
    m_area.verticalScrollBar()->setValue(topOf(currentRow()));
}

void SettingsIndex::followScrolling()
{
    if (m_scrolling)
        return;
    const QScrollBar* bar = m_area.verticalScrollBar();
    int shown = -1;
    for (int row = 0; row < count(); ++row) {
        if (!isRowHidden(row) && (shown < 0 || topOf(row) <= bar->value()))
            shown = row;
    }
    const QSignalBlocker quiet(this);
    setCurrentRow(shown);
}

} // namespace waxwing

#include "ui/slip/slipsplit.h"

#include <QShortcut>

#include <utility>

namespace waxwing {

namespace {

constexpr int kBesideFrom = 600;
constexpr int kSlipWidth = 290;

} // namespace

SlipSplit::SlipSplit(QWidget* reader, QWidget* slip, QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), m_reader(reader), m_slip(slip)
{
    setChildrenCollapsible(false);
    setHandleWidth(1);
    addWidget(m_reader);
    addWidget(m_slip);
    setStretchFactor(0, 1);
    m_slip->hide();
    auto* toggle = new QShortcut(QKeySequence(Qt::Key_F4), this);
    toggle->setContext(Qt::WindowShortcut);
    connect(toggle, &QShortcut::activated, this, &SlipSplit::toggleSlip);
}

void SlipSplit::setSlipShown(bool shown)
{
    if (std::exchange(m_shown, shown) == shown)
        return;
    m_slip->setVisible(shown);
    arrange();
    Q_EMIT slipShownChanged(shown);
}

QSize SlipSplit::minimumSizeHint() const
{
    return m_reader->minimumSizeHint().expandedTo(QSize(0, m_shown ? 380 : 0));
}

void SlipSplit::resizeEvent(QResizeEvent* event)
{
    arrange();
    QSplitter::resizeEvent(event);
}

void SlipSplit::arrange()
{
    const Qt::Orientation wanted = width() >= kBesideFrom ? Qt::Horizontal : Qt::Vertical;
    const bool first = m_shown && m_slip->width() < 100;
    if (wanted == orientation() && !first)
        return;
    setOrientation(wanted);
    if (wanted == Qt::Horizontal)
        setSizes({width() - kSlipWidth, kSlipWidth});
    else
        setSizes({height() * 55 / 100, height() * 45 / 100});
}

} // namespace waxwing

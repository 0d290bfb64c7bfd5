#include "ui/reader/readingbar.h"

#include "ui/common/iconset.h"
#include "ui/reader/printedmessage.h"
#include "ui/reader/readercontroller.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QMenu>
#include <QToolButton>

namespace waxwing {

ReadingBar::ReadingBar(ReaderController& reader, QWidget* parent)
    : QWidget(parent), m_reader(reader),
      m_plain(new QAction(themedIcon(Icon::PlainText), tr("Plain text"), this)),
      m_smaller(new QAction(QStringLiteral("A\u2212"), this)),
      m_larger(new QAction(QStringLiteral("A+"), this)),
      m_print(new QAction(themedIcon(Icon::Print), tr("Print…"), this)),
      m_preview(new QAction(tr("Print preview…"), this)),
      m_slip(new QAction(themedIcon(Icon::Slip), tr("Delivery slip"), this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_plain->setCheckable(true);
    m_slip->setCheckable(true);
    m_plain->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    m_print->setShortcut(QKeySequence(QKeySequence::Print));
    m_preview->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    for (QAction* action : {m_plain, m_print, m_preview})
        addAction(action);
    m_smaller->setToolTip(tr("Smaller text (Ctrl+-)"));
    m_larger->setToolTip(tr("Larger text (Ctrl++)"));
    m_plain->setToolTip(tr("Plain text (Ctrl+Shift+T)"));
    m_slip->setToolTip(tr("Delivery slip: who read it and when (F4)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 12, 0);
    row->setSpacing(2);
    row->addStretch(1);
    addButton(m_plain);
    addButton(m_smaller)->setAccessibleName(tr("Smaller text"));
    addButton(m_larger)->setAccessibleName(tr("Larger text"));
    QToolButton* print = addButton(m_print);
    print->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(print);
    menu->addAction(m_print);
    menu->addAction(m_preview);
    print->setMenu(menu);
    addButton(m_slip);
    connect(m_plain, &QAction::triggered, this, &ReadingBar::plainTextToggled);
    connect(m_smaller, &QAction::triggered, this, [this] { Q_EMIT zoomRequested(-1); });
    connect(m_larger, &QAction::triggered, this, [this] { Q_EMIT zoomRequested(1); });
    connect(m_print, &QAction::triggered, this, &ReadingBar::printRequested);
    connect(m_preview, &QAction::triggered, this, &ReadingBar::previewRequested);
    connect(m_slip, &QAction::triggered, this, &ReadingBar::slipToggled);
    connect(&m_reader, &ReaderController::changed, this, &ReadingBar::render);
    render();
}

QToolButton* ReadingBar::addButton(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setIconSize(QSize(18, 18));
    button->setAccessibleName(action->text());
    button->setFocusPolicy(Qt::StrongFocus);
    layout()->addWidget(button);
    return button;
}

void ReadingBar::setPlainText(bool plain)
{
    m_plain->setChecked(plain);
}

void ReadingBar::setSlipShown(bool shown)
{
    m_slip->setChecked(shown);
}

void ReadingBar::render()
{
    const ReaderState& state = m_reader.state();
    setVisible(state.summary.has_value());
    const bool open = state.phase == ReaderPhase::Open;
    const QString refusal = printRefusal(state);
    m_plain->setEnabled(state.summary && state.summary->bodyFormat == BodyFormat::Html);
    m_smaller->setEnabled(open);
    m_larger->setEnabled(open);
    for (QAction* action : {m_print, m_preview}) {
        action->setEnabled(refusal.isEmpty());
        action->setToolTip(refusal.isEmpty() ? action->text() : refusal);
    }
}

} // namespace waxwing

#include "ui/slip/slippane.h"

#include "ui/common/format.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/slip/evidence.h"
#include "ui/slip/slipcontroller.h"
#include "ui/slip/sliptexts.h"
#include "ui/slip/sliptimeline.h"
#include "ui/slip/sliptree.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <utility>

namespace waxwing {

SlipPane::SlipPane(SlipController& controller, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_controller(controller), m_clock(clock), m_top(new QWidget(this)),
      m_save(new QToolButton(m_top)),
      m_headline(new QLabel(this)), m_asOf(new QLabel(this)),
      m_trouble(new NoticeBar(this, NoticeBar::Buttons::Below)),
      m_saved(new NoticeBar(this, NoticeBar::Buttons::Below)),
      m_timeline(new SlipTimeline(this)), m_tree(new SlipTree(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Delivery slip"));
    auto* title = new QLabel(tr("Delivery slip"), m_top);
    setTextStyle(*title, TextStyle::Heading);
    auto* close = new QToolButton(m_top);
    close->setIcon(themedIcon(Icon::Close));
    close->setToolTip(tr("Close the delivery slip (F4)"));
    close->setAccessibleName(tr("Close the delivery slip"));
    close->setFocusPolicy(Qt::StrongFocus);
    auto* row = new QHBoxLayout(m_top);
    row->setContentsMargins(14, 10, 6, 2);
    row->setSpacing(2);
    m_save->setIcon(themedIcon(Icon::Sheet));
    m_save->setToolTip(tr("Save as evidence: a sheet (PDF) and a table (CSV) with its SHA-256"));
    m_save->setAccessibleName(tr("Save as evidence"));
    m_save->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(title, 1);
    row->addWidget(m_save);
    row->addWidget(close);
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setContentsMargins(14, 0, 14, 4);
    setTone(*m_headline, "secondary");
    m_asOf->setWordWrap(true);
    m_asOf->setContentsMargins(14, 0, 14, 4);
    setTextStyle(*m_asOf, TextStyle::Caption);
    setTone(*m_asOf, "secondary");
    m_trouble->setAction(tr("Try again"));
    auto* bar = new QVBoxLayout;
    bar->setContentsMargins(10, 4, 10, 4);
    bar->setSpacing(4);
    bar->addWidget(m_trouble);
    bar->addWidget(m_saved);
    m_saved->setAction(tr("Close"));
    m_saved->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addWidget(m_headline);
    column->addLayout(bar);
    column->addWidget(m_asOf);
    column->addWidget(m_timeline);
    column->addWidget(m_tree, 1);
    connect(close, &QToolButton::clicked, this, &SlipPane::closeRequested);
    connect(m_save, &QToolButton::clicked, this, &SlipPane::chooseFile);
    connect(m_saved, &NoticeBar::actionTriggered, m_saved, &QWidget::hide);
    connect(m_trouble, &NoticeBar::actionTriggered, &m_controller, &SlipController::refresh);
    connect(m_tree, &SlipTree::messageRequested, this, &SlipPane::messageRequested);
    connect(&m_controller, &SlipController::changed, this, [this] {
        if (isVisible())
            render();
    });
    render();
}

void SlipPane::chooseFile()
{
    auto* dialog = new QFileDialog(this, tr("Save as evidence"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Sheet and table (*.pdf)"));
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(tr("Delivery slip", "a file name") + QStringLiteral(".pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, &SlipPane::save);
    dialog->open();
}

/// On the thread pool: pages take their time.
void SlipPane::save(const QString& file)
{
    auto* watcher = new QFutureWatcher<SavedEvidence>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        showSaved(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&saveEvidence, m_controller.state(), file, m_clock.now(),
                                         QLocale()));
}

void SlipPane::showSaved(const SavedEvidence& saved)
{
    if (saved.pdf.isEmpty()) {
        m_saved->setNotice(NoticeTone::Warning, Icon::Warning,
                           tr("The files could not be written. Choose another folder."));
    } else {
        m_folder = QFileInfo(saved.pdf).path();
        m_saved->setNotice(NoticeTone::Info, Icon::Check,
                           tr("Saved as %1 and %2. SHA-256 of the table: %3")
                               .arg(QFileInfo(saved.pdf).fileName(),
                                    QFileInfo(saved.csv).fileName(),
                                    breakable(QString::fromLatin1(saved.hash))));
        Q_EMIT folderChosen(m_folder);
    }
    m_saved->show();
}

void SlipPane::render()
{
    const SlipState& state = m_controller.state();
    const QDateTime now = m_clock.now();
    const Guid guid = state.message ? state.message->guid : Guid();
    if (std::exchange(m_shown, guid) != guid)
        m_saved->hide();
    m_save->setEnabled(state.message && state.slip);
    const QString headline = state.message ? slipHeadline(state) : tr("Choose a message first.");
    m_headline->setText(headline);
    m_headline->setVisible(!headline.isEmpty());
    const bool trouble = !state.error.isEmpty();
    m_trouble->setVisible(trouble);
    if (trouble)
        m_trouble->setNotice(NoticeTone::Info, Icon::Offline, state.error);
    m_asOf->setVisible((trouble || (state.slip && !state.slip->complete)) && state.slip);
    if (state.slip)
        m_asOf->setText(trouble ? tr("As of %1.").arg(
                                      formatFullDate(state.slip->asOf, QLocale()))
                                : tr("Only the newest events are listed."));
    m_timeline->setPeople(state.message && state.slip ? peopleOf(*state.message, &*state.slip)
                                                      : QList<SlipPerson>(),
                          state.message ? state.message->date : QDateTime(), now);
    m_tree->setSlip(state, now);
}

void SlipPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_controller.setWatched(true);
    render();
}

void SlipPane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_controller.setWatched(false);
}

} // namespace waxwing

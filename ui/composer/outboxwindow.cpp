#include "ui/composer/outboxwindow.h"

#include "ui/common/noticebar.h"

#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace waxwing {

namespace {

bool isUnderWay(const OutboxItem& item)
{
    return item.stage == OutboxStage::Sending || item.stage == OutboxStage::Unclear;
}

QString lineOf(const OutboxEntry& entry)
{
    const Draft& draft = entry.item.draft;
    const QString subject = draft.subject.simplified();
    QString people = (draft.to + draft.cc + draft.bcc).join(QStringLiteral(", "));
    if (!entry.accountName.isEmpty())
        people += QStringLiteral(" · ") + entry.accountName;
    return QStringLiteral("%1\n%2\n%3")
        .arg(subject.isEmpty() ? OutboxWindow::tr("(no subject)") : subject, people,
             outboxSentence(entry.item, entry.needsPassword, entry.uploads));
}

} // namespace

OutboxWindow::OutboxWindow(QWidget* parent)
    : QWidget(parent), m_notice(new NoticeBar(this)), m_list(new QListWidget(this)), m_edit(new QPushButton(tr("Edit"), this)),
      m_retry(new QPushButton(tr("Try again now"), this)),
      m_discard(new QPushButton(tr("Do not send"), this))
{
    setWindowTitle(tr("Outbox"));
    resize(560, 380);
    m_list->setAccessibleName(tr("Messages on their way"));
    m_list->setWordWrap(true);
    m_list->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->addWidget(m_discard);
    row->addStretch(1);
    row->addWidget(m_retry);
    row->addWidget(m_edit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(m_notice);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_confirming = {};
        renderButtons();
    });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const OutboxEntry* entry = current())
            Q_EMIT editRequested(entry->account, entry->item.id);
    });
    connect(m_list, &QListWidget::itemActivated, m_edit, &QPushButton::click);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (const OutboxEntry* entry = current())
            Q_EMIT retryRequested(entry->account);
    });
    connect(m_discard, &QPushButton::clicked, this, [this] {
        const OutboxEntry* entry = current();
        if (!entry)
            return;
        if (m_confirming == entry->item.id)
            return Q_EMIT discardRequested(entry->account, entry->item.id);
        m_confirming = entry->item.id;
        renderButtons();
    });
    m_notice->hide();
    connect(m_notice, &NoticeBar::actionTriggered, this, &OutboxWindow::quitConfirmed);
    connect(m_notice, &NoticeBar::secondActionTriggered, m_notice, &QWidget::hide);
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, this, &QWidget::close);
    renderButtons();
}

void OutboxWindow::askBeforeQuit(int messages)
{
    m_notice->setNotice(NoticeTone::Warning, Icon::Warning,
                        tr("%n message(s) are not at the portal yet. Nothing is kept on this "
                           "computer, so they are lost when the program ends.",
                           nullptr, messages));
    m_notice->setAction(tr("Lose them and quit"));
    m_notice->setSecondAction(tr("Do not quit"));
    m_notice->show();
}

const OutboxEntry* OutboxWindow::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_entries.size() ? &m_entries[row] : nullptr;
}

void OutboxWindow::setEntries(const QList<OutboxEntry>& entries)
{
    const Guid chosen = current() ? current()->item.id : Guid();
    const bool same = std::equal(
        m_entries.begin(), m_entries.end(), entries.begin(), entries.end(),
        [](const auto& left, const auto& right) { return left.item.id == right.item.id; });
    m_entries = entries;
    if (same) { // keeps the place of the person who looks on
        for (int i = 0; i < entries.size(); ++i)
            m_list->item(i)->setText(lineOf(entries[i]));
        return renderButtons();
    }
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int row = entries.isEmpty() ? -1 : 0;
    for (int i = 0; i < entries.size(); ++i) {
        m_list->addItem(lineOf(entries[i]));
        if (entries[i].item.id == chosen)
            row = i;
    }
    m_list->setCurrentRow(row);
    renderButtons();
}

void OutboxWindow::renderButtons()
{
    const OutboxEntry* entry = current();
    const bool free = entry && !isUnderWay(entry->item);
    const QString why = entry && !free ? tr("Too late: it may have been sent already.") : QString();
    m_edit->setEnabled(free);
    m_edit->setToolTip(why);
    m_discard->setEnabled(free);
    m_discard->setToolTip(why);
    m_discard->setText(entry && m_confirming == entry->item.id ? tr("Really forget it")
                                                               : tr("Do not send"));
    const bool waits = entry && !entry->needsPassword
                       && (entry->item.stage == OutboxStage::Queued
                           || entry->item.stage == OutboxStage::Unclear
                           || entry->item.stage == OutboxStage::Editing);
    m_retry->setEnabled(waits);
}

} // namespace waxwing

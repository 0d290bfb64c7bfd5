#include "ui/alerts/alerttrailwindow.h"

#include "ui/alerts/alerttrailtexts.h"
#include "ui/common/format.h"
#include "ui/common/iconset.h"
#include "ui/common/theme.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr int kAccount = Qt::UserRole;
constexpr int kMessage = Qt::UserRole + 1;

QPushButton* plainButton(const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

QDateTime firstMoment(const AlertRecord& record)
{
    return record.steps.isEmpty() ? record.news.date : record.steps.first().at;
}

} // namespace

AlertTrailWindow::AlertTrailWindow(QWidget* parent)
    : QDialog(parent), m_heading(new QLabel(this)), m_lead(new QLabel(this)),
      m_days(new QWidget(this)), m_day(new QDateEdit(m_days)),
      m_next(plainButton(tr("Next day"), m_days)), m_tree(new QTreeWidget(this)),
      m_filler(new QWidget(this)),
      m_open(plainButton(tr("Open message"), this))
{
    setWindowTitle(tr("Was I alerted? – Waxwing"));
    setWindowIcon(applicationIcon());
    resize(760, 520);
    setMinimumSize(460, 360);
    setTextStyle(*m_heading, TextStyle::Title);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_lead->setWordWrap(true);
    setTone(*m_lead, "secondary");

    auto* previous = plainButton(tr("Previous day"), m_days);
    m_day->setCalendarPopup(true);
    m_day->setAccessibleName(tr("Day"));
    auto* days = new QHBoxLayout(m_days);
    days->setContentsMargins(0, 0, 0, 0);
    days->addWidget(previous);
    days->addWidget(m_day);
    days->addWidget(m_next);
    days->addStretch(1);

    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("Time"), tr("News"), tr("Alerted?")});
    m_tree->setAccessibleName(tr("Alerts and what became of them"));
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(false);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setStyleSheet(QStringLiteral("QTreeView::item { padding: 4px 3px; }"));
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionsMovable(false);

    auto* close = plainButton(tr("Close"), this);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_open);
    bottom->addStretch(1);
    bottom->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 20);
    column->setSpacing(10);
    column->addWidget(m_heading);
    column->addWidget(m_lead);
    column->addWidget(m_days);
    column->addWidget(m_tree, 1);
    column->addWidget(m_filler, 1);
    column->addLayout(bottom);

    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(previous, &QPushButton::clicked, this,
            [this] { m_day->setDate(m_day->date().addDays(-1)); });
    connect(m_next, &QPushButton::clicked, this,
            [this] { m_day->setDate(m_day->date().addDays(1)); });
    connect(m_day, &QDateEdit::dateChanged, this, &AlertTrailWindow::dayRequested);
    connect(m_open, &QPushButton::clicked, this, &AlertTrailWindow::openCurrent);
    connect(m_tree, &QTreeWidget::itemDoubleClicked, this, &AlertTrailWindow::openCurrent);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        const QTreeWidgetItem* top = item && item->parent() ? item->parent() : item;
        m_open->setEnabled(top && !top->data(0, kMessage).value<Guid>().isNull());
    });
}

void AlertTrailWindow::setToday(const QDate& today)
{
    const QSignalBlocker quiet(m_day);
    m_day->setMaximumDate(today);
    m_next->setEnabled(m_day->date() < today);
}

void AlertTrailWindow::showMessage(const QString& title, const QList<AlertTrailItem>& items)
{
    m_heading->setText(breakable(singleLine(title)));
    m_days->hide();
    m_open->hide();
    showTree(!items.isEmpty(), true);
    m_lead->setText(
        items.isEmpty()
            ? tr("There was no alert: the message was in the mailbox before Waxwing began to watch "
                 "it, or it is not in the inbox.")
            : alertVerdict(items.first().record, QLocale()));
    fill(items, true);
}

void AlertTrailWindow::showDay(const QDate& day, const QList<AlertTrailItem>& items, bool cutOff)
{
    m_heading->setText(tr("Was I alerted?"));
    m_days->show();
    m_open->show();
    const QSignalBlocker quiet(m_day);
    m_day->setDate(day);
    m_next->setEnabled(day < m_day->maximumDate());
    showTree(!items.isEmpty(), false);
    if (items.isEmpty())
        m_lead->setText(tr("Nothing arrived on this day, and no alert did anything."));
    else if (cutOff)
        m_lead->setText(tr("The latest %n alert(s) of the day. Open a line to see each step.",
                           nullptr, static_cast<int>(items.size())));
    else
        m_lead->setText(tr("Everything that arrived, and why there was an alert or none. Open a "
                           "line to see each step."));
    fill(items, false);
}

/// Of a single message the answer stands above the list.
void AlertTrailWindow::showTree(bool shown, bool ofMessage)
{
    m_tree->setVisible(shown);
    m_filler->setVisible(!shown);
    m_tree->setColumnHidden(2, ofMessage);
    m_tree->header()->setSectionResizeMode(1, ofMessage ? QHeaderView::Stretch
                                                        : QHeaderView::Interactive);
    if (!ofMessage)
        m_tree->header()->resizeSection(1, 300);
}

void AlertTrailWindow::fill(const QList<AlertTrailItem>& items, bool expanded)
{
    const QLocale locale;
    const QString format = QStringLiteral("HH:mm:ss");
    m_tree->clear();
    for (const AlertTrailItem& item : items) {
        const QDateTime first = firstMoment(item.record).toLocalTime();
        QString title = newsTitle(item.record.news);
        if (!item.portalName.isEmpty())
            title = tr("%1 (%2)", "news, portal").arg(title, singleLine(item.portalName));
        const QString verdict = alertVerdict(item.record, locale);
        auto* row = new QTreeWidgetItem(
            m_tree, {expanded ? formatHeaderDate(first, first, locale)
                              : locale.toString(first.time(), format),
                     title, verdict});
        row->setToolTip(1, plainToolTip(title));
        row->setToolTip(2, plainToolTip(verdict));
        row->setData(0, kAccount, QVariant::fromValue(item.account));
        row->setData(0, kMessage, QVariant::fromValue(item.record.news.messageGuid));
        QDate day = first.date();
        for (const LedgerStep& step : item.record.steps) {
            const QDateTime at = step.at.toLocalTime();
            QString time = locale.toString(at.time(), format);
            if (at.date() != day)
                time = locale.toString(at.date(), QLocale::ShortFormat) + u' ' + time;
            day = at.date();
            const QString sentence = alertStepSentence(step, locale);
            auto* line = new QTreeWidgetItem(row, {time, sentence});
            line->setFirstColumnSpanned(false);
            line->setToolTip(1, plainToolTip(sentence));
        }
        row->setExpanded(expanded);
    }
    if (m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
    else
        m_open->setEnabled(false);
}

void AlertTrailWindow::openCurrent()
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    const QTreeWidgetItem* top = item && item->parent() ? item->parent() : item;
    if (!top)
        return;
    const auto message = top->data(0, kMessage).value<Guid>();
    if (!message.isNull())
        Q_EMIT messageRequested(top->data(0, kAccount).value<Guid>(), message);
}

} // namespace waxwing

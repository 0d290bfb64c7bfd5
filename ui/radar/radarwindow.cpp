#include "ui/radar/radarwindow.h"

#include "ui/common/iconset.h"
#include "ui/common/theme.h"
#include "ui/radar/radartexts.h"

#include <QKeySequence>
#include <QLabel>
#include <QListWidget>
#include <QShortcut>
#include <QVBoxLayout>

namespace waxwing {

namespace {

Icon iconOf(const EndingMessage& message)
{
    if (message.toSign)
        return Icon::Signature;
    return message.row.unread && !message.file ? Icon::Unread : Icon::Attachment;
}

} // namespace

RadarWindow::RadarWindow(const Clock& clock, QWidget* parent)
    : QWidget(parent, Qt::Window), m_clock(clock), m_lead(new QLabel(this)),
      m_list(new QListWidget(this))
{
    setWindowTitle(tr("Ends soon – Waxwing"));
    setWindowIcon(applicationIcon());
    resize(520, 460);
    m_lead->setWordWrap(true);
    setTone(*m_lead, "secondary");
    m_list->setAccessibleName(tr("What ends soon"));
    m_list->setObjectName(QStringLiteral("radar"));
    m_list->setWordWrap(true);
    m_list->setSpacing(4);
    m_list->setIconSize(QSize(20, 20));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_lead);
    column->addWidget(m_list, 1);
    connect(m_list, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        const RadarEntry entry = m_entries.value(m_list->row(item));
        Q_EMIT messageRequested(entry.account, entry.message.row.guid);
    });
    auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(escape, &QShortcut::activated, this, &QWidget::close);
    setEntries({});
}

void RadarWindow::setEntries(const QList<RadarEntry>& entries)
{
    const RadarEntry before = m_entries.value(m_list->currentRow());
    m_entries = entries;
    m_list->clear();
    int marked = entries.isEmpty() ? -1 : 0;
    for (const RadarEntry& entry : entries) {
        auto* item = new QListWidgetItem(
            themedIcon(iconOf(entry.message)),
            endingText(entry.message, entry.accountName, m_clock.now(), QLocale()), m_list);
        if (entry.account == before.account && entry.message.row.guid == before.message.row.guid
            && entry.message.file == before.message.file)
            marked = m_list->row(item);
    }
    m_list->setCurrentRow(marked);
    m_list->setVisible(!entries.isEmpty());
    m_lead->setText(entries.isEmpty()
                        ? tr("Nothing that you have not read, no file and no document to sign ends "
                             "within %n day(s).",
                             nullptr, kRadarDays)
                        : tr("What you can read, save or sign only for %n more day(s) at most.",
                             nullptr, kRadarDays));
}

} // namespace waxwing

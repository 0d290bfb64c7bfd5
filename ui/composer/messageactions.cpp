#include "ui/composer/messageactions.h"

#include "ui/common/flowlayout.h"
#include "ui/common/noticebar.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace waxwing {

MessageActions::MessageActions(QWidget* reader, QWidget* parent)
    : QWidget(parent), m_row(new QWidget(this)), m_bars(new QVBoxLayout), m_undo(new NoticeBar(this)),
      m_said(new NoticeBar(this)), m_continue(new QPushButton(tr("Continue writing"), m_row)),
      m_recallRow(new QWidget(this)), m_reason(new QLineEdit(m_recallRow))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* row = new FlowLayout(m_row); // long words and narrow readers take a second line
    row->setContentsMargins(16, 8, 16, 0);
    row->setSpacing(6);
    row->addWidget(m_continue);
    addButton(WritingCommand::Reply, tr("Reply"), QStringLiteral("Ctrl+R"));
    addButton(WritingCommand::ReplyAll, tr("Reply all"), QStringLiteral("Ctrl+Shift+R"));
    addButton(WritingCommand::Forward, tr("Forward"), QStringLiteral("Ctrl+Shift+F"));
    auto* recall = addButton(WritingCommand::Recall, tr("Recall…"), QString());
    disconnect(recall, &QToolButton::clicked, nullptr, nullptr);
    connect(recall, &QToolButton::clicked, this, &MessageActions::askForReason);
    connect(m_continue, &QPushButton::clicked, this, &MessageActions::continueRequested);

    auto* warning = new QLabel(tr("Recipients will see the subject and your reason, but no longer the "
                                  "content. This cannot be undone."),
                               m_recallRow);
    warning->setWordWrap(true);
    m_reason->setPlaceholderText(tr("Reason, shown to the recipients"));
    m_reason->setAccessibleName(tr("Reason for recalling"));
    m_reason->setMaxLength(500);
    auto* recallNow = new QPushButton(tr("Recall message"), m_recallRow);
    auto* keep = new QPushButton(tr("Cancel"), m_recallRow);
    auto* grid = new QGridLayout(m_recallRow);
    grid->setContentsMargins(16, 8, 16, 0);
    grid->addWidget(warning, 0, 0, 1, 3);
    grid->addWidget(m_reason, 1, 0);
    grid->addWidget(recallNow, 1, 1);
    grid->addWidget(keep, 1, 2);
    m_recallRow->hide();
    connect(keep, &QPushButton::clicked, m_recallRow, &QWidget::hide);
    connect(recallNow, &QPushButton::clicked, this, [this] {
        m_recallRow->hide();
        Q_EMIT recallRequested(m_reason->text().trimmed());
    });

    m_undo->setNotice(NoticeTone::Info, Icon::Sent, tr("The message goes out in a few seconds."));
    m_undo->setAction(tr("Undo"));
    m_undo->hide();
    m_said->hide();
    connect(m_undo, &NoticeBar::actionTriggered, this, &MessageActions::undoRequested);
    connect(m_said, &NoticeBar::actionTriggered, m_said, &QWidget::hide);
    m_bars->setContentsMargins(16, 8, 16, 0);
    m_bars->setSpacing(8);
    m_bars->addWidget(m_undo);
    m_bars->addWidget(m_said);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_bars);
    column->addWidget(m_row);
    column->addWidget(m_recallRow);
    column->addWidget(reader, 1);
    m_row->hide();
}

QToolButton* MessageActions::addButton(WritingCommand command, const QString& text,
                                       const QString& keys)
{
    auto* button = new QToolButton(m_row);
    button->setText(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setProperty("keys", keys);
    connect(button, &QToolButton::clicked, this,
            [this, command] { Q_EMIT requested(command); });
    m_row->layout()->addWidget(button);
    m_buttons << std::pair(command, button);
    return button;
}

void MessageActions::setMessage(const std::optional<MessageSummary>& message,
                                const WritingRules& rules, const QString& ownAddress,
                                const QDateTime& now)
{
    m_row->setVisible(message.has_value());
    const Guid guid = message ? message->guid : Guid();
    if (std::exchange(m_message, guid) != guid) {
        m_recallRow->hide();
        m_reason->clear();
        m_said->hide();
    }
    if (!message)
        return;
    const bool draft = message->status.compare(u"Draft", Qt::CaseInsensitive) == 0;
    const bool own = message->sender.email.compare(ownAddress, Qt::CaseInsensitive) == 0;
    m_continue->setVisible(draft && own);
    for (const auto& [command, button] : std::as_const(m_buttons)) {
        const QString reason = whyNot(command, rules, message, ownAddress, now);
        const QString keys = button->property("keys").toString();
        const QString name = button->text();
        button->setEnabled(reason.isEmpty());
        button->setToolTip(!reason.isEmpty() ? reason
                           : keys.isEmpty()  ? name
                                             : tr("%1 (%2)", "a command and its keys").arg(name, keys));
        const bool offered = !draft && (command != WritingCommand::Recall || own);
        button->setVisible(offered);
    }
}

void MessageActions::askForReason()
{
    m_recallRow->show();
    m_reason->setFocus();
}

void MessageActions::addBar(QWidget* bar)
{
    m_bars->addWidget(bar);
}

bool MessageActions::canRecall() const
{
    for (const auto& [command, button] : m_buttons) {
        if (command == WritingCommand::Recall)
            return !button->isHidden() && button->isEnabled();
    }
    return false;
}

void MessageActions::addTool(QWidget* tool)
{
    m_row->layout()->addWidget(tool);
}

void MessageActions::offerUndo(bool offered)
{
    m_undo->setVisible(offered);
}

void MessageActions::showNotice(const QString& sentence)
{
    m_said->setNotice(NoticeTone::Warning, Icon::Warning, sentence);
    m_said->setAction(tr("Close"));
    m_said->show();
}

} // namespace waxwing

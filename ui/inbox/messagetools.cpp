#include "ui/inbox/messagetools.h"

#include "ui/common/iconset.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/inbox/messagelistview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace waxwing {

namespace {

Icon iconOf(MoveTarget target)
{
    switch (target) {
    case MoveTarget::Archive: return Icon::Archive;
    case MoveTarget::Trash: return Icon::Trash;
    case MoveTarget::Restore: return Icon::Inbox;
    }
    return Icon::Inbox;
}

} // namespace

MessageTools::MessageTools(MessageListView& view, QWidget* parent)
    : QWidget(parent), m_view(view), m_undo(new QAction(tr("Undo"), this)),
      m_row(new QWidget(this)), m_count(new QLabel(m_row)),
      m_said(new NoticeBar(this, NoticeBar::Buttons::Below))
{
    auto* row = new QHBoxLayout(m_row);
    row->setContentsMargins(20, 0, 10, 6);
    row->setSpacing(4);
    setTone(*m_count, "secondary");
    row->addWidget(m_count, 1);
    addCommand(MoveTarget::Archive, tr("Archive"), QKeySequence(Qt::CTRL | Qt::Key_E));
    addCommand(MoveTarget::Trash, tr("Put into the trash"), QKeySequence(Qt::Key_Delete));
    addCommand(MoveTarget::Restore, tr("Put back"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    m_undo->setShortcut(QKeySequence(QKeySequence::Undo));
    m_undo->setShortcutContext(Qt::WidgetShortcut);
    m_undo->setEnabled(false);
    m_view.addAction(m_undo);
    connect(m_undo, &QAction::triggered, this, [this] {
        m_undo->setEnabled(false);
        m_said->hide();
        Q_EMIT undoRequested(m_teller);
    });
    auto* bar = new QVBoxLayout;
    bar->setContentsMargins(10, 0, 10, 6);
    bar->addWidget(m_said);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_row);
    column->addLayout(bar);
    m_said->hide();
    m_undoEnds.setSingleShot(true);
    m_undoEnds.setInterval(kUndoMilliseconds);
    connect(&m_undoEnds, &QTimer::timeout, this, [this] {
        m_undo->setEnabled(false);
        m_said->hide();
    });
    connect(m_said, &NoticeBar::actionTriggered, this, [this] {
        if (m_undo->isEnabled())
            m_undo->trigger();
        else
            m_said->hide();
    });
    connect(m_view.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MessageTools::refresh);
    connect(&m_view, &MessageListView::menuRequested, this, &MessageTools::openMenu);
    refresh();
}

QAction* MessageTools::addCommand(MoveTarget target, const QString& text, const QKeySequence& keys)
{
    auto* action = new QAction(themedIcon(iconOf(target)), text, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, target] { request(target); });
    m_view.addAction(action);
    m_commands << std::pair(target, action);
    auto* button = new QToolButton(m_row);
    button->setDefaultAction(action);
    button->setIconSize(QSize(18, 18));
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    m_row->layout()->addWidget(button);
    return action;
}

QAction* MessageTools::action(MoveTarget target) const
{
    for (const auto& [known, action] : m_commands) {
        if (known == target)
            return action;
    }
    return nullptr;
}

void MessageTools::setRefusal(Refusal refusal)
{
    m_refusal = std::move(refusal);
    refresh();
}

void MessageTools::setFolder(Folder folder)
{
    m_folder = folder;
    refresh();
}

QString MessageTools::refusalFor(const QList<RowId>& messages, MoveTarget target) const
{
    if (messages.isEmpty())
        return nothingSelected();
    if (!m_refusal)
        return {};
    QList<Guid> asked;
    for (const RowId& message : messages) {
        if (asked.contains(message.account))
            continue;
        asked << message.account;
        const QString reason = m_refusal(message.account, target);
        if (!reason.isEmpty())
            return reason;
    }
    return {};
}

void MessageTools::refresh()
{
    const QList<RowId> messages = m_view.selectedMessages();
    const qsizetype selected = m_view.selectionModel()->selectedIndexes().size();
    for (const auto& [target, action] : std::as_const(m_commands)) {
        const QString reason = refusalFor(messages, target);
        action->setVisible(isMoveOf(m_folder, target));
        action->setEnabled(reason.isEmpty() && action->isVisible());
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        action->setToolTip(reason.isEmpty()
                               ? tr("%1 (%2)", "a command and its keys").arg(action->text(), keys)
                               : reason);
    }
    for (QAction* action : std::as_const(m_more))
        action->setEnabled(!messages.isEmpty());
    const auto buttons = m_row->findChildren<QToolButton*>();
    for (QToolButton* button : buttons)
        button->setVisible(!button->defaultAction() || button->defaultAction()->isVisible());
    m_row->setVisible(selected > 1);
    // What has left the memory again cannot be named; it is said, not passed over.
    m_count->setText(messages.size() == selected
                         ? tr("%Ln selected", nullptr, static_cast<int>(selected))
                         : tr("%1 of %2 selected are at hand").arg(messages.size()).arg(selected));
}

void MessageTools::request(MoveTarget target)
{
    const QList<RowId> messages = m_view.selectedMessages();
    if (refusalFor(messages, target).isEmpty() && isMoveOf(m_folder, target))
        Q_EMIT moveRequested(messages, target);
}

void MessageTools::openMenu(const QPoint& place)
{
    auto* menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const auto& [target, action] : std::as_const(m_commands))
        menu->addAction(action);
    for (QMenu* more : std::as_const(m_menus))
        menu->addMenu(more);
    menu->addActions(m_more);
    menu->addSeparator();
    menu->addAction(m_undo);
    menu->popup(place);
}

void MessageTools::addMore(QAction* action)
{
    action->setShortcutContext(Qt::WidgetShortcut);
    m_view.addAction(action);
    m_more << action;
    refresh();
}

void MessageTools::addMenu(QMenu* menu, const QKeySequence& keys)
{
    m_menus << menu;
    auto* action = new QAction(menu->title(), this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_view.addAction(action);
    connect(action, &QAction::triggered, menu, [this, menu] {
        const QRect current = m_view.visualRect(m_view.currentIndex());
        const QRect seen = current.intersected(m_view.viewport()->rect());
        menu->popup(m_view.viewport()->mapToGlobal(seen.center()));
    });
    auto* button = new QToolButton(m_row);
    button->setIcon(menu->icon());
    button->setIconSize(QSize(18, 18));
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAccessibleName(menu->title());
    button->setToolTip(tr("%1 (%2)", "a command and its keys")
                           .arg(menu->title(), keys.toString(QKeySequence::NativeText)));
    button->setFocusPolicy(Qt::StrongFocus);
    m_row->layout()->addWidget(button);
}

void MessageTools::say(const QString& sentence, bool undoable, bool trouble,
                       const QObject* teller)
{
    m_teller = teller;
    m_undo->setEnabled(undoable);
    m_said->setNotice(trouble ? NoticeTone::Warning : NoticeTone::Info,
                      trouble ? Icon::Warning : Icon::Check, sentence);
    m_said->setAction(undoable ? tr("Undo") : trouble ? tr("Close") : QString());
    m_said->show();
    if (trouble && !undoable)
        m_undoEnds.stop();
    else
        m_undoEnds.start();
}

} // namespace waxwing

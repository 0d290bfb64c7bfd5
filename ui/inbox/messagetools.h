#pragma once

#include "core/model/messagemove.h"
#include "core/store/messagestore.h"

#include <QLayout>
#include <QTimer>
#include <QWidget>

#include <functional>

class QAction;
class QKeySequence;
class QLabel;
class QMenu;

namespace waxwing {

class MessageListView;
class NoticeBar;

/// What can be done with the selected messages of the list, one or many: put into the archive or
/// the trash, and back. By keys, context menu and, with several selected, a row above the list.
/// Says what was done and offers the way back for a while. Only what the portal offers is offered.
class MessageTools : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kUndoMilliseconds = 10'000;
    /// Why a command cannot be had for messages of this account; empty if it can. The account is
    /// null in a list of one.
    using Refusal = std::function<QString(const Guid& account, MoveTarget target)>;

    /// `view` must outlive it.
    explicit MessageTools(MessageListView& view, QWidget* parent = nullptr);
    void setRefusal(Refusal refusal);
    void setFolder(Folder folder);
    /// What of the portals' offers changed.
    void refresh();
    /// A sentence about what was done; `undoable` with the way back.
    /// `teller` is who gets the undo.
    void say(const QString& sentence, bool undoable, bool trouble = false,
             const QObject* teller = nullptr);
    /// More that can be done, in the context menu, in the row and by a key in the list.
    void addMenu(QMenu* menu, const QKeySequence& keys);
    /// One more command, in the context menu and by its key in the list.
    void addMore(QAction* action);
    /// Below the row and what is said; takes it as a child.
    void addBelow(QWidget* widget) { layout()->addWidget(widget); }
    [[nodiscard]] static QString nothingSelected() { return tr("Choose a message first."); }
    [[nodiscard]] QAction* action(MoveTarget target) const;
    [[nodiscard]] QAction* undoAction() const { return m_undo; }

Q_SIGNALS:
    void moveRequested(const QList<waxwing::RowId>& messages, waxwing::MoveTarget target);
    void undoRequested(const QObject* teller);

private:
    QAction* addCommand(MoveTarget target, const QString& text, const QKeySequence& keys);
    void request(MoveTarget target);
    void openMenu(const QPoint& place);
    [[nodiscard]] QString refusalFor(const QList<RowId>& messages, MoveTarget target) const;

    MessageListView& m_view;
    Refusal m_refusal;
    Folder m_folder = Folder::Inbox;
    QList<std::pair<MoveTarget, QAction*>> m_commands;
    QList<QMenu*> m_menus;
    QList<QAction*> m_more;
    QAction* m_undo;
    const QObject* m_teller = nullptr; ///< compared only
    QWidget* m_row;
    QLabel* m_count;
    NoticeBar* m_said;
    QTimer m_undoEnds;
};

} // namespace waxwing

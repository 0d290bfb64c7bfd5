#pragma once

#include "core/model/userlabel.h"
#include "core/store/messagestore.h"

#include <QTreeWidget>

namespace waxwing {

/// The labels of one account, as the sidebar shows them.
struct LabelGroup
{
    Guid account;
    QString name; ///< of the account, where there are several
    QList<UserLabel> labels;
    QString refusal; ///< why nothing can be changed now; empty: it can
};

/// Labels as a tree. They are made, renamed, nested and deleted here by mouse and keyboard, and
/// messages dropped onto them get them. What the person wants goes out as signals; what became of
/// it comes back with setGroups().
class LabelTree : public QTreeWidget
{
    Q_OBJECT

public:
    explicit LabelTree(QWidget* parent = nullptr);

    void setGroups(const QList<LabelGroup>& groups);
    [[nodiscard]] const QList<LabelGroup>& groups() const { return m_groups; }
    /// Marks a label without telling; a null label: none.
    void showLabel(const Guid& account, const Guid& label);
    /// Asks for the name of a new one, below the label that is marked.
    void beginCreating(bool belowCurrent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QMenu* makeMenu();

Q_SIGNALS:
    void labelChosen(const waxwing::Guid& account, const waxwing::Guid& label, const QString& name);
    void createRequested(const waxwing::Guid& account, const QString& name,
                         const std::optional<waxwing::Guid>& parent);
    void renameRequested(const waxwing::Guid& account, const waxwing::Guid& label,
                         const QString& name);
    void nestRequested(const waxwing::Guid& account, const waxwing::Guid& label,
                       const std::optional<waxwing::Guid>& parent);
    void eraseRequested(const waxwing::Guid& account, const waxwing::Guid& label);
    void messagesDropped(const waxwing::Guid& account, const waxwing::Guid& label,
                         const QList<waxwing::RowId>& messages);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    /// What lies below is always open: nothing to click on.
    void drawBranches(QPainter*, const QRect&, const QModelIndex&) const override {}
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override;
    bool dropMimeData(QTreeWidgetItem* parent, int index, const QMimeData* data,
                      Qt::DropAction action) override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

private:
    void rebuild();
    void addGroup(const LabelGroup& group, bool named);
    void endEditing();
    void choose();
    void fillNestMenu(QMenu& menu, const Guid& account, const Guid& label);
    [[nodiscard]] const LabelGroup* groupOf(const Guid& account) const;
    [[nodiscard]] const UserLabel* labelOf(const QTreeWidgetItem* item) const;
    [[nodiscard]] bool mayChange(const QTreeWidgetItem* item) const;

    QList<LabelGroup> m_groups;
    Guid m_account; ///< of the label on screen
    Guid m_label;   ///< on screen; null: none
    QTreeWidgetItem* m_new = nullptr;
    bool m_filling = false;
    bool m_stale = false; ///< groups came while a name was typed
};

} // namespace waxwing

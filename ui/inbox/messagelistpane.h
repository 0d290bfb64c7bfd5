#pragma once

#include "ui/inbox/foldermodel.h"
#include "ui/inbox/inboxtexts.h"
#include "ui/inbox/labelplace.h"
#include "ui/inbox/listorders.h"

#include <QWidget>

class QActionGroup;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolButton;

namespace waxwing {

class ElidedLabel;
class EmptyState;
class FilterBar;
class MessageListModel;
class MessageListView;
class MessageTools;

/// The middle pane: name of the folder, sorting and filters, the list, and what stands in its
/// place when there is nothing to show.
class MessageListPane : public QWidget
{
    Q_OBJECT

public:
    explicit MessageListPane(MessageListModel& model, QWidget* parent = nullptr);

    /// The folder on screen; nullptr if there is no account.
    void setFolder(const AccountView* account, Folder folder);
    /// What carries a label, in place of a folder; call it before setFolder().
    void setLabel(const std::optional<LabelPlace>& label) { m_label = label; }
    /// The inboxes of all accounts, as mergedView() tells of them.
    void setAllInboxes(const AccountView& merged);
    /// Sorting and filter as chosen here, for `folder`.
    [[nodiscard]] ListQuery query(Folder folder) const;
    [[nodiscard]] MessageListView& view() { return *m_view; }
    [[nodiscard]] MessageTools& tools() { return *m_tools; }
    /// The list, or what stands in its place; when they change places the focus goes along.
    void focusContent();
    [[nodiscard]] FilterBar& filters() { return *m_filters; }
    /// How each list was sorted before.
    void setOrders(const ListOrders& orders);
    [[nodiscard]] const ListOrders& orders() const { return m_sorted; }
    [[nodiscard]] ListEmptiness emptiness() const { return m_emptiness; }

protected:
    void showEvent(QShowEvent* event) override;

Q_SIGNALS:
    void addAccountRequested();
    void signInRequested();
    void syncRequested();
    /// The person sorts a list in another way.
    void ordersChanged();

private:
    QWidget* makeHeader();
    void makeSortMenu();
    void applyQuery();
    void noteOrder();
    void showOrder();
    void updateContent();
    void presentEmptiness(const QString& progress);
    void followEmptyState();

    MessageListModel& m_model;
    ElidedLabel* m_title;
    ElidedLabel* m_count;
    FilterBar* m_filters;
    QToolButton* m_sort;
    QActionGroup* m_keys;
    QActionGroup* m_orders;
    QWidget* m_progressRow;
    QLabel* m_progressText;
    QProgressBar* m_progress;
    QStackedWidget* m_stack;
    MessageListView* m_view;
    MessageTools* m_tools;
    EmptyState* m_empty;
    ListSituation m_situation;
    QString m_portalName;
    Folder m_folder = Folder::Inbox;
    std::optional<LabelPlace> m_label;
    QString m_place; ///< of the list, in m_sorted
    ListOrders m_sorted;
    ListEmptiness m_emptiness = ListEmptiness::NoAccount;
};

} // namespace waxwing

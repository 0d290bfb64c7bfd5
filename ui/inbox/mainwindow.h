#pragma once

#include "core/base/clock.h"
#include "ui/inbox/foldermodel.h"
#include "ui/inbox/inboxtexts.h"
#include "ui/inbox/labelplace.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace waxwing {

class ElidedLabel;
class MessageListModel;
class MessageListPane;
class NoticeBar;

/// The main window: accounts and folders, message list, reader. Owns layout and routing only; what
/// it shows comes from the models, what the person wants goes out as signals. `models` and `clock`
/// must outlive it; it takes `reader` as a child.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    struct Models
    {
        FolderModel& folders;
        MessageListModel& messages;
    };
    MainWindow(Models models, QWidget* reader, const Clock& clock, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Geometry, panes, sorting place: opaque, for the settings.
    [[nodiscard]] QByteArray saveLayout() const;
    /// Size and panes as on the first day.
    void resetLayout();
    void restoreLayout(const QByteArray& layout);

    void selectFolder(Guid account, Folder folder);
    /// Shows the folder and marks the message in its list; does not open it.
    void showMessage(Guid account, Folder folder, Guid message);
    /// Null with all inboxes on screen, or without an account.
    [[nodiscard]] Guid currentAccount() const { return m_account; }
    [[nodiscard]] bool showsAllInboxes() const { return m_chosen && m_account.isNull(); }
    [[nodiscard]] Folder currentFolder() const { return m_folder; }
    /// What carries a label, in place of a folder.
    void showLabel(Guid account, const LabelPlace& label);
    [[nodiscard]] const std::optional<LabelPlace>& currentLabel() const { return m_label; }
    /// What the message list should read for the current folder.
    [[nodiscard]] ListQuery query() const;
    [[nodiscard]] MessageListPane& listPane() { return *m_list; }
    /// The search: a field above the list, and what stands in the list's place while one searches.
    void placeSearch(QWidget* field);
    void placeResults(QWidget* results);
    /// The list itself is not touched meanwhile: it comes back as it was left.
    void showSearch(bool shown);
    [[nodiscard]] bool showsSearch() const;
    /// Above the folders, below them; take it as a child.
    void addToSidebar(QWidget* widget);
    void addBelowFolders(QWidget* widget);

Q_SIGNALS:
    /// Another folder came on screen: hand the list model the source of its account; a null account
    /// stands for all of them.
    void folderSelected(const waxwing::Guid& account, waxwing::Folder folder);
    void messageSelected(const waxwing::Guid& account, const waxwing::Guid& message);
    /// Enter or double click.
    void messageOpened(const waxwing::Guid& account, const waxwing::Guid& message);
    /// Back from the search: the person chose a folder or a message elsewhere.
    void searchEndRequested();
    void syncRequested();
    void addAccountRequested();
    void signInRequested(const waxwing::Guid& account);
    void resumeRequested(const waxwing::Guid& account);
    /// Dragged in the folder pane.
    void moveRequested(const waxwing::Guid& account, qsizetype place);
    void settingsRequested();
    /// Open a link, or check a notification mail.
    void linkRequested();
    void quitRequested();
    void lockRequested();
    void closedToTray();
    /// Hidden, minimised or closed: what may only be on screen must go.
    void concealed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeSidebar();
    QWidget* makeStatusLine();
    QWidget* makeMiddle();
    void fitToContent();
    void makeShortcuts();
    void orderFocus();
    void orderTabs();
    void takeCurrentFolder(const QModelIndex& index);
    void accountsChanged();
    void updateAccount();
    void followBanner();
    void setCurrent(const QModelIndex& index);
    void showBanner(const AccountBanner& banner, const Guid& account);
    [[nodiscard]] Guid accountOf(const RowId& message) const;

    FolderModel& m_folders;
    const Clock& m_clock;
    QTreeView* m_tree = nullptr;
    QVBoxLayout* m_sidebar = nullptr;
    QToolButton* m_sync = nullptr;
    MessageListPane* m_list;
    QWidget* m_reader;
    QWidget* m_middle = nullptr;
    QStackedWidget* m_middleStack = nullptr;
    QSplitter* m_splitter;
    QWidget* m_bannerArea;
    NoticeBar* m_banner;
    QLabel* m_dot = nullptr;
    ElidedLabel* m_status = nullptr;
    Guid m_account;
    Folder m_folder = Folder::Inbox;
    std::optional<LabelPlace> m_label; ///< on screen in place of the folder
    bool m_chosen = false;       ///< a folder is on screen
    bool m_byProgram = false;    ///< the folder changes, but not by the person's hand
    bool m_personChose = false;  ///< from then on no folder comes by itself
    Guid m_bannerAccount;
    AccountBanner::Action m_bannerAction = AccountBanner::Action::None;
};

} // namespace waxwing

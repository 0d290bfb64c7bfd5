#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/sync/messagelabels.h"
#include "core/sync/userlabels.h"
#include "ui/labels/labeltexts.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>

namespace waxwing {

class LabelMenu;
class LabelPane;
class MainWindow;
class MessageTools;

/// Labels, from the sidebar and the list's menu to the accounts, with one step of undo. Main thread;
/// what it is given must outlive it.
class ShellLabels final : public QObject
{
    Q_OBJECT

public:
    explicit ShellLabels(AccountList& accounts);
    ~ShellLabels() override;
    /// May die before this.
    void attach(MainWindow& window);

private:
    struct AccountLabels
    {
        AccountLabels(LiveAccount& account);
        LabelRows rows;
        UserLabels labels;
        MessageLabels messages;
    };
    using Marks = std::map<Guid, QList<Guid>>; ///< messages by account

    void addAccount(const Guid& id);
    void attachPane(MainWindow& window);
    void refresh();
    void noteErased(const Guid& account);
    [[nodiscard]] AccountLabels* of(const Guid& account);
    [[nodiscard]] Guid accountOf(const Guid& account) const;
    [[nodiscard]] QString refusal(const Guid& account) const;
    [[nodiscard]] QString nameOf(const Guid& account, const Guid& label);
    void drop(const Guid& account, const Guid& label, const QList<RowId>& messages);
    void markSelected(const Guid& label, bool on);
    void undo();
    AsyncResult<void> fillMenu();
    AsyncResult<void> create(Guid account, QString name, std::optional<Guid> parent);
    AsyncResult<void> rename(Guid account, Guid label, QString name, bool undoable);
    AsyncResult<void> nest(Guid account, Guid label, std::optional<Guid> parent, bool undoable);
    AsyncResult<void> erase(Guid account, Guid label, bool undoable);
    AsyncResult<void> restore(Guid account, RemovedLabels removed);
    AsyncResult<void> mark(Guid account, Guid label, QList<Guid> messages, bool on, bool undoable);
    void report(const Result<void>& result, LabelDeed deed, const QString& label,
                std::function<void()> undo);

    AccountList& m_accounts;
    std::map<Guid, std::unique_ptr<AccountLabels>> m_labels;
    std::function<void()> m_undo; ///< of the last deed
    QPointer<MainWindow> m_window;
    QPointer<MessageTools> m_tools;
    QPointer<LabelPane> m_pane;
    QPointer<LabelMenu> m_menu;
};

} // namespace waxwing

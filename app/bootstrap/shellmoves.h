#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/sync/messagemoves.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace waxwing {

class MainWindow;
class MessageTools;

/// Archive, trash and back, from the list's commands to the accounts, with one step of undo. Main
/// thread; what it is given must outlive it.
class ShellMoves final : public QObject
{
    Q_OBJECT

public:
    explicit ShellMoves(AccountList& accounts);
    ~ShellMoves() override;
    /// May die before this.
    void attach(MainWindow& window);

private:
    void addAccount(const Guid& id);
    [[nodiscard]] QString refusal(const Guid& account, MoveTarget target) const;
    [[nodiscard]] Guid accountOf(const Guid& account) const;
    void move(const QList<RowId>& messages, MoveTarget target);
    void undo();
    AsyncResult<void> moveAll(std::map<Guid, QList<Guid>> byAccount, MoveTarget target);
    AsyncResult<void> undoAll(std::map<Guid, QList<MovedMessage>> moved);
    void report(qsizetype moved, qsizetype left, const std::optional<Error>& error,
                std::optional<MoveTarget> target);

    AccountList& m_accounts;
    std::map<Guid, std::unique_ptr<MessageMoves>> m_moves;
    std::map<Guid, QList<MovedMessage>> m_undo; ///< of the last command
    bool m_busy = false;
    QPointer<MainWindow> m_window;
    QPointer<MessageTools> m_tools;
};

} // namespace waxwing

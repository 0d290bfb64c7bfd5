#include "app/bootstrap/shellmoves.h"

#include "core/async/launch.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagetools.h"
#include "ui/inbox/movetexts.h"

#include <utility>

namespace waxwing {

ShellMoves::ShellMoves(AccountList& accounts) : m_accounts(accounts)
{
    connect(&m_accounts, &AccountList::added, this, &ShellMoves::addAccount);
    connect(&m_accounts, &AccountList::removed, this, [this](const Guid& id) {
        m_moves.erase(id);
        m_undo.erase(id);
    });
    connect(&m_accounts, &AccountList::statusChanged, this, [this] {
        if (m_tools)
            m_tools->refresh();
    });
}

ShellMoves::~ShellMoves() = default;

void ShellMoves::addAccount(const Guid& id)
{
    LiveAccount* account = m_accounts.find(id);
    if (!account)
        return;
    m_moves.insert_or_assign(
        id, std::make_unique<MessageMoves>(LabelClient(account->portal().caller()),
                                           account->messages(), account->record().emailAddress));
    connect(account, &LiveAccount::labelsChanged, this, [this] {
        if (m_tools)
            m_tools->refresh();
    });
}

void ShellMoves::attach(MainWindow& window)
{
    m_window = &window;
    m_tools = &window.listPane().tools();
    m_tools->setRefusal([this](const Guid& account, MoveTarget target) {
        return refusal(account, target);
    });
    connect(m_tools, &MessageTools::moveRequested, this, &ShellMoves::move);
    connect(m_tools, &MessageTools::undoRequested, this, [this](const QObject* teller) {
        if (teller == this)
            undo();
    });
}

Guid ShellMoves::accountOf(const Guid& account) const
{
    return account.isNull() && m_window ? m_window->currentAccount() : account;
}

QString ShellMoves::refusal(const Guid& account, MoveTarget target) const
{
    const LiveAccount* live = m_accounts.find(accountOf(account));
    if (!live)
        return moveRefusal(MoveRefusal::Offline);
    const Liveness liveness = live->status().liveness;
    if (liveness != Liveness::Live && liveness != Liveness::Polling)
        return moveRefusal(MoveRefusal::Offline);
    if (!offersMove(live->labels(), target))
        return moveRefusal(MoveRefusal::NotOffered);
    return {};
}

void ShellMoves::move(const QList<RowId>& messages, MoveTarget target)
{
    if (m_busy)
        return;
    std::map<Guid, QList<Guid>> byAccount;
    for (const RowId& message : messages)
        byAccount[accountOf(message.account)] << message.guid;
    launch(moveAll(std::move(byAccount), target), "move messages");
}

AsyncResult<void> ShellMoves::moveAll(std::map<Guid, QList<Guid>> byAccount, MoveTarget target)
{
    const QPointer<ShellMoves> self(this);
    m_busy = true;
    m_undo.clear();
    qsizetype moved = 0;
    qsizetype left = 0;
    std::optional<Error> error;
    for (auto part = byAccount.begin(); part != byAccount.end(); ++part) {
        const Guid id = part->first;
        const auto moves = m_moves.find(id);
        LiveAccount* account = m_accounts.find(id);
        if (moves == m_moves.end() || !account)
            continue;
        const QList<Guid> messages = part->second;
        const QList<Label> labels = account->labels();
        const Result<MoveOutcome> outcome = co_await moves->second->move(messages, target, labels);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!outcome) {
            left += messages.size();
            error = outcome.error();
            continue;
        }
        moved += outcome->moved.size();
        left += outcome->left;
        if (outcome->error)
            error = outcome->error;
        if (!outcome->moved.isEmpty() && m_moves.contains(id))
            m_undo[id] = outcome->moved;
        if (LiveAccount* again = m_accounts.find(id))
            again->noteMoved();
    }
    m_busy = false;
    report(moved, left, error, target);
    co_return Result<void>();
}

void ShellMoves::undo()
{
    if (!m_busy && !m_undo.empty())
        launch(undoAll(std::exchange(m_undo, {})), "undo move");
}

AsyncResult<void> ShellMoves::undoAll(std::map<Guid, QList<MovedMessage>> moved)
{
    const QPointer<ShellMoves> self(this);
    m_busy = true;
    qsizetype back = 0;
    qsizetype left = 0;
    std::optional<Error> error;
    for (auto part = moved.begin(); part != moved.end(); ++part) {
        const Guid id = part->first;
        const auto moves = m_moves.find(id);
        LiveAccount* account = m_accounts.find(id);
        if (moves == m_moves.end() || !account)
            continue;
        const QList<MovedMessage> some = part->second;
        const QList<Label> labels = account->labels();
        const Result<MoveOutcome> outcome = co_await moves->second->undo(some, labels);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        back += outcome ? outcome->moved.size() : 0;
        left += outcome ? outcome->left : some.size();
        if (!outcome)
            error = outcome.error();
        else if (outcome->error)
            error = outcome->error;
        if (LiveAccount* again = m_accounts.find(id))
            again->noteMoved();
    }
    m_busy = false;
    report(back, left, error, std::nullopt);
    co_return Result<void>();
}

void ShellMoves::report(qsizetype moved, qsizetype left, const std::optional<Error>& error,
                        std::optional<MoveTarget> target)
{
    if (!m_tools)
        return;
    const bool undoable = target && !m_undo.empty();
    if (error && !error->is(ErrorKind::Cancelled))
        m_tools->say(moveTrouble(moved, left, *error), undoable, true, this);
    else if (moved > 0)
        m_tools->say(moveDone(moved, target), undoable, false, this);
}

} // namespace waxwing

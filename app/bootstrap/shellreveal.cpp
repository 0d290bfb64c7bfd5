#include "app/bootstrap/readerrecovery.h"
#include "app/bootstrap/shell.h"
#include "core/async/launch.h"
#include "ui/inbox/mainwindow.h"

#include <QPointer>

#include <chrono>
#include <utility>

/// The part of Shell that leads to one message, wherever the wish for it comes from.
namespace waxwing {

namespace {

constexpr auto kNewsPatience = std::chrono::seconds(15);

} // namespace

void Shell::openMessage(const Guid& account, const Guid& message, const QString& activationToken)
{
    if (!m_needs.accounts.find(account))
        return;
    showWindow(activationToken);
    if (!m_window)
        return;
    m_recovery->want(account, message);
    launch(revealMessage(account, message, true), "open message");
}

AsyncResult<void> Shell::revealMessage(Guid account, Guid message, bool mayWait)
{
    const QPointer<Shell> self(this);
    LiveAccount* live = m_needs.accounts.find(account);
    const Result<std::optional<Folder>> folder = co_await live->messages().folderOf(message);
    if (!self || !m_window)
        co_return failure(ErrorKind::Cancelled);
    // An alert may be ahead of the cache: one clicked while locked is fetched only now.
    if (folder && !*folder && mayWait) {
        m_awaited = {account, message};
        m_window->selectFolder(account, Folder::Inbox);
        const LiveAccount* asked = m_needs.accounts.find(account);
        if (asked && asked->status().liveness == Liveness::SignInNeeded)
            signInTo(account);
        awaitOn();
        co_return Result<void>();
    }
    if (folder && *folder)
        m_window->showMessage(account, **folder, message);
    showInReader(account, message, true);
    co_return Result<void>();
}

/// As long as its account cannot be asked, nobody knows whether it is gone.
void Shell::awaitOn()
{
    m_awaitedLater = m_needs.scheduler.after(kNewsPatience, [this] {
        const LiveAccount* account = m_awaited ? m_needs.accounts.find(m_awaited->first) : nullptr;
        const Liveness liveness = account ? account->status().liveness : Liveness::Live;
        if (liveness == Liveness::Live || liveness == Liveness::Polling)
            revealAwaited();
        else
            awaitOn();
    });
}

/// It is in the cache by now, or the reader says that it is not.
void Shell::revealAwaited()
{
    m_awaitedLater.reset();
    const auto awaited = std::exchange(m_awaited, std::nullopt);
    if (awaited && m_window)
        launch(revealMessage(awaited->first, awaited->second, false), "open awaited message");
}

AsyncResult<void> Shell::lookForAwaited(Guid account)
{
    if (!m_awaited || m_awaited->first != account)
        co_return Result<void>();
    const QPointer<Shell> self(this);
    const Guid message = m_awaited->second;
    LiveAccount* live = m_needs.accounts.find(account);
    const Result<std::optional<Folder>> folder = co_await live->messages().folderOf(message);
    if (self && folder && *folder && m_awaited && m_awaited->second == message)
        revealAwaited();
    co_return Result<void>();
}

} // namespace waxwing

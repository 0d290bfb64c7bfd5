#include "app/bootstrap/shell.h"

#include "app/bootstrap/lateparts.h"
#include "app/bootstrap/linkroutes.h"
#include "app/bootstrap/shellcompose.h"
#include "app/platform/platform.h"
#include "ui/alerts/alerttrailwindow.h"
#include "ui/inbox/foldermodel.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/lock/idlewatch.h"
#include "ui/lock/lockwindow.h"
#include "ui/reader/readercontroller.h"
#include "ui/search/searchcontroller.h"
#include "ui/settings/settingsdialog.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"
#include "ui/tray/trayicon.h"

#include <QWindow>

#include <utility>

/// The part of Shell that hides everything while the program is locked, and shows it again.
namespace waxwing {

void Shell::routeLock()
{
    AccountLock* lock = &m_needs.lock;
    connect(lock, &AccountLock::closing, this, &Shell::concealAll);
    connect(lock, &AccountLock::viewChanged, this, &Shell::refreshLock);
    connect(lock, &AccountLock::opened, this, &Shell::reveal);
    connect(lock, &AccountLock::attentionRequested, this, &Shell::showLockWindow);
    connect(lock, &AccountLock::openRequested, this, &Shell::openMessage);
    connect(lock, &AccountLock::alertsStopped, this, &Shell::announceSilence);
    connect(&m_needs.accounts, &AccountList::cacheSetAside, this, &Shell::announceSetAside);
    m_idle = std::make_unique<IdleWatch>(m_needs.clock, m_needs.scheduler);
    m_idle->setPatience(effectiveLockAfter(m_needs.managed, m_needs.preferences));
    connect(m_idle.get(), &IdleWatch::idle, lock, &AccountLock::lock);
}

void Shell::lockWithScreen()
{
    if (m_needs.preferences.locksWithScreen())
        m_needs.lock.lock();
}

/// Windows that could show or hold anything of a message are not hidden, they are gone.
void Shell::concealAll()
{
    const bool shown = m_window && m_window->isVisible();
    m_revealWanted = m_revealWanted || shown;
    QByteArray geometry;
    if (m_window) {
        geometry = m_window->saveGeometry();
        m_needs.preferences.setWindowLayout(m_window->saveLayout());
    }
    m_links->setReady(false);
    m_compose->concealAll();
    m_settings.reset();
    m_trail.reset();
    m_presenting.reset();
    m_restDue.reset();
    m_rest.reset();
    m_window.reset();
    m_search.reset();
    m_searchPort.reset();
    m_reader.reset();
    m_messages.reset();
    m_restLater.reset();
    m_allInboxes.setParts({});
    m_attachments.removeAll();
    m_ports.clear();
    m_folders->setAccounts({});
    // What was being typed to sign in says nothing about messages; it waits.
    if (m_signInWindow && m_signInWindow->isVisible()) {
        m_signInWindow->hide();
        m_signInWanted = true;
    } else {
        m_signInWindow.reset(); // it would still hold an address
        m_signInController.reset();
    }
    if (shown) {
        makeLockWindow();
        m_lockWindow->restoreGeometry(geometry);
        m_lockWindow->show();
    }
}

void Shell::reveal()
{
    const bool shown = (m_lockWindow && m_lockWindow->isVisible()) || m_revealWanted;
    m_lockWindow.reset();
    m_revealWanted = false;
    m_idle->restart();
    takeAccounts();
    if (shown)
        showWindow();
    m_compose->reveal();
    if (std::exchange(m_signInWanted, false) && m_signInWindow)
        m_signInWindow->show();
}

void Shell::refreshLock()
{
    refreshLockInTray();
    const LockView view = m_needs.lock.view();
    if (m_lockWindow)
        m_lockWindow->setView(view);
    // Asked for at the start: no window yet, and somebody has to answer.
    const bool asks = view.standing != KeyStanding::Open && view.standing != KeyStanding::Looking;
    if (asks && !view.wasOpen && m_needs.lock.gate().isAttended() && !m_lockWindow)
        showLockWindow({});
}

/// A start that needs nobody is not shown as locked on its way.
void Shell::refreshLockInTray()
{
    if (!m_tray)
        return;
    const KeyStanding standing = m_needs.lock.view().standing;
    m_tray->setLocked(!m_needs.lock.isOpen() && standing != KeyStanding::Open
                      && standing != KeyStanding::Looking);
}

/// Alerts must not stop without a word (design rule 12).
void Shell::announceSilence(const AccountRecord& account)
{
    Alert alert;
    alert.key = QStringLiteral("sign-in/") + account.id.toString();
    alert.title = tr("Alerts from %1 have stopped").arg(account.serviceName);
    alert.body = tr("The session has ended and Waxwing is locked. Unlock it to be alerted again.");
    m_needs.notifier.show(alert);
}

void Shell::announceSetAside(const Guid& account)
{
    const LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        return;
    Alert alert;
    alert.key = QStringLiteral("set-aside/") + account.toString();
    alert.title = tr("Messages of %1 are fetched anew").arg(live->record().serviceName);
    alert.body = tr("What was stored on this computer could not be read. It was set aside, nothing "
                    "was deleted.");
    m_needs.notifier.show(alert);
}

void Shell::makeLockWindow()
{
    if (m_lockWindow)
        return;
    m_lockWindow = std::make_unique<LockWindow>();
    LockWindow* window = m_lockWindow.get();
    KeyGate* gate = &m_needs.lock.gate();
    connect(window, &LockWindow::unlockRequested, gate, &KeyGate::unlock);
    connect(window, &LockWindow::passphraseEntered, gate, &KeyGate::enterPassphrase);
    connect(window, &LockWindow::passphraseChosen, gate, &KeyGate::createPassphrase);
    connect(window, &LockWindow::passphraseGivenUp, gate, &KeyGate::giveUpPassphrase);
    connect(window, &LockWindow::beginAnewRequested, gate, &KeyGate::beginAnew);
    connect(window, &LockWindow::memoryRequested, gate, &KeyGate::goOnInMemory);
    window->setView(m_needs.lock.view());
}

void Shell::showLockWindow(const QString& activationToken)
{
    m_needs.lock.gate().attend();
    if (m_needs.lock.isOpen()) // attend() may have been all that was missing
        return;
    makeLockWindow();
    m_lockWindow->show();
    bringToFront(*m_lockWindow->windowHandle(), activationToken);
}

} // namespace waxwing

#include "app/bootstrap/shell.h"

#include "app/platform/platform.h"
#include "core/async/launch.h"
#include "ui/inbox/mainwindow.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"

#include <QDesktopServices>
#include <QPointer>
#include <QWindow>

/// The part of Shell that leads to a session: one sign-in window for all accounts.
namespace waxwing {

namespace {

AsyncResult<void> takeOver(AccountList& accounts, QPointer<Shell> shell, PortalChoice portal,
                           SignInOutcome outcome, bool keep)
{
    const Result<Guid> account = co_await accounts.signedIn(portal, outcome, keep);
    if (!account)
        co_return failure(account.error());
    if (shell)
        shell->showWindow();
    co_return Result<void>();
}

} // namespace

void Shell::openSignIn()
{
    if (!m_signInController) {
        m_signInController = std::make_unique<SignInController>(m_steps);
        connect(m_signInController.get(), &SignInController::signedIn, this,
                [this](const PortalChoice& portal, const QString&, const SignInOutcome& outcome,
                       bool keep) {
                    m_signInWindow->hide();
                    launch(takeOver(m_needs.accounts, this, portal, outcome, keep),
                           "take over session");
                });
        connect(m_signInController.get(), &SignInController::browserRequested, this,
                [](const QUrl& address) { QDesktopServices::openUrl(address); });
        m_signInWindow = std::make_unique<SignInWindow>(*m_signInController, &m_logos);
        connect(m_signInWindow.get(), &SignInWindow::dismissed, m_signInController.get(),
                &SignInController::cancel);
    }
    if (!m_signInWindow->isVisible())
        m_signInController->start();
    m_signInWindow->show();
    m_signInWindow->raise();
}

void Shell::signInTo(const Guid& account)
{
    const LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        return;
    openSignIn();
    m_signInController->startForAccount(
        live->record(), tr("Your session at %1 has ended. New messages are not announced until you "
                           "sign in again.")
                            .arg(live->record().serviceName));
    bringToFront(*m_signInWindow->windowHandle(), {});
}

void Shell::announceSignIn(const Guid& account)
{
    const LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        return;
    refreshStatus(account);
    // Whoever is looking is asked at once, whoever is not is told (design rule 12).
    if (m_window && m_window->isActiveWindow()) {
        if (!m_signInWindow || !m_signInWindow->isVisible())
            signInTo(account);
        return;
    }
    Alert alert;
    alert.key = QStringLiteral("sign-in/") + account.toString();
    alert.title = tr("Sign in at %1").arg(live->record().serviceName);
    alert.body = tr("The session has ended. New messages are not announced until you sign in "
                    "again.");
    m_needs.notifier.show(alert);
}

} // namespace waxwing

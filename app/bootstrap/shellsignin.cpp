#include "app/bootstrap/shell.h"

#include "app/bootstrap/linkroutes.h"
#include "app/platform/platform.h"
#include "core/async/launch.h"
#include "ui/common/sessiontexts.h"
#include "ui/inbox/mainwindow.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"
#include "ui/signin/ssocontroller.h"

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
    if (shell && !shell->isSigningIn())
        shell->showWindow();
    co_return Result<void>();
}

} // namespace

void Shell::openSignIn()
{
    if (!m_needs.lock.isOpen()) { // what is signed in to needs a place to be kept
        showLockWindow({});
        return;
    }
    if (!m_signInController) {
        m_ssoController = std::make_unique<SsoController>(m_browserSteps);
        m_signInController = std::make_unique<SignInController>(m_steps);
        m_signInController->setSingleSignOn(*m_ssoController);
        connect(m_signInController.get(), &SignInController::signedIn, this,
                [this](const PortalChoice& portal, const QString&, const SignInOutcome& outcome,
                       bool keep) {
                    // Whose answer this is, it says itself: portal and user.
                    if (const auto account = m_signIns.current()) {
                        m_signIns.remove(*account);
                        continueSignIns();
                        announceSignIns();
                    } else {
                        m_signInWindow->hide();
                    }
                    launch(takeOver(m_needs.accounts, this, portal, outcome, keep),
                           "take over session");
                });
        connect(m_signInController.get(), &SignInController::browserRequested, this,
                [](const QUrl& address) { QDesktopServices::openUrl(address); });
        m_signInWindow = std::make_unique<SignInWindow>(*m_signInController, &m_logos);
        connect(m_signInWindow.get(), &SignInWindow::dismissed, this, [this] {
            m_signInController->cancel();
            m_signIns.stop();
            m_links->giveUpSignIn();
        });
        connect(m_signInWindow.get(), &SignInWindow::postponed, this, [this] {
            m_signIns.postpone();
            continueSignIns();
        });
    }
    if (!m_signInWindow->isVisible()) {
        m_signInController->start();
        m_signInWindow->setQueue(1, 1);
    }
    m_signInWindow->show();
    m_signInWindow->raise();
}

/// One window for all that wait: this account first, the others after it.
void Shell::signInTo(const Guid& account)
{
    m_signIns.begin(account);
    signInToCurrent();
}

void Shell::signInToCurrent()
{
    const auto account = m_signIns.current();
    const LiveAccount* live = account ? m_needs.accounts.find(*account) : nullptr;
    if (!live)
        return;
    openSignIn();
    // One browser sign-in per account: the one that is waited for comes to the front.
    if (!m_signInController->waitsForBrowserOf(*account)) {
        m_signInController->startForAccount(
            live->record(),
            sessionEndSentence(live->status().ended, m_needs.accounts.nameOf(*account)));
    }
    m_signInWindow->setQueue(m_signIns.place(), m_signIns.length());
    bringToFront(*m_signInWindow->windowHandle(), {});
}

/// The one whose turn it was is done with, or later.
void Shell::continueSignIns()
{
    if (m_signIns.current())
        return signInToCurrent();
    m_signInWindow->hide();
    m_signInController->cancel();
}

/// An account may come to need no sign-in without the window: renewed, paused, signed out.
void Shell::noteSignInState(const Guid& account)
{
    const LiveAccount* live = m_needs.accounts.find(account);
    const AccountStatus status = live ? live->status() : AccountStatus();
    const bool waits = status.liveness == Liveness::SignInNeeded
                       && status.ended != SessionEnd::SignedOut;
    const bool passing = status.liveness == Liveness::Offline
                         || status.liveness == Liveness::Starting;
    if (waits || passing || !m_signIns.waiting().contains(account))
        return;
    m_signIns.remove(account);
    announceSignIns();
}

/// One alert for all of them. Whoever is looking is asked at once, whoever is not is told (design
/// rule 12).
void Shell::announceSignIns()
{
    const QList<Guid>& waiting = m_signIns.waiting();
    const bool asking = m_signInWindow && m_signInWindow->isVisible();
    if (asking && m_signIns.current())
        m_signInWindow->setQueue(m_signIns.place(), m_signIns.length());
    if (waiting.isEmpty()) {
        m_needs.notifier.close(signInKey());
        return;
    }
    const LiveAccount* first = m_needs.accounts.find(waiting.first());
    // A browser opens only because somebody wants it to.
    if (m_window && m_window->isActiveWindow() && first && !first->record().sso) {
        if (!asking)
            signInTo(waiting.first());
        return;
    }
    if (asking)
        return;
    QStringList names;
    for (const Guid& account : waiting)
        names << m_needs.accounts.nameOf(account);
    Alert alert;
    alert.key = signInKey();
    if (names.size() == 1) {
        alert.title = tr("Sign in at %1").arg(names.first());
        alert.body = sessionEndSentence(first ? first->status().ended : SessionEnd::Unknown,
                                        names.first());
    } else {
        alert.title = tr("Sign in at %n portal(s)", nullptr, static_cast<int>(names.size()));
        alert.body = names.join(QStringLiteral(", "));
    }
    alert.body += u'\n' + tr("New messages are not announced until you sign in again.");
    m_needs.notifier.show(alert);
}

} // namespace waxwing

#include "app/bootstrap/shell.h"

#include "app/bootstrap/linkroutes.h"
#include "app/platform/platform.h"
#include "ui/inbox/mainwindow.h"
#include "ui/links/linkdrop.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"

#include <QWindow>

/// The part of Shell that links come through.
namespace waxwing {

void Shell::routeLinks()
{
    LinkRoutes::Ports ports;
    ports.open = [this](const Guid& account, const Guid& message, const QString& token) {
        openMessage(account, message, token);
    };
    ports.signInTo = [this](const Guid& account) { signInTo(account); };
    ports.signInAtPortal = [this](const QString& code) { signInAtPortal(code); };
    m_links = std::make_unique<LinkRoutes>(m_needs.accounts, std::move(ports));
}

void Shell::openLink(const QString& link, const QString& activationToken)
{
    const KeyStanding standing = m_needs.lock.view().standing;
    const bool starting = standing == KeyStanding::Open || standing == KeyStanding::Looking;
    if (!m_needs.lock.isOpen() && !starting)
        showWindow(activationToken);
    else
        m_needs.lock.gate().attend(); // somebody is at the screen, also after a start into the tray
    m_links->open(link, activationToken);
}

void Shell::followLinks()
{
    m_links->setReady(true);
}

void Shell::routeLinkInput()
{
    connect(m_window.get(), &MainWindow::linkRequested, this,
            [this] { m_links->showWindow(m_window.get()); });
    auto* drop = new LinkDrop(*m_window);
    connect(drop, &LinkDrop::dropped, m_links.get(), [this](const QByteArray& content) {
        m_links->showWindow(m_window.get());
        m_links->check(content);
    });
}

void Shell::signInAtPortal(const QString& serviceCode)
{
    openSignIn();
    if (!m_signInWindow)
        return;
    m_signInController->startAtPortal(serviceCode);
    bringToFront(*m_signInWindow->windowHandle(), {});
}

} // namespace waxwing

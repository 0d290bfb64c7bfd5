#include "app/bootstrap/shell.h"
#include "core/async/launch.h"
#include "ui/network/proxysigninwindow.h"
#include "ui/settings/networksection.h"
#include "ui/settings/settingsdialog.h"

#include <QPointer>

/// The part of Shell about the way to the network and what the organisation has decided.
namespace waxwing {

namespace {

AsyncResult<void> addCertificate(NetworkAccess& network, QPointer<NetworkSection> section,
                                 ClientCertificateRequest request, Secret passphrase)
{
    const Result<void> added = co_await network.addClientCertificate(request, passphrase);
    if (section && added)
        section->certificateTaken();
    else if (section && !added.error().is(ErrorKind::Cancelled))
        section->showCertificateProblem(added.error());
    co_return added;
}

} // namespace

AlertContent effectiveAlertContent(const ManagedSettings& managed, const Preferences& preferences)
{
    if (!managed.alertContent)
        return preferences.alertContent();
    switch (*managed.alertContent) {
    case ManagedSettings::AlertDetail::All:
        return AlertContent::SenderAndSubject;
    case ManagedSettings::AlertDetail::Sender:
        return AlertContent::SenderOnly;
    case ManagedSettings::AlertDetail::Nothing:
        break;
    }
    return AlertContent::Nothing;
}

std::chrono::minutes effectiveLockAfter(const ManagedSettings& managed,
                                        const Preferences& preferences)
{
    if (managed.lockAfterMinutes)
        return std::chrono::minutes(*managed.lockAfterMinutes);
    return preferences.lockAfter();
}

ManagedView managedViewOf(const ManagedSettings& managed)
{
    ManagedView view;
    view.present = managed.present;
    view.unreadable = managed.unreadable;
    view.alertContent = managed.alertContent.has_value();
    view.restrictsPortals = managed.allowedPortals.has_value();
    view.allowedPortals = managed.allowedPortals.value_or(QStringList());
    view.directory = managed.directory ? managed.directory->host() : QString();
    view.noOfflineCopies = managed.noOfflineCopies.value_or(false);
    view.lockAfterMinutes = managed.lockAfterMinutes.value_or(0);
    return view;
}

void Shell::routeNetwork()
{
    connect(&m_needs.network, &NetworkAccess::changed, this, &Shell::refreshNetworkSettings);
    connect(&m_needs.network.proxySignIn(), &ProxySignIn::questionChanged, this,
            &Shell::askForProxySignIn);
}

void Shell::routeNetworkSettings()
{
    NetworkSection* section = &m_settings->network();
    NetworkAccess& network = m_needs.network;
    connect(section, &NetworkSection::proxyChanged, &network, &NetworkAccess::setProxy);
    connect(section, &NetworkSection::proxySignInRequested, this, [this] {
        m_needs.network.proxySignIn().reconsider();
        refreshNetworkSettings();
        for (const auto& account : m_needs.accounts.all())
            account->syncNow();
    });
    connect(section, &NetworkSection::authorityFileChosen, this,
            [this, section](const QString& file) {
                const Result<void> added = m_needs.network.addAuthorities(file);
                if (!added)
                    section->showAuthorityProblem(added.error());
            });
    connect(section, &NetworkSection::authorityRemoved, &network, &NetworkAccess::removeAuthority);
    connect(section, &NetworkSection::clientCertificateRemoved, &network,
            &NetworkAccess::removeClientCertificate);
    connect(section, &NetworkSection::clientCertificateAdded, this,
            [this, section](const ClientCertificateRequest& request, const Secret& passphrase) {
                launch(addCertificate(m_needs.network, section, request, passphrase),
                       "add client certificate");
            });
    m_settings->setManagedView(managedViewOf(m_needs.managed));
}

void Shell::refreshNetworkSettings()
{
    if (m_settings)
        m_settings->network().setNetwork(m_needs.network.settings());
}

void Shell::announcePolicy()
{
    if (!m_needs.managed.unreadable)
        return;
    Alert alert;
    alert.key = QStringLiteral("program/policy");
    alert.title = tr("Nothing is connected");
    alert.body =
        tr("The settings of your organisation cannot be read. Until they can, there are no "
           "new messages and no alerts. Ask your administrator.");
    m_needs.notifier.show(alert);
}

/// One small window for all proxies, one question after the other.
void Shell::askForProxySignIn()
{
    ProxySignIn& signIn = m_needs.network.proxySignIn();
    const auto question = signIn.question();
    if (!question) {
        if (m_proxySignIn)
            m_proxySignIn->hide();
        return;
    }
    if (!m_proxySignIn) {
        m_proxySignIn = std::make_unique<ProxySignInWindow>();
        connect(m_proxySignIn.get(), &ProxySignInWindow::answered, &signIn, &ProxySignIn::answer);
        connect(m_proxySignIn.get(), &ProxySignInWindow::declined, &signIn, &ProxySignIn::decline);
    }
    m_proxySignIn->ask(*question, signIn.wasRefused());
    m_proxySignIn->show();
    m_proxySignIn->raise();
    m_proxySignIn->activateWindow();
}

} // namespace waxwing

#include "app/bootstrap/shell.h"

#include "core/async/launch.h"
#include "ui/inbox/mainwindow.h"
#include "ui/settings/settingsdialog.h"

#include <QApplication>
#include <QPointer>

/// The part of Shell that changes settings and accounts.
namespace waxwing {

void Shell::openSettings()
{
    if (!m_settings) {
        m_settings = std::make_unique<SettingsDialog>(m_window.get());
        routeSettings();
    }
    Settings settings;
    settings.theme = m_needs.preferences.theme();
    settings.alertContent = m_needs.preferences.alertContent();
    m_settings->setSettings(settings);
    refreshSettings();
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

void Shell::routeSettings()
{
    SettingsDialog* dialog = m_settings.get();
    connect(dialog, &SettingsDialog::settingsChanged, this, &Shell::changeSettings);
    connect(dialog, &SettingsDialog::signInRequested, this, &Shell::signInTo);
    connect(dialog, &SettingsDialog::addAccountRequested, this, &Shell::openSignIn);
    connect(dialog, &SettingsDialog::signOutRequested, this, [this](const Guid& account) {
        launch(m_needs.accounts.signOut(account), "sign out");
    });
    connect(dialog, &SettingsDialog::removeRequested, this, [this](const Guid& account) {
        launch(removeAccount(account), "remove account");
    });
    connect(dialog, &SettingsDialog::windowResetRequested, this, [this] {
        m_needs.preferences.forgetWindow();
        m_window->resetLayout();
    });
}

void Shell::changeSettings(const Settings& settings)
{
    if (settings.theme != m_needs.preferences.theme()) {
        m_needs.preferences.setTheme(settings.theme);
        applyTheme(*qApp, Theme::chosen(settings.theme, m_systemPalette));
    }
    m_needs.preferences.setAlertContent(settings.alertContent);
    m_needs.alertTexts.setContent(settings.alertContent);
}

void Shell::refreshSettings()
{
    if (!m_settings)
        return;
    QList<SettingsAccount> accounts;
    for (const auto& account : m_needs.accounts.all()) {
        SettingsAccount entry;
        entry.id = account->record().id;
        entry.portalName = account->record().serviceName;
        entry.emailAddress = account->record().emailAddress;
        entry.signedIn = account->status().liveness != Liveness::SignInNeeded;
        accounts << entry;
    }
    m_settings->setAccounts(accounts);
}

AsyncResult<void> Shell::removeAccount(Guid account)
{
    const QPointer<Shell> self(this);
    const Result<void> removed = co_await m_needs.accounts.remove(account);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    refreshAccounts();
    if (m_needs.accounts.all().empty()) {
        m_settings->hide();
        m_window->hide();
        openSignIn();
    }
    co_return removed;
}

} // namespace waxwing

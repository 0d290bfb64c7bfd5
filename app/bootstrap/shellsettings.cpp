#include "app/bootstrap/shell.h"

#include "app/bootstrap/shellcompose.h"
#include "app/bootstrap/shellprofile.h"
#include "app/platform/startatlogin.h"
#include "core/async/launch.h"
#include "core/base/log.h"
#include "ui/common/sessiontexts.h"
#include "ui/inbox/mainwindow.h"
#include "ui/lock/idlewatch.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/spellingsection.h"

#include <QApplication>
#include <QDesktopServices>
#include <QLocale>
#include <QPointer>

/// The part of Shell that changes settings and accounts.
namespace waxwing {

namespace {

constexpr auto kSettingsTick = std::chrono::seconds(30);

std::unique_ptr<StartAtLogin> startAtLogin()
{
    return makeStartAtLogin(QGuiApplication::desktopFileName(),
                            QCoreApplication::applicationFilePath());
}

/// Where the account signs out of its organisation; empty without single sign-on.
QUrl organisationSignOut(const AccountList& accounts, const Guid& id)
{
    const LiveAccount* account = accounts.find(id);
    if (!account || !account->record().sso)
        return {};
    return organisationSignOutAddress(account->record().sso->logoutUrl);
}

} // namespace

void Shell::openSettings()
{
    if (!m_settings) {
        m_settings = std::make_unique<SettingsDialog>(m_window.get());
        m_settings->restoreGeometry(m_needs.preferences.settingsGeometry());
        routeSettings();
    }
    Settings settings;
    settings.theme = m_needs.preferences.theme();
    settings.alertContent = effectiveAlertContent(m_needs.managed, m_needs.preferences);
    settings.readForecast = m_needs.preferences.readForecast();
    settings.lockAfterMinutes
        = static_cast<int>(effectiveLockAfter(m_needs.managed, m_needs.preferences).count());
    settings.lockWithScreen = m_needs.preferences.locksWithScreen();
    settings.startAtLogin = startAtLogin()->isEnabled();
    m_settings->setSettings(settings);
    refreshStorage(StorageView::Change::None);
    refreshNetworkSettings();
    refreshAlertSettings();
    m_settings->show();
    refreshSettings();
    m_settings->raise();
    m_settings->activateWindow();
}

void Shell::routeSettings()
{
    SettingsDialog* dialog = m_settings.get();
    routeNetworkSettings();
    routeAlertSettings();
    SpellingSection* spelling = &dialog->spelling();
    QCoro::connect(m_compose->dictionaries().languages(), spelling,
                   [spelling](const Result<QStringList>& languages) {
                       spelling->setDictionaries(languages.value_or(QStringList()));
                   });
    connect(dialog, &SettingsDialog::settingsChanged, this, &Shell::changeSettings);
    connect(dialog, &SettingsDialog::concealed, this, [this, dialog] {
        m_needs.preferences.setSettingsGeometry(dialog->saveGeometry());
    });
    connect(dialog, &SettingsDialog::diagnosisRequested, this, &Shell::openDiagnosis);
    connect(dialog, &SettingsDialog::signInRequested, this, &Shell::signInTo);
    connect(dialog, &SettingsDialog::addAccountRequested, this, &Shell::openSignIn);
    connect(dialog, &SettingsDialog::signOutRequested, this,
            [this](const Guid& account, bool ofOrganisation) {
                launch(signOutOf(account, ofOrganisation), "sign out");
            });
    connect(dialog, &SettingsDialog::removeRequested, this,
            [this](const Guid& account, bool ofOrganisation) {
                launch(removeAccount(account, ofOrganisation), "remove account");
            });
    // Queued: both end with the dialog being gone.
    connect(dialog, &SettingsDialog::lockRequested, &m_needs.lock, &AccountLock::lock,
            Qt::QueuedConnection);
    connect(
        dialog, &SettingsDialog::keepsNothingChosen, this,
        [this](bool keepsNothing) {
            m_needs.preferences.setKeepsNothing(keepsNothing);
            m_needs.lock.setKeepsNothing(keepsNothing);
        },
        Qt::QueuedConnection);
    connect(dialog, &SettingsDialog::passphraseChangeRequested, this,
            [this](const Secret& current, const Secret& wanted) {
                launch(changePassphrase(current, wanted), "change passphrase");
            });
    connect(dialog, &SettingsDialog::pauseRequested, &m_needs.accounts, &AccountList::setPaused);
    connect(dialog, &SettingsDialog::renameRequested, &m_needs.accounts, &AccountList::rename);
    connect(dialog, &SettingsDialog::moveRequested, &m_needs.accounts, &AccountList::move);
    connect(dialog, &SettingsDialog::passwordChangeRequested, this, &Shell::openPasswordDialog);
    connect(dialog, &SettingsDialog::profileRequested, this, [this](const Guid& account) {
        m_profile->open(account, m_settings.get());
    });
    connect(dialog, &SettingsDialog::windowResetRequested, this, [this] {
        m_needs.preferences.forgetWindow();
        m_window->resetLayout();
    });
}

void Shell::changeSettings(const Settings& settings)
{
    const auto login = startAtLogin();
    if (settings.startAtLogin != login->isEnabled() && !login->setEnabled(settings.startAtLogin)) {
        qCWarning(lcApp) << "the system did not take the wish to start at login";
        openSettings(); // shows what is
    }
    m_needs.preferences.setReadForecast(settings.readForecast);
    if (settings.theme != m_needs.preferences.theme()) {
        m_needs.preferences.setTheme(settings.theme);
        applyTheme(*qApp, Theme::chosen(settings.theme, m_systemPalette));
    }
    if (!m_needs.managed.lockAfterMinutes)
        m_needs.preferences.setLockAfter(std::chrono::minutes(settings.lockAfterMinutes));
    m_needs.preferences.setLocksWithScreen(settings.lockWithScreen);
    m_idle->setPatience(effectiveLockAfter(m_needs.managed, m_needs.preferences));
    if (m_needs.managed.alertContent)
        return;
    m_needs.preferences.setAlertContent(settings.alertContent);
    applyAlertHabits();
}

void Shell::refreshStorage(StorageView::Change change)
{
    if (!m_settings)
        return;
    StorageView storage;
    storage.keepsNothing = m_needs.lock.keepsNothing();
    storage.forced = m_keepingForced;
    storage.change = change;
    if (m_needs.accounts.profilePlace() != CachePlace::Disk)
        storage.keys = StorageView::Keys::Memory;
    else if (m_needs.lock.secrets().usesPassphrase())
        storage.keys = StorageView::Keys::Passphrase;
    m_settings->setStorage(storage);
}

AsyncResult<void> Shell::changePassphrase(Secret current, Secret wanted)
{
    const QPointer<Shell> self(this);
    refreshStorage(StorageView::Change::Working);
    PassphraseStore& store = m_needs.lock.secrets().passphrase();
    const Result<void> changed = co_await store.change(std::move(current), std::move(wanted));
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (changed)
        refreshStorage(StorageView::Change::Done);
    else
        refreshStorage(changed.error().is(ErrorKind::Locked) ? StorageView::Change::Wrong
                                                             : StorageView::Change::Failed);
    co_return changed;
}

void Shell::refreshSettings()
{
    if (!m_settings || !m_settings->isVisible()) {
        m_settingsTick.reset();
        return;
    }
    m_settingsTick = m_needs.scheduler.after(kSettingsTick, [this] { refreshSettings(); });
    QList<SettingsAccount> accounts;
    for (const auto& account : m_needs.accounts.all()) {
        SettingsAccount entry;
        entry.id = account->record().id;
        entry.name = account->record().name();
        entry.portalName = account->record().serviceName;
        entry.emailAddress = account->record().emailAddress;
        entry.signsOutOfOrganisation = !organisationSignOut(m_needs.accounts, entry.id).isEmpty();
        entry.status = account->status();
        entry.state = stateLine(entry.status, m_needs.clock.now(), QLocale());
        // Whoever signs in through the organisation has no password here.
        entry.canChangePassword = entry.isSignedIn() && !account->record().sso;
        accounts << entry;
    }
    m_settings->setAccounts(accounts);
}

/// The portal first, then the organisation (authentication.md 6.6).
AsyncResult<void> Shell::signOutOf(Guid account, bool ofOrganisation)
{
    const QUrl address = organisationSignOut(m_needs.accounts, account);
    const Result<void> signedOut = co_await m_needs.accounts.signOut(account);
    if (ofOrganisation && !address.isEmpty())
        QDesktopServices::openUrl(address);
    co_return signedOut;
}

AsyncResult<void> Shell::removeAccount(Guid account, bool ofOrganisation)
{
    const QPointer<Shell> self(this);
    const QUrl address = organisationSignOut(m_needs.accounts, account);
    const Result<void> removed = co_await m_needs.accounts.remove(account);
    if (ofOrganisation && !address.isEmpty())
        QDesktopServices::openUrl(address);
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

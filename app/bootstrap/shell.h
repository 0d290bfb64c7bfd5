#pragma once

#include "app/bootstrap/accountlist.h"
#include "app/bootstrap/preferences.h"
#include "app/bootstrap/transportimages.h"
#include "app/bootstrap/uiports.h"

#include <QObject>
#include <QPalette>

#include <map>
#include <memory>

namespace waxwing {

class FolderModel;
class MainWindow;
class MessageListModel;
class SettingsDialog;
class ReaderController;
class SignInController;
class SignInWindow;
class TrayIcon;

/// What the person sees: tray icon, main window and sign-in window, made when they are needed (a
/// program that starts hidden has none), and the routes between them and the accounts. Main thread.
class Shell final : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        AccountList& accounts;
        SignInFlow& signIn;
        HttpTransport& transport;
        Notifier& notifier;
        Preferences& preferences;
        AlertTexts& alertTexts;
        const Clock& clock;
        Scheduler& scheduler;
    };
    explicit Shell(Needs needs);
    ~Shell() override;

    void showTray();
    /// The main window, or the sign-in window while there is no account.
    void showWindow(const QString& activationToken = {});
    /// Opens a message as if it had been clicked in the list.
    void openMessage(const Guid& account, const Guid& message, const QString& activationToken);
    /// After the accounts have been loaded: nothing is known yet, so ask.
    void welcome();

Q_SIGNALS:
    void quitRequested();
    void inboxPainted();

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void makeMainWindow();
    void routeMainWindow();
    void routeTray();
    void routeAccounts();
    void routeNotifier();
    void openSignIn();
    void signInTo(const Guid& account);
    void announceSignIn(const Guid& account);
    void showFolder(const Guid& account, Folder folder);
    void showInReader(const Guid& account, const Guid& message, bool opened);
    void refreshAccounts();
    void refreshStatus(const Guid& account);
    void refreshCounts(const Guid& account);
    void refreshTray();
    AsyncResult<void> loadCounts(Guid account);
    AsyncResult<void> revealMessage(Guid account, Guid message);
    void openSettings();
    void routeSettings();
    void changeSettings(const Settings& settings);
    void refreshSettings();
    AsyncResult<void> removeAccount(Guid account);
    void pauseAlerts(const QDateTime& until);
    void explainTray();
    void setWindowActive(bool active);
    void restLater();
    AsyncResult<void> rest();

    struct AccountPorts
    {
        StoredRows rows;
        AccountContent content;
        QHash<Folder, FolderCount> counts;
    };
    [[nodiscard]] AccountPorts* portsOf(const Guid& account);

    Needs m_needs;
    FlowSteps m_steps;
    TransportImages m_logos;
    TransportImages m_images;
    std::map<Guid, std::unique_ptr<AccountPorts>> m_ports;
    std::unique_ptr<TrayIcon> m_tray;
    std::unique_ptr<FolderModel> m_folders;
    std::unique_ptr<MessageListModel> m_messages;
    std::unique_ptr<ReaderController> m_reader;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SignInController> m_signInController;
    std::unique_ptr<SignInWindow> m_signInWindow;
    std::unique_ptr<SettingsDialog> m_settings;
    QPalette m_systemPalette; ///< before any theme of ours
    std::unique_ptr<ScheduledCall> m_restLater;
    QDateTime m_pausedUntil;
    bool m_painted = false;
};

} // namespace waxwing

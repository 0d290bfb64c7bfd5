#pragma once

#include "app/bootstrap/readerattachments.h"
#include "app/bootstrap/accountlist.h"
#include "app/bootstrap/networkaccess.h"
#include "app/bootstrap/accountlock.h"
#include "app/bootstrap/preferences.h"
#include "app/bootstrap/searchports.h"
#include "app/bootstrap/ssoports.h"
#include "app/bootstrap/transportimages.h"
#include "app/bootstrap/uiports.h"
#include "core/account/signinqueue.h"
#include "ui/inbox/mergedrows.h"
#include "ui/settings/settings.h"
#include "ui/tray/trayicon.h"

#include <QObject>
#include <QPalette>
#include <QPointer>

#include <map>
#include <memory>

namespace waxwing {

class AlertHealth;
class AlertTrailWindow;
class FolderModel;
class IdleWatch;
class LateParts;
class LinkRoutes;
class LockWindow;
class MainWindow;
class MessageAlertButton;
class MessageListModel;
class SearchController;
class SearchPane;
class SettingsDialog;
class ShellChaser;
class ShellCompose;
class ShellLabels;
class ShellLists;
class ShellMoves;
class ShellOffline;
class ShellProfile;
class ShellRadar;
class ShellReading;
class ProxySignInWindow;
class ReaderController;
class ReaderRecovery;
class SignInController;
class SignInWindow;
class SsoController;
class TrayFeed;
class UnreadSigns;

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
        SingleSignOn& singleSignOn;
        RegistrationFlow& registration;
        HttpTransport& transport;
        Notifier& notifier;
        Preferences& preferences;
        const Clock& clock;
        Scheduler& scheduler;
        const ManagedSettings& managed;
        NetworkAccess& network;
        AccountLock& lock;
    };
    explicit Shell(Needs needs);
    ~Shell() override;

    void showTray();
    /// Builds the main window without showing it: accounts are about to be opened.
    void prepareWindow();
    /// As showWindow(), as soon as the first rows are there, or after a moment.
    void presentInbox();
    /// The main window, or the sign-in window while there is no account.
    void showWindow(const QString& activationToken = {});
    /// Opens a message as if it had been clicked in the list.
    void openMessage(const Guid& account, const Guid& message, const QString& activationToken);
    /// A link from outside, input from strangers; waits until it can be followed.
    void openLink(const QString& link, const QString& activationToken);
    /// Every account is there, as AccountLock::opened() says.
    void followLinks();
    /// Says aloud that the policy cannot be read, if that is so.
    void announcePolicy();
    /// The screen was locked; the program follows if the person wants that.
    void lockWithScreen();
    void setScreenLocked(bool locked);
    /// Of the desktop.
    void setDoNotDisturb(bool on);
    /// The organisation has decided that nothing is kept; the setting is shown, not offered.
    void setKeepingForced(bool forced) { m_keepingForced = forced; }
    /// The sign-in window is at the next account.
    [[nodiscard]] bool isSigningIn() const { return m_signIns.current().has_value(); }

Q_SIGNALS:
    void quitRequested();
    void inboxPainted();

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void makeMainWindow();
    void makeReadingSide(QWidget& place);
    void routeMainWindow();
    void routeTray();
    void routeAccounts();
    void routeLinks();
    void routeLinkInput();
    void signInAtPortal(const QString& serviceCode);
    void routeNotifier();
    void takeAccounts();
    void openSignIn();
    void signInTo(const Guid& account);
    void signInToCurrent();
    void continueSignIns();
    void noteSignInState(const Guid& account);
    void announceSignIns();
    /// The key of the alert that asks for sign-ins.
    static QString signInKey() { return QStringLiteral("sign-in"); }
    void showFolder(const Guid& account, Folder folder);
    void gatherAllInboxes();
    void namePortals();
    void showInReader(const Guid& account, const Guid& message, bool opened);
    void refreshAccounts();
    void refreshStatus(const Guid& account);
    void refreshCounts(const Guid& account);
    void refreshTray();
    [[nodiscard]] QList<TrayAccount> trayAccounts() const;
    AsyncResult<void> loadCounts(Guid account);
    AsyncResult<void> revealMessage(Guid account, Guid message, bool mayWait);
    void awaitOn();
    void revealAwaited();
    AsyncResult<void> lookForAwaited(Guid account);
    void routeLock();
    void concealAll();
    void reveal();
    void refreshLock();
    void refreshLockInTray();
    void announceSilence(const AccountRecord& account);
    void announceSetAside(const Guid& account);
    void showLockWindow(const QString& activationToken);
    void makeLockWindow();
    void makePresence();
    void openDiagnosis();
    void showUnread();
    void openSettings();
    void routeSettings();
    void openPasswordDialog(const Guid& account);
    void changeSettings(const Settings& settings);
    void refreshSettings();
    AsyncResult<void> signOutOf(Guid account, bool ofOrganisation);
    AsyncResult<void> removeAccount(Guid account, bool ofOrganisation);
    void routeNetwork();
    void makeSearch();
    void makeSearchResults();
    void beginSearch();
    void endSearch();
    void showSearchState();
    void routeNetworkSettings();
    void refreshNetworkSettings();
    void askForProxySignIn();
    void refreshStorage(StorageView::Change change);
    AsyncResult<void> changePassphrase(Secret current, Secret wanted);
    void pauseFor(TrayIcon::Pause pause);
    void pauseAlerts(const Preferences::AlertPause& pause);
    void pauseEnds();
    void applyAlertHabits();
    void routeAlertSettings();
    void routeAlertClicks();
    void replyOnceOpen();
    void refreshAlertSettings();
    void tryAlert();
    void noteTaken();
    void noteTried(const QString& sentence);
    void attachAlertButton();
    void refreshAlertButton();
    void showTrailOfMessage();
    void showTrailOfDay(const QDate& day);
    void makeTrail();
    AsyncResult<void> loadTrailOfMessage(Guid account, MessageSummary message);
    AsyncResult<void> loadTrailOfDay(QDate day);
    void setPresence(const Presence& presence);
    [[nodiscard]] AlertHabits alertHabits() const;
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
    BrowserSteps m_browserSteps;
    TransportImages m_logos;
    TransportImages m_images;
    std::map<Guid, std::unique_ptr<AccountPorts>> m_ports;
    ReaderAttachments m_attachments;
    std::unique_ptr<ShellReading> m_reading;
    std::unique_ptr<ReaderRecovery> m_recovery;
    std::unique_ptr<ShellMoves> m_moves;
    std::unique_ptr<ShellOffline> m_offline;
    std::unique_ptr<ShellRadar> m_radar;
    std::unique_ptr<ShellChaser> m_chaser;
    std::unique_ptr<ShellProfile> m_profile;
    std::unique_ptr<ShellLists> m_lists;
    std::unique_ptr<ShellLabels> m_labels;
    MergedRows m_allInboxes; ///< over the rows of m_ports
    SignInQueue m_signIns;
    std::unique_ptr<TrayIcon> m_tray;
    std::unique_ptr<UnreadSigns> m_unreadSigns;
    std::unique_ptr<TrayFeed> m_trayFeed;
    std::unique_ptr<AlertHealth> m_alertHealth;
    std::unique_ptr<FolderModel> m_folders;
    std::unique_ptr<MessageListModel> m_messages;
    std::unique_ptr<ReaderController> m_reader;
    std::unique_ptr<AccountSearch> m_searchPort;
    std::unique_ptr<SearchController> m_search;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<LateParts> m_rest;        ///< of the window
    std::unique_ptr<ScheduledCall> m_presenting;
    std::unique_ptr<ScheduledCall> m_restDue; ///< until its rows have been painted
    QPointer<SearchPane> m_searchPane; ///< the window's
    std::unique_ptr<SsoController> m_ssoController;
    std::unique_ptr<SignInController> m_signInController;
    std::unique_ptr<SignInWindow> m_signInWindow;
    std::unique_ptr<SettingsDialog> m_settings;
    std::unique_ptr<ProxySignInWindow> m_proxySignIn;
    std::unique_ptr<LockWindow> m_lockWindow;
    std::unique_ptr<AlertTrailWindow> m_trail;
    QPointer<MessageAlertButton> m_alertButton; ///< the window's
    std::unique_ptr<LinkRoutes> m_links;
    std::unique_ptr<ShellCompose> m_compose;
    std::unique_ptr<IdleWatch> m_idle;
    bool m_revealWanted = false; ///< a window was on screen before it was locked
    bool m_signInWanted = false;
    std::optional<std::pair<Guid, Guid>> m_awaited; ///< account and message, not in the cache yet
    std::unique_ptr<ScheduledCall> m_awaitedLater;
    bool m_keepingForced = false;
    QPalette m_systemPalette; ///< before any theme of ours
    std::unique_ptr<ScheduledCall> m_restLater;
    std::unique_ptr<ScheduledCall> m_settingsTick; ///< "ends in n minutes" passes with time
    Presence m_presence;
    std::optional<Guid> m_replyTo; ///< as soon as the reader has it
    std::unique_ptr<ScheduledCall> m_pauseEnd;
    bool m_painted = false;
    bool m_trayIsStale = false;
};

/// What alerts tell: the organisation's word before the person's.
[[nodiscard]] AlertContent effectiveAlertContent(const ManagedSettings& managed,
                                                 const Preferences& preferences);
/// How long without use until the program locks itself; the same order. Zero: never.
[[nodiscard]] std::chrono::minutes effectiveLockAfter(const ManagedSettings& managed,
                                                      const Preferences& preferences);
/// What the settings window says about the policy.
[[nodiscard]] ManagedView managedViewOf(const ManagedSettings& managed);

} // namespace waxwing

#include "app/bootstrap/shell.h"

#include "app/bootstrap/alerthealth.h"
#include "app/bootstrap/lateparts.h"
#include "app/bootstrap/linkroutes.h"
#include "app/bootstrap/readerrecovery.h"
#include "app/bootstrap/shellchaser.h"
#include "app/bootstrap/shellcompose.h"
#include "app/bootstrap/shelllabels.h"
#include "app/bootstrap/shelllists.h"
#include "app/bootstrap/shellmoves.h"
#include "app/bootstrap/shelloffline.h"
#include "app/bootstrap/shellprofile.h"
#include "app/bootstrap/shellradar.h"
#include "app/bootstrap/shellreading.h"
#include "app/bootstrap/trayfeed.h"
#include "app/bootstrap/unreadsigns.h"
#include "app/platform/platform.h"
#include "app/platform/unreadbadge.h"
#include "core/async/launch.h"
#include "core/content/cleanhtml.h"
#include "ui/alerts/alerttrailwindow.h"
#include "ui/common/theme.h"
#include "ui/composer/messageactions.h"
#include "ui/inbox/foldermodel.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagelistview.h"
#include "ui/network/proxysigninwindow.h"
#include "ui/lock/idlewatch.h"
#include "ui/lock/lockwindow.h"
#include "ui/reader/attachmentspane.h"
#include "ui/reader/readercontroller.h"
#include "ui/reader/readerview.h"
#include "ui/search/searchcontroller.h"
#include "ui/search/searchpane.h"
#include "ui/settings/settingsdialog.h"
#include "ui/signin/signincontroller.h"
#include "ui/signin/signinwindow.h"
#include "ui/signin/ssocontroller.h"
#include "ui/tray/trayicon.h"

#include <QApplication>
#include <QDesktopServices>
#include <QEvent>
#include <QPointer>
#include <QVBoxLayout>
#include <QWindow>

namespace waxwing {

namespace {

// A window that is never painted, behind others or minimised, holds nothing up.
constexpr auto kPaintPatience = std::chrono::milliseconds(500);
// So long a window may wait for rows, so that it comes with them.
constexpr auto kRowsPatience = std::chrono::milliseconds(100);
// After the first rows the portals come first. Whoever is quicker than that is not kept waiting.
constexpr auto kRestOfWindowDelay = std::chrono::milliseconds(150);
constexpr auto kRestAfter = std::chrono::seconds(2);
constexpr qint64 kMostLogoBytes = 1024 * 1024;
constexpr qint64 kMostImageBytes = 8 * 1024 * 1024;

ReadableBody readable(const QString& body, BodyFormat format, bool allowImages)
{
    ReadableBody result;
    if (format == BodyFormat::Text) {
        result.html = textToHtml(body);
        return result;
    }
    CleanOptions options;
    options.remoteImages = allowImages;
    CleanHtml clean = cleanHtml(body, options);
    result.html = std::move(clean.html);
    if (!allowImages)
        result.blockedImages = std::move(clean.remoteImages);
    return result;
}

QString trayHintKey()
{
    return QStringLiteral("program/tray");
}

} // namespace

Shell::Shell(Needs needs)
    : m_needs(needs),
      m_steps(needs.signIn, needs.registration,
              [network = &needs.network] { network->proxySignIn().reconsider(); }),
      m_browserSteps(needs.singleSignOn, needs.accounts), m_logos(needs.transport, kMostLogoBytes),
      m_images(needs.transport, kMostImageBytes),
      m_attachments(needs.scheduler, needs.clock), m_folders(std::make_unique<FolderModel>()),
      m_systemPalette(QGuiApplication::palette())
{
    m_moves = std::make_unique<ShellMoves>(m_needs.accounts);
    m_offline = std::make_unique<ShellOffline>(m_needs.accounts);
    m_profile = std::make_unique<ShellProfile>(m_needs.accounts);
    m_chaser = std::make_unique<ShellChaser>(m_needs.accounts, m_needs.clock);
    m_radar = std::make_unique<ShellRadar>(m_needs.accounts, m_needs.clock, m_needs.scheduler);
    connect(m_radar.get(), &ShellRadar::messageRequested, this,
            [this](const Guid& account, const Guid& message) {
                launch(revealMessage(account, message, false), "open what ends soon");
            });
    m_lists = std::make_unique<ShellLists>(m_needs.preferences);
    m_labels = std::make_unique<ShellLabels>(m_needs.accounts);
    m_reading = std::make_unique<ShellReading>(ShellReading::Needs{
        m_needs.accounts, m_needs.preferences, m_needs.clock, m_needs.scheduler});
    connect(m_reading.get(), &ShellReading::messageRequested, this,
            [this](const Guid& account, const Guid& message) {
                launch(revealMessage(account, message, false), "go to message");
            });
    m_recovery = std::make_unique<ReaderRecovery>(m_needs.accounts,
                                                  [this](const Guid& id) { signInTo(id); });
    m_compose = std::make_unique<ShellCompose>(
        ShellCompose::Needs{m_needs.accounts, m_needs.clock, m_needs.scheduler});
    connect(m_compose.get(), &ShellCompose::quitConfirmed, this, &Shell::quitRequested);
    m_unreadSigns = std::make_unique<UnreadSigns>(
        makeUnreadBadge(QGuiApplication::desktopFileName()));
    routeAccounts();
    routeLinks();
    routeNotifier();
    routeNetwork();
    routeLock();
}

Shell::~Shell()
{
    if (m_window)
        m_needs.preferences.setWindowLayout(m_window->saveLayout());
}

void Shell::routeAccounts()
{
    AccountList& accounts = m_needs.accounts;
    connect(&accounts, &AccountList::added, this, [this](const Guid& id) {
        LiveAccount* account = m_needs.accounts.find(id);
        m_ports.emplace(id, std::make_unique<AccountPorts>(AccountPorts{
                                StoredRows(account->messages()), AccountContent(*account), {}}));
        m_attachments.add(*account);
        account->alerts().setHabits(alertHabits());
        account->alerts().center().setPresence(m_presence);
        connect(&account->alerts(), &AccountAlerts::choicesChanged, this,
                &Shell::refreshAlertSettings);
        if (m_needs.lock.isOpen()) // else all of them at once, as soon as it is
            takeAccounts();
    });
    connect(&accounts, &AccountList::removed, this, [this](const Guid& id) {
        if (m_reader && m_reader->account().id == id)
            m_reader->clear();
        if (m_messages)
            m_messages->setSource(nullptr, {});
        if (m_search)
            endSearch();
        m_allInboxes.setParts({});
        m_attachments.remove(id);
        m_ports.erase(id);
        gatherAllInboxes();
        m_signIns.remove(id);
        announceSignIns();
        refreshAccounts();
    });
    connect(&accounts, &AccountList::rearranged, this, [this] {
        gatherAllInboxes();
        refreshAccounts();
    });
    connect(&accounts, &AccountList::statusChanged, this, &Shell::refreshStatus);
    connect(&accounts, &AccountList::listsChanged, this, [this](const Guid& id) {
        refreshCounts(id);
        launch(lookForAwaited(id), "look for awaited message");
        if (m_window && (m_window->showsAllInboxes() || m_window->currentAccount() == id))
            m_messages->refresh();
        if (m_search)
            m_search->refresh();
    });
    connect(&accounts, &AccountList::contentDestroyed, this,
            [this](const Guid& id, const QList<Guid>& guids) {
                if (!m_reader || m_reader->account().id != id)
                    return;
                for (const Guid& guid : guids)
                    m_reader->messageChanged(guid);
            });
    connect(&accounts, &AccountList::signInNeeded, this, [this](const Guid& id) {
        m_signIns.add(id);
        refreshStatus(id);
        announceSignIns();
    });
    connect(&accounts, &AccountList::openRequested, this, &Shell::openMessage);
    connect(&accounts, &AccountList::inboxRequested, this,
            [this](const Guid& id, const QString& token) {
                showWindow(token);
                if (m_window)
                    m_window->selectFolder(id, Folder::Inbox);
            });
}

/// First the list, since it is looked at; it need not wait for what is counted.
void Shell::takeAccounts()
{
    gatherAllInboxes();
    refreshAccounts();
    for (const auto& account : m_needs.accounts.all())
        refreshCounts(account->record().id);
}

void Shell::routeNotifier()
{
    routeAlertClicks();
    connect(&m_needs.notifier, &Notifier::lost, this, [this](const QStringList& keys) {
        if (keys.contains(signInKey()))
            announceSignIns();
    });
    connect(&m_needs.notifier, &Notifier::activated, this,
            [this](const QString& key, const QString& token) {
                if (key == trayHintKey() || key == u"program/policy"
                    || key.startsWith(u"sign-in/")) {
                    showWindow(token);
                } else if (key == signInKey()) {
                    showWindow(token);
                    if (!m_signIns.isEmpty())
                        signInTo(m_signIns.waiting().first());
                }
            });
}

void Shell::showTray()
{
    m_tray = std::make_unique<TrayIcon>(m_needs.clock);
    m_tray->setSource([this] { return trayAccounts(); });
    routeTray();
    makePresence();
    refreshTray();
    pauseEnds();
    m_tray->show();
}

void Shell::routeTray()
{
    TrayIcon* tray = m_tray.get();
    connect(tray, &TrayIcon::openRequested, this, [this] { showWindow(); });
    connect(tray, &TrayIcon::accountRequested, this, [this](const Guid& account) {
        showWindow();
        if (m_window)
            m_window->selectFolder(account, Folder::Inbox);
    });
    connect(tray, &TrayIcon::signInRequested, this, &Shell::signInTo);
    connect(tray, &TrayIcon::syncRequested, this, [this] {
        for (const auto& account : m_needs.accounts.all())
            account->syncNow();
    });
    connect(tray, &TrayIcon::pauseRequested, this, &Shell::pauseFor);
    connect(tray, &TrayIcon::resumeRequested, this, [this] { pauseAlerts({}); });
    connect(tray, &TrayIcon::quitRequested, m_compose.get(),
            &ShellCompose::requestQuit);
    connect(tray, &TrayIcon::lockRequested, &m_needs.lock, &AccountLock::lock,
            Qt::QueuedConnection);
}

void Shell::showWindow(const QString& activationToken)
{
    const bool opening = !m_needs.lock.isOpen() && m_needs.accounts.all().empty();
    if (m_needs.lock.isShut() || opening) {
        showLockWindow(activationToken);
        return;
    }
    if (m_needs.accounts.all().empty()) {
        openSignIn();
        bringToFront(*m_signInWindow->windowHandle(), activationToken);
        return;
    }
    if (!m_window)
        makeMainWindow();
    m_window->show();
    // Also where nothing is painted: behind other windows, or minimised.
    m_restDue = m_needs.scheduler.after(kPaintPatience, [this] { m_rest->begin({}); });
    bringToFront(*m_window->windowHandle(), activationToken);
}

void Shell::presentInbox()
{
    const auto present = [this] {
        if (std::exchange(m_presenting, nullptr))
            showWindow();
    };
    m_presenting = m_needs.scheduler.after(kRowsPatience, present);
    if (!m_messages || !m_messages->isLoading())
        return present();
    const auto look = [this, present] {
        if (!m_messages->isLoading())
            present();
    };
    connect(m_messages.get(), &MessageListModel::countChanged, this, look);
    connect(m_messages.get(), &MessageListModel::failed, this, look);
}

/// Ahead of the accounts, while the credential store is looking for their keys.
void Shell::prepareWindow()
{
    if (!m_window)
        makeMainWindow();
}

void Shell::makeMainWindow()
{
    const StyleSheetPause pause(*qApp);
    m_messages = std::make_unique<MessageListModel>(m_needs.clock);
    ReaderController::Needs needs{m_needs.scheduler, m_needs.clock, &readable, &m_images,
                                  &plainTextOf};
    m_reader = std::make_unique<ReaderController>(needs);
    m_attachments.follow(*m_reader);
    m_recovery->follow(*m_reader);
    auto* readerPlace = new QWidget;
    m_window = std::make_unique<MainWindow>(MainWindow::Models{*m_folders, *m_messages},
                                            readerPlace, m_needs.clock);
    m_unreadSigns->setWindow(m_window.get());
    m_window->restoreLayout(m_needs.preferences.windowLayout());
    m_window->listPane().view().viewport()->installEventFilter(this);
    m_window->installEventFilter(this);
    routeMainWindow();
    makeSearch();
    routeLinkInput();
    m_moves->attach(*m_window);
    m_lists->attach(*m_window);
    m_compose->attach(*m_window, *m_reader);
    m_rest = std::make_unique<LateParts>(m_needs.scheduler);
    m_rest->add([this, readerPlace] {
        const StyleSheetPause styledOnce(*qApp);
        makeReadingSide(*readerPlace);
        makeSearchResults();
    });
    m_rest->add([this] {
        const StyleSheetPause styledOnce(*qApp);
        m_radar->attach(*m_window);
        m_labels->attach(*m_window);
        m_offline->attach(*m_window);
    });
    m_rest->add([this] {
        m_window->setWindowIcon(unreadIcon(0, false));
        m_compose->prepareAccounts();
    });
    namePortals();
    refreshAccounts();
    // The window has chosen its first folder before anybody could hear of it.
    if (!m_needs.accounts.all().empty())
        showFolder(m_window->currentAccount(), m_window->currentFolder());
}

void Shell::makeReadingSide(QWidget& place)
{
    auto* reader = new ReaderView(*m_reader, m_needs.clock, &place, &m_attachments.controller());
    reader->attachments().setFolder(m_needs.preferences.saveFolder());
    connect(&reader->attachments(), &AttachmentsPane::folderChosen, this,
            [this](const QString& folder) { m_needs.preferences.setSaveFolder(folder); });
    connect(reader, &ReaderView::linkConfirmed, this,
            [](const QUrl& target) { QDesktopServices::openUrl(target); });
    auto* column = new QVBoxLayout(&place);
    column->setContentsMargins(0, 0, 0, 0);
    QWidget* actions = m_compose->withActions(m_reading->around(*reader, *m_reader));
    column->addWidget(actions);
    if (auto* commands = qobject_cast<MessageActions*>(actions))
        m_chaser->attach(*commands, *m_reader);
    attachAlertButton();
}

void Shell::routeMainWindow()
{
    MainWindow* window = m_window.get();
    connect(window, &MainWindow::folderSelected, this, &Shell::showFolder);
    connect(window, &MainWindow::messageSelected, this,
            [this](const Guid& account, const Guid& message) {
                showInReader(account, message, false);
            });
    connect(window, &MainWindow::messageOpened, this,
            [this](const Guid& account, const Guid& message) {
                showInReader(account, message, true);
            });
    connect(window, &MainWindow::syncRequested, this, [this] {
        m_needs.network.proxySignIn().reconsider();
        for (const auto& account : m_needs.accounts.all())
            account->syncNow();
    });
    connect(window, &MainWindow::addAccountRequested, this, &Shell::openSignIn);
    connect(window, &MainWindow::signInRequested, this, &Shell::signInTo);
    connect(window, &MainWindow::resumeRequested, this,
            [this](const Guid& account) { m_needs.accounts.setPaused(account, false); });
    connect(window, &MainWindow::moveRequested, &m_needs.accounts, &AccountList::move);
    connect(window, &MainWindow::settingsRequested, this, &Shell::openSettings);
    connect(window, &MainWindow::quitRequested, m_compose.get(),
            &ShellCompose::requestQuit);
    connect(window, &MainWindow::lockRequested, &m_needs.lock, &AccountLock::lock,
            Qt::QueuedConnection);
    connect(window, &MainWindow::closedToTray, this, &Shell::explainTray);
    connect(window, &MainWindow::concealed, m_reader.get(), &ReaderController::conceal);
    connect(m_reader.get(), &ReaderController::opened, this,
            [this](const Guid&, const Guid& message) { m_messages->setAlwaysInclude(message); });
    connect(m_reader.get(), &ReaderController::forecastAccepted, this,
            [this](const Guid& account) { m_needs.accounts.noteReadExplained(account); });
}

bool Shell::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && m_restDue && m_messages && !m_messages->isLoading()
        && (m_messages->total() == 0 || m_messages->messageAt(0))) {
        m_restDue.reset();
        m_rest->begin(kRestOfWindowDelay);
        if (!std::exchange(m_painted, true))
            Q_EMIT inboxPainted();
    }
    if (watched == m_window.get()) {
        if (event->type() == QEvent::WindowActivate)
            setWindowActive(true);
        else if (event->type() == QEvent::WindowDeactivate || event->type() == QEvent::Hide)
            setWindowActive(false);
        if (event->type() == QEvent::Hide)
            restLater();
        else if (event->type() == QEvent::Show)
            m_restLater.reset();
    }
    return QObject::eventFilter(watched, event);
}

void Shell::setWindowActive(bool active)
{
    for (const auto& account : m_needs.accounts.all())
        account->setWindowActive(active);
}

/// In the tray the program only waits, for hours: what it holds for a quick window goes back.
void Shell::restLater()
{
    m_restLater = m_needs.scheduler.after(kRestAfter, [this] { launch(rest(), "rest"); });
}

AsyncResult<void> Shell::rest()
{
    const QPointer<Shell> self(this);
    const Result<void> done = co_await m_needs.accounts.giveBackMemory();
    if (self && (!m_window || !m_window->isVisible()))
        giveBackMemory();
    co_return done;
}

Shell::AccountPorts* Shell::portsOf(const Guid& account)
{
    const auto found = m_ports.find(account);
    return found == m_ports.end() ? nullptr : found->second.get();
}

void Shell::showFolder(const Guid& account, Folder folder)
{
    AccountPorts* ports = portsOf(account);
    MessageRowsSource* rows = ports ? &ports->rows : nullptr;
    if (account.isNull() && m_allInboxes.parts() > 0)
        rows = &m_allInboxes;
    if (m_search)
        endSearch();
    ListQuery query = m_window->query();
    query.folder = folder;
    m_messages->setSource(rows, query);
    if (LiveAccount* live = m_needs.accounts.find(account))
        live->noteUserInput();
}

/// The list reads on over other accounts than before; what is on screen stays where it can.
void Shell::gatherAllInboxes()
{
    QList<MergedRows::Part> parts;
    for (const auto& account : m_needs.accounts.all()) {
        const Guid id = account->record().id;
        if (AccountPorts* ports = portsOf(id))
            parts << MergedRows::Part{id, &ports->rows};
    }
    m_allInboxes.setParts(parts);
    namePortals();
    if (m_window && m_window->showsAllInboxes())
        showFolder({}, Folder::Inbox);
}

void Shell::namePortals()
{
    QHash<Guid, QString> names;
    for (const auto& account : m_needs.accounts.all())
        names.insert(account->record().id, m_needs.accounts.nameOf(account->record().id));
    if (m_messages)
        m_messages->setPortals(names);
}

void Shell::showInReader(const Guid& account, const Guid& message, bool opened)
{
    AccountPorts* ports = portsOf(account);
    LiveAccount* live = m_needs.accounts.find(account);
    if (!ports || !live)
        return;
    m_rest->finish();
    live->noteUserInput();
    ReaderAccount reader;
    reader.id = account;
    reader.emailAddress = live->record().emailAddress;
    reader.autoRetrieve = live->user().autoRetrieveMessage;
    reader.firstReadExplained = live->record().firstReadExplained;
    reader.forecast = m_needs.preferences.readForecast();
    m_reader->show(ports->content, reader, message,
                   opened ? ReaderController::Act::Opened : ReaderController::Act::Selected);
}

void Shell::refreshAccounts()
{
    QList<AccountView> views;
    for (const auto& account : m_needs.accounts.all()) {
        AccountView view;
        view.record = account->record();
        view.status = account->status();
        view.synced = account->syncedFolders();
        if (const AccountPorts* ports = portsOf(view.record.id))
            view.counts = ports->counts;
        views << view;
    }
    m_folders->setAccounts(views);
    refreshSettings();
    refreshTray();
}

void Shell::refreshStatus(const Guid& account)
{
    const LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        return;
    m_folders->setStatus(account, live->status());
    m_folders->setSynced(account, live->syncedFolders());
    noteSignInState(account);
    refreshSettings();
    refreshTray();
}

void Shell::refreshCounts(const Guid& account)
{
    launch(loadCounts(account), "count messages");
}

AsyncResult<void> Shell::loadCounts(Guid account)
{
    const QPointer<Shell> self(this);
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        co_return Result<void>();
    const Result<QHash<Folder, FolderCount>> counts = co_await live->messages().counts();
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!counts)
        co_return failure(counts.error());
    if (AccountPorts* ports = portsOf(account)) {
        ports->counts = *counts;
        m_folders->setCounts(account, *counts);
        refreshTray();
    }
    co_return Result<void>();
}

void Shell::refreshTray()
{
    // Many accounts say something in the same moment: once for all of them.
    if (!m_tray || std::exchange(m_trayIsStale, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_trayIsStale = false;
            m_tray->setAccounts(trayAccounts());
            showUnread();
        },
        Qt::QueuedConnection);
}

QList<TrayAccount> Shell::trayAccounts() const
{
    QList<TrayAccount> accounts;
    for (const auto& account : m_needs.accounts.all()) {
        TrayAccount entry;
        entry.id = account->record().id;
        entry.name = m_needs.accounts.nameOf(entry.id);
        entry.status = account->status();
        const auto ports = m_ports.find(entry.id);
        if (ports != m_ports.end())
            entry.unread = ports->second->counts.value(Folder::Inbox).unread;
        accounts << entry;
    }
    return accounts;
}

void Shell::explainTray()
{
    if (m_needs.preferences.trayExplained())
        return;
    m_needs.preferences.setTrayExplained();
    Alert hint;
    hint.key = trayHintKey();
    if (TrayIcon::isAvailable()) {
        hint.title = tr("Waxwing goes on in the tray");
        hint.body = tr("You will still be alerted of new messages. To end the program, choose Quit "
                       "from its icon.");
    } else {
        hint.title = tr("Waxwing goes on in the background");
        hint.body = tr("This desktop has no tray, but you will still be alerted of new messages. "
                       "Start Waxwing again to see its window; Ctrl+Q there ends it.");
    }
    m_needs.notifier.show(hint);
}

} // namespace waxwing

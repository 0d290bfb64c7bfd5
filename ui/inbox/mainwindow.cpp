#include "ui/inbox/mainwindow.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/iconset.h"
#include "ui/common/noticebar.h"
#include "ui/common/theme.h"
#include "ui/inbox/allinboxes.h"
#include "ui/inbox/filterbar.h"
#include "ui/inbox/folderdelegate.h"
#include "ui/inbox/messagelistmodel.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagelistview.h"

#include <QCloseEvent>
#include <QDataStream>
#include <QIODevice>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace waxwing {

namespace {

constexpr quint8 kLayoutVersion = 1;
constexpr int kLeastSidebar = 190;

} // namespace

MainWindow::MainWindow(Models models, QWidget* reader, const Clock& clock, QWidget* parent)
    : QWidget(parent), m_folders(models.folders), m_clock(clock),
      m_list(new MessageListPane(models.messages, this)), m_reader(reader),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_bannerArea(new QWidget(this)),
      m_banner(new NoticeBar(m_bannerArea))
{
    setWindowTitle(QStringLiteral("Waxwing"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->addWidget(makeSidebar());
    m_splitter->addWidget(makeMiddle());
    m_splitter->addWidget(m_reader);
    // Also while nothing is in it.
    m_reader->setAutoFillBackground(true);
    m_reader->setBackgroundRole(QPalette::Base);
    m_middle->setMinimumWidth(260);
    m_reader->setMinimumWidth(300);
    m_splitter->setStretchFactor(2, 1);
    fitToContent();
    auto* bannerRow = new QVBoxLayout(m_bannerArea);
    bannerRow->setContentsMargins(10, 8, 10, 8);
    bannerRow->addWidget(m_banner);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bannerArea);
    column->addWidget(m_splitter, 1);
    column->addWidget(makeStatusLine());
    makeShortcuts();
    orderFocus();

    connect(m_banner, &NoticeBar::actionTriggered, this, &MainWindow::followBanner);
    connect(m_list, &MessageListPane::addAccountRequested, this, &MainWindow::addAccountRequested);
    connect(m_list, &MessageListPane::syncRequested, this, &MainWindow::syncRequested);
    connect(m_list, &MessageListPane::signInRequested, this,
            [this] { Q_EMIT signInRequested(showsAllInboxes() ? m_bannerAccount : m_account); });
    connect(&m_list->view(), &MessageListView::messageSelected, this,
            [this](const RowId& row) { Q_EMIT messageSelected(accountOf(row), row.guid); });
    connect(&m_list->view(), &MessageListView::messageOpened, this,
            [this](const RowId& row) { Q_EMIT messageOpened(accountOf(row), row.guid); });
    connect(&m_folders, &FolderModel::dataChanged, this, &MainWindow::updateAccount);
    connect(&m_folders, &FolderModel::modelReset, this, &MainWindow::accountsChanged);
    // Later: the rows must not move while the view is still dropping.
    connect(&m_folders, &FolderModel::moveRequested, this, &MainWindow::moveRequested,
            Qt::QueuedConnection);
    accountsChanged();
    resetLayout();
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeSidebar()
{
    auto* sidebar = new QFrame(this);
    sidebar->setProperty("frame", QStringLiteral("sidebar"));
    auto* bird = new QLabel(sidebar);
    bird->setPixmap(applicationPixmap(24, devicePixelRatioF()));
    auto* name = new QLabel(QStringLiteral("Waxwing"), sidebar);
    setTextStyle(*name, TextStyle::Heading);
    m_sync = new QToolButton(sidebar);
    m_sync->setIcon(themedIcon(Icon::Sync));
    m_sync->setIconSize(QSize(20, 20));
    m_sync->setToolTip(tr("Sync now (F5)"));
    m_sync->setAccessibleName(tr("Sync now"));
    m_sync->setFocusPolicy(Qt::StrongFocus);
    connect(m_sync, &QToolButton::clicked, this, &MainWindow::syncRequested);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(16, 14, 8, 6);
    top->setSpacing(10);
    top->addWidget(bird);
    top->addWidget(name, 1);
    top->addWidget(m_sync);

    m_tree = new QTreeView(sidebar);
    m_tree->setObjectName(QStringLiteral("folders"));
    m_tree->setAccessibleName(tr("Folders"));
    m_tree->setModel(&m_folders);
    m_tree->setItemDelegate(new FolderDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(0);
    m_tree->setRootIsDecorated(false);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setItemsExpandable(false);
    m_tree->setMouseTracking(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setDragDropMode(QAbstractItemView::DragDrop);
    m_tree->setDefaultDropAction(Qt::MoveAction);
    m_tree->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &MainWindow::takeCurrentFolder);
    connect(m_tree, &QTreeView::clicked, this, [this] {
        if (showsSearch())
            Q_EMIT searchEndRequested();
    });

    auto* add = new QToolButton(sidebar);
    add->setIcon(themedIcon(Icon::Add));
    add->setIconSize(QSize(18, 18));
    add->setText(tr("Add account"));
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setAccessibleName(tr("Add account"));
    add->setFocusPolicy(Qt::StrongFocus);
    connect(add, &QToolButton::clicked, this, &MainWindow::addAccountRequested);
    auto* link = new QToolButton(sidebar);
    link->setIcon(themedIcon(Icon::Open));
    link->setIconSize(QSize(18, 18));
    link->setToolTip(tr("Open link or check a notice (%1)")
                         .arg(QKeySequence(QKeySequence::Open).toString(QKeySequence::NativeText)));
    link->setAccessibleName(tr("Open link"));
    link->setFocusPolicy(Qt::StrongFocus);
    connect(link, &QToolButton::clicked, this, &MainWindow::linkRequested);
    auto* settings = new QToolButton(sidebar);
    settings->setIcon(themedIcon(Icon::Settings));
    settings->setIconSize(QSize(20, 20));
    settings->setToolTip(tr("Settings"));
    settings->setAccessibleName(tr("Settings"));
    settings->setFocusPolicy(Qt::StrongFocus);
    connect(settings, &QToolButton::clicked, this, &MainWindow::settingsRequested);
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(8, 6, 8, 8);
    bottom->addWidget(add);
    bottom->addStretch(1);
    bottom->addWidget(link);
    bottom->addWidget(settings);

    auto* column = new QVBoxLayout(sidebar);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_tree, 1);
    column->addLayout(bottom);
    m_sidebar = column;
    return sidebar;
}

/// The sidebar is wider in some languages and styles.
void MainWindow::fitToContent()
{
    QWidget* sidebar = m_sidebar->parentWidget();
    sidebar->setMinimumWidth(std::max(kLeastSidebar, sidebar->minimumSizeHint().width()));
    setMinimumSize(std::max(800, m_splitter->minimumSizeHint().width()), 480);
}

void MainWindow::addToSidebar(QWidget* widget)
{
    m_sidebar->insertWidget(1, widget);
    orderFocus();
}

void MainWindow::addBelowFolders(QWidget* widget)
{
    m_sidebar->insertWidget(m_sidebar->count() - 1, widget);
    orderFocus();
}

QWidget* MainWindow::makeStatusLine()
{
    auto* line = new QFrame(this);
    line->setProperty("frame", QStringLiteral("sidebar"));
    m_dot = new QLabel(line);
    m_dot->setFixedSize(8, 8);
    m_status = new ElidedLabel(line);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_status->setSecondary(true);
    setTextStyle(*m_status, TextStyle::Caption);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(16, 4, 16, 5);
    row->setSpacing(8);
    row->addWidget(m_dot);
    row->addWidget(m_status, 1);
    return line;
}

QWidget* MainWindow::makeMiddle()
{
    m_middle = new QWidget(this);
    m_middleStack = new QStackedWidget(m_middle);
    m_middleStack->addWidget(m_list);
    auto* column = new QVBoxLayout(m_middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_middleStack, 1);
    return m_middle;
}

void MainWindow::placeSearch(QWidget* field)
{
    static_cast<QVBoxLayout*>(m_middle->layout())->insertWidget(0, field);
    orderFocus();
}

void MainWindow::placeResults(QWidget* results)
{
    m_middleStack->addWidget(results);
    orderTabs();
}

void MainWindow::showSearch(bool shown)
{
    if (shown != showsSearch() && m_middleStack->count() > 1)
        m_middleStack->setCurrentIndex(shown ? 1 : 0);
}

bool MainWindow::showsSearch() const
{
    return m_middleStack->currentIndex() > 0;
}

void MainWindow::makeShortcuts()
{
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F5), [this] { Q_EMIT syncRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_U), [this] { m_list->filters().toggleUnread(); });
    add(QKeySequence(QKeySequence::Open), [this] { Q_EMIT linkRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { Q_EMIT quitRequested(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_L), [this] { Q_EMIT lockRequested(); });
    add(QKeySequence(Qt::Key_Escape), [this] {
        if (showsSearch())
            Q_EMIT searchEndRequested();
        else
            m_list->filters().clear();
        m_list->view().setFocus();
    });
}

/// It begins where people read.
void MainWindow::orderFocus()
{
    orderTabs();
    m_list->focusContent();
}

/// Tab goes from the leading to the trailing edge.
void MainWindow::orderTabs()
{
    QWidget* last = m_sync;
    for (QWidget* pane : {m_splitter->widget(0), m_middle}) {
        const auto children = pane->findChildren<QWidget*>();
        for (QWidget* child : children) {
            if (child == last || (child->focusPolicy() & Qt::TabFocus) == 0)
                continue;
            setTabOrder(last, child);
            last = child;
        }
    }
}

void MainWindow::accountsChanged()
{
    m_tree->expandAll();
    if (m_label && m_folders.account(m_account))
        return updateAccount();
    m_label.reset();
    const bool anew = !m_personChose && m_folders.hasAllInboxes();
    const QModelIndex current = m_chosen ? m_folders.indexOf(m_account, m_folder) : QModelIndex();
    if (anew) {
        setCurrent(m_folders.allInboxes());
    } else if (current.isValid()) {
        setCurrent(current);
    } else if (!m_folders.accounts().isEmpty()) {
        setCurrent(m_folders.indexOf(m_folders.accounts().first().record.id, Folder::Inbox));
    } else {
        m_account = {};
        m_chosen = false;
    }
    updateAccount();
}

void MainWindow::setCurrent(const QModelIndex& index)
{
    const QScopedValueRollback guard(m_byProgram, true);
    m_tree->setCurrentIndex(index);
}

Guid MainWindow::accountOf(const RowId& message) const
{
    return message.account.isNull() ? m_account : message.account;
}

void MainWindow::takeCurrentFolder(const QModelIndex& index)
{
    const auto folder = m_folders.folderAt(index);
    if (!folder)
        return;
    m_personChose = m_personChose || !m_byProgram;
    const Guid account = m_folders.accountAt(index);
    if (m_chosen && account == m_account && *folder == m_folder && !m_label)
        return;
    m_label.reset();
    m_chosen = true;
    m_account = account;
    m_folder = *folder;
    updateAccount();
    Q_EMIT folderSelected(m_account, m_folder);
}

void MainWindow::showLabel(Guid account, const LabelPlace& label)
{
    if (showsSearch())
        Q_EMIT searchEndRequested();
    m_personChose = m_chosen = true;
    m_account = account;
    m_folder = Folder::Inbox;
    m_label = label;
    setCurrent({});
    m_tree->clearSelection();
    updateAccount();
    Q_EMIT folderSelected(m_account, m_folder);
}

void MainWindow::updateAccount()
{
    m_list->setLabel(m_label);
    const AccountView* account = m_folders.account(m_account);
    m_sync->setEnabled(!m_folders.accounts().isEmpty());
    AllBanner shown;
    const AccountBanner& banner = shown.banner;
    const Theme theme = Theme::of(palette());
    QColor dot = Qt::transparent;
    if (showsAllInboxes()) {
        const AccountView merged = mergedView(m_folders.accounts());
        m_list->setAllInboxes(merged);
        shown = bannerOfAll(m_folders.accounts(), m_clock.now(), QLocale());
        m_status->setText(stateOfAll(m_folders.accounts()));
        const bool live = merged.status.liveness == Liveness::Live;
        dot = banner.serious ? theme.danger : live ? theme.positive : theme.strongBorder;
    } else if (account) {
        m_list->setFolder(account, m_folder);
        shown = {bannerOf(account->status, account->record.name(), m_clock.now(), QLocale()),
                 m_account};
        const QString progress = progressText(account->status, QLocale());
        m_status->setText(progress.isEmpty()
                              ? QStringLiteral("%1 – %2").arg(livenessWord(account->status.liveness),
                                                              livenessSentence(account->status))
                              : progress);
        const bool live = account->status.liveness == Liveness::Live;
        dot = live ? theme.positive : banner.serious ? theme.danger : theme.strongBorder;
    } else {
        m_list->setFolder(nullptr, m_folder);
        m_status->setText({});
    }
    m_dot->setStyleSheet(QStringLiteral("background: %1; border-radius: 4px;")
                             .arg(dot.name(QColor::HexArgb)));
    showBanner(banner, shown.account);
}

void MainWindow::showBanner(const AccountBanner& banner, const Guid& account)
{
    m_bannerAccount = account;
    m_bannerAction = banner.action;
    m_bannerArea->setVisible(banner.visible);
    if (!banner.visible)
        return;
    m_banner->setNotice(banner.serious ? NoticeTone::Warning : NoticeTone::Info, banner.icon,
                        banner.text);
    switch (banner.action) {
    case AccountBanner::Action::None: return m_banner->setAction({});
    case AccountBanner::Action::SignIn: return m_banner->setAction(tr("Sign in"));
    case AccountBanner::Action::TryAgain: return m_banner->setAction(tr("Try again"));
    case AccountBanner::Action::Resume: return m_banner->setAction(tr("Resume"));
    }
}

void MainWindow::followBanner()
{
    switch (m_bannerAction) {
    case AccountBanner::Action::SignIn: return Q_EMIT signInRequested(m_bannerAccount);
    case AccountBanner::Action::Resume: return Q_EMIT resumeRequested(m_bannerAccount);
    case AccountBanner::Action::TryAgain: return Q_EMIT syncRequested();
    case AccountBanner::Action::None: return;
    }
}

void MainWindow::selectFolder(Guid account, Folder folder)
{
    const QModelIndex index = m_folders.indexOf(account, folder);
    if (!index.isValid())
        return;
    m_personChose = true; // by an alert or a menu
    m_tree->setCurrentIndex(index);
}

void MainWindow::showMessage(Guid account, Folder folder, Guid message)
{
    if (showsSearch())
        Q_EMIT searchEndRequested();
    // What is on screen already need not change for it.
    const bool here = showsAllInboxes() && folder == Folder::Inbox;
    if (!here)
        selectFolder(account, folder);
    m_list->view().showMessage(message, here ? account : Guid());
    m_list->view().setFocus();
}

ListQuery MainWindow::query() const
{
    return m_list->query(m_folder);
}

QByteArray MainWindow::saveLayout() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << kLayoutVersion << saveGeometry() << m_splitter->saveState();
    return bytes;
}

void MainWindow::resetLayout()
{
    resize(1180, 740);
    m_splitter->setSizes({230, 370, 580});
}

void MainWindow::restoreLayout(const QByteArray& layout)
{
    QDataStream stream(layout);
    quint8 version = 0;
    QByteArray geometry;
    QByteArray panes;
    stream >> version >> geometry >> panes;
    if (stream.status() != QDataStream::Ok || version != kLayoutVersion)
        return;
    restoreGeometry(geometry);
    m_splitter->restoreState(panes);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    hide();
    Q_EMIT closedToTray();
}

void MainWindow::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    Q_EMIT concealed();
}

void MainWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_sidebar)
        fitToContent();
    if (event->type() == QEvent::WindowStateChange && isMinimized())
        Q_EMIT concealed();
    if (event->type() == QEvent::PaletteChange && m_status)
        updateAccount();
}

} // namespace waxwing

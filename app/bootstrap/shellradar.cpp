#include "app/bootstrap/shellradar.h"

#include "core/async/launch.h"
#include "ui/common/iconset.h"
#include "ui/inbox/mainwindow.h"
#include "ui/radar/radartexts.h"

#include <QToolButton>

#include <algorithm>

namespace waxwing {

namespace {

constexpr auto kSettle = std::chrono::milliseconds(500);
constexpr auto kTick = std::chrono::minutes(10);

} // namespace

ShellRadar::ShellRadar(AccountList& accounts, const Clock& clock, Scheduler& scheduler)
    : m_accounts(accounts), m_clock(clock), m_scheduler(scheduler)
{
    connect(&m_accounts, &AccountList::listsChanged, this, &ShellRadar::refreshSoon);
    connect(&m_accounts, &AccountList::added, this, &ShellRadar::refreshSoon);
    connect(&m_accounts, &AccountList::removed, this, [this](const Guid& id) {
        m_entries.removeIf([&](const RadarEntry& entry) { return entry.account == id; });
        render();
        refreshSoon();
    });
}

ShellRadar::~ShellRadar() = default;

void ShellRadar::attach(MainWindow& window)
{
    m_main = &window;
    auto* button = new QToolButton;
    button->setIcon(themedIcon(Icon::Expired));
    button->setIconSize(QSize(18, 18));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(tr("Unread messages, files and documents to sign that end within %n day(s)",
                          nullptr, kRadarDays));
    connect(button, &QToolButton::clicked, this, &ShellRadar::open);
    m_button = button;
    window.addBelowFolders(button);
    render();
    refreshSoon();
}

void ShellRadar::refreshSoon()
{
    if (m_main && !m_soon)
        m_soon = m_scheduler.after(kSettle, [this] {
            m_soon.reset();
            launch(refresh(), "look for what ends soon");
        });
}

AsyncResult<void> ShellRadar::refresh()
{
    const QPointer<ShellRadar> self(this);
    const quint64 round = ++m_round;
    const QDateTime now = m_clock.now();
    const QDateTime until = now.addDays(kRadarDays);
    QList<Guid> ids;
    for (const auto& account : m_accounts.all())
        ids << account->record().id;
    QList<RadarEntry> entries;
    for (const Guid& id : std::as_const(ids)) {
        LiveAccount* account = m_accounts.find(id);
        if (!account)
            continue;
        if (account->writing().isReachable()) {
            const Result<void> looked = co_await account->fileEndings().look();
            (void)looked; // what is known is shown
            if (!self || round != m_round)
                co_return failure(ErrorKind::Cancelled);
            account = m_accounts.find(id);
            if (!account)
                continue;
        }
        Endings endings(account->database());
        const Result<QList<EndingMessage>> found = co_await endings.between(now, until);
        if (!self || round != m_round)
            co_return failure(ErrorKind::Cancelled);
        if (!found || !m_accounts.find(id))
            continue;
        for (const EndingMessage& message : *found)
            entries << RadarEntry{id, ids.size() > 1 ? m_accounts.nameOf(id) : QString(), message};
    }
    std::stable_sort(entries.begin(), entries.end(), [](const RadarEntry& a, const RadarEntry& b) {
        return a.message.ends < b.message.ends;
    });
    m_entries = entries;
    m_tick = m_scheduler.after(kTick, [this] { refreshSoon(); });
    render();
    co_return Result<void>();
}

void ShellRadar::open()
{
    if (!m_window) {
        m_window = new RadarWindow(m_clock, m_main);
        m_window->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_window, &RadarWindow::messageRequested, this, &ShellRadar::messageRequested);
        connect(m_main, &MainWindow::concealed, m_window, &QWidget::close);
    }
    render();
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void ShellRadar::render()
{
    if (m_button) {
        const auto count = static_cast<int>(m_entries.size());
        m_button->setText(count > 0 ? tr("Ends soon (%1)").arg(count) : tr("Ends soon"));
        m_button->setAccessibleName(m_button->text());
    }
    if (m_window)
        m_window->setEntries(m_entries);
}

} // namespace waxwing

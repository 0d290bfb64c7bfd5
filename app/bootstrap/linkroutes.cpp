#include "app/bootstrap/linkroutes.h"

#include "app/platform/platform.h"
#include "core/async/launch.h"
#include "core/base/log.h"
#include "core/sync/messagelookup.h"
#include "ui/common/errorsentence.h"
#include "ui/links/linkwindow.h"

#include <QPointer>
#include <QWindow>

namespace waxwing {

namespace {

using Stage = LinkProgress::Stage;

bool canBeAsked(const LiveAccount& account)
{
    const Liveness liveness = account.status().liveness;
    return liveness == Liveness::Live || liveness == Liveness::Polling;
}

} // namespace

LinkRoutes::LinkRoutes(AccountList& accounts, Ports ports)
    : m_accounts(accounts), m_ports(std::move(ports))
{
    connect(&accounts, &AccountList::added, this, &LinkRoutes::onAdded);
    connect(&accounts, &AccountList::statusChanged, this, &LinkRoutes::onStatus);
    connect(&accounts, &AccountList::removed, this, [this] {
        m_stop.request_stop();
        m_stop = std::stop_source();
    });
}

LinkRoutes::~LinkRoutes()
{
    m_stop.request_stop();
}

void LinkRoutes::open(const QString& link, const QString& activationToken)
{
    // Cut, not refused: a person who clicked hears that it was no link.
    m_queue.add(link.left(2 * kLongestLink), activationToken);
    // What waits for a person or a portal makes room for what is wanted now, and comes after it.
    if (m_current && m_current->queued && m_awaits != Awaits::Nothing) {
        m_queue.add(QString::fromUtf8(m_current->content), m_current->activationToken);
        m_current.reset();
        m_awaits = Awaits::Nothing;
        m_queue.done();
    }
    next();
}

void LinkRoutes::check(const QByteArray& content)
{
    if (m_ready)
        follow(content, {}, false);
}

void LinkRoutes::setReady(bool ready)
{
    m_ready = ready;
    if (!ready) {
        // Locked: what was under way is followed anew afterwards, its window shows nothing.
        if (m_current && m_current->queued)
            m_queue.add(QString::fromUtf8(m_current->content), m_current->activationToken);
        m_window.reset();
        m_current.reset();
        m_awaits = Awaits::Nothing;
        m_queue.done();
        return;
    }
    next();
}

void LinkRoutes::next()
{
    if (!m_ready)
        return;
    if (const auto waiting = m_queue.take())
        follow(waiting->link.toUtf8(), waiting->activationToken, true);
}

void LinkRoutes::follow(const QByteArray& content, const QString& activationToken, bool queued)
{
    if (!queued && m_current && m_current->queued)
        m_queue.done(); // the person has moved on
    m_current = Current{{}, content, activationToken, queued, false, ++m_number};
    m_awaits = Awaits::Nothing;
    judge();
}

void LinkRoutes::judge()
{
    Current& current = *m_current;
    // Whatever a click brings is a link; mails come by drop and paste only.
    current.verdict = current.queued ? checkLink(QString::fromUtf8(current.content), linkAccounts())
                                     : checkPasted(current.content, linkAccounts());
    switch (current.verdict.kind) {
    case NoticeVerdict::Kind::Open: return search();
    case NoticeVerdict::Kind::PortalUnknown:
        m_awaits = Awaits::Portal;
        if (!current.queued || !m_accounts.all().empty())
            return say(Stage::Checked);
        // Nothing is set up at all: the sign-in window is where the person is anyway.
        return m_ports.signInAtPortal(current.verdict.link.serviceCode);
    default:
        qCInfo(lcApp) << "a link was refused, fault" << static_cast<int>(current.verdict.fault);
        say(Stage::Checked);
        finish();
    }
}

void LinkRoutes::onAdded(const Guid& id)
{
    const LiveAccount* account = m_accounts.find(id);
    if (!account || !m_ready || m_awaits != Awaits::Portal || !m_current)
        return;
    const QString wanted = m_current->verdict.link.serviceCode;
    if (account->record().serviceCode.compare(wanted, Qt::CaseInsensitive) != 0)
        return;
    m_awaits = Awaits::Nothing;
    // Later: the account is still being put together.
    QMetaObject::invokeMethod(
        this,
        [this, number = m_current->number] {
            if (isCurrent(number))
                judge();
        },
        Qt::QueuedConnection);
}

void LinkRoutes::onStatus(const Guid& id)
{
    if (m_awaits == Awaits::Account && m_current && m_current->verdict.accounts.contains(id))
        search();
}

bool LinkRoutes::isCurrent(quint64 number) const
{
    return m_ready && m_current && m_current->number == number;
}

void LinkRoutes::search()
{
    if (!m_searching)
        launch(searchAll(m_current->number), "look for linked message");
}

void LinkRoutes::searchAgain()
{
    if (m_ready && m_current && m_current->verdict.kind == NoticeVerdict::Kind::Open)
        judge();
}

/// The account named, else each at the portal until one has it.
AsyncResult<void> LinkRoutes::searchAll(quint64 number)
{
    const QPointer<LinkRoutes> self(this);
    m_searching = true;
    const Current current = *m_current;
    const Guid message = current.verdict.link.message;
    Guid waiting;
    Guid asked;
    std::optional<Error> problem;
    for (const Guid& id : current.verdict.accounts) {
        const QPointer<LiveAccount> account(m_accounts.find(id));
        if (!account)
            continue;
        QList<Folder> folders; // none: only the cache is looked into
        if (canBeAsked(*account)) {
            folders = account->folders();
            say(Stage::Asking, id, {}, false);
        }
        PortalMessageSource source(account->portal());
        const std::stop_token stop = m_stop.get_token();
        const Result<std::optional<Folder>> found
            = co_await lookUpMessage(source, account->messages(), message, folders, stop);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        const bool stopped = !found && found.error().is(ErrorKind::Cancelled);
        if (!isCurrent(number) || !account || stopped) {
            m_searching = false;
            // Later: an account may be going just now.
            QMetaObject::invokeMethod(this, &LinkRoutes::searchAgain, Qt::QueuedConnection);
            co_return Result<void>();
        }
        if (found && *found) {
            m_searching = false;
            m_awaits = Awaits::Nothing;
            m_ports.open(id, message, current.activationToken);
            say(Stage::Opened, id, {}, false);
            finish();
            co_return Result<void>();
        }
        if (!found)
            problem = found.error();
        if (folders.isEmpty() && waiting.isNull())
            waiting = id;
        if (!folders.isEmpty())
            asked = id;
    }
    m_searching = false;
    const LiveAccount* account = m_accounts.find(waiting);
    if (account) {
        waitFor(*account);
    } else {
        const QString reason = problem ? errorSentence(*problem, ErrorContext::Sync) : QString();
        say(problem ? Stage::Failed : Stage::Gone, asked, reason);
        finish();
    }
    co_return Result<void>();
}

/// The one account that may have it cannot be asked now.
void LinkRoutes::waitFor(const LiveAccount& account)
{
    const Guid id = account.record().id;
    const Liveness liveness = account.status().liveness;
    m_awaits = Awaits::Account;
    if (liveness == Liveness::Starting)
        return say(Stage::Waiting, id, {}, false);
    const bool first = !std::exchange(m_current->told, true);
    switch (liveness) {
    case Liveness::SignInNeeded:
        say(Stage::SignInFirst, id, {}, !m_current->queued);
        if (first && m_current->queued)
            m_ports.signInTo(id);
        return;
    case Liveness::Live:
    case Liveness::Polling: return search();
    default: return say(Stage::Waiting, id, {}, first);
    }
}

void LinkRoutes::giveUpSignIn()
{
    if (m_awaits != Awaits::Nothing && m_current)
        finish();
}

void LinkRoutes::finish()
{
    m_awaits = Awaits::Nothing;
    if (m_current && std::exchange(m_current->queued, false))
        m_queue.done();
    // What was found stays in view; the next link says something of its own.
    QMetaObject::invokeMethod(this, &LinkRoutes::next, Qt::QueuedConnection);
}

void LinkRoutes::makeWindow(QWidget* parent)
{
    if (m_window)
        return;
    m_window = std::make_unique<LinkWindow>(parent);
    connect(m_window.get(), &LinkWindow::checkRequested, this, &LinkRoutes::check);
    connect(m_window.get(), &LinkWindow::signInRequested, this, [this] {
        if (!m_current)
            return;
        if (m_awaits == Awaits::Portal)
            m_ports.signInAtPortal(m_current->verdict.link.serviceCode);
        else if (m_awaits == Awaits::Account)
            m_ports.signInTo(m_current->verdict.accounts.first());
    });
    // Closed while it offers to sign in: the person does not want to.
    connect(m_window.get(), &QDialog::finished, this, [this] {
        if (m_awaits == Awaits::Portal)
            giveUpSignIn();
    });
}

void LinkRoutes::showWindow(QWidget* parent)
{
    if (!m_ready)
        return;
    makeWindow(parent);
    if (!m_window->isVisible())
        m_window->clear();
    m_window->show();
    bringToFront(*m_window->windowHandle(), {});
}

/// `aloud`: worth a window of its own if there is none.
void LinkRoutes::say(LinkProgress::Stage stage, const Guid& id, const QString& reason, bool aloud)
{
    const bool shown = m_window && m_window->isVisible();
    if (!shown && !aloud)
        return;
    makeWindow(nullptr);
    if (!shown || m_current->queued || m_current->content.contains('\n'))
        m_window->setContent(m_current->content);
    LinkProgress progress;
    progress.stage = stage;
    progress.verdict = m_current->verdict;
    progress.reason = reason;
    if (const LiveAccount* account = m_accounts.find(id)) {
        progress.portalName = m_accounts.nameOf(id);
        progress.address = account->record().emailAddress;
    }
    m_window->setProgress(progress);
    if (shown)
        return;
    m_window->show();
    bringToFront(*m_window->windowHandle(), m_current->activationToken);
}

QList<LinkAccount> LinkRoutes::linkAccounts() const
{
    QList<LinkAccount> accounts;
    for (const auto& account : m_accounts.all()) {
        const AccountRecord& record = account->record();
        KnownPortal portal{record.serviceCode, {record.webApp, QUrl(account->webAppLink())}};
        accounts << LinkAccount{record.id, record.emailAddress, std::move(portal)};
    }
    return accounts;
}

} // namespace waxwing

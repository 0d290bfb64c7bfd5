#include "app/bootstrap/shelloffline.h"

#include "app/bootstrap/uiports.h"
#include "core/async/launch.h"
#include "ui/common/errorsentence.h"
#include "ui/common/format.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagelistview.h"
#include "ui/inbox/messagetools.h"
#include "ui/inbox/movetexts.h"
#include "ui/inbox/offlinequestion.h"

#include <QAction>

#include <utility>

namespace waxwing {

namespace {

constexpr qsizetype kMostNamesListed = 3;

} // namespace

void ShellOffline::attach(MainWindow& window)
{
    m_window = &window;
    m_tools = &window.listPane().tools();
    m_question = new OfflineQuestion;
    m_tools->addBelow(m_question);
    auto* action = new QAction(tr("Fetch for offline"), m_tools);
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    m_tools->addMore(action);
    connect(action, &QAction::triggered, this, [this] {
        if (!m_busy)
            launch(consider(), "look at messages for offline");
    });
    connect(m_question, &OfflineQuestion::answered, this, [this](bool all) {
        QList<Choice> choices = std::exchange(m_choices, {});
        if (!all)
            choices.removeIf([](const Choice& choice) { return choice.countsAsRead; });
        launch(fetch(std::move(choices)), "fetch messages for offline");
    });
}

QString ShellOffline::refusal(const Guid& account) const
{
    const LiveAccount* live = m_accounts.find(account);
    const Liveness liveness = live ? live->status().liveness : Liveness::Offline;
    if (liveness != Liveness::Live && liveness != Liveness::Polling)
        return tr("Messages can be fetched as soon as the portal is reached again.");
    return live->isInMemory() ? tr("Nothing is kept on this computer.") : QString();
}

AsyncResult<void> ShellOffline::consider()
{
    const QPointer<ShellOffline> self(this);
    const QList<RowId> rows = m_window->listPane().view().selectedMessages();
    const Guid onScreen = m_window->currentAccount();
    OfflineForecast forecast;
    QList<Choice> choices;
    QStringList senders;
    for (const RowId& row : rows) {
        const Guid message = row.guid;
        Choice choice{row.account.isNull() ? onScreen : row.account, message, false};
        const QString why = refusal(choice.account);
        if (!why.isEmpty()) {
            m_tools->say(why, false, true, this);
            co_return Result<void>();
        }
        LiveAccount* account = m_accounts.find(choice.account);
        const QString own = account->record().emailAddress;
        MessageStore* store = &account->messages();
        const Result<std::optional<MessageSummary>> summary = co_await store->summary(message);
        if (!self || !m_accounts.find(choice.account))
            co_return failure(ErrorKind::Cancelled);
        const Result<std::optional<QString>> body = co_await store->body(message);
        if (!self || !m_tools || !m_accounts.find(choice.account))
            co_return failure(ErrorKind::Cancelled);
        if (!summary || !*summary || (body && *body)
            || !(*summary)->isReadable(QDateTime::currentDateTimeUtc()))
            continue;
        const MessageSummary& known = **summary;
        if (known.isProtected()) {
            ++forecast.isProtected;
            continue;
        }
        const bool isOwn = known.sender.email.compare(own, Qt::CaseInsensitive) == 0;
        choice.countsAsRead = !isOwn && !known.retrieved && known.options.allowTracking;
        choices << choice;
        if (choice.countsAsRead && !senders.contains(known.sender.displayName()))
            senders << known.sender.displayName();
        forecast.countAsRead += choice.countsAsRead ? 1 : 0;
    }
    forecast.toFetch = static_cast<int>(choices.size());
    m_protected = forecast.isProtected;
    if (forecast.countAsRead == 0)
        co_return co_await fetch(choices);
    if (senders.size() > kMostNamesListed)
        senders = senders.mid(0, kMostNamesListed) << QStringLiteral("…");
    forecast.senders = senders.join(QStringLiteral(", "));
    m_choices = choices;
    m_question->ask(forecast);
    co_return Result<void>();
}

AsyncResult<void> ShellOffline::fetch(QList<Choice> choices)
{
    const QPointer<ShellOffline> self(this);
    m_busy = true;
    int fetched = 0;
    std::optional<Error> error;
    for (const Choice& choice : std::as_const(choices)) {
        const Guid message = choice.message;
        LiveAccount* account = m_accounts.find(choice.account);
        if (!account)
            continue;
        const auto content = std::make_shared<AccountContent>(*account);
        const std::optional<Secret> noPassword;
        const Result<Message> answer = co_await content->fetch(message, noPassword);
        if (!self)
            co_return failure(ErrorKind::Cancelled);
        if (!answer) {
            error = answer.error();
            break;
        }
        ++fetched;
    }
    m_busy = false;
    if (m_tools && error)
        m_tools->say(errorSentence(*error, ErrorContext::Reading), false, true, this);
    else if (m_tools)
        m_tools->say(offlineDone(fetched, m_protected), false, false, this);
    co_return Result<void>();
}

} // namespace waxwing

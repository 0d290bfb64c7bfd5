#include "app/bootstrap/shellcompose.h"

#include "core/async/launch.h"
#include "core/content/cleanhtml.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/editorhtml.h"
#include "ui/composer/messageactions.h"
#include "ui/composer/outboxwindow.h"
#include "ui/composer/recipients.h"
#include "ui/composer/writingpanel.h"
#include "ui/inbox/mainwindow.h"
#include "ui/reader/readercontroller.h"

#include <QShortcut>
#include <QUuid>

namespace waxwing {

namespace {

Guid newId()
{
    return Guid::parse(QUuid::createUuid().toString(QUuid::WithoutBraces)).value_or(Guid());
}

QString safe(const QString& html)
{
    return cleanHtml(html, CleanOptions()).html;
}

QStringList addressesOf(const QList<User>& people)
{
    QStringList addresses;
    for (const User& person : people)
        addresses << person.email;
    return addresses;
}

Draft draftOf(const Message& message)
{
    const MessageSummary& summary = message.summary;
    Draft draft;
    for (const DraftAction action :
         {DraftAction::Reply, DraftAction::ReplyAll, DraftAction::Forward}) {
        if (summary.action.compare(toWire(action), Qt::CaseInsensitive) == 0)
            draft.action = action;
    }
    draft.parent = summary.parentGuid;
    draft.to = addressesOf(summary.to);
    draft.cc = addressesOf(summary.cc);
    draft.bcc = addressesOf(summary.bcc);
    draft.subject = summary.subject;
    draft.body = message.body;
    draft.bodyFormat = summary.bodyFormat;
    draft.options = summary.options;
    draft.expiryDate = summary.expiryDate;
    return draft;
}

} // namespace

/// The outbox of an account that may go away before its composers.
class ShellCompose::Port final : public ComposerPort
{
public:
    explicit Port(LiveAccount& account) : m_account(&account) {}
    [[nodiscard]] AsyncResult<void> keep(Guid id, Draft draft) override
    {
        if (!m_account)
            co_return failure(ErrorKind::Cancelled);
        co_return co_await m_account->writing().outbox().keep(id, draft);
    }
    [[nodiscard]] AsyncResult<void> send(Guid id, Draft draft, DraftPasswords passwords) override
    {
        if (!m_account)
            co_return failure(ErrorKind::Cancelled);
        co_return co_await m_account->writing().outbox().send(id, draft, passwords);
    }
    [[nodiscard]] AsyncResult<bool> discard(Guid id) override
    {
        if (!m_account)
            co_return failure(ErrorKind::Cancelled);
        co_return co_await m_account->writing().outbox().discard(id);
    }
    void close(Guid id) override
    {
        if (m_account)
            m_account->writing().outbox().close(id);
    }

private:
    QPointer<LiveAccount> m_account;
};

struct ShellCompose::Composer
{
    Composer(LiveAccount& live, const Needs& needs, ComposerStart start)
        : account(live.record().id), port(live),
          controller(ComposerController::Needs{port, needs.clock, needs.scheduler},
                     std::move(start)),
          window(std::make_unique<ComposerWindow>(controller))
    {}

    Guid account;
    Port port;
    ComposerController controller;
    std::unique_ptr<ComposerWindow> window;
};

ShellCompose::ShellCompose(Needs needs) : m_needs(needs)
{
    AccountList* accounts = &m_needs.accounts;
    connect(accounts, &AccountList::added, this, &ShellCompose::addAccount);
    connect(accounts, &AccountList::removed, this, &ShellCompose::removeAccount);
    connect(accounts, &AccountList::statusChanged, this, &ShellCompose::refreshActions);
}

ShellCompose::~ShellCompose() = default;

void ShellCompose::addAccount(const Guid& id)
{
    LiveAccount* account = m_needs.accounts.find(id);
    if (!account)
        return;
    AccountWriting* writing = &account->writing();
    connect(writing, &AccountWriting::rulesChanged, this, &ShellCompose::refreshActions);
    connect(&writing->outbox(), &Outbox::changed, this, &ShellCompose::refreshOutbox);
    connect(&writing->outbox(), &Outbox::refused, this, [this, id](const Guid& item) {
        // Back before the person's eyes, unless there is no window to come back to.
        if (m_window && m_window->isVisible())
            launch(takeBackAndOpen(id, item), "open refused message");
    });
    if (m_window)
        writing->prepare();
    refresh();
}

void ShellCompose::removeAccount(const Guid& id)
{
    std::erase_if(m_composers, [&id](const auto& one) { return one.second->account == id; });
    if (m_undo && m_undo->first == id)
        m_undo.reset();
    refresh();
}

QWidget* ShellCompose::withActions(QWidget* reader)
{
    m_actions = new MessageActions(reader);
    return m_actions;
}

void ShellCompose::attach(MainWindow& window, ReaderController& reader)
{
    m_window = &window;
    m_reader = &reader;
    m_panel = new WritingPanel;
    window.addToSidebar(m_panel);
    connect(m_panel, &WritingPanel::newRequested, this,
            [this] { follow(WritingCommand::New); });
    connect(m_panel, &WritingPanel::outboxRequested, this, &ShellCompose::showOutbox);
    connect(m_actions, &MessageActions::requested, this, &ShellCompose::follow);
    connect(m_actions, &MessageActions::undoRequested, this, &ShellCompose::undo);
    connect(m_actions, &MessageActions::continueRequested, this, [this] {
        if (m_reader && m_reader->state().summary)
            launch(continueDraft(m_reader->account().id, m_reader->state().summary->guid),
                   "continue draft");
    });
    connect(m_actions, &MessageActions::recallRequested, this, [this](const QString& reason) {
        if (m_reader && m_reader->state().summary)
            launch(recall(m_reader->account().id, m_reader->state().summary->guid, reason),
                   "recall message");
    });
    connect(&reader, &ReaderController::changed, this, &ShellCompose::refreshActions);
    connect(&window, &MainWindow::folderSelected, this, &ShellCompose::refreshActions);
    connect(&window, &MainWindow::messageOpened, this,
            [this](const Guid& account, const Guid& message) {
                if (m_window->currentFolder() == Folder::Draft)
                    launch(continueDraft(account, message), "continue draft");
            });
    const std::pair<QKeySequence, WritingCommand> keys[]
        = {{QKeySequence(Qt::CTRL | Qt::Key_N), WritingCommand::New},
           {QKeySequence(Qt::CTRL | Qt::Key_R), WritingCommand::Reply},
           {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), WritingCommand::ReplyAll},
           {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), WritingCommand::Forward}};
    for (const auto& [sequence, command] : keys) {
        auto* shortcut = new QShortcut(sequence, &window);
        connect(shortcut, &QShortcut::activated, this, [this, command = command] {
            follow(command);
        });
    }
    for (const auto& account : m_needs.accounts.all())
        account->writing().prepare();
    refresh();
}

void ShellCompose::concealAll()
{
    for (const auto& [id, composer] : m_composers)
        composer->controller.closeKeeping();
    m_composers.clear();
    m_outbox.reset();
    m_undo.reset();
    m_undoEnds.reset();
}

Guid ShellCompose::writingAccount() const
{
    if (m_window && !m_window->currentAccount().isNull())
        return m_window->currentAccount();
    const auto& all = m_needs.accounts.all();
    return all.empty() ? Guid() : all.front()->record().id;
}

void ShellCompose::follow(WritingCommand command)
{
    const bool isNew = command == WritingCommand::New;
    LiveAccount* account
        = m_needs.accounts.find(isNew || !m_reader ? writingAccount() : m_reader->account().id);
    if (!account || command == WritingCommand::Recall)
        return;
    const std::optional<MessageSummary> message
        = m_reader ? m_reader->state().summary : std::nullopt;
    const QString reason = whyNot(command, account->writing().rules(), message,
                                  account->record().emailAddress, m_needs.clock.now());
    if (!reason.isEmpty()) {
        if (m_actions)
            m_actions->showNotice(reason);
        return;
    }
    switch (command) {
    case WritingCommand::New: return write(account->record().id);
    case WritingCommand::Reply: return answer(DraftAction::Reply);
    case WritingCommand::ReplyAll: return answer(DraftAction::ReplyAll);
    case WritingCommand::Forward: return answer(DraftAction::Forward);
    case WritingCommand::Recall: return;
    }
}

ComposerStart ShellCompose::startOf(LiveAccount& account, Draft draft) const
{
    ComposerStart start;
    start.id = newId();
    start.draft = std::move(draft);
    start.rules = account.writing().rules();
    start.people = account.writing().contacts();
    start.ownAddress = account.record().emailAddress;
    if (m_needs.accounts.all().size() > 1)
        start.accountName = QStringLiteral("%1 – %2").arg(
            m_needs.accounts.nameOf(account.record().id), account.record().emailAddress);
    return start;
}

void ShellCompose::write(const Guid& id)
{
    LiveAccount* account = m_needs.accounts.find(id);
    if (!account)
        return;
    account->noteUserInput();
    account->writing().prepare();
    const WritingRules& rules = account->writing().rules();
    Draft draft;
    draft.inviteNewUsers = rules.invite && !rules.isGuest;
    draft.body = rules.signatureHtml.isEmpty()
                     ? QString()
                     : QStringLiteral("<p><br></p>") + safe(rules.signatureHtml);
    open(id, startOf(*account, draft));
}

void ShellCompose::answer(DraftAction action)
{
    const ReaderState& state = m_reader->state();
    LiveAccount* account = m_needs.accounts.find(m_reader->account().id);
    if (!account || !state.summary)
        return;
    account->noteUserInput();
    const MessageSummary& parent = *state.summary;
    if (action == DraftAction::Forward
        && (parent.isProtected() || state.phase != ReaderPhase::Open)) {
        m_actions->showNotice(parent.isProtected()
                                  ? tr("What is protected is not copied into another message. "
                                       "Forward it in the web application.")
                                  : tr("Open the message before you forward it."));
        return;
    }
    const WritingRules& rules = account->writing().rules();
    const Answered answered = recipientsOfAnswer(parent, action, account->record().emailAddress);
    Draft draft;
    draft.action = action;
    draft.parent = parent.guid;
    draft.parentIsProtected = parent.isProtected();
    draft.to = answered.to;
    draft.cc = answered.cc;
    draft.subject = subjectOfAnswer(parent.subject, action);
    draft.options = parent.options;
    draft.options.fyeoType = FyeoType::Disabled;
    draft.inviteNewUsers = rules.invite && !rules.isGuest;
    if (rules.signatureOnReply && !rules.signatureHtml.isEmpty())
        draft.body = QStringLiteral("<p><br></p>") + safe(rules.signatureHtml);
    ComposerStart start = startOf(*account, draft);
    // The content of protected messages never reaches the disk, so it is not quoted either.
    if (state.phase == ReaderPhase::Open && !parent.isProtected())
        start.quote = QStringLiteral("<p>%1</p><blockquote>%2</blockquote>")
                          .arg(attribution(parent, action).toHtmlEscaped(), state.html);
    open(account->record().id, std::move(start));
}

void ShellCompose::open(const Guid& account, ComposerStart start)
{
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        return;
    const Guid id = start.id;
    if (m_composers.contains(id)) {
        m_composers[id]->window->activateWindow();
        return;
    }
    auto composer = std::make_unique<Composer>(*live, m_needs, std::move(start));
    connect(&composer->controller, &ComposerController::queued, this,
            [this, account](const Guid& item) { offerUndo(account, item); });
    connect(
        &composer->controller, &ComposerController::finished, this,
        [this, id] {
            m_composers.erase(id);
            refreshOutbox();
        },
        Qt::QueuedConnection);
    composer->window->show();
    composer->window->focusContent();
    m_composers.emplace(id, std::move(composer));
    refreshOutbox();
}

void ShellCompose::openItem(const Guid& account, const Guid& id)
{
    LiveAccount* live = m_needs.accounts.find(account);
    const auto item = live ? live->writing().outbox().item(id) : std::nullopt;
    if (!item)
        return;
    ComposerStart start = startOf(*live, item->draft);
    start.id = id;
    start.isKept = true;
    const QuotedBody parts = item->draft.bodyFormat == BodyFormat::Html
                                 ? splitQuote(item->draft.body)
                                 : QuotedBody{item->draft.body, {}};
    start.draft.body = parts.written;
    start.quote = parts.quote.isEmpty() ? QString() : safe(parts.quote);
    start.refusal = item->refusal;
    start.wasRefused = !item->refusal.code.isEmpty() || item->refusal.httpStatus != 0;
    open(account, std::move(start));
}

AsyncResult<void> ShellCompose::takeBackAndOpen(Guid account, Guid id)
{
    const QPointer<ShellCompose> self(this);
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        co_return Result<void>();
    const Result<bool> back = co_await live->writing().outbox().takeBack(id);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (back && *back)
        openItem(account, id);
    else if (m_actions)
        m_actions->showNotice(back ? tr("Too late: the message has been sent.")
                                   : tr("The message could not be taken back."));
    co_return Result<void>();
}

AsyncResult<void> ShellCompose::continueDraft(Guid account, Guid message)
{
    const QPointer<ShellCompose> self(this);
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        co_return Result<void>();
    live->writing().prepare();
    const QList<OutboxItem> items = live->writing().outbox().items();
    for (const OutboxItem& item : items) {
        if (item.messageGuid == message) {
            launch(takeBackAndOpen(account, item.id), "continue draft");
            co_return Result<void>();
        }
    }
    const std::stop_token never;
    const Result<Message> read = co_await live->writing().client().readDraft(message, never);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    live = m_needs.accounts.find(account);
    if (!live)
        co_return failure(ErrorKind::Cancelled);
    if (!read) {
        if (m_actions)
            m_actions->showNotice(tr("The draft could not be fetched from the portal."));
        co_return failure(read.error());
    }
    Draft draft = draftOf(*read);
    if (draft.bodyFormat == BodyFormat::Html) {
        const QuotedBody parts = splitQuote(draft.body);
        const QString quote = parts.quote.isEmpty() ? QString() : safe(parts.quote);
        draft.body = withQuote(safe(parts.written), quote);
    }
    const Guid id = newId();
    const Result<void> adopted
        = co_await live->writing().outbox().adopt(id, message, draft);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    openItem(account, id);
    co_return adopted;
}

AsyncResult<void> ShellCompose::discard(Guid account, Guid id)
{
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        co_return Result<void>();
    const Result<bool> gone = co_await live->writing().outbox().discard(id);
    if (!gone)
        co_return failure(gone.error());
    co_return Result<void>();
}

AsyncResult<void> ShellCompose::recall(Guid account, Guid message, QString reason)
{
    const QPointer<ShellCompose> self(this);
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        co_return Result<void>();
    const std::stop_token never;
    const Result<void> done = co_await live->writing().client().recall(message, reason, never);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!done && m_actions)
        m_actions->showNotice(tr("The message could not be recalled. Try again in a moment."));
    live = m_needs.accounts.find(account);
    if (done && live)
        live->syncNow();
    co_return done;
}

void ShellCompose::offerUndo(const Guid& account, const Guid& id)
{
    m_undo = {account, id};
    if (m_actions)
        m_actions->offerUndo(true);
    m_undoEnds = m_needs.scheduler.after(kUndoTime, [this] {
        m_undo.reset();
        if (m_actions)
            m_actions->offerUndo(false);
    });
    refreshOutbox();
}

void ShellCompose::undo()
{
    const auto undone = std::exchange(m_undo, std::nullopt);
    if (m_actions)
        m_actions->offerUndo(false);
    if (undone)
        launch(takeBackAndOpen(undone->first, undone->second), "undo sending");
}

void ShellCompose::showOutbox()
{
    if (!m_outbox) {
        m_outbox = std::make_unique<OutboxWindow>();
        connect(m_outbox.get(), &OutboxWindow::editRequested, this,
                [this](const Guid& account, const Guid& id) {
                    launch(takeBackAndOpen(account, id), "edit message");
                });
        connect(m_outbox.get(), &OutboxWindow::retryRequested, this, [this](const Guid& account) {
            if (LiveAccount* live = m_needs.accounts.find(account)) {
                live->syncNow();
                live->writing().retryNow();
            }
        });
        connect(m_outbox.get(), &OutboxWindow::discardRequested, this,
                [this](const Guid& account, const Guid& id) {
                    launch(discard(account, id), "discard message");
                });
    }
    refreshOutbox();
    m_outbox->show();
    m_outbox->raise();
    m_outbox->activateWindow();
}

void ShellCompose::refresh()
{
    refreshActions();
    refreshOutbox();
}

void ShellCompose::refreshActions()
{
    if (m_panel) {
        const LiveAccount* live = m_needs.accounts.find(writingAccount());
        m_panel->setWritable(whyNot(WritingCommand::New,
                                    live ? live->writing().rules() : WritingRules(), std::nullopt,
                                    {}, m_needs.clock.now()));
    }
    if (m_actions && m_reader) {
        const LiveAccount* live = m_needs.accounts.find(m_reader->account().id);
        m_actions->setMessage(live ? m_reader->state().summary : std::nullopt,
                              live ? live->writing().rules() : WritingRules(),
                              m_reader->account().emailAddress, m_needs.clock.now());
    }
}

void ShellCompose::refreshOutbox()
{
    QList<OutboxEntry> entries;
    bool attention = false;
    const bool several = m_needs.accounts.all().size() > 1;
    for (const auto& account : m_needs.accounts.all()) {
        Outbox& outbox = account->writing().outbox();
        for (const OutboxItem& item : outbox.items()) {
            if (item.stage == OutboxStage::Editing && m_composers.contains(item.id))
                continue; // on screen
            OutboxEntry entry;
            entry.account = account->record().id;
            if (several)
                entry.accountName = m_needs.accounts.nameOf(entry.account);
            entry.item = item;
            entry.needsPassword = outbox.needsPassword(item.id);
            attention = attention || entry.needsPassword || item.stage == OutboxStage::Refused;
            entries << entry;
        }
    }
    if (m_panel)
        m_panel->setOutbox(static_cast<int>(entries.size()), attention);
    if (m_outbox)
        m_outbox->setEntries(entries);
}

} // namespace waxwing

#include "app/bootstrap/shellcompose.h"

#include "app/bootstrap/composerparts.h"
#include "core/async/launch.h"
#include "ui/composer/composerwindow.h"
#include "ui/composer/messageactions.h"
#include "ui/composer/outboxwindow.h"
#include "ui/composer/writingpanel.h"
#include "ui/inbox/mainwindow.h"
#include "ui/reader/readercontroller.h"

#include <QShortcut>

#include <utility>

namespace waxwing {

ShellCompose::ShellCompose(Needs needs) : m_needs(needs)
{
    AccountList* accounts = &m_needs.accounts;
    connect(accounts, &AccountList::added, this, &ShellCompose::addAccount);
    connect(accounts, &AccountList::removed, this, &ShellCompose::removeAccount);
    connect(accounts, &AccountList::statusChanged, this, &ShellCompose::refreshActions);
}

/// The end of the program loses as little as a lock does: what is begun here is written before the
/// caches close.
ShellCompose::~ShellCompose()
{
    concealAll();
}

void ShellCompose::addAccount(const Guid& id)
{
    LiveAccount* account = m_needs.accounts.find(id);
    if (!account)
        return;
    AccountWriting* writing = &account->writing();
    connect(writing, &AccountWriting::rulesChanged, this, &ShellCompose::refreshActions);
    connect(writing, &AccountWriting::rulesChanged, this, &ShellCompose::rulesHeard);
    connect(&writing->outbox(), &Outbox::changed, this, &ShellCompose::refreshOutbox);
    connect(&writing->outbox(), &Outbox::refused, this, [this, id](const Guid& item) {
        // Back before the person's eyes, unless there is no window to come back to.
        if (m_window && m_window->isVisible())
            launch(takeBackAndOpen(id, item), "open refused message");
    });
    if (m_window && m_prepared)
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
    refreshActions();
    return m_actions;
}

void ShellCompose::prepareAccounts()
{
    for (const auto& account : m_needs.accounts.all())
        account->writing().prepare();
    m_prepared = true;
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
    m_prepared = false;
    refresh();
}

void ShellCompose::concealAll()
{
    auto composers = std::exchange(m_composers, {});
    for (auto& [id, composer] : composers) {
        if (composer->controller.phase() == ComposerPhase::Writing)
            composer->controller.closeKeeping(); // reads what the window holds
        composer->window.reset();
        m_leaving.insert_or_assign(id, std::move(composer));
    }
    m_outbox.reset();
    m_undo.reset();
    m_undoEnds.reset();
}

void ShellCompose::reveal()
{
    for (const auto& [id, composer] : std::exchange(m_leaving, {})) {
        const ComposerController& controller = composer->controller;
        if (controller.phase() != ComposerPhase::Writing || controller.isKept())
            continue;
        ComposerStart start = controller.start();
        start.draft = controller.draft();
        start.quote = controller.quote();
        open(composer->account, std::move(start));
        if (const auto opened = m_composers.find(id); opened != m_composers.end())
            opened->second->controller.noteBodyChanged();
    }
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
        m_actions->showNotice(recallSentence(done.error()));
    live = m_needs.accounts.find(account);
    if (done && live) {
        live->syncNow();
        live->chaser().look(message);
    }
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

void ShellCompose::requestQuit()
{
    int lost = 0;
    for (const auto& account : m_needs.accounts.all()) {
        if (!account->isInMemory())
            continue;
        for (const OutboxItem& item : account->writing().outbox().items())
            lost += item.stage == OutboxStage::Editing && item.saved ? 0 : 1;
    }
    if (lost == 0)
        return Q_EMIT quitConfirmed();
    outboxWindow().askBeforeQuit(lost);
    showOutbox();
}

OutboxWindow& ShellCompose::outboxWindow()
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
        connect(m_outbox.get(), &OutboxWindow::quitConfirmed, this, &ShellCompose::quitConfirmed);
    }
    return *m_outbox;
}

void ShellCompose::showOutbox()
{
    (void)outboxWindow();
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
            entry.uploads = shareOf(account->writing().files().filesOf(item.id));
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

#include "app/bootstrap/shelllabels.h"

#include "core/async/launch.h"
#include "ui/inbox/mainwindow.h"
#include "ui/inbox/messagelistpane.h"
#include "ui/inbox/messagelistview.h"
#include "ui/inbox/messagetools.h"
#include "ui/labels/labelmenu.h"
#include "ui/labels/labelpane.h"

#include <utility>

namespace waxwing {

ShellLabels::AccountLabels::AccountLabels(LiveAccount& account)
    : rows(account.database()), labels(LabelClient(account.portal().caller()), rows),
      messages(LabelClient(account.portal().caller()), rows)
{}

ShellLabels::ShellLabels(AccountList& accounts) : m_accounts(accounts)
{
    connect(&m_accounts, &AccountList::added, this, &ShellLabels::addAccount);
    connect(&m_accounts, &AccountList::removed, this, [this](const Guid& id) {
        m_labels.erase(id);
        m_undo = {};
        refresh();
    });
    connect(&m_accounts, &AccountList::statusChanged, this, &ShellLabels::refresh);
    connect(&m_accounts, &AccountList::rearranged, this, &ShellLabels::refresh);
}

ShellLabels::~ShellLabels() = default;

void ShellLabels::addAccount(const Guid& id)
{
    LiveAccount* account = m_accounts.find(id);
    if (!account)
        return;
    auto made = std::make_unique<AccountLabels>(*account);
    UserLabels* labels = &made->labels;
    m_labels.insert_or_assign(id, std::move(made));
    connect(labels, &UserLabels::changed, this, [this, id] {
        noteErased(id);
        refresh();
    });
    connect(account, &LiveAccount::labelsChanged, labels,
            [labels] { launch(labels->reload(), "read labels"); });
    launch(labels->load(), "load labels");
}

void ShellLabels::attach(MainWindow& window)
{
    m_window = &window;
    m_tools = &window.listPane().tools();
    connect(m_tools, &MessageTools::undoRequested, this, [this](const QObject* teller) {
        if (teller == this)
            undo();
    });
    m_menu = new LabelMenu(&window);
    m_tools->addMenu(m_menu, QKeySequence(Qt::Key_L));
    connect(m_menu, &LabelMenu::aboutToShow, this,
            [this] { launch(fillMenu(), "labels of selected messages"); });
    connect(m_menu, &LabelMenu::markRequested, this, &ShellLabels::markSelected);
    attachPane(window);
    refresh();
}

void ShellLabels::attachPane(MainWindow& window)
{
    m_pane = new LabelPane;
    window.addBelowFolders(m_pane);
    LabelTree* tree = &m_pane->tree();
    connect(m_menu, &LabelMenu::newRequested, tree, [tree] { tree->beginCreating(false); });
    connect(tree, &LabelTree::labelChosen, &window,
            [window = &window](const Guid& account, const Guid& label, const QString& name) {
                window->showLabel(account, {label, name});
            });
    connect(&window, &MainWindow::folderSelected, tree, [tree, window = &window] {
        tree->showLabel(window->currentAccount(),
                        window->currentLabel() ? window->currentLabel()->label : Guid());
    });
    connect(tree, &LabelTree::createRequested, this,
            [this](const Guid& account, const QString& name, const std::optional<Guid>& parent) {
                launch(create(account, name, parent), "create label");
            });
    connect(tree, &LabelTree::renameRequested, this,
            [this](const Guid& account, const Guid& label, const QString& name) {
                launch(rename(account, label, name, true), "rename label");
            });
    connect(tree, &LabelTree::nestRequested, this,
            [this](const Guid& account, const Guid& label, const std::optional<Guid>& parent) {
                launch(nest(account, label, parent, true), "nest label");
            });
    connect(tree, &LabelTree::eraseRequested, this,
            [this](const Guid& account, const Guid& label) {
                launch(erase(account, label, true), "delete label");
            });
    connect(tree, &LabelTree::messagesDropped, this, &ShellLabels::drop);
}

ShellLabels::AccountLabels* ShellLabels::of(const Guid& account)
{
    const auto found = m_labels.find(account);
    return found == m_labels.end() ? nullptr : found->second.get();
}

Guid ShellLabels::accountOf(const Guid& account) const
{
    return account.isNull() && m_window ? m_window->currentAccount() : account;
}

QString ShellLabels::refusal(const Guid& account) const
{
    const LiveAccount* live = m_accounts.find(account);
    const Liveness liveness = live ? live->status().liveness : Liveness::Offline;
    if (liveness != Liveness::Live && liveness != Liveness::Polling)
        return labelRefusal(LabelRefusal::Offline);
    return live->offersLabels() ? QString() : labelRefusal(LabelRefusal::NotOffered);
}

QString ShellLabels::nameOf(const Guid& account, const Guid& label)
{
    AccountLabels* labels = of(account);
    const UserLabel* known = labels ? labels->labels.find(label) : nullptr;
    return known ? known->name : QString();
}

void ShellLabels::refresh()
{
    if (!m_pane)
        return;
    QList<LabelGroup> groups;
    for (const auto& account : m_accounts.all()) {
        const Guid id = account->record().id;
        AccountLabels* labels = of(id);
        // A portal without labels shows none; those of a portal out of reach stay.
        const QString why = refusal(id);
        if (!labels || (labels->labels.labels().isEmpty() && !why.isEmpty()))
            continue;
        groups << LabelGroup{id, m_accounts.nameOf(id), labels->labels.labels(), why};
    }
    m_pane->setGroups(groups);
    if (m_window && m_window->currentLabel())
        m_pane->tree().showLabel(m_window->currentAccount(), m_window->currentLabel()->label);
}

/// A label on screen that is gone leaves the inbox in its place; one that is renamed says so.
void ShellLabels::noteErased(const Guid& account)
{
    if (!m_window || m_window->currentAccount() != account || !m_window->currentLabel())
        return;
    const LabelPlace shown = *m_window->currentLabel();
    const UserLabel* known = of(account)->labels.find(shown.label);
    if (!known)
        m_window->selectFolder(account, Folder::Inbox);
    else if (known->name != shown.name)
        m_window->showLabel(account, {known->guid, known->name});
}

AsyncResult<void> ShellLabels::fillMenu()
{
    const QPointer<ShellLabels> self(this);
    const QList<RowId> selected = m_window->listPane().view().selectedMessages();
    Guid account = selected.isEmpty() ? Guid() : accountOf(selected.first().account);
    QList<Guid> messages;
    QString why = account.isNull() ? QString() : refusal(account);
    for (const RowId& row : selected) {
        messages << row.guid;
        if (accountOf(row.account) != account)
            why = labelRefusal(LabelRefusal::OtherAccount);
    }
    AccountLabels* labels = of(account);
    if (!labels || !why.isEmpty()) {
        m_menu->present({}, {}, 0, why.isEmpty() ? m_tools->nothingSelected() : why);
        co_return Result<void>();
    }
    QHash<Guid, int> carried;
    m_menu->present(labels->labels.labels(), carried, static_cast<int>(messages.size()), {});
    const Result<QHash<Guid, QList<Guid>>> found = co_await labels->rows.labelsOf(messages);
    if (!self || !m_menu)
        co_return failure(ErrorKind::Cancelled);
    if (!found)
        co_return failure(found.error());
    for (const QList<Guid>& guids : *found) {
        for (const Guid& guid : guids)
            ++carried[guid];
    }
    if (AccountLabels* still = of(account))
        m_menu->present(still->labels.labels(), carried, static_cast<int>(messages.size()), {});
    co_return Result<void>();
}

void ShellLabels::markSelected(const Guid& label, bool on)
{
    if (!m_window)
        return;
    QList<Guid> messages;
    Guid account;
    const QList<RowId> selected = m_window->listPane().view().selectedMessages();
    for (const RowId& row : selected) {
        account = accountOf(row.account);
        messages << row.guid;
    }
    if (!messages.isEmpty())
        launch(mark(account, label, messages, on, true), "label messages");
}

void ShellLabels::drop(const Guid& account, const Guid& label, const QList<RowId>& messages)
{
    QList<Guid> guids;
    for (const RowId& row : messages) {
        if (accountOf(row.account) != account) {
            m_tools->say(labelRefusal(LabelRefusal::OtherAccount), false, true, this);
            return;
        }
        guids << row.guid;
    }
    const QString why = refusal(account);
    if (!why.isEmpty())
        m_tools->say(why, false, true, this);
    else
        launch(mark(account, label, guids, true, true), "label messages");
}

AsyncResult<void> ShellLabels::mark(Guid account, Guid label, QList<Guid> messages, bool on,
                                    bool undoable)
{
    const QPointer<ShellLabels> self(this);
    AccountLabels* labels = of(account);
    if (!labels)
        co_return failure(ErrorKind::Cancelled);
    const QString name = nameOf(account, label);
    const Result<LabellingOutcome> outcome = co_await labels->messages.mark(messages, label, on);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (LiveAccount* live = m_accounts.find(account))
        live->noteMoved();
    if (!outcome) {
        report(failure(outcome.error()), LabelDeed::PutOn, name, {});
        co_return failure(outcome.error());
    }
    const QList<Guid> changed = outcome->changed;
    std::function<void()> back;
    if (undoable && !changed.isEmpty())
        back = [this, account, label, changed, on] {
            launch(mark(account, label, changed, !on, false), "take labels back");
        };
    m_undo = back;
    if (m_tools && outcome->error)
        m_tools->say(labelTrouble(*outcome->error, changed.size(), outcome->left), bool(back), true,
                     this);
    else if (m_tools)
        m_tools->say(labelDone(on ? LabelDeed::PutOn : LabelDeed::TakenOff, name, changed.size()),
                     bool(back), false, this);
    co_return Result<void>();
}

void ShellLabels::report(const Result<void>& result, LabelDeed deed, const QString& label,
                         std::function<void()> undo)
{
    m_undo = result ? std::move(undo) : std::function<void()>();
    refresh();
    if (!m_tools || (!result && result.error().is(ErrorKind::Cancelled)))
        return;
    if (result)
        m_tools->say(labelDone(deed, label), bool(m_undo), false, this);
    else
        m_tools->say(labelTrouble(result.error()), false, true, this);
}

AsyncResult<void> ShellLabels::create(Guid account, QString name, std::optional<Guid> parent)
{
    const QPointer<ShellLabels> self(this);
    AccountLabels* labels = of(account);
    if (!labels)
        co_return failure(ErrorKind::Cancelled);
    const Result<Guid> made = co_await labels->labels.create(name, parent);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!made) {
        report(failure(made.error()), LabelDeed::Created, name, {});
        co_return failure(made.error());
    }
    const Guid label = *made;
    report({}, LabelDeed::Created, name, [this, account, label] {
        launch(erase(account, label, false), "take label back");
    });
    co_return Result<void>();
}

AsyncResult<void> ShellLabels::rename(Guid account, Guid label, QString name, bool undoable)
{
    const QPointer<ShellLabels> self(this);
    AccountLabels* labels = of(account);
    if (!labels)
        co_return failure(ErrorKind::Cancelled);
    const QString before = nameOf(account, label);
    const Result<void> done = co_await labels->labels.rename(label, name);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    std::function<void()> back;
    if (undoable)
        back = [this, account, label, before] {
            launch(rename(account, label, before, false), "take name back");
        };
    report(done, undoable ? LabelDeed::Renamed : LabelDeed::TakenBack, name, std::move(back));
    co_return done;
}

AsyncResult<void> ShellLabels::nest(Guid account, Guid label, std::optional<Guid> parent,
                                    bool undoable)
{
    const QPointer<ShellLabels> self(this);
    AccountLabels* labels = of(account);
    const UserLabel* known = labels ? labels->labels.find(label) : nullptr;
    if (!known)
        co_return failure(ErrorKind::Cancelled);
    const std::optional<Guid> before = known->parent;
    const QString name = known->name;
    const Result<void> done = co_await labels->labels.nest(label, parent);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    std::function<void()> back;
    if (undoable)
        back = [this, account, label, before] {
            launch(nest(account, label, before, false), "move label back");
        };
    report(done, undoable ? LabelDeed::Nested : LabelDeed::TakenBack, name, std::move(back));
    co_return done;
}

AsyncResult<void> ShellLabels::erase(Guid account, Guid label, bool undoable)
{
    const QPointer<ShellLabels> self(this);
    AccountLabels* labels = of(account);
    if (!labels)
        co_return failure(ErrorKind::Cancelled);
    const QString name = nameOf(account, label);
    const Result<RemovedLabels> removed = co_await labels->labels.erase(label);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (!removed) {
        report(failure(removed.error()), LabelDeed::Erased, name, {});
        co_return failure(removed.error());
    }
    if (LiveAccount* live = m_accounts.find(account))
        live->noteMoved();
    std::function<void()> back;
    if (undoable)
        back = [this, account, labelsBefore = *removed] {
            launch(restore(account, labelsBefore), "bring labels back");
        };
    report({}, undoable ? LabelDeed::Erased : LabelDeed::TakenBack, name, std::move(back));
    co_return Result<void>();
}

AsyncResult<void> ShellLabels::restore(Guid account, RemovedLabels removed)
{
    const QPointer<ShellLabels> self(this);
    AccountLabels* labels = of(account);
    if (!labels)
        co_return failure(ErrorKind::Cancelled);
    const Result<void> done = co_await labels->labels.restore(removed);
    if (!self)
        co_return failure(ErrorKind::Cancelled);
    if (LiveAccount* live = m_accounts.find(account))
        live->noteMoved();
    report(done, LabelDeed::TakenBack, {}, {});
    co_return done;
}

void ShellLabels::undo()
{
    const auto back = std::exchange(m_undo, {});
    if (back)
        back();
}

} // namespace waxwing

#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/spelling/dictionaryshelf.h"
#include "ui/composer/composercontroller.h"
#include "ui/composer/composertexts.h"
#include "ui/reader/readerstate.h"

#include <QObject>
#include <QPointer>

#include <map>
#include <memory>

namespace waxwing {

class ComposerWindow;
class MainWindow;
class MessageActions;
class OutboxWindow;
class ReaderController;
class WritingPanel;

/// Writing in the windows: the commands of the main window, composers, outbox, undo and recall, and
/// their routes to the accounts. Main thread; what it is given must outlive it.
class ShellCompose final : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        AccountList& accounts;
        const Clock& clock;
        Scheduler& scheduler;
    };
    explicit ShellCompose(Needs needs);
    ~ShellCompose() override;

    /// The window and its reader; both may die before this.
    void attach(MainWindow& window, ReaderController& reader);
    /// The reader with the commands above it, for the window that is attached.
    [[nodiscard]] QWidget* withActions(QWidget* reader);
    /// Somebody may write now: with every account, also those that come later.
    void prepareAccounts();
    /// Windows that hold anything of a message go; what was written is kept.
    void concealAll();
    /// After concealAll(), with the accounts open again: what could not be kept comes back.
    void reveal();

    [[nodiscard]] DictionaryShelf& dictionaries() { return m_dictionaries; }
    void write(const Guid& account);
    /// As a command of the window: about the message in the reader, where it is about one.
    void follow(WritingCommand command);
    void showOutbox();
    /// A message of the Draft folder, wherever it was begun.
    [[nodiscard]] AsyncResult<void> continueDraft(Guid account, Guid message);
    /// Ends the program unless that would lose messages that nobody has; then it asks first.
    void requestQuit();

Q_SIGNALS:
    void quitConfirmed();
    /// What a portal allows has become known, or changed.
    void rulesHeard();

private:
    struct Composer;
    void addAccount(const Guid& id);
    void removeAccount(const Guid& id);
    void answer(DraftAction action);
    void open(const Guid& account, ComposerStart start);
    void openItem(const Guid& account, const Guid& id);
    AsyncResult<void> beginSpelling(Guid account, Guid id);
    void rememberDefaults(const Guid& account, const Draft& draft);
    AsyncResult<void> takeBackAndOpen(Guid account, Guid id);
    AsyncResult<void> discard(Guid account, Guid id);
    AsyncResult<void> recall(Guid account, Guid message, QString reason);
    void offerUndo(const Guid& account, const Guid& id);
    void undo();
    OutboxWindow& outboxWindow();
    void refresh();
    void refreshActions();
    void refreshOutbox();
    [[nodiscard]] Guid writingAccount() const;
    [[nodiscard]] ComposerStart startOf(LiveAccount& account, Draft draft) const;

    Needs m_needs;
    QPointer<MainWindow> m_window;
    QPointer<ReaderController> m_reader;
    QPointer<MessageActions> m_actions;
    QPointer<WritingPanel> m_panel;
    bool m_prepared = false;
    std::unique_ptr<OutboxWindow> m_outbox;
    DictionaryShelf m_dictionaries;
    std::map<Guid, std::unique_ptr<Composer>> m_composers; ///< by the id of what they write
    /// Without windows, until what they hold is kept.
    std::map<Guid, std::unique_ptr<Composer>> m_leaving;
    std::optional<std::pair<Guid, Guid>> m_undo;
    std::unique_ptr<ScheduledCall> m_undoEnds;
};

} // namespace waxwing

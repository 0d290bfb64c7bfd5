#pragma once

#include "app/bootstrap/accountlist.h"

#include <QObject>
#include <QPointer>

namespace waxwing {

class ChaseBar;
class MessageActions;
class ReaderController;

/// Reminders of unread messages, between the message on screen and its account. Main thread; what it
/// is given must outlive it.
class ShellChaser final : public QObject
{
    Q_OBJECT

public:
    ShellChaser(AccountList& accounts, const Clock& clock);
    /// Both may die before this.
    void attach(MessageActions& actions, ReaderController& reader);

private:
    [[nodiscard]] LiveAccount* account() const;
    [[nodiscard]] Guid message() const;
    void render();

    AccountList& m_accounts;
    const Clock& m_clock;
    QPointer<MessageActions> m_actions;
    QPointer<ReaderController> m_reader;
    QPointer<ChaseBar> m_bar;
};

} // namespace waxwing

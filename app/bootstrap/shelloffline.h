#pragma once

#include "app/bootstrap/accountlist.h"

#include <QObject>
#include <QPointer>

namespace waxwing {

class MainWindow;
class MessageTools;
class OfflineQuestion;

/// Fetches the texts of selected messages, so that they can be read offline, once the person knows
/// which of them count as read. Main thread; what it is given must outlive it.
class ShellOffline final : public QObject
{
    Q_OBJECT

public:
    explicit ShellOffline(AccountList& accounts) : m_accounts(accounts) {}
    /// May die before this.
    void attach(MainWindow& window);

private:
    struct Choice
    {
        Guid account;
        Guid message;
        bool countsAsRead = false;
    };
    AsyncResult<void> consider();
    AsyncResult<void> fetch(QList<Choice> choices);
    [[nodiscard]] QString refusal(const Guid& account) const;

    AccountList& m_accounts;
    QList<Choice> m_choices; ///< that the question is about
    int m_protected = 0;
    bool m_busy = false;
    QPointer<MainWindow> m_window;
    QPointer<MessageTools> m_tools;
    QPointer<OfflineQuestion> m_question;
};

} // namespace waxwing

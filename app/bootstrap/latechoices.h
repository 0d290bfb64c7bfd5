#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/alerts/notifier.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>

namespace waxwing {

class AccountLock;

/// What people press on alerts when the run that showed them is over: comes by D-Bus activation,
/// waits until the accounts are there, and is then done as if that run went on. A click is a link,
/// which can be followed wherever its portal is; what concerns an account we do not have is no more
/// than that. Main thread.
class LateChoices final : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        AccountList& accounts;
        AccountLock& lock;
        std::function<void(const QString& link, const QString& token)> openLink;
        /// The window, or whatever has to be done by a person before there is one.
        std::function<void(const QString& token)> showWindow;
    };
    explicit LateChoices(Needs needs);

    /// As little to be trusted as a link.
    void take(const QString& key, AlertAction action, const QString& link, const QString& token);
    /// Every account is there.
    void accountsAreThere();

private:
    struct Choice
    {
        QString key;
        AlertAction action = AlertAction::Open;
        QString link;
        QString token;
    };
    void carryOut(const Choice& choice);

    Needs m_needs;
    QList<Choice> m_waiting;
};

} // namespace waxwing

#pragma once

#include "app/bootstrap/accountlist.h"
#include "core/model/profile.h"

#include <QObject>
#include <QPointer>

namespace waxwing {

class ProfileDialog;

/// What portals know of the person, from the settings to the accounts. Main thread; what it is given
/// must outlive it.
class ShellProfile final : public QObject
{
    Q_OBJECT

public:
    explicit ShellProfile(AccountList& accounts) : m_accounts(accounts) {}
    void open(const Guid& account, QWidget* parent);

private:
    AsyncResult<void> load(Guid account);
    AsyncResult<void> save(Guid account, Profile before, Profile wanted);

    AccountList& m_accounts;
    QPointer<ProfileDialog> m_dialog;
};

} // namespace waxwing

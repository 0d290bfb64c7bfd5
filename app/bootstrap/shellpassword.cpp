#include "app/bootstrap/shell.h"

#include "ui/settings/passworddialog.h"
#include "ui/settings/settingsdialog.h"

#include <QPointer>

/// The part of Shell that changes the password of an account.
namespace waxwing {

void Shell::openPasswordDialog(const Guid& account)
{
    LiveAccount* live = m_needs.accounts.find(account);
    if (!live)
        return;
    auto* dialog = new PasswordDialog(live->record().emailAddress, live->record().serviceName,
                                      m_settings.get());
    const auto loadRules = [dialog, account, this] {
        if (LiveAccount* at = m_needs.accounts.find(account))
            QCoro::connect(at->passwordRules(), dialog,
                           [dialog](const Result<PasswordManagement>& rules) {
                               dialog->setRules(rules);
                           });
    };
    connect(dialog, &PasswordDialog::rulesRequested, this, loadRules);
    connect(dialog, &PasswordDialog::submitted, this,
            [this, dialog, account](const Secret& oldPassword, const Secret& newPassword) {
                LiveAccount* at = m_needs.accounts.find(account);
                if (!at)
                    return dialog->reject();
                QCoro::connect(at->changePassword(oldPassword, newPassword), dialog,
                               [dialog](const Result<PasswordChangeOutcome>& outcome) {
                                   dialog->setOutcome(outcome);
                               });
            });
    dialog->show();
    loadRules();
}

} // namespace waxwing

#pragma once

#include "core/account/passwordchange.h"
#include "core/model/passwordrules.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace waxwing {

class NewPasswordFields;
class NoticeBar;
class PasswordField;
class Spinner;

/// Changes the password of one signed-in account: the old one, the new one twice. What was typed
/// stays when the portal refuses it and is overwritten when the window closes. Not modal; deletes
/// itself when closed.
class PasswordDialog : public QDialog
{
    Q_OBJECT

public:
    PasswordDialog(const QString& address, const QString& portalName, QWidget* parent = nullptr);
    ~PasswordDialog() override;

    /// Until the rules are known nothing can be sent.
    void setRules(const Result<PasswordManagement>& rules);
    void setOutcome(const Result<PasswordChangeOutcome>& outcome);

Q_SIGNALS:
    void rulesRequested();
    void submitted(const waxwing::Secret& oldPassword, const waxwing::Secret& newPassword);

protected:
    void done(int result) override;

private:
    void submit();
    void setBusy(bool busy);
    void refuseOldPassword(const QString& sentence);
    void finish();

    QString m_portal;
    bool m_hasRules = false;
    QLabel* m_lead;
    NoticeBar* m_notice;
    QWidget* m_form;
    PasswordField* m_old;
    QLabel* m_oldProblem;
    NewPasswordFields* m_new;
    Spinner* m_spinner;
    QPushButton* m_change;
    QPushButton* m_cancel;
};

} // namespace waxwing

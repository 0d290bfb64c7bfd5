#pragma once

#include "core/base/secret.h"
#include "core/http/proxyroute.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace waxwing {

class NoticeBar;
class PasswordField;

/// Asks for the sign-in of one proxy: says which proxy and in its words what for, warns when the
/// sign-in would travel readable, and can be declined. Not modal: nothing else has to wait.
class ProxySignInWindow : public QDialog
{
    Q_OBJECT

public:
    explicit ProxySignInWindow(QWidget* parent = nullptr);
    /// `refused`: what was given before was not accepted.
    void ask(const ProxyChallenge& challenge, bool refused);
    [[nodiscard]] const QString& proxy() const { return m_proxyName; }

Q_SIGNALS:
    void answered(const QString& user, const waxwing::Secret& password, bool keep);
    void declined();

private:
    void submit();
    void reject() override;

    QString m_proxyName;
    QLabel* m_lead;
    QLabel* m_realm;
    NoticeBar* m_notice;
    QLineEdit* m_user;
    PasswordField* m_password;
    QCheckBox* m_keep;
    QPushButton* m_signIn;
};

} // namespace waxwing

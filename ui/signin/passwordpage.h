#pragma once

#include "core/base/secret.h"
#include "ui/signin/signinstate.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace waxwing {

class ElidedLabel;
class PasswordField;

/// Asks for the password of the chosen portal. The field is emptied as soon as it was submitted.
class PasswordPage : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordPage(QWidget* parent = nullptr);
    void setState(const SignInState& state);
    void focusField();
    void clear();

Q_SIGNALS:
    void submitted(const waxwing::Secret& password, bool keepSignedIn);
    void resetRequested();
    void registrationRequested();

private:
    void submit();

    ElidedLabel* m_address;
    PasswordField* m_password;
    QCheckBox* m_keep;
    QPushButton* m_signIn;
    QPushButton* m_reset;
    QPushButton* m_register;
};

} // namespace waxwing

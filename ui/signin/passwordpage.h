#pragma once

#include "core/base/secret.h"
#include "ui/signin/signinstate.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace waxwing {

class ElidedLabel;
class PasswordField;

/// Asks for the password of the chosen portal, and for the address where nobody knows it. The field is emptied as soon as it was submitted.
class PasswordPage : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordPage(QWidget* parent = nullptr);
    void setState(const SignInState& state);
    void focusField();
    void clear();

Q_SIGNALS:
    /// Before anything else, where the address is asked for as well.
    void addressEntered(const QString& address);
    void submitted(const waxwing::Secret& password, bool keepSignedIn);
    void resetRequested();
    void registrationRequested();

private:
    void submit();
    [[nodiscard]] bool giveAddress();

    ElidedLabel* m_address;
    QLineEdit* m_addressField;
    PasswordField* m_password;
    QCheckBox* m_keep;
    QPushButton* m_signIn;
    QPushButton* m_reset;
    QPushButton* m_register;
    bool m_addressRefused = false;
};

} // namespace waxwing

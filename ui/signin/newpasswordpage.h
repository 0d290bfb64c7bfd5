#pragma once

#include "core/base/secret.h"
#include "ui/signin/formparts.h"

class QCheckBox;

namespace waxwing {

class NewPasswordFields;

/// Takes the code from the mail about a forgotten or expired password, and the new password.
class NewPasswordPage : public QWidget
{
    Q_OBJECT

public:
    explicit NewPasswordPage(QWidget* parent = nullptr);
    void setState(const FormState& state);
    void focusField();
    /// Overwrites what was typed.
    void clear();

Q_SIGNALS:
    void submitted(const QString& pasted, const waxwing::Secret& password, bool keepSignedIn);
    void resendRequested();

private:
    void submit();

    QString m_key;
    QLabel* m_text;
    QLineEdit* m_token;
    FieldRow* m_tokenRow;
    NewPasswordFields* m_password;
    QCheckBox* m_keep;
    QPushButton* m_set;
    QPushButton* m_resend;
};

} // namespace waxwing

#pragma once

#include "ui/signin/formparts.h"

namespace waxwing {

/// What happens after registering: the mail with the link. The person opens it in a browser and
/// goes on here, or pastes it here.
class ConfirmationPage : public QWidget
{
    Q_OBJECT

public:
    explicit ConfirmationPage(QWidget* parent = nullptr);
    void setState(const FormState& state);
    void focusField();
    void clear();

Q_SIGNALS:
    void confirmed(const QString& pasted);
    /// The link was opened in a browser.
    void confirmedElsewhere();
    void resendRequested();

private:
    void submit();
    void nameButton();

    QLabel* m_text;
    QLineEdit* m_token;
    FieldRow* m_tokenRow;
    QPushButton* m_next;
    QPushButton* m_resend;
};

} // namespace waxwing

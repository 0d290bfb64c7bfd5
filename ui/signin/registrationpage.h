#pragma once

#include "ui/signin/formparts.h"

#include <QUrl>

class QCheckBox;
class QComboBox;
class QScrollArea;

namespace waxwing {

class ElidedLabel;
class NewPasswordFields;

/// The form with which somebody who is invited becomes a user of a portal. Keeps what was typed
/// until it is shown for another portal or address; checks that the password was typed twice alike
/// and leaves every other decision to its controller.
class RegistrationPage : public QWidget
{
    Q_OBJECT

public:
    explicit RegistrationPage(QWidget* parent = nullptr);
    void setState(const FormState& state);
    void focusField();
    /// Overwrites the passwords; the rest stays.
    void wipePasswords();

Q_SIGNALS:
    void submitted(const waxwing::RegistrationInput& input);
    void invitationRequested();
    void linkRequested(const QUrl& address);

private:
    void makeConsent(QVBoxLayout& column);
    void makeInvitation(QVBoxLayout& column);
    void beginAnew(const FormState& state);
    void showProblems(const FormState& state);
    void submit();

    QString m_key; ///< of portal and address that is shown
    QUrl m_terms;
    QUrl m_craHelp;
    ElidedLabel* m_address;
    QLineEdit* m_firstName;
    QLineEdit* m_lastName;
    QLineEdit* m_company;
    QComboBox* m_language;
    QLineEdit* m_cra;
    QLineEdit* m_invitation;
    FieldRow* m_firstNameRow;
    FieldRow* m_lastNameRow;
    FieldRow* m_companyRow;
    FieldRow* m_languageRow;
    FieldRow* m_craRow;
    FieldRow* m_invitationRow;
    NewPasswordFields* m_password;
    QPushButton* m_craHelpLink;
    QPushButton* m_termsLink = nullptr;
    QCheckBox* m_consent = nullptr;
    QLabel* m_consentProblem = nullptr;
    QCheckBox* m_keep;
    QPushButton* m_ask = nullptr;
    QPushButton* m_register;
    QScrollArea* m_area;
};

} // namespace waxwing

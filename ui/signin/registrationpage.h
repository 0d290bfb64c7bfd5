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
    void makePerson(QVBoxLayout& column);
    void makeQuestions(QVBoxLayout& column);
    void makeConsent(QVBoxLayout& column);
    void makeInvitation(QVBoxLayout& column);
    void beginAnew(const FormState& state);
    void showProblems(const FormState& state);
    void submit();

    QString m_key; ///< of portal and address that is shown
    QUrl m_terms;
    QUrl m_craHelp;
    ElidedLabel* m_address = nullptr;
    QLineEdit* m_firstName = nullptr;
    QLineEdit* m_lastName = nullptr;
    QLineEdit* m_company = nullptr;
    QComboBox* m_language = nullptr;
    QLineEdit* m_cra = nullptr;
    QLineEdit* m_invitation = nullptr;
    FieldRow* m_firstNameRow = nullptr;
    FieldRow* m_lastNameRow = nullptr;
    FieldRow* m_companyRow = nullptr;
    FieldRow* m_languageRow = nullptr;
    FieldRow* m_craRow = nullptr;
    FieldRow* m_invitationRow = nullptr;
    NewPasswordFields* m_password = nullptr;
    QPushButton* m_craHelpLink = nullptr;
    QPushButton* m_termsLink = nullptr;
    QCheckBox* m_consent = nullptr;
    QLabel* m_consentProblem = nullptr;
    QCheckBox* m_keep = nullptr;
    QPushButton* m_ask = nullptr;
    QPushButton* m_register = nullptr;
    QScrollArea* m_area;
};

} // namespace waxwing

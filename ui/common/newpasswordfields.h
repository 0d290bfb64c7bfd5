#pragma once

#include "core/model/passwordrules.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QVBoxLayout;

namespace waxwing {

class PasswordField;

/// Asks for a new password twice and shows, while typing, which rules of the portal are fulfilled.
/// Enter moves from the first field to the second and from there on.
class NewPasswordFields : public QWidget
{
    Q_OBJECT

public:
    explicit NewPasswordFields(const QString& label, QWidget* parent = nullptr);
    void setRules(const PasswordRules& rules);
    void setReadOnly(bool readOnly);
    /// True if a good password was typed twice; else says what is wrong, at its field.
    [[nodiscard]] bool check();
    /// What the portal says against the password. What is not news does not come back once the
    /// person has typed.
    void setProblem(const QString& text);
    [[nodiscard]] Secret password() const;
    /// Overwrites what was typed.
    void wipe();
    void focusField();

Q_SIGNALS:
    /// Enter in the second field.
    void submitted();

private:
    void showRules();
    void showProblem(PasswordField& field, const QString& text);

    PasswordRules m_rules;
    QList<PasswordRule> m_shown;
    PasswordField* m_first;
    PasswordField* m_second;
    QVBoxLayout* m_ruleRows;
    QLabel* m_firstProblem;
    QLabel* m_secondProblem;
    QCheckBox* m_reveal;
    QString m_given;
};

/// "At least 10 characters"
[[nodiscard]] QString ruleText(const PasswordRule& rule);

} // namespace waxwing

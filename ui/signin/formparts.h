#pragma once

#include "ui/signin/formstate.h"

#include <QVBoxLayout>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace waxwing {

/// A label, a field below it, and room for a sentence about what is wrong with it.
class FieldRow : public QWidget
{
    Q_OBJECT

public:
    FieldRow(const QString& label, QWidget* field, QWidget* parent);
    /// What the controller says about the field. True if that is news and a problem; what is not
    /// news does not come back once the person has typed.
    bool setProblem(const QString& text);
    /// Marks the field; an empty text takes that back.
    void showProblem(const QString& text);
    void focusField();
    void setLabel(const QString& label);

private:
    QWidget* m_field;
    QLabel* m_label;
    QLabel* m_problem;
    QString m_given;
};

/// The sentence at `field`; empty if there is none.
[[nodiscard]] QString noticeAt(const FormState& state, FormField field);

/// Shows that what is in the field is wrong, or no more.
void markInvalid(QWidget& field, bool invalid);
/// A line edit of the forms, with its name for readers.
[[nodiscard]] QLineEdit* formField(const QString& name, QWidget* parent);
[[nodiscard]] QPushButton* linkButton(const QString& text, QWidget* parent);
/// "Send e-mail again", or for how long not yet.
void showResend(QPushButton& button, const FormState& state);

} // namespace waxwing

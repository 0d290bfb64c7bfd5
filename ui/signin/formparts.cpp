#include "ui/signin/formparts.h"

#include "ui/common/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

namespace waxwing {

FieldRow::FieldRow(const QString& label, QWidget* field, QWidget* parent)
    : QWidget(parent), m_field(field), m_label(new QLabel(label, this)), m_problem(new QLabel(this))
{
    setTextStyle(*m_label, TextStyle::Strong);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setBuddy(field);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    setTone(*m_problem, "danger");
    m_problem->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_label);
    column->addWidget(field);
    column->addWidget(m_problem);
    if (auto* line = qobject_cast<QLineEdit*>(field))
        connect(line, &QLineEdit::textEdited, this, [this] { showProblem({}); });
}

bool FieldRow::setProblem(const QString& text)
{
    if (text == m_given)
        return false;
    m_given = text;
    showProblem(text);
    return !text.isEmpty();
}

void FieldRow::showProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    m_field->setProperty("invalid", !text.isEmpty());
    m_field->setAccessibleDescription(text);
    m_field->style()->unpolish(m_field);
    m_field->style()->polish(m_field);
}

void FieldRow::focusField()
{
    m_field->setFocus();
}

void FieldRow::setLabel(const QString& label)
{
    m_label->setText(label);
    m_field->setAccessibleName(label);
}

QString noticeAt(const FormState& state, FormField field)
{
    for (const FieldNotice& notice : state.fields) {
        if (notice.field == field)
            return notice.text;
    }
    return {};
}

void markInvalid(QWidget& field, bool invalid)
{
    if (field.property("invalid").toBool() == invalid)
        return;
    field.setProperty("invalid", invalid);
    field.style()->unpolish(&field);
    field.style()->polish(&field);
}

QLineEdit* formField(const QString& name, QWidget* parent)
{
    auto* field = new QLineEdit(parent);
    field->setAccessibleName(name);
    field->setMaxLength(2000);
    return field;
}

QPushButton* linkButton(const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setAccessibleName(text);
    setTone(*button, "link");
    return button;
}

void showResend(QPushButton& button, const FormState& state)
{
    const QString text
        = state.resendPause > 0
              ? QCoreApplication::translate("waxwing::FormParts",
                                            "Send e-mail again (possible in %n second(s))", nullptr,
                                            state.resendPause)
              : QCoreApplication::translate("waxwing::FormParts", "Send e-mail again");
    button.setText(text);
    button.setAccessibleName(text);
    button.setEnabled(!state.busy && state.resendPause == 0);
}

} // namespace waxwing

#include "ui/signin/confirmationpage.h"

#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace waxwing {

ConfirmationPage::ConfirmationPage(QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)),
      m_token(formField(tr("Link or code from the e-mail"), this)),
      m_tokenRow(new FieldRow(tr("Link or code from the e-mail"), m_token, this)),
      m_next(new QPushButton(this)), m_resend(linkButton({}, this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_token->setPlaceholderText(tr("Only if the link does not open"));
    m_token->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    setTone(*m_next, "primary");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_text);
    column->addSpacing(8);
    column->addWidget(m_tokenRow);
    column->addSpacing(8);
    column->addWidget(m_next);
    column->addWidget(m_resend, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_token, &QLineEdit::textChanged, this, &ConfirmationPage::nameButton);
    connect(m_token, &QLineEdit::returnPressed, m_next, &QPushButton::click);
    connect(m_next, &QPushButton::clicked, this, &ConfirmationPage::submit);
    connect(m_resend, &QPushButton::clicked, this, &ConfirmationPage::resendRequested);
    nameButton();
}

void ConfirmationPage::nameButton()
{
    m_next->setText(m_token->text().trimmed().isEmpty() ? tr("I have confirmed") : tr("Confirm"));
    m_next->setAccessibleName(m_next->text());
}

void ConfirmationPage::setState(const FormState& state)
{
    m_text->setText(tr("An e-mail to %1 holds a link. Open it to confirm that the address is "
                       "yours, then go on here.")
                        .arg(breakable(singleLine(state.address))));
    m_token->setReadOnly(state.busy);
    m_next->setEnabled(!state.busy);
    if (m_tokenRow->setProblem(noticeAt(state, FormField::Token)))
        m_token->setFocus();
    showResend(*m_resend, state);
}

void ConfirmationPage::focusField()
{
    m_next->setFocus();
}

void ConfirmationPage::clear()
{
    m_token->clear();
}

void ConfirmationPage::submit()
{
    const QString pasted = m_token->text();
    if (pasted.trimmed().isEmpty())
        Q_EMIT confirmedElsewhere();
    else
        Q_EMIT confirmed(pasted);
}

} // namespace waxwing

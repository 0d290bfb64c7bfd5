#include "ui/signin/newpasswordpage.h"

#include "core/model/passwordrules.h"
#include "ui/common/format.h"
#include "ui/common/newpasswordfields.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace waxwing {

NewPasswordPage::NewPasswordPage(QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)),
      m_token(formField(tr("Link or code from the e-mail"), this)),
      m_tokenRow(new FieldRow(tr("Link or code from the e-mail"), m_token, this)),
      m_password(new NewPasswordFields(tr("New password"), this)),
      m_keep(new QCheckBox(tr("Keep me signed in"), this)),
      m_set(new QPushButton(tr("Set password and sign in"), this)), m_resend(linkButton({}, this))
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_token->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_keep->setAccessibleName(m_keep->text());
    m_set->setAccessibleName(m_set->text());
    setTone(*m_set, "primary");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_text);
    column->addSpacing(4);
    column->addWidget(m_tokenRow);
    column->addSpacing(4);
    column->addWidget(m_password);
    column->addWidget(m_keep);
    column->addSpacing(4);
    column->addWidget(m_set);
    column->addWidget(m_resend, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_token, &QLineEdit::returnPressed, m_password, &NewPasswordFields::focusField);
    connect(m_password, &NewPasswordFields::submitted, m_set, &QPushButton::click);
    connect(m_set, &QPushButton::clicked, this, &NewPasswordPage::submit);
    connect(m_resend, &QPushButton::clicked, this, &NewPasswordPage::resendRequested);
}

void NewPasswordPage::setState(const FormState& state)
{
    const QString key = state.portal.entry.serviceGuid.toString() + u' ' + state.address;
    if (key != m_key) {
        m_key = key;
        clear();
        m_password->setRules(PasswordRules(state.settings.passwordManagement));
        m_keep->setChecked(state.keepSignedIn);
    }
    m_text->setText(tr("If %1 is registered here, an e-mail is on its way to it. Paste its link or "
                       "code below.")
                        .arg(breakable(singleLine(state.address))));
    m_keep->setVisible(state.settings.keepMeLoggedIn);
    m_keep->setEnabled(!state.busy);
    m_token->setReadOnly(state.busy);
    m_password->setReadOnly(state.busy);
    m_set->setEnabled(!state.busy);
    if (m_tokenRow->setProblem(noticeAt(state, FormField::Token)))
        m_token->setFocus();
    m_password->setProblem(noticeAt(state, FormField::Password));
    showResend(*m_resend, state);
}

void NewPasswordPage::focusField()
{
    m_token->setFocus();
}

void NewPasswordPage::clear()
{
    m_token->clear();
    m_password->wipe();
}

void NewPasswordPage::submit()
{
    if (m_token->text().trimmed().isEmpty()) {
        m_tokenRow->showProblem(tr("Paste the link or the code from the e-mail."));
        m_token->setFocus();
        return;
    }
    if (m_password->check())
        Q_EMIT submitted(m_token->text(), m_password->password(),
                         m_keep->isVisibleTo(this) && m_keep->isChecked());
}

} // namespace waxwing

#include "ui/signin/passwordpage.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

PasswordPage::PasswordPage(QWidget* parent)
    : QWidget(parent), m_address(new ElidedLabel(this)), m_password(new QLineEdit(this)),
      m_keep(new QCheckBox(tr("Keep me signed in"), this)),
      m_signIn(new QPushButton(tr("Sign in"), this)),
      m_reset(new QPushButton(tr("Forgot password?"), this))
{
    auto* addressLabel = new QLabel(tr("E-mail address"), this);
    setTextStyle(*addressLabel, TextStyle::Strong);
    auto* label = new QLabel(tr("Password"), this);
    setTextStyle(*label, TextStyle::Strong);
    label->setBuddy(m_password);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password"));
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData
                                    | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_keep->setAccessibleName(m_keep->text());
    m_signIn->setAccessibleName(tr("Sign in"));
    m_reset->setAccessibleName(tr("Forgot password?"));
    setTone(*m_signIn, "primary");
    setTone(*m_reset, "link");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(addressLabel);
    column->addWidget(m_address);
    column->addSpacing(8);
    column->addWidget(label);
    column->addWidget(m_password);
    column->addWidget(m_keep);
    column->addSpacing(8);
    column->addWidget(m_signIn);
    column->addWidget(m_reset, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_signIn, &QPushButton::clicked, this, &PasswordPage::submit);
    connect(m_password, &QLineEdit::returnPressed, m_signIn, &QPushButton::click);
    connect(m_reset, &QPushButton::clicked, this, &PasswordPage::resetRequested);
}

void PasswordPage::setState(const SignInState& state)
{
    const QString known = state.portal ? state.portal->entry.emailAddress : QString();
    m_address->setText(singleLine(known.isEmpty() ? state.address : known));
    m_keep->setVisible(state.offerKeepSignedIn);
    m_keep->setEnabled(!state.busy);
    m_reset->setVisible(state.offerPasswordReset);
    m_reset->setEnabled(!state.busy);
    m_signIn->setEnabled(state.prepared && !state.busy);
}

void PasswordPage::focusField()
{
    m_password->setFocus();
}

void PasswordPage::clear()
{
    m_password->clear();
    m_keep->setChecked(false);
}

void PasswordPage::submit()
{
    const Secret password = Secret::fromText(m_password->text());
    m_password->clear();
    Q_EMIT submitted(password, m_keep->isVisible() && m_keep->isChecked());
}

} // namespace waxwing

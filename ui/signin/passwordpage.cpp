#include "ui/signin/passwordpage.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/format.h"
#include "ui/common/passwordfield.h"
#include "ui/common/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

PasswordPage::PasswordPage(QWidget* parent)
    : QWidget(parent), m_address(new ElidedLabel(this)), m_password(new PasswordField(this)),
      m_keep(new QCheckBox(tr("Keep me signed in"), this)),
      m_signIn(new QPushButton(tr("Sign in"), this)),
      m_reset(new QPushButton(tr("Forgot password?"), this)),
      m_register(new QPushButton(tr("First time here? Register"), this))
{
    auto* addressLabel = new QLabel(tr("E-mail address"), this);
    setTextStyle(*addressLabel, TextStyle::Strong);
    auto* label = new QLabel(tr("Password"), this);
    setTextStyle(*label, TextStyle::Strong);
    label->setBuddy(m_password);
    m_password->setAccessibleName(tr("Password"));
    m_keep->setAccessibleName(m_keep->text());
    m_signIn->setAccessibleName(tr("Sign in"));
    m_reset->setAccessibleName(tr("Forgot password?"));
    setTone(*m_signIn, "primary");
    setTone(*m_reset, "link");
    m_register->setAccessibleName(m_register->text());
    setTone(*m_register, "link");
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
    column->addWidget(m_register, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_signIn, &QPushButton::clicked, this, &PasswordPage::submit);
    connect(m_password, &QLineEdit::returnPressed, m_signIn, &QPushButton::click);
    connect(m_reset, &QPushButton::clicked, this, &PasswordPage::resetRequested);
    connect(m_register, &QPushButton::clicked, this, &PasswordPage::registrationRequested);
}

void PasswordPage::setState(const SignInState& state)
{
    const QString known = state.portal ? state.portal->entry.emailAddress : QString();
    m_address->setText(singleLine(known.isEmpty() ? state.address : known));
    m_keep->setVisible(state.offerKeepSignedIn);
    m_keep->setEnabled(!state.busy);
    m_reset->setVisible(state.offerPasswordReset);
    m_reset->setEnabled(!state.busy);
    m_register->setVisible(state.offerRegistration && !state.addressFixed);
    m_register->setEnabled(!state.busy);
    m_signIn->setEnabled(state.prepared && !state.busy);
}

void PasswordPage::focusField()
{
    m_password->setFocus();
}

void PasswordPage::clear()
{
    m_password->wipe();
    m_keep->setChecked(false);
}

void PasswordPage::submit()
{
    const Secret password = m_password->take();
    Q_EMIT submitted(password, m_keep->isVisible() && m_keep->isChecked());
}

} // namespace waxwing

#include "ui/signin/passwordpage.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/format.h"
#include "ui/common/passwordfield.h"
#include "ui/common/theme.h"
#include "ui/signin/formparts.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

PasswordPage::PasswordPage(QWidget* parent)
    : QWidget(parent), m_address(new ElidedLabel(this)), m_addressField(new QLineEdit(this)),
      m_password(new PasswordField(this)),
      m_keep(new QCheckBox(tr("Keep me signed in"), this)),
      m_signIn(new QPushButton(tr("Sign in"), this)),
      m_reset(new QPushButton(tr("Forgot password?"), this)),
      m_register(new QPushButton(tr("First time here? Register"), this))
{
    auto* addressLabel = new QLabel(tr("E-mail address"), this);
    setTextStyle(*addressLabel, TextStyle::Strong);
    addressLabel->setBuddy(m_addressField);
    m_addressField->setAccessibleName(addressLabel->text());
    m_addressField->setPlaceholderText(tr("you@example.org"));
    m_addressField->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_addressField->hide();
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
    column->addWidget(m_addressField);
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
    connect(m_addressField, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (giveAddress())
            Q_EMIT resetRequested();
    });
    connect(m_register, &QPushButton::clicked, this, &PasswordPage::registrationRequested);
}

void PasswordPage::setState(const SignInState& state)
{
    const QString known = state.portal ? state.portal->entry.emailAddress : QString();
    m_address->setText(singleLine(known.isEmpty() ? state.address : known));
    m_address->setVisible(!state.addressAsked);
    m_addressField->setVisible(state.addressAsked);
    m_addressField->setReadOnly(state.busy);
    m_addressRefused = state.addressAsked && state.notice.aboutInput;
    if (!state.addressAsked)
        m_addressField->clear();
    markInvalid(*m_addressField, m_addressRefused);
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
    if (m_addressField->isVisibleTo(this) && m_addressField->text().isEmpty())
        m_addressField->setFocus();
    else
        m_password->setFocus();
}

void PasswordPage::clear()
{
    m_password->wipe();
    m_keep->setChecked(false);
}

/// False if there is none that could be used; the notice says so, and the password stays.
bool PasswordPage::giveAddress()
{
    if (m_addressField->isVisibleTo(this))
        Q_EMIT addressEntered(m_addressField->text());
    if (m_addressRefused)
        m_addressField->setFocus();
    return !m_addressRefused;
}

void PasswordPage::submit()
{
    if (!giveAddress())
        return;
    const Secret password = m_password->take();
    Q_EMIT submitted(password, m_keep->isVisible() && m_keep->isChecked());
}

} // namespace waxwing

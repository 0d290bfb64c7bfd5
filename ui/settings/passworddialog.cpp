#include "ui/settings/passworddialog.h"

#include "ui/common/errorsentence.h"
#include "ui/common/fieldrefusal.h"
#include "ui/common/format.h"
#include "ui/common/newpasswordfields.h"
#include "ui/common/noticebar.h"
#include "ui/common/passwordfield.h"
#include "ui/common/spinner.h"
#include "ui/common/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace waxwing {

PasswordDialog::PasswordDialog(const QString& address, const QString& portalName, QWidget* parent)
    : QDialog(parent), m_portal(singleLine(portalName)), m_lead(new QLabel(this)),
      m_notice(new NoticeBar(this, NoticeBar::Buttons::Below)), m_form(new QWidget(this)),
      m_old(new PasswordField(m_form)), m_oldProblem(new QLabel(m_form)),
      m_new(new NewPasswordFields(tr("New password"), m_form)), m_spinner(new Spinner(20, this)),
      m_change(new QPushButton(tr("Change password"), this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Change password – Waxwing"));
    setWindowIcon(applicationIcon());
    setMinimumWidth(380);
    m_lead->setText(tr("%1 at %2").arg(breakable(singleLine(address)), m_portal));
    m_lead->setTextFormat(Qt::PlainText);
    m_lead->setWordWrap(true);
    setTone(*m_lead, "secondary");
    m_notice->hide();
    m_old->setAccessibleName(tr("Old password"));
    auto* oldLabel = new QLabel(tr("Old password"), m_form);
    setTextStyle(*oldLabel, TextStyle::Strong);
    oldLabel->setBuddy(m_old);
    m_oldProblem->setWordWrap(true);
    m_oldProblem->setTextFormat(Qt::PlainText);
    setTone(*m_oldProblem, "danger");
    m_oldProblem->hide();
    m_change->setAccessibleName(m_change->text());
    m_change->setAutoDefault(false);
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setAutoDefault(false);
    setTone(*m_change, "primary");

    auto* heading = new QLabel(tr("Change password"), this);
    setTextStyle(*heading, TextStyle::Title);
    auto* fields = new QVBoxLayout(m_form);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(6);
    fields->addWidget(oldLabel);
    fields->addWidget(m_old);
    fields->addWidget(m_oldProblem);
    fields->addSpacing(8);
    fields->addWidget(m_new);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_spinner);
    bottom->addStretch(1);
    bottom->addWidget(m_cancel);
    bottom->addWidget(m_change);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(28, 24, 28, 20);
    column->setSpacing(14);
    column->addWidget(heading);
    column->addWidget(m_lead);
    column->addWidget(m_notice);
    column->addWidget(m_form);
    column->addStretch(1);
    column->addLayout(bottom);

    connect(m_old, &QLineEdit::returnPressed, m_new, &NewPasswordFields::focusField);
    connect(m_old, &QLineEdit::textEdited, m_oldProblem, &QWidget::hide);
    connect(m_new, &NewPasswordFields::submitted, m_change, &QPushButton::click);
    connect(m_change, &QPushButton::clicked, this, &PasswordDialog::submit);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_notice, &NoticeBar::actionTriggered, this, [this] {
        setBusy(true);
        Q_EMIT rulesRequested();
    });
    setBusy(true);
    m_old->setFocus();
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::setBusy(bool busy)
{
    m_spinner->setVisible(busy);
    m_change->setEnabled(!busy && m_hasRules);
    m_old->setReadOnly(busy && m_hasRules);
    m_new->setReadOnly(busy && m_hasRules);
    if (busy)
        m_notice->hide();
}

void PasswordDialog::setRules(const Result<PasswordManagement>& rules)
{
    m_hasRules = rules.has_value();
    setBusy(false);
    if (rules)
        return m_new->setRules(PasswordRules(*rules));
    m_notice->setNotice(NoticeTone::Danger, Icon::Warning,
                        errorSentence(rules.error(), ErrorContext::Settings));
    m_notice->setAction(canRetry(rules.error()) ? tr("Try again") : QString());
    m_notice->show();
}

void PasswordDialog::submit()
{
    if (m_old->text().isEmpty())
        return refuseOldPassword(tr("Enter your old password."));
    if (!m_new->check())
        return;
    m_new->setProblem({});
    setBusy(true);
    Q_EMIT submitted(m_old->secret(), m_new->password());
}

void PasswordDialog::refuseOldPassword(const QString& sentence)
{
    m_old->setInvalid(true);
    m_oldProblem->setText(sentence);
    m_oldProblem->show();
    m_old->setFocus();
    m_old->selectAll();
}

void PasswordDialog::setOutcome(const Result<PasswordChangeOutcome>& outcome)
{
    using Kind = PasswordChangeOutcome::Kind;
    setBusy(false);
    m_notice->setAction({});
    if (!outcome) {
        m_notice->setNotice(NoticeTone::Danger, Icon::Warning,
                            errorSentence(outcome.error(), ErrorContext::Settings));
        m_notice->show();
        return;
    }
    switch (outcome->kind) {
    case Kind::Changed: return finish();
    case Kind::WrongOldPassword:
        return refuseOldPassword(tr("This is not your old password. Check it and try again."));
    case Kind::FieldsRefused: break;
    }
    FieldProblem problem{FormField::Password, {}};
    if (!outcome->problems.isEmpty())
        problem = outcome->problems.first();
    if (problem.field == FormField::OldPassword)
        return refuseOldPassword(fieldRefusal(problem));
    m_new->setProblem(fieldRefusal(problem));
    m_new->focusField();
}

void PasswordDialog::finish()
{
    m_old->wipe();
    m_new->wipe();
    m_form->hide();
    m_change->hide();
    m_cancel->setText(tr("Close"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_cancel->setFocus();
    m_notice->setNotice(NoticeTone::Info, Icon::Check,
                        tr("Your password for %1 is changed. Wherever else you are signed in there, "
                           "you have to sign in again with the new one.")
                            .arg(m_portal));
    m_notice->show();
}

void PasswordDialog::done(int result)
{
    m_old->wipe();
    m_new->wipe();
    QDialog::done(result);
}

} // namespace waxwing
